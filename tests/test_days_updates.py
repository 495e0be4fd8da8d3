"""Hand-worked days: updates owed by hours around the clock, and the touches that meet, drop or hold them up.

Unless said, an update is owed every 2 hours around the clock, takes 10 minutes and becomes work 30 minutes before it
would have to be begun: 40 minutes before due.
"""

from __future__ import annotations

from simulation.inputs import Ownership, ShiftEnd
from tests.hand_worked import BASIC, EXTENDED, LOW, MEDIUM, URGENT, day, engineer, log, of, played, ticket, updated
from tests.histories import rules_of

EVERY_2H = updated(of(EXTENDED, MEDIUM), every="2h", effort="10m", ahead="30m")
ONLY_MEDIUM = [(EXTENDED, MEDIUM)]


def test_each_reply_closes_what_the_reply_before_it_opened_the_solving_touch_too() -> None:
    """Reply 09:20, then 5 h of engineering, to 14:20, with no touch.

    opened 09:20: due 11:20, work 10:40, made 10:50.   opened 10:50: due 12:50, work 12:10, made 12:20.
    opened 12:20: due 14:20, work 13:40, made 13:50.   opened 13:50: due 15:50, closed by the touch, 14:40.
    """
    history = day(
        [ticket("Mon 09:00", "20m, engineering 5h: 20m", EVERY_2H)], [engineer("Mon 09:00-17:00")], "Mon 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 14:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Ann Mon 10:40-10:50 done
        work a.update Ann Mon 12:10-12:20 done
        work a.update Ann Mon 13:40-13:50 done
        work a.touch1 Ann Mon 14:20-14:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.update Mon 12:10-12:10 taken
        wait a.update Mon 13:40-13:40 taken
        wait a.touch Mon 14:20-14:20 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
        owed a Mon 10:50 released 12:10 due 12:50 closed 12:20 elapsed 1h30m met
        owed a Mon 12:20 released 13:40 due 14:20 closed 13:50 elapsed 1h30m met
        owed a Mon 13:50 released - due 15:50 closed 14:40 elapsed 50m met
    """)


def test_a_late_update_is_one_miss_and_the_next_counts_from_when_it_was_made() -> None:
    """Reply 16:50, due 18:50, work 18:10; Ann makes it on Tuesday, 09:00-09:10, 16 h 20 m after the reply: one miss.

    (Nobody is there 18:10-18:50, but 40 minutes before Ann's leaving, 16:20, the reply had not been made.)
    The next is due Tue 11:10; the touch, 17 h of engineering after 16:50, closes it at 10:00.
    """
    history = day(
        [ticket("Mon 16:40", "10m, engineering 17h: 10m", EVERY_2H)], [engineer("Mon-Tue 09:00-17:00")], "Tue 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 16:40 16:50 Tue 10:00
        work a.touch0 Ann Mon 16:40-16:50 done
        work a.update Ann Tue 09:00-09:10 done
        work a.touch1 Ann Tue 09:50-10:00 done
        wait a.touch Mon 16:40-16:40 taken
        wait a.update Mon 18:10-Tue 09:00 taken
        wait a.touch Tue 09:50-09:50 taken
        owed a Mon 16:50 released 18:10 due 18:50 closed Tue 09:10 elapsed 16h20m late
        owed a Tue 09:10 released - due 11:10 closed 10:00 elapsed 50m met
    """)


def test_an_update_that_falls_due_in_a_touch_is_made_then_and_the_touch_grows() -> None:
    """Reply 09:20, due 11:20. The touch of 3 h, 10:20-13:20, is under way at 11:20: 10 minutes more, to 13:30.

    The next is due 13:20, when it is still under way: again, to 13:40. That closes the third, due 15:20, and solves a.
    """
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h: 3h", EVERY_2H)], [engineer("Mon 09:00-17:00")], "Mon 17:00"
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 13:40
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 10:20-13:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:20-10:20 taken
        owed a Mon 09:20 released - due 11:20 closed 11:20 elapsed 2h met
        owed a Mon 11:20 released - due 13:20 closed 13:20 elapsed 2h met
        owed a Mon 13:20 released - due 15:20 closed 13:40 elapsed 20m met
    """)


def test_an_update_waiting_behind_its_touch_is_dropped_when_that_begins() -> None:
    """Ann has b 10:30-11:00. A touch of a is work from 10:35, its update from 10:40, both by 11:20: the touch."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h15m: 15m", EVERY_2H), ticket("Mon 10:30", "30m")],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:15
        ticket b Mon 10:30 11:00 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:30-11:00 done
        work a.touch1 Ann Mon 11:00-11:15 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:30-10:30 taken
        wait a.touch Mon 10:35-11:00 taken
        wait a.update Mon 10:40-11:00 dropped
        owed a Mon 09:20 released 10:40 due 11:20 closed 11:15 elapsed 1h55m met
    """)


def test_an_update_that_became_work_before_its_touch_is_made_first() -> None:
    """As above, but the touch is work only from 10:50: at 11:00 the update, to 11:10, then the touch, to 11:25."""
    history = day(
        [ticket("Mon 09:00", "20m, engineering 1h30m: 15m", EVERY_2H), ticket("Mon 10:30", "30m")],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 11:25
        ticket b Mon 10:30 11:00 11:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:30-11:00 done
        work a.update Ann Mon 11:00-11:10 done
        work a.touch1 Ann Mon 11:10-11:25 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:30-10:30 taken
        wait a.update Mon 10:40-11:00 taken
        wait a.touch Mon 10:50-11:10 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 11:10 elapsed 1h50m met
        owed a Mon 11:10 released - due 13:10 closed 11:25 elapsed 15m met
    """)


