"""What was owed in a life: the first response and every update, when due, when and by whom made, and what kept it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planner.tickets.life import Owed, Standing, Stretch
from planner.tickets.playing import Replay
from planner.tickets.ticket import due_as_shown, if_come
from simulation.cause_spans import first_response_spans, update_spans
from simulation.causes import first_response_splits, update_splits
from simulation.clocks import NEVER, Count, elapsed, open_time
from simulation.columns import int_column
from simulation.due import is_met
from simulation.inputs import History, Work
from simulation.outcomes import OPEN, Ending


def first_response(played: Replay, ticket: int, work: Sequence[Stretch]) -> Owed:
    """The first response to a ticket."""
    history, outcomes = played.history, played.outcomes
    promise, arrival_s = int(history.tickets.promise[ticket]), int(history.tickets.arrival_s[ticket])
    clock_index = int(history.promises.first_clock[promise])
    clock, due_s = history.clocks[clock_index], int(history.tickets.first_due_s[ticket])
    reply_s = int(outcomes.tickets.first_reply_s[ticket])
    until_s = outcomes.end_s if reply_s == OPEN else reply_s
    target = int(played.frame.first_target[promise])
    is_missed = target >= 0 and not bool(is_met(clock, due_s, until_s))
    maker = _maker(work, if_come(reply_s))
    return Owed(
        target=None if target < 0 else played.frame.targets[target],
        update=None,
        opened_s=arrival_s,
        released_s=arrival_s,
        due_s=due_as_shown(played, clock_index, due_s),
        reply_s=if_come(reply_s),
        standing=Standing.NOT_PROMISED if target < 0 else _standing(is_missed=is_missed, is_open=reply_s == OPEN),
        waited_s=int(elapsed(clock, arrival_s, until_s)),
        left_s=None if due_s == NEVER else int(open_time(clock, due_s) - open_time(clock, until_s)),
        split=tuple(first_response_splits(history, outcomes, int_column([ticket]))[0].tolist()) if is_missed else (),
        spans=first_response_spans(history, outcomes, ticket),
        engineer=None if maker is None else maker.engineer,
        kind=None if maker is None else maker.kind,
    )


def updates_owed(played: Replay, ticket: int, work: Sequence[Stretch]) -> tuple[Owed, ...]:
    """The updates owed to a ticket, in their order."""
    rows = np.flatnonzero(played.outcomes.obligations.ticket == ticket)
    return tuple(_update(played, row, number, work) for number, row in enumerate(rows.tolist()))


def _update(played: Replay, row: int, number: int, work: Sequence[Stretch]) -> Owed:
    history, owed = played.history, played.outcomes.obligations
    promise = int(history.tickets.promise[owed.ticket[row]])
    clock = int(history.promises.update_clock[promise])
    reply_s, due_s, is_late = int(owed.closed_s[row]), int(owed.due_s[row]), bool(owed.late[row])
    until_s = played.outcomes.end_s if reply_s == OPEN else reply_s
    target = int(played.frame.update_target[promise])
    maker = _maker(work, if_come(reply_s))
    return Owed(
        target=None if target < 0 else played.frame.targets[target],
        update=number,
        opened_s=int(owed.opened_s[row]),
        released_s=if_come(int(owed.released_s[row])),
        due_s=due_as_shown(played, clock, due_s),
        reply_s=if_come(reply_s),
        standing=_standing(is_missed=is_late, is_open=reply_s == OPEN),
        waited_s=int(owed.elapsed_s[row]),
        left_s=_left_s(history, promise, due_s, until_s, int(owed.elapsed_s[row])),
        split=tuple(update_splits(history, played.outcomes, int_column([row]))[0].tolist()) if is_late else (),
        spans=update_spans(history, played.outcomes, row),
        engineer=None if maker is None else maker.engineer,
        kind=None if maker is None else maker.kind,
    )


def _left_s(history: History, promise: int, due_s: int, until_s: int, elapsed_s: int) -> int | None:
    """The open time of an update that was left at its reply; pauses are in no elapsed time and in every due instant."""
    promises = history.promises
    if promises.update_count[promise] == Count.OPEN_TIME:
        return int(promises.update_amount[promise]) - elapsed_s
    clock = history.clocks[int(promises.update_clock[promise])]
    return None if due_s == NEVER else int(open_time(clock, due_s) - open_time(clock, until_s))


def _standing(*, is_missed: bool, is_open: bool) -> Standing:
    if is_missed:
        return Standing.MISSED
    return Standing.NOT_DUE if is_open else Standing.MET


def _maker(work: Sequence[Stretch], reply_s: int | None) -> Stretch | None:
    """The stretch of work that made a reply: it ended in it, or it was going on, as updates are made within touches."""
    if reply_s is None:
        return None
    replying = [
        each for each in work if each.kind in (Work.TOUCH, Work.UPDATE) and each.start_s <= reply_s <= each.end_s
    ]
    done = [each for each in replying if each.end_s == reply_s and each.ending is Ending.DONE]
    return next(iter(done or replying), None)
