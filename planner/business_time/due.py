"""When is a promise due, and why: one due instant, with how it was counted.

Behind the command `sla-planner due`. It asks the same clock and the same rules as the simulation, so that a
manager who doubts a number can follow one ticket by hand. Printing is the command line's.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from planner.business_time.calendars import Window, business_clock
from planner.business_time.counting import count_and_amount
from planner.business_time.due_stretches import stretches
from planner.business_time.durations import Counting, Duration, Reading, parse_duration
from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.opening_hours import parse_hours, words_of_hours
from planner.business_time.time_zones import day_number, instant_of, local_datetime, utc_offsets, zone
from planner.errors import PlannerError
from simulation.clock_reader import ClockReader
from simulation.clocks import DAY_S, NEVER, Clock, Count, around_the_clock

_LAST_YEAR: Final = 2100
"""Beyond it, neither holidays nor rules of daylight saving mean much."""
_DAYS_AHEAD: Final = (400, 1_500, 10_000, 60_000)
_SHOWN_FIRST, _SHOWN_LAST = 30, 10


class DueError(PlannerError):
    """A question about a due instant that has no answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """A promise made at an instant, and the calendar it is counted on."""

    arrived: datetime
    """Local, without a zone."""
    duration: Duration
    zone: ZoneInfo
    windows: tuple[Window, ...]
    """None are needed for plain hours."""
    holidays: str | tuple[date, ...] | None
    reading: Reading


@dataclass(frozen=True, slots=True)
class Answer:
    """A due instant and its explanation."""

    due: datetime
    """As it is shown: local time with its offset."""
    last_meeting: datetime
    """The last instant at which a reply still meets."""
    explanation: tuple[str, ...]
    """How it was counted, stretch by stretch."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is printed: the due instant alone on the first line, then the explanation."""
        return (_words_of_instant(self.due), *self.explanation)


def read_question(
    arrived: str,
    duration: str,
    *,
    time_zone: str,
    hours: str = "",
    holidays: str = "",
    business_days: str = Reading.END_OF_DAY.value,
) -> Question:
    """The question in a person's words; raises PlannerError for what cannot be read.

    `hours` as "Mon-Fri 09:00-17:00"; `holidays` a country, a part of one, or dates with commas between;
    `business_days` the reading of business days.
    """
    of_zone = zone(time_zone)
    length = parse_duration(duration)
    if length.counting is not Counting.AROUND_THE_CLOCK and not hours.strip():
        raise DueError(f'"{length}" is counted in opening hours', mend='add --hours "Mon-Fri 09:00-17:00"')
    return Question(
        arrived=_read_arrival(arrived),
        duration=length,
        zone=of_zone,
        windows=parse_hours(hours) if hours.strip() else (),
        holidays=_read_holidays(holidays),
        reading=_read_reading(business_days),
    )


def answer(question: Question) -> Answer:
    """The due instant and how it was counted; raises DueError if it lies after the year 2100."""
    start = instant_of(question.zone, question.arrived)
    for days_ahead in _DAYS_AHEAD:
        clock, names = _clock(question, days_ahead)
        count, amount = count_and_amount(question.duration, question.reading, clock)
        reader = ClockReader(clock)
        due_at = reader.due(count, amount, start)
        last_meeting = reader.last_meeting(due_at)
        if last_meeting != NEVER:
            break
    else:
        raise DueError(f"{question.duration} from {question.arrived} would end after {_LAST_YEAR}")
    shown = reader.shown_due(due_at)
    body = stretches(clock, question.zone, names, (count, amount), (start, due_at))
    return Answer(
        due=local_datetime(question.zone, shown),
        last_meeting=local_datetime(question.zone, last_meeting),
        explanation=(
            *_opening(question, start, clock, count),
            *_shortened(body),
            *_ending(question.zone, shown, last_meeting),
        ),
    )


