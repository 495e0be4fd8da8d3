"""Local seconds and UTC seconds, by a plain table of offsets.

The simulation knows no time zones; a table of the instants from which a UTC offset holds is all that is left
of one. It is separate because both the promise "at the same local time" and the building of calendars rest on
the same rules for local times that do not exist or exist twice.

A table is two arrays of equal length k: `from_s`, sorted instants (the first covers everything before it
too), and `offset_s`, the offset that holds from then on (local = UTC + offset).
"""

import numpy as np

from simulation.columns import IntArray


def local_at(from_s: IntArray, offset_s: IntArray, at: IntArray) -> IntArray:
    """Local seconds since 1970-01-01 00:00 local time, at each instant."""
    row = np.maximum(np.searchsorted(from_s, at, side="right") - 1, 0)
    return at + offset_s[row]


def first_instant(from_s: IntArray, offset_s: IntArray, local_s: IntArray) -> IntArray:
    """The instant of each local time: the first of two, the first after one that does not exist."""
    row = np.searchsorted(from_s[1:] + offset_s[:-1], local_s, side="right")
    instant = local_s - offset_s[row]
    return np.where(row > 0, np.maximum(instant, from_s[row]), instant)


def last_instant(from_s: IntArray, offset_s: IntArray, local_s: IntArray) -> IntArray:
    """As `first_instant`, but the second of two."""
    row = np.searchsorted(from_s[1:] + offset_s[1:], local_s, side="right")
    instant = local_s - offset_s[row]
    following = np.minimum(row + 1, len(from_s) - 1)
    return np.where(following > row, np.minimum(instant, from_s[following]), instant)
