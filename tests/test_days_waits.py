"""Hand-worked days: waits between touches, the second tier, and what comes after a ticket is solved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hand_worked import (
    AROUND_THE_CLOCK,
    BASIC,
    EXTENDED,
    LOW,
    MEDIUM,
    URGENT,
    day,
    engineer,
    log,
    of,
    played,
    ticket,
    updated,
)
from tests.histories import Promised

BASIC_URGENT = of(BASIC, URGENT)
EXTENDED_URGENT = replace(of(EXTENDED, URGENT), first_clock=AROUND_THE_CLOCK)


@pytest.mark.parametrize(
    ("promised", "wait", "returns", "solved"),
    [
        (BASIC_URGENT, "customer 1h", "Tue 09:30", "09:40"),  # half an hour on Monday, half on Tuesday
        (EXTENDED_URGENT, "customer 1h", "Mon 17:30", "17:40"),
        (BASIC_URGENT, "customer 30m", "Mon 17:00", "17:10"),  # over at closing, not at the next opening
        (BASIC_URGENT, "engineering 1h", "Mon 17:30", "17:40"),
        (EXTENDED_URGENT, "business engineering 1h", "Tue 09:30", "09:40"),
        (BASIC_URGENT, "engineering 0m", "Mon 16:30", "16:40"),
    ],
)
def test_a_wait_runs_on_its_own_clock(promised: Promised, wait: str, returns: str, solved: str) -> None:
    """From 16:30: on the customer on the clock of the first response, on engineering on the clock it names.

    Ann is there 09:00-21:00 both days, so each second touch, 10 minutes, is begun as it comes.
    """
    history = day([ticket("Mon 16:10", f"20m, {wait}: 10m", promised)], [engineer("Mon-Tue 09:00-21:00")], "Wed 00:00")

    weekday, time = returns.split()
    assert played(history) == log(f"""
        ticket a Mon 16:10 16:30 {"" if weekday == "Mon" else weekday} {solved}
        work a.touch0 Ann Mon 16:10-16:30 done
        work a.touch1 Ann {returns}-{solved} done
        wait a.touch Mon 16:10-16:10 taken
        wait a.touch {returns}-{time} taken
    """)


def test_a_wait_in_business_time_that_begins_in_closed_hours_counts_from_the_opening() -> None:
    """Reply Mon 20:20; an hour of the customer's is Tuesday 09:00-10:00."""
    history = day(
        [ticket("Mon 20:00", "20m, customer 1h: 10m", BASIC_URGENT)], [engineer("Mon-Tue 09:00-21:00")], "Wed 00:00"
    )

    assert played(history) == log("""
        ticket a Mon 20:00 20:20 Tue 10:10
        work a.touch0 Ann Mon 20:00-20:20 done
        work a.touch1 Ann Tue 10:00-10:10 done
        wait a.touch Mon 20:00-20:00 taken
        wait a.touch Tue 10:00-10:00 taken
    """)


def test_the_first_touch_asks_the_first_tier_later_ones_the_second_and_updates_none() -> None:
    """Ann is first tier only, Bob second tier only, and there first; a and its guidance are second tier.

    09:00 a's first touch is not Bob's, though he is free since 08:00. Reply 09:20, due 11:20, update released 10:40:
    Ann, the owner and free, may make it. 11:20 the second touch: only Bob. Then guidance: only Bob.
    """
    promised = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 09:00", "20m, engineering 2h: 20m", promised, second_tier=True, guidance="1h")],
        [engineer("Mon 09:00-17:00", tiers=(1,)), engineer("Mon 08:00-17:00", tiers=(2,))],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:40 handed-over 1
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Ann Mon 10:40-10:50 done
        work a.touch1 Bob Mon 11:20-11:40 done
        work a.guidance Bob Mon 11:40-12:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.touch Mon 11:20-11:20 taken
        wait a.guidance Mon 11:40-11:40 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
        owed a Mon 10:50 released - due 12:50 closed 11:40 elapsed 50m met
    """)


def test_analysis_becomes_work_in_business_hours_and_ranks_as_low_of_its_plan() -> None:
    """Ticket a is solved Mon 20:20 by Bob, who leaves at 21:00; its analysis is work from Tuesday, 09:00.

    She finds b, Basic Medium, then the analysis, as Extended Low, then c, Basic Low, though both came before it.
    """
    history = day(
        [
            ticket("Mon 20:00", "20m", EXTENDED_URGENT, analysis="1h"),
            ticket("Mon 21:30", "10m", of(BASIC, MEDIUM)),
            ticket("Mon 21:30", "10m", of(BASIC, LOW)),
        ],
        [engineer("Tue 09:00-17:00"), engineer("Mon 17:00-21:00")],
        "Tue 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 20:00 20:20 20:20
        ticket b Tue 09:00 09:10 09:10
        ticket c Tue 10:10 10:20 10:20
        work a.touch0 Bob Mon 20:00-20:20 done
        work b.touch0 Ann Tue 09:00-09:10 done
        work a.analysis Ann Tue 09:10-10:10 done
        work c.touch0 Ann Tue 10:10-10:20 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 21:30-Tue 09:00 taken
        wait a.analysis Tue 09:00-09:10 taken
        wait c.touch Mon 21:30-Tue 10:10 taken
    """)