def test_an_update_and_a_touch_of_one_ticket_may_be_in_two_hands() -> None:
    """Updates of 30 minutes, 10 ahead: again 40 minutes before due.

    10:40 the update, due 11:20: Bob, for Ann has b, Low and not his, until 10:45. 10:45 the touch: Ann, to 10:55. That
    closes what was opened at 09:20; Bob's update, 11:10, what was opened at 10:55. Then due 13:10, work 12:30.
    """
    promised = updated(of(EXTENDED, MEDIUM), every="2h", effort="30m", ahead="10m")
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 1h25m: 10m, engineering 8h: 10m", promised),
            ticket("Mon 10:00", "45m", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM)],
        "Mon 12:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 -
        ticket b Mon 10:00 10:45 10:45
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:00-10:45 done
        work a.touch1 Ann Mon 10:45-10:55 done
        work a.update Bob Mon 10:40-11:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.touch Mon 10:45-10:45 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:55 elapsed 1h35m met
        owed a Mon 10:55 released - due 12:55 closed 11:10 elapsed 15m met
        owed a Mon 11:10 released - due 13:10 closed - elapsed 50m open
    """)


def test_an_update_in_hand_when_its_ticket_is_solved_is_finished_and_closes_nothing() -> None:
    """As above, but the touch at 10:45 solves a at 10:55; Bob's update, under way, goes on to 11:10."""
    promised = updated(of(EXTENDED, MEDIUM), every="2h", effort="30m", ahead="10m")
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 1h25m: 10m", promised),
            ticket("Mon 10:00", "45m", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=ONLY_MEDIUM)],
        "Mon 12:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 10:55
        ticket b Mon 10:00 10:45 10:45
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 10:00-10:45 done
        work a.touch1 Ann Mon 10:45-10:55 done
        work a.update Bob Mon 10:40-11:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 10:00-10:00 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.touch Mon 10:45-10:45 taken
        owed a Mon 09:20 released 10:40 due 11:20 closed 10:55 elapsed 1h35m met
    """)


def test_an_interrupted_touch_does_not_cover_its_update_which_others_make() -> None:
    """Touches are their owner's. a's second, 2 h from 10:20, is interrupted by b, Urgent, 11:00-12:00, 80 m left.

    Its update, due 11:20, has been due for work since 10:40, so it is work at 11:00; Bob comes 11:05 and makes it, to
    11:15. The touch waits for Ann. From 12:00 it would end 13:20, but at 13:15 the next falls due: 13:30.
    """
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 1h: 2h", EVERY_2H),
            ticket("Mon 11:00", "1h", of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 11:05-17:00", handles=ONLY_MEDIUM)],
        "Mon 17:00",
        rules_of(interrupts=[(EXTENDED, URGENT)], ownership=Ownership.ENGINEER),
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 13:30 interrupted 1
        ticket b Mon 11:00 12:00 12:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 10:20-11:00 interrupted
        work a.update Bob Mon 11:05-11:15 done
        work b.touch0 Ann Mon 11:00-12:00 done
        work a.touch1 Ann Mon 12:00-13:30 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 10:20-10:20 taken
        wait b.touch Mon 11:00-11:00 taken
        wait a.update Mon 11:00-11:05 taken
        wait a.touch Mon 11:00-12:00 taken
        owed a Mon 09:20 released 11:00 due 11:20 closed 11:15 elapsed 1h55m met
        owed a Mon 11:15 released - due 13:15 closed 13:15 elapsed 2h met
        owed a Mon 13:15 released - due 15:15 closed 13:30 elapsed 15m met
    """)


