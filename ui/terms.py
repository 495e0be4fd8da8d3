"""Terms: the words that a newcomer may not know, each in one sentence, for tooltips."""

from __future__ import annotations

VERDICT = (
    "✓ met: the whole interval reaches the goal. ✕ missed: none of it does. ● too close to call: more replications "
    "would tell. ○ no tickets: nothing can be said."
)
TICKETS_OF = "The plan and the severity of the tickets."
PROMISE = "What the plan promises, counted on the clock that it names."
ATTAINMENT = (
    "Attainment: the share of promises kept, and its 95 % confidence interval: where the true share lies in 95 of 100 "
    "such studies."
)
BAR = "Attainment from 0 to 100 %: the bar is the estimate, the whisker its interval, the line across the goal."
COUNT = "How many promises came due in all replications together."
GOAL = "The share of promises that is to be kept; a suggested target binds nobody."
MONTHS = "The share of calendar months that meet the goal, each month taken alone."
P95 = "95 of 100 tickets take no longer, on the promise's own clock."
COVERAGE = "Coverage: one way to staff, with its teams, shifts and rules."
REPLICATION = "Replication: one play of the whole horizon, with its own chance of everything."
