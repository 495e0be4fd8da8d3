"""Hand-worked days: who may take a ticket's touches, who takes them, and what a hand-over costs."""

from __future__ import annotations

import pytest

from simulation.inputs import Ownership, Rules, ShiftEnd
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    LOW,
    MEDIUM,
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

BASIC_LOW = of(BASIC, LOW)
ONLY_MEDIUM = [(EXTENDED, MEDIUM)]
ONLY_LOW = [(BASIC, LOW)]


def owned_by(ownership: Ownership, shift_end: ShiftEnd = ShiftEnd.HOLD) -> Rules:
    return rules_of(
        ownership=ownership,
        shift_end=shift_end,
        hand_over_same_team_s=lasting("5m"),
        hand_over_other_team_s=lasting("15m"),
    )


@pytest.mark.parametrize("ownership", list(Ownership))
def test_a_free_owner_comes_before_one_with_fewer_abilities_and_longer_idle(ownership: Ownership) -> None:
    """Bob, not there until 09:10, has fewer abilities and at 10:20 has been idle since 09:10, Ann since 09:20."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m")],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM)],
        "Mon 17:00",
        owned_by(ownership),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 10:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 10:20-10:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:20-10:20 taken
    """)


@pytest.mark.parametrize(
    ("bobs_team", "to", "back", "until"), [(0, "10:45", "11:45", "12:05"), (1, "10:55", "11:55", "12:15")]
)
def test_anyone_may_take_a_touch_at_the_cost_of_a_hand_over_and_then_owns_it(
    bobs_team: int, to: str, back: str, until: str
) -> None:
    """Bob may only do Medium, Ann does b, Low, 10:00-11:00.

    09:00 a's first touch: Ann (Bob is not there yet), to 09:20. 10:20 its second: Ann is busy, Bob takes it with 20
    minutes and 5 (another team: 15), to 10:45 (10:55). An hour later its third: both are free, and Bob is the owner.
    """
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m, engineering 1h: 20m"), ticket("Mon 10:00", "1h", BASIC_LOW)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM, team=bobs_team)],
        "Mon 17:00",
        owned_by(Ownership.ANYONE),
    )

    assert played(history) == log(f"""
        ticket a Mon 09:00 09:20 {until} handed-over 1
        ticket b Mon 10:00 11:00 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Bob Mon 10:20-{to} done
        work b.touch0 Ann Mon 10:00-11:00 done
        work a.touch2 Bob Mon {back}-{until} done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.touch Mon 10:20-10:20 taken
        wait a.touch Mon {back}-{back} taken
    """)


def test_the_owners_team_comes_before_fewest_abilities() -> None:
    """Ann, owner, has b. Cem of her team is preferred to Bob of another, who may do less and is idle longer."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m"), ticket("Mon 10:00", "1h", BASIC_LOW)],
        [
            engineer("Mon 09:00-17:00", handles=[*ONLY_MEDIUM, *ONLY_LOW]),
            engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM, team=1),
            engineer("Mon 09:30-17:00"),
        ],
        "Mon 17:00",
        owned_by(Ownership.ANYONE),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 10:45 handed-over 1
        ticket b Mon 10:00 11:00 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Cem Mon 10:20-10:45 done
        work b.touch0 Ann Mon 10:00-11:00 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.touch Mon 10:20-10:20 taken
    """)


def test_under_engineer_a_touch_waits_for_its_owner_while_on_shift_busy_or_on_a_break() -> None:
    """Bob is free all day, and never gets a. Touch 1: 10:20, Ann has b until 11:00. Touch 2: 12:20, break to 12:30."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m, engineering 1h: 20m"), ticket("Mon 10:00", "1h", BASIC_LOW)],
        [
            engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"]),
            engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM),
        ],
        "Mon 17:00",
        owned_by(Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 12:50
        ticket b Mon 10:00 11:00 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:00-11:00 done
        work a.touch1 Ann Mon 11:00-11:20 done
        work a.touch2 Ann Mon 12:30-12:50 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.touch Mon 10:20-11:00 taken
        wait a.touch Mon 12:20-12:30 taken
        pause Ann break Mon 12:00-12:30
    """)


