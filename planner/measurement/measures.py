"""Measures: what one replication adds to the estimates of one coverage.

A replication plays thousands of tickets; a study keeps hundreds of replications. So a replication hands back sums and
counts per target, never tickets: their size depends on the number of targets and months alone. The elapsed times, the
only part that grows with tickets, travel beside them as spreads and are added up at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.estimates.spreads import Spreads
from planner.measurement.week_patterns import WeekPattern
from planner.staffing.costs import CostParts
from simulation.columns import FloatArray, IntArray, freeze_columns


@dataclass(frozen=True, slots=True, eq=False)
class TargetCounts:
    """Counts of one replication, a row per `Frame.targets`; for updates a target is an obligation."""

    count: IntArray
    """Due and decided: answered, or past due when following ends."""
    met: IntArray
    reachable: IntArray
    """Those of `count` for which anyone who may answer was rostered in time; 0 for updates."""
    past_due: IntArray
    """Those of `count` still open when following ends."""
    not_due: IntArray
    """Open when following ends and not yet due: left out of `count`."""
    crowd_squares: IntArray
    """The sum over days of the squared number of targets: divided by `count`, how many share a day."""
    causes: FloatArray
    """float64[targets, 4]: the sum over misses of each miss's split, columns by `simulation.causes.Cause`."""
    month_count: IntArray
    """int64[targets, months]: those decided by the month they belong to, of updates whatever ticket owes them."""
    month_met: IntArray

    def __post_init__(self) -> None:
        freeze_columns(self)


@dataclass(frozen=True, slots=True)
class TimeUse:
    """Engineer's time in the measured weeks, in seconds.

    Of engineers who are not on call, `rostered_s` is working, on a break, on another duty, idle or absent; overtime
    is worked on top of it. On-call engineers stand apart.
    """

    rostered_s: int
    working_s: int
    on_break_s: int
    on_duty_s: int
    idle_s: int
    absent_s: int
    overtime_s: int
    on_call_s: int
    on_call_working_s: int
    on_call_response_s: int

    @property
    def available_s(self) -> int:
        """What utilisation is a share of: rostered, less absence, breaks and other duties."""
        return self.rostered_s - self.absent_s - self.on_break_s - self.on_duty_s


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """What one replication says of one coverage, tickets left out."""

    targets: TargetCounts
    time: TimeUse
    call_outs: int
    """Begun in the measured weeks."""
    guidance_asked_s: int
    """By measured tickets, as all of guidance."""
    guidance_refused_s: int
    arrivals: int
    """All tickets of the horizon."""
    measured_tickets: int
    hand_overs: int
    """Of measured tickets, over their whole life; as `interruptions`."""
    interruptions: int
    backlog: IntArray
    """int64[weeks + 1]: tickets open at the start of each week of the horizon, and at its end."""
    cost: CostParts | None = None
    """Per measured week; None where nobody asked for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """One coverage in one replication: the measures, and what is merged with that of other replications at once."""

    measures: Measures
    spreads: Spreads
    """The elapsed times on each target's clock, by target."""
    pattern: WeekPattern
