"""Hand-worked days: updates released before a gap in the roster, early enough for the last to leave.

An update is owed every 2 hours around the clock, takes 10 minutes and becomes work 30 minutes before it would have to
be begun: 40 minutes before due, or before the last roster end if nobody who may handle it is rostered from then on.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hand_worked import (
    AROUND_THE_CLOCK,
    BASIC,
    EXTENDED,
    LOW,
    MEDIUM,
    day,
    engineer,
    log,
    of,
    played,
    ticket,
    updated,
)
from tests.histories import Working

EVERY_2H = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")


def test_an_update_is_released_early_enough_before_the_last_to_leave() -> None:
    """Reply 16:00, due 18:00, work at 17:20, from when until 18:00 nobody is there; Ann leaves 17:00, so at 16:20.

    Made 16:30. The next, due 18:30, would be work at 17:50; 16:20 is before its reply, so at 17:50: late on Tuesday.
    The touch, 18 h after 16:00, is 10:00-10:20.
    """
    history = day(
        [ticket("Mon 15:40", "20m, engineering 18h: 20m", EVERY_2H)], [engineer("Mon-Tue 09:00-17:00")], "Tue 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 Tue 10:20
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Ann Mon 16:20-16:30 done
        work a.update Ann Tue 09:00-09:10 done
        work a.touch1 Ann Tue 10:00-10:20 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 16:20-16:20 taken
        wait a.update Mon 17:50-Tue 09:00 taken
        wait a.touch Tue 10:00-10:00 taken
        owed a Mon 16:00 released 16:20 due 18:00 closed 16:30 elapsed 30m met
        owed a Mon 16:30 released 17:50 due 18:30 closed Tue 09:10 elapsed 16h40m late
        owed a Tue 09:10 released - due 11:10 closed 10:20 elapsed 1h10m met
    """)


def test_an_early_release_at_the_instant_of_the_reply_is_made_at_once() -> None:
    """Reply 16:20, 40 minutes before Ann leaves; due 18:20, work 17:40, when nobody is there: so at 16:20."""
    history = day(
        [ticket("Mon 16:00", "20m, engineering 18h: 20m", EVERY_2H)], [engineer("Mon-Tue 09:00-17:00")], "Mon 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 16:00 16:20 -
        work a.touch0 Ann Mon 16:00-16:20 done
        work a.update Ann Mon 16:20-16:30 done
        wait a.touch Mon 16:00-16:00 taken
        wait a.update Mon 16:20-16:20 taken
        owed a Mon 16:20 released 16:20 due 18:20 closed 16:30 elapsed 10m met
        owed a Mon 16:30 released - due 18:30 closed - elapsed 30m open
    """)


def test_no_early_release_if_someone_is_rostered_before_the_due_instant_even_too_late() -> None:
    """Reply 16:00, due 18:00, work 17:20. Bob is rostered from 17:55: not early, and made 17:55-18:05, late.

    The next: due 20:05, work 19:25, made 19:35. Then due 21:35, work 20:55; Bob leaves at 20:00, and 19:20 was before
    the reply. Following ends 20:30.
    """
    history = day(
        [ticket("Mon 15:40", "20m, engineering 18h: 20m", EVERY_2H)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 17:55-20:00")],
        "Mon 20:30",
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 -
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Bob Mon 17:55-18:05 done
        work a.update Bob Mon 19:25-19:35 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 17:20-17:55 taken
        wait a.update Mon 19:25-19:25 taken
        owed a Mon 16:00 released 17:20 due 18:00 closed 18:05 elapsed 2h5m late
        owed a Mon 18:05 released 19:25 due 20:05 closed 19:35 elapsed 1h30m met
        owed a Mon 19:35 released - due 21:35 closed - elapsed 55m open
    """)


