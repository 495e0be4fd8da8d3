"""A life in words: what was promised, what happened, and why it missed.

Kept apart from the reasons of a miss (`planner.tickets.miss_words`), which are most of the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.grammar import counted, joined
from planner.scenario.plan import ONGOING
from planner.tickets.life import Hours, Owed, Standing, TicketLife
from planner.tickets.miss_words import reasons_of
from planner.tickets.moments import Moments, length_words
from simulation.inputs import Wait, Work
from simulation.outcomes import Ending


@dataclass(frozen=True, slots=True)
class LifeWords:
    """Whole sentences about one reply that was owed, and the ticket around it."""

    promised: str
    happened: str
    why: tuple[str, ...]
    """The largest part first; empty unless the reply asked about was missed."""


def words_of_life(life: TicketLife, update: int | None = None, time_zone: str | None = None) -> LifeWords:
    """A ticket's life in words, about its first response or one of its updates; in its customer's time by default."""
    shown = time_zone or life.ticket.time_zone
    moments = Moments(shown, life.ticket.arrival_s)
    owed = life.owed(update)
    whose = f"the customer, {shown}" if shown == life.ticket.time_zone else shown
    promised = _promised(life, moments) if update is None else _update_promised(life, owed, moments)
    return LifeWords(
        promised=f"{life.ticket.kind}: {promised} Times are those of {whose}.",
        happened=" ".join(filter(None, (_first(life, moments), _path(life, moments), _about(life, owed, moments)))),
        why=reasons_of(life, owed, moments),
    )


def _promised(life: TicketLife, moments: Moments) -> str:
    first = life.first
    if first.target is None:
        return "no first response is promised."
    due = "" if first.due_s is None else f", by {moments.full(first.due_s)}"
    return f"a first response is promised in {first.target.words}{_around(life.first_hours)}{due}."


def _update_promised(life: TicketLife, owed: Owed, moments: Moments) -> str:
    assert owed.update is not None
    words = "" if owed.target is None else owed.target.words
    is_ongoing = words == ONGOING
    every = (
        "updates are promised to be ongoing"
        if is_ongoing
        else f"an update is promised every {words.removeprefix('1 ')}"
    )
    due = "" if owed.due_s is None else f", due {moments.brief(owed.due_s)}"
    since = f"Update {owed.update + 1} was owed since {moments.full(owed.opened_s)}{due}."
    return f"{every}{'' if life.update_hours is None else _around(life.update_hours)}. {since}"


def _around(hours: Hours) -> str:
    """Business hours are in the words of the promise; around the clock is not."""
    return "" if hours.is_business else f", {hours.words}"


def _first(life: TicketLife, moments: Moments) -> str:
    arrived = f"{life.ticket.name} arrived {moments.full(life.ticket.arrival_s)}"
    first = life.first
    margin = _margin(first, life.first_hours)
    if first.reply_s is None:
        return f"{arrived} and was not answered before following ended{margin}."
    by = "" if first.engineer is None else f" by {first.engineer.name}"
    return f"{arrived} and was answered {moments.brief(first.reply_s)}{by}{margin}."


def _margin(owed: Owed, hours: Hours | None) -> str:
    """Such as: , 11 h 32 min late; , 20 min of business time before it was due."""
    if owed.left_s is None or owed.standing is Standing.NOT_PROMISED:
        return ""
    of_time = " of business time" if hours is not None and hours.is_business else ""
    if owed.standing is Standing.MISSED:
        return f", {length_words(max(-owed.left_s, 0))}{of_time} late"
    return f", {length_words(owed.left_s)}{of_time} before it was due" if owed.left_s > 0 else ", just when it was due"


def _path(life: TicketLife, moments: Moments) -> str:
    """How it went on to be solved, and how its updates fared."""
    touches = [each for each in life.work if each.kind is Work.TOUCH]
    done = sum(each.ending is Ending.DONE for each in touches)
    if not done:
        return ""
    engineers = len({each.engineer for each in touches})
    extras = [
        counted(number, word)
        for number, word in ((len(life.hand_overs), "hand-over"), (life.interruptions, "interruption"))
        if number
    ]
    through = f"{counted(done, 'touch', 'touches')} by {counted(engineers, 'engineer')}"
    through += f", with {joined(extras)}" if extras else ""
    again = any(each.wait is Wait.REOPENED and each.is_over for each in life.waits)
    if life.solved_s is None:
        solved = f"It was {'reopened, and ' if again else ''}not solved before following ended, after {through}."
    else:
        how = "reopened, and solved again" if again else "solved"
        solved = f"It was {how} {moments.brief(life.solved_s)}, after {through}."
    return f"{solved}{_updates(life)}"


def _updates(life: TicketLife) -> str:
    decided = [each for each in life.updates if each.standing is not Standing.NOT_DUE]
    late = sum(each.standing is Standing.MISSED for each in decided)
    if not decided:
        return ""
    if not late:
        return " Its one update was met." if len(decided) == 1 else f" All its {len(decided)} updates were met."
    if len(decided) == 1:
        return " Its one update was missed."
    return f" Of {len(decided)} updates {late} {'was' if late == 1 else 'were'} missed."


def _about(life: TicketLife, owed: Owed, moments: Moments) -> str:
    """How an update that is asked about fared."""
    if owed.update is None:
        return ""
    margin = _margin(owed, life.update_hours)
    if owed.reply_s is None:
        return f"Update {owed.update + 1} had not been made when following ended{margin}."
    by = "" if owed.engineer is None else f" by {owed.engineer.name}"
    how = "" if owed.kind is Work.UPDATE else ", with a touch"
    return f"Update {owed.update + 1} was made {moments.brief(owed.reply_s)}{by}{how}{margin}."
