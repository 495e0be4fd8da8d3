"""Counting: what a duration in words is on a clock, as the simulation counts it.

Where the reading of business days is applied, once, for due instants in a simulation and for the command
that explains one. Separate from durations, which know no clock.
"""

from planner.business_time.durations import Counting, Duration, Reading, Unit
from planner.errors import PlannerError
from simulation.clocks import Clock, Count


class CountingError(PlannerError):
    """A duration that cannot be counted on a clock as it stands."""


def count_and_amount(duration: Duration, reading: Reading, clock: Clock) -> tuple[Count, int]:
    """How a duration is counted on a clock, and how much: open seconds, or business days.

    `clock` is the one the duration names: around the clock for hours, a customer's business hours else. A
    week is as many business days as the clock has working days. Raises CountingError for part of a business
    day, unless the reading is "working hours".
    """
    if duration.counting is not Counting.BUSINESS_DAYS:
        return Count.OPEN_TIME, duration.seconds
    days = duration.amount * (clock.working_days if duration.unit is Unit.WEEK else 1)
    if reading is Reading.WORKING_HOURS:
        return Count.OPEN_TIME, round(days * clock.working_day_s)
    if not float(days).is_integer():
        raise CountingError(
            f'{duration} is not a whole number of business days, as the reading "{reading.value}" needs',
            mend="give a whole number, or business hours",
        )
    return Count.END_OF_DAY if reading is Reading.END_OF_DAY else Count.SAME_TIME, int(days)
