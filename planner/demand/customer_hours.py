"""Customer hours: the hour of the week where a customer is, for instants of many customers at once."""

from __future__ import annotations

from planner.demand.arrivals import MONDAY_OFFSET_DAYS
from simulation.clocks import DAY_S, HOUR_S, Clock
from simulation.columns import IntArray
from simulation.step_table import StepTable, step_table

WEEK_HOURS = 168


def customer_offsets(clocks: tuple[Clock, ...]) -> StepTable:
    """How far local time is ahead of UTC where these clocks are, which keep their numbers."""
    return step_table([(clock.offset_from, clock.offset_s) for clock in clocks])


def hours_of_week(at_s: IntArray, ahead_s: IntArray) -> IntArray:
    """The hour of the week, 0 to 167, of each instant where local time is so far ahead of UTC."""
    return ((at_s + ahead_s + MONDAY_OFFSET_DAYS * DAY_S) // HOUR_S) % WEEK_HOURS
