"""Outcomes: how much more a staffing bears, what matters most, what an engineer and what a promise is worth.

Plain values for pages, charts and reports, apart from how they are found. Each may be incomplete: what was found until
somebody stopped it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from planner.attainment.comparison import Comparison, Finding
from planner.attainment.results import CoverageResult
from planner.demand.promises import TargetRow
from planner.headroom.tried import Basis, Tried
from planner.recommending.recommendation import Recommendation

SURER = 1.5
"""How many half-widths of its 95% interval a change must lie from zero, among many."""


class Hold(Enum):
    """What becomes of a target as demand grows; the values are words."""

    BREAKS = "breaks"
    HOLDS = "holds"
    """At every demand that was tried."""
    MISSED = "missed already"


@dataclass(frozen=True, slots=True, eq=False)
class DemandPoint:
    """The coverage under another demand."""

    demand: float
    """As a multiple of the scenario's: 1 is as it is."""
    result: CoverageResult

    @property
    def is_overloaded(self) -> bool:
        """Whether engineers cannot keep up, and the backlog rises for as long as it goes on."""
        return bool(self.result.warnings)


@dataclass(frozen=True, slots=True)
class Breaking:
    """Where one target breaks: its attainment falls below the goal."""

    target: TargetRow
    hold: Hold
    demand: float | None
    """The multiple of demand above which it is missed; of one missed already, below 1. None if it holds at every
    demand tried, or is missed at every."""
    low: float | None
    """From here on it may already be missed: the lower end of its interval falls below the goal. None as `demand`."""
    high: float | None
    """From here on it surely is: the upper end falls below it."""


@dataclass(frozen=True, slots=True, eq=False)
class Headroom:
    """Attainment against demand."""

    basis: Basis
    points: tuple[DemandPoint, ...]
    """By demand, the scenario's own among them."""
    breaking: tuple[Breaking, ...]
    """One for each target that had tickets, suggested ones too, in the order of the file."""
    overload: tuple[float, float] | None
    """The most demand that was tried and that engineers keep up with, and the next, with which their backlog rises for
    ever: what is served last then waits without end, whatever becomes of what is served first. None if they keep up
    with every demand tried; the first is 0 if they keep up with none."""
    is_complete: bool

    @property
    def contractual(self) -> tuple[Breaking, ...]:
        """The contractual ones."""
        return tuple(each for each in self.breaking if each.target.contractual)

    @property
    def first(self) -> Breaking | None:
        """The first contractual target to break as demand grows; None if none does."""
        return _first(self.contractual)

    @property
    def first_suggested(self) -> Breaking | None:
        """Likewise of the suggested ones."""
        return _first(tuple(each for each in self.breaking if not each.target.contractual))

    @property
    def missed(self) -> tuple[Breaking, ...]:
        """The contractual ones that are missed as it is."""
        return tuple(each for each in self.contractual if each.hold is Hold.MISSED)


def _first(breaking: tuple[Breaking, ...]) -> Breaking | None:
    bound = [each for each in breaking if each.hold is Hold.BREAKS and each.demand is not None]
    return min(bound, key=lambda each: each.demand or 0.0, default=None)


@dataclass(frozen=True, slots=True, eq=False)
class Swing:
    """One assumption, a fifth less and a fifth more than the scenario says."""

    name: str
    """Such as: effort per touch."""
    less: Tried
    more: Tried

    def size_on(self, target: TargetRow) -> float:
        """How far the two lie apart, or the further of them from as it is, whichever is more; in shares."""
        less, more = (_value(each, target) for each in (self.less, self.more))
        return max(abs(less), abs(more), abs(less - more))

    def is_told(self, target: TargetRow) -> bool:
        """Whether what it does to a target can be told from chance, on either side."""
        return any(is_told_among_many(each.change_of(target)) for each in (self.less, self.more))


