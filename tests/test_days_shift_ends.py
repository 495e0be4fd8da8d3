"""Hand-worked days: what happens to work in hand when a shift ends."""

from __future__ import annotations

import pytest

from simulation.inputs import Rules, ShiftEnd
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    LOW,
    MEDIUM,
    URGENT,
    day,
    engineer,
    lasting,
    log,
    of,
    played,
    ticket,
    updated,
)
from tests.histories import rules_of


def ending(shift_end: ShiftEnd, *, finish_within: str = "20m", other_team: str = "15m") -> Rules:
    return rules_of(
        shift_end=shift_end,
        finish_within_s=lasting(finish_within),
        hand_over_same_team_s=lasting("5m"),
        hand_over_other_team_s=lasting(other_team),
    )


@pytest.mark.parametrize("shift_end", list(ShiftEnd))
def test_work_is_finished_if_just_finish_within_is_left(shift_end: ShiftEnd) -> None:
    """16:50 + 30 m = 17:20: at 17:00 exactly 20 minutes are left."""
    history = day([ticket("Mon 16:50", "30m")], [engineer("Mon-Tue 09:00-17:00")], "Tue 17:00", ending(shift_end))

    assert played(history) == log("""
        ticket a Mon 16:50 17:20 17:20
        work a.touch0 Ann Mon 16:50-17:20 done
        wait a.touch Mon 16:50-16:50 taken
    """)


