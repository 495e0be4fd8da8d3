"""Hand-worked days: "ongoing", whose clock stops while an engineer works on the ticket.

It is an update every business hour here, of 10 minutes, 15 ahead: 25 business minutes before due. The due instant is
reckoned anew when work stops, which comes before its reply: what was left, from then on.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hand_worked import BASIC, EXTENDED, LOW, OFFICE, URGENT, day, engineer, log, of, played, ticket, updated
from tests.histories import rules_of

ONGOING = replace(updated(of(BASIC, URGENT), every="1h", effort="10m", ahead="15m", clock=OFFICE), ongoing=True)


def test_the_clock_of_ongoing_stops_while_an_engineer_works_on_the_ticket() -> None:
    """Reply 09:20: due 10:20, work 09:55. While Ann makes it, 09:55-10:05, the clock stands at 35 minutes: due 10:30.

    Opened 10:05: due 11:05, work 10:40-10:50, 35 minutes, so due 11:15. Opened 10:50: due 11:50, work 11:25, but at
    11:20 the touch begins, 3 h: the clock stands at 30 minutes, nothing falls due, and the touch does not grow. When it
    ends, 14:20, 30 minutes are left: due 14:50.
    """
    history = day([ticket("Mon 09:00", "20m, engineering 2h: 3h", ONGOING)], [engineer("Mon 09:00-17:00")], "Mon 17:00")

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 14:20
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.update Ann Mon 09:55-10:05 done
        work a.update Ann Mon 10:40-10:50 done
        work a.touch1 Ann Mon 11:20-14:20 done
        wait a.touch Mon 09:00-09:00 taken
        wait a.update Mon 09:55-09:55 taken
        wait a.update Mon 10:40-10:40 taken
        wait a.touch Mon 11:20-11:20 taken
        owed a Mon 09:20 released 09:55 due 10:30 closed 10:05 elapsed 35m met
        owed a Mon 10:05 released 10:40 due 11:15 closed 10:50 elapsed 35m met
        owed a Mon 10:50 released - due 14:50 closed 14:20 elapsed 30m met
    """)


@pytest.mark.parametrize(
    ("effort", "resumed", "solved", "due", "elapsed", "verdict"),
    [
        ("15m", "10:25", "12:05", "12:20", "45m", "met"),
        ("30m", "10:40", "12:20", "12:20", "1h", "met"),
        ("45m", "10:55", "12:35", "10:40", "1h15m", "late"),
    ],
)
def test_the_clock_of_ongoing_runs_on_while_the_touch_is_interrupted(
    effort: str, resumed: str, solved: str, due: str, elapsed: str, verdict: str
) -> None:
    """Reply 09:20; the touch, 2 h, begins 09:50 with 30 minutes elapsed, and is interrupted by b at 10:10.

    30 minutes are left, so due 10:40, and an update is work from 10:15. It is behind the touch, whose deadline was
    10:20 when it became work, and dropped when Ann resumes that after b, with 1 h 40 m left. Has b taken 15 minutes,
    45 have elapsed, and at the end 15 are left; 30, just an hour; 45, and it stays past due since 10:40.
    """
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 30m: 2h", ONGOING),
            ticket("Mon 10:10", effort, of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
        rules_of(interrupts=[(EXTENDED, URGENT)]),
    )

    assert played(history) == log(f"""
        ticket a Mon 09:00 09:20 {solved} interrupted 1
        ticket b Mon 10:10 {resumed} {resumed}
        work a.touch0 Ann Mon 09:00-09:20 done
        work a.touch1 Ann Mon 09:50-10:10 interrupted
        work b.touch0 Ann Mon 10:10-{resumed} done
        work a.touch1 Ann Mon {resumed}-{solved} done
        wait a.touch Mon 09:00-09:00 taken
        wait a.touch Mon 09:50-09:50 taken
        wait b.touch Mon 10:10-10:10 taken
        wait a.touch Mon 10:10-{resumed} taken
        wait a.update Mon 10:15-{resumed} dropped
        owed a Mon 09:20 released 10:15 due {due} closed {solved} elapsed {elapsed} {verdict}
    """)