def _clock(question: Question, days_ahead: int) -> tuple[Clock, dict[date, str] | None]:
    """The clock from shortly before the arrival, and the holidays on it by name; None around the clock."""
    first = question.arrived.date() - timedelta(days=2)
    last = min(first + timedelta(days=days_ahead), date(_LAST_YEAR, 12, 31))
    if question.duration.counting is Counting.AROUND_THE_CLOCK:
        offsets = utc_offsets(question.zone, first, last)
        clock = around_the_clock(day_number(first) * DAY_S, day_number(last) * DAY_S)
        return replace(clock, offset_from=offsets.from_s, offset_s=offsets.offset_s), None
    names = holiday_dates(question.holidays, range(first.year, last.year + 1))
    return business_clock(question.windows, question.zone, frozenset(names), first, last), names


def _opening(question: Question, start: int, clock: Clock, count: Count) -> tuple[str, ...]:
    """What is counted: the promise, the hours, and whatever had to be read one way or another."""
    local = local_datetime(question.zone, start)
    lines = [f"{question.duration} from {_words_of_instant(local)}, {question.zone.key}"]
    if local.replace(tzinfo=None, fold=0) != question.arrived:
        lines.append(f"{question.arrived:%H:%M} does not exist on that date: the first moment after it counts")
    elif local.utcoffset() != local.replace(fold=1).utcoffset():
        lines.append(f"{question.arrived:%H:%M} comes twice on that date: the first counts")
    if question.duration.counting is Counting.AROUND_THE_CLOCK:
        return (*lines, "counted around the clock")
    spec = question.holidays
    holidays = spec if isinstance(spec, str) else f"{len(spec)} listed" if spec else "none"
    lines.append(f"open {words_of_hours(question.windows)}; holidays: {holidays}")
    if question.duration.counting is Counting.BUSINESS_DAYS:
        length = f", {clock.working_day_s / 3600:g} open hours each" if count is Count.OPEN_TIME else ""
        lines.append(f'business days read as "{question.reading.value}"{length}')
    return tuple(lines)


def _ending(of_zone: ZoneInfo, shown: int, last_meeting: int) -> tuple[str, ...]:
    if last_meeting == shown:
        return ()
    until = _words_of_instant(local_datetime(of_zone, last_meeting))
    return (f"a reply in closed hours still meets it, until the next opening: {until}",)


def _shortened(lines: tuple[str, ...]) -> tuple[str, ...]:
    left_out = len(lines) - _SHOWN_FIRST - _SHOWN_LAST
    if left_out <= 1:
        return lines
    return (*lines[:_SHOWN_FIRST], f".. {left_out:,} lines more ..", *lines[-_SHOWN_LAST:])


def _words_of_instant(local: datetime) -> str:
    return local.isoformat(sep=" ", timespec="seconds" if local.second else "minutes")


def _read_arrival(text: str) -> datetime:
    try:
        arrived = datetime.fromisoformat(text.strip())
    except ValueError:
        raise DueError(f'"{text[:60]}" is no date and time', mend='write it as "2026-03-27 15:30"') from None
    if arrived.tzinfo is not None:
        raise DueError(f'"{text[:60]}" has a UTC offset', mend="give local time; the time zone says the rest")
    if not 1970 <= arrived.year < _LAST_YEAR:
        raise DueError(f"the year {arrived.year} is too far away", mend=f"use 1970 to {_LAST_YEAR - 1}")
    return arrived.replace(microsecond=0)


def _read_holidays(text: str) -> str | tuple[date, ...] | None:
    try:
        return tuple(sorted(date.fromisoformat(part.strip()) for part in text.split(",")))
    except ValueError:
        return text.strip() or None


def _read_reading(text: str) -> Reading:
    try:
        return Reading(" ".join(text.lower().replace("-", " ").split()))
    except ValueError:
        known = ", ".join(f'"{reading.value}"' for reading in Reading)
        problem = f'"{text[:60]}" is no reading of business days'
        raise DueError(problem, mend=f"the readings are {known}") from None