@pytest.mark.parametrize(
    "other",
    [
        engineer("Mon 18:00-20:00"),  # from the due instant on: too late to be there before it
        engineer("Mon 17:00-20:00", handles=[(BASIC, LOW)]),  # there, but may not handle it
    ],
)
def test_an_early_release_does_not_count_on_those_who_come_at_due_or_may_not_handle_it(other: Working) -> None:
    """Reply 16:00, due 18:00, work 17:20: nobody of use is rostered 17:20-18:00, so at 16:20, before Ann leaves."""
    history = day(
        [ticket("Mon 15:40", "20m, engineering 18h: 20m", EVERY_2H)],
        [engineer("Mon 09:00-17:00"), other],
        "Mon 17:30",
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 -
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Ann Mon 16:20-16:30 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 16:20-16:20 taken
        owed a Mon 16:00 released 16:20 due 18:00 closed 16:30 elapsed 30m met
        owed a Mon 16:30 released - due 18:30 closed - elapsed 1h open
    """)


def test_an_early_release_counts_on_a_rostered_engineer_who_is_then_absent() -> None:
    """As above, but Bob is rostered 17:00-20:00 and absent: released 17:20, made on Tuesday at 09:00."""
    history = day(
        [ticket("Mon 15:40", "20m, engineering 18h: 20m", EVERY_2H)],
        [engineer("Mon-Tue 09:00-17:00"), engineer(absent="Mon 17:00-20:00")],
        "Tue 09:30",
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 -
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Ann Tue 09:00-09:10 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 17:20-Tue 09:00 taken
        owed a Mon 16:00 released 17:20 due 18:00 closed Tue 09:10 elapsed 17h10m late
        owed a Tue 09:10 released - due 11:10 closed - elapsed 20m open
    """)


def test_who_leaves_as_the_update_would_become_work_is_no_longer_there() -> None:
    """Reply 16:00, due 18:00, work 17:20, when Ann leaves: so 40 minutes before that, 16:40."""
    history = day(
        [ticket("Mon 15:40", "20m, engineering 18h: 20m", EVERY_2H)], [engineer("Mon 09:00-17:20")], "Mon 17:30"
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 -
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Ann Mon 16:40-16:50 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 16:40-16:40 taken
        owed a Mon 16:00 released 16:40 due 18:00 closed 16:50 elapsed 50m met
        owed a Mon 16:50 released - due 18:50 closed - elapsed 40m open
    """)


def test_a_pause_over_the_last_roster_end_leaves_no_early_release() -> None:
    """Reply 16:00; the customer, around the clock, answers 17:30, when Ann has left: due 19:30, work 18:50 as ever.

    On Tuesday the touch, work since 17:30, goes first, and the update is dropped; its reply is 15 h 50 m after 17:30.
    """
    history = day(
        [ticket("Mon 15:40", "20m, customer 1h30m: 20m", replace(EVERY_2H, first_clock=AROUND_THE_CLOCK))],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 Tue 09:20
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.touch1 Ann Tue 09:00-09:20 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.touch Mon 17:30-Tue 09:00 taken
        wait a.update Mon 18:50-Tue 09:00 dropped
        owed a Mon 16:00 released 18:50 due 19:30 closed Tue 09:20 elapsed 15h50m late
    """)


def test_a_pause_that_ends_past_the_early_instant_releases_at_once() -> None:
    """Reply 16:00; answer 16:40: due 18:40, work 18:00, when nobody is there. 16:20, before Ann leaves, is past: now.

    Ann has b until 17:00. Following ends 17:30, 50 minutes after the answer.
    """
    history = day(
        [ticket("Mon 15:40", "20m, customer 40m: 20m", EVERY_2H), ticket("Mon 16:00", "1h")],
        [engineer("Mon-Tue 09:00-17:00")],
        "Mon 17:30",
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 -
        ticket b Mon 16:00 17:00 17:00
        work a.touch0 Ann Mon 15:40-16:00 done
        work b.touch0 Ann Mon 16:00-17:00 done
        wait a.touch Mon 15:40-15:40 taken
        wait b.touch Mon 16:00-16:00 taken
        wait a.touch Mon 16:40-17:30 open
        wait a.update Mon 16:40-17:30 open
        owed a Mon 16:00 released 16:40 due 18:40 closed - elapsed 50m open
    """)
