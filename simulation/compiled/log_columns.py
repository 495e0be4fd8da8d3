"""Log columns: what reading asks for of the logs, the tickets and the roster, as the entries take it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from simulation.columns import IntArray
from simulation.compiled.columns import column, columns_of
from simulation.inputs import Roster


class Worked(NamedTuple):
    """Columns of `simulation.outcomes.WorkLog`."""

    ticket: IntArray
    kind: IntArray
    touch: IntArray
    engineer: IntArray
    taken_s: IntArray
    start_s: IntArray
    end_s: IntArray
    ending: IntArray


class Waited(NamedTuple):
    """Of `simulation.outcomes.WaitLog`."""

    ticket: IntArray
    kind: IntArray
    entered_s: IntArray
    left_s: IntArray


class Paused(NamedTuple):
    """Of `simulation.outcomes.PauseLog`."""

    engineer: IntArray
    kind: IntArray
    start_s: IntArray
    end_s: IntArray


class Owned(NamedTuple):
    """Spans of time, each an engineer's."""

    engineer: IntArray
    start_s: IntArray
    end_s: IntArray


class Attended(NamedTuple):
    """The stretches that engineers attend, sorted by engineer and start."""

    engineer: IntArray
    start_s: IntArray
    end_s: IntArray
    first: IntArray
    """int64[engineers + 1]: where each engineer's begin."""


class Touches(NamedTuple):
    """Columns of `simulation.inputs.Tickets` that say whether a touch is the last, and when one is reopened."""

    arrival_s: IntArray
    touch_from: IntArray
    wait: IntArray
    wait_s: IntArray
    wait_clock: IntArray


def attended_of(roster: Roster) -> Attended:
    """When the engineers of a roster attend."""
    first = np.searchsorted(roster.attended.engineer, np.arange(len(roster) + 1))
    return Attended(*columns_of(Owned, roster.attended), column(first))
