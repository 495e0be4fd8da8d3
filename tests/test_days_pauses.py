"""Hand-worked days: breaks and other duties."""

from __future__ import annotations

import pytest

from simulation.inputs import ShiftEnd
from tests.hand_worked import BASIC, EXTENDED, LOW, URGENT, day, engineer, log, of, played, ticket
from tests.histories import rules_of

URGENT_INTERRUPTS = rules_of(interrupts=[(EXTENDED, URGENT)], interrupt_cost_s=300)


def test_a_break_starts_when_the_work_in_hand_ends() -> None:
    """Planned 12:00; a lasts until 12:20. Break 12:20-12:50; b, since 12:30, waits for its end."""
    history = day(
        [ticket("Mon 11:50", "30m"), ticket("Mon 12:30", "10m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 11:50 12:20 12:20
        ticket b Mon 12:50 13:00 13:00
        work a.touch0 Ann Mon 11:50-12:20 done
        work b.touch0 Ann Mon 12:50-13:00 done
        wait a.touch Mon 11:50-11:50 taken
        wait b.touch Mon 12:30-12:50 taken
        pause Ann break Mon 12:20-12:50
    """)


def test_a_break_that_is_due_comes_before_work_that_waits() -> None:
    """Ticket a ends at 12:00 sharp, c arrives then, b has waited since 11:55: first the break, then b and c."""
    history = day(
        [ticket("Mon 11:50", "10m"), ticket("Mon 11:55", "10m"), ticket("Mon 12:00", "10m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 11:50 12:00 12:00
        ticket b Mon 12:30 12:40 12:40
        ticket c Mon 12:40 12:50 12:50
        work a.touch0 Ann Mon 11:50-12:00 done
        work b.touch0 Ann Mon 12:30-12:40 done
        work c.touch0 Ann Mon 12:40-12:50 done
        wait a.touch Mon 11:50-11:50 taken
        wait b.touch Mon 11:55-12:30 taken
        wait c.touch Mon 12:00-12:40 taken
        pause Ann break Mon 12:00-12:30
    """)


@pytest.mark.parametrize(("planned", "begins"), [("16:50", "16:50"), ("16:20", "16:45")])
def test_a_break_is_cut_at_the_shift_end(planned: str, begins: str) -> None:
    """30 minutes planned at 16:50, or at 16:20 and put off to 16:45 by a: either ends at 17:00."""
    history = day(
        [ticket("Mon 16:15", "30m")],
        [engineer("Mon 09:00-17:00", breaks=[f"Mon {planned} 30m"])],
        "Tue 00:00",
    )

    assert played(history) == log(f"""
        ticket a Mon 16:15 16:45 16:45
        work a.touch0 Ann Mon 16:15-16:45 done
        wait a.touch Mon 16:15-16:15 taken
        pause Ann break Mon {begins}-17:00
    """)


@pytest.mark.parametrize(("effort", "ends"), [("30m", "17:00"), ("1h", "17:30")])
def test_a_break_put_off_to_the_shift_end_is_not_taken(effort: str, ends: str) -> None:
    """Planned at 16:40, when a is in hand, to 17:00 sharp or 30 minutes past it: no break, nor one on Tuesday."""
    history = day(
        [ticket("Mon 16:30", effort), ticket("Tue 09:00", "10m")],
        [engineer("Mon-Tue 09:00-17:00", breaks=["Mon 16:40 15m"])],
        "Tue 17:00",
        rules_of(shift_end=ShiftEnd.FINISH),
    )

    assert played(history) == log(f"""
        ticket a Mon 16:30 {ends} {ends}
        ticket b Tue 09:00 09:10 09:10
        work a.touch0 Ann Mon 16:30-{ends} done
        work b.touch0 Ann Tue 09:00-09:10 done
        wait a.touch Mon 16:30-16:30 taken
        wait b.touch Tue 09:00-09:00 taken
    """)


def test_a_break_put_off_beyond_its_shift_does_not_come_with_held_work() -> None:
    """a, 8 h from 11:00, is held at 17:00 and ends on Tuesday at 11:00; Monday's break is not made up for then."""
    history = day(
        [ticket("Mon 11:00", "8h"), ticket("Tue 10:00", "10m")],
        [engineer("Mon-Tue 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Tue 17:00",
        rules_of(shift_end=ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 11:00 Tue 11:00 11:00
        ticket b Tue 11:00 11:10 11:10
        work a.touch0 Ann Mon 11:00-17:00 held
        work a.touch0 Ann Tue 09:00-11:00 done
        work b.touch0 Ann Tue 11:00-11:10 done
        wait a.touch Mon 11:00-11:00 taken
        wait b.touch Tue 10:00-11:00 taken
    """)


def test_a_break_planned_within_a_duty_follows_it() -> None:
    """Duty 10:00-11:00, the break of 10:30 then 11:00-11:30; a, since 10:40, waits for both."""
    history = day(
        [ticket("Mon 10:40", "10m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 10:30 30m"], duties=["Mon 10:00 1h"])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 11:30 11:40 11:40
        work a.touch0 Ann Mon 11:30-11:40 done
        wait a.touch Mon 10:40-11:30 taken
        pause Ann duty Mon 10:00-11:00
        pause Ann break Mon 11:00-11:30
    """)


def test_a_break_and_a_duty_both_put_off_follow_each_other_in_the_order_planned() -> None:
    """a, 09:30-11:40, puts off the duty of 10:00 and the break of 10:30: 11:40-12:40 and 12:40-13:10."""
    history = day(
        [ticket("Mon 09:30", "2h10m"), ticket("Mon 09:40", "10m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 10:30 30m"], duties=["Mon 10:00 1h"])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:30 11:40 11:40
        ticket b Mon 13:10 13:20 13:20
        work a.touch0 Ann Mon 09:30-11:40 done
        work b.touch0 Ann Mon 13:10-13:20 done
        wait a.touch Mon 09:30-09:30 taken
        wait b.touch Mon 09:40-13:10 taken
        pause Ann duty Mon 11:40-12:40
        pause Ann break Mon 12:40-13:10
    """)


def test_an_absent_engineer_takes_no_break() -> None:
    """Ann is absent on Monday: neither her break nor a; both Bob's, and there is no row of hers."""
    history = day(
        [ticket("Mon 12:10", "10m")],
        [
            engineer("Tue 09:00-17:00", absent="Mon 09:00-17:00", breaks=["Mon 12:00 30m"]),
            engineer("Mon 09:00-17:00", breaks=["Mon 12:00 15m"]),
        ],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 12:15 12:25 12:25
        work a.touch0 Bob Mon 12:15-12:25 done
        wait a.touch Mon 12:10-12:15 taken
        pause Bob break Mon 12:00-12:15
    """)


def test_held_work_is_in_hand_at_the_shift_start_so_a_duty_planned_then_waits() -> None:
    """Ticket a has 30 minutes left at 17:00. On Tuesday it is resumed at 09:00; the duty follows at 09:30."""
    history = day(
        [ticket("Mon 16:30", "1h"), ticket("Tue 09:10", "10m")],
        [engineer("Mon-Tue 09:00-17:00", duties=["Tue 09:00 1h"])],
        "Tue 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 16:30 Tue 09:30 09:30
        ticket b Tue 10:30 10:40 10:40
        work a.touch0 Ann Mon 16:30-17:00 held
        work a.touch0 Ann Tue 09:00-09:30 done
        work b.touch0 Ann Tue 10:30-10:40 done
        wait a.touch Mon 16:30-16:30 taken
        wait b.touch Tue 09:10-10:30 taken
        pause Ann duty Tue 09:30-10:30
    """)


def test_a_duty_at_the_shift_start_comes_before_work_that_waits() -> None:
    """Ticket a waits since Monday; Ann's shift and her duty both begin on Tuesday at 09:00."""
    history = day([ticket("Mon 20:00", "10m")], [engineer("Tue 09:00-17:00", duties=["Tue 09:00 1h"])], "Tue 17:00")

    assert played(history) == log("""
        ticket a Tue 10:00 10:10 10:10
        work a.touch0 Ann Tue 10:00-10:10 done
        wait a.touch Mon 20:00-Tue 10:00 taken
        pause Ann duty Tue 09:00-10:00
    """)


def test_a_break_under_way_when_following_ends_is_logged_until_then() -> None:
    """Break 12:00-12:30; following ends 12:10, with a waiting since 12:05."""
    history = day([ticket("Mon 12:05", "10m")], [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])], "Mon 12:10")

    assert played(history) == log("""
        ticket a - - -
        wait a.touch Mon 12:05-12:10 open
        pause Ann break Mon 12:00-12:10
    """)


def test_nobody_is_called_back_from_a_break() -> None:
    """Ticket a comes at 12:10, in Ann's break, and waits for its end."""
    history = day(
        [ticket("Mon 12:10", "20m", of(EXTENDED, URGENT))],
        [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Mon 17:00",
        URGENT_INTERRUPTS,
    )

    assert played(history) == log("""
        ticket a Mon 12:30 12:50 12:50
        work a.touch0 Ann Mon 12:30-12:50 done
        wait a.touch Mon 12:10-12:30 taken
        pause Ann break Mon 12:00-12:30
    """)


def test_a_break_that_is_due_waits_for_the_work_that_interrupts_too() -> None:
    """Ann's break, 12:00, waits for a, Low. At 12:10 b interrupts a and is in hand to 12:30: the break is 12:30-13:00.

    a has 50 m and 5 left: 13:00-13:55.
    """
    history = day(
        [ticket("Mon 11:00", "2h", of(BASIC, LOW)), ticket("Mon 12:10", "20m", of(EXTENDED, URGENT))],
        [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Mon 17:00",
        URGENT_INTERRUPTS,
    )

    assert played(history) == log("""
        ticket a Mon 11:00 13:55 13:55 interrupted 1
        ticket b Mon 12:10 12:30 12:30
        work a.touch0 Ann Mon 11:00-12:10 interrupted
        work b.touch0 Ann Mon 12:10-12:30 done
        work a.touch0 Ann Mon 13:00-13:55 done
        wait a.touch Mon 11:00-11:00 taken
        wait b.touch Mon 12:10-12:10 taken
        wait a.touch Mon 12:10-13:00 taken
        pause Ann break Mon 12:30-13:00
    """)
