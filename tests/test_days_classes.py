"""Hand-worked days: what class, deadline and owner mean together, under every dispatch rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulation.clocks import Count
from simulation.inputs import Dispatch, Ownership, ShiftEnd
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    LOW,
    MEDIUM,
    OFFICE,
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

EVERY_2H = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")
IN_8_HOURS = replace(of(EXTENDED, MEDIUM), first_clock=OFFICE, first_count=Count.OPEN_TIME, first_amount=lasting("8h"))

# b, Urgent, is solved by Ann at 11:00. Waiting then, with deadline and the instant at which it became work:
#   a's update     Medium   11:10         10:30     (reply 09:10, due 11:10, 40 minutes before)
#   c              Medium   Tue 10:10     10:10     (8 business hours from 10:10)
#   d              Urgent   none          10:20
#   b's analysis   Low      none          11:00
FOUR_KINDS = (
    ticket("Mon 09:00", "10m, engineering 8h: 10m", EVERY_2H),
    ticket("Mon 10:00", "1h", of(EXTENDED, URGENT), analysis="30m"),
    ticket("Mon 10:10", "10m", IN_8_HOURS),
    ticket("Mon 10:20", "10m", of(EXTENDED, URGENT)),
)


@pytest.mark.parametrize(
    ("dispatch", "update", "c", "d", "closed", "verdict", "next_due"),
    [
        (Dispatch.SEVERITY, "11:10-11:20", "11:20-11:30", "11:00-11:10", "11:20 elapsed 2h10m", "late", "13:20"),
        (Dispatch.DEADLINE, "11:00-11:10", "11:10-11:20", "11:20-11:30", "11:10 elapsed 2h", "met", "13:10"),
        (Dispatch.FIRST_COME, "11:20-11:30", "11:00-11:10", "11:10-11:20", "11:30 elapsed 2h20m", "late", "13:30"),
    ],
)
def test_updates_and_analysis_stand_in_the_queue_by_their_own_deadlines(
    dispatch: Dispatch, update: str, c: str, d: str, closed: str, verdict: str, next_due: str
) -> None:
    """Following ends 12:00, as the analysis does, last under every rule."""
    history = day(FOUR_KINDS, [engineer("Mon 09:00-17:00")], "Mon 12:00:01", rules_of(dispatch=dispatch))

    done = sorted(
        [(update, "a.update", "10:30"), (c, "c.touch0", "10:10"), (d, "d.touch0", "10:20")],
        key=lambda row: row[0],
    )
    told = "\n".join(f"work {name} Ann Mon {span} done" for span, name, _ in done)
    waited = "\n".join(f"wait {name.rstrip('0')} Mon {since}-{span[:5]} taken" for span, name, since in done)
    since_s = lasting("12h1s") - lasting(f"{closed[:2]}h{closed[3:5]}m")
    assert played(history) == log(f"""
        ticket a Mon 09:00 09:10 -
        ticket b Mon 10:00 11:00 11:00
        ticket c Mon {c[:5]} {c[6:]} {c[6:]}
        ticket d Mon {d[:5]} {d[6:]} {d[6:]}
        work a.touch0 Ann Mon 09:00-09:10 done
        work b.touch0 Ann Mon 10:00-11:00 done
        {told}
        work b.analysis Ann Mon 11:30-12:00 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        {waited}
        wait b.analysis Mon 11:00-11:30 taken
        owed a Mon 09:10 released 10:30 due 11:10 closed {closed} {verdict}
        owed a Mon {closed[:5]} released - due {next_due} closed - elapsed {since_s // 60}m1s open
    """)


@pytest.mark.parametrize(
    ("dispatch", "expected"),
    [
        (
            Dispatch.PLAN,  # the plan counts first: Extended Low is more important than Basic Urgent
            """
            ticket a Mon 09:00 10:20 10:20 interrupted 1
            ticket b Mon 09:30 09:50 09:50
            work a.touch0 Ann Mon 09:00-09:30 interrupted
            work b.touch0 Ann Mon 09:30-09:50 done
            work a.touch0 Ann Mon 09:50-10:20 done
            wait a.touch Mon 09:00-09:00 taken
            wait b.touch Mon 09:30-09:30 taken
            wait a.touch Mon 09:30-09:50 taken
            """,
        ),
        (
            Dispatch.SEVERITY,
            """
            ticket a Mon 09:00 10:00 10:00
            ticket b Mon 10:00 10:20 10:20
            work a.touch0 Ann Mon 09:00-10:00 done
            work b.touch0 Ann Mon 10:00-10:20 done
            wait a.touch Mon 09:00-09:00 taken
            wait b.touch Mon 09:30-10:00 taken
            """,
        ),
    ],
)
def test_what_is_less_important_depends_on_whether_plan_or_severity_counts_first(
    dispatch: Dispatch, expected: str
) -> None:
    """Extended Low, b, may interrupt what is less important; a is Basic Urgent, 1 h from 09:00."""
    history = day(
        [ticket("Mon 09:00", "1h", of(BASIC, URGENT)), ticket("Mon 09:30", "20m", of(EXTENDED, LOW))],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(dispatch=dispatch, interrupts=[(EXTENDED, LOW)]),
    )

    assert played(history) == log(expected)


@pytest.mark.parametrize("dispatch", [Dispatch.FIRST_COME, Dispatch.DEADLINE])
def test_class_decides_interruption_also_where_it_does_not_order_the_queue(dispatch: Dispatch) -> None:
    """Ann has a, Low. b, Low, waits since 09:05, ahead of c, Urgent, 09:30; but c interrupts. Then a and b."""
    history = day(
        [
            ticket("Mon 09:00", "1h", of(BASIC, LOW)),
            ticket("Mon 09:05", "10m", of(BASIC, LOW)),
            ticket("Mon 09:30", "20m", of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(dispatch=dispatch, interrupts=[(EXTENDED, URGENT)]),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:20 10:20 interrupted 1
        ticket b Mon 10:20 10:30 10:30
        ticket c Mon 09:30 09:50 09:50
        work a.touch0 Ann Mon 09:00-09:30 interrupted
        work c.touch0 Ann Mon 09:30-09:50 done
        work a.touch0 Ann Mon 09:50-10:20 done
        work b.touch0 Ann Mon 10:20-10:30 done
        wait a.touch Mon 09:00-09:00 taken
        wait c.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:50 taken
        wait b.touch Mon 09:05-10:20 taken
    """)


