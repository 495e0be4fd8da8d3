"""Cause spans: what kept one reply from coming, moment by moment.

`simulation.causes` says how much of a wait each cause had, for thousands of misses at once. Of one ticket it can also
be said from when to when, and of a target that was met as well. Both read the same pieces and the same others, so the
spans, measured on the target's clock, are the split.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from simulation.causes import Cause, Misses, busy_of, first_response_misses, others_of, update_misses
from simulation.columns import BoolArray, IntArray, int_column
from simulation.inputs import History, Work
from simulation.outcomes import Outcomes
from simulation.pieces import Doing, Pieces, pieces_of
from simulation.spans import Cover, Spans

NOTHING = -1
"""Neither waiting nor worked on."""


@dataclass(frozen=True, slots=True)
class CauseSpan:
    """A stretch of a reply's time that one cause had."""

    cause: Cause
    is_kept: bool
    """Somebody had it and was not at it: held between shifts, or on call and yet to respond."""
    start_s: int
    end_s: int


def first_response_spans(history: History, outcomes: Outcomes, ticket: int) -> tuple[CauseSpan, ...]:
    """A ticket's time from arrival to its first response, or until following ends."""
    return _spans(history, outcomes, first_response_misses(history, outcomes, int_column([ticket])), Work.TOUCH)


def update_spans(history: History, outcomes: Outcomes, row: int) -> tuple[CauseSpan, ...]:
    """The time of one row of the obligation log, from release (or opening) until it closed or following ends.

    What the clock of an "ongoing" target leaves out, while an engineer works on the ticket, is left out here.
    """
    return _spans(history, outcomes, update_misses(history, outcomes, int_column([row])), Work.UPDATE)


def _spans(history: History, outcomes: Outcomes, one: Misses, waiting: Work) -> tuple[CauseSpan, ...]:
    kind, from_s, to_s = int(one.kind[0]), int(one.from_s[0]), int(one.to_s[0])
    if from_s >= to_s:
        return ()
    pieces = pieces_of(outcomes, Spans(one.ticket, one.from_s, one.to_s), waiting)
    others = others_of(history, busy_of(history, outcomes), (kind,), waiting)[kind]
    covers = (others.attending, others.less_important)
    known = (pieces.start_s, pieces.end_s, *(edge for cover in covers for edge in (cover.start_s, cover.end_s)))
    edges = np.unique(np.clip(np.concatenate((one.from_s, one.to_s, *known)), from_s, to_s))
    start_s = edges[:-1]
    doing = _doing_at(pieces, start_s)
    cause = _causes(doing, _lies_in(others.attending, start_s), _lies_in(others.less_important, start_s))
    counts = (doing != Doing.WORKED_ON) | ~one.clock_stops
    found = [
        CauseSpan(Cause(each), is_kept, start, end)
        for each, is_kept, does_count, (start, end) in zip(
            cause.tolist(), (doing == Doing.KEPT).tolist(), counts.tolist(), pairwise(edges.tolist()), strict=True
        )
        if does_count
    ]
    return _joined(found)


def _doing_at(pieces: Pieces, at_s: IntArray) -> IntArray:
    """What the ticket was doing at each instant, a `Doing`."""
    if len(pieces.start_s) == 0:
        return np.full(len(at_s), NOTHING, dtype=np.int64)
    row = np.searchsorted(pieces.start_s, at_s, side="right") - 1
    inside = (row >= 0) & (at_s < pieces.end_s[row])
    return np.where(inside, pieces.doing[row], NOTHING)


def _lies_in(cover: Cover, at_s: IntArray) -> BoolArray:
    return np.asarray(
        np.searchsorted(cover.start_s, at_s, side="right") > np.searchsorted(cover.end_s, at_s, side="right")
    )


def _causes(doing: IntArray, attended: BoolArray, less: BoolArray) -> IntArray:
    """The cause at each instant, by the rules of `simulation.causes`."""
    queued = doing == Doing.QUEUED
    return np.select(
        [(doing == Doing.KEPT) | (queued & ~attended), queued & less, queued],
        [int(Cause.NO_ONE_ON_SHIFT), int(Cause.LESS_IMPORTANT_WORK), int(Cause.ALL_BUSY)],
        int(Cause.WORK_ITSELF),
    )


def _joined(spans: list[CauseSpan]) -> tuple[CauseSpan, ...]:
    """Neighbours of one kind as one."""
    joined: list[CauseSpan] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.cause, last.is_kept, last.end_s) == (span.cause, span.is_kept, span.start_s):
            joined[-1] = CauseSpan(span.cause, span.is_kept, last.start_s, span.end_s)
        else:
            joined.append(span)
    return tuple(joined)
