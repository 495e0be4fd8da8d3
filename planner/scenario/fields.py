"""The types of single values in the scenario file, and the frozen table that every part of it derives from.

TOML already gives dates, times, numbers and words; what is added here is that true is no number and "5" is
no integer, that infinite numbers are refused, and what range and unit a value has. Each type says its range
once, so that form, message, tooltip, schema and reference agree. Separate from the tables, which only say
which key holds which type.
"""

import datetime as dt
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from planner.business_time.durations import Counting, Duration, DurationError, Unit, parse_duration, words_of
from planner.plans import SEVERITY_OF_WORD, Severity
from planner.scenario.nearest import did_you_mean

LONGEST_NAME = 120
LONGEST_WAIT_HOURS = 50_000
LONGEST_EFFORT_HOURS = 1_000
LONGEST_BUSINESS_DAYS = 1_500


class Table(BaseModel):
    """A table of the scenario file: unknown keys are errors, and a value once read never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=False)


def refused(problem: str, mend: str) -> PydanticCustomError:
    """The error a validator raises: what is wrong, and what would be right."""
    return PydanticCustomError("refused", "{problem}; {mend}", {"problem": problem, "mend": mend})


def _read_duration(value: object) -> Duration:
    if isinstance(value, Duration):
        return value
    if not isinstance(value, str):
        written = f"{value}" if isinstance(value, int | float) and abs(value) < 1e9 else "20"
        raise refused(
            "a duration is a text with a unit",
            f'write it in quotes and say the unit: "{written} minutes" or "{written} business hours"',
        )
    try:
        duration = parse_duration(value)
    except DurationError as error:
        raise refused(error.problem, error.mend) from error
    return _not_too_long(duration)


def _not_too_long(duration: Duration) -> Duration:
    if duration.counting is Counting.BUSINESS_DAYS:
        days = duration.amount * (5 if duration.unit is Unit.WEEK else 1)
        if days > LONGEST_BUSINESS_DAYS:
            raise refused(f'"{duration}" is too long', f"at most {LONGEST_BUSINESS_DAYS} business days can be counted")
    elif duration.seconds > LONGEST_WAIT_HOURS * 3600:
        raise refused(f'"{duration}" is too long', f"at most {LONGEST_WAIT_HOURS:,} hours can be counted")
    return duration


def _read_elapsed(value: object) -> Duration:
    duration = _read_duration(value)
    if duration.counting is not Counting.AROUND_THE_CLOCK:
        raise refused(
            f'"{duration}" is counted on a customer\'s calendar, and this is not',
            'write minutes or hours: "2 hours"',
        )
    return duration


def _read_effort(value: object) -> Duration:
    duration = _read_elapsed(value)
    if duration.seconds > LONGEST_EFFORT_HOURS * 3600:
        raise refused(f'"{duration}" is too long', f"at most {LONGEST_EFFORT_HOURS:,} hours of work are possible")
    return duration


def _read_lead(value: object) -> Duration:
    duration = _read_duration(value)
    if duration.counting is Counting.BUSINESS_DAYS:
        raise refused(f'"{duration}" is no stretch of open hours', 'write minutes or hours: "30 minutes"')
    return duration


def _read_business_hours(value: object) -> Duration:
    duration = _read_duration(value)
    if duration.counting is not Counting.OPEN_TIME or duration.seconds < 60:
        raise refused(
            f'"{duration}" is not counted in business hours',
            'write at least "1 business minute", for example "1 business hour"',
        )
    return duration


def read_promise(value: object) -> Duration:
    """The duration of a promise, from its words; raises what `refused` makes."""
    duration = _read_duration(value)
    if duration.counting is Counting.BUSINESS_DAYS:
        if not duration.is_whole or duration.amount < 1:
            raise refused(f'"{duration}" is no whole number of days', 'write for example "1 business day"')
    elif duration.seconds < 60:
        raise refused(f'"{duration}" is too short to promise', 'promise at least "1 minute"')
    return duration


def _duration_schema(*examples: str) -> WithJsonSchema:
    units = "s|sec|seconds?|min|mins|minutes?|h|hrs?|hours?|b(min|h|d)|business .+|working days?|wks?|weeks?"
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^\\s*[0-9]+(\\.[0-9]+)?\\s*({units})\\s*$",
            "examples": list(examples),
        }
    )


_IN_WORDS = PlainSerializer(words_of, return_type=str)

Wait = Annotated[
    Duration,
    PlainValidator(_read_duration),
    _IN_WORDS,
    _duration_schema("90 minutes", "3 business days", "1 week"),
]
"""A duration on the clock its words name."""

Elapsed = Annotated[Duration, PlainValidator(_read_elapsed), _IN_WORDS, _duration_schema("15 minutes", "3 hours")]
"""Real time, around the clock."""

Effort = Annotated[Duration, PlainValidator(_read_effort), _IN_WORDS, _duration_schema("10 minutes", "2 hours")]
"""An engineer's working time."""

