"""Demand: when a customer group's tickets arrive.

Arrivals are a Poisson process whose rate changes every quarter of an hour: the group's profile in local hours, growth,
season and holidays are worked out once per scenario (`rate_shape`); a replication multiplies in its daily factors and
draws (`draw_arrivals`). The expected number of tickets up to each instant is a rising line; a Poisson process of rate
one, read along that line, is the drawn process, sorted and without a loop. With a slightly higher rate the same tickets
come slightly earlier, which is what makes two rates comparable.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from planner.business_time.time_zones import UtcOffsets
from planner.demand.horizon import MONTH_S, Horizon
from planner.demand.profiles import QUARTER_S, QUARTERS_PER_DAY
from planner.demand.sampling import LEAST_VARIATION
from planner.scenario.customers import CustomerGroup
from simulation.clocks import DAY_S, WEEK_S
from simulation.columns import FloatArray, IntArray, freeze_columns
from simulation.local_time import local_at

MONDAY_OFFSET_DAYS = 3
"""1970-01-01 was a Thursday."""


@dataclass(frozen=True, slots=True)
class RateShape:
    """How the rate of a group that expects one ticket an ordinary week runs over the horizon.

    Groups of one zone, profile and trend share a shape, daily factors and numbers left out.
    """

    start_s: int
    expected: FloatArray
    """float64[quarters]: expected tickets in each quarter of an hour from `start_s` on."""
    expected_before: FloatArray
    """float64[quarters + 1]: expected tickets before each quarter, and before the end."""
    day_from: IntArray
    """int64[days + 1]: the first quarter of each local date, from the day before the start's date on; then the end."""

    @property
    def last_quarter(self) -> int:
        """The last in which tickets are expected."""
        return int(np.searchsorted(self.expected_before, self.expected_before[-1])) - 1

    def __post_init__(self) -> None:
        freeze_columns(self, "expected")
        freeze_columns(self, "expected_before")
        freeze_columns(self, "day_from")


@dataclass(frozen=True, slots=True)
class ArrivalRate:
    """One group's expected arrivals: a shape, and its tickets in an ordinary week at the start."""

    shape: RateShape
    per_week: float

    @property
    def expected(self) -> FloatArray:
        """float64[quarters]: expected tickets in each quarter of an hour."""
        return self.shape.expected * self.per_week


@dataclass(frozen=True, slots=True)
class Trend:
    """What makes a group's rate differ from its ordinary week's."""

    growth_per_month: float
    seasonality: tuple[float, ...]
    """Twelve factors, January first, by the local date."""
    holidays: frozenset[date]
    holiday_demand: float
    """Tickets on a holiday, as a multiple of an ordinary day's."""


def tickets_per_week(group: CustomerGroup) -> float:
    """The tickets a group expects in an ordinary week at the start, deflected questions left out."""
    per_month = group.accounts * group.tickets_per_account_per_month * (1.0 - group.deflected)
    return per_month * WEEK_S / MONTH_S


def rate_shape(horizon: Horizon, offsets: UtcOffsets, profile: FloatArray, trend: Trend) -> RateShape:
    """The shape of the rate of groups whose local time `offsets` tell.

    `profile` is float64[672], the share of an ordinary week's tickets in each local quarter of an hour. The horizon is
    cut into quarters in UTC, each looked up at its local time: a local hour that does not exist contributes nothing,
    one that comes twice contributes twice.
    """
    start_s = np.arange(horizon.start_s, horizon.end_s, QUARTER_S, dtype=np.int64)
    local_s = local_at(offsets.from_s, offsets.offset_s, start_s)
    day = local_s // DAY_S
    weekday = (day + MONDAY_OFFSET_DAYS) % 7
    quarter = weekday * QUARTERS_PER_DAY + local_s % DAY_S // QUARTER_S
    months = (start_s - horizon.start_s + QUARTER_S / 2) / MONTH_S
    growth = (1.0 + trend.growth_per_month) ** months
    first_day = horizon.start_s // DAY_S - 1
    of_day = _factor_of_days(first_day, int(day[-1]) - first_day + 1, trend)
    expected = profile[quarter] * growth * of_day[day - first_day]
    return RateShape(
        start_s=horizon.start_s,
        expected=expected,
        expected_before=np.concatenate(([0.0], np.cumsum(expected))),
        day_from=np.concatenate(([0], np.cumsum(np.bincount(day - first_day)))),
    )


def _factor_of_days(first_day: int, days: int, trend: Trend) -> FloatArray:
    first = date(1970, 1, 1) + timedelta(days=first_day)
    factors = np.empty(days)
    for position in range(days):
        day = first + timedelta(days=position)
        quiet = trend.holiday_demand if day in trend.holidays else 1.0
        factors[position] = trend.seasonality[day.month - 1] * quiet
    return factors


def draw_arrivals(
    rate: ArrivalRate, daily_variation: float, arrivals: np.random.Generator, daily: np.random.Generator
) -> IntArray:
    """Arrival instants in whole seconds of UTC, sorted.

    `daily_variation` is the coefficient of variation of a gamma-distributed factor of mean 1, one per local date.
    """
    shape = rate.shape
    days = len(shape.day_from) - 1
    varies = daily_variation > LEAST_VARIATION
    factors = draw_daily_factors(daily_variation, days, daily) if varies else np.ones(days)
    # Within a day the factor moves nothing: days are found in the drawn sum, quarters in that of the shape.
    at_day = shape.expected_before[shape.day_from]
    until = np.concatenate(([0.0], np.cumsum(np.diff(at_day) * factors))) * rate.per_week
    position = _unit_poisson(float(until[-1]), arrivals)
    day = np.searchsorted(until, position, side="right") - 1
    place = at_day[day] + (position - until[day]) / (factors[day] * rate.per_week)
    # Rounding may carry the last ticket of a day to where the next one's begin, and none beyond all of them.
    before, place = shape.expected_before, np.minimum(place, at_day[day + 1])
    quarter = np.minimum(np.searchsorted(before, place, side="right") - 1, shape.last_quarter)
    into_s = (place - before[quarter]) / shape.expected[quarter] * QUARTER_S
    second = np.minimum(into_s.astype(np.int64), QUARTER_S - 1)
    return shape.start_s + quarter * QUARTER_S + second


def draw_daily_factors(daily_variation: float, days: int, daily: np.random.Generator) -> FloatArray:
    """float64[days]: gamma with mean 1 and that coefficient of variation."""
    shape = daily_variation**-2
    return daily.gamma(shape, 1.0 / shape, days)


def _unit_poisson(end: float, arrivals: np.random.Generator) -> FloatArray:
    """The points of a Poisson process of rate one in [0, end)."""
    batch = int(end + 6.0 * np.sqrt(end)) + 16
    points = np.cumsum(arrivals.standard_exponential(batch))
    while points[-1] < end:
        more = points[-1] + np.cumsum(arrivals.standard_exponential(batch))
        points = np.concatenate((points, more))
    return points[: np.searchsorted(points, end, side="left")]