def test_under_engineer_anyone_may_take_a_touch_once_its_owner_is_off_shift() -> None:
    """Ticket a's second touch comes at 16:20 and waits for Ann, who has b until 17:00 and leaves: Bob takes it."""
    history = day(
        [ticket("Mon 15:00", "20m, engineering 1h: 20m"), ticket("Mon 16:00", "1h", BASIC_LOW)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 15:10-20:00", handles=ONLY_MEDIUM)],
        "Mon 20:00",
        owned_by(Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 15:00 15:20 17:25 handed-over 1
        ticket b Mon 16:00 17:00 17:00
        work a.touch0 Ann Mon 15:00-15:20 done
        work b.touch0 Ann Mon 16:00-17:00 done
        work a.touch1 Bob Mon 17:00-17:25 done
        wait a.touch Mon 15:00-15:00 taken
        wait b.touch Mon 16:00-16:00 taken
        wait a.touch Mon 16:20-17:00 taken
    """)


def test_an_owner_in_overtime_is_off_shift() -> None:
    """Ann finishes b until 18:30. a's second touch, 17:20, is not kept for her: Bob, there until 20:00, takes it."""
    history = day(
        [ticket("Mon 16:00", "20m, engineering 1h: 20m"), ticket("Mon 16:30", "2h", BASIC_LOW)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 16:10-20:00", handles=ONLY_MEDIUM)],
        "Mon 20:00",
        owned_by(Ownership.ENGINEER, ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 16:20 17:45 handed-over 1
        ticket b Mon 16:30 18:30 18:30
        work a.touch0 Ann Mon 16:00-16:20 done
        work a.touch1 Bob Mon 17:20-17:45 done
        work b.touch0 Ann Mon 16:30-18:30 done
        wait a.touch Mon 16:00-16:00 taken
        wait b.touch Mon 16:30-16:30 taken
        wait a.touch Mon 17:20-17:20 taken
    """)


def test_an_absent_owner_is_off_shift_and_one_who_comes_back_reserves_again() -> None:
    """Ticket a's second touch, 16 h after 15:20, comes on Tuesday at 07:20, when nobody is there.

    At 09:00 Bob's shift begins; Ann is rostered but absent, so Bob takes it: 20 minutes and 5.
    b's second touch, 40 h after 15:40, comes on Wednesday at 07:40. At 09:00 both come, and Ann, its owner, takes it.
    """
    history = day(
        [ticket("Mon 15:00", "20m, engineering 16h: 20m"), ticket("Mon 15:20", "20m, engineering 40h: 20m")],
        [
            engineer("Mon 09:00-17:00", "Wed 09:00-17:00", absent="Tue 09:00-17:00"),
            engineer("Tue-Wed 09:00-17:00", handles=ONLY_MEDIUM),
        ],
        "Thu 00:00",
        owned_by(Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 15:00 15:20 Tue 09:25 handed-over 1
        ticket b Mon 15:20 15:40 Wed 09:20
        work a.touch0 Ann Mon 15:00-15:20 done
        work b.touch0 Ann Mon 15:20-15:40 done
        work a.touch1 Bob Tue 09:00-09:25 done
        work b.touch1 Ann Wed 09:00-09:20 done
        wait a.touch Mon 15:00-15:00 taken
        wait b.touch Mon 15:20-15:20 taken
        wait a.touch Tue 07:20-09:00 taken
        wait b.touch Wed 07:40-09:00 taken
    """)


@pytest.mark.parametrize("ownership", list(Ownership))
def test_an_owner_unable_for_the_second_tier_reserves_nothing(ownership: Ownership) -> None:
    """Ann, first tier only, gives the first response; the rest asks the second tier, which only Bob is in.

    Bob is of another team; nobody on shift in Ann's team may take it. 20 minutes and 15.
    """
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m", second_tier=True)],
        [engineer("Mon 09:00-17:00", tiers=(1,)), engineer("Mon 09:00-17:00", tiers=(2,), team=1)],
        "Mon 17:00",
        owned_by(ownership),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 10:55 handed-over 1
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Bob Mon 10:20-10:55 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:20-10:20 taken
    """)


def test_under_team_a_touch_waits_for_the_team_and_a_break_counts_as_on_shift() -> None:
    """Ann has b until 12:00, Cem a break 10:00-10:40. Bob of the other team is free, but Cem may take it: at 10:40."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m"), ticket("Mon 10:00", "2h", BASIC_LOW)],
        [
            engineer("Mon 09:00-17:00"),
            engineer("Mon 09:10-17:00", team=1, handles=ONLY_MEDIUM),
            engineer("Mon 09:30-17:00", handles=ONLY_MEDIUM, breaks=["Mon 10:00 40m"]),
        ],
        "Mon 17:00",
        owned_by(Ownership.TEAM),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:05 handed-over 1
        ticket b Mon 10:00 12:00 12:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Cem Mon 10:40-11:05 done
        work b.touch0 Ann Mon 10:00-12:00 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.touch Mon 10:20-10:40 taken
        pause Cem break Mon 10:00-10:40
    """)


def test_under_team_a_member_who_may_not_take_it_reserves_nothing() -> None:
    """Ann leaves at 10:00. Cem of her team stays but handles only Low, so Bob of the other team takes a: 35 m."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 20m")],
        [
            engineer("Mon 09:00-10:00"),
            engineer("Mon 09:10-17:00", team=1),
            engineer("Mon 09:00-17:00", handles=ONLY_LOW),
        ],
        "Mon 17:00",
        owned_by(Ownership.TEAM),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 10:55 handed-over 1
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Bob Mon 10:20-10:55 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:20-10:20 taken
    """)


@pytest.mark.parametrize("ownership", [Ownership.ANYONE, Ownership.ENGINEER, Ownership.TEAM])
def test_an_update_is_made_by_anyone_at_no_cost_and_changes_no_owner(ownership: Ownership) -> None:
    """Updates every 2 h, 10 minutes of work, 30 ahead: released 40 minutes before due. Bob is of another team.

    Reply 09:20, due 11:20, released 10:40: Ann has b until 11:10, Bob makes it, to 10:50. The next is due 12:50. At
    11:20 the second touch: both are free, Bob longer, but Ann is still the owner, and it costs no hand-over.
    """
    promised = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 09:00", "20m, engineering 2h: 20m", promised), ticket("Mon 10:10", "1h", BASIC_LOW)],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", team=1, handles=ONLY_MEDIUM)],
        "Mon 17:00",
        owned_by(ownership),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:40
        ticket b Mon 10:10 11:10 11:10
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Bob Mon 10:40-10:50 done
        work b.touch0 Ann Mon 10:10-11:10 done
        work a.touch1 Ann Mon 11:20-11:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:10-10:10 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.touch Mon 11:20-11:20 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
        owed a Mon 10:50 released - due 12:50 closed 11:40 elapsed 50m met
    """)