def test_hold_keeps_work_a_second_longer_for_the_next_shift() -> None:
    """At 17:00 20 m 1 s are left: Ann keeps it, out of the queue, and goes on at 09:00."""
    history = day(
        [ticket("Mon 16:50", "30m1s")],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-23:00")],
        "Tue 17:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:50 Tue 09:20:01 09:20:01
        work a.touch0 Ann Mon 16:50-17:00 held
        work a.touch0 Ann Tue 09:00-09:20:01 done
        wait a.touch Mon 16:50-16:50 taken
    """)


@pytest.mark.parametrize(("bobs_team", "minutes"), [(0, 25), (1, 35)])
def test_hand_over_gives_work_a_second_longer_to_the_next_engineer(bobs_team: int, minutes: int) -> None:
    """At 17:00 20 m 1 s are left, to which Bob's taking over adds 5 minutes, or 15 in another team."""
    history = day(
        [ticket("Mon 16:50", "30m1s")],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-23:00", team=bobs_team)],
        "Tue 17:00",
        ending(ShiftEnd.HAND_OVER),
    )

    assert played(history) == log(f"""
        ticket a Mon 16:50 17:{minutes}:01 17:{minutes}:01 handed-over 1
        work a.touch0 Ann Mon 16:50-17:00 handed-back
        work a.touch0 Bob Mon 17:00-17:{minutes}:01 done
        wait a.touch Mon 16:50-16:50 taken
        wait a.touch Mon 17:00-17:00 taken
    """)


def test_work_handed_back_to_nobody_waits_in_the_queue_and_costs_its_own_engineer_nothing() -> None:
    """Back in the queue from 17:00; Ann takes it again on Tuesday with the 20 m 1 s that were left."""
    history = day(
        [ticket("Mon 16:50", "30m1s")], [engineer("Mon-Tue 09:00-17:00")], "Tue 17:00", ending(ShiftEnd.HAND_OVER)
    )

    assert played(history) == log("""
        ticket a Mon 16:50 Tue 09:20:01 09:20:01
        work a.touch0 Ann Mon 16:50-17:00 handed-back
        work a.touch0 Ann Tue 09:00-09:20:01 done
        wait a.touch Mon 16:50-16:50 taken
        wait a.touch Mon 17:00-Tue 09:00 taken
    """)


def test_work_handed_back_returns_to_its_original_place() -> None:
    """Ticket a became work at 16:30, b of the same class at 16:40: at 17:00 Bob takes a (30 m left, and 5), then b."""
    history = day(
        [ticket("Mon 16:30", "1h"), ticket("Mon 16:40", "10m")],
        [engineer("Mon 09:00-17:00"), engineer("Mon 17:00-23:00")],
        "Tue 17:00",
        ending(ShiftEnd.HAND_OVER),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 17:35 17:35 handed-over 1
        ticket b Mon 17:35 17:45 17:45
        work a.touch0 Ann Mon 16:30-17:00 handed-back
        work a.touch0 Bob Mon 17:00-17:35 done
        work b.touch0 Bob Mon 17:35-17:45 done
        wait a.touch Mon 16:30-16:30 taken
        wait a.touch Mon 17:00-17:00 taken
        wait b.touch Mon 16:40-17:35 taken
    """)


def test_finish_finishes_whatever_is_left_and_begins_nothing_more() -> None:
    """Ticket a lasts 16:50-19:50. b, waiting since 16:55, is not begun in overtime: Ann begins it on Tuesday."""
    history = day(
        [ticket("Mon 16:50", "3h"), ticket("Mon 16:55", "10m")],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        ending(ShiftEnd.FINISH, finish_within="0m"),
    )

    assert played(history) == log("""
        ticket a Mon 16:50 19:50 19:50
        ticket b Tue 09:00 09:10 09:10
        work a.touch0 Ann Mon 16:50-19:50 done
        work b.touch0 Ann Tue 09:00-09:10 done
        wait a.touch Mon 16:50-16:50 taken
        wait b.touch Mon 16:55-Tue 09:00 taken
    """)


@pytest.mark.parametrize("shift_end", list(ShiftEnd))
def test_work_that_ends_with_the_shift_is_done(shift_end: ShiftEnd) -> None:
    """Ends of work come before shift ends: a is done at 17:00, and b, waiting, is not begun."""
    history = day(
        [ticket("Mon 16:30", "30m"), ticket("Mon 16:40", "10m")],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        ending(shift_end, finish_within="0m"),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 17:00 17:00
        ticket b Tue 09:00 09:10 09:10
        work a.touch0 Ann Mon 16:30-17:00 done
        work b.touch0 Ann Tue 09:00-09:10 done
        wait a.touch Mon 16:30-16:30 taken
        wait b.touch Mon 16:40-Tue 09:00 taken
    """)


def test_held_work_skips_a_shift_its_engineer_is_absent_from() -> None:
    """Rostered on Tuesday but absent, Ann goes on on Wednesday with the 50 minutes left."""
    history = day(
        [ticket("Mon 16:50", "1h")],
        [engineer("Mon 09:00-17:00", "Wed 09:00-17:00", absent="Tue 09:00-17:00")],
        "Thu 00:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:50 Wed 09:50 09:50
        work a.touch0 Ann Mon 16:50-17:00 held
        work a.touch0 Ann Wed 09:00-09:50 done
        wait a.touch Mon 16:50-16:50 taken
    """)


def test_held_work_is_resumed_before_anything_that_waits() -> None:
    """b, Urgent, waits since 20:00, but Ann has a, Low, in hand on Tuesday at 09:00; nobody may interrupt."""
    history = day(
        [ticket("Mon 16:30", "1h", of(BASIC, LOW)), ticket("Mon 20:00", "10m", of(EXTENDED, URGENT))],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 Tue 09:30 09:30
        ticket b Tue 09:30 09:40 09:40
        work a.touch0 Ann Mon 16:30-17:00 held
        work a.touch0 Ann Tue 09:00-09:30 done
        work b.touch0 Ann Tue 09:30-09:40 done
        wait a.touch Mon 16:30-16:30 taken
        wait b.touch Mon 20:00-Tue 09:30 taken
    """)


def test_held_work_can_be_held_again() -> None:
    """Shifts of an hour a day: 16:00-17:00 on Monday, Tuesday and Wednesday are needed for 2 h 30 m."""
    history = day(
        [ticket("Mon 16:00", "2h30m")],
        [engineer("Mon-Wed 16:00-17:00")],
        "Thu 00:00",
        ending(ShiftEnd.HOLD, finish_within="0m"),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 Wed 16:30 16:30
        work a.touch0 Ann Mon 16:00-17:00 held
        work a.touch0 Ann Tue 16:00-17:00 held
        work a.touch0 Ann Wed 16:00-16:30 done
        wait a.touch Mon 16:00-16:00 taken
    """)


def test_work_still_held_when_following_ends_is_in_no_log_row_after_it_was_held() -> None:
    """Held at 17:00; following ends at 20:00, when nobody works on it and it does not wait in the queue."""
    history = day([ticket("Mon 16:30", "1h")], [engineer("Mon-Tue 09:00-17:00")], "Mon 20:00", ending(ShiftEnd.HOLD))

    assert played(history) == log("""
        ticket a Mon 16:30 - -
        work a.touch0 Ann Mon 16:30-17:00 held
        wait a.touch Mon 16:30-16:30 taken
    """)


def test_work_held_for_a_shift_after_the_roster_ends_stays_held() -> None:
    """Shifts are weekly: that Ann has none after Monday only says where the roster ends. Bob does not get it."""
    history = day(
        [ticket("Mon 16:30", "1h")],
        [engineer("Mon 09:00-17:00"), engineer("Tue 09:00-17:00")],
        "Tue 17:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 - -
        work a.touch0 Ann Mon 16:30-17:00 held
        wait a.touch Mon 16:30-16:30 taken
    """)


def test_an_update_in_hand_is_handed_back_even_under_hold_and_costs_no_hand_over() -> None:
    """Updates every 2 h around the clock, 40 minutes of work, 10 ahead: released 50 minutes before due.

    15:30-15:40 Ann's first response; due 17:40, released 16:50. Ann begins the update at 16:50 and has 30 minutes left
    at 17:00. Bob, from 17:00, takes it: 17:00-17:30, no hand-over cost. The next is due 19:30 (not released before
    18:40); the second touch, after 5 h of engineering from 15:40, comes at 20:40, when following has ended.
    """
    promised = updated(of(EXTENDED, MEDIUM), every="2h", effort="40m", ahead="10m")
    history = day(
        [ticket("Mon 15:30", "10m, engineering 5h: 10m", promised)],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-23:00")],
        "Mon 18:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 15:30 15:40 -
        work a.touch0 Ann Mon 15:30-15:40 done
        work a.update Ann Mon 16:50-17:00 handed-back
        work a.update Bob Mon 17:00-17:30 done
        wait a.touch Mon 15:30-15:30 taken
        wait a.update Mon 16:50-16:50 taken
        wait a.update Mon 17:00-17:00 taken
        owed a Mon 15:40 released 16:50 due 17:40 closed 17:30 elapsed 1h50m met
        owed a Mon 17:30 released - due 19:30 closed - elapsed 30m open
    """)


def test_analysis_in_hand_is_held_like_a_touch() -> None:
    """Ticket a is solved at 16:40; its analysis is begun at once, and 40 minutes are left at 17:00."""
    history = day(
        [ticket("Mon 16:30", "10m", of(EXTENDED, URGENT), analysis="1h")],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-23:00")],
        "Tue 17:00",
        ending(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 16:40 16:40
        work a.touch0 Ann Mon 16:30-16:40 done
        work a.analysis Ann Mon 16:40-17:00 held
        work a.analysis Ann Tue 09:00-09:40 done
        wait a.touch Mon 16:30-16:30 taken
        wait a.analysis Mon 16:40-16:40 taken
    """)


def test_analysis_handed_over_costs_no_hand_over_for_it_is_no_touch() -> None:
    """As above under hand over: Bob takes the 40 minutes left at 17:00; nothing is added or counted."""
    history = day(
        [ticket("Mon 16:30", "10m", of(EXTENDED, URGENT), analysis="1h")],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-23:00")],
        "Tue 17:00",
        ending(ShiftEnd.HAND_OVER),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 16:40 16:40
        work a.touch0 Ann Mon 16:30-16:40 done
        work a.analysis Ann Mon 16:40-17:00 handed-back
        work a.analysis Bob Mon 17:00-17:40 done
        wait a.touch Mon 16:30-16:30 taken
        wait a.analysis Mon 16:40-16:40 taken
        wait a.analysis Mon 17:00-17:00 taken
    """)


def test_overtime_may_reach_into_the_same_engineers_next_shift() -> None:
    """Ticket a lasts 16:00 to 10:00 on Tuesday; b, there since 09:30 in Ann's second shift, is begun then."""
    history = day(
        [ticket("Mon 16:00", "18h"), ticket("Tue 09:30", "10m")],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        ending(ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 Tue 10:00 10:00
        ticket b Tue 10:00 10:10 10:10
        work a.touch0 Ann Mon 16:00-Tue 10:00 done
        work b.touch0 Ann Tue 10:00-10:10 done
        wait a.touch Mon 16:00-16:00 taken
        wait b.touch Tue 09:30-10:00 taken
    """)
