"""Attendance: absence, breaks and other duties of one shift's engineers, as one replication draws them.

Separate from the roster because this is all that chance decides about staffing. Every engineer has streams of their
own, keyed by team, shift and number: one more engineer, shift or team moves nobody else's draws, and a team that stands
in two coverages is absent on the same days in both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.streams import Purpose, StreamTable
from planner.staffing.shift_spans import ShiftSpans
from simulation.columns import BoolArray, FloatArray, IntArray
from simulation.inputs import Pause

DUTY_S = 3600
"""Other duties come in blocks of an hour."""


@dataclass(frozen=True, slots=True)
class ShiftTerms:
    """What keeps the engineers of one shift from tickets. On call none of it does: a rota is swapped."""

    team: str
    shift: str
    engineers: int
    absence: float
    """Share of shifts absent from."""
    other_duties: float
    """Share of the hours of a shift attended."""
    break_after_s: int
    break_s: int
    """0 without a break."""

    @property
    def engineer_names(self) -> list[tuple[str, ...]]:
        """What each engineer's streams are keyed by."""
        return [(self.team, self.shift, str(engineer)) for engineer in range(self.engineers)]


@dataclass(frozen=True, slots=True)
class Attendance:
    """One shift in one replication: who attends which span, and their pauses."""

    attended: BoolArray
    """bool[engineers, spans]."""
    pause_engineer: IntArray
    """int64[pauses]: the engineer's number in the shift, as the columns below."""
    pause_kind: IntArray
    pause_at_s: IntArray
    pause_length_s: IntArray

    def of_first(self, engineers: int) -> Attendance:
        """What it is if the shift has so many engineers and no more: what each does hangs on no other."""
        if engineers == len(self.attended):
            return self
        rows = np.flatnonzero(self.pause_engineer < engineers)
        return Attendance(
            attended=self.attended[:engineers],
            pause_engineer=self.pause_engineer[rows],
            pause_kind=self.pause_kind[rows],
            pause_at_s=self.pause_at_s[rows],
            pause_length_s=self.pause_length_s[rows],
        )


def draw_attendance(terms: ShiftTerms, spans: ShiftSpans, first_day: int, streams: StreamTable) -> Attendance:
    """Who attends, and when they pause; `first_day` is the date that absence is drawn from (days since 1970).

    The streams are those of one replication, for `ShiftTerms.engineer_names` at least.
    """
    attended = _attended(terms, spans, first_day, streams)
    breaks = _breaks(terms, spans, attended)
    duties = _duties(terms, spans, attended, streams)
    kinds = [np.full(len(pauses[0]), kind) for kind, pauses in ((Pause.BREAK, breaks), (Pause.DUTY, duties))]
    return Attendance(
        attended=attended,
        pause_kind=np.concatenate(kinds).astype(np.int64),
        pause_engineer=np.concatenate((breaks[0], duties[0])),
        pause_at_s=np.concatenate((breaks[1], duties[1])),
        pause_length_s=np.concatenate((breaks[2], duties[2])),
    )


def _attended(terms: ShiftTerms, spans: ShiftSpans, first_day: int, streams: StreamTable) -> BoolArray:
    """One draw per engineer and local date, taken from a fixed first date on, for the whole shift."""
    attended = np.ones((terms.engineers, len(spans)), dtype=np.bool_)
    if terms.absence <= 0.0 or len(spans) == 0:
        return attended
    date = spans.day - first_day
    for engineer, names in enumerate(terms.engineer_names):
        draws = streams.of(*names)(Purpose.ABSENCE)
        attended[engineer] = draws.random(int(date[-1]) + 1)[date] >= terms.absence
    return attended


_PauseColumns = tuple[IntArray, IntArray, IntArray]
"""Engineer, instant and length of pauses."""


def _breaks(terms: ShiftTerms, spans: ShiftSpans, attended: BoolArray) -> _PauseColumns:
    """A break in every attended span that is long enough to come to it; one over the shift's end is cut."""
    at_s = spans.start_s + terms.break_after_s
    length_s = np.minimum(terms.break_s, spans.end_s - at_s)
    engineer, span = np.nonzero(attended & (length_s > 0))
    return engineer.astype(np.int64), at_s[span], length_s[span]


def _duties(terms: ShiftTerms, spans: ShiftSpans, attended: BoolArray, streams: StreamTable) -> _PauseColumns:
    """Hours of other duties: the whole ones of their share and, by chance, one more, in slots chosen at random.

    Slots are hours counted from the shift's start, and from the end of its break.
    """
    before, slots = _slots(terms, spans)
    most = int(slots.max(initial=0))
    if terms.other_duties <= 0.0 or most == 0 or terms.engineers == 0:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing, nothing
    uniform = _duty_draws(terms, (len(spans), most + 1), streams)
    hours = terms.other_duties * (spans.end_s - spans.start_s) / DUTY_S
    whole = np.floor(hours)
    blocks = np.where(attended, np.minimum(whole + (uniform[:, :, 0] < hours - whole), slots), 0)
    liking = np.where(np.arange(most) < slots[:, None], uniform[:, :, 1:], 2.0)
    slot_by_liking = np.argsort(liking, axis=2)
    engineer, span, chosen = np.nonzero(np.arange(most) < blocks[:, :, None])
    slot = slot_by_liking[engineer, span, chosen]
    break_s = np.where(slot < before[span], 0, terms.break_s + terms.break_after_s - before[span] * DUTY_S)
    at_s = spans.start_s[span] + slot * DUTY_S + break_s
    return engineer.astype(np.int64), at_s, np.full(len(at_s), DUTY_S, dtype=np.int64)


def _duty_draws(terms: ShiftTerms, shape: tuple[int, int], streams: StreamTable) -> FloatArray:
    uniform = np.empty((terms.engineers, *shape))
    for engineer, names in enumerate(terms.engineer_names):
        streams.of(*names)(Purpose.DUTIES).random(out=uniform[engineer])
    return uniform


def _slots(terms: ShiftTerms, spans: ShiftSpans) -> tuple[IntArray, IntArray]:
    """Per span, the whole hours before its break, and those before and after it together."""
    length_s = spans.end_s - spans.start_s
    if terms.break_s == 0:
        whole = length_s // DUTY_S
        return whole, whole
    before = np.minimum(length_s, terms.break_after_s) // DUTY_S
    behind = np.maximum(length_s - terms.break_after_s - terms.break_s, 0) // DUTY_S
    return before, before + behind
