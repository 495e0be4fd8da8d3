"""Hand-worked days: the order of waiting work, and which of the free engineers takes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulation.clocks import Count
from simulation.inputs import Dispatch
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    HIGH,
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
)
from tests.histories import Promised, rules_of


def within(promised: Promised, business_hours: int) -> Promised:
    return replace(promised, first_clock=OFFICE, first_count=Count.OPEN_TIME, first_amount=business_hours * 3600)


# a keeps Ann until 09:30. Waiting then, with the instants at which their first responses are due:
#   b  Basic High       since 09:05   8 business hours: Tue 09:05
#   c  Extended High    since 09:10   6 business hours: Mon 15:10
#   d  Basic Urgent     since 09:15   8 business hours: Tue 09:15
THREE_WAITING = (
    ticket("Mon 09:00", "30m", of(BASIC, LOW)),
    ticket("Mon 09:05", "20m", within(of(BASIC, HIGH), 8)),
    ticket("Mon 09:10", "10m", within(of(EXTENDED, HIGH), 6)),
    ticket("Mon 09:15", "15m", within(of(BASIC, URGENT), 8)),
)

# d; c before b, for Extended ranks 1
BY_SEVERITY = """
    ticket a Mon 09:00 09:30 09:30
    ticket b Mon 09:55 10:15 10:15
    ticket c Mon 09:45 09:55 09:55
    ticket d Mon 09:30 09:45 09:45
    work a.touch0 Ann Mon 09:00-09:30 done
    work d.touch0 Ann Mon 09:30-09:45 done
    work c.touch0 Ann Mon 09:45-09:55 done
    work b.touch0 Ann Mon 09:55-10:15 done
    wait a.touch Mon 09:00-09:00 taken
    wait d.touch Mon 09:15-09:30 taken
    wait c.touch Mon 09:10-09:45 taken
    wait b.touch Mon 09:05-09:55 taken
"""

# c, the only Extended; of Basic, Urgent d before High b
BY_PLAN = """
    ticket a Mon 09:00 09:30 09:30
    ticket b Mon 09:55 10:15 10:15
    ticket c Mon 09:30 09:40 09:40
    ticket d Mon 09:40 09:55 09:55
    work a.touch0 Ann Mon 09:00-09:30 done
    work c.touch0 Ann Mon 09:30-09:40 done
    work d.touch0 Ann Mon 09:40-09:55 done
    work b.touch0 Ann Mon 09:55-10:15 done
    wait a.touch Mon 09:00-09:00 taken
    wait c.touch Mon 09:10-09:30 taken
    wait d.touch Mon 09:15-09:40 taken
    wait b.touch Mon 09:05-09:55 taken
"""

# c is due Mon 15:10, b Tue 09:05, d Tue 09:15
BY_DEADLINE = """
    ticket a Mon 09:00 09:30 09:30
    ticket b Mon 09:40 10:00 10:00
    ticket c Mon 09:30 09:40 09:40
    ticket d Mon 10:00 10:15 10:15
    work a.touch0 Ann Mon 09:00-09:30 done
    work c.touch0 Ann Mon 09:30-09:40 done
    work b.touch0 Ann Mon 09:40-10:00 done
    work d.touch0 Ann Mon 10:00-10:15 done
    wait a.touch Mon 09:00-09:00 taken
    wait c.touch Mon 09:10-09:30 taken
    wait b.touch Mon 09:05-09:40 taken
    wait d.touch Mon 09:15-10:00 taken
"""

# b, c, d, as they came
BY_ARRIVAL = """
    ticket a Mon 09:00 09:30 09:30
    ticket b Mon 09:30 09:50 09:50
    ticket c Mon 09:50 10:00 10:00
    ticket d Mon 10:00 10:15 10:15
    work a.touch0 Ann Mon 09:00-09:30 done
    work b.touch0 Ann Mon 09:30-09:50 done
    work c.touch0 Ann Mon 09:50-10:00 done
    work d.touch0 Ann Mon 10:00-10:15 done
    wait a.touch Mon 09:00-09:00 taken
    wait b.touch Mon 09:05-09:30 taken
    wait c.touch Mon 09:10-09:50 taken
    wait d.touch Mon 09:15-10:00 taken