def test_held_work_does_not_cover_its_updates_which_others_make() -> None:
    """Reply 15:00, due 17:00, work 16:20: Ann, to 16:30. Then her touch, 1 h; at 17:00 she keeps it, 30 minutes left.

    Bob, 17:00-22:00: due 18:30, made 17:50-18:00; due 20:00, made 19:20-19:30; due 21:30, made 20:50-21:00. Then due
    23:00, work 22:20, when nobody is there until Tuesday: so at 21:20, 40 minutes before Bob leaves, to 21:30. Then due
    23:30, work 22:50 (21:20 was before the reply), and waiting until Ann resumes the touch at 09:00: dropped. The
    touch's reply, 09:30, closes it late.
    """
    history = day(
        [ticket("Mon 14:40", "20m, engineering 1h30m: 1h", EVERY_2H)],
        [engineer("Mon-Tue 09:00-17:00"), engineer("Mon 17:00-22:00")],
        "Tue 17:00",
        rules_of(shift_end=ShiftEnd.HOLD),
    )

    assert played(history) == log("""
        ticket a Mon 14:40 15:00 Tue 09:30
        work a.touch0 Ann Mon 14:40-15:00 done
        work a.update Ann Mon 16:20-16:30 done
        work a.touch1 Ann Mon 16:30-17:00 held
        work a.update Bob Mon 17:50-18:00 done
        work a.update Bob Mon 19:20-19:30 done
        work a.update Bob Mon 20:50-21:00 done
        work a.update Bob Mon 21:20-21:30 done
        work a.touch1 Ann Tue 09:00-09:30 done
        wait a.touch Mon 14:40-14:40 taken
        wait a.update Mon 16:20-16:20 taken
        wait a.touch Mon 16:30-16:30 taken
        wait a.update Mon 17:50-17:50 taken
        wait a.update Mon 19:20-19:20 taken
        wait a.update Mon 20:50-20:50 taken
        wait a.update Mon 21:20-21:20 taken
        wait a.update Mon 22:50-Tue 09:00 dropped
        owed a Mon 15:00 released 16:20 due 17:00 closed 16:30 elapsed 1h30m met
        owed a Mon 16:30 released 17:50 due 18:30 closed 18:00 elapsed 1h30m met
        owed a Mon 18:00 released 19:20 due 20:00 closed 19:30 elapsed 1h30m met
        owed a Mon 19:30 released 20:50 due 21:30 closed 21:00 elapsed 1h30m met
        owed a Mon 21:00 released 21:20 due 23:00 closed 21:30 elapsed 30m met
        owed a Mon 21:30 released 22:50 due 23:30 closed Tue 09:30 elapsed 12h late
    """)


def test_open_at_the_end_past_due_is_missed_not_yet_due_and_paused_are_not() -> None:
    """Ann leaves at 10:10; following ends 12:05.

    a: reply 09:40, due 11:40, work 11:00: past due.  b: reply 10:00, due 12:00, but waiting on the customer from
    10:00 on: paused, no time counted.  c: reply 10:10, due 12:10, work 11:30: not yet due.
    (An early release, 40 minutes before 10:10, would be before each reply.)
    """
    history = day(
        [
            ticket("Mon 09:00", "40m, engineering 8h: 10m", EVERY_2H),
            ticket("Mon 09:40", "20m, customer 8h: 10m", EVERY_2H),
            ticket("Mon 10:00", "10m, engineering 8h: 10m", EVERY_2H),
        ],
        [engineer("Mon 09:00-10:10")],
        "Mon 12:05",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:40 -
        ticket b Mon 09:40 10:00 -
        ticket c Mon 10:00 10:10 -
        work a.touch0 Ann Mon 09:00-09:40 done
        work b.touch0 Ann Mon 09:40-10:00 done
        work c.touch0 Ann Mon 10:00-10:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:40-09:40 taken
        wait c.touch Mon 10:00-10:00 taken
        wait a.update Mon 11:00-12:05 open
        wait c.update Mon 11:30-12:05 open
        owed a Mon 09:40 released 11:00 due 11:40 closed - elapsed 2h25m missed
        owed b Mon 10:00 released - due 12:00 closed - elapsed 0m open
        owed c Mon 10:10 released 11:30 due 12:10 closed - elapsed 1h55m open
    """)
