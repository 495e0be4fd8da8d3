"""Hand-worked days: a compact notation for histories, and for every row of the logs they must give.

Instants are "Mon 09:00" (of the first week) or "Tue2 09:00:01" (of the second), in UTC; all clocks are in UTC too, so
that a derivation can be read beside its rows. Engineers are Ann, Bob, Cem and Dee, tickets a, b, c .., in the order of
their tables. A log is text, a row a line, and the first word says which log:

    ticket a Mon 09:00 09:20 10:30 handed-over 1        began, first reply, solved
    work a.touch1 Ann Mon 10:00-10:30 done              "08:00..08:15-09:00" with a response delay
    wait a.touch Mon 09:40-10:00 taken
    owed a Mon 09:20 released 10:40 due 11:20 closed 10:50 elapsed 1h30m met
    pause Ann break Mon 12:00-12:30
    call Dee Mon 20:00-20:35

A day is named again only where it changes, "-" stands for an instant that has not come. `log` reads an expected log:
rows of one kind stand in the order of that log, kinds in any order, and "#" begins a remark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from simulation import compiled
from simulation.clocks import DAY_S, Clock, Count
from simulation.columns import int_column
from simulation.differences import first_difference
from simulation.engine import play
from simulation.inputs import History, Pause, Rules, Wait, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from tests.histories import ALWAYS, Arriving, Needs, Promised, Working, history_of

EXTENDED, BASIC = 0, 1
URGENT, HIGH, MEDIUM, LOW = range(4)
ENGINEERS: Final = ("Ann", "Bob", "Cem", "Dee")
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONDAY_S: Final = 1_767_571_200
"""2026-01-05 00:00 UTC."""
WEEKS: Final = 4
AROUND_THE_CLOCK, OFFICE = 0, 1
"""The clocks of every history here: always open, and Mon-Fri 09:00-17:00."""


def _office() -> Clock:
    date_s = [MONDAY_S + (7 * week + day) * DAY_S for week in range(WEEKS) for day in range(5)]
    return Clock(
        opens=int_column(date_s) + 9 * 3600,
        closes=int_column(date_s) + 17 * 3600,
        day=np.arange(len(date_s), dtype=np.int64),
        date_s=int_column(date_s),
        offset_from=int_column([0]),
        offset_s=int_column([0]),
        working_day_s=8 * 3600,
        working_days=5,
    )


CLOCKS: Final = (ALWAYS, _office())


# --- what is played -----------------------------------------------------------------------------------------------


def at(instant: str) -> int:
    """Seconds of "Mon 09:00"."""
    day, time = instant.split()
    week = int(day[3:] or 1) - 1
    return MONDAY_S + (7 * week + DAYS.index(day[:3])) * DAY_S + _time_of_day_s(time)


def lasting(words: str) -> int:
    """Seconds of "1h30m" or "20m1s"."""
    parts = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", words)
    if parts is None:
        raise ValueError(f"not a duration: {words}")
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return hours * 3600 + minutes * 60 + seconds


def hours(words: str) -> list[tuple[int, int]]:
    """Shifts from "Mon-Fri 09:00-17:00", "Tue 09:00-17:00", or "Mon 17:00-09:00", which ends on Tuesday."""
    days, span = words.split()
    first, _, last = days.partition("-")
    start, end = (_time_of_day_s(time) for time in span.split("-"))
    from_s, to_s = at(f"{first} 00:00"), at(f"{last or first} 00:00")
    end += DAY_S if end <= start else 0
    return [(midnight_s + start, midnight_s + end) for midnight_s in range(from_s, to_s + 1, DAY_S)]


def engineer(
    *shifts: str,
    absent: str = "",
    team: int = 0,
    handles: Iterable[tuple[int, int]] | None = None,
    tiers: tuple[int, ...] = (1, 2),
    breaks: Sequence[str] = (),
    duties: Sequence[str] = (),
    responds_within: str = "",
) -> Working:
    """An engineer with shifts as of `hours`; breaks and duties as "Mon 12:00 30m"; on call with a response delay."""
    return Working(
        shifts=[span for words in shifts for span in hours(words)],
        absent=hours(absent) if absent else (),
        team=team,
        handles=handles,
        first_tier=1 in tiers,
        second_tier=2 in tiers,
        on_call=bool(responds_within),
        response_s=lasting(responds_within),
        breaks=[_pause(words) for words in breaks],
        duties=[_pause(words) for words in duties],
    )


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket before its promise has a row."""

    promised: Promised
    arriving: Arriving


