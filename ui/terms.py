"""Terms: the words that a newcomer may not know, each in one sentence, for tooltips."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VERDICT = (
    "✓ met: the whole interval reaches the goal. ✕ missed: none of it does. ● too close to call: more replications "
    "would tell. ○ no tickets: nothing can be said."
)
TICKETS_OF = "The plan and the severity of the tickets."
PROMISE = "What the plan promises, counted on the clock that it names."
ATTAINMENT = (
    "Attainment: the share of promises kept, and its 95% confidence interval: where the true share lies in 95 of 100 "
    "such studies."
)
BAR = "Attainment from 0 to 100%: the bar is the estimate, the whisker its interval, the line across the goal."
COUNT = "How many promises came due in all replications together."
GOAL = "The share of promises that is to be kept; a suggested target binds nobody."
MONTHS = "The share of calendar months that meet the goal, each month taken alone."
P50 = "Half of the tickets take no longer, on the promise's own clock."
P90 = "90 of 100 tickets take no longer, on the promise's own clock."
P95 = "95 of 100 tickets take no longer, on the promise's own clock."
P99 = "99 of 100 tickets take no longer, on the promise's own clock."
COVERAGE = "Coverage: one way to staff, with its teams, shifts and rules."
REPLICATION = "Replication: one play of the whole horizon, with its own chance of everything."

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Plan": "What a customer has bought: its targets by severity, its goal and how its days are counted.",
        "Severity": "How much a ticket hurts its customer: urgent, high, medium or low.",
        "Target": "One promise: a first response or an update, within a time that a clock counts.",
        "Goal": GOAL,
        "Clock": "The hours that count towards a target: a customer's business hours, or around the clock.",
        "Business time": "Time on a clock; it stops overnight, at weekends and on holidays.",
        "Customer group": "Customers who share a plan, a time zone, a calendar and an arrival rate.",
        "Ticket": "A customer's problem or question, solved by touches.",
        "Touch": "A stretch of an engineer's work that ends in a reply; the first touch is the first response.",
        "Update": "A short reply that only reports progress, owed when no touch came in time.",
        "Effort": "Engineer's working time, as opposed to elapsed time.",
        "Coverage": COVERAGE.partition(": ")[2].capitalize() + " A scenario holds several to compare.",
        "Team": "Engineers of one office and time zone.",
        "Shift": "A weekly pattern of working hours with a number of engineers.",
        "Engineer": "One who works on tickets: in a team, on its shifts, with a tier and what they may handle.",
        "Hand-over": "A ticket changes hands, at a cost in effort.",
        "Attainment": ATTAINMENT.partition(": ")[2].capitalize(),
        "Replication": REPLICATION.partition(": ")[2].capitalize(),
        "Verdict": VERDICT,
        "Bound": "The share of tickets for which anyone who may answer is on shift in time; no number of engineers on "
        "those shifts can do better.",
        "Scenario": "Everything above in one file.",
    }
)
"""The words of the planner, each in one sentence."""


def definition(word: str) -> str:
    """A word with its sentence, as a tooltip shows it."""
    return f"{word}: {WORDS[word]}"


def definitions_in(title: str) -> tuple[str, ...]:
    """The definitions of the words that a title uses, in the singular or the plural."""
    used = f" {title.casefold()} "
    return tuple(
        definition(word) for word in WORDS if any(f" {word.casefold()}{ending} " in used for ending in ("", "s", "es"))
    )
