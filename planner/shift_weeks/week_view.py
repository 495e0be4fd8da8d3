"""The values of one week as it is shown: rows with bars, engineers by the hour, gaps and customers' hours.

All places in the week are minutes of the wall (`planner.shift_weeks.wall`) in the zone that is shown. Nothing here
knows a pixel, and nothing of it is ever read back: edits are made on the draft, and the next view is made of that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.foresight.gaps import TicketClass
from planner.scenario.findings import Path
from planner.shift_weeks.readable import Unread
from planner.shift_weeks.wall import WEEK_MIN, Minutes


class PartKind(Enum):
    """What a part of a bar is."""

    ON_SHIFT = "on shift"
    ON_CALL = "on call"
    HOLIDAY = "holiday"
    """The shift does not work."""
    STOOD_IN = "stood in for"
    """Hours of on call in which the team's other shifts are there."""
    EMPTY = "no engineers"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar."""

    start_min: float
    end_min: float
    kind: PartKind
    words: str = ""
    """The holiday's name."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One day's occurrence of a shift."""

    day: date
    """The team's local date on which it begins."""
    whole_start_min: float
    """All of it, also what lies before or behind the week."""
    whole_end_min: float
    from_words: str
    """When all of it begins and ends, on the wall shown: 22:00 to 06:00."""
    to_words: str
    parts: tuple[Part, ...]
    """Of the week."""

    @property
    def start_min(self) -> float:
        """Cut where the week begins."""
        return max(self.whole_start_min, 0.0)

    @property
    def end_min(self) -> float:
        """Cut where the week ends."""
        return min(self.whole_end_min, float(WEEK_MIN))


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """One shift."""

    path: Path
    """Of the shift in the draft."""
    team: str
    name: str
    engineers: int | None
    """None where the number is not to be read."""
    on_call: bool
    handles: str
    """Such as: everything; Extended urgent."""
    days: str
    """As the team's office says it: Mon-Fri."""
    hours: str
    """On the team's own wall: 08:00-16:00."""
    bars: tuple[Bar, ...]
    wrong: tuple[str, ...]
    """The keys whose values cannot be read; without days or hours there are no bars."""


@dataclass(frozen=True, slots=True)
class TeamRows:
    """One team and its shifts."""

    path: Path
    name: str
    time_zone: str | None
    """None where it is not to be read; then there are no bars."""
    holidays: tuple[str, ...]
    """Of this week: Thu 2 Apr, Maundy Thursday."""
    rows: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many engineers are there from one minute to the next change."""

    start_min: float
    end_min: float
    on_shift: int
    on_call: int


@dataclass(frozen=True, slots=True)
class WeekGap:
    """When nobody who may make the first response to some classes is rostered."""

    classes: tuple[TicketClass, ...]
    """All with these very gaps."""
    words: str
    """The classes: Extended urgent; Basic."""
    spans: Minutes
    hours: float
    """As they pass, clock changes counted."""
    while_clock_runs: Minutes
    """The part in which the first-response clock of any of their customers runs."""
    clock_hours: float


@dataclass(frozen=True, slots=True)
class TeamsTogether:
    """When these teams, and no others, are at their desks at once; on call left out."""

    teams: tuple[str, ...]
    spans: Minutes


@dataclass(frozen=True, slots=True)
class CustomerBand:
    """Business hours that some customer groups of a plan share."""

    plan: str
    groups: tuple[str, ...]
    time_zone: str
    spans: Minutes


@dataclass(frozen=True, slots=True)
class ClockChange:
    """Clocks that are changed in this week."""

    zones: tuple[str, ...]
    places: str
    """Such as: Europe; Sydney."""
    at_min: float
    """Where on the wall shown; where every team has its own, on its own."""
    by_min: float
    """How far they are put forward; negative for back."""
    is_shown: bool
    """Whether it is the wall shown that jumps, and an hour of it is missing or comes twice."""
    words: str
    """Such as: Sun 29 Mar: Europe changes, clocks go forward an hour."""


@dataclass(frozen=True, slots=True)
class WeekView:
    """One week of one coverage of a draft."""

    monday: date
    time_zone: str | None
    """The zone shown; None for each team's own."""
    common_zone: str
    """The zone that engineers by the hour, gaps and customers' hours are told in."""
    hours: float
    """168, unless clocks change."""
    teams: tuple[TeamRows, ...]
    headcounts: tuple[Headcount, ...]
    classes: tuple[TicketClass, ...]
    """That any customer sends tickets of."""
    gaps: tuple[WeekGap, ...]
    """Only where there are any, the worst first."""
    together: tuple[TeamsTogether, ...]
    customers: tuple[CustomerBand, ...]
    changes: tuple[ClockChange, ...]
    unread: tuple[Unread, ...]
    """All that could not be read, and is left out."""

    @property
    def rows(self) -> tuple[ShiftRow, ...]:
        """All shifts, in the order of the file."""
        return tuple(row for team in self.teams for row in team.rows)

    def row_at(self, path: Path) -> ShiftRow | None:
        """The row of a shift of the draft."""
        return next((row for row in self.rows if row.path == path), None)