def is_told_among_many(change: Comparison) -> bool:
    """Whether a change can be told from chance where some forty are looked at.

    By 95% intervals two of them would seem to matter by chance alone. So half as much again is asked: three standard
    errors, which one in ten such sets of changes reaches by chance.
    """
    difference = change.difference
    if difference is None or change.finding is Finding.CANNOT_TELL:
        return False
    return abs(difference.value) > SURER * difference.ci95.half_width


def finding_among_many(change: Comparison) -> Finding:
    """What is found of a change where some forty are looked at, by that rule."""
    return change.finding if is_told_among_many(change) else Finding.CANNOT_TELL


def _value(tried: Tried, target: TargetRow) -> float:
    difference = tried.change_of(target).difference
    return 0.0 if difference is None else difference.value


@dataclass(frozen=True, slots=True, eq=False)
class Sensitivity:
    """What matters most."""

    basis: Basis
    swings: tuple[Swing, ...]
    """By what they do to the tightest target, the most first; those that cannot be told from chance last."""
    is_complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class ShiftWorth:
    """One engineer more or fewer on one shift."""

    team: str
    shift: str
    engineers: int
    """As it is."""
    more: Tried
    fewer: Tried | None
    """None where nobody works it, or nobody else would be left in the coverage."""


@dataclass(frozen=True, slots=True, eq=False)
class EngineerWorth:
    """What an engineer is worth on each shift."""

    basis: Basis
    shifts: tuple[ShiftWorth, ...]
    """In the order of the file."""
    is_complete: bool


class Step(Enum):
    """What is done to a clause of a plan; the values are words."""

    DROPPED = "dropped"
    SUGGESTED = "only suggested"
    """No longer contractual: of a plan and severity, response and updates together."""
    TIGHTER = "tighter"
    LOOSER = "looser"


@dataclass(frozen=True, slots=True)
class Staffed:
    """What a search for the cheapest staffing found."""

    cost_per_week: float | None
    """None where it found no staffing that meets every contractual goal."""
    proven_bound: float | None
    """No staffing costs less, as far as was proven."""
    is_confirmed: bool
    """Whether the staffing was confirmed on fresh seeds."""
    state: str
    """How the search ended, in its own words."""
    replications: int = 0
    """Over which it was confirmed."""

    @property
    def is_sure(self) -> bool:
        """Whether a staffing was found, and confirmed."""
        return self.cost_per_week is not None and self.is_confirmed

    @property
    def sure_cost(self) -> float:
        """Of the staffing, which there must be."""
        assert self.cost_per_week is not None, "asked only of what was staffed"
        return self.cost_per_week

    @property
    def sure_bound(self) -> float:
        """What is proven; nothing costs less than nothing."""
        return self.proven_bound or 0.0


@dataclass(frozen=True, slots=True)
class ClausePrice:
    """One clause of a plan, changed, and the coverage staffed again."""

    clause: TargetRow
    """As it stands."""
    is_goal: bool
    """Whether its goal is changed rather than its time; the goal is the plan's, for all of its targets."""
    step: Step
    before: str
    """What the clause says: "2 hours", or a goal: "95%"."""
    after: str
    """What it says then; empty where it is dropped."""
    staffed: Staffed
    price: float | None
    """What the clause as it stands costs a week more than the changed one, as found: above zero, the change saves that
    much. None where no staffing was found and confirmed that keeps the changed one."""
    low: float | None = None
    high: float | None = None
    """The price lies between, as far as was proven; None: nothing is known on that side."""

    @property
    def least(self) -> float:
        """What the change saves or costs at the least."""
        end = self.high if self.step is Step.TIGHTER else self.low
        return abs(end or 0.0)

    @property
    def most(self) -> float | None:
        """What it saves or costs at the most; None: nobody knows."""
        end = self.low if self.step is Step.TIGHTER else self.high
        return None if end is None else abs(end)


@dataclass(frozen=True, slots=True)
class PromisePrices:
    """What each clause costs: staffed as it is promised, and with each clause changed."""

    coverage: str
    seed: int
    as_promised: Staffed
    prices: tuple[ClausePrice, ...]
    is_complete: bool
    recommendation: Recommendation | None = None
    """The staffing as promised in full, where it was searched for."""
