"""Weekly hours: hours of a year told as a week that comes again and again, and the dates that differ from it.

Nobody reads 300 gaps. Between two changes of any clock a shift pattern repeats week by week in every zone, so the hours
in which nobody is there are one ordinary week per such period and, apart from it, the dates that a holiday changes.
Nothing is rounded: the ordinary weeks with the dates that differ give back every second.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.business_time.time_zones import date_of, day_number, instant_of, local_datetime, utc_offsets, zone
from planner.staffing.span_sets import clipped, minus, moved, of_pairs, pairs, union
from simulation.clocks import DAY_S, WEEK_S
from simulation.spans import Cover

MONDAY_S = -3 * DAY_S
"""The Monday before 1970-01-01, a Thursday: weeks are counted from it."""

SpanPairs = tuple[tuple[int, int], ...]
"""Half-open spans, sorted and disjoint."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time in which no clock that matters is put forward or back."""

    start_s: int
    end_s: int
    offset_s: int
    """Of the zone that times are shown in: local = UTC + offset."""
    summer_time: tuple[str, ...]
    """The zones that matter and are then on summer time."""

    @property
    def first(self) -> date:
        """The date on which it begins, in the zone shown."""
        return date_of((self.start_s + self.offset_s) // DAY_S)

    @property
    def last(self) -> date:
        """The last date of which it has anything."""
        return date_of((self.end_s - 1 + self.offset_s) // DAY_S)


@dataclass(frozen=True, slots=True)
class OrdinaryWeek:
    """One weekly pattern, and when it is the ordinary one."""

    spans_s: SpanPairs
    """In local seconds from Monday 00:00, none beyond Sunday 24:00."""
    periods: tuple[Period, ...]

    @property
    def seconds(self) -> int:
        """How much of the week it is."""
        return sum(end_s - start_s for start_s, end_s in self.spans_s)

    @property
    def weeks(self) -> float:
        """For how many weeks it holds."""
        return sum(period.end_s - period.start_s for period in self.periods) / WEEK_S


@dataclass(frozen=True, slots=True)
class OtherDate:
    """A date, in the zone shown, on which hours begin that are not as in the ordinary week. Spans are UTC."""

    day: date
    more_s: SpanPairs
    """What comes on top of the ordinary week."""
    less_s: SpanPairs
    """What the ordinary week has and this date has not."""
    reasons: tuple[str, ...]
    """"Oslo: Labour Day"; empty where a clock was just changed."""


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Hours over a horizon: as they are, and as weeks and other dates."""

    spans_s: SpanPairs
    """UTC, over the whole horizon."""
    weeks: tuple[OrdinaryWeek, ...]
    """Each pattern once, the one that holds longest first."""
    dates: tuple[OtherDate, ...]

    @property
    def seconds(self) -> int:
        """How much of the horizon it is."""
        return sum(end_s - start_s for start_s, end_s in self.spans_s)


def periods_of(start_s: int, end_s: int, shown: str, others: Sequence[str]) -> tuple[Period, ...]:
    """The horizon cut at every change of the UTC offset of the zone shown or of any other zone."""
    names = sorted({shown, *others})
    edges = {start_s, end_s}
    for name in names:
        offsets = utc_offsets(zone(name), date_of(start_s // DAY_S), date_of(end_s // DAY_S))
        edges.update(at for at in offsets.from_s.tolist() if start_s < at < end_s)
    cuts = sorted(edges)
    return tuple(
        Period(
            from_s,
            to_s,
            offset_at(zone(shown), from_s),
            tuple(name for name in names if _is_summer_time(zone(name), from_s)),
        )
        for from_s, to_s in pairwise(cuts)
    )


def offset_at(of_zone: ZoneInfo, at_s: int) -> int:
    """The zone's UTC offset at an instant, in seconds."""
    offset = local_datetime(of_zone, at_s).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())


def _is_summer_time(of_zone: ZoneInfo, at_s: int) -> bool:
    """Whether the clocks are ahead of the year's earlier time; Irish law calls its winter the exception."""
    year = local_datetime(of_zone, at_s).year
    winter_s = min(offset_at(of_zone, day_number(date(year, month, 1)) * DAY_S) for month in (1, 7))
    return offset_at(of_zone, at_s) > winter_s


def weekly_hours(
    hours: Cover,
    ordinary: Callable[[Period], Cover],
    periods: tuple[Period, ...],
    shown: ZoneInfo,
    reasons: Callable[[SpanPairs], tuple[str, ...]],
) -> WeeklyHours:
    """Hours as weeks and other dates.

    `ordinary` says what the week is in a period, in local seconds from Monday 00:00; `reasons` why spans differ.
    """
    periods_of_week: dict[SpanPairs, list[Period]] = {}
    for period in periods:
        periods_of_week.setdefault(pairs(ordinary(period)), []).append(period)
    weeks = [OrdinaryWeek(spans_s, tuple(held)) for spans_s, held in periods_of_week.items()]
    start_s, end_s = periods[0].start_s, periods[-1].end_s
    expected = union([_repeated(week.spans_s, period) for week in weeks for period in week.periods])
    more, less = minus(hours, expected, start_s, end_s), minus(expected, hours, start_s, end_s)
    return WeeklyHours(
        spans_s=pairs(hours),
        weeks=tuple(sorted(weeks, key=lambda week: -week.weeks)),
        dates=_other_dates(more, less, shown, reasons),
    )


def _repeated(week_s: SpanPairs, period: Period) -> Cover:
    """A weekly pattern on the dates of a period."""
    week = of_pairs(week_s)
    first = (period.start_s + period.offset_s - MONDAY_S) // WEEK_S
    last = (period.end_s + period.offset_s - MONDAY_S) // WEEK_S
    mondays = [MONDAY_S + number * WEEK_S - period.offset_s for number in range(first, last + 1)]
    return clipped(union([moved(week, monday_s) for monday_s in mondays]), period.start_s, period.end_s)


def _other_dates(
    more: Cover, less: Cover, shown: ZoneInfo, reasons: Callable[[SpanPairs], tuple[str, ...]]
) -> tuple[OtherDate, ...]:
    added, missing = _by_date(more, shown), _by_date(less, shown)
    return tuple(
        OtherDate(day, added.get(day, ()), missing.get(day, ()), reasons((*added.get(day, ()), *missing.get(day, ()))))
        for day in sorted(added.keys() | missing.keys())
    )


def _by_date(times: Cover, shown: ZoneInfo) -> dict[date, SpanPairs]:
    """The spans by the local date of their start."""
    by_date: dict[date, SpanPairs] = {}
    for span_s in pairs(times):
        day = local_datetime(shown, span_s[0]).date()
        by_date[day] = (*by_date.get(day, ()), span_s)
    return by_date


def midnight_after(of_zone: ZoneInfo, day: date) -> int:
    """The instant at which a local date ends."""
    following = day + timedelta(days=1)
    return instant_of(of_zone, datetime(following.year, following.month, following.day))
