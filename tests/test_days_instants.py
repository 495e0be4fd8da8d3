"""Hand-worked days: several things at one instant (docs/model.md, "One instant, one order")."""

from __future__ import annotations

from simulation.inputs import Dispatch
from tests.hand_worked import BASIC, EXTENDED, LOW, MEDIUM, URGENT, day, engineer, log, of, played, ticket, updated
from tests.histories import rules_of

EVERY_2H = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")


def test_an_end_a_shift_end_two_starts_a_return_an_arrival_and_a_break_at_one_instant() -> None:
    """At 17:00 a's touch ends; Ann's shift ends; Bob's and Cem's begin; b arrives, a comes back; Bob's break begins.

    Then dispatch: only Cem is free. a and b are of one class and became work together: a, the first in the table, is
    Cem's, to 17:20. b is Bob's when his break ends, 17:15.
    """
    history = day(
        [ticket("Mon 16:30", "30m, engineering 0m: 20m"), ticket("Mon 17:00", "10m")],
        [
            engineer("Mon 09:00-17:00"),
            engineer("Mon 17:00-22:00", breaks=["Mon 17:00 15m"]),
            engineer("Mon 17:00-22:00"),
        ],
        "Mon 22:00",
    )

    assert played(history) == log("""
        ticket a Mon 16:30 17:00 17:20 handed-over 1
        ticket b Mon 17:15 17:25 17:25
        work a.touch0 Ann Mon 16:30-17:00 done
        work a.touch1 Cem Mon 17:00-17:20 done
        work b.touch0 Bob Mon 17:15-17:25 done
        wait a.touch Mon 16:30-16:30 taken
        wait a.touch Mon 17:00-17:00 taken
        wait b.touch Mon 17:00-17:15 taken
        pause Bob break Mon 17:00-17:15
    """)


def test_work_that_ends_together_is_logged_by_ticket_and_then_the_free_are_dispatched() -> None:
    """a, Bob's, and b, Ann's, both end at 10:00. Idle alike, Ann, first in the table, gets c, Bob d."""
    history = day(
        [
            ticket("Mon 09:00", "1h"),
            ticket("Mon 09:30", "30m"),
            ticket("Mon 09:40", "10m"),
            ticket("Mon 09:50", "10m"),
        ],
        [engineer("Mon 09:30-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:00 10:00
        ticket b Mon 09:30 10:00 10:00
        ticket c Mon 10:00 10:10 10:10
        ticket d Mon 10:00 10:10 10:10
        work a.touch0 Bob Mon 09:00-10:00 done
        work b.touch0 Ann Mon 09:30-10:00 done
        work c.touch0 Ann Mon 10:00-10:10 done
        work d.touch0 Bob Mon 10:00-10:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-09:30 taken
        wait c.touch Mon 09:40-10:00 taken
        wait d.touch Mon 09:50-10:00 taken
    """)


def test_a_touch_and_the_update_released_with_it_are_both_work_and_the_touch_goes_first() -> None:
    """Reply 09:20, due 11:20, released 10:40, when the second touch comes too: that is begun, the update dropped."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h20m: 20m", EVERY_2H)], [engineer("Mon 09:00-17:00")], "Mon 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 10:40-11:00 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:40-10:40 taken
        wait a.update Mon 10:40-10:40 dropped
        owed a Mon 09:20 released 10:40 due 11:20 closed 11:00 elapsed 1h40m met
    """)


def test_a_customer_who_answers_at_once_pauses_and_resumes_at_one_instant() -> None:
    """Stop, reply, pause, resume, all 09:20: due 11:20 as if there had been no wait."""
    history = day([ticket("Mon 09:00", "20m, customer 0m: 20m", EVERY_2H)], [engineer("Mon 09:00-17:00")], "Mon 17:00")

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 09:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 09:20-09:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 09:20-09:20 taken
        owed a Mon 09:20 released - due 11:20 closed 09:40 elapsed 20m met
    """)


