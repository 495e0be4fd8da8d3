"""Lanes: a ticket's life laid out as rows of a time line, each item with what it is and what there is to say of it.

Neither sizes nor colours: those are the painter's. Separate from it so that what is shown, and in which words, can be
tested without a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from planner.grammar import capitalised
from planner.reporting.cause_words import CAUSE_WORDS
from planner.staffing.span_sets import minus, of_pairs, pairs
from planner.tickets.life import Engineer, Hours, Kept, Owed, Queued, Span, Standing, Stretch, TicketLife
from planner.tickets.life_events import ENDINGS, WAITS, owed_words, work_words
from planner.tickets.moments import Moments, length_words
from simulation.causes import Cause
from simulation.inputs import Wait, Work
from simulation.outcomes import Ending, Leaving


class Look(Enum):
    """What an item is; how it looks is decided where it is painted. The values are the words of a key."""

    COUNTING = "the clock counts"
    OPEN_HOURS = "its hours, nothing owed"
    PAUSED = "the clock is paused"
    ON_SHIFT = "on shift, may take it"
    ON_CALL = "on call, may take it"
    QUEUED = "in the queue"
    ON_CUSTOMER = "waits on the customer"
    ON_ENGINEERING = "waits on product engineering"
    SOLVED_FOR_NOW = "solved, until it is reopened"
    WORKED_ON = "worked on"
    CUT_SHORT = "worked on, not finished"
    RESPONDING = "called out, not there yet"
    KEPT = "kept for the next shift"
    HAND_OVER = "handed over"
    NO_ONE_ON_SHIFT = "no one on shift"
    ALL_BUSY = "all busy"
    LESS_IMPORTANT = "busy with less important work"
    WORK_ITSELF = "the work itself"
    OWED = "owed"
    OVERDUE = "overdue"
    DUE = "due"
    MET = "made in time"
    LATE = "made late"
    ARRIVED = "arrived"
    SOLVED = "solved"


LOOK_OF_CAUSE = {
    Cause.NO_ONE_ON_SHIFT: Look.NO_ONE_ON_SHIFT,
    Cause.ALL_BUSY: Look.ALL_BUSY,
    Cause.LESS_IMPORTANT_WORK: Look.LESS_IMPORTANT,
    Cause.WORK_ITSELF: Look.WORK_ITSELF,
}
LOOK_OF_WAIT = {
    Wait.NONE: Look.QUEUED,
    Wait.CUSTOMER: Look.ON_CUSTOMER,
    Wait.ENGINEERING: Look.ON_ENGINEERING,
    Wait.REOPENED: Look.SOLVED_FOR_NOW,
}


QUEUED_WORK = {
    Work.TOUCH: "touch",
    Work.UPDATE: "update",
    Work.ANALYSIS: "analysis",
    Work.GUIDANCE: "guidance",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A bar from one instant to another, or a mark at one."""

    look: Look
    start_s: int
    end_s: int
    """The start, of a mark."""
    label: str
    """What may stand in the bar, where there is room."""
    words: str
    """All there is to say of it."""
    to_lane: int | None = None
    """Of a hand-over: the lane it goes to."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the time line."""

    title: str
    part: str
    """Which part of the time line it belongs to: lanes of one part stand together."""
    items: tuple[Item, ...]


def lanes_of(life: TicketLife, update: int | None = None, time_zone: str | None = None) -> tuple[Lane, ...]:
    """The rows of a life; `update` names the reply that is asked about, None the first response."""
    moments = Moments(time_zone or life.ticket.time_zone, life.ticket.arrival_s)
    above = [
        Lane("Clock", "Clock", tuple(_clock(life, moments))),
        *_on_shift(life, moments),
        Lane("Waits", "Ticket", tuple(_waits(life, moments))),
        *_queue(life, moments),
        Lane(f"Why: {owed_words(life.owed(update))}", "Why", tuple(_causes(life, life.owed(update), moments))),
        Lane("Replies", "Why", tuple(_replies(life, moments))),
    ]
    return (*above, *_work(life, moments, len(above)))


def _told(words: str, start_s: int, end_s: int, moments: Moments) -> str:
    """Such as: In the queue from Tue 18:40 to Wed 08:00 (13 h 20 min)."""
    return f"{capitalised(words)} {moments.between(start_s, end_s)} ({length_words(end_s - start_s)})"


def _bar(look: Look, span: Span, label: str, words: str, moments: Moments) -> Item:
    return Item(look, span.start_s, span.end_s, label, f"{_told(words, span.start_s, span.end_s, moments)}.")