def test_ongoing_pauses_on_the_customer_and_goes_on_from_the_answer() -> None:
    """Reply 09:20, answer 11:20: due 12:20, work 11:55. Ann has b until 11:50; then the touch, 30 minutes left."""
    history = day(
        [ticket("Mon 09:00", "20m, customer 2h: 20m", ONGOING), ticket("Mon 11:00", "50m", of(EXTENDED, URGENT))],
        [engineer("Mon 09:00-17:00")],
        "Mon 17:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 12:10
        ticket b Mon 11:00 11:50 11:50
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 11:00-11:50 done
        work a.touch1 Ann Mon 11:50-12:10 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 11:00-11:00 taken
        wait a.touch Mon 11:20-11:50 taken
        owed a Mon 09:20 released - due 12:40 closed 12:10 elapsed 30m met
    """)


@pytest.mark.parametrize(
    ("begins", "made", "closed", "due", "elapsed", "verdict", "next_due"),
    [
        ("09:00", "09:25", "09:35", "10:00", "35m", "met", "10:35"),
        ("10:00", "10:00", "10:10", "09:50", "1h10m", "late", "11:10"),
    ],
)
def test_ongoing_goes_on_after_the_night(
    begins: str, made: str, closed: str, due: str, elapsed: str, verdict: str, next_due: str
) -> None:
    """Reply Mon 16:50: 10 minutes on Monday, due Tue 09:50, work 09:25.

    With Ann there from 09:00 it is made 09:25-09:35, with 25 minutes left; from 10:00, 10:00-10:10, past due.
    """
    history = day(
        [ticket("Mon 16:30", "20m, engineering 240h: 20m", ONGOING)],
        [engineer("Mon 09:00-17:00", f"Tue {begins}-17:00")],
        f"Tue {closed}:01",
    )

    assert played(history) == log(f"""
        ticket a Mon 16:30 16:50 -
        work a.touch0 Ann Mon 16:30-16:50 done
        work a.update Ann Tue {made}-{closed} done
        wait a.touch Mon 16:30-16:30 taken
        wait a.update Tue 09:25-{made} taken
        owed a Mon 16:50 released Tue 09:25 due {due} closed {closed} elapsed {elapsed} {verdict}
        owed a Tue {closed} released - due {next_due} closed - elapsed 1s open
    """)


def test_the_clock_of_ongoing_runs_through_a_response_delay() -> None:
    """Reply 16:20, when Ann leaves and Bob goes on call. The touch is work at 16:30, begun 16:45: 25 minutes elapsed.

    (At 16:20 due Tue 09:20, work 16:55, when the touch has begun.) At its end, 16:55, 35 minutes are left: 5 on Monday
    and 30 on Tuesday.
    """
    history = day(
        [ticket("Mon 16:00", "20m, engineering 10m: 10m", ONGOING)],
        [engineer("Mon 09:00-16:20"), engineer("Mon 16:20-09:00", responds_within="15m")],
        "Tue 09:00",
    )

    assert played(history) == log("""
        ticket a Mon 16:00 16:20 16:55 handed-over 1
        work a.touch0 Ann Mon 16:00-16:20 done
        work a.touch1 Bob Mon 16:30..16:45-16:55 done
        wait a.touch Mon 16:00-16:00 taken
        wait a.touch Mon 16:30-16:30 taken
        owed a Mon 16:20 released - due Tue 09:30 closed Mon 16:55 elapsed 25m met
        call Bob Mon 16:30-16:55
    """)


def test_the_clock_of_ongoing_stands_until_the_last_of_two_engineers_stops() -> None:
    """Reply 09:20, due 10:20, work 09:55: Bob, for Ann has b, Low and not his, until 10:00. At 10:00 the touch: Ann.

    It ends at 10:03 and closes what was opened 09:20, of which 35 minutes elapsed before Bob began; the clock stands on
    for Bob, so the due instant is still that reckoned last, 10:20. What the touch opens stands still until Bob's reply,
    10:05: no time elapsed, a full hour left.
    """
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 40m: 3m, engineering 8h: 10m", ONGOING),
            ticket("Mon 09:30", "30m", of(BASIC, LOW)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=[(BASIC, URGENT)])],
        "Mon 10:20",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 -
        ticket b Mon 09:30 10:00 10:00
        work a.touch0 Ann Mon 09:00-09:20 done
        work b.touch0 Ann Mon 09:30-10:00 done
        work a.touch1 Ann Mon 10:00-10:03 done
        work a.update Bob Mon 09:55-10:05 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-09:30 taken
        wait a.update Mon 09:55-09:55 taken
        wait a.touch Mon 10:00-10:00 taken
        owed a Mon 09:20 released 09:55 due 10:20 closed 10:03 elapsed 35m met
        owed a Mon 10:03 released - due 11:05 closed 10:05 elapsed 0m met
        owed a Mon 10:05 released - due 11:05 closed - elapsed 15m open
    """)


def test_ongoing_is_met_by_its_open_time_though_the_reply_comes_after_the_due_instant_reckoned_last() -> None:
    """Updates of 30 minutes, 10 ahead. Reply 09:20, due 10:20, work 09:40; Bob has c until 10:10, then makes it.

    50 minutes elapsed at 10:10, and the clock stands for Bob until 10:40. Ann's touch, 10:15-10:30, within that, closes
    it: 50 minutes, met, though 10:20, reckoned last, is past. What it opens is closed by Bob with no time elapsed.
    """
    promised = replace(updated(of(BASIC, URGENT), every="1h", effort="30m", ahead="10m", clock=OFFICE), ongoing=True)
    history = day(
        [
            ticket("Mon 09:00", "20m, engineering 55m: 15m, engineering 8h: 1m", promised),
            ticket("Mon 09:30", "45m", of(BASIC, LOW)),
            ticket("Mon 09:35", "35m", of(EXTENDED, URGENT)),
        ],
        [engineer("Mon 09:00-17:00"), engineer("Mon 09:10-17:00", handles=[(BASIC, URGENT), (EXTENDED, URGENT)])],
        "Mon 11:00",
    )

    assert played(history) == log("""
        ticket a Mon 09:00 09:20 -
        ticket b Mon 09:30 10:15 10:15
        ticket c Mon 09:35 10:10 10:10
        work a.touch0 Ann Mon 09:00-09:20 done
        work c.touch0 Bob Mon 09:35-10:10 done
        work b.touch0 Ann Mon 09:30-10:15 done
        work a.touch1 Ann Mon 10:15-10:30 done
        work a.update Bob Mon 10:10-10:40 done
        wait a.touch Mon 09:00-09:00 taken
        wait b.touch Mon 09:30-09:30 taken
        wait c.touch Mon 09:35-09:35 taken
        wait a.update Mon 09:40-10:10 taken
        wait a.touch Mon 10:15-10:15 taken
        owed a Mon 09:20 released 09:40 due 10:20 closed 10:30 elapsed 50m met
        owed a Mon 10:30 released - due 11:40 closed 10:40 elapsed 0m met
        owed a Mon 10:40 released - due 11:40 closed - elapsed 20m open
    """)
