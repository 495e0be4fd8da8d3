"""The benchmarks measure what they say they do: all contestants play the same queue, and the parts make the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from benchmarks.agreement import DisagreementError, assert_exact, exact_waits_h
from benchmarks.asked import Asked, Bound, Verdict
from benchmarks.contestants import ENTRIES, Contestant
from benchmarks.desktop import TIMES, tenfold
from benchmarks.engine_profile import TOP, engine_hotspots
from benchmarks.engine_queue import compiled_run
from benchmarks.engine_race import race_engines
from benchmarks.growth import Growth, Step, growths
from benchmarks.growth_plot import write_plot
from benchmarks.queue_draw import ENGINEERS, QueueDraw, draw_queue, mean_waiting
from benchmarks.race import agreed_waits_h, race
from benchmarks.study_parts import median_parts
from benchmarks.turns import in_turns, median_ratio
from benchmarks.what_if import with_more
from planner.scenario.draft import checked, draft_of_content, entries_at
from planner.shipped import neptune_sample
from simulation.columns import FloatArray
from tests.exact.erlang import mean_wait
from tests.small_scenarios import group, scenario, shift, team

QUICKEST = (Contestant.COMPILED, Contestant.ENGINE)


@pytest.fixture(scope="module")
def draw() -> QueueDraw:
    return draw_queue(3_000, seed=7)


def runs_of(draw: QueueDraw) -> dict[Contestant, Callable[[], FloatArray]]:
    return {entry.contestant: entry.ready(draw) for entry in ENTRIES}


def test_every_ticket_waits_as_long_in_every_program(draw: QueueDraw) -> None:
    waits_ms = {contestant: run() for contestant, run in runs_of(draw).items()}
    assert set(waits_ms) == set(Contestant)
    for wait_ms in waits_ms.values():
        assert wait_ms == pytest.approx(waits_ms[Contestant.ENGINE], abs=1e-3)
    assert waits_ms[Contestant.ENGINE].max() > 0


def test_a_program_can_play_again(draw: QueueDraw) -> None:
    for run in runs_of(draw).values():
        assert np.array_equal(run(), run())


def test_a_slow_program_plays_the_first_tickets_and_is_compared_by_the_ticket() -> None:
    found = race(3_000, rounds=1, entries=[entry for entry in ENTRIES if entry.contestant in QUICKEST])
    tickets = {lap.contestant: lap.tickets for lap in found.laps}
    assert tickets == {Contestant.COMPILED: 3_000, Contestant.ENGINE: 300}
    mine, other = (lap.seconds[0] for lap in found.laps)
    assert found.compiled_is_faster_than(Contestant.ENGINE) == pytest.approx((other / 300) / (mine / 3_000))
    assert found.compiled_is_faster_than(Contestant.COMPILED) == 1


def test_a_program_that_plays_another_queue_is_not_raced(draw: QueueDraw) -> None:
    runs = runs_of(draw)
    wait_ms = runs[Contestant.CIW]()
    wait_ms[17] += 1
    with pytest.raises(DisagreementError, match="Ciw"):
        agreed_waits_h(draw, dict.fromkeys(runs, draw), runs | {Contestant.CIW: lambda: wait_ms})


def test_mean_waits_lie_around_the_exact_ones() -> None:
    draw = draw_queue(200_000, seed=7)
    wait_ms = compiled_run(draw)()
    assert_exact(draw, wait_ms)
    with pytest.raises(DisagreementError, match="priority 0"):
        assert_exact(draw, wait_ms * 1.5)


def test_the_exact_mean_waits_keep_the_work_of_all_in_balance() -> None:
    # Whatever the order in which tickets are served, the mean wait of all is that of first come, first served.
    assert exact_waits_h().mean() == pytest.approx(mean_wait(ENGINEERS, arrival_rate=18, service_rate=2))
    assert np.all(np.diff(exact_waits_h()) > 0)


def test_both_engines_play_the_same_replications_of_a_scenario() -> None:
    found = race_engines(scenario([group()], [team(shift())]), rounds=3)
    assert found.touches >= found.tickets > 0
    assert len(found.compiled_s) == len(found.simpy_s) == 3


def test_a_ratio_is_taken_within_each_round() -> None:
    assert median_ratio((10.0, 40.0, 9.0), (1.0, 2.0, 3.0)) == 10.0


def test_turns_are_taken_by_all_in_each_round_once_to_warm_up_and_once_that_counts() -> None:
    played: list[str] = []
    seconds = in_turns({name: partial(played.append, name) for name in "ab"}, rounds=2)
    assert played == ["a", "a", "b", "b"] * 2
    assert [len(spent) for spent in seconds.values()] == [2, 2]


def test_the_parts_of_a_study_make_the_whole() -> None:
    small = scenario([group()], [team(shift())])
    parts = median_parts(small, 2, rounds=1)
    of_coverages = [sum(each) for each in parts.by_coverage_s.values()]
    assert parts.draw_s + parts.roster_s + sum(of_coverages) + parts.rest_s == pytest.approx(parts.whole_s)
    assert [len(each) for each in parts.by_coverage_s.values()] == [1, 1]
    assert parts.touches_per_s > parts.tickets_per_s > 0


def test_the_profile_names_engine_functions_in_words() -> None:
    hotspots = engine_hotspots(scenario([group(accounts=1_000)], [team(shift(engineers=8))]))
    assert 0 < len(hotspots) <= TOP
    assert hotspots[0].place == "timeline: Timeline.step"
    assert hotspots[0].cumulative_share > 0.5
    assert all(hotspot.words[0].isupper() for hotspot in hotspots)


def test_the_larger_scenario_is_sound_and_ten_times_as_large() -> None:
    sample = draft_of_content(neptune_sample().read_bytes())
    large = tenfold(sample)
    assert checked(large).errors == ()
    for key in ("customers", "coverage"):
        assert len(entries_at(large, (key,))) == TIMES * len(entries_at(sample, (key,)))


def steps_of(seconds: Callable[[float], float]) -> Growth:
    bare = [Step(tickets, float(tickets), (1.0,)) for tickets in (1_000, 10_000, 100_000)]
    return Growth(1.1, tuple(Step(step.tickets, step.waiting, (seconds(step.work),)) for step in bare))


def test_linear_and_quadratic_growth_are_told_apart() -> None:
    assert steps_of(lambda work: work * 5e-8).exponent == pytest.approx(1)
    assert steps_of(lambda work: work * 5e-8).ns_of_work == pytest.approx(50)
    assert steps_of(lambda work: work**2 * 1e-12).exponent == pytest.approx(2)


def test_more_and_more_wait_where_more_comes_than_can_be_done() -> None:
    usual, busy = growths((1_000, 4_000), rounds=1)
    assert [step.tickets for step in usual.steps] == [1_000, 4_000]
    assert busy.steps[1].waiting > 3 * busy.steps[0].waiting
    assert usual.steps[1].waiting < 3 * usual.steps[0].waiting


def test_the_mean_number_waiting_is_counted_over_time() -> None:
    tickets = QueueDraw(np.array([0, 2, 4]), np.array([10, 10, 10]), np.array([0, 0, 0]))
    # One waits from 2 to 10, another from 4 to 20: 24 ms in 20 ms.
    assert mean_waiting(tickets, np.array([0.0, 8.0, 16.0])) == pytest.approx(24 / 20)


def test_the_plot_of_growth_says_what_it_shows(tmp_path: Path) -> None:
    path = tmp_path / "growth.svg"
    write_plot([steps_of(lambda work: work * 5e-8)], path)
    words = path.read_text("utf-8")
    for each in ("100 thousand tickets take 83 ms", "load 1.1: more and more tickets wait", "10 thousand"):
        assert each in words


@pytest.mark.parametrize(
    ("figure", "bound", "verdict"),
    [
        (50.0, Bound.AT_LEAST, Verdict.MET),
        (49.9, Bound.AT_LEAST, Verdict.NOT_MET),
        (50.0, Bound.AT_MOST, Verdict.MET),
        (50.1, Bound.AT_MOST, Verdict.NOT_MET),
        (50.0, None, Verdict.STATED),
        (None, Bound.AT_MOST, Verdict.UNKNOWN),
    ],
)
def test_a_figure_is_met_or_not(figure: float | None, bound: Bound | None, verdict: Verdict) -> None:
    assert Asked("Faster", "times", figure, bound, 50.0).verdict is verdict


def test_a_what_if_changes_one_headcount_of_one_coverage() -> None:
    coverages = [{"name": name, "teams": [team(shift(engineers=5))]} for name in ("Here", "There")]
    before = scenario([group()], coverage=coverages)
    after = with_more(before, 1, 2)
    assert after.coverage[0] == before.coverage[0]
    assert after.coverage[1].teams[0].shifts[0].engineers == 7
