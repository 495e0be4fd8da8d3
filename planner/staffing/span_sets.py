"""Sets of time: what is left of a stretch of time, and what one set has over another.

A set is a `simulation.spans.Cover`, sorted and disjoint spans. What it measures lies a floor below; here it is
complemented and subtracted, which only calendars need: gaps, overlaps and the weeks that come again and again.
"""

from __future__ import annotations

import numpy as np

from simulation.columns import IntArray
from simulation.spans import Cover, cover_of


def nothing() -> Cover:
    """No time at all."""
    return Cover(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def clipped(times: Cover, from_s: int, to_s: int) -> Cover:
    """What of a set lies in `[from_s, to_s)`."""
    return cover_of(np.clip(times.start_s, from_s, to_s), np.clip(times.end_s, from_s, to_s))


def complement(times: Cover, from_s: int, to_s: int) -> Cover:
    """What of `[from_s, to_s)` a set leaves."""
    inside = clipped(times, from_s, to_s)
    return cover_of(np.concatenate(([from_s], inside.end_s)), np.concatenate((inside.start_s, [to_s])))


def minus(times: Cover, others: Cover, from_s: int, to_s: int) -> Cover:
    """What of a set lies in `[from_s, to_s)` and not in another."""
    return complement(union([complement(times, from_s, to_s), others]), from_s, to_s)


def union(sets: list[Cover]) -> Cover:
    """The time that lies in any of some sets."""
    return cover_of(
        np.concatenate([np.empty(0, dtype=np.int64), *(times.start_s for times in sets)]),
        np.concatenate([np.empty(0, dtype=np.int64), *(times.end_s for times in sets)]),
    )


def moved(times: Cover, by_s: int) -> Cover:
    """The same set, so much later."""
    return Cover(times.start_s + by_s, times.end_s + by_s)


def seconds(times: Cover) -> int:
    """How long all of a set is."""
    return int(np.sum(times.end_s - times.start_s))


def pairs(times: Cover) -> tuple[tuple[int, int], ...]:
    """The spans of a set as plain pairs of numbers."""
    return tuple(zip(times.start_s.tolist(), times.end_s.tolist(), strict=True))


def of_pairs(spans: tuple[tuple[int, int], ...]) -> Cover:
    """The set that some spans cover."""
    columns: IntArray = np.array(spans, dtype=np.int64).reshape(-1, 2)
    return cover_of(columns[:, 0].copy(), columns[:, 1].copy())
