"""Pieces: what a ticket was doing in a stretch of its time, read off the logs.

An engineer is at it, or it waits in the queue, or somebody has it and is not at it. The logs may say several of these
at once (a touch is held while an update waits), so which counts is decided here, apart from what it is a cause of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from simulation.columns import BoolArray, IntArray, freeze_columns
from simulation.inputs import Work
from simulation.outcomes import Ending, Outcomes, WorkLog
from simulation.spans import Spans, overlaps


class Doing(IntEnum):
    """What a ticket is doing; of several at once the first counts."""

    WORKED_ON = 0
    QUEUED = 1
    KEPT = 2


@dataclass(frozen=True, slots=True)
class Pieces:
    """Disjoint pieces of the spans asked for, sorted by these; between them there is neither wait nor work."""

    row: IntArray
    """Which of the spans asked for."""
    start_s: IntArray
    end_s: IntArray
    doing: IntArray
    """A `Doing` each."""

    def __post_init__(self) -> None:
        freeze_columns(self)


def pieces_of(outcomes: Outcomes, asked: Spans, waiting: Work) -> Pieces:
    """What tickets were doing in the asked spans of their time, one row each, as seen by one kind of their work.

    `waiting` is that kind: only it is looked for in the queue.
    """
    looked_for = np.zeros(len(outcomes.tickets.first_reply_s), dtype=np.bool_)
    looked_for[asked.owner] = True
    work, waits = outcomes.work, outcomes.waits
    own = looked_for[work.ticket] & ((work.kind == Work.TOUCH) | (work.kind == Work.UPDATE))
    in_queue = looked_for[waits.ticket] & (waits.kind == waiting)
    sources = {
        Doing.WORKED_ON: Spans(work.ticket[own], work.start_s[own], work.end_s[own]),
        Doing.QUEUED: Spans(waits.ticket[in_queue], waits.entered_s[in_queue], waits.left_s[in_queue]),
        Doing.KEPT: _kept(work, own, outcomes.end_s),
    }
    found = {doing: overlaps(asked, spans) for doing, spans in sources.items()}
    return _by_precedence(
        np.concatenate([part.asked for part in found.values()]),
        np.concatenate([part.start_s for part in found.values()]),
        np.concatenate([part.end_s for part in found.values()]),
        np.concatenate([np.full(len(part.asked), doing, dtype=np.int64) for doing, part in found.items()]),
    )


def _kept(work: WorkLog, own: BoolArray, end_s: int) -> Spans:
    """Work that an engineer has and is not at: held between shifts, or taken on call and not begun."""
    rows = np.flatnonzero(own)
    rows = rows[np.lexsort((work.taken_s[rows], work.touch[rows], work.kind[rows], work.ticket[rows]))]
    resumed_s = np.full(len(rows), end_s, dtype=np.int64)
    same = np.ones(max(len(rows) - 1, 0), dtype=np.bool_)
    for column in (work.ticket, work.kind, work.touch):
        same &= column[rows[1:]] == column[rows[:-1]]
    resumed_s[:-1][same] = work.taken_s[rows[1:]][same]
    held = work.ending[rows] == Ending.HELD
    return Spans(
        np.concatenate((work.ticket[rows], work.ticket[rows][held])),
        np.concatenate((work.taken_s[rows], work.end_s[rows][held])),
        np.concatenate((work.start_s[rows], resumed_s[held])),
    )


def _by_precedence(row: IntArray, start_s: IntArray, end_s: IntArray, doing: IntArray) -> Pieces:
    """Spans that may overlap within a row, cut into disjoint pieces of which the first `Doing` counts."""
    edge_row = np.concatenate((row, row))
    edge_s = np.concatenate((start_s, end_s))
    order = np.lexsort((edge_s, edge_row))
    edge_row, edge_s = edge_row[order], edge_s[order]
    step = np.repeat(np.array([1, -1], dtype=np.int64), len(row))[order]
    edge_doing = np.concatenate((doing, doing))[order]
    running = np.stack([np.cumsum(np.where(edge_doing == each, step, 0)) for each in Doing])[:, :-1] > 0
    real = running.any(axis=0) & (edge_s[1:] > edge_s[:-1])
    return Pieces(edge_row[:-1][real], edge_s[:-1][real], edge_s[1:][real], running.argmax(axis=0)[real])
