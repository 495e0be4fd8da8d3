"""The benchmarks measure what they say they do: all contestants play the same queue, and the parts make the whole."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.contestants import ENTRIES, Contestant
from benchmarks.desktop import TIMES, tenfold
from benchmarks.engine_profile import TOP, engine_hotspots
from benchmarks.queue_draw import PRIORITIES, QueueDraw, draw_queue
from benchmarks.race import DisagreementError, agreed_waits_h
from benchmarks.study_parts import study_parts
from planner.scenario.draft import checked, draft_of_content, entries_at
from planner.shipped import neptune_sample
from simulation.columns import FloatArray
from tests.small_scenarios import group, scenario, shift, team


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


def test_more_important_tickets_wait_less(draw: QueueDraw) -> None:
    waits_h = agreed_waits_h(draw, runs_of(draw))[Contestant.ENGINE]
    assert waits_h.shape == (PRIORITIES,)
    assert waits_h[0] < waits_h[-1] / 3


def test_a_program_that_plays_another_queue_is_not_raced(draw: QueueDraw) -> None:
    runs = runs_of(draw)
    wait_ms = runs[Contestant.CIW]()
    with pytest.raises(DisagreementError, match="Ciw"):
        agreed_waits_h(draw, runs | {Contestant.CIW: lambda: wait_ms * 1.05})


def test_the_parts_of_a_study_make_the_whole() -> None:
    small = scenario([group()], [team(shift())])
    parts = study_parts(small, 2)
    of_coverages = [sum(each) for each in parts.by_coverage_s.values()]
    assert parts.draw_s + sum(of_coverages) + parts.rest_s == pytest.approx(parts.whole_s)
    assert [len(each) for each in parts.by_coverage_s.values()] == [1, 1, 1]
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