"""


@pytest.mark.parametrize(
    ("dispatch", "expected"),
    [
        (Dispatch.SEVERITY, BY_SEVERITY),
        (Dispatch.PLAN, BY_PLAN),
        (Dispatch.DEADLINE, BY_DEADLINE),
        (Dispatch.FIRST_COME, BY_ARRIVAL),
    ],
)
def test_each_dispatch_rule_orders_the_queue_its_own_way(dispatch: Dispatch, expected: str) -> None:
    history = day(THREE_WAITING, [engineer("Mon 09:00-17:00")], "Mon 17:00", rules_of(dispatch=dispatch))

    assert played(history) == log(expected)


def test_within_a_class_the_deadline_counts_then_the_instant_then_the_ticket() -> None:
    """All are Extended Medium, 10 minutes each; a keeps Ann until 09:10.

    Due: e 1 h from 09:03, so Mon 10:03; b 8 h from 09:01, so Tue 09:01; c and d 8 h from 09:02, so Tue 09:02. First e,
    then b, and of c and d, alike in due instant and arrival, the first in the table.
    """
    slow, fast = within(of(EXTENDED, MEDIUM), 8), within(of(EXTENDED, MEDIUM), 1)
    history = day(
        [
            ticket("Mon 09:00", "10m", slow),
            ticket("Mon 09:01", "10m", slow),
            ticket("Mon 09:02", "10m", slow),
            ticket("Mon 09:02", "10m", slow),
            ticket("Mon 09:03", "10m", fast),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:10 09:10
        ticket b Mon 09:20 09:30 09:30
        ticket c Mon 09:30 09:40 09:40
        ticket d Mon 09:40 09:50 09:50
        ticket e Mon 09:10 09:20 09:20
        work a.touch0 Ann Mon 09:00-09:10 done
        work e.touch0 Ann Mon 09:10-09:20 done
        work b.touch0 Ann Mon 09:20-09:30 done
        work c.touch0 Ann Mon 09:30-09:40 done
        work d.touch0 Ann Mon 09:40-09:50 done
        wait a.touch Mon 09:00-09:00 taken
        wait e.touch Mon 09:03-09:10 taken
        wait b.touch Mon 09:01-09:20 taken
        wait c.touch Mon 09:02-09:30 taken
        wait d.touch Mon 09:02-09:40 taken
    """)


