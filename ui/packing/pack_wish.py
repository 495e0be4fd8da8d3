"""Pack wish: what a user wants a decision pack to argue, and where it shall be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

ENDINGS = {"pdf": "PDF", "xlsx": "Excel workbook", "html": "HTML, one file"}
"""The formats, and what they are called."""


class Include(Enum):
    """What is in a pack only if it is wanted, as it takes simulations of its own; the values are words."""

    STAFFING = "The cheapest staffing"
    HEADROOM = "Headroom"
    REASONS = "Why targets are missed"
    PRICES = "What each clause of the plans costs (takes many minutes)"


@dataclass(frozen=True, slots=True)
class PackWish:
    """What the dialog asks."""

    question: str
    coverage: str | None
    """None: the cheapest that meets every contractual target, or the one that meets most."""
    against: str | None
    """None: the first other."""
    folder: Path
    stem: str
    """Of the files' names."""
    endings: tuple[str, ...]
    includes: frozenset[Include]
    """Beside what is in every pack."""
    has_date: bool
    """Whether today's date stands on it."""

    @property
    def paths(self) -> dict[str, Path]:
        """The files, by their endings."""
        return {ending: self.folder / f"{self.stem}.{ending}" for ending in self.endings}
