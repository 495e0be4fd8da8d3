"""Values that need a calendar to be read: days of the week, time zones and public holidays.

The arithmetic of calendars lives in the planner; here its words become values of the file, and its refusals
become refusals with a place.
"""

import datetime as dt
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema

from planner.errors import PlannerError
from planner.holiday_dates import holiday_dates
from planner.scenario.fields import LONGEST_NAME, refused
from planner.time_zones import zone
from planner.weekdays import parse_days, words_of_days

MOST_HOLIDAYS = 5_000
A_YEAR = 2026


def _read_days(value: object) -> tuple[int, ...]:
    if isinstance(value, tuple) and all(type(day) is int and 0 <= day < 7 for day in value):
        return value
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise refused("days of the week are a text", 'write a range or a list: "Mon-Fri" or "Mon, Wed"')
    try:
        days = parse_days(value)
    except PlannerError as error:
        raise refused(error.problem, error.mend or 'write a range or a list: "Mon-Fri" or "Mon, Wed"') from error
    return days


Days = Annotated[
    tuple[int, ...],
    PlainValidator(_read_days),
    PlainSerializer(words_of_days, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["Mon-Fri", "Sun-Thu", "Mon, Wed"]}),
]
"""Days of the week, 0 is Monday."""


def _read_zone(value: object) -> str:
    mend = 'write a name of the IANA database, for example "Europe/Oslo" or "UTC"'
    if not isinstance(value, str):
        raise refused("a time zone is a text", mend)
    if not value or len(value) > LONGEST_NAME or not value.isprintable():
        raise refused("there is no such time zone", mend)
    try:
        zone(value)
    except PlannerError as error:
        raise refused(error.problem, error.mend or mend) from error
    return value


ZoneName = Annotated[
    str,
    PlainValidator(_read_zone),
    Field(json_schema_extra={"unit": "IANA time zone"}),
    WithJsonSchema({"type": "string", "examples": ["Europe/Oslo", "America/New_York", "UTC"]}),
]
"""A time zone by its name; one that is read exists."""

Holidays = str | tuple[dt.date, ...] | None
"""A country or subdivision by its code, or dates; None for no holidays."""


def _read_holidays(value: object) -> Holidays:
    mend = 'write a country ("NO"), a part of one ("US-CA"), or a list of dates ([2026-12-25]); or leave it out'
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return _read_dates(value, mend)
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise refused("holidays are a country or a list of dates", mend)
    try:
        holiday_dates(value, (A_YEAR,))
    except PlannerError as error:
        raise refused(error.problem, error.mend or mend) from error
    return value


def _read_dates(value: list[object] | tuple[object, ...], mend: str) -> tuple[dt.date, ...]:
    if len(value) > MOST_HOLIDAYS:
        raise refused(f"{len(value):,} holidays are too many", f"at most {MOST_HOLIDAYS:,} dates can be listed")
    dates = [day for day in value if isinstance(day, dt.date) and not isinstance(day, dt.datetime)]
    if len(dates) != len(value):
        raise refused("a list of holidays holds dates only", mend)
    return tuple(sorted(set(dates)))


HolidaySpec = Annotated[
    Holidays,
    PlainValidator(_read_holidays),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["NO", "US-CA"]},
                {"type": "array", "items": {"type": "string", "format": "date"}, "maxItems": MOST_HOLIDAYS},
            ]
        }
    ),
]
"""Public holidays, as the file names them."""
