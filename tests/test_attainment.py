"""From measures to the estimates of a coverage."""

from collections.abc import Sequence
from math import inf, nan

import numpy as np
import pytest

from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.attainment.running_counts import RunningCounts
from planner.estimates.intervals import ratio_interval
from planner.estimates.spread import EMPTY, Spread
from planner.estimates.verdicts import Verdict, verdict_of
from planner.measurement.backlog import rising_backlog
from planner.measurement.measures import Measures
from simulation.columns import int_column
from tests.made_measures import TARGETS, counts_of, measures_of
from tests.made_spreads import spread_of

NO_TIMES = (EMPTY,) * len(TARGETS)


def estimated(measures: Sequence[Measures], spreads: Sequence[Spread] = NO_TIMES) -> CoverageResult:
    return coverage_result("Here", TARGETS, measures, spreads, weeks=1)


def ten_of(rows: Sequence[tuple[int, int]]) -> list[Measures]:
    return [measures_of(counts_of(rows)) for _ in range(10)]


def test_attainment_is_the_ratio_of_sums_not_the_mean_of_ratios() -> None:
    measures = [measures_of(counts_of([(9, 10), (0, 0), (0, 0)])), measures_of(counts_of([(0, 90), (0, 0), (0, 0)]))]
    urgent = estimated(measures).targets[0]
    assert (urgent.count, urgent.attainment) == (100, 0.09)


def test_the_interval_is_that_of_the_counts_over_replications() -> None:
    measures = [measures_of(counts_of([(90 + step % 7, 100), (0, 0), (0, 0)])) for step in range(12)]
    met, count = int_column([90 + step % 7 for step in range(12)]), np.full(12, 100)
    expected = ratio_interval(met, count, crowd=1.0)
    assert estimated(measures).targets[0].ci95 == expected


def test_counts_that_run_along_say_at_every_replication_what_the_estimates_would() -> None:
    measures = [measures_of(counts_of([(80 + step % 17, 100), (0, 0), (step % 3, step % 5)])) for step in range(150)]
    others = [measures_of(counts_of([(90, 100), (step, 200), (0, 0)])) for step in range(150)]
    running = RunningCounts(2 * len(TARGETS))
    for done, both in enumerate(zip(measures, others, strict=True), start=1):
        running.add([each.targets for each in both])
        if done in (1, 2, 63, 64, 65, 128, 129, 150):
            results = estimated(measures[:done]).targets + estimated(others[:done]).targets
            expected = [
                nan if each.count == 0 else inf if each.ci95 is None else each.ci95.half_width for each in results
            ]
            assert running.half_widths().tolist() == pytest.approx(expected, rel=1e-12, nan_ok=True)


def test_no_tickets_is_never_one_hundred_per_cent() -> None:
    result = estimated(ten_of([(0, 0), (0, 0), (0, 0)])).targets[0]
    assert result.verdict is Verdict.NO_TICKETS
    assert (result.count, result.attainment, result.ci95, result.bound) == (0, None, None, None)
    assert (result.months, result.hours, result.missed_because) == (None, None, None)


@pytest.mark.parametrize(
    ("met", "count", "verdict"),
    [
        (1_000, 1_000, Verdict.MET),
        (500, 1_000, Verdict.MISSED),
        (950, 1_000, Verdict.TOO_CLOSE),
        (2, 2, Verdict.TOO_CLOSE),
        (0, 2, Verdict.TOO_CLOSE),
        (0, 3, Verdict.MISSED),
    ],
)
def test_verdicts_of_ten_replications(met: int, count: int, verdict: Verdict) -> None:
    assert estimated(ten_of([(met, count), (0, 0), (0, 0)])).targets[0].verdict is verdict


def test_nine_replications_are_too_few_for_a_verdict() -> None:
    interval = ratio_interval(np.full(9, 500), np.full(9, 1_000), crowd=1.0)
    assert verdict_of(interval, 0.95, 9_000, 9) is Verdict.TOO_CLOSE
    assert verdict_of(interval, 0.95, 9_000, 10) is Verdict.MISSED


def test_one_replication_has_no_interval() -> None:
    result = estimated(ten_of([(5, 10), (0, 0), (0, 0)])[:1]).targets[0]
    assert (result.attainment, result.ci95, result.verdict) == (0.5, None, Verdict.TOO_CLOSE)


def test_the_bound_is_for_first_responses_only() -> None:
    urgent, updates, _ = estimated(ten_of([(5, 10), (5, 10), (5, 10)])).targets
    assert (urgent.bound, updates.bound) == (1.0, None)


def test_every_miss_has_one_vote() -> None:
    """Two misses split (1, 0, 0, 0) and (0, 0.5, 0.5, 0): half, a quarter, a quarter."""
    causes = [[1.0, 0.5, 0.5, 0.0], [0.0] * 4, [0.0] * 4]
    because = estimated([measures_of(counts_of([(8, 10), (5, 5), (0, 0)], causes=causes))]).targets[0].missed_because
    assert because is not None
    assert (because.no_one_on_shift, because.all_busy, because.less_important_work) == (0.5, 0.25, 0.25)


