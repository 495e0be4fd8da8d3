"""Staleness in words: which results no longer hold since the scenario has changed, and what to do about it.

Separate from the pages, which all say it and show different parts of a study.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.charts.wording import short_name
from planner.grammar import counted, joined
from ui.document import Document

MOST_NAMED = 3


def words_of_staleness(document: Document, shown: Sequence[str]) -> str:
    """Of the studied coverages shown, which are out of date; empty where none is."""
    stale = [name for name in shown if document.is_coverage_stale(name)]
    if not stale:
        return ""
    again = "F5 simulates it again." if document.is_sound else "F8 goes to what is wrong in it; then F5 simulates it."
    gone = [name for name in stale if name not in document.coverage_names]
    changed = [name for name in stale if name in document.coverage_names]
    if len(changed) == len(shown):
        return f"Out of date: the scenario has changed since. {again}"
    reasons = [
        *([f"{_named(changed)} changed since"] if changed else ()),
        *([f"the scenario has no {joined([short_name(name) for name in gone])} any more"] if gone else ()),
    ]
    again = again.replace("simulates it", "simulates the scenario") if not gone else again
    return f"Out of date: {joined(reasons)}. {again}"


def _named(names: Sequence[str]) -> str:
    """Such as: Business hours and Follow the sun have; 7 coverages have."""
    if len(names) > MOST_NAMED:
        return f"{counted(len(names), 'coverage')} have"
    return f"{joined([short_name(name) for name in names])} {'has' if len(names) == 1 else 'have'}"
