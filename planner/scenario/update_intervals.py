"""How often updates are promised, in seconds of an ordinary week: what checks of their effort and number need.

An estimate from the file alone, before any calendar is built: a business day is worth the group's shortest, and
holidays are left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.business_time.durations import Counting, Duration, Unit
from planner.plans import Severity
from planner.scenario.customers import BusinessHours, CustomerGroup
from planner.scenario.plan import ONGOING, Plan
from simulation.clocks import DAY_S, WEEK_S

AHEAD_SHARE = 0.25
"""So much of the interval ahead of its end an update becomes work, where the file does not say."""


@dataclass(frozen=True, slots=True, order=True)
class OrdinaryWeek:
    """The open time of a customer group's week: on how many days, and on an average and the shortest of them."""

    days: int
    day_s: float
    shortest_day_s: float

    @property
    def open_share(self) -> float:
        """The share of the week that is open."""
        return self.days * self.day_s / WEEK_S


def ordinary_week(group: CustomerGroup) -> OrdinaryWeek:
    """The open time of a group's week; windows that overlap are open once."""
    by_day: dict[int, list[tuple[int, int]]] = {}
    for window in group.business_hours:
        opens_s, length_s = _opens_s(window), _length_s(window)
        for day in window.days:
            by_day.setdefault(day, []).append((opens_s, opens_s + length_s))
    open_s = [_covered_s(spans) for spans in by_day.values()]
    return OrdinaryWeek(len(open_s), min(sum(open_s) / len(open_s), DAY_S), min(*open_s, DAY_S))


def _opens_s(window: BusinessHours) -> int:
    return window.start.hour * 3600 + window.start.minute * 60 + window.start.second


def _length_s(window: BusinessHours) -> int:
    closes_s = window.end.hour * 3600 + window.end.minute * 60 + window.end.second
    return (closes_s - _opens_s(window) - 1) % DAY_S + 1


def _covered_s(spans: list[tuple[int, int]]) -> int:
    covered_s, until_s = 0, 0
    for opens_s, closes_s in sorted(spans):
        covered_s += max(0, closes_s - max(opens_s, until_s))
        until_s = max(until_s, closes_s)
    return covered_s


def update_interval(plan: Plan, severity: Severity) -> Duration | None:
    """The longest time that a plan promises between replies; None if it promises no updates."""
    target = plan.targets.get(severity)
    updates = target.updates if target is not None else None
    return plan.ongoing_within if updates == ONGOING else updates


def open_seconds_of(duration: Duration, week: OrdinaryWeek, day_s: float) -> float:
    """What a duration is worth on its clock, a business day being `day_s`."""
    if duration.unit is Unit.WEEK:
        return duration.amount * week.days * day_s
    if duration.counting is Counting.BUSINESS_DAYS:
        return duration.amount * day_s
    return float(duration.seconds)


def weeks_of_plans(groups: Mapping[int, CustomerGroup]) -> dict[str, set[OrdinaryWeek]]:
    """The different ordinary weeks of each plan's customers."""
    weeks: dict[str, set[OrdinaryWeek]] = {}
    for group in groups.values():
        weeks.setdefault(group.plan, set()).add(ordinary_week(group))
    return weeks