def test_months_without_the_target_are_left_out() -> None:
    """Of months (met, count) (19, 20), (18, 20), none and (20, 20), two of three meet 95%."""
    nothing = [(0, 0)] * 2
    measures = [
        measures_of(counts_of([(37, 40), (0, 0), (0, 0)], months=[[(19, 20), (18, 20)], nothing, nothing])),
        measures_of(counts_of([(20, 20), (0, 0), (0, 0)], months=[[(0, 0), (20, 20)], nothing, nothing])),
    ]
    result = estimated(measures)
    months = result.targets[0].months
    assert months is not None
    assert months.meet_goal == pytest.approx(2 / 3)
    assert months.count_per_month == 20
    assert months.ci95 is not None
    assert months.ci95.low < 2 / 3 < months.ci95.high
    assert result.targets[1].months is None


def test_a_month_meets_all_only_if_every_contractual_target_does() -> None:
    """The second month fails one, the third has nothing contractual, and Low is only suggested."""
    months = [[(10, 10), (10, 10), (0, 0)], [(10, 10), (5, 10), (0, 0)], [(0, 10), (10, 10), (0, 10)]]
    counts = counts_of([(20, 20), (15, 20), (10, 30)], months=months)
    all_months = estimated([measures_of(counts)]).months_meet_all
    assert all_months is not None
    assert all_months.meet_goal == 0.5
    assert all_months.count_per_month == 20


def test_no_whole_month_is_null() -> None:
    result = estimated(ten_of([(5, 10), (5, 10), (5, 10)]))
    assert result.months_meet_all is None
    assert result.targets[0].months is None


def test_hours_are_read_off_the_spread() -> None:
    times = spread_of(int_column([3_600, 7_200, 36_000]))
    hours = estimated(ten_of([(5, 10)] * 3), [times, EMPTY, EMPTY]).targets[0].hours
    assert hours is not None
    assert hours.mean == pytest.approx(13 / 3)
    assert hours.p50 == pytest.approx(2, rel=0.001)
    assert hours.p99 == pytest.approx(10, rel=0.001)


def test_utilisation_is_of_available_time_and_without_overtime() -> None:
    rows = [(1, 1)] * 3
    measures = [measures_of(counts_of(rows), working_s=hours * 3_600) for hours in (20, 30)]
    use = estimated(measures).utilisation
    assert use.share == pytest.approx(50 / 80)
    assert use.ci95 is not None
    assert (use.working_h, use.overtime_h, use.absent_h) == (25, 1, 2)
    result = estimated(measures)
    assert (result.call_outs_per_week, result.guidance_refused_h_per_week) == (2, 1)


def test_hand_overs_and_interruptions_are_means_over_all_measured_tickets() -> None:
    counts = counts_of([(1, 1)] * 3)
    result = estimated([measures_of(counts, tickets=(10, 5, 2)), measures_of(counts, tickets=(30, 5, 0))])
    assert (result.hand_overs_per_ticket, result.interruptions_per_ticket) == (0.25, 0.05)


def test_without_measured_tickets_there_is_no_mean() -> None:
    result = estimated([measures_of(counts_of([(0, 0)] * 3), tickets=(0, 0, 0))])
    assert (result.hand_overs_per_ticket, result.interruptions_per_ticket) == (None, None)


def backlogs(rise_per_week: float, *, deviation: float = 6.0) -> list[Measures]:
    chance = np.random.default_rng(7)
    weeks = np.arange(27)
    return [
        measures_of(
            counts_of([(1, 1)] * 3),
            backlog=np.maximum(0, np.rint(40 + rise_per_week * weeks + chance.normal(0, deviation, 27))).astype(
                np.int64
            ),
            arrivals=26 * 50,
        )
        for _ in range(10)
    ]


def test_a_backlog_that_rises_is_warned_of() -> None:
    warning = rising_backlog(backlogs(3.0), from_week=6)
    assert warning is not None
    assert "still rises" in warning


@pytest.mark.parametrize("rise_per_week", [0.0, -2.0, 0.1])
def test_a_backlog_that_does_not_is_not(rise_per_week: float) -> None:
    assert rising_backlog(backlogs(rise_per_week), from_week=6) is None


@pytest.mark.parametrize(("rise_per_week", "is_noticeable"), [(0.9, False), (1.1, True)])
def test_a_rise_beyond_chance_must_also_be_two_per_cent_of_the_tickets(
    rise_per_week: float, is_noticeable: bool
) -> None:
    """Of 50 tickets a week, 1 a week left over is 2%; the backlogs hardly vary, so either rise is beyond chance."""
    warning = rising_backlog(backlogs(rise_per_week, deviation=1.0), from_week=6)
    assert (warning is not None) == is_noticeable