def test_under_first_come_neither_severity_nor_deadline_counts() -> None:
    """Tickets b and c arrive at one instant; b is first in the table, though c is Urgent and due first."""
    history = day(
        [
            ticket("Mon 09:00", "10m", of(BASIC, LOW)),
            ticket("Mon 09:05", "10m", of(BASIC, LOW)),
            ticket("Mon 09:05", "10m", within(of(EXTENDED, URGENT), 1)),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(dispatch=Dispatch.FIRST_COME),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:10 09:10
        ticket b Mon 09:10 09:20 09:20
        ticket c Mon 09:20 09:30 09:30
        work a.touch0 Ann Mon 09:00-09:10 done
        work b.touch0 Ann Mon 09:10-09:20 done
        work c.touch0 Ann Mon 09:20-09:30 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:10 taken
        wait c.touch Mon 09:05-09:20 taken
    """)


def test_work_that_no_free_engineer_may_do_does_not_block_the_queue() -> None:
    """Bob handles only Low. b, High, waits for Ann, who has a until 10:00; c, behind it, goes to Bob at once."""
    history = day(
        [
            ticket("Mon 09:00", "1h", of(EXTENDED, HIGH)),
            ticket("Mon 09:10", "10m", of(EXTENDED, HIGH)),
            ticket("Mon 09:20", "10m", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00", handles=[(BASIC, LOW)])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:00 10:00
        ticket b Mon 10:00 10:10 10:10
        ticket c Mon 09:20 09:30 09:30
        work c.touch0 Bob Mon 09:20-09:30 done
        work a.touch0 Ann Mon 09:00-10:00 done
        work b.touch0 Ann Mon 10:00-10:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait c.touch Mon 09:20-09:20 taken
        wait b.touch Mon 09:10-10:00 taken
    """)


def test_of_the_free_the_longest_idle_and_then_the_first_in_the_table() -> None:
    """Cem is there from 08:00, Ann and Bob from 09:00.

    09:30 a: Cem, idle since 08:00; to 09:40.   09:35 b: Ann and Bob both since 09:00, so Ann; to 09:40.
    09:50 c: Bob, still since 09:00; to 10:00.  09:55 d: Ann and Cem both since 09:40, so Ann.
    """
    history = day(
        [
            ticket("Mon 09:30", "10m"),
            ticket("Mon 09:35", "5m"),
            ticket("Mon 09:50", "10m"),
            ticket("Mon 09:55", "10m"),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00"), engineer("Mon 08:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:30 09:40 09:40
        ticket b Mon 09:35 09:40 09:40
        ticket c Mon 09:50 10:00 10:00
        ticket d Mon 09:55 10:05 10:05
        work a.touch0 Cem Mon 09:30-09:40 done
        work b.touch0 Ann Mon 09:35-09:40 done
        work c.touch0 Bob Mon 09:50-10:00 done
        work d.touch0 Ann Mon 09:55-10:05 done
        wait a.touch Mon 09:30-09:30 taken
        wait b.touch Mon 09:35-09:35 taken
        wait c.touch Mon 09:50-09:50 taken
        wait d.touch Mon 09:55-09:55 taken
    """)


def test_of_the_free_the_one_with_fewest_abilities_comes_before_the_longest_idle() -> None:
    """Bob handles Medium only, and is there from 09:20; a goes to him at 09:30 though Ann has been idle since 09:00."""
    history = day(
        [ticket("Mon 09:30", "10m")],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:20-17:00", handles=[(EXTENDED, MEDIUM)])],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:30 09:40 09:40
        work a.touch0 Bob Mon 09:30-09:40 done
        wait a.touch Mon 09:30-09:30 taken
    """)


def test_a_break_ends_idleness() -> None:
    """Ann's break is 10:00-10:15, so at 10:30 Ann has been idle since 10:15, Bob since 09:30: Bob takes a."""
    history = day(
        [ticket("Mon 10:30", "10m")],
        [engineer("Mon 09:00-17:00", breaks=["Mon 10:00 15m"]), engineer("Mon 09:30-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 10:30 10:40 10:40
        work a.touch0 Bob Mon 10:30-10:40 done
        wait a.touch Mon 10:30-10:30 taken
        pause Ann break Mon 10:00-10:15
    """)


def test_work_in_hand_when_following_ends_is_open_and_so_is_what_waits() -> None:
    """Following ends at 10:00: a, begun 09:30, has an hour's work; b waits since 09:40."""
    history = day([ticket("Mon 09:30", "1h"), ticket("Mon 09:40", "10m")], [engineer("Mon 09:00-17:00")], "Mon 10:00")

    assert played(history) == log("""
        ticket a Mon 09:30 - -
        ticket b - - -
        work a.touch0 Ann Mon 09:30-10:00 open
        wait a.touch Mon 09:30-09:30 taken
        wait b.touch Mon 09:40-10:00 open
    """)


def test_durations_of_seconds_are_exact() -> None:
    """a: 09:00:01 + 59 s = 09:01:00, when b, waiting since 09:00:02, begins."""
    assert lasting("59s") == 59
    history = day(
        [ticket("Mon 09:00:01", "59s"), ticket("Mon 09:00:02", "1s")], [engineer("Mon 09:00-17:00")], "Mon 10:00"
    )

    assert played(history) == log("""
        ticket a Mon 09:00:01 09:01 09:01
        ticket b Mon 09:01 09:01:01 09:01:01
        work a.touch0 Ann Mon 09:00:01-09:01 done
        work b.touch0 Ann Mon 09:01-09:01:01 done
        wait a.touch Mon 09:00:01-09:00:01 taken
        wait b.touch Mon 09:00:02-09:01 taken
    """)
