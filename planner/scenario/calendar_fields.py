"""Values that need a calendar to be read: days of the week, time zones and public holidays.

The arithmetic of calendars lives in the planner; here its words become values of the file, and its refusals
become refusals with a place.
"""

import datetime as dt
from functools import lru_cache
from typing import Annotated

from pydantic import Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from planner.business_time.holiday_dates import holiday_dates
from planner.business_time.time_zones import is_zone_name, zone
from planner.business_time.weekdays import parse_days, words_of_days
from planner.errors import PlannerError
from planner.scenario.fields import LONGEST_NAME, refused

MOST_HOLIDAYS = 5_000
NO_ZONE = "no_zone"
NO_HOLIDAYS = "no_holidays"
"""Kinds of errors whose words are only looked for when they are shown: finding similar names takes milliseconds."""

ZONE_MEND = 'write a name of the IANA database, for example "Europe/Oslo" or "UTC"'
HOLIDAYS_MEND = 'write a country ("NO"), a part of one ("US-CA") or a list of dates ([2026-12-25])'


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
    if not isinstance(value, str):
        raise refused("a time zone is a text", ZONE_MEND)
    if not is_zone_name(value):
        raise PydanticCustomError(NO_ZONE, "no time zone")
    return value


def words_about_zone(value: object) -> tuple[str, str]:
    """What is wrong with a text that names no time zone, and the zones it is like."""
    try:
        zone(str(value)[:LONGEST_NAME])
    except PlannerError as error:
        return error.problem, error.mend
    return "there is no such time zone", ZONE_MEND


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
    if value is None:
        return None
    if isinstance(value, list | tuple):
        return _read_dates(value)
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise refused("holidays are a country or a list of dates", HOLIDAYS_MEND)
    country = value.partition("-")[0].strip().upper()
    if not (len(country) == 2 and country.isascii() and _has_holidays(country) and _has_holidays(value)):
        raise PydanticCustomError(NO_HOLIDAYS, "no holidays")
    return value


@lru_cache(maxsize=4096)
def _has_holidays(spec: str) -> bool:
    try:
        holiday_dates(spec, ())
    except PlannerError:
        return False
    return True


def words_about_holidays(value: object) -> tuple[str, str]:
    """What is wrong with a text that names no holidays, and the countries or parts it is like."""
    try:
        holiday_dates(str(value)[:LONGEST_NAME], ())
    except PlannerError as error:
        return error.problem, error.mend
    return "there is no country or part of one by this name", HOLIDAYS_MEND


def _read_dates(value: list[object] | tuple[object, ...]) -> tuple[dt.date, ...]:
    if len(value) > MOST_HOLIDAYS:
        raise refused(f"{len(value):,} holidays are too many", f"at most {MOST_HOLIDAYS:,} dates can be listed")
    dates = [day for day in value if isinstance(day, dt.date) and not isinstance(day, dt.datetime)]
    if len(dates) != len(value):
        raise refused("a list of holidays holds dates only", HOLIDAYS_MEND)
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
