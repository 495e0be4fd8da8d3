"""Outcomes: the causes of misses from every side, and the changes worth most.

Plain values for pages, charts and reports, apart from how they are found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.demand.promises import TargetRow
from planner.headroom.tried import Basis, Tried
from planner.reasons.edits import Edit
from simulation.causes import Cause
from simulation.columns import FloatArray, IntArray, freeze_columns


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the misses: those of a plan, a severity, a target, an hour, a team, or all of them."""

    name: str
    votes: tuple[float, ...]
    """How many misses each cause takes, by `Cause`; a miss is one vote, split as its time was."""
    share: float
    """Of all misses: the slices of one view add up to 1."""

    @property
    def misses(self) -> float:
        """How many there are, over all replications."""
        return sum(self.votes)

    def part(self, cause: Cause) -> float:
        """The part of its misses that a cause takes; 0 without misses."""
        return self.votes[cause] / self.misses if self.misses else 0.0

    @property
    def main(self) -> Cause:
        """The cause that takes the most."""
        return max(Cause, key=lambda cause: self.votes[cause])


@dataclass(frozen=True, slots=True)
class View:
    """The same misses, split in one way."""

    title: str
    """Such as: by team."""
    slices: tuple[Slice, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """Why a coverage misses what is contractual: one miss, one vote, in every view.

    Who gets the vote of a miss among teams: each moment of its time, on the target's clock from arrival (of an update,
    from release) to the reply, is that of the teams then at their desks or on call who might have handled it, in
    proportion to how long each was there; a moment without any is no team's.
    """

    coverage: str
    seed: int
    replications: int
    targets: tuple[TargetRow, ...]
    """The contractual ones, or all if none is; a row of `count`, `votes` and `team_votes` each."""
    teams: tuple[str, ...]
    count: IntArray
    """int64[targets]: measured and decided targets, met ones too."""
    votes: FloatArray
    """float64[targets, 168, 4]: misses by hour of the customer's week (of arrival, or of an update's being due) and
    cause."""
    team_votes: FloatArray
    """float64[targets, teams + 1, 4]: the same misses by team; the last row is when no team was there."""
    is_complete: bool

    def __post_init__(self) -> None:
        freeze_columns(self, "count")
        for each in (self.votes, self.team_votes):
            each.flags.writeable = False

    @property
    def misses(self) -> float:
        """How many, over all replications."""
        return float(self.votes.sum())


class ChangeKind(Enum):
    """What sort of change it is; of each kind the best is shown before a second one of any. The values are words."""

    ON_CALL = "on call"
    ENGINEERS = "engineers"
    SHIFT = "another shift"
    HOURS = "hours of a shift"
    TEAM = "another team"
    HANDLES = "what a shift handles"
    RULE = "a rule"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A change of a coverage that could be made."""

    kind: ChangeKind
    words: str
    """Such as: 1 engineer on call in Oslo for Extended urgent."""
    edits: tuple[Edit, ...]
    """What it does to the coverage's table in the file."""
    assumption: str = ""
    """What it rests on and the file does not say; a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class WorthwhileChange:
    """A change that was tried, found to help, and to harm no other contractual target."""

    candidate: Candidate
    tried: Tried
    worst: TargetRow
    """The target that gains most towards its goal."""
    gain: float
    """What all missed contractual targets gain towards their goals, in shares added up."""
    cost: float
    """Per week, more than now; below zero if it saves."""


@dataclass(frozen=True, slots=True, eq=False)
class WorthwhileChanges:
    """The changes worth most, those that gain most first."""

    basis: Basis
    missed: tuple[TargetRow, ...]
    """The contractual targets below their goals, which changes were tried for."""
    changes: tuple[WorthwhileChange, ...]
    """At most three."""
    candidates: int
    """How many were tried."""
    is_complete: bool
