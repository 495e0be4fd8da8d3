"""Entered: what a person types into a cell or a field, as the raw value of the file, and back.

People write "2,5", "6%" and "8:00"; the file holds 2.5, 0.06 and 08:00:00. What cannot be read stays the text it is: a
draft may be wrong, and the checks then say what would be right. Forms and pasted tables read by the same rules.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from planner.business_time.durations import DurationError, parse_duration, words_of
from planner.scenario.field_kinds import FieldKind

LONGEST_NUMBER = 40
LARGEST = Decimal(10) ** 18
"""No number of a scenario is larger; one that is stays a text, which the checks refuse."""
SMALLEST_PLAIN = Decimal(10) ** -12

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}([ '.,\u00a0\u202f])[0-9]{3}(?:\1[0-9]{3})*")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2})(?::([0-9]{2}))?)?")
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_YES = {"yes", "true", "on", "x", "1"}
_NO = {"no", "false", "off", "0"}


def entered(kind: FieldKind, text: str, *, choices: Sequence[str] = (), decimal: str = ".") -> object:
    """The raw value that a text stands for; None for an empty one, the text itself for what cannot be read.

    `decimal` is the sign between whole and part where the person is at home; a point is always read.
    """
    words = text.strip()
    if not words:
        return None
    match kind:
        case FieldKind.WHOLE | FieldKind.NUMBER:
            return _number(words, decimal, whole=kind is FieldKind.WHOLE)
        case FieldKind.SHARE:
            return _share(words, decimal)
        case FieldKind.DURATION:
            return _DECIMAL_COMMA.sub(".", words) if decimal == "," else words
        case FieldKind.CHOICE | FieldKind.SEVERITY:
            return next((choice for choice in choices if choice.casefold() == words.casefold()), words)
    reading = _READINGS.get(kind)
    return words if reading is None else reading(words)


def shown(kind: FieldKind, value: object, *, decimal: str = ".") -> str:
    """A raw value as a person would type it; nothing for None, and what is of the wrong type as it stands."""
    match value:
        case None:
            words = ""
        case bool():
            words = "yes" if value else "no"
        case int() | float():
            words = _shown_number(kind, value, decimal)
        case dt.time():
            words = value.strftime("%H:%M:%S" if value.second else "%H:%M")
        case list() | tuple():
            words = ", ".join(shown(kind, item, decimal=decimal) for item in value)
        case Mapping():
            words = "a table"
        case _:
            words = str(value)
    return words


def tidied(kind: FieldKind, value: object) -> object:
    """The same value in the words the file uses: "2 h" becomes "2 hours"; anything else stays as it is."""
    if kind is FieldKind.DURATION and isinstance(value, str):
        try:
            return words_of(parse_duration(value))
        except DurationError:
            return value
    return value


def _shown_number(kind: FieldKind, value: float, decimal: str) -> str:
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    if kind is FieldKind.SHARE:
        return f"{_digits(number * 100, decimal)}%"
    return _digits(number, decimal)


def _digits(number: Decimal, decimal: str) -> str:
    """All digits there are, without an exponent where a person would write none."""
    plain = number == 0 or SMALLEST_PLAIN < abs(number) < LARGEST
    text = f"{number.normalize():f}" if plain else str(number)
    return text.replace(".", decimal)


def _decimal(words: str, decimal: str) -> Decimal | None:
    if len(words) > LONGEST_NUMBER:
        return None
    text = words.replace(" ", "").replace("\u00a0", "").replace("\u202f", "").replace("'", "")
    grouped = _GROUPED.fullmatch(words)
    if grouped and grouped[1] in {",", "."} and grouped[1] != decimal:
        text = text.replace(grouped[1], "")
    elif "." not in text:
        text = text.replace(",", ".")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < LARGEST else None


def _number(words: str, decimal: str, *, whole: bool) -> object:
    if words.endswith("%") and not whole:
        return _share(words, decimal)
    number = _decimal(words, decimal)
    if number is None:
        return words
    return int(number) if number == number.to_integral_value() else float(number)


def _share(words: str, decimal: str) -> object:
    """A share is typed in per cent, with or without the sign."""
    number = _decimal(words.removesuffix("%").strip(), decimal)
    return words if number is None else float(number / 100)


def _switch(words: str) -> object:
    if words.casefold() in _YES:
        return True
    return False if words.casefold() in _NO else words


def _time(words: str) -> object:
    match = _TIME.fullmatch(words)
    if match is None:
        return words
    hour, minute, second = (int(part or 0) for part in match.groups())
    if (hour, minute, second) == (24, 0, 0):
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else words


def _date(words: str) -> object:
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return words


def _holidays(words: str) -> object:
    """A country's code, or a list of dates."""
    dates = [_date(part.strip()) for part in words.split(",")]
    return dates if all(isinstance(date, dt.date) for date in dates) else words


def _tiers(words: str) -> object:
    if words.casefold() in {"both", "1, 2", "1,2", "1 and 2"}:
        return [1, 2]
    return [int(words)] if words in {"1", "2"} else words


def _selection(words: str) -> object:
    if words.casefold() == "everything":
        return None
    return [part.strip() for part in words.split(",") if part.strip()]


_READINGS: Mapping[FieldKind, Callable[[str], object]] = {
    FieldKind.SWITCH: _switch,
    FieldKind.TIME: _time,
    FieldKind.DATE: _date,
    FieldKind.HOLIDAYS: _holidays,
    FieldKind.TIERS: _tiers,
    FieldKind.SELECTION: _selection,
}
