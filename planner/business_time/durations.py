"""Durations in words: "20 minutes", "8 business hours", "3 business days", "1 week".

A duration keeps the unit it was given in, because the unit says on which clock it is counted: hours and
minutes are real elapsed time, business hours are open time, business days and weeks are counted on a
customer's calendar. A day is never silently 24 hours, so "3 days" is refused. Separate from the scenario
file, as the command line reads them too.
"""

import re
from dataclasses import dataclass
from enum import Enum

from planner.errors import PlannerError

LONGEST_AMOUNT = 1_000_000
LONGEST_TEXT = 80


class DurationError(PlannerError):
    """A text that is no duration."""


class Reading(Enum):
    """How "N business days" is read; a plan states its own. The values are the words of the file."""

    END_OF_DAY = "end of day"
    SAME_TIME = "same time"
    WORKING_HOURS = "working hours"


class Unit(Enum):
    """The units a duration can be given in; the values are their words in the singular."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    BUSINESS_MINUTE = "business minute"
    BUSINESS_HOUR = "business hour"
    BUSINESS_DAY = "business day"
    WEEK = "week"


class Counting(Enum):
    """What counts towards a duration: every second, only open seconds, or a customer's business days."""

    AROUND_THE_CLOCK = "around the clock"
    OPEN_TIME = "open time"
    BUSINESS_DAYS = "business days"


UNIT_SECONDS = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: 3600,
    Unit.BUSINESS_MINUTE: 60,
    Unit.BUSINESS_HOUR: 3600,
}

COUNTING = {
    Unit.SECOND: Counting.AROUND_THE_CLOCK,
    Unit.MINUTE: Counting.AROUND_THE_CLOCK,
    Unit.HOUR: Counting.AROUND_THE_CLOCK,
    Unit.BUSINESS_MINUTE: Counting.OPEN_TIME,
    Unit.BUSINESS_HOUR: Counting.OPEN_TIME,
    Unit.BUSINESS_DAY: Counting.BUSINESS_DAYS,
    Unit.WEEK: Counting.BUSINESS_DAYS,
}

SHORT_FORMS = {
    Unit.SECOND: ("s", "sec", "secs"),
    Unit.MINUTE: ("min", "mins"),
    Unit.HOUR: ("h", "hr", "hrs"),
    Unit.BUSINESS_MINUTE: ("bmin", "business min", "business mins"),
    Unit.BUSINESS_HOUR: ("bh", "business h", "business hr", "business hrs"),
    Unit.BUSINESS_DAY: ("bd", "working day", "working days"),
    Unit.WEEK: ("wk", "wks"),
}

UNIT_OF_WORD = {word: unit for unit in Unit for word in (unit.value, f"{unit.value}s", *SHORT_FORMS[unit])}

AMOUNT_AND_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([a-z][a-z ]*)")


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of a unit; `amount` is finite and not negative."""

    amount: float
    unit: Unit

    @property
    def counting(self) -> Counting:
        """What counts towards it."""
        return COUNTING[self.unit]

    @property
    def seconds(self) -> int:
        """Whole seconds, on the clock that `counting` names; business days and weeks have none and raise
        ValueError.
        """
        if self.counting is Counting.BUSINESS_DAYS:
            raise ValueError(f"{words_of(self)} has no length in seconds without a calendar")
        return round(self.amount * UNIT_SECONDS[self.unit])

    @property
    def is_whole(self) -> bool:
        """Whether the amount is a whole number, as a target in business days or weeks must be."""
        return float(self.amount).is_integer()

    def __str__(self) -> str:
        return words_of(self)


def parse_duration(text: str) -> Duration:
    """The duration a text names, in full ("8 business hours") or short ("8 bh"); raises DurationError."""
    if len(text) > LONGEST_TEXT:
        raise DurationError("a text this long is no duration", mend='write for example "8 business hours"')
    words = " ".join(text.lower().split())
    match = AMOUNT_AND_UNIT.fullmatch(words)
    if match is None:
        raise DurationError(f'"{text}" is no duration', mend=_mend_for_shape(words))
    unit = UNIT_OF_WORD.get(match[2])
    if unit is None:
        raise DurationError(f'"{text}" is no duration', mend=_mend_for_unit(match[1], match[2]))
    amount = float(match[1])
    if amount > LONGEST_AMOUNT:
        raise DurationError(f'"{text}" is too long', mend=f"at most {LONGEST_AMOUNT:,} of any unit can be counted")
    return Duration(amount, unit)


def words_of(duration: Duration) -> str:
    """The duration in full words, "1 business hour", "2.5 hours"; `parse_duration` reads it back
    unchanged.
    """
    plural = "" if duration.amount == 1 else "s"
    return f"{words_of_number(duration.amount)} {duration.unit.value}{plural}"


def words_of_number(number: float) -> str:
    """A number without a needless decimal point and without an exponent."""
    if float(number).is_integer():
        return f"{number:.0f}"
    return f"{number:.15f}".rstrip("0") if abs(number) < 0.001 else repr(float(number))


def _mend_for_shape(words: str) -> str:
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", words):
        return f'say the unit too: "{words} minutes", "{words} hours", "{words} business hours"'
    if re.match(r"[0-9]+,[0-9]", words):
        return "write the decimals with a point: 1.5"
    if words.startswith("-"):
        return "a duration cannot be negative"
    return 'write a number and a unit: "20 minutes", "8 business hours", "3 business days", "1 week"'


def _mend_for_unit(amount: str, word: str) -> str:
    if word in ("d", "day", "days"):
        hours = words_of_number(float(amount) * 24) if len(amount) < 7 else "24"
        days = "business day" if float(amount) == 1 else "business days"
        return f'say "{amount} {days}", or "{hours} hours" if around the clock is meant'
    if word in ("m", "month", "months", "y", "year", "years"):
        return "use minutes, hours, business hours, business days or weeks"
    return "the units are seconds, minutes, hours, business minutes, business hours, business days and weeks"