def _clock(life: TicketLife, moments: Moments) -> Iterator[Item]:
    """The hours of the first response until it is made, then those of the updates."""
    reply_s = life.until_s if life.first.reply_s is None else life.first.reply_s
    yield from _hours(life.first_hours, "the first response", life.ticket.arrival_s, reply_s, moments)
    if life.update_hours is not None and life.first.reply_s is not None:
        yield from _hours(life.update_hours, "updates", reply_s, life.until_s, moments)


def _hours(hours: Hours, whose: str, from_s: int, to_s: int, moments: Moments) -> Iterator[Item]:
    def cut(spans: tuple[Span, ...]) -> list[Span]:
        found = [Span(max(span.start_s, from_s), min(span.end_s, to_s)) for span in spans]
        return [span for span in found if span.start_s < span.end_s]

    for span in _without(cut(hours.open), (*hours.counting, *hours.paused)):
        yield _bar(Look.OPEN_HOURS, span, "", f"hours of {whose} ({hours.words}), with nothing owed,", moments)
    for span in cut(hours.counting):
        yield _bar(Look.COUNTING, span, "counts", f"the clock of {whose} counts ({hours.words})", moments)
    for span in cut(hours.paused):
        yield _bar(Look.PAUSED, span, "paused", f"the clock of {whose} is paused", moments)


def _without(spans: list[Span], others: Iterable[Span]) -> list[Span]:
    """What of the spans lies in none of the others."""
    if not spans:
        return []
    times, out = (of_pairs(tuple((span.start_s, span.end_s) for span in each)) for each in (spans, others))
    return [Span(*pair) for pair in pairs(minus(times, out, spans[0].start_s, spans[-1].end_s))]


def _on_shift(life: TicketLife, moments: Moments) -> list[Lane]:
    """A lane for each team that is ever there, and for its engineers on call; one that is empty if nobody is."""
    teams = list(dict.fromkeys((each.team, each.is_on_call) for each in life.on_shift))
    lanes = []
    for team, is_on_call in teams:
        look = Look.ON_CALL if is_on_call else Look.ON_SHIFT
        there = "on call" if is_on_call else "on shift"
        spans = [each for each in life.on_shift if (each.team, each.is_on_call) == (team, is_on_call)]
        items = tuple(
            _bar(look, Span(each.start_s, each.end_s), str(each.engineers),
                 f"{team}: {each.engineers} {there} who may take it", moments)
            for each in spans
        )  # fmt: skip
        lanes.append(Lane(f"{team} {there}", "On shift", items))
    return lanes or [Lane("Nobody on shift", "On shift", ())]


def _waits(life: TicketLife, moments: Moments) -> Iterator[Item]:
    """What the ticket itself waited for, and when it arrived and was solved."""
    for wait in life.waits:
        words = WAITS[wait.wait]
        label = words.removeprefix("waits on ").removeprefix("the ").split(",")[0]
        yield _bar(LOOK_OF_WAIT[wait.wait], Span(wait.start_s, wait.end_s), label, words, moments)
    yield _mark(Look.ARRIVED, life.ticket.arrival_s, "arrived", "Arrived", moments)
    if life.solved_s is not None:
        yield _mark(Look.SOLVED, life.solved_s, "solved", "Solved", moments)


def _queue(life: TicketLife, moments: Moments) -> Iterator[Lane]:
    """When its work waited for an engineer: a lane for each kind, as touches and updates may wait at once."""
    for kind, word in QUEUED_WORK.items():
        items = [
            _queued(queued, word, moments)
            for queued in life.queue
            if queued.kind is kind and queued.end_s > queued.start_s
        ]
        if items:
            yield Lane(f"{capitalised(word)} in queue", "Ticket", tuple(items))


def _queued(queued: Queued, word: str, moments: Moments) -> Item:
    told = _told(f"{word} in the queue", queued.start_s, queued.end_s, moments)
    gone = ", then dropped, as a touch replied first" if queued.leaving is Leaving.DROPPED else ""
    return Item(Look.QUEUED, queued.start_s, queued.end_s, "in the queue", f"{told}{gone}.")


def _mark(look: Look, at_s: int, label: str, words: str, moments: Moments) -> Item:
    return Item(look, at_s, at_s, label, f"{words} {moments.full(at_s)}.")


