"""Clocks that never open: business hours of which every day of the horizon is a holiday."""

import datetime as dt
from collections.abc import Iterator

from planner.business_time.holiday_dates import holiday_dates
from planner.errors import PlannerError
from planner.scenario.customers import CustomerGroup
from planner.scenario.findings import Finding
from planner.scenario.parts import Parts
from planner.scenario.simulation_table import Simulation


def closed_clocks(parts: Parts) -> Iterator[Finding]:
    """Customer groups whose business hours never open in the simulated weeks."""
    if parts.simulation is None:
        return
    observing = {plan.name for plan in parts.plans.values() if plan.observe_holidays}
    for index, group in parts.groups.items():
        if group.plan in observing and not _opens(group, parts.simulation):
            yield Finding(
                ("customers", index, "holidays"),
                "the business hours never open: each of their days in the simulated weeks is a holiday",
                "add working days or take holidays out",
            )


def _opens(group: CustomerGroup, simulation: Simulation) -> bool:
    days = {day for window in group.business_hours for day in window.days}
    holidays: dict[int, frozenset[dt.date]] = {}
    for position in range(simulation.horizon_weeks * 7):
        date = simulation.start + dt.timedelta(days=position)
        if date.weekday() not in days:
            continue
        if date.year not in holidays:
            holidays[date.year] = _holidays_of(group, date.year)
        if date not in holidays[date.year]:
            return True
    return False


def _holidays_of(group: CustomerGroup, year: int) -> frozenset[dt.date]:
    try:
        return frozenset(holiday_dates(group.holidays, (year,)))
    except PlannerError:
        return frozenset()
