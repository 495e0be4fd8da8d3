"""Hours in words: business hours as a person types them into one line, and back.

"Mon-Fri 09:00-17:00; Sat 10:00-14:00" in a cell is a list of two tables in the file. The words are those of the command
line; what cannot be read stays the text it is, as everywhere in a draft, and the sentence says what would be right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from pydantic import ValidationError

from planner.business_time.calendars import Window
from planner.business_time.opening_hours import parse_hours, words_of_hours
from planner.business_time.weekdays import words_of_days
from planner.errors import PlannerError
from planner.scenario.customers import BusinessHours
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.migration import Data
from planner.scenario.normal_forms import entries_in_full

LONGEST_LINE = 500
"""More than that is read window by window."""
LONGEST_TEXT = 10_000
UNKNOWN = "?"


def hours_entered(text: str) -> object:
    """The raw value that words stand for: a table, or a list of several; None for no words.

    Words that name no hours stay the text they are.

    >>> hours_entered("Mon-Fri 9-17")
    {'days': 'Mon-Fri', 'from': datetime.time(9, 0), 'to': datetime.time(17, 0)}
    """
    words = text.strip()
    if not words:
        return None
    try:
        tables = [_table_of(window) for window in _windows_in(words)]
    except PlannerError:
        return words
    return tables[0] if len(tables) == 1 else tables


def hours_shown(raw: object) -> str:
    """Raw business hours in words, which `hours_entered` reads back if they are sound; nothing for None."""
    if raw is None or isinstance(raw, str):
        return raw or ""
    tables = entries_in_full(raw)
    try:
        windows = [_window_of(table) for table in tables]
    except ValidationError:
        return "; ".join(_as_it_stands(table) for table in tables)
    return _words_of(windows)


def problem_with_hours(raw: object) -> str:
    """What is wrong with a text that should name hours and what would be right; nothing for anything else."""
    if not isinstance(raw, str):
        return ""
    try:
        _windows_in(raw)
    except PlannerError as error:
        return f"{error.problem}; {error.mend}" if error.mend else error.problem
    return "hours in words are read where they are typed; type them once more"


def _windows_in(words: str) -> list[Window]:
    if len(words) <= LONGEST_LINE:
        return list(parse_hours(words))
    parts = words[:LONGEST_TEXT].split(";") if len(words) <= LONGEST_TEXT else [words]
    return [window for part in parts if part.strip() for window in parse_hours(part)]


def _table_of(window: Window) -> Data:
    return {"days": words_of_days(window.days), "from": window.opens, "to": window.closes}


def _window_of(table: object) -> Window:
    hours = BusinessHours.model_validate(table)
    return Window(hours.days, hours.start, hours.end)


def _words_of(windows: Sequence[Window]) -> str:
    """A part for each run of windows of the same days: "Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00"."""
    if len(windows) == 1:
        return words_of_hours((windows[0],))
    parts = []
    for days, of_days in groupby(windows, key=lambda window: window.days):
        hours = ", ".join(f"{_time(window.opens)}-{_time(window.closes)}" for window in of_days)
        parts.append(f"{words_of_days(days)} {hours}")
    return "; ".join(parts)


def _as_it_stands(table: object) -> str:
    """A window in which something is wrong, as a text that is as wrong."""
    if not isinstance(table, Mapping):
        return shown(FieldKind.TEXT, table)
    days = shown(FieldKind.DAYS, table.get("days", "Mon-Fri"))
    return f"{days} {_time(table.get('from'))}-{_time(table.get('to'))}"


def _time(raw: object) -> str:
    return shown(FieldKind.TIME, raw) or UNKNOWN
