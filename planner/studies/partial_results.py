"""Partial results: when a running study shows what it knows so far.

Showing decides nothing: a study ends at its planned looks alone, whatever was shown before. Separate from the study, so
that the rule can be held by a test that looks at no clock.
"""

from __future__ import annotations

from planner.estimates.verdicts import FEWEST_REPLICATIONS

EVERY_S = 2.0
"""Results that change oftener than that cannot be read."""


class PartialResults:
    """Says after which replications the results so far are shown: the first that allow a verdict, those of every
    look, and between looks one every two seconds.
    """

    def __init__(self) -> None:
        self._next_s = 0.0

    def are_due(self, done: int, elapsed_s: float, *, is_look: bool) -> bool:
        """Whether to show them now, after `done` replications; what is due counts as shown."""
        if done < FEWEST_REPLICATIONS or not (is_look or elapsed_s >= self._next_s):
            return False
        self._next_s = elapsed_s + EVERY_S
        return True