def test_work_that_ends_as_the_urgent_ticket_arrives_is_not_interrupted() -> None:
    """Ticket a ends at 10:00, b comes at 10:00: Ann is free when it is dispatched. c, Low too, waits on behind b."""
    history = day(
        [
            ticket("Mon 09:00", "1h", of(BASIC, LOW)),
            ticket("Mon 10:00", "10m", of(EXTENDED, URGENT)),
            ticket("Mon 10:00", "10m", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(interrupts=[(EXTENDED, URGENT)], interrupt_cost_s=300),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:00 10:00
        ticket b Mon 10:00 10:10 10:10
        ticket c Mon 10:10 10:20 10:20
        work a.touch0 Ann Mon 09:00-10:00 done
        work b.touch0 Ann Mon 10:00-10:10 done
        work c.touch0 Ann Mon 10:10-10:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait c.touch Mon 10:00-10:10 taken
    """)


def test_two_urgent_tickets_at_once_interrupt_two_engineers() -> None:
    """a, Ann's since 09:00, and b, Bob's since 09:05, are Low; c and d come at 09:30.

    c first, and from the most recently started, b; then d from a. At 09:50 both are done, and each owner goes on with
    what was his: a 30 m, to 10:20; b 35 m, to 10:25.
    """
    history = day(
        [
            ticket("Mon 09:00", "1h", of(BASIC, LOW)),
            ticket("Mon 09:05", "1h", of(BASIC, LOW)),
            ticket("Mon 09:30", "20m", of(EXTENDED, URGENT)),
            ticket("Mon 09:30", "20m", of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(interrupts=[(EXTENDED, URGENT)]),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 10:20 10:20 interrupted 1
        ticket b Mon 09:05 10:25 10:25 interrupted 1
        ticket c Mon 09:30 09:50 09:50
        ticket d Mon 09:30 09:50 09:50
        work b.touch0 Bob Mon 09:05-09:30 interrupted
        work a.touch0 Ann Mon 09:00-09:30 interrupted
        work c.touch0 Bob Mon 09:30-09:50 done
        work d.touch0 Ann Mon 09:30-09:50 done
        work a.touch0 Ann Mon 09:50-10:20 done
        work b.touch0 Bob Mon 09:50-10:25 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:05-09:05 taken
        wait c.touch Mon 09:30-09:30 taken
        wait d.touch Mon 09:30-09:30 taken
        wait a.touch Mon 09:30-09:50 taken
        wait b.touch Mon 09:30-09:50 taken
    """)


def test_an_arrival_at_the_end_of_a_break_is_taken_then_and_at_the_end_of_a_shift_is_not() -> None:
    """Ann's break ends at 12:30, when a comes; her shift ends at 17:00, when b comes."""
    history = day(
        [ticket("Mon 12:30", "10m"), ticket("Mon 17:00", "10m")],
        [engineer("Mon-Tue 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Tue 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 12:30 12:40 12:40
        ticket b Tue 09:00 09:10 09:10
        work a.touch0 Ann Mon 12:30-12:40 done
        work b.touch0 Ann Tue 09:00-09:10 done
        wait a.touch Mon 12:30-12:30 taken
        wait b.touch Mon 17:00-Tue 09:00 taken
        pause Ann break Mon 12:00-12:30
    """)


def test_a_reply_at_the_due_instant_is_in_time_and_the_touch_does_not_grow() -> None:
    """Reply 09:20, due 11:20. The second touch, 10:35 and 45 minutes long, ends at 11:20: ends of work come first."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h15m: 45m", EVERY_2H)], [engineer("Mon 09:00-17:00")], "Mon 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:20
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 10:35-11:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:35-10:35 taken
        owed a Mon 09:20 released - due 11:20 closed 11:20 elapsed 2h met
    """)


def test_an_arrival_at_the_first_second_and_an_end_of_following_without_tickets() -> None:
    """The first ticket may come as the shift begins; without tickets there are only breaks."""
    with_one = day([ticket("Mon 00:00", "1s")], [engineer("Mon 00:00-24:00")], "Mon 00:00:02")
    without = day([], [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])], "Mon 17:00")

    assert played(with_one) == log("""
        ticket a Mon 00:00 00:00:01 00:00:01
        work a.touch0 Ann Mon 00:00-00:00:01 done
        wait a.touch Mon 00:00-00:00 taken
    """)
    assert played(without) == log("pause Ann break Mon 12:00-12:30")


def test_an_update_due_as_the_shift_ends_is_made_in_the_touch_then_held() -> None:
    """Reply 15:00, due 17:00. Ann, in the touch since 16:00, makes the update at 17:00 before she leaves.

    Her touch grows by it and is held; nothing is left for Bob, whose shift starts: the next update is due at 19:00.
    """
    history = day(
        [ticket("Mon 14:40", "20m, engineering 1h: 2h", EVERY_2H)],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-22:00")],
        "Mon 17:30",
    )

    assert played(history) == log("""
        ticket a Mon 14:40 15:00 -
        work a.touch0 Ann Mon 14:40-15:00 done
        work a.touch1 Ann Mon 16:00-17:00 held
        wait a.touch Mon 14:40-14:40 taken
        wait a.touch Mon 16:00-16:00 taken
        owed a Mon 15:00 released - due 17:00 closed 17:00 elapsed 2h met
        owed a Mon 17:00 released - due 19:00 closed - elapsed 30m open
    """)


def test_the_dispatch_of_one_instant_may_take_work_and_interrupt_it_again() -> None:
    """First come: at 12:30, after Ann's break, a, Low since 12:05, is taken before b, Urgent since 12:10.

    Dispatch is repeated until nothing moves: b then interrupts a, which has 10 m and 5 left.
    """
    history = day(
        [ticket("Mon 12:05", "10m", of(BASIC, LOW)), ticket("Mon 12:10", "10m", of(EXTENDED, URGENT))],
        [engineer("Mon 09:00-17:00", breaks=["Mon 12:00 30m"])],
        "Mon 17:00",
        rules_of(dispatch=Dispatch.FIRST_COME, interrupts=[(EXTENDED, URGENT)], interrupt_cost_s=300),
    )

    assert played(history) == log("""
        ticket a Mon 12:30 12:55 12:55 interrupted 1
        ticket b Mon 12:30 12:40 12:40
        work a.touch0 Ann Mon 12:30-12:30 interrupted
        work b.touch0 Ann Mon 12:30-12:40 done
        work a.touch0 Ann Mon 12:40-12:55 done
        wait a.touch Mon 12:05-12:30 taken
        wait b.touch Mon 12:10-12:30 taken
        wait a.touch Mon 12:30-12:40 taken
        pause Ann break Mon 12:00-12:30
    """)


def test_what_happens_at_the_end_of_following_is_no_longer_followed() -> None:
    """Following is half-open, as clocks are: at 10:00 a is not done and b has not come."""
    history = day([ticket("Mon 09:50", "10m"), ticket("Mon 10:00", "10m")], [engineer("Mon 09:00-17:00")], "Mon 10:00")

    assert played(history) == log("""
        ticket a Mon 09:50 - -
        ticket b - - -
        work a.touch0 Ann Mon 09:50-10:00 open
        wait a.touch Mon 09:50-09:50 taken
    """)


def test_an_update_due_as_following_ends_is_not_past_due() -> None:
    """Reply 09:10, due 11:10, when following ends; the work waits since 10:30."""
    history = day(
        [ticket("Mon 09:00", "10m, engineering 8h: 10m", EVERY_2H)], [engineer("Mon 09:00-09:15")], "Mon 11:10"
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:10 -
        work a.touch0 Ann Mon 09:00-09:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 10:30-11:10 open
        owed a Mon 09:10 released 10:30 due 11:10 closed - elapsed 2h open
    """)


def test_a_touch_begun_at_the_due_instant_makes_the_update_then() -> None:
    """Reply 09:20, due 11:20, until when Ann has b. The touch, work since 10:30, begins then: she is at it.

    So it grows by 10 minutes, to 12:00, and the update waiting since 10:40 is dropped.
    """
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h10m: 30m", EVERY_2H), ticket("Mon 10:20", "1h")],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 12:00
        ticket b Mon 10:20 11:20 11:20
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:20-11:20 done
        work a.touch1 Ann Mon 11:20-12:00 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:20-10:20 taken
        wait a.touch Mon 10:30-11:20 taken
        wait a.update Mon 10:40-11:20 dropped
        owed a Mon 09:20 released 10:40 due 11:20 closed 11:20 elapsed 2h met
        owed a Mon 11:20 released - due 13:20 closed 12:00 elapsed 40m met
    """)
