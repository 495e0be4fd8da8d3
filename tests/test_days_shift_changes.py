"""Hand-worked days: what a shift's start or end changes for work that waits or is in other hands."""

from __future__ import annotations

from simulation.inputs import Ownership, Rules, ShiftEnd
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

LOW_WORK = of(BASIC, LOW)
URGENT_WORK = of(EXTENDED, URGENT)


def urgent_interrupts(shift_end: ShiftEnd, ownership: Ownership = Ownership.ANYONE) -> Rules:
    """Extended Urgent interrupts, at 5 minutes of switching; another engineer taking over costs 3."""
    return rules_of(
        interrupts=[(EXTENDED, URGENT)],
        interrupt_cost_s=lasting("5m"),
        hand_over_same_team_s=lasting("3m"),
        shift_end=shift_end,
        ownership=ownership,
    )


def test_what_waits_interrupts_held_work_as_soon_as_that_is_resumed() -> None:
    """Ann keeps a, Low, at 17:00 with 30 m left. b, Urgent, waits since 20:00.

    Tue 09:00 Ann's shift starts and she has a in hand; the dispatch of that instant lets b interrupt it. b 09:00-09:10;
    a, 30 m and 5, 09:10-09:45.
    """
    history = day(
        [ticket("Mon 16:30", "1h", LOW_WORK), ticket("Mon 20:00", "10m", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        urgent_interrupts(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 16:30 Tue 09:45 09:45 interrupted 1
        ticket b Tue 09:00 09:10 09:10
        work a.touch0 Ann Mon 16:30-17:00 held
        work a.touch0 Ann Tue 09:00-09:00 interrupted
        work b.touch0 Ann Tue 09:00-09:10 done
        work a.touch0 Ann Tue 09:10-09:45 done
        wait a.touch Mon 16:30-16:30 taken
        wait b.touch Mon 20:00-Tue 09:00 taken
        wait a.touch Tue 09:00-09:10 taken
    """)


def test_what_waits_interrupts_overtime_as_soon_as_the_next_shift_starts() -> None:
    """Ann finishes a, Low, 18 h from Mon 16:00; in overtime, off shift, b, Urgent since Tue 07:00, cannot have her.

    At 09:00 she is on shift again: b interrupts, 09:00-09:20; a, 1 h and 5 m left, 09:20-10:25.
    """
    history = day(
        [ticket("Mon 16:00", "18h", LOW_WORK), ticket("Tue 07:00", "20m", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        urgent_interrupts(ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 Tue 10:25 10:25 interrupted 1
        ticket b Tue 09:00 09:20 09:20
        work a.touch0 Ann Mon 16:00-Tue 09:00 interrupted
        work b.touch0 Ann Tue 09:00-09:20 done
        work a.touch0 Ann Tue 09:20-10:25 done
        wait a.touch Mon 16:00-16:00 taken
        wait b.touch Tue 07:00-09:00 taken
        wait a.touch Tue 09:00-09:20 taken
    """)


def test_a_touch_its_owner_leaves_behind_may_interrupt_others() -> None:
    """Touches are their owner's. Ann has c, Urgent, 16:00-17:00 and leaves; a's second touch waits for her since 16:20.

    Bob has b, Low, 4 h since 15:30. At 17:00 a is anyone's, and interrupts b: 20 m and 3, to 17:23. b has 2 h 30 m and
    5 m left: 19:58.
    """
    history = day(
        [
            ticket("Mon 15:00", "20m, engineering 1h: 20m", URGENT_WORK),
            ticket("Mon 15:30", "4h", LOW_WORK),
            ticket("Mon 16:00", "1h", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 15:10-21:00")],
        "Mon 21:00",
        urgent_interrupts(ShiftEnd.HOLD, Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 15:00 15:20 17:23 handed-over 1
        ticket b Mon 15:30 19:58 19:58 interrupted 1
        ticket c Mon 16:00 17:00 17:00
        work a.touch0 Ann Mon 15:00-15:20 done
        work c.touch0 Ann Mon 16:00-17:00 done
        work b.touch0 Bob Mon 15:30-17:00 interrupted
        work a.touch1 Bob Mon 17:00-17:23 done
        work b.touch0 Bob Mon 17:23-19:58 done
        wait a.touch Mon 15:00-15:00 taken
        wait b.touch Mon 15:30-15:30 taken
        wait c.touch Mon 16:00-16:00 taken
        wait a.touch Mon 16:20-17:00 taken
        wait b.touch Mon 17:00-17:23 taken
    """)


def test_a_touch_is_anyones_as_soon_as_its_owner_leaves_even_from_a_break() -> None:
    """Ann's break is 16:45-17:00, cut by her leaving. a's touch, 16:50, is kept for her till then; Bob, 23 m."""
    history = day(
        [ticket("Mon 15:00", "20m, engineering 1h30m: 20m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 16:45 30m"]), engineer("Mon 15:10-21:00")],
        "Mon 21:00",
        urgent_interrupts(ShiftEnd.HOLD, Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 15:00 15:20 17:23 handed-over 1
        work a.touch0 Ann Mon 15:00-15:20 done
        work a.touch1 Bob Mon 17:00-17:23 done
        wait a.touch Mon 15:00-15:00 taken
        wait a.touch Mon 16:50-17:00 taken
        pause Ann break Mon 16:45-17:00
    """)


# Updates every 2 hours around the clock, of 40 minutes, 10 ahead: 50 minutes before due.
LONG_UPDATES = updated(of(EXTENDED, MEDIUM), every="2h", effort="40m", ahead="10m")


def test_an_update_left_behind_while_another_is_at_the_touch_is_the_touchs() -> None:
    """Reply 15:40, due 17:40, work 16:50: Ann. At 16:55 the touch, 1 h: Bob, 3 m more for the hand-over.

    Ann leaves at 17:00 with 30 minutes left. An engineer is at the ticket, so it is no work of its own: at 17:40 it
    falls due, and Bob's touch, that was to end 17:58, grows by 40 minutes, to 18:38.
    """
    history = day(
        [ticket("Mon 15:20", "20m, engineering 1h15m: 1h", LONG_UPDATES)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 16:00-21:00")],
        "Mon 21:00",
        urgent_interrupts(ShiftEnd.HAND_OVER),
    )

    assert played(history) == log("""
        ticket a Mon 15:20 15:40 18:38 handed-over 1
        work a.touch0 Ann Mon 15:20-15:40 done
        work a.update Ann Mon 16:50-17:00 handed-back
        work a.touch1 Bob Mon 16:55-18:38 done
        wait a.touch Mon 15:20-15:20 taken
        wait a.update Mon 16:50-16:50 taken
        wait a.touch Mon 16:55-16:55 taken
        owed a Mon 15:40 released 16:50 due 17:40 closed 17:40 elapsed 2h met
        owed a Mon 17:40 released - due 19:40 closed 18:38 elapsed 58m met
    """)


def test_an_update_left_behind_after_the_touch_has_replied_is_dropped() -> None:
    """As above, but Bob's touch is 1 m and 3: it replies at 16:59, and the next is due 18:59, work 18:09.

    What Ann leaves at 17:00 is no longer owed. Bob makes the next, 18:09-18:49; then due 20:49, work 19:59.
    """
    history = day(
        [ticket("Mon 15:20", "20m, engineering 1h15m: 1m, engineering 8h: 1m", LONG_UPDATES)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 16:00-21:00")],
        "Mon 19:00",
        urgent_interrupts(ShiftEnd.HAND_OVER),
    )

    assert played(history) == log("""
        ticket a Mon 15:20 15:40 - handed-over 1
        work a.touch0 Ann Mon 15:20-15:40 done
        work a.touch1 Bob Mon 16:55-16:59 done
        work a.update Ann Mon 16:50-17:00 handed-back
        work a.update Bob Mon 18:09-18:49 done
        wait a.touch Mon 15:20-15:20 taken
        wait a.update Mon 16:50-16:50 taken
        wait a.touch Mon 16:55-16:55 taken
        wait a.update Mon 18:09-18:09 taken
        owed a Mon 15:40 released 16:50 due 17:40 closed 16:59 elapsed 1h19m met
        owed a Mon 16:59 released 18:09 due 18:59 closed 18:49 elapsed 1h50m met
        owed a Mon 18:49 released - due 20:49 closed - elapsed 11m open
    """)
