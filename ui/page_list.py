"""Page list: which pages there are, in the order of the work, and which of them a part of the scenario is edited on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from planner.scenario.findings import Path


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One row of the navigation."""

    key: str
    title: str
    sentence: str
    words: tuple[str, ...] = ()
    """The words of the planner that one meets first on this page."""


VERDICT = PageEntry(
    "verdict", "Verdict", "What each coverage meets and misses, and at what cost", ("Verdict", "Attainment", "Bound")
)
COMPARE = PageEntry(
    "compare", "Compare", "What a coverage changes against another, on the same tickets", ("Coverage", "Replication")
)
WHY = PageEntry(
    "reasons", "Why missed", "What keeps replies from coming in time, and the changes worth most", ("Attainment",)
)
HEADROOM = PageEntry(
    "headroom", "Headroom", "How much growth a staffing survives, what matters most, and what promises cost"
)
STAFFING = PageEntry(
    "recommendation", "Cheapest staffing", "The headcounts that meet every contractual goal at the lowest cost"
)
TICKETS = PageEntry(
    "tickets", "Tickets", "The tickets behind a number, and the life of each", ("Ticket", "Touch", "Hand-over")
)
PLANS = PageEntry(
    "plans",
    "Plans",
    "What is promised to whom, and when that is due",
    ("Plan", "Severity", "Target", "Goal", "Clock", "Business time"),
)
CUSTOMERS = PageEntry(
    "customers", "Customers", "Who sends tickets, and in which hours of the week", ("Customer group",)
)
WORK = PageEntry("work", "Work", "What a ticket of each severity takes", ("Ticket", "Touch", "Update", "Effort"))
INCIDENTS = PageEntry("incidents", "Incidents", "Events that bring many tickets at once")
COVERAGE = PageEntry(
    "coverage",
    "Coverage",
    "Teams and shifts: who is there when",
    ("Coverage", "Team", "Shift", "Engineer", "Hand-over"),
)
SIMULATION = PageEntry(
    "simulation", "Simulation", "Which weeks are simulated, and how precisely", ("Scenario", "Replication")
)

ANSWERS = (VERDICT, COMPARE, WHY, TICKETS, HEADROOM, STAFFING)
SCENARIO = (PLANS, CUSTOMERS, WORK, INCIDENTS, COVERAGE, SIMULATION)

_PAGE_OF_PART: Mapping[str, str] = MappingProxyType(
    {
        "plans": PLANS.key,
        "work": WORK.key,
        "profiles": CUSTOMERS.key,
        "customers": CUSTOMERS.key,
        "incidents": INCIDENTS.key,
        "coverage": COVERAGE.key,
    }
)


def page_of(path: Path) -> str:
    """The key of the page on which a part of the scenario is edited."""
    return _PAGE_OF_PART.get(str(path[0]) if path else "", SIMULATION.key)