def of(plan: int, severity: int) -> Promised:
    """A promise of nothing, on the customer's office hours."""
    return Promised(plan, severity, business_clock=OFFICE, first_clock=OFFICE, update_clock=OFFICE)


def updated(promised: Promised, every: str, effort: str, ahead: str, *, clock: int = AROUND_THE_CLOCK) -> Promised:
    """That promise with updates every so much open time of a clock."""
    return replace(
        promised,
        update_clock=clock,
        update_count=Count.OPEN_TIME,
        update_amount=lasting(every),
        update_effort_s=lasting(effort),
        update_ahead_s=lasting(ahead),
    )


def ticket(
    arrives: str,
    path: str,
    promised: Promised | None = None,
    *,
    second_tier: bool = False,
    analysis: str = "",
    guidance: str = "",
) -> Ticket:
    """A ticket whose path reads "20m, customer 1h: 30m, engineering 2h: 10m, reopened 3h: 5m".

    A customer is waited for on the clock of the first response; "engineering" and "reopened" are around the clock, or
    on the business clock as "business engineering 2h: 10m". Without a promise it is Extended Medium.
    """
    promised = of(EXTENDED, MEDIUM) if promised is None else promised
    return Ticket(
        promised,
        Arriving(
            at_s=at(arrives),
            touches=[_touch(words.strip(), promised) for words in path.split(",")],
            second_tier=second_tier,
            analysis_s=lasting(analysis),
            guidance_s=lasting(guidance),
        ),
    )


def day(tickets: Sequence[Ticket], engineers: Sequence[Working], until: str, rules: Rules | None = None) -> History:
    """The history of these tickets and engineers until an instant."""
    promises = list(dict.fromkeys(ticket.promised for ticket in tickets))
    return history_of(
        tickets=[replace(ticket.arriving, promise=promises.index(ticket.promised)) for ticket in tickets],
        engineers=engineers,
        end_s=at(until),
        promises=promises,
        clocks=CLOCKS,
        rules=rules,
    )


def _time_of_day_s(time: str) -> int:
    parts = [int(part) for part in time.split(":")]
    return sum(part * unit for part, unit in zip(parts, (3600, 60, 1), strict=False))


def _pause(words: str) -> tuple[int, int]:
    weekday, time, length = words.split()
    return at(f"{weekday} {time}"), lasting(length)


def _touch(words: str, promised: Promised) -> Needs:
    waited, _, effort = words.rpartition(":")
    if not waited:
        return Needs(lasting(effort))
    *on_business, wait, length = waited.split()
    kind = Wait[wait.upper()]
    clock = promised.business_clock if on_business else AROUND_THE_CLOCK
    clock = promised.first_clock if kind == Wait.CUSTOMER else clock
    return Needs(lasting(effort.strip()), kind, lasting(length), clock)


# --- what is logged -----------------------------------------------------------------------------------------------

_LOGS: Final = ("ticket", "work", "wait", "owed", "pause", "call")


def log(text: str) -> str:
    """An expected log, as `played` would give it."""
    bare = [" ".join(line.partition("#")[0].split()) for line in text.splitlines()]
    return "\n".join(sorted(filter(None, bare), key=lambda line: _LOGS.index(line.split()[0])))


def played(history: History) -> str:
    """Play a history with either engine, to the same outcomes, and tell all their logs."""
    outcomes = play(history)
    assert first_difference(outcomes, compiled.play(history)) is None
    return "\n".join([*_tickets(outcomes), *_work(outcomes), *_waits(outcomes), *_owed(outcomes), *_pauses(outcomes)])