Lead = Annotated[Duration, PlainValidator(_read_lead), _IN_WORDS, _duration_schema("30 minutes", "2 business hours")]
"""A stretch of time on the clock of the promise it precedes."""

BusinessHours = Annotated[
    Duration,
    PlainValidator(_read_business_hours),
    _IN_WORDS,
    _duration_schema("1 business hour", "30 business minutes"),
]
"""Open time on the customer's business hours."""

Promise = Annotated[
    Duration,
    PlainValidator(read_promise),
    _IN_WORDS,
    _duration_schema("8 business hours", "3 business days", "2 hours"),
]
"""The duration of a target: at least a minute; days and weeks are whole."""


def _read_severity(value: object) -> Severity:
    if isinstance(value, Severity):
        return value
    severity = SEVERITY_OF_WORD.get(value) if isinstance(value, str) else None
    if severity is None:
        words = tuple(SEVERITY_OF_WORD)
        raise refused("there is no such severity", did_you_mean(value, words))
    return severity


SeverityWord = Annotated[
    Severity,
    PlainValidator(_read_severity),
    PlainSerializer(lambda severity: severity.word, return_type=str),
    WithJsonSchema({"type": "string", "enum": list(SEVERITY_OF_WORD)}),
]
"""A severity by its word in lower case."""


def _printable(value: object) -> object:
    if isinstance(value, str) and (not value.strip() or not value.isprintable()):
        raise refused("a name has to be readable on one line", "write a name of letters, digits and spaces")
    return value


Name = Annotated[str, BeforeValidator(_printable), Field(strict=True, min_length=1, max_length=LONGEST_NAME)]
"""A name people read: one line, not empty."""


def _read_date(value: object) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise refused("a date is wanted here", "write it without quotes and without a time: 2026-01-05")
    return value


def _read_time(value: object) -> dt.time:
    if not isinstance(value, dt.time):
        raise refused("a time of day is wanted here", "write it without quotes and with seconds: 09:00:00")
    if value.microsecond:
        raise refused("a time of day has no fractions of a second", "write whole seconds: 09:00:00")
    return value


Date = Annotated[
    dt.date,
    PlainValidator(_read_date),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-01-05"]}),
]
"""A local date, as TOML writes one."""

TimeOfDay = Annotated[
    dt.time,
    PlainValidator(_read_time),
    WithJsonSchema({"type": "string", "format": "partial-time", "examples": ["09:00:00"]}),
]
"""A local time of day, as TOML writes one."""

Switch = Annotated[bool, Field(strict=True)]
"""True or false."""

Number = Annotated[float, Field(strict=True)]
"""A finite number, whole or not."""

Whole = Annotated[int, Field(strict=True)]
"""A whole number."""

Share = Annotated[float, Field(strict=True, ge=0, le=1, json_schema_extra={"unit": "share"})]
"""A share between 0 and 1."""

Factor = Annotated[float, Field(strict=True, ge=0, le=100, json_schema_extra={"unit": "factor"})]
"""A multiple of the ordinary."""

Variation = Annotated[float, Field(strict=True, ge=0, le=10, json_schema_extra={"unit": "coefficient of variation"})]
"""A coefficient of variation: the standard deviation over the mean."""

Money = Annotated[float, Field(strict=True, ge=0, le=1e9, json_schema_extra={"unit": "currency"})]
"""An amount in the scenario's currency."""
