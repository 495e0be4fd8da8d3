"""Spans of time: where they lie over each other, and how much of them lies between two instants.

The logs of a history are spans: work, waits, shifts, breaks. Whatever is read off them afterwards (causes of
misses, engineers busy by the hour, overtime) is the measure of an intersection or a union of spans; that arithmetic
stands here once, for whole columns. All spans are half-open, and empty ones count for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from simulation.columns import BoolArray, IntArray, freeze_columns

Measure: TypeAlias = Callable[[IntArray], IntArray]
"""The seconds that count before each instant: `simulation.clocks.open_time` of a clock, or `plain_time`."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of time in any order, each of an owner: a ticket, an engineer, a row of another table."""

    owner: IntArray
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)

    def where(self, chosen: BoolArray) -> Spans:
        """Only the chosen spans."""
        return Spans(self.owner[chosen], self.start_s[chosen], self.end_s[chosen])

    def within(self, from_s: int, to_s: int) -> Spans:
        """The spans cut to a window; those outside it become empty."""
        start_s = np.clip(self.start_s, from_s, to_s)
        return Spans(self.owner, start_s, np.maximum(np.clip(self.end_s, from_s, to_s), start_s))


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What two tables of spans have in common: one row per pair, with where the pair overlaps."""

    asked: IntArray
    """Row of the first table."""
    given: IntArray
    """Row of the second table."""
    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class Cover:
    """The instants that lie in any of some spans: sorted, disjoint and never touching."""

    start_s: IntArray
    end_s: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)

    def holds(self, at_s: IntArray) -> BoolArray:
        """Whether each instant lies in it."""
        return np.searchsorted(self.start_s, at_s, side="right") > np.searchsorted(self.end_s, at_s, side="right")


def plain_time(at_s: IntArray) -> IntArray:
    """The measure on which every second counts."""
    return at_s


def overlaps(asked: Spans, given: Spans) -> Overlaps:
    """Every pair of one owner that overlaps, in the order of `asked`."""
    if len(asked.owner) == 0 or len(given.owner) == 0:
        none = np.zeros(0, dtype=np.int64)
        return Overlaps(none, none, none, none)
    # One number per (owner, instant), so that one search finds both the owner and the place in time.
    origin_s = min(int(asked.start_s.min()), int(given.start_s.min()))
    width_s = max(int(asked.end_s.max()), int(given.end_s.max())) - origin_s + 1
    starts = given.owner * width_s + (given.start_s - origin_s)
    order = np.argsort(starts, kind="stable")
    reach = np.maximum.accumulate((given.owner * width_s + (given.end_s - origin_s))[order])
    first = np.searchsorted(reach, asked.owner * width_s + (asked.start_s - origin_s), side="right")
    after = np.searchsorted(starts[order], asked.owner * width_s + (asked.end_s - origin_s), side="left")
    count = np.maximum(after - first, 0)
    row = np.repeat(np.arange(len(count), dtype=np.int64), count)
    within = np.arange(len(row), dtype=np.int64) - np.repeat(np.cumsum(count) - count, count)
    partner = order[first[row] + within]
    start_s = np.maximum(asked.start_s[row], given.start_s[partner])
    end_s = np.minimum(asked.end_s[row], given.end_s[partner])
    real = start_s < end_s
    return Overlaps(row[real], partner[real], start_s[real], end_s[real])


def cover_of(start_s: IntArray, end_s: IntArray) -> Cover:
    """The union of spans; fastest if they come sorted by start."""
    real = start_s < end_s
    start_s, end_s = start_s[real], end_s[real]
    if np.any(start_s[1:] < start_s[:-1]):
        order = np.argsort(start_s, kind="stable")
        start_s, end_s = start_s[order], end_s[order]
    reach = np.maximum.accumulate(end_s)
    opens = np.ones(len(start_s), dtype=np.bool_)
    opens[1:] = start_s[1:] > reach[:-1]
    closes = np.append(opens[1:], np.ones(min(len(opens), 1), dtype=np.bool_))
    return Cover(start_s[opens], reach[closes])


def covered(cover: Cover, measure: Measure, from_s: IntArray, to_s: IntArray) -> IntArray:
    """How much of the cover lies between two instants, on a measure; one number per pair of instants."""
    if len(cover.start_s) == 0:
        return np.zeros(len(from_s), dtype=np.int64)
    at_start = measure(cover.start_s)
    before = np.concatenate(([0], np.cumsum(measure(cover.end_s) - at_start)))

    def covered_before(at_s: IntArray) -> IntArray:
        row = np.searchsorted(cover.start_s, at_s, side="right") - 1
        known = np.maximum(row, 0)
        inside = measure(np.minimum(at_s, cover.end_s[known])) - at_start[known]
        return np.where(row < 0, 0, before[known] + inside)

    return covered_before(to_s) - covered_before(from_s)


def seconds_of_owners(spans: Spans, owners: int) -> IntArray:
    """int64[owners]: the seconds of all spans of each owner together; two at once count twice."""
    # Weights are floats, and exact: no sum here comes near 2^53.
    return np.bincount(spans.owner, weights=spans.end_s - spans.start_s, minlength=owners).astype(np.int64)


def seconds_in_common(asked: Spans, disjoint: Spans) -> IntArray:
    """int64[asked]: how much of each span lies in those of its owner, sorted by owner and start and disjoint."""
    if len(asked.owner) == 0 or len(disjoint.owner) == 0:
        return np.zeros(len(asked.owner), dtype=np.int64)
    # One number per (owner, instant), as in `overlaps`: on it, what lies before a place needs no look at owners.
    origin_s = min(int(asked.start_s.min()), int(disjoint.start_s.min()))
    width_s = max(int(asked.end_s.max()), int(disjoint.end_s.max())) - origin_s + 1
    starts = disjoint.owner * width_s + (disjoint.start_s - origin_s)
    length_s = disjoint.end_s - disjoint.start_s
    before_s = np.cumsum(length_s) - length_s

    def before(instant_s: IntArray) -> IntArray:
        place = asked.owner * width_s + (instant_s - origin_s)
        row = np.searchsorted(starts, place, side="right") - 1
        known = np.maximum(row, 0)
        return np.where(row < 0, 0, before_s[known] + np.minimum(place - starts[known], length_s[known]))

    return before(asked.end_s) - before(asked.start_s)


def seconds_by_step(start_s: IntArray, end_s: IntArray, from_s: int, step_s: int, steps: int) -> IntArray:
    """int64[steps]: the seconds of all spans together in each of the equal steps from an instant on.

    Two at once count twice.
    """
    edge_s = step_s * np.arange(steps + 1, dtype=np.int64)

    def behind(instant_s: IntArray) -> IntArray:
        """How long before each edge the instants lie that lie before it, all together."""
        since_s = instant_s - from_s
        edge = np.clip(since_s // step_s + 1, 0, steps + 1)
        count = np.cumsum(np.bincount(edge, minlength=steps + 2))[: steps + 1]
        # Weights are floats, and exact: no sum here comes near 2^53.
        total_s = np.cumsum(np.bincount(edge, weights=since_s, minlength=steps + 2))[: steps + 1].astype(np.int64)
        return count * edge_s - total_s

    return np.diff(behind(start_s) - behind(end_s))
