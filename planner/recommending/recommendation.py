"""Recommendation: what a search for the cheapest staffing found, and what of it is proven.

Plain values for the command line, the desktop and reports, apart from how they are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.attainment.results import CoverageResult
from planner.recommending.choices import Headcounts, ShiftChoice, changes_in_words
from planner.recommending.goals import Goal

SEEDS_DIFFER = 0.0005
"""By less than this share, a cost on fresh seeds and one in the search are taken to be the same."""


class State(Enum):
    """How far a search is, or how it ended; the values are words."""

    SEARCHING = "searching"
    CONFIRMING = "confirming on fresh seeds"
    CONFIRMED = "confirmed on fresh seeds"
    NOT_CONFIRMED = "not confirmed on fresh seeds"
    STOPPED = "stopped: best found so far"
    INFEASIBLE = "no headcount can meet the goals: a gap in coverage"
    NOT_FOUND = "no staffing within the bounds meets the goals"


@dataclass(frozen=True, slots=True)
class TriedStaffing:
    """A staffing that was simulated."""

    headcounts: Headcounts
    cost_per_week: float
    margin: float
    """Of its tightest contractual target (or of its months): how far above what is asked, in shares; below zero, how
    far below."""
    replications: int
    meets: bool
    """Whether the whole interval of everything asked lies at or above it, in the replications of the search."""


@dataclass(frozen=True, slots=True, eq=False)
class Recommendation:
    """The cheapest staffing found for a coverage."""

    coverage: str
    goal: Goal
    currency: str
    state: State
    choices: tuple[ShiftChoice, ...]
    """What might be chosen, shift by shift."""
    headcounts: Headcounts | None
    """What is recommended, in the order of `choices`; None where nothing was found."""
    cost_per_week: float | None
    cost_now: float | None
    """Of the headcounts as they are."""
    proven_bound: float | None
    """No staffing that meets the goals costs less, as far as was proven; None before anything was."""
    result: CoverageResult | None
    """Of the recommended staffing: on fresh seeds once those were played, else in the replications of the search."""
    tried: tuple[TriedStaffing, ...]
    """The cheapest first."""
    binding: tuple[str, ...]
    """What keeps it from being cheaper, a sentence each."""
    lacking: tuple[str, ...]
    """Where no headcount can meet the goals: what is out of reach, and the hours that lack cover. Where none was found:
    what the closest comes to."""
    assumptions: tuple[str, ...]
    """What the bound rests on, and what is not proven."""
    seed: int
    confirming_seed: int | None
    """None before anything was confirmed."""
    ruled_out: tuple[Headcounts, ...] = ()
    """The largest that were seen to miss: none with nowhere more engineers is taken to meet the goals."""

    @property
    def is_feasible(self) -> bool:
        """Whether a staffing that meets the goals was found."""
        return self.headcounts is not None

    @property
    def is_confirmed(self) -> bool:
        return self.state is State.CONFIRMED

    @property
    def gap(self) -> float | None:
        """How far the cost may lie above the cheapest there is, as a share of that; None where nothing is known."""
        if self.cost_per_week is None or not self.proven_bound:
            return None
        return max(0.0, self.cost_per_week / self.proven_bound - 1.0)

    @property
    def is_proven(self) -> bool:
        """Whether nothing cheaper can meet the goals, but for what costs differ between seeds."""
        return self.gap is not None and self.gap < SEEDS_DIFFER

    @property
    def saving(self) -> float | None:
        """Per week, against the headcounts as they are; below zero if it costs more."""
        if self.cost_per_week is None or self.cost_now is None:
            return None
        return self.cost_now - self.cost_per_week

    @property
    def runners_up(self) -> tuple[TriedStaffing, ...]:
        """The next cheapest that met the goals in the search."""
        return tuple(each for each in self.tried if each.meets and each.headcounts != self.headcounts)[:5]

    @property
    def frontier(self) -> tuple[TriedStaffing, ...]:
        """Every staffing tried that no other beats in both cost and margin, the cheapest first."""
        best: list[TriedStaffing] = []
        for each in self.tried:
            if not best or each.margin > best[-1].margin:
                best.append(each)
        return tuple(best)

    @property
    def changed_shifts(self) -> int:
        """How many shifts have another headcount than now."""
        chosen = self.headcounts or tuple(choice.now for choice in self.choices)
        return sum(choice.now != engineers for choice, engineers in zip(self.choices, chosen, strict=True))

    @property
    def words_of_changes(self) -> str:
        return "" if self.headcounts is None else changes_in_words(self.choices, self.headcounts)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is."""

    state: State
    tried: int
    best_cost: float | None
    proven_bound: float | None
    currency: str

    def __str__(self) -> str:
        """Such as: best so far 13,824 EUR a week, nothing below 13,400 works, 41 staffings tried."""
        parts = []
        if self.best_cost is not None:
            parts.append(f"best so far {self.best_cost:,.0f} {self.currency} a week")
        if self.proven_bound is not None:
            parts.append(f"nothing below {self.proven_bound:,.0f} works")
        parts.append("1 staffing tried" if self.tried == 1 else f"{self.tried} staffings tried")
        return f"{self.state.value}; {', '.join(parts)}"
