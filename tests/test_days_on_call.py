"""Hand-worked days: engineers on call, whose response delay is "taken..began" in the rows of work."""

from __future__ import annotations

import pytest

from simulation.inputs import Ownership, Rules, ShiftEnd
from tests.hand_worked import (
    BASIC,
    EXTENDED,
    HIGH,
    LOW,
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
from tests.histories import Working, rules_of

URGENT_WORK = of(EXTENDED, URGENT)
HIGH_WORK = of(EXTENDED, HIGH)
LOW_WORK = of(BASIC, LOW)


def on_call(*shifts: str, responds_within: str = "15m", also: tuple[int, ...] = ()) -> Working:
    """On call for Extended Urgent, and the other severities of Extended named."""
    handles = [(EXTENDED, severity) for severity in (URGENT, *also)]
    return engineer(*shifts, handles=handles, responds_within=responds_within)


def rules(
    shift_end: ShiftEnd = ShiftEnd.HAND_OVER,
    *,
    finish_within: str = "",
    ownership: Ownership = Ownership.ANYONE,
    interrupting: bool = False,
) -> Rules:
    """5 minutes for a hand-over; Extended Urgent, if it interrupts, at 2 minutes of switching."""
    return rules_of(
        shift_end=shift_end,
        finish_within_s=lasting(finish_within),
        ownership=ownership,
        interrupts=[(EXTENDED, URGENT)] if interrupting else [],
        interrupt_cost_s=lasting("2m"),
        hand_over_same_team_s=lasting("5m"),
    )


def test_the_delay_elapses_once_per_call_out_which_lasts_until_no_work_is_left() -> None:
    """Bob is on call from 17:00.

    20:00 a: taken, begun 20:15, done 20:35. b, there since 20:30, is taken at 20:35 in the same call-out, begun at
    once, done 20:55: nothing is left. 21:30 c: a call-out of its own, begun 21:45.
    """
    history = day(
        [
            ticket("Mon 20:00", "20m", URGENT_WORK),
            ticket("Mon 20:30", "20m", URGENT_WORK),
            ticket("Mon 21:30", "20m", URGENT_WORK),
        ],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon 17:00-09:00")],
        "Tue 17:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 20:15 20:35 20:35
        ticket b Mon 20:35 20:55 20:55
        ticket c Mon 21:45 22:05 22:05
        work a.touch0 Bob Mon 20:00..20:15-20:35 done
        work b.touch0 Bob Mon 20:35-20:55 done
        work c.touch0 Bob Mon 21:30..21:45-22:05 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 20:30-20:35 taken
        wait c.touch Mon 21:30-21:30 taken
        call Bob Mon 20:00-20:55
        call Bob Mon 21:30-22:05
    """)


def test_on_call_only_if_no_ordinary_engineer_is_free() -> None:
    """Ann works until 22:00. a goes to her at 20:00; b, at 20:10, finds her busy and calls Bob; c, at 20:50, her again.

    Ann is done with a at 20:40, Bob with b (begun 20:25) at 20:45.
    """
    history = day(
        [
            ticket("Mon 20:00", "40m", URGENT_WORK),
            ticket("Mon 20:10", "20m", URGENT_WORK),
            ticket("Mon 20:50", "20m", URGENT_WORK),
        ],
        [engineer("Mon 14:00-22:00"), on_call("Mon 17:00-09:00")],
        "Tue 09:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 20:00 20:40 20:40
        ticket b Mon 20:25 20:45 20:45
        ticket c Mon 20:50 21:10 21:10
        work a.touch0 Ann Mon 20:00-20:40 done
        work b.touch0 Bob Mon 20:10..20:25-20:45 done
        work c.touch0 Ann Mon 20:50-21:10 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 20:10-20:10 taken
        wait c.touch Mon 20:50-20:50 taken
        call Bob Mon 20:10-20:45
    """)


def test_of_two_who_become_free_together_the_ordinary_one_takes_what_waits() -> None:
    """Ann has a 20:00-20:45, Bob b 20:10..20:25-20:45. c, since 20:30, goes to Ann at 20:45; Bob's call ends."""
    history = day(
        [
            ticket("Mon 20:00", "45m", URGENT_WORK),
            ticket("Mon 20:10", "20m", URGENT_WORK),
            ticket("Mon 20:30", "20m", URGENT_WORK),
        ],
        [engineer("Mon 14:00-22:00"), on_call("Mon 17:00-09:00")],
        "Tue 09:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 20:00 20:45 20:45
        ticket b Mon 20:25 20:45 20:45
        ticket c Mon 20:45 21:05 21:05
        work a.touch0 Ann Mon 20:00-20:45 done
        work b.touch0 Bob Mon 20:10..20:25-20:45 done
        work c.touch0 Ann Mon 20:45-21:05 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 20:10-20:10 taken
        wait c.touch Mon 20:30-20:45 taken
        call Bob Mon 20:10-20:45
    """)


def test_an_engineer_on_call_is_called_rather_than_anybody_interrupted() -> None:
    """Ann has a, Low. b finds no ordinary engineer free, but Bob is: he is called, and Ann goes on."""
    history = day(
        [ticket("Mon 19:00", "2h", LOW_WORK), ticket("Mon 20:00", "20m", URGENT_WORK)],
        [engineer("Mon 14:00-22:00"), on_call("Mon 17:00-09:00")],
        "Tue 09:00",
        rules(interrupting=True),
    )

    assert played(history) == log("""
        ticket a Mon 19:00 21:00 21:00
        ticket b Mon 20:15 20:35 20:35
        work b.touch0 Bob Mon 20:00..20:15-20:35 done
        work a.touch0 Ann Mon 19:00-21:00 done
        wait a.touch Mon 19:00-19:00 taken
        wait b.touch Mon 20:00-20:00 taken
        call Bob Mon 20:00-20:35
    """)


def test_what_is_not_handled_on_call_waits_for_the_morning() -> None:
    """a, Extended High, is none of Bob's: Ann begins it on Tuesday."""
    history = day(
        [ticket("Mon 20:00", "20m", HIGH_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon 17:00-09:00")],
        "Tue 17:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Tue 09:00 09:20 09:20
        work a.touch0 Ann Tue 09:00-09:20 done
        wait a.touch Mon 20:00-Tue 09:00 taken
    """)


def test_on_call_never_takes_analysis_or_guidance() -> None:
    """Bob alone is there, on call around the clock, until Ann comes on Wednesday.

    He solves a 20:15-20:35. Guidance is work at once, analysis in the customer's hours, from Tuesday 09:00; both wait
    for Ann. Both rank Low with no deadline, so guidance, there since Monday, comes first.
    """
    history = day(
        [ticket("Mon 20:00", "20m", URGENT_WORK, analysis="1h", guidance="2h")],
        [engineer("Wed 09:00-17:00"), on_call("Mon 00:00-24:00", "Tue 00:00-24:00")],
        "Wed 17:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 20:15 20:35 20:35
        work a.touch0 Bob Mon 20:00..20:15-20:35 done
        work a.guidance Ann Wed 09:00-11:00 done
        work a.analysis Ann Wed 11:00-12:00 done
        wait a.touch Mon 20:00-20:00 taken
        wait a.guidance Mon 20:35-Wed 09:00 taken
        wait a.analysis Tue 09:00-Wed 11:00 taken
        call Bob Mon 20:00-20:35
    """)


def test_a_rota_that_ends_in_the_delay_hands_back_work_never_begun() -> None:
    """Ticket a at 08:50 would begin 09:05; at 09:00 it is Ann's, who takes over from Bob: 1 h and 5 m."""
    history = day(
        [ticket("Tue 08:50", "1h", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon 17:00-09:00")],
        "Tue 17:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Tue 09:00 10:05 10:05 handed-over 1
        work a.touch0 Bob Tue 08:50..09:00-09:00 handed-back
        work a.touch0 Ann Tue 09:00-10:05 done
        wait a.touch Tue 08:50-08:50 taken
        wait a.touch Tue 09:00-09:00 taken
        call Bob Tue 08:50-09:00
    """)


def test_a_rota_that_ends_under_finish_is_outlasted_by_the_call_out() -> None:
    """Ticket a at 08:50 begins 09:05, when Bob's rota is over, and is finished by him."""
    history = day(
        [ticket("Tue 08:50", "1h", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon 17:00-09:00")],
        "Tue 17:00",
        rules(ShiftEnd.FINISH),
    )

    assert played(history) == log("""
        ticket a Tue 09:05 10:05 10:05
        work a.touch0 Bob Tue 08:50..09:05-10:05 done
        wait a.touch Tue 08:50-08:50 taken
        call Bob Tue 08:50-10:05
    """)


def test_work_held_on_call_is_taken_up_in_a_new_call_out_with_its_own_delay() -> None:
    """Begun 08:45, held at 09:00 with 45 minutes left; at 17:00 a new call-out, with its own delay until 17:15."""
    history = day(
        [ticket("Tue 08:30", "1h", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon-Tue 17:00-09:00")],
        "Wed 09:00",
        rules(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Tue 08:45 18:00 18:00
        work a.touch0 Bob Tue 08:30..08:45-09:00 held
        work a.touch0 Bob Tue 17:00..17:15-18:00 done
        wait a.touch Tue 08:30-08:30 taken
        call Bob Tue 08:30-09:00
        call Bob Tue 17:00-18:00
    """)


def test_work_not_begun_when_the_rota_ends_is_not_held() -> None:
    """Called 08:50, Bob would begin at 09:05. His rota ends at 09:00, and Ann takes it: 5 minutes for the hand-over."""
    history = day(
        [ticket("Tue 08:50", "1h", URGENT_WORK)],
        [engineer("Mon-Tue 09:00-17:00"), on_call("Mon-Tue 17:00-09:00")],
        "Wed 09:00",
        rules(ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Tue 09:00 10:05 10:05 handed-over 1
        work a.touch0 Bob Tue 08:50..09:00-09:00 handed-back
        work a.touch0 Ann Tue 09:00-10:05 done
        wait a.touch Tue 08:50-08:50 taken
        wait a.touch Tue 09:00-09:00 taken
        call Bob Tue 08:50-09:00
    """)


@pytest.mark.parametrize("ownership", list(Ownership))
def test_an_owner_on_call_reserves_nothing(ownership: Ownership) -> None:
    """Bob gives the first response, 20:15-20:35. The second touch, 21:35, goes to Ann, free and ordinary: 25 m."""
    history = day(
        [ticket("Mon 20:00", "20m, engineering 1h: 20m", URGENT_WORK)],
        [engineer("Mon 21:00-23:00"), on_call("Mon 17:00-09:00")],
        "Tue 09:00",
        rules(ownership=ownership),
    )

    assert played(history) == log("""
        ticket a Mon 20:15 20:35 22:00 handed-over 1
        work a.touch0 Bob Mon 20:00..20:15-20:35 done
        work a.touch1 Ann Mon 21:35-22:00 done
        wait a.touch Mon 20:00-20:00 taken
        wait a.touch Mon 21:35-21:35 taken
        call Bob Mon 20:00-20:35
    """)


def test_interrupted_in_the_delay_nothing_is_lost_and_the_delay_goes_on() -> None:
    """Bob is on call for Extended Urgent and High, and Urgent interrupts.

    20:00 a, High: taken, to begin 20:15. 20:10 b, Urgent: interrupts it; the delay of this call-out still ends 20:15.
    20:35 a, with all its 30 minutes and no switching cost, to 21:05.
    """
    history = day(
        [ticket("Mon 20:00", "30m", HIGH_WORK), ticket("Mon 20:10", "20m", URGENT_WORK)],
        [on_call("Mon 17:00-09:00", also=(HIGH,))],
        "Tue 09:00",
        rules(interrupting=True),
    )

    assert played(history) == log("""
        ticket a Mon 20:35 21:05 21:05 interrupted 1
        ticket b Mon 20:15 20:35 20:35
        work a.touch0 Ann Mon 20:00..20:10-20:10 interrupted
        work b.touch0 Ann Mon 20:10..20:15-20:35 done
        work a.touch0 Ann Mon 20:35-21:05 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 20:10-20:10 taken
        wait a.touch Mon 20:10-20:35 taken
        call Ann Mon 20:00-21:05
    """)


def test_interrupted_at_work_on_call_pays_the_switching_and_no_second_delay() -> None:
    """As above, but b comes at 20:25: a has 20 m and 2 left, and goes on at 20:45, to 21:07."""
    history = day(
        [ticket("Mon 20:00", "30m", HIGH_WORK), ticket("Mon 20:25", "20m", URGENT_WORK)],
        [on_call("Mon 17:00-09:00", also=(HIGH,))],
        "Tue 09:00",
        rules(interrupting=True),
    )

    assert played(history) == log("""
        ticket a Mon 20:15 21:07 21:07 interrupted 1
        ticket b Mon 20:25 20:45 20:45
        work a.touch0 Ann Mon 20:00..20:15-20:25 interrupted
        work b.touch0 Ann Mon 20:25-20:45 done
        work a.touch0 Ann Mon 20:45-21:07 done
        wait a.touch Mon 20:00-20:00 taken
        wait b.touch Mon 20:25-20:25 taken
        wait a.touch Mon 20:25-20:45 taken
        call Ann Mon 20:00-21:07
    """)


def test_an_update_falls_due_in_the_delay_for_nobody_works_on_the_ticket() -> None:
    """Updates every 2 h, 10 m of work, 30 ahead; Bob takes an hour to respond.

    Ann's reply 16:00, due 18:00, released 17:20 (Bob is rostered until then). The second touch comes at 17:10: Bob is
    called, to begin 18:10. The update waits from 17:20, is past due at 18:00, and dropped when the touch begins; its
    reply, 18:30 (15 minutes and 5 for the hand-over), closes the obligation late. Then a is solved.
    """
    promised = updated(URGENT_WORK, every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 15:40", "20m, engineering 1h10m: 15m", promised)],
        [engineer("Mon 09:00-17:00"), on_call("Mon 17:00-09:00", responds_within="1h")],
        "Tue 09:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 18:30 handed-over 1
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.touch1 Bob Mon 17:10..18:10-18:30 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.touch Mon 17:10-17:10 taken
        wait a.update Mon 17:20-18:10 dropped
        owed a Mon 16:00 released 17:20 due 18:00 closed 18:30 elapsed 2h30m late
        call Bob Mon 17:10-18:30
    """)


def test_a_call_out_under_way_when_following_ends_is_logged_until_then() -> None:
    """Ticket a is begun 20:15; following ends 20:20."""
    history = day([ticket("Mon 20:00", "20m", URGENT_WORK)], [on_call("Mon 17:00-09:00")], "Mon 20:20", rules())

    assert played(history) == log("""
        ticket a Mon 20:15 - -
        work a.touch0 Ann Mon 20:00..20:15-20:20 open
        wait a.touch Mon 20:00-20:00 taken
        call Ann Mon 20:00-20:20
    """)


def test_still_in_the_delay_when_following_ends_nothing_has_begun() -> None:
    """Ticket a would begin 20:15; following ends 20:10."""
    history = day([ticket("Mon 20:00", "20m", URGENT_WORK)], [on_call("Mon 17:00-09:00")], "Mon 20:10", rules())

    assert played(history) == log("""
        ticket a - - -
        work a.touch0 Ann Mon 20:00..20:10-20:10 open
        wait a.touch Mon 20:00-20:00 taken
        call Ann Mon 20:00-20:10
    """)


def test_an_update_not_begun_is_dropped_when_a_touch_begins() -> None:
    """Updates every 2 h, 10 m of work, 30 ahead; Bob takes an hour to respond.

    Ann's reply 16:00, due 18:00, released 17:20: Bob is called, to begin 18:20. The touch comes at 17:30, and Cem, on
    shift since 17:25, begins it: Bob's update is needless, and his call-out over. Cem replies 17:45.
    """
    promised = updated(URGENT_WORK, every="2h", effort="10m", ahead="30m")
    history = day(
        [ticket("Mon 15:40", "20m, engineering 1h30m: 10m, engineering 6h: 5m", promised)],
        [
            engineer("Mon 09:00-17:00"),
            on_call("Mon 17:00-09:00", responds_within="1h"),
            engineer("Mon 17:25-22:00"),
        ],
        "Mon 18:00",
        rules(),
    )

    assert played(history) == log("""
        ticket a Mon 15:40 16:00 - handed-over 1
        work a.touch0 Ann Mon 15:40-16:00 done
        work a.update Bob Mon 17:20..17:30-17:30 dropped
        work a.touch1 Cem Mon 17:30-17:45 done
        wait a.touch Mon 15:40-15:40 taken
        wait a.update Mon 17:20-17:20 taken
        wait a.touch Mon 17:30-17:30 taken
        owed a Mon 16:00 released 17:20 due 18:00 closed 17:45 elapsed 1h45m met
        owed a Mon 17:45 released - due 19:45 closed - elapsed 15m open
        call Bob Mon 17:20-17:30
    """)