def test_a_touch_that_waits_for_its_owner_keeps_nobody_from_what_stands_behind_it() -> None:
    """Ticket a's second touch, 10:20, waits for Ann, who has b until 11:00; c, behind it, goes to Bob at 10:30."""
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 1h: 20m"),
            ticket("Mon 10:00", "1h", BASIC_LOW),
            ticket("Mon 10:30", "10m"),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM)],
        "Mon 17:00",
        owned_by(Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:20
        ticket b Mon 10:00 11:00 11:00
        ticket c Mon 10:30 10:40 10:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work c.touch0 Bob Mon 10:30-10:40 done
        work b.touch0 Ann Mon 10:00-11:00 done
        work a.touch1 Ann Mon 11:00-11:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait c.touch Mon 10:30-10:30 taken
        wait a.touch Mon 10:20-11:00 taken
    """)


def test_each_change_of_engineer_is_a_hand_over_also_back_and_within_one_touch() -> None:
    """Ticket a's only touch is 3 h, handed on at each shift end with nothing to be finished: Ann, Bob, Ann.

    Ann 16:00-17:00; Bob, other team, 17:00-18:00 of 2 h left and 15 m: 1 h 15 m left; Ann on Tuesday at 09:00 of that
    and 15 m: to 10:30.
    """
    history = day(
        [ticket("Mon 16:00", "3h")],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-18:00", team=1)],
        "Tue 17:00",
        owned_by(Ownership.ENGINEER, ShiftEnd.HAND_OVER),
    )

    assert played(history) == log("""
        ticket a Mon 16:00 Tue 10:30 10:30 handed-over 2
        work a.touch0 Ann Mon 16:00-17:00 handed-back
        work a.touch0 Bob Mon 17:00-18:00 handed-back
        work a.touch0 Ann Tue 09:00-10:30 done
        wait a.touch Mon 16:00-16:00 taken
        wait a.touch Mon 17:00-17:00 taken
        wait a.touch Mon 18:00-Tue 09:00 taken
    """)
