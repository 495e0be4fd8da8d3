"""States of the comparison in sentences: how far it can be relied on, and what to do where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planner.estimates.stopping import Ending
from ui.compare.candidates import Choice, Pair
from ui.document import Document

NOTHING_OPEN = "No scenario is open. Ctrl+N starts one, from a sample or blank; Ctrl+O opens a file."
NOTHING_SIMULATED = "Nothing has been simulated yet. Press F5 to simulate every coverage, and compare them here."
SIMULATING = "Simulating. What the coverages change against each other is shown here as soon as that is known."
ONLY_ONE = (
    "There is one coverage, so there is nothing to compare it with. Duplicate it on the Coverage page and change the "
    "copy, or compare with another file."
)
ONLY_ONE_SIMULATED = (
    "Only {name} has been simulated, so there is nothing to compare it with. Press F5 to simulate every coverage, or "
    "compare with another file."
)
NOTHING_TICKED = "Tick at least one coverage above to compare it with {name}."
SO_FAR = "So far: the study still runs, and intervals are still narrowing."
OUT_OF_DATE = "Out of date where greyed: the scenario has changed since. F5 simulates it again."


def words_of_state(pairs: Sequence[Pair], waiting: Sequence[Path]) -> str:
    """What still comes and what no longer holds; empty where all is as it should be."""
    sentences = [f"Simulating {path.name}, to compare with it." for path in waiting]
    sides = [side for pair in pairs for side in (pair.candidate.side, pair.baseline.side)]
    if any(side.study.ending is Ending.RUNNING for side in sides):
        sentences.append(SO_FAR)
    if any(pair.is_stale for pair in pairs):
        sentences.append(OUT_OF_DATE)
    return " ".join(sentences)


def why_empty(document: Document, choice: Choice, *, is_running: bool) -> str:
    """What to do where nothing is compared."""
    if not document.is_open:
        return NOTHING_OPEN
    if choice.baseline is None:
        return SIMULATING if is_running else NOTHING_SIMULATED
    if choice.rest:
        return NOTHING_TICKED.format(name=choice.baseline.name)
    if len(document.coverage_names) > 1:
        return ONLY_ONE_SIMULATED.format(name=choice.baseline.name)
    return ONLY_ONE
