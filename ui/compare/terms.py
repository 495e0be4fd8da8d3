"""Terms of the comparison, each in one sentence, for tooltips."""

from __future__ import annotations

SUBJECT = "The plan and the severity of the tickets; below them what a week costs and how often tickets change hands."
PROMISE = "What the plan promises, counted on the clock that it names."
COVERAGE = "The coverage that is compared with the baseline."
BASELINE = "The baseline's verdict and attainment; their intervals stand on the page of verdicts."
COMPARED = "The verdict and attainment of the coverage that is compared with it."
DIFFERENCE = (
    "The share met by the coverage less that of the baseline, in percentage points, and its 95% interval. It is taken "
    "replication by replication, so that what chance does to both is not counted."
)
INTERVAL = (
    "The interval of the difference: to the right of the line of no difference the coverage is better, to the left it "
    "is worse; an interval that reaches over the line cannot tell."
)
FINDING = (
    "▲ better: the whole interval is above zero. ▼ worse: all of it is below. ● cannot tell: it has zero within, or "
    "there are too few tickets or replications."
)
COUNTS = (
    "How many promises came due under the baseline and under the coverage. They differ, because late first responses "
    "and long gaps change how many updates come due."
)
