"""Results: what a study found, as plain values for tables, charts, reports and JSON.

Separate from how they are estimated, so that every surface can depend on the answer and none on the arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval
from planner.estimates.spread import Spread
from planner.estimates.stopping import Ending
from planner.estimates.verdicts import Verdict
from planner.grammar import counted
from planner.measurement.week_patterns import WeekPattern
from planner.staffing.costs import CostParts
from simulation.causes import Cause
from simulation.columns import FloatArray, IntArray, freeze_columns


@dataclass(frozen=True, slots=True)
class Hours:
    """Elapsed time on a target's clock, in hours, over all its tickets or obligations of all replications."""

    mean: float
    p50: float
    p90: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True)
class MissedBecause:
    """The mean over misses of each miss's own split of time; the shares sum to 1."""

    no_one_on_shift: float
    all_busy: float
    less_important_work: float
    work_itself: float

    def share(self, cause: Cause) -> float:
        """The part of the misses' time that a cause takes."""
        return (self.no_one_on_shift, self.all_busy, self.less_important_work, self.work_itself)[cause]


@dataclass(frozen=True, slots=True)
class MonthResult:
    """How whole calendar months fare."""

    meet_goal: float
    """The share of months that meet, months without that target left out."""
    ci95: Interval | None
    count_per_month: float
    """Targets in such a month, on average."""


@dataclass(frozen=True, slots=True)
class TargetResult:
    """One target under one coverage. Without any targets, attainment, interval, bound and hours are None."""

    target: TargetRow
    count: int
    attainment: float | None
    ci95: Interval | None
    """None too with a single replication."""
    verdict: Verdict
    bound: float | None
    """The share for which anyone who may answer was rostered in time; None for updates."""
    months: MonthResult | None
    """None too where the measured weeks hold no whole month."""
    hours: Hours | None
    missed_because: MissedBecause | None
    """None without a miss."""
    past_due: int
    """Still open when following ends, and past due: counted as missed."""
    not_due: int
    """Still open when following ends, and not yet due: left out."""


@dataclass(frozen=True, slots=True)
class Utilisation:
    """Working time without overtime as a share of available time, on call left out, and what it is made of.

    Hours are engineer's hours per measured week.
    """

    share: float | None
    """None where nobody is available but on call."""
    ci95: Interval | None
    working_h: float
    idle_h: float
    on_break_h: float
    on_duty_h: float
    absent_h: float
    overtime_h: float
    on_call_h: float
    on_call_working_h: float
    on_call_response_h: float


@dataclass(frozen=True, slots=True, eq=False)
class CoverageResult:
    """One coverage: every target, and what the targets do not show."""

    name: str
    targets: tuple[TargetResult, ...]
    months_meet_all: MonthResult | None
    """Months in which every contractual target meets its goal; None without whole months or such targets."""
    utilisation: Utilisation
    call_outs_per_week: float
    guidance_asked_h_per_week: float
    guidance_refused_h_per_week: float
    hand_overs_per_ticket: float | None
    """The mean over measured tickets, each followed to its end; None without any. So for interruptions."""
    interruptions_per_ticket: float | None
    backlog: tuple[float, ...]
    """Tickets open at the start of each week of the horizon, and at its end, averaged over replications."""
    cost: CostParts | None
    """Per measured week; None where it was not asked for."""
    cost_ci95: Interval | None
    """Of its total."""
    warnings: tuple[str, ...]
    met: IntArray
    """int64[replications, targets], as `count` below: what paired comparisons are made from."""
    count: IntArray
    month_met: IntArray
    """int64[replications, targets, months], as `month_count`: what the spread of months is drawn from.

    Updates in a month are of any ticket, measured or not, so they need not add up to `met` and `count`.
    """
    month_count: IntArray
    spreads: tuple[Spread, ...]
    """Per target: elapsed times on its clock, over all replications."""
    pattern: WeekPattern
    """Summed over all replications."""
    measured_tickets: IntArray
    """int64[replications], as `hand_overs` and `costs`: what paired differences of them are made from."""
    hand_overs: IntArray
    """Of measured tickets, over their whole life."""
    costs: FloatArray | None
    """The total of what is spent per measured week; None where it was not asked for."""

    def __post_init__(self) -> None:
        per_replication = ("met", "count", "month_met", "month_count", "measured_tickets", "hand_overs")
        freeze_columns(self, *per_replication, *(() if self.costs is None else ("costs",)))

    @property
    def replications(self) -> int:
        """How many it was found from."""
        return len(self.count)


@dataclass(frozen=True, slots=True, eq=False)
class StudyResult:
    """What a study found. Two runs of one seed differ in `elapsed_s` and, with different engines, in `engine` alone."""

    scenario: str
    seed: int
    replications: int
    """As many as were made last: while results are live, coverages that an edit left alone keep their own."""
    ending: Ending
    precision_asked: float | None
    """None where the number of replications was given."""
    widest_half_width: float | None
    """Of the contractual attainments; None where there is none to look at, or no interval yet."""
    engine: str
    coverages: tuple[CoverageResult, ...]
    elapsed_s: float
    checked_against_simpy: bool = True
    """Whether the engine is SimPy's, or has been held against it on a part of this study; it may be about to be."""

    @property
    def replications_in_words(self) -> str:
        """Such as: 35 replications; 10 to 35 replications, where coverages have different ones."""
        each = {coverage.replications for coverage in self.coverages} or {self.replications}
        least, most = min(each), max(each)
        return counted(most, "replication") if least == most else f"{least} to {most} replications"
