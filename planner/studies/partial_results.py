"""Partial results: when a running study shows what it knows so far.

Showing decides nothing: a study ends at its planned looks alone, whatever was shown before. Separate from the study, so
that the rule can be held by a test that looks at no clock.
"""

from __future__ import annotations

from planner.studies.study_choice import Showing


class PartialResults:
    """Says after which replications the results so far are shown: the first that are asked for, those of every look,
    and between looks one after each time to read.
    """

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._next_s = 0.0

    def are_due(self, done: int, elapsed_s: float, *, is_look: bool) -> bool:
        """Whether to show them now, after `done` replications; what is due counts as shown."""
        if done < self._showing.first or not (is_look or elapsed_s >= self._next_s):
            return False
        self._next_s = elapsed_s + self._showing.every_s
        return True
