"""A life's hours: when its clocks were open, counted and stood still, and who was there who might take its touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planner.demand.promises import AROUND_THE_CLOCK
from planner.staffing.span_sets import clipped, complement, minus, nothing, of_pairs, pairs
from planner.tickets.life import Awaited, Engineer, Hours, OnShift, Owed, Span, Stretch
from simulation.clocks import Clock
from simulation.inputs import Roster, Wait, Work
from simulation.spans import Cover, cover_of


@dataclass(frozen=True, slots=True, eq=False)
class NamedClock:
    """A clock, and what people call its hours."""

    clock: Clock
    words: str
    is_business: bool


def named_clock(clocks: Sequence[Clock], index: int, time_zone: str) -> NamedClock:
    """A history's clock of that number, of a customer in that zone."""
    is_business = index != AROUND_THE_CLOCK
    words = f"business hours, {time_zone}" if is_business else "around the clock"
    return NamedClock(clocks[index], words, is_business)


def first_hours(named: NamedClock, first: Owed, until_s: int) -> Hours:
    """The hours of the first response; nothing pauses it."""
    is_open = clipped(cover_of(named.clock.opens, named.clock.closes), first.opened_s, until_s)
    reply_s = until_s if first.reply_s is None else min(first.reply_s, until_s)
    return Hours(named.words, named.is_business, _spans(is_open), _spans(clipped(is_open, first.opened_s, reply_s)), ())


def update_hours(named: NamedClock, updates: Sequence[Owed], pauses: Cover, from_s: int, until_s: int) -> Hours:
    """The hours of the updates: they count while one is owed and nothing pauses them."""
    is_open = clipped(cover_of(named.clock.opens, named.clock.closes), from_s, until_s)
    owed = of_pairs(tuple((each.opened_s, until_s if each.reply_s is None else each.reply_s) for each in updates))
    counting_hours = minus(is_open, complement(owed, from_s, until_s), from_s, until_s)
    counting = minus(counting_hours, pauses, from_s, until_s)
    return Hours(
        named.words,
        named.is_business,
        _spans(is_open),
        _spans(counting),
        _spans(minus(counting_hours, counting, from_s, until_s)),
    )


def pauses_of(waits: Sequence[Awaited], work: Sequence[Stretch], *, on_customer: bool, ongoing: bool) -> Cover:
    """When the updates' clock stands still: while the ticket waits on its customer, "ongoing" while it is worked on."""
    spans = [(wait.start_s, wait.end_s) for wait in waits if wait.wait is Wait.CUSTOMER and (on_customer or ongoing)]
    if ongoing:
        spans += [(each.start_s, each.end_s) for each in work if each.kind in (Work.TOUCH, Work.UPDATE)]
    return of_pairs(tuple(spans)) if spans else nothing()


def on_shift(
    roster: Roster, engineers: Sequence[Engineer], able: Sequence[bool], from_s: int, to_s: int
) -> tuple[OnShift, ...]:
    """How many of each team attend who are able, between two instants."""
    teams: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    attended = roster.attended
    inside = np.flatnonzero((attended.end_s > from_s) & (attended.start_s < to_s))
    for row in inside.tolist():
        who = int(attended.engineer[row])
        if able[who]:
            span = (max(int(attended.start_s[row]), from_s), min(int(attended.end_s[row]), to_s))
            teams.setdefault((engineers[who].team, engineers[who].is_on_call), []).append(span)
    return tuple(
        OnShift(*team, engineers=number, start_s=start_s, end_s=end_s)
        for team, spans in teams.items()
        for number, start_s, end_s in _counted(spans)
    )


def joined(spans: Sequence[OnShift]) -> tuple[OnShift, ...]:
    """Of each team in turn, neighbours of one number as one."""
    whole: list[OnShift] = []
    for span in sorted(spans, key=lambda each: (each.team, each.is_on_call)):
        last = whole[-1] if whole else None
        if last and replace(last, start_s=span.start_s, end_s=span.end_s) == span and last.end_s == span.start_s:
            whole[-1] = replace(last, end_s=span.end_s)
        else:
            whole.append(span)
    return tuple(whole)


def _counted(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """How many spans lie over each stretch of time: (number, start, end), where there is any."""
    steps: dict[int, int] = {}
    for start_s, end_s in spans:
        steps[start_s] = steps.get(start_s, 0) + 1
        steps[end_s] = steps.get(end_s, 0) - 1
    found, number, since_s = [], 0, 0
    for at_s in sorted(edge for edge, step in steps.items() if step):
        if number:
            found.append((number, since_s, at_s))
        number, since_s = number + steps[at_s], at_s
    return found


def _spans(times: Cover) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs(times))
