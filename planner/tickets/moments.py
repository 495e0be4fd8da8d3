"""Moments: instants and lengths of time in the words of a ticket's life.

Names of days and months do not follow the machine's language, and a moment is told as briefly as its neighbours allow:
within a week of the ticket's arrival a weekday says it all.
"""

from __future__ import annotations

from datetime import datetime

from planner.business_time.calendar_names import DAY_NAMES, MONTH_NAMES
from planner.business_time.time_zones import local_datetime, zone

DAYS_BY_NAME = 6
"""So many days after the one it is told from, a weekday alone would be mistaken."""


class Moments:
    """Instants told in one time zone, from one instant on."""

    def __init__(self, time_zone: str, from_s: int) -> None:
        """Raises TimeZoneError for a name that is no time zone."""
        self._zone = zone(time_zone)
        self._from = self.local(from_s)

    def local(self, at_s: int) -> datetime:
        """The local time, with its offset."""
        return local_datetime(self._zone, at_s)

    def full(self, at_s: int) -> str:
        """Such as: Tue 13 Jan 18:40."""
        at = self.local(at_s)
        year = "" if at.year == self._from.year else f" {at.year}"
        return f"{DAY_NAMES[at.weekday()]} {at.day} {MONTH_NAMES[at.month - 1]}{year} {time_of(at)}"

    def brief(self, at_s: int) -> str:
        """Such as: Tue 18:40, or with its date where the weekday alone could be another's."""
        at = self.local(at_s)
        days = (at.date() - self._from.date()).days
        return f"{DAY_NAMES[at.weekday()]} {time_of(at)}" if 0 <= days <= DAYS_BY_NAME else self.full(at_s)

    def between(self, start_s: int, end_s: int) -> str:
        """Such as: from Tue 18:40 to Wed 08:00; the day once, if it is the same."""
        start, end = self.local(start_s), self.local(end_s)
        until = time_of(end) if start.date() == end.date() else self.brief(end_s)
        return f"from {self.brief(start_s)} to {until}"

    def in_figures(self, at_s: int) -> str:
        """Such as: 2026-01-13 18:40:12+01:00, for a table that a program reads."""
        return self.local(at_s).isoformat(sep=" ")


def time_of(at: datetime) -> str:
    """Such as: 18:40."""
    return f"{at.hour:02d}:{at.minute:02d}"


def length_words(length_s: int) -> str:
    """Such as: 13 h 32 min; 40 min; 45 s."""
    if length_s < 60:
        return f"{length_s} s"
    hours, minutes = divmod((length_s + 30) // 60, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours:,} h {minutes} min" if minutes else f"{hours:,} h"
