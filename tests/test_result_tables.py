"""Results on a terminal: costs, assumptions and every width."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from planner.attainment.result_warnings import open_warning
from planner.attainment.results import CoverageResult, StudyResult
from planner.command_line.result_tables import print_results
from planner.estimates.intervals import Interval
from planner.reporting.result_words import assumed_readings, cost_in_words, weekly_cost
from planner.staffing.costs import CostParts
from tests.made_studies import picture_of


def printed(study: StudyResult, width: int) -> list[str]:
    console = Console(file=StringIO(), width=width, force_terminal=True, color_system=None)
    print_results(study, "EUR", console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().splitlines()


def study_of(case: str) -> StudyResult:
    study = picture_of(case).study
    assert study is not None
    return study


def first_coverage() -> CoverageResult:
    return study_of("ordinary").coverages[0]


@pytest.mark.parametrize("width", [40, 60, 69, 80, 100, 131, 132, 200])
@pytest.mark.parametrize("case", ["ordinary", "no tickets", "hostile names", "one replication"])
def test_no_width_cuts_anything(case: str, width: int) -> None:
    study = study_of(case)
    lines = printed(study, width)
    assert not any("…" in line for line in lines)
    words = " ".join(" ".join(lines).split())
    for coverage in study.coverages:
        for result in coverage.targets:
            assert f"{result.count:,}" in words
            assert f"{result.target.plan} {result.target.severity.word}" in words


def test_a_narrow_terminal_has_two_lines_for_each_target() -> None:
    study = study_of("one coverage")
    lines = printed(study, 60)
    targets = study.coverages[0].targets
    heads = [at for at, line in enumerate(lines) if line.endswith((", response", ", updates"))]
    assert len(heads) == len(targets)
    assert all(", count " in lines[at + 1] and ", month " in lines[at + 1] for at in heads)
    assert all(len(line) <= 60 for line in lines)


def test_each_coverage_tells_its_cost() -> None:
    study = study_of("ordinary")
    lines = [line for line in printed(study, 200) if line.startswith("Costs ")]
    assert lines == [cost_in_words(coverage, "EUR") for coverage in study.coverages]
    assert all("paid hours" in line for line in lines)
    assert "retainer" in lines[-1]


def test_words_of_costs() -> None:
    costs = CostParts(paid_hours=17_000.0, retainer=300.0, overtime=60.0)
    fixed = replace(first_coverage(), cost=costs, cost_ci95=Interval(17_360.0, 17_360.0))
    assert cost_in_words(fixed, "NOK") == ("Costs 17,360 NOK a week (paid hours 17,000, retainer 300, overtime 60).")
    wide = replace(fixed, cost_ci95=Interval(17_300.0, 17_420.0))
    assert cost_in_words(wide, "NOK").startswith("Costs 17,360 NOK a week, 95% interval 17,300–17,420 (paid")
    assert weekly_cost(wide, "NOK") == "Costs 17,360 NOK a week."
    assert weekly_cost(replace(fixed, cost=CostParts(), cost_ci95=None), "NOK") == ""
    assert weekly_cost(replace(fixed, cost=None, cost_ci95=None), "NOK") == ""
    assert cost_in_words(replace(fixed, cost=CostParts(), cost_ci95=None), "NOK") == ""
    assert cost_in_words(replace(fixed, cost=None, cost_ci95=None), "NOK") == ""


def test_only_assumptions_that_apply_are_told() -> None:
    targets = first_coverage().targets
    assert len(assumed_readings(targets)) == 2
    basic = [result for result in targets if result.target.plan == "Basic"]
    assert len(assumed_readings(basic)) == 2
    extended = [result for result in targets if result.target.plan == "Extended"]
    (severities,) = assumed_readings(extended)
    assert "severities" in severities
    daily = [replace(result, target=replace(result.target, words="1 business day")) for result in basic]
    assert assumed_readings(daily) == [severities]
    others = [replace(result, target=replace(result.target, plan="Gold")) for result in targets]
    assert assumed_readings(others) == []


def test_open_targets_are_told_as_the_sum_that_they_are() -> None:
    coverage = first_coverage()
    (first, *others) = coverage.targets
    still_open = replace(first, past_due=first.count, not_due=3)
    closed = [replace(each, past_due=0, not_due=0) for each in others]
    warning = open_warning(replace(coverage, targets=(still_open, *closed)))
    assert warning == (
        f"When following ended {first.count + 3} targets of measured tickets were still open, in 4 replications "
        f"together: {first.count} past due, counted as missed, and 3 not yet due, left out."
    )
    assert open_warning(replace(coverage, targets=tuple(closed))) is None
