"""Opening hours in words: "Mon-Fri 09:00-17:00, Sat 10:00-14:00".

What the command line takes and what explanations print. The scenario file writes hours as tables instead, so
this is separate from it; both make the same windows.
"""

import re
from datetime import time
from itertools import groupby
from typing import Final

from planner.business_time.calendars import Window
from planner.business_time.weekdays import parse_days, words_of_days
from planner.errors import PlannerError

_TIME: Final = r"\d{1,2}(?::\d{2}){0,2}"
_WINDOW: Final = re.compile(
    rf"\s*(?P<days>[a-z][a-z,\s–-]*?)?\s*(?P<opens>{_TIME})\s*[-–]\s*(?P<closes>{_TIME})\s*(?:[,;]|(?=\s)|$)",
    re.IGNORECASE,
)
_LONGEST_TEXT: Final = 500
_MEND: Final = 'write for example "Mon-Fri 09:00-17:00, Sat 10:00-14:00", or "around the clock"'
_ALL_HOURS: Final = Window((0, 1, 2, 3, 4, 5, 6), time(0), time(0))


class HoursError(PlannerError):
    """A text that names no opening hours."""


def parse_hours(text: str) -> tuple[Window, ...]:
    """The windows a text names; raises HoursError or WeekdayError.

    Hours without days are on the days before them ("Mon-Fri 09:00-12:00, 13:00-17:00"); 24:00 is midnight.
    """
    if len(text) > _LONGEST_TEXT:
        raise HoursError("a text this long names no opening hours", mend=_MEND)
    if text.strip().lower() in ("around the clock", "24/7"):
        return (_ALL_HOURS,)
    windows: list[Window] = []
    at = 0
    while text[at:].strip():
        match = _WINDOW.match(text, at)
        if match is None or not (match["days"] or windows):
            raise HoursError(f'"{text[at:].strip()}" names no opening hours', mend=_MEND)
        days = parse_days(match["days"].strip(" ,")) if match["days"] else windows[-1].days
        windows.append(Window(days, _time(match["opens"]), _time(match["closes"])))
        at = match.end()
    if not windows:
        raise HoursError("no opening hours are given", mend=_MEND)
    return tuple(windows)


def words_of_hours(windows: tuple[Window, ...]) -> str:
    """The windows in words, which `parse_hours` reads back."""
    if windows == (_ALL_HOURS,):
        return "around the clock"
    parts = []
    for days, of_days in groupby(windows, key=lambda window: window.days):
        hours = ", ".join(f"{_words(window.opens)}-{_words(window.closes)}" for window in of_days)
        parts.append(f"{words_of_days(days)} {hours}")
    return ", ".join(parts)


def _time(text: str) -> time:
    hour, minute, second = [*(int(part) for part in text.split(":")), 0, 0][:3]
    if (hour, minute, second) == (24, 0, 0):
        return time(0)
    if hour > 23 or minute > 59 or second > 59:
        raise HoursError(f'"{text}" is no time of day', mend='write it as "09:00"')
    return time(hour, minute, second)


def _words(at: time) -> str:
    return at.isoformat(timespec="seconds" if at.second else "minutes")