def _causes(life: TicketLife, owed: Owed, moments: Moments) -> Iterator[Item]:
    for span in owed.spans:
        look, words = LOOK_OF_CAUSE[span.cause], CAUSE_WORDS[span.cause]
        if span.is_kept:
            is_held = any(kept.start_s < span.end_s and span.start_s < kept.end_s for kept in life.kept)
            look = Look.KEPT if is_held else Look.RESPONDING
            words = look.value
        yield _bar(look, Span(span.start_s, span.end_s), look.value, f"{owed_words(owed)}: {words}", moments)


def _work(life: TicketLife, moments: Moments, first_lane: int) -> list[Lane]:
    """A lane for each engineer who had it, in the order of their first work."""
    engineers = list(dict.fromkeys(stretch.engineer for stretch in life.work))
    lane_of = {engineer: first_lane + at for at, engineer in enumerate(engineers)}
    items: dict[Engineer, list[Item]] = {engineer: [] for engineer in engineers}
    for stretch in life.work:
        items[stretch.engineer] += _stretch(stretch, moments)
    for kept in life.kept:
        items[kept.engineer].append(_kept(kept, moments))
    for each in life.hand_overs:
        words = f"Handed over {moments.brief(each.at_s)} from {each.before.name} to {each.after.name}."
        items[each.before].append(
            Item(Look.HAND_OVER, each.at_s, each.at_s, "handed over", words, to_lane=lane_of[each.after])
        )
    return [Lane(engineer.name, "Work", tuple(items[engineer])) for engineer in engineers]


def _stretch(stretch: Stretch, moments: Moments) -> Iterator[Item]:
    label = work_words(stretch)
    if stretch.start_s > stretch.taken_s:
        words = f"{stretch.engineer.name} is called out ({label})"
        yield _bar(Look.RESPONDING, Span(stretch.taken_s, stretch.start_s), "called out", words, moments)
    if stretch.end_s > stretch.start_s:
        told = _told(f"{label} by {stretch.engineer.name}", stretch.start_s, stretch.end_s, moments)
        is_done = stretch.ending is Ending.DONE
        ended = "" if is_done else f", {ENDINGS[stretch.ending]}"
        yield Item(
            Look.WORKED_ON if is_done else Look.CUT_SHORT, stretch.start_s, stretch.end_s, label, f"{told}{ended}."
        )


def _kept(kept: Kept, moments: Moments) -> Item:
    words = f"{kept.engineer.name} keeps it for the next shift"
    return _bar(Look.KEPT, Span(kept.start_s, kept.end_s), "kept", words, moments)


def _replies(life: TicketLife, moments: Moments) -> Iterator[Item]:
    """What was owed: as work, overdue, and made; due where that is worth a mark."""
    for owed in (life.first, *life.updates):
        if owed.standing is Standing.NOT_PROMISED:
            continue
        name = owed_words(owed)
        until_s = life.until_s if owed.reply_s is None else owed.reply_s
        overdue_s = until_s
        if owed.standing is Standing.MISSED and owed.due_s is not None:
            overdue_s = min(owed.due_s, until_s)
        from_s = owed.opened_s if owed.released_s is None else owed.released_s
        if from_s < overdue_s:
            yield _bar(Look.OWED, Span(from_s, overdue_s), "", f"{name} is owed", moments)
        if overdue_s < until_s:
            yield _bar(Look.OVERDUE, Span(overdue_s, until_s), "overdue", f"{name} is overdue", moments)
        if owed.due_s is not None and owed.due_s <= life.until_s and (overdue_s < until_s or owed.update is None):
            yield _mark(Look.DUE, owed.due_s, "due", f"{capitalised(name)} due", moments)
        if owed.reply_s is not None:
            look = Look.LATE if owed.standing is Standing.MISSED else Look.MET
            hours = life.first_hours if owed.update is None else life.update_hours
            yield Item(look, owed.reply_s, owed.reply_s, name, _reply_words(owed, owed.reply_s, hours, moments))


def _reply_words(owed: Owed, reply_s: int, hours: Hours | None, moments: Moments) -> str:
    name = owed_words(owed)
    by = "" if owed.engineer is None else f" by {owed.engineer.name}"
    how = "late" if owed.standing is Standing.MISSED else "in time"
    margin = ""
    if owed.left_s:
        of_time = " of business time" if hours is not None and hours.is_business else ""
        margin = f", {length_words(abs(owed.left_s))}{of_time} {'after' if owed.left_s < 0 else 'before'} it was due"
    return f"{capitalised(name)} made {moments.full(reply_s)}{by}, {how}{margin}."
