"""Rostered time: when anyone who may make an update is there at all, absences aside.

Update work is released before a gap in the roster rather than inside it, so release asks for these gaps.
"""

from __future__ import annotations

from bisect import bisect_right

from simulation.engine.facts import PromiseFacts
from simulation.inputs import Roster, Work
from simulation.skills import may_table, skill_of
from simulation.spans import cover_of


class RosteredFor:
    """When anyone who may make an update of a plan and severity is rostered, absent or not."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._may = may_table(roster)
        self._unions: dict[tuple[int, int], tuple[list[int], list[int]]] = {}

    def last_end_if_nobody(self, promise: PromiseFacts, from_s: int, to_s: int) -> int | None:
        """The last roster end at or before `from_s` if nobody is rostered in [from, to); else None."""
        cell = (promise.plan, promise.severity)
        if cell not in self._unions:
            self._unions[cell] = self._union(*cell)
        starts, ends = self._unions[cell]
        next_row = bisect_right(ends, from_s)
        if next_row < len(starts) and starts[next_row] < to_s:
            return None
        return ends[next_row - 1] if next_row > 0 else None

    def _union(self, plan: int, severity: int) -> tuple[list[int], list[int]]:
        skill = skill_of(plan, severity, 0, Work.UPDATE, 1)
        mine = self._may[self._roster.rostered.engineer, skill]
        cover = cover_of(self._roster.rostered.start_s[mine], self._roster.rostered.end_s[mine])
        return cover.start_s.tolist(), cover.end_s.tolist()
