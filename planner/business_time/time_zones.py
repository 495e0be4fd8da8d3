"""Time zones: by name, and as the plain table of UTC offsets that the simulation understands.

The one place that asks `zoneinfo`. A zone is asked once for the offsets of a range of dates; from there on
local times become instants by arithmetic on arrays (`simulation.local_time`), hundreds of times faster and
with one set of rules.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypeGuard
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from planner.errors import PlannerError
from simulation.columns import IntArray
from simulation.local_time import first_instant

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_DAY_S: Final = 86_400
_SAMPLE_S: Final = _DAY_S // 2
"""No zone has changed its offset twice within half a day."""


class TimeZoneError(PlannerError):
    """A name that is no time zone."""


@dataclass(frozen=True, slots=True, eq=False)
class UtcOffsets:
    """The offsets of a zone over a range of dates, k rows; the first covers everything before it too."""

    from_s: IntArray
    """[k] instants from which an offset holds."""
    offset_s: IntArray
    """[k] that offset: local = UTC + offset."""


def zone(name: str) -> ZoneInfo:
    """The time zone of that name ("Europe/Oslo"); raises TimeZoneError with the nearest names.

    Only names of the zone database are accepted, spelt as there: a file system may know others
    ("europe/oslo" on some machines, "localtime", a path), and a scenario must mean the same on every
    machine.
    """
    if is_zone_name(name):
        try:
            return ZoneInfo(name)
        except (ValueError, OSError, ZoneInfoNotFoundError) as error:
            raise TimeZoneError(f'the time zone "{name}" cannot be read on this machine') from error
    raise TimeZoneError(f'"{name[:60]}" is no time zone', mend=_mend_for(name))


def zone_names() -> tuple[str, ...]:
    """All names that `zone` accepts, sorted."""
    return tuple(sorted(_zone_names()))


def is_zone_name(name: object) -> TypeGuard[str]:
    """Whether `zone` accepts it, without a search for similar names, which takes long for thousands of wrong ones."""
    return isinstance(name, str) and name in _zone_names()


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def _mend_for(name: str) -> str:
    zones: dict[str, str] = {known.lower(): known for known in sorted(_zone_names())}
    cities: dict[str, str] = {}
    for lower, known in zones.items():
        cities.setdefault(lower.rsplit("/", 1)[-1], known)
    wanted = name[:60].strip().lower().replace(" ", "_")
    city = wanted.rsplit("/", 1)[-1]
    if wanted in zones:
        return f"did you mean {zones[wanted]}?"
    close = [zones[key] for key in get_close_matches(wanted, zones, n=2, cutoff=0.8)]
    close += [cities[key] for key in get_close_matches(city, cities, n=2, cutoff=0.8)]
    if close:
        return f"did you mean {' or '.join(dict.fromkeys(close))}?"
    return 'write a region and a city, for example "Europe/Oslo"'


@lru_cache(maxsize=256)
def utc_offsets(of_zone: ZoneInfo, first: date, last: date) -> UtcOffsets:
    """The zone's UTC offsets from two days before `first` until four days after `last`."""
    at = day_number(first) * _DAY_S - 2 * _DAY_S
    end = day_number(last) * _DAY_S + 4 * _DAY_S
    from_s, offset_s = [at], [_offset_s(of_zone, at)]
    while at < end:
        following = at + _SAMPLE_S
        offset = _offset_s(of_zone, following)
        if offset != offset_s[-1]:
            from_s.append(_change(of_zone, at, following, offset_s[-1]))
            offset_s.append(offset)
        at = following
    return UtcOffsets(_column(from_s), _column(offset_s))


def _change(of_zone: ZoneInfo, before: int, after: int, offset_before: int) -> int:
    """The instant in (before, after] at which the offset stops being `offset_before`."""
    while after - before > 1:
        middle = (before + after) // 2
        if _offset_s(of_zone, middle) == offset_before:
            before = middle
        else:
            after = middle
    return after


def _offset_s(of_zone: ZoneInfo, at: int) -> int:
    offset = local_datetime(of_zone, at).utcoffset()
    assert offset is not None
    return int(offset.total_seconds())


def _column(values: list[int]) -> IntArray:
    column = np.array(values, dtype=np.int64)
    column.flags.writeable = False
    return column


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH_ORDINAL


def date_of(number: int) -> date:
    """The date that many days after 1970-01-01."""
    return date.fromordinal(number + _EPOCH_ORDINAL)


def local_datetime(of_zone: ZoneInfo, at: int) -> datetime:
    """The local time in the zone at an instant."""
    return (_EPOCH + timedelta(seconds=at)).astimezone(of_zone)


def instant_of(of_zone: ZoneInfo, local: datetime) -> int:
    """The instant of a naive local time: the first of two, the first after one that does not exist."""
    offsets = utc_offsets(of_zone, local.date(), local.date())
    local_s = (local.replace(tzinfo=UTC) - _EPOCH) // timedelta(seconds=1)
    return int(first_instant(offsets.from_s, offsets.offset_s, np.array([local_s]))[0])
