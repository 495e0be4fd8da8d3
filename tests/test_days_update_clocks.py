"""Hand-worked days: updates by business hours, days and weeks, and pauses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulation.clocks import Count
from tests.hand_worked import (
    AROUND_THE_CLOCK,
    EXTENDED,
    HIGH,
    MEDIUM,
    OFFICE,
    day,
    engineer,
    log,
    of,
    played,
    ticket,
    updated,
)
from tests.histories import Promised

EVERY_2H = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")


def every(days: int, reading: Count, *, ahead: str = "2h") -> Promised:
    """Extended High with an update of 10 minutes every so many business days."""
    promised = updated(of(EXTENDED, HIGH), every="1h", effort="10m", ahead=ahead, clock=OFFICE)
    return replace(promised, update_count=reading, update_amount=days)


def test_business_hours_run_over_the_night_to_the_due_instant_and_back_to_the_release() -> None:
    """Every 4 business hours, 10 minutes, 1 h ahead: 70 business minutes before due.

    Reply Mon 13:30: due Tue 09:30 (3 h 30 m and 30 m); 30 minutes back to 09:00, 40 back from 17:00: Mon 16:20-16:30.
    Opened 16:30: due Tue 12:30, work 11:20-11:30. Opened 11:30: due 15:30; the touch, 22 h 30 m after Mon 13:30, is
    12:00-12:10, and closes it after 40 minutes.
    """
    promised = updated(of(EXTENDED, MEDIUM), every="4h", effort="10m", ahead="1h", clock=OFFICE)
    history = day(
        [ticket("Mon 13:10", "20m, engineering 22h30m: 10m", promised)], [engineer("Mon-Tue 09:00-17:00")], "Tue 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 13:10 13:30 Tue 12:10
        work a.touch0 Ann Mon 13:10-13:30 done
        work a.update Ann Mon 16:20-16:30 done
        work a.update Ann Tue 11:20-11:30 done
        work a.touch1 Ann Tue 12:00-12:10 done
        wait a.touch Mon 13:10-13:10 taken
        wait a.update Mon 16:20-16:20 taken
        wait a.update Tue 11:20-11:20 taken
        wait a.touch Tue 12:00-12:00 taken
        owed a Mon 13:30 released 16:20 due Tue 09:30 closed Mon 16:30 elapsed 3h met
        owed a Mon 16:30 released Tue 11:20 due 12:30 closed 11:30 elapsed 3h met
        owed a Tue 11:30 released - due 15:30 closed 12:10 elapsed 40m met
    """)


