"""Hand-worked days: who is interrupted, for what, and where interrupted work goes."""

from __future__ import annotations

from simulation.inputs import Rules, ShiftEnd
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    HIGH,
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
MEDIUM_WORK = of(BASIC, MEDIUM)
URGENT_WORK = of(EXTENDED, URGENT)


def urgent_interrupts(shift_end: ShiftEnd = ShiftEnd.HOLD) -> Rules:
    """Extended Urgent interrupts, at 5 minutes of switching; another engineer taking over costs 3."""
    return rules_of(
        interrupts=[(EXTENDED, URGENT)],
        interrupt_cost_s=lasting("5m"),
        hand_over_same_team_s=lasting("3m"),
        shift_end=shift_end,
    )


def test_the_least_important_work_is_interrupted_and_costs_the_switching() -> None:
    """Ann has a, Low, since 09:00, Bob b, Medium, since 09:05. c comes at 09:30: Ann, though Bob started later.

    a keeps 1 h 30 m and 5 m: 09:50-11:25.
    """
    history = day(
        [
            ticket("Mon 09:00", "2h", LOW_WORK),
            ticket("Mon 09:05", "2h", MEDIUM_WORK),
            ticket("Mon 09:30", "20m", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 11:25 11:25 interrupted 1
        ticket b Mon 09:05 11:05 11:05
        ticket c Mon 09:30 09:50 09:50
        work a.touch0 Ann Mon 09:00-09:30 interrupted
        work c.touch0 Ann Mon 09:30-09:50 done
        work b.touch0 Bob Mon 09:05-11:05 done
        work a.touch0 Ann Mon 09:50-11:25 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait c.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:50 taken
    """)


def test_of_equally_unimportant_work_the_most_recently_started_is_interrupted() -> None:
    """Both Low, a since 09:00, b since 09:05: Bob's b is interrupted, and keeps 1 h 35 m and 5: 09:50-11:30."""
    history = day(
        [
            ticket("Mon 09:00", "2h", LOW_WORK),
            ticket("Mon 09:05", "2h", LOW_WORK),
            ticket("Mon 09:30", "20m", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 11:00 11:00
        ticket b Mon 09:05 11:30 11:30 interrupted 1
        ticket c Mon 09:30 09:50 09:50
        work b.touch0 Bob Mon 09:05-09:30 interrupted
        work c.touch0 Bob Mon 09:30-09:50 done
        work a.touch0 Ann Mon 09:00-11:00 done
        work b.touch0 Bob Mon 09:50-11:30 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait c.touch Mon 09:30-09:30 taken
        wait b.touch Mon 09:30-09:50 taken
    """)


def test_nobody_interrupts_equally_important_work() -> None:
    """Two Extended Urgent tickets: b waits for a's end."""
    history = day(
        [ticket("Mon 09:00", "1h", URGENT_WORK), ticket("Mon 09:30", "20m", URGENT_WORK)],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:00 10:00
        ticket b Mon 10:00 10:20 10:20
        work a.touch0 Ann Mon 09:00-10:00 done
        work b.touch0 Ann Mon 10:00-10:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-10:00 taken
    """)


def test_a_class_that_is_not_named_interrupts_nothing() -> None:
    """Extended High is more important than Basic Low but not among the classes that interrupt."""
    history = day(
        [ticket("Mon 09:00", "1h", LOW_WORK), ticket("Mon 09:30", "20m", of(EXTENDED, HIGH))],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:00 10:00
        ticket b Mon 10:00 10:20 10:20
        work a.touch0 Ann Mon 09:00-10:00 done
        work b.touch0 Ann Mon 10:00-10:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-10:00 taken
    """)


def test_the_urgent_of_the_plan_served_first_interrupts_the_urgent_of_the_other() -> None:
    """Basic Urgent is less important than Extended Urgent: a keeps 30 m and 5 m, 09:50-10:25."""
    history = day(
        [ticket("Mon 09:00", "1h", of(BASIC, URGENT)), ticket("Mon 09:30", "20m", URGENT_WORK)],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:25 10:25 interrupted 1
        ticket b Mon 09:30 09:50 09:50
        work a.touch0 Ann Mon 09:00-09:30 interrupted
        work b.touch0 Ann Mon 09:30-09:50 done
        work a.touch0 Ann Mon 09:50-10:25 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:50 taken
    """)


def test_only_an_engineer_who_may_take_the_work_is_interrupted() -> None:
    """Ann handles only Low and keeps a; Bob is interrupted in b, Medium, though a is less important."""
    history = day(
        [
            ticket("Mon 09:00", "2h", LOW_WORK),
            ticket("Mon 09:05", "2h", MEDIUM_WORK),
            ticket("Mon 09:30", "20m", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00", handles=[(BASIC, LOW)]), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 11:00 11:00
        ticket b Mon 09:05 11:30 11:30 interrupted 1
        ticket c Mon 09:30 09:50 09:50
        work b.touch0 Bob Mon 09:05-09:30 interrupted
        work c.touch0 Bob Mon 09:30-09:50 done
        work a.touch0 Ann Mon 09:00-11:00 done
        work b.touch0 Bob Mon 09:50-11:30 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait c.touch Mon 09:30-09:30 taken
        wait b.touch Mon 09:30-09:50 taken
    """)


def test_a_free_engineer_takes_interrupted_work_at_the_same_instant() -> None:
    """Bob handles only Low and is free; at 09:30 b interrupts Ann's a, and Bob takes it: 30 m, 5 switching, 3 for him.

    a goes first to Ann at 09:00, for Bob comes at 09:10.
    """
    history = day(
        [ticket("Mon 09:00", "1h", LOW_WORK), ticket("Mon 09:30", "20m", URGENT_WORK)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=[(BASIC, LOW)])],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:08 10:08 handed-over 1 interrupted 1
        ticket b Mon 09:30 09:50 09:50
        work a.touch0 Ann Mon 09:00-09:30 interrupted
        work b.touch0 Ann Mon 09:30-09:50 done
        work a.touch0 Bob Mon 09:30-10:08 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:30 taken
    """)


def test_interrupted_twice_the_switching_is_paid_twice_and_the_place_kept() -> None:
    """a, Low since 09:00, has 1 h; b, Low, waits behind it since 09:05.

    09:10 c: a has 50 m and 5. 09:20 a goes on, before b, for it became work earlier. 09:30 d: a has 45 m and 5.
    09:40-10:30 a. 10:30 b.
    """
    history = day(
        [
            ticket("Mon 09:00", "1h", LOW_WORK),
            ticket("Mon 09:05", "10m", LOW_WORK),
            ticket("Mon 09:10", "10m", URGENT_WORK),
            ticket("Mon 09:30", "10m", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:30 10:30 interrupted 2
        ticket b Mon 10:30 10:40 10:40
        ticket c Mon 09:10 09:20 09:20
        ticket d Mon 09:30 09:40 09:40
        work a.touch0 Ann Mon 09:00-09:10 interrupted
        work c.touch0 Ann Mon 09:10-09:20 done
        work a.touch0 Ann Mon 09:20-09:30 interrupted
        work d.touch0 Ann Mon 09:30-09:40 done
        work a.touch0 Ann Mon 09:40-10:30 done
        work b.touch0 Ann Mon 10:30-10:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait c.touch Mon 09:10-09:10 taken
        wait a.touch Mon 09:10-09:20 taken
        wait d.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:40 taken
        wait b.touch Mon 09:05-10:30 taken
    """)


def test_interrupted_work_goes_to_the_queue_even_under_hold() -> None:
    """16:30 b interrupts a, which has 30 m and 5; at 17:00 Ann holds b, of which 30 m are left, but not a.

    Bob, from 17:00, takes a: 35 m and 3.
    """
    history = day(
        [ticket("Mon 16:00", "1h", LOW_WORK), ticket("Mon 16:30", "1h", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-20:00")],
        "Tue 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 17:38 17:38 handed-over 1 interrupted 1
        ticket b Mon 16:30 Tue 09:30 09:30
        work a.touch0 Ann Mon 16:00-16:30 interrupted
        work b.touch0 Ann Mon 16:30-17:00 held
        work a.touch0 Bob Mon 17:00-17:38 done
        work b.touch0 Ann Tue 09:00-09:30 done
        wait a.touch Mon 16:00-16:00 taken
        wait b.touch Mon 16:30-16:30 taken
        wait a.touch Mon 16:30-17:00 taken
    """)


def test_the_analysis_of_an_urgent_ticket_interrupts_nothing() -> None:
    """Ann solves a at 09:20 and leaves. Its analysis waits for Bob's b, Basic Low, to end at 11:05."""
    history = day(
        [ticket("Mon 09:00", "20m", URGENT_WORK, analysis="30m"), ticket("Mon 09:05", "2h", LOW_WORK)],
        [engineer("Mon 09:00-09:20"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 09:20
        ticket b Mon 09:05 11:05 11:05
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Bob Mon 09:05-11:05 done
        work a.analysis Bob Mon 11:05-11:35 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait a.analysis Mon 09:20-11:05 taken
    """)


def test_analysis_is_interrupted_as_low_work_and_pays_the_switching() -> None:
    """Ann is on a's analysis since 09:20 (1 h), ranked as Extended Low; Bob on b, Basic Medium, since 09:05.

    c at 09:30 interrupts the analysis: 50 m and 5, 09:40-10:35.
    """
    history = day(
        [
            ticket("Mon 09:00", "20m", URGENT_WORK, analysis="1h"),
            ticket("Mon 09:05", "2h", MEDIUM_WORK),
            ticket("Mon 09:30", "10m", URGENT_WORK),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 09:20 interrupted 1
        ticket b Mon 09:05 11:05 11:05
        ticket c Mon 09:30 09:40 09:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.analysis Ann Mon 09:20-09:30 interrupted
        work c.touch0 Ann Mon 09:30-09:40 done
        work a.analysis Ann Mon 09:40-10:35 done
        work b.touch0 Bob Mon 09:05-11:05 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait a.analysis Mon 09:20-09:20 taken
        wait c.touch Mon 09:30-09:30 taken
        wait a.analysis Mon 09:30-09:40 taken
    """)


def test_an_update_of_an_interrupting_class_interrupts() -> None:
    """Extended Urgent updates every 2 h, 10 m of work, 30 ahead: released 40 m before due.

    a's reply 09:20, due 11:20, released 10:40, when Ann has b, Low, since 10:00: interrupted, 20 m and 5 left;
    10:50-11:15. The next is due 12:50; following ends 12:00.
    """
    promised = updated(URGENT_WORK, every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 09:00", "20m, engineering 8h: 20m", promised), ticket("Mon 10:00", "1h", LOW_WORK)],
        [engineer("Mon 09:00-17:00")],
        "Mon 12:00",
        urgent_interrupts(),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 -
        ticket b Mon 10:00 11:15 11:15 interrupted 1
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:00-10:40 interrupted
        work a.update Ann Mon 10:40-10:50 done
        work b.touch0 Ann Mon 10:50-11:15 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait b.touch Mon 10:40-10:50 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
        owed a Mon 10:50 released - due 12:50 closed - elapsed 1h10m open
    """)


def test_an_engineer_working_late_may_not_be_given_the_urgent_ticket() -> None:
    """Ann finishes a, Low, in overtime until 18:00: at 17:30 she is off shift. b waits for Tuesday."""
    history = day(
        [ticket("Mon 16:00", "2h", LOW_WORK), ticket("Mon 17:30", "20m", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00")],
        "Tue 17:00",
        urgent_interrupts(ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 18:00 18:00
        ticket b Tue 09:00 09:20 09:20
        work a.touch0 Ann Mon 16:00-18:00 done
        work b.touch0 Ann Tue 09:00-09:20 done
        wait a.touch Mon 16:00-16:00 taken
        wait b.touch Mon 17:30-Tue 09:00 taken
    """)
