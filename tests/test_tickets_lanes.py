"""The lanes of a time line: everything that happened is in one of them, in words, and nothing else is."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from planner.tickets.lanes import Lane, Look, lanes_of
from planner.tickets.life import Standing, TicketLife
from planner.tickets.time_axis import ticks
from simulation.outcomes import Ending
from tests.test_tickets_life import COVERAGES, lives, missed_at_night

HOUR_S = 3600


def lane(lanes: tuple[Lane, ...], title: str) -> Lane:
    return next(each for each in lanes if each.title == title)


def looks(lanes: tuple[Lane, ...], look: Look) -> int:
    return sum(item.look is look for each in lanes for item in each.items)


@COVERAGES
def test_everything_lies_within_the_life_and_is_said(coverage: str) -> None:
    for life in lives(coverage):
        for each in lanes_of(life):
            for item in each.items:
                assert life.ticket.arrival_s <= item.start_s <= item.end_s <= life.until_s
                assert item.words.endswith(".")
                assert item.look in (Look.HAND_OVER, Look.MET, Look.LATE, Look.DUE, Look.ARRIVED, Look.SOLVED) or (
                    item.start_s < item.end_s
                )


@COVERAGES
def test_a_hand_over_goes_from_one_engineers_lane_to_the_others(coverage: str) -> None:
    handed = 0
    for life in lives(coverage):
        lanes = lanes_of(life)
        arrows = [(each.title, item) for each in lanes for item in each.items if item.look is Look.HAND_OVER]
        found = sorted((item.start_s, title, lanes[item.to_lane or 0].title) for title, item in arrows)
        assert found == sorted((each.at_s, each.before.name, each.after.name) for each in life.hand_overs)
        handed += len(found)
    assert handed > 0


@COVERAGES
def test_a_reply_is_marked_as_it_stands(coverage: str) -> None:
    for life in lives(coverage):
        lanes = lanes_of(life)
        made = [owed for owed in (life.first, *life.updates) if owed.reply_s is not None]
        late = [owed for owed in made if owed.standing is Standing.MISSED]
        assert (looks(lanes, Look.MET), looks(lanes, Look.LATE)) == (len(made) - len(late), len(late))


@COVERAGES
def test_the_why_lane_is_of_the_reply_that_is_asked_about(coverage: str) -> None:
    life = next(life for life in lives(coverage) if len(life.updates) > 1)
    for update in (None, 0, 1):
        why = next(each for each in lanes_of(life, update) if each.part == "Why")
        spans = [(item.start_s, item.end_s) for item in why.items]
        assert spans == [(span.start_s, span.end_s) for span in life.owed(update).spans]
        assert why.title == ("Why: first response" if update is None else f"Why: update {update + 1}")


@COVERAGES
def test_work_that_was_not_finished_is_told_from_what_was(coverage: str) -> None:
    for life in lives(coverage):
        seen = [stretch for stretch in life.work if stretch.end_s > stretch.start_s]
        done = sum(stretch.ending is Ending.DONE for stretch in seen)
        lanes = lanes_of(life)
        assert (looks(lanes, Look.WORKED_ON), looks(lanes, Look.CUT_SHORT)) == (done, len(seen) - done)


def test_held_work_and_a_call_out_are_different_reasons() -> None:
    reasons = {
        item.look
        for life in lives("Hold")
        for update in (None, *range(len(life.updates)))
        for each in lanes_of(life, update)
        if each.title.startswith("Why")
        for item in each.items
    }
    assert {Look.KEPT, Look.RESPONDING, Look.NO_ONE_ON_SHIFT, Look.ALL_BUSY, Look.WORK_ITSELF} <= reasons


def test_a_missed_night_as_it_is_shown() -> None:
    life: TicketLife = missed_at_night()
    lanes = lanes_of(life, time_zone="UTC")
    why = lane(lanes, "Why: first response")
    assert why.items[0].look is Look.NO_ONE_ON_SHIFT
    assert why.items[0].label == "no one on shift"
    replies = lane(lanes, "Replies")
    assert [item.look for item in replies.items[:3]] == [Look.OWED, Look.OVERDUE, Look.DUE]
    there = lane(lanes, "Oslo on shift")
    assert there.items[0].label == "30"
    assert there.items[0].words.startswith("Oslo: 30 on shift who may take it from ")
    clock = lane(lanes, "Clock")
    assert clock.items[0].look is Look.COUNTING
    assert "(around the clock)" in clock.items[0].words


def _at(day: int, hour: int = 0) -> float:
    return dt.datetime(2026, 3, day, hour, tzinfo=dt.UTC).timestamp()


def test_ticks_stand_at_round_local_times_through_daylight_saving() -> None:
    found = ticks("Europe/Oslo", _at(28, 20), _at(30), 3 * HOUR_S)
    assert [tick.label for tick in found[:5]] == ["21:00", "Sun 29 Mar", "03:00", "06:00", "09:00"]
    gaps_h = [(after.at_s - before.at_s) / HOUR_S for before, after in pairwise(found)]
    assert gaps_h[:4] == [3, 2, 3, 3]


@pytest.mark.parametrize("least_gap_s", [30, 700, 5_000, 50_000, 100_000, 10**6])
def test_ticks_are_no_closer_than_asked(least_gap_s: int) -> None:
    found = ticks("America/New_York", _at(1), _at(1) + least_gap_s * 9.5, least_gap_s)
    assert 3 <= len(found) <= 10
    # An hour is lost to daylight saving once.
    assert all(after.at_s - before.at_s >= least_gap_s - HOUR_S for before, after in pairwise(found))
    assert all(tick.is_day == tick.label[0].isalpha() for tick in found)