@pytest.mark.parametrize(
    ("arrives", "solved", "released", "until"),
    [
        ("Mon 16:40", "17:00", "Tue 09:00", "09:10"),  # at the closing instant the clock is closed
        ("Tue 08:40", "09:00", "Tue 09:00", "09:10"),  # at the opening instant it is open
        ("Fri 17:10", "17:30", "Mon2 09:00", "09:10"),  # over the weekend
        ("Mon 16:39", "16:59", "Mon 16:59", "17:09"),
    ],
)
def test_analysis_is_released_at_the_first_open_instant_after_solving(
    arrives: str, solved: str, released: str, until: str
) -> None:
    """Someone is always there, so it is begun as it is released."""
    history = day(
        [ticket(arrives, "20m", EXTENDED_URGENT, analysis="10m")],
        [engineer("Mon-Sun 00:00-24:00", "Mon2-Tue2 00:00-24:00")],
        "Tue2 24:00",
    )

    assert played(history) == log(f"""
        ticket a {arrives} {solved} {solved}
        work a.touch0 Ann {arrives}-{solved} done
        work a.analysis Ann {released}-{until} done
        wait a.touch {arrives}-{arrives.split()[1]} taken
        wait a.analysis {released}-{released.split()[1]} taken
    """)


def test_analysis_comes_before_guidance_of_its_ticket_released_with_it() -> None:
    """Solved 09:20 in business hours: both are work at once, alike but in kind. Ann has the analysis, then guidance."""
    history = day(
        [ticket("Mon 09:00", "20m", EXTENDED_URGENT, analysis="30m", guidance="1h")],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 09:20
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.analysis Ann Mon 09:20-09:50 done
        work a.guidance Ann Mon 09:50-10:50 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.analysis Mon 09:20-09:20 taken
        wait a.guidance Mon 09:20-09:50 taken
    """)


def test_two_engineers_may_be_at_the_analysis_and_the_guidance_of_one_ticket() -> None:
    """Both released 09:20: Ann, the owner, takes the analysis, Bob the guidance, no hand-over."""
    history = day(
        [ticket("Mon 09:00", "20m", EXTENDED_URGENT, analysis="30m", guidance="1h")],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 09:20
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.analysis Ann Mon 09:20-09:50 done
        work a.guidance Bob Mon 09:20-10:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.analysis Mon 09:20-09:20 taken
        wait a.guidance Mon 09:20-09:20 taken
    """)


def test_a_reopened_ticket_is_owed_updates_from_the_reopening_and_no_second_analysis() -> None:
    """Updates every 2 h. Solved 09:20, so nothing is owed; analysis 09:20-10:20. Reopened 2 business hours on, 11:20.

    Ann has b 11:00-11:50; the touch is 11:50-12:10, and closes what was opened at 11:20, due 13:20.
    """
    promised = updated(EXTENDED_URGENT, every="2h", effort="10m", ahead="30m")
    history = day(
        [
            ticket("Mon 09:00", "20m, business reopened 2h: 20m", promised, analysis="1h"),
            ticket("Mon 11:00", "50m"),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 12:10
        ticket b Mon 11:00 11:50 11:50
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.analysis Ann Mon 09:20-10:20 done
        work b.touch0 Ann Mon 11:00-11:50 done
        work a.touch1 Ann Mon 11:50-12:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.analysis Mon 09:20-09:20 taken
        wait b.touch Mon 11:00-11:00 taken
        wait a.touch Mon 11:20-11:50 taken
        owed a Mon 11:20 released - due 13:20 closed 12:10 elapsed 50m met
    """)


@pytest.mark.parametrize(("until", "solved"), [("Mon 11:10", "09:20"), ("Mon 11:25", "-")])
def test_a_ticket_is_solved_until_it_is_reopened(until: str, solved: str) -> None:
    """Solved 09:20, reopened 11:20 when nobody is there any more."""
    history = day([ticket("Mon 09:00", "20m, reopened 2h: 20m", EXTENDED_URGENT)], [engineer("Mon 09:00-10:00")], until)

    waits = "wait a.touch Mon 11:20-11:25 open" if solved == "-" else ""
    assert played(history) == log(f"""
        ticket a Mon 09:00 09:20 {solved}
        work a.touch0 Ann Mon 09:00-09:20 done
        wait a.touch Mon 09:00-09:00 taken
        {waits}
    """)


def test_updates_are_owed_on_a_reopened_ticket_nobody_attends_to() -> None:
    """Reopened 11:20; Bob is there from 11:30 but for no second-tier touch, only for its updates (any tier).

    Due 13:20, released 12:40: 12:40-12:50. Due 14:50, released 14:10; following ends 14:00.
    """
    promised = updated(EXTENDED_URGENT, every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 09:00", "20m, reopened 2h: 20m", promised, second_tier=True)],
        [engineer("Mon 09:00-10:00"), engineer("Mon 11:30-17:00", tiers=(1,))],
        "Mon 14:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 -
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Bob Mon 12:40-12:50 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 12:40-12:40 taken
        wait a.touch Mon 11:20-14:00 open
        owed a Mon 11:20 released 12:40 due 13:20 closed 12:50 elapsed 1h30m met
        owed a Mon 12:50 released - due 14:50 closed - elapsed 1h10m open
    """)
