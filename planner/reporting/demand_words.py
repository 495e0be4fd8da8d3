"""Demand in words: what a draft's customers send, in a sentence that could be read aloud."""

from __future__ import annotations

from collections import defaultdict

from planner.demand.arrivals import tickets_per_week
from planner.grammar import counted
from planner.scenario.bounds import WEEKS_PER_MONTH
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.draft import entries_at
from planner.scenario.incident_sizes import mean_size
from planner.scenario.migration import Data
from planner.scenario.parts import read_table

MONTHS_PER_YEAR = 12
MOST_PLANS_NAMED = 5
NO_GROUPS = "No customer groups yet: nobody sends tickets."


def demand_in_words(data: Data) -> str:
    """Such as: 2 customer groups send about 312 tickets a month: 180 Basic, 132 Extended; incidents bring 12 more.

    Of an ordinary month at the start, without growth and season; groups in which something is wrong are not counted.
    """
    entries = entries_at(data, ("customers",))
    groups = [group for entry in entries if (group := read_table(CustomerGroup, entry)) is not None]
    if not entries:
        return NO_GROUPS
    wrong = len(entries) - len(groups)
    if not groups:
        verb = "has" if wrong == 1 else "have"
        return f"{counted(wrong, 'customer group')} {verb} wrong values, so nothing can be said of the tickets."
    return f"{_ordinary(groups)}{_incidents(data)}{_not_counted(wrong)}"


def _ordinary(groups: list[CustomerGroup]) -> str:
    per_plan = defaultdict[str, float](float)
    for group in groups:
        per_plan[group.plan] += tickets_per_week(group) * WEEKS_PER_MONTH
    total = sum(per_plan.values())
    verb = "sends" if len(groups) == 1 else "send"
    words = f"{counted(len(groups), 'customer group')} {verb} about {_rounded(total)} tickets a month"
    if len(per_plan) == 1:
        return f"{words}, all {next(iter(per_plan))}"
    largest = sorted(per_plan.items(), key=lambda item: -item[1])
    parts = [f"{_rounded(tickets)} {plan}" for plan, tickets in largest[:MOST_PLANS_NAMED]]
    left = sum(tickets for _, tickets in largest[MOST_PLANS_NAMED:])
    others = [f"{_rounded(left)} of other plans"] if len(largest) > MOST_PLANS_NAMED else []
    return f"{words}: {', '.join([*parts, *others])}"


def _incidents(data: Data) -> str:
    read = [read_table(Incident, entry) for entry in entries_at(data, ("incidents",))]
    incidents = [incident for incident in read if incident is not None]
    more = sum(incident.per_year * mean_size(incident) for incident in incidents) / MONTHS_PER_YEAR
    return f"; incidents bring about {_rounded(more)} more" if more > 0 else ""


def _not_counted(wrong: int) -> str:
    if not wrong:
        return "."
    return f". {counted(wrong, 'customer group')} with wrong values {'is' if wrong == 1 else 'are'} not counted."


def _rounded(tickets: float) -> str:
    """Whole tickets, but for a few."""
    return f"{tickets:,.0f}" if tickets >= 10 or tickets == 0 else f"{tickets:.2g}"