def _tickets(outcomes: Outcomes) -> Iterator[str]:
    table = outcomes.tickets
    columns = (table.first_start_s, table.first_reply_s, table.solved_s, table.hand_overs, table.interruptions)
    for index, (*instants, hand_overs, interruptions) in enumerate(_rows(*columns)):
        handed = f" handed-over {hand_overs}" if hand_overs else ""
        interrupted = f" interrupted {interruptions}" if interruptions else ""
        yield f"ticket {_letter(index)} {' '.join(_told(instants))}{handed}{interrupted}"


def _work(outcomes: Outcomes) -> Iterator[str]:
    table = outcomes.work
    columns = (table.ticket, table.kind, table.touch, table.engineer, table.taken_s, table.start_s, table.end_s)
    for index, kind, touch, who, taken_s, start_s, end_s, ending in _rows(*columns, table.ending):
        name = f"touch{touch}" if kind == Work.TOUCH else Work(kind).name.lower()
        begun, *delayed, end = _told([taken_s, start_s, end_s] if taken_s != start_s else [start_s, end_s])
        begun = "..".join([begun, *delayed])
        yield f"work {_letter(index)}.{name} {ENGINEERS[who]} {begun}-{end} {_word(Ending(ending).name)}"


def _waits(outcomes: Outcomes) -> Iterator[str]:
    table = outcomes.waits
    for index, kind, entered_s, left_s, leaving in _rows(
        table.ticket, table.kind, table.entered_s, table.left_s, table.leaving
    ):
        span = "-".join(_told([entered_s, left_s]))
        yield f"wait {_letter(index)}.{Work(kind).name.lower()} {span} {Leaving(leaving).name.lower()}"


def _owed(outcomes: Outcomes) -> Iterator[str]:
    table = outcomes.obligations
    columns = (table.ticket, table.opened_s, table.released_s, table.due_s, table.closed_s, table.elapsed_s, table.late)
    for index, *instants, elapsed_s, late in _rows(*columns):
        opened, released, due, closed = _told(instants)
        verdict = ("late" if late else "met") if instants[-1] != OPEN else ("missed" if late else "open")
        moments = f"{opened} released {released} due {due} closed {closed}"
        yield f"owed {_letter(index)} {moments} elapsed {_duration(elapsed_s)} {verdict}"


def _pauses(outcomes: Outcomes) -> Iterator[str]:
    pauses, calls = outcomes.pauses, outcomes.call_outs
    for who, kind, start_s, end_s in _rows(pauses.engineer, pauses.kind, pauses.start_s, pauses.end_s):
        yield f"pause {ENGINEERS[who]} {Pause(kind).name.lower()} {'-'.join(_told([start_s, end_s]))}"
    for who, start_s, end_s in _rows(calls.engineer, calls.start_s, calls.end_s):
        yield f"call {ENGINEERS[who]} {'-'.join(_told([start_s, end_s]))}"


def _rows(*columns: np.ndarray) -> Iterator[tuple[int, ...]]:
    return zip(*(column.tolist() for column in columns), strict=True)


def _letter(index: int) -> str:
    return "abcdefghij"[index]


def _word(name: str) -> str:
    return name.lower().replace("_", "-")


def _told(instants: Sequence[int]) -> list[str]:
    """Each instant, with its day where that differs from the one before."""
    told, known = [], ""
    for instant_s in instants:
        weekday, time = _instant(instant_s)
        told.append(time if weekday in ("", known) else f"{weekday} {time}")
        known = weekday or known
    return told


def _instant(instant_s: int) -> tuple[str, str]:
    if instant_s == OPEN:
        return "", "-"
    days, time_s = divmod(instant_s - MONDAY_S, DAY_S)
    week, weekday = divmod(days, 7)
    time = f"{time_s // 3600:02d}:{time_s // 60 % 60:02d}" + (f":{time_s % 60:02d}" if time_s % 60 else "")
    return DAYS[weekday] + (str(week + 1) if week else ""), time


def _duration(length_s: int) -> str:
    parts = [(length_s // 3600, "h"), (length_s // 60 % 60, "m"), (length_s % 60, "s")]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0m"