def test_every_business_day_at_its_end() -> None:
    """Reply Mon 10:00: due Tue 17:00, work 2 h 10 m before, 14:50-15:00. Then Wed, likewise. Then due Thu 17:00.

    The touch, 72 h after Mon 10:00, closes that on Thu 10:20. Elapsed: 7 h and 6; 2 and 6; 2 and 1 h 20 m.
    """
    history = day(
        [ticket("Mon 09:40", "20m, engineering 72h: 20m", every(1, Count.END_OF_DAY))],
        [engineer("Mon-Fri 09:00-17:00")],
        "Fri 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:40 10:00 Thu 10:20
        work a.touch0 Ann Mon 09:40-10:00 done
        work a.update Ann Tue 14:50-15:00 done
        work a.update Ann Wed 14:50-15:00 done
        work a.touch1 Ann Thu 10:00-10:20 done
        wait a.touch Mon 09:40-09:40 taken
        wait a.update Tue 14:50-14:50 taken
        wait a.update Wed 14:50-14:50 taken
        wait a.touch Thu 10:00-10:00 taken
        owed a Mon 10:00 released Tue 14:50 due 17:00 closed 15:00 elapsed 13h met
        owed a Tue 15:00 released Wed 14:50 due 17:00 closed 15:00 elapsed 8h met
        owed a Wed 15:00 released - due Thu 17:00 closed 10:20 elapsed 3h20m met
    """)


def test_a_reply_in_the_evening_counts_from_the_next_business_day() -> None:
    """Reply Mon 20:00: day 0 is Tuesday, so due Wed 17:00; made Wed 14:50-15:00, after 8 h and 6."""
    history = day(
        [ticket("Mon 19:40", "20m, engineering 240h: 20m", every(1, Count.END_OF_DAY))],
        [engineer("Mon-Wed 09:00-21:00")],
        "Wed 16:00",
    )

    assert played(history) == log("""
        ticket a Mon 19:40 20:00 -
        work a.touch0 Ann Mon 19:40-20:00 done
        work a.update Ann Wed 14:50-15:00 done
        wait a.touch Mon 19:40-19:40 taken
        wait a.update Wed 14:50-14:50 taken
        owed a Mon 20:00 released Wed 14:50 due 17:00 closed 15:00 elapsed 14h met
        owed a Wed 15:00 released - due Thu 17:00 closed - elapsed 1h open
    """)


def test_an_update_after_closing_meets_the_end_of_that_day() -> None:
    """Due Tue 17:00, work 14:50, when Ann has b, held at 17:00. Bob makes it at 18:00: met, no open time between."""
    history = day(
        [
            ticket("Mon 09:40", "20m, engineering 240h: 20m", every(1, Count.END_OF_DAY)),
            ticket("Tue 12:00", "8h"),
        ],
        [engineer("Mon-Fri 09:00-17:00"), engineer("Tue 18:00-22:00")],
        "Tue 20:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:40 10:00 -
        ticket b Tue 12:00 - -
        work a.touch0 Ann Mon 09:40-10:00 done
        work b.touch0 Ann Tue 12:00-17:00 held
        work a.update Bob Tue 18:00-18:10 done
        wait a.touch Mon 09:40-09:40 taken
        wait b.touch Tue 12:00-12:00 taken
        wait a.update Tue 14:50-18:00 taken
        owed a Mon 10:00 released Tue 14:50 due 17:00 closed 18:10 elapsed 15h met
        owed a Tue 18:10 released - due Thu 17:00 closed - elapsed 0m open
    """)


def test_every_business_day_at_the_same_time() -> None:
    """Reply Mon 10:00: due Tue 10:00, work 2 h 10 m of business before: 1 h on Tuesday, 1 h 10 m on Monday, 15:50.

    Made Mon 16:00: due Tue 16:00, work 13:50, made 14:00 (1 h and 5): due Wed 14:00.
    """
    history = day(
        [ticket("Mon 09:40", "20m, engineering 240h: 20m", every(1, Count.SAME_TIME))],
        [engineer("Mon-Fri 09:00-17:00")],
        "Tue 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:40 10:00 -
        work a.touch0 Ann Mon 09:40-10:00 done
        work a.update Ann Mon 15:50-16:00 done
        work a.update Ann Tue 13:50-14:00 done
        wait a.touch Mon 09:40-09:40 taken
        wait a.update Mon 15:50-15:50 taken
        wait a.update Tue 13:50-13:50 taken
        owed a Mon 10:00 released 15:50 due Tue 10:00 closed Mon 16:00 elapsed 6h met
        owed a Mon 16:00 released Tue 13:50 due 16:00 closed 14:00 elapsed 6h met
        owed a Tue 14:00 released - due Wed 14:00 closed - elapsed 3h open
    """)


def test_once_a_week_is_five_business_days() -> None:
    """Reply Mon 10:00: due the next Monday 17:00. 10 h 10 m before: 8 h of that Monday, 2 h 10 m of Friday, 14:50.

    Made Fri 15:00, after 7, 8, 8, 8 and 6 hours. The next is due the Friday after.
    """
    history = day(
        [ticket("Mon 09:40", "20m, engineering 400h: 20m", every(5, Count.END_OF_DAY, ahead="10h"))],
        [engineer("Mon-Fri 09:00-17:00", "Mon2-Fri2 09:00-17:00")],
        "Fri 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:40 10:00 -
        work a.touch0 Ann Mon 09:40-10:00 done
        work a.update Ann Fri 14:50-15:00 done
        wait a.touch Mon 09:40-09:40 taken
        wait a.update Fri 14:50-14:50 taken
        owed a Mon 10:00 released Fri 14:50 due Mon2 17:00 closed Fri 15:00 elapsed 37h met
        owed a Fri 15:00 released - due Fri2 17:00 closed - elapsed 2h open
    """)


