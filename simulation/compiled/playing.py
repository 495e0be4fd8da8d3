"""Playing one history with the compiled engine: from the columns of its inputs to those of its outcomes."""

from __future__ import annotations

import numpy as np

from simulation.columns import IntArray
from simulation.compiled.columns import columns_of
from simulation.compiled.happening import Logs, close, play_on, write_out
from simulation.compiled.laying_out import COLUMNS, fixed_of, memory_of, with_more_room
from simulation.compiled.path import Paths
from simulation.compiled.words import LOG_ROWS, Head, OfLog
from simulation.inputs import History
from simulation.outcomes import (
    OPEN,
    CallOutLog,
    ObligationLog,
    Outcomes,
    PauseLog,
    TicketLog,
    WaitLog,
    WorkLog,
)

LOGS = (Head.WORK_LOG, Head.WAIT_LOG, Head.OBLIGATION_LOG, Head.PAUSE_LOG, Head.CALL_OUT_LOG)
"""The logs that grow, in the order of `Logs`."""

ROWS_PER_TOUCH = 2
"""Stretches of work, or waits, that there is room for at first; what is not used takes no memory."""


def play(history: History) -> Outcomes:
    """Play a history out until its end and return everything that happened; see `simulation.engine.play`.

    Equal to the last second to what the SimPy model returns, in every column. The interpreter's lock is free nearly all
    the while, so histories can be played in several threads at once.
    """
    start_s = _first_instant(history)
    m = memory_of(history, start_s)
    logs = _empty_logs(history)
    if start_s < history.end_s:
        paths = _paths(history)
        fixed = fixed_of(history, m, start_s)
        pauses = np.stack((history.roster.pauses.kind, history.roster.pauses.length_s), axis=1).reshape(-1)
        while not play_on(m, paths, fixed, pauses, logs):
            logs = _with_more_rows(m, logs)
            if m[Head.TAIL] > m[Head.LIMIT]:
                m = with_more_room(m, len(m))
    return _outcomes(history, m, _with_more_rows(m, logs))


def _first_instant(history: History) -> int:
    """The first arrival or shift start, and no later than the end."""
    firsts = (history.tickets.arrival_s, history.roster.attended.start_s)
    return int(min(instants.min(initial=history.end_s) for instants in firsts))


def _paths(history: History) -> Paths:
    return columns_of(Paths, history.tickets)


def _empty_logs(history: History) -> Logs:
    """Columns for about as many rows as there will be."""
    tickets, touches = len(history.tickets), len(history.tickets.effort_s)
    of_tickets = np.empty((5, tickets), dtype=np.int64)
    of_tickets[:3] = OPEN
    of_tickets[3:] = 0
    rows = (
        ROWS_PER_TOUCH * touches,
        ROWS_PER_TOUCH * touches,
        touches,
        len(history.roster.pauses.at_s),
        len(history.roster),
    )
    return Logs(
        of_tickets,
        *(
            np.empty((COLUMNS[log], 2 * LOG_ROWS + count), dtype=np.int64)
            for log, count in zip(LOGS, rows, strict=True)
        ),
    )


def _with_more_rows(m: IntArray, logs: Logs, rows: int = LOG_ROWS) -> Logs:
    """The columns, longer where a log has little room for more."""
    grown = [logs.tickets]
    for log, columns in zip(LOGS, logs[1:], strict=True):
        written, room = int(m[m[log] + OfLog.WRITTEN]), columns.shape[1]
        needed = written + int(m[m[log] + OfLog.COUNT]) + rows
        if needed > room:
            longer = np.empty((len(columns), max(2 * room, needed)), dtype=np.int64)
            longer[:, :written] = columns[:, :written]
            grown.append(longer)
        else:
            grown.append(columns)
    return Logs(*grown)


def _outcomes(history: History, m: IntArray, logs: Logs) -> Outcomes:
    """Write down what goes on at the end, and hand all columns over."""
    write_out(m, logs)
    waits, obligations = (int(m[m[log] + OfLog.WRITTEN]) for log in (Head.WAIT_LOG, Head.OBLIGATION_LOG))
    m = _with_room_to_close(m, len(history.roster))
    m[Head.NOW_S] = history.end_s
    close(m)
    logs = _with_more_rows(m, logs)
    write_out(m, logs)
    work, waited, owed, paused, called = (
        columns[:, : m[m[log] + OfLog.WRITTEN]] for log, columns in zip(LOGS, logs[1:], strict=True)
    )
    _sort_from(waited, waits, waited[1, waits:], waited[0, waits:])
    _sort_from(owed, obligations, owed[0, obligations:])
    late = owed[6].astype(np.bool_)
    return Outcomes(
        tickets=TicketLog(*logs.tickets),
        work=WorkLog(*work),
        waits=WaitLog(*waited),
        obligations=ObligationLog(owed[0], owed[1], owed[2], owed[3], owed[4], owed[5], late),
        pauses=PauseLog(*paused),
        call_outs=CallOutLog(*called),
        end_s=history.end_s,
    )


def _with_room_to_close(m: IntArray, engineers: int) -> IntArray:
    """The memory with logs, emptied before, for everything that can go on when following ends."""
    rows = engineers + int(m[Head.BLOCKS]) + LOG_ROWS
    larger = with_more_room(m, sum(OfLog.ROWS + columns * rows for columns in COLUMNS.values()))
    for log, columns in COLUMNS.items():
        before, after = int(larger[log]), int(larger[Head.TAIL])
        larger[after : after + OfLog.ROWS] = larger[before : before + OfLog.ROWS]
        larger[log] = after
        larger[Head.TAIL] += OfLog.ROWS + columns * rows
    return larger


def _sort_from(columns: IntArray, row: int, *keys: IntArray) -> None:
    """Sort the rows of a log from one on, by the last of the keys and then by those before it."""
    columns[:, row:] = columns[:, row:][:, np.lexsort(keys)]
