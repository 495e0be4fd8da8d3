"""Days of the week in words: "Mon-Fri", "Sun-Thu", "Mon, Wed".

Separate because the scenario file, the command line and the explanations all read or write them. Days are
numbers, 0 = Monday, as Python counts them. Names do not follow the machine's language: a scenario file reads
the same everywhere.
"""

import re
from difflib import get_close_matches
from typing import Final

from planner.business_time.calendar_names import DAY_NAMES, FULL_DAY_NAMES
from planner.errors import PlannerError

_NUMBER_OF: Final = {name.lower(): number for number, name in enumerate(DAY_NAMES)} | {
    name.lower(): number for number, name in enumerate(FULL_DAY_NAMES)
}
_EVERY_DAY: Final = tuple(range(7))
_LONGEST_TEXT: Final = 200


class WeekdayError(PlannerError):
    """A text that names no days of the week."""


def parse_days(text: str) -> tuple[int, ...]:
    """The days that a range or a list names, sorted, 0 = Monday; raises WeekdayError.

    A range may run over the weekend ("Sun-Thu", "Fri-Mon"), and a list may hold ranges.

    >>> parse_days("Sun-Thu")
    (0, 1, 2, 3, 6)
    """
    if len(text) > _LONGEST_TEXT:
        raise WeekdayError("a text this long names no days", mend='write for example "Mon-Fri"')
    days: set[int] = set()
    for part in text.split(","):
        ends = re.split(r"\s*[-–]\s*", part.strip())
        if len(ends) > 2:
            raise WeekdayError(f'"{part.strip()}" is no range of days', mend='write for example "Mon-Fri"')
        first, last = _number(ends[0]), _number(ends[-1])
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return tuple(sorted(days))


def words_of_days(days: tuple[int, ...]) -> str:
    """The days in words, with ranges for days in a row; `parse_days` reads them back.

    >>> words_of_days((0, 1, 2, 3, 6))
    'Sun-Thu'
    """
    chosen = sorted(set(days))
    if tuple(chosen) == _EVERY_DAY:
        return "Mon-Sun"
    parts = []
    for first in chosen:
        if (first - 1) % 7 in chosen:
            continue
        last = first
        while (last + 1) % 7 in chosen:
            last = (last + 1) % 7
        parts.append(DAY_NAMES[first] if first == last else f"{DAY_NAMES[first]}-{DAY_NAMES[last]}")
    return ", ".join(parts)


def _number(name: str) -> int:
    number = _NUMBER_OF.get(name.lower())
    if number is None:
        raise WeekdayError(f'"{name}" is no day of the week', mend=_mend_for(name))
    return number


def _mend_for(name: str) -> str:
    close = get_close_matches(name.lower(), _NUMBER_OF, n=1)
    if close:
        return f"did you mean {DAY_NAMES[_NUMBER_OF[close[0]]]}?"
    return 'write Mon, Tue, Wed, Thu, Fri, Sat or Sun, as a range "Mon-Fri" or a list "Mon, Wed"'