OWNERS = """
    ticket a Mon 09:00 09:20 10:40
    ticket b Mon 10:00 11:25 11:25 interrupted 1
    work a.touch0 Ann Mon 09:00-09:20 done
    work b.touch0 Ann Mon 10:00-10:20 interrupted
    work a.touch1 Ann Mon 10:20-10:40 done
    work b.touch0 Ann Mon 10:40-11:25 done
    wait a.touch Mon 09:00-09:00 taken
    wait b.touch Mon 10:00-10:00 taken
    wait a.touch Mon 10:20-10:20 taken
    wait b.touch Mon 10:20-10:40 taken
"""
ANYONES = """
    ticket a Mon 09:00 09:20 10:43 handed-over 1
    ticket b Mon 10:00 11:00 11:00
    work a.touch0 Ann Mon 09:00-09:20 done
    work a.touch1 Bob Mon 10:20-10:43 done
    work b.touch0 Ann Mon 10:00-11:00 done
    wait a.touch Mon 09:00-09:00 taken
    wait b.touch Mon 10:00-10:00 taken
    wait a.touch Mon 10:20-10:20 taken
"""


@pytest.mark.parametrize(
    ("ownership", "expected"), [(Ownership.ENGINEER, OWNERS), (Ownership.TEAM, ANYONES), (Ownership.ANYONE, ANYONES)]
)
def test_an_urgent_touch_interrupts_its_owner_if_only_the_owner_may_take_it(
    ownership: Ownership, expected: str
) -> None:
    """Ann owns a, Urgent, and has b, Low, 10:00-11:00 (not Bob's). a's second touch is work at 10:20; Bob is free.

    Under "engineer" Ann is interrupted: b keeps 40 m and 5. Else Bob, of her team, takes it: 20 m and 3.
    """
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 1h: 20m", of(EXTENDED, URGENT)),
            ticket("Mon 10:00", "1h", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=[(EXTENDED, URGENT)])],
        "Mon 17:00",
        rules_of(
            ownership=ownership,
            interrupts=[(EXTENDED, URGENT)],
            interrupt_cost_s=lasting("5m"),
            hand_over_same_team_s=lasting("3m"),
        ),
    )

    assert played(history) == log(expected)


def test_an_update_in_hand_is_interrupted_like_any_work() -> None:
    """Reply 09:20, due 11:20. Ann begins the update at 10:40; b, Urgent, 10:45-11:05: 5 m and 5 left, 11:05-11:15."""
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 8h: 10m", EVERY_2H),
            ticket("Mon 10:45", "20m", of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 11:30",
        rules_of(interrupts=[(EXTENDED, URGENT)], interrupt_cost_s=lasting("5m")),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 - interrupted 1
        ticket b Mon 10:45 11:05 11:05
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Ann Mon 10:40-10:45 interrupted
        work b.touch0 Ann Mon 10:45-11:05 done
        work a.update Ann Mon 11:05-11:15 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait b.touch Mon 10:45-10:45 taken
        wait a.update Mon 10:45-11:05 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 11:15 elapsed 1h55m met
        owed a Mon 11:15 released - due 13:15 closed - elapsed 15m open
    """)


def test_an_update_falls_due_in_overtime_as_in_any_work() -> None:
    """Reply 15:20, due 17:20. The touch, 1 h 30 m from 16:20, is finished after 17:00: 10 minutes more, to 18:00."""
    history = day(
        [ticket("Mon 15:00", "20m, engineering 1h: 1h30m", EVERY_2H)],
        [engineer("Mon 09:00-17:00")],
        "Mon 20:00",
        rules_of(shift_end=ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Mon 15:00 15:20 18:00
        work a.touch0 Ann Mon 15:00-15:20 done
        work a.touch1 Ann Mon 16:20-18:00 done
        wait a.touch Mon 15:00-15:00 taken
        wait a.touch Mon 16:20-16:20 taken
        owed a Mon 15:20 released - due 17:20 closed 17:20 elapsed 2h met
        owed a Mon 17:20 released - due 19:20 closed 18:00 elapsed 40m met
    """)


def test_work_handed_over_to_the_one_on_call_costs_the_hand_over_and_the_delay() -> None:
    """At 17:00 Ann has 20 m of a left; Bob goes on call then, responds by 17:15, and needs 20 m and 5."""
    history = day(
        [ticket("Mon 16:50", "30m", of(EXTENDED, URGENT))],
        [engineer("Mon 09:00-17:00"), engineer("Mon 17:00-09:00", responds_within="15m")],
        "Mon 20:00",
        rules_of(shift_end=ShiftEnd.HAND_OVER, hand_over_same_team_s=lasting("5m")),
    )

    assert played(history) == log("""
        ticket a Mon 16:50 17:40 17:40 handed-over 1
        work a.touch0 Ann Mon 16:50-17:00 handed-back
        work a.touch0 Bob Mon 17:00..17:15-17:40 done
        wait a.touch Mon 16:50-16:50 taken
        wait a.touch Mon 17:00-17:00 taken
        call Bob Mon 17:00-17:40
    """)
