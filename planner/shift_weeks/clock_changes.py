"""Clock changes: which zones put their clocks forward or back, when, and how that is said.

Separate because both one week's timeline and the list of notable weeks tell of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.business_time.calendar_names import DAY_NAMES, MONTH_NAMES
from planner.business_time.time_zones import local_datetime, utc_offsets, zone
from planner.grammar import joined
from planner.shift_weeks.wall import MINUTE_S, Wall, wall_of
from planner.shift_weeks.week_view import ClockChange

ONE_DAY = timedelta(days=1)
HOUR_MIN = 60


@dataclass(frozen=True, slots=True)
class ZoneChange:
    """One zone's change of the clocks."""

    zone: str
    day: date
    """The local date on which they are changed."""
    at_s: int
    by_min: int
    """How far they are put forward; negative for back."""


def zone_changes(zones: Iterable[str], first: date, last: date) -> tuple[ZoneChange, ...]:
    """The changes of some zones on the local dates from `first` to `last`, in order."""
    found = []
    for name in dict.fromkeys(zones):
        offsets = utc_offsets(zone(name), first, last)
        for row, at_s in enumerate(offsets.from_s.tolist()[1:]):
            day = local_datetime(zone(name), at_s - 1).date()
            if first <= day <= last:
                by_s = int(offsets.offset_s[row + 1] - offsets.offset_s[row])
                found.append(ZoneChange(name, day, at_s, by_s // MINUTE_S))
    return tuple(sorted(found, key=lambda change: (change.day, change.at_s)))


def changes_of_week(wall: Wall, of_others: Sequence[str], on_own_walls: Sequence[str] = ()) -> tuple[ClockChange, ...]:
    """The changes of a week in the zone shown and in others; those of one date together.

    Those `on_own_walls` are told where they stand on their own.
    """
    known = tuple(dict.fromkeys((wall.zone, *on_own_walls, *of_others)))
    walls = {name: wall_of(name, wall.monday) if name in on_own_walls else wall for name in known}
    found: dict[tuple[date, int], list[ZoneChange]] = {}
    for change in zone_changes(known, wall.monday - ONE_DAY, wall.monday + 7 * ONE_DAY):
        if walls[change.zone].start_s < change.at_s < walls[change.zone].end_s:
            found.setdefault((change.day, change.by_min), []).append(change)
    return tuple(_told(changes, wall, walls, known) for changes in found.values())


def _told(changes: Sequence[ZoneChange], wall: Wall, walls: Mapping[str, Wall], known: Sequence[str]) -> ClockChange:
    shown = [change for change in changes if change.zone == wall.zone]
    first = (*shown, *changes)[0]
    return ClockChange(
        zones=tuple(change.zone for change in changes),
        places=joined(_places([change.zone for change in changes], known)),
        at_min=walls[first.zone].minute_of_end(first.at_s),
        by_min=first.by_min,
        is_shown=bool(shown),
        words=f"{DAY_NAMES[first.day.weekday()]} {change_words(changes, known)}, clocks go {_way(first.by_min)}",
    )


def change_words(changes: Sequence[ZoneChange], known: Iterable[str]) -> str:
    """The changes of one date, of all zones that are known.

    >>> change_words([ZoneChange("Europe/Oslo", date(2026, 3, 29), 0, 60)], ["Europe/Oslo", "Asia/Singapore"])
    '29 Mar: Europe changes'
    """
    places = _places([change.zone for change in changes], known)
    return f"{date_words(changes[0].day)}: {joined(places)} {'change' if len(places) > 1 else 'changes'}"


def date_words(day: date) -> str:
    """Day and month: 29 Mar."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def _places(zones: Sequence[str], known: Iterable[str]) -> tuple[str, ...]:
    """Continents of which all known zones are among these, and the cities of others."""
    others = {_region(name) for name in known if name not in zones}
    return tuple(dict.fromkeys(_city(name) if _region(name) in others else _region(name) for name in zones))


def _region(name: str) -> str:
    return name.partition("/")[0]


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def _way(by_min: int) -> str:
    length = "an hour" if abs(by_min) == HOUR_MIN else f"{abs(by_min)} minutes"
    return f"{'forward' if by_min > 0 else 'back'} {length}"