def test_a_wait_on_the_customer_keeps_the_time_left_until_due() -> None:
    """Reply 09:20, 2 h left; the customer answers 12:20: due 14:20, work 13:40. Ann has b 12:00-14:00.

    At 14:00 the touch, work since 12:20, begins, and the waiting update is dropped; its reply is at 14:20 sharp.
    """
    history = day(
        [ticket("Mon 09:00", "20m, customer 3h: 20m", EVERY_2H), ticket("Mon 12:00", "2h")],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 14:20
        ticket b Mon 12:00 14:00 14:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 12:00-14:00 done
        work a.touch1 Ann Mon 14:00-14:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 12:00-12:00 taken
        wait a.touch Mon 12:20-14:00 taken
        wait a.update Mon 13:40-14:00 dropped
        owed a Mon 09:20 released 13:40 due 14:20 closed 14:20 elapsed 2h met
    """)


def test_a_plan_may_owe_updates_while_waiting_on_the_customer() -> None:
    """No pause: due 11:20, made 10:40-10:50; due 12:50, made 12:10-12:20; the customer answers 12:20, to 12:40."""
    history = day(
        [ticket("Mon 09:00", "20m, customer 3h: 20m", replace(EVERY_2H, update_pauses=False))],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 12:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Ann Mon 10:40-10:50 done
        work a.update Ann Mon 12:10-12:20 done
        work a.touch1 Ann Mon 12:20-12:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.update Mon 12:10-12:10 taken
        wait a.touch Mon 12:20-12:20 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
        owed a Mon 10:50 released 12:10 due 12:50 closed 12:20 elapsed 1h30m met
        owed a Mon 12:20 released - due 14:20 closed 12:40 elapsed 20m met
    """)


@pytest.mark.parametrize(
    ("reading", "due"),
    [
        (Count.END_OF_DAY, "Fri 17:00"),  # 15 h left on Mon 10:00: from Wed 11:00 6, 8 and 1, Fri 10:00, so its closing
        (Count.SAME_TIME, "Thu 11:00"),  # 8 h left: 6 and 2
    ],
)
def test_after_a_pause_the_end_of_day_moves_to_a_closing_and_the_same_time_stays(reading: Count, due: str) -> None:
    """Reply Mon 10:00; the customer answers after 17 business hours, Wed 11:00; the touch closes it at 11:20."""
    history = day(
        [ticket("Mon 09:40", "20m, customer 17h: 20m", every(1, reading))],
        [engineer("Mon-Fri 09:00-17:00")],
        "Fri 17:00",
    )

    assert played(history) == log(f"""
        ticket a Mon 09:40 10:00 Wed 11:20
        work a.touch0 Ann Mon 09:40-10:00 done
        work a.touch1 Ann Wed 11:00-11:20 done
        wait a.touch Mon 09:40-09:40 taken
        wait a.touch Wed 11:00-11:00 taken
        owed a Mon 10:00 released - due {due} closed Wed 11:20 elapsed 20m met
    """)


def test_a_pause_that_ends_in_closed_hours_counts_from_the_opening() -> None:
    """The customer waits around the clock, updates are by business days.

    Reply Mon 16:00: due Tue 17:00, 9 h left. Answer Mon 20:00: 8 h on Tuesday and 1 on Wednesday, so due Wed 17:00. The
    touch, 20:00-20:20, is all in closed hours.
    """
    promised = replace(every(1, Count.END_OF_DAY), first_clock=AROUND_THE_CLOCK)
    history = day(
        [ticket("Mon 15:40", "20m, customer 4h: 20m", promised)], [engineer("Mon-Fri 09:00-21:00")], "Tue 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 20:20
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.touch1 Ann Mon 20:00-20:20 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.touch Mon 20:00-20:00 taken
        owed a Mon 16:00 released - due Wed 17:00 closed Mon 20:20 elapsed 0m met
    """)
