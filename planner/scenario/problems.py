"""What pydantic found, in sentences: each kind of its errors becomes a problem and a mend.

The validator says "Input should be a valid integer"; a support manager is told what stands there and what
would be right, with the key's own example. Kinds that are not worded here keep pydantic's words and get the
example. What concerns a share is worded as the file writes it, and put in percent for those who type percents.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planner.scenario.calendar_fields import NO_HOLIDAYS, NO_ZONE, words_about_holidays, words_about_zone
from planner.scenario.entered import entered
from planner.scenario.entered import shown as typed
from planner.scenario.field_kinds import FieldKind, kind_of
from planner.scenario.field_table import field_at, keys_at
from planner.scenario.findings import MOST_WORDED, Finding, Path, ScenarioError
from planner.scenario.nearest import did_you_mean

LONGEST_SHOWN = 60
LARGEST_SHOWN = 1e15
ONE_PERCENT: Final = 0.01
DIGITS: Final = 12
"""Of a share: more are what is left of a division."""

_LISTS_OF_TABLES = ("plans", "customers", "coverage", "teams", "shifts", "profiles", "incidents")

_NO_NUMBER: Final = re.compile(r"a number is wanted here, not (.*)", re.DOTALL)
_TEXT: Final = re.compile(r'the text "(.*)"', re.DOTALL)
_OUT_OF_RANGE: Final = re.compile(r"the number (\S+) is out of range")
_LIMIT: Final = re.compile(r"it has to be (more than|at least|less than|at most) (\S+)")

Wording = Callable[[Path, object, Mapping[str, object]], tuple[str, str]]


def findings_of(error: ValidationError) -> tuple[list[Finding], int]:
    """The findings of a validation, at most MOST_WORDED of them, and how many there are beyond.

    What only follows from another error is no finding of its own.
    """
    details = error.errors(include_url=False)
    told = [detail for detail in details if not _is_consequence(detail)]
    return [_finding(detail) for detail in told[:MOST_WORDED]], max(len(told) - MOST_WORDED, 0)


def _is_consequence(detail: ErrorDetails) -> bool:
    """Whether a default lacks the name it depends on, or a list is counted without its wrong entries."""
    if detail["type"] in ("too_short", "too_long"):
        context = detail.get("ctx", {})
        size = len(detail["input"])
        return bool(context.get("min_length", 0) <= size <= context.get("max_length", size))
    return detail["type"] == "default_factory_not_called"


def _finding(detail: ErrorDetails) -> Finding:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    wording = _WORDINGS.get(detail["type"])
    if wording is None:
        return Finding(path, detail["msg"], _example(path))
    problem, mend = wording(path, detail["input"], detail.get("ctx", {}))
    return Finding(path, problem, mend)


def shown(value: object) -> str:
    """What stands in the file, short and in its own words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{_short(value)}"'
    if isinstance(value, int | float):
        return "a very large number" if abs(value) > LARGEST_SHOWN else f"the number {value:.12g}"
    if isinstance(value, dt.date | dt.time):
        return f"the date or time {value.isoformat()}"
    return "a table" if isinstance(value, Mapping) else "a list"


def _short(text: str) -> str:
    readable = "".join(char if char.isprintable() else "?" for char in text[:LONGEST_SHOWN])
    return readable if len(text) <= LONGEST_SHOWN else readable + "…"


def written(value: object) -> str:
    """A value as TOML writes it on one line, for examples."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        is_time = re.fullmatch(r"\d\d:\d\d:\d\d", value) is not None
        return value if is_time else f'"{value}"'
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {written(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(item) for item in value) + "]"
    return str(value)


def _example(path: Path) -> str:
    field = field_at(path)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if field is not None and key in _LISTS_OF_TABLES:
        return f"begin each entry with [[{key}]]"
    if field is None or not field.examples:
        return ""
    return f"write for example {key} = {written(field.examples[0])}"


def _refused(_path: Path, _value: object, context: Mapping[str, object]) -> tuple[str, str]:
    return str(context["problem"]), str(context["mend"])


def _no_zone(_path: Path, value: object, _context: Mapping[str, object]) -> tuple[str, str]:
    return words_about_zone(value)


def _no_holidays(_path: Path, value: object, _context: Mapping[str, object]) -> tuple[str, str]:
    return words_about_holidays(value)


def _missing(path: Path, _value: object, _context: Mapping[str, object]) -> tuple[str, str]:
    key = path[-1]
    field = field_at(path)
    if field is not None and field.examples:
        return f"{key} is missing", f"add for example {key} = {written(field.examples[0])}"
    return f"{key} is missing", f"add {_table_header(path)}"


def _table_header(path: Path) -> str:
    header = ".".join(step for step in path if isinstance(step, str))
    return f"[[{header}]]" if path[-1] in _LISTS_OF_TABLES else f"[{header}]"


def _unknown_key(path: Path, _value: object, _context: Mapping[str, object]) -> tuple[str, str]:
    return "there is no such key here", did_you_mean(path[-1], keys_at(path[:-1]))


def _no_choice(_path: Path, value: object, context: Mapping[str, object]) -> tuple[str, str]:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
    return f"{shown(value)} is none of the choices", did_you_mean(value, choices)


def _wanted(what: str) -> Wording:
    def wording(path: Path, value: object, _context: Mapping[str, object]) -> tuple[str, str]:
        return f"{what} is wanted here, not {shown(value)}", _example(path)

    return wording


def _bound(what: str, key: str) -> Wording:
    def wording(_path: Path, value: object, context: Mapping[str, object]) -> tuple[str, str]:
        bound = context[key]
        limit = f"{bound:,.12g}" if isinstance(bound, int | float) else str(bound)
        return f"{shown(value)} is out of range", f"it has to be {what} {limit}"

    return wording


def _length(path: Path, value: object, context: Mapping[str, object]) -> tuple[str, str]:
    limit, of_what = next((context[key], key) for key in ("min_length", "max_length") if key in context)
    size = len(value) if isinstance(value, list | tuple | Mapping | str) else 0
    unit = ("character", "characters") if isinstance(value, str) else ("entry", "entries")
    field = field_at(path)
    meaning = f": {field.description}" if field is not None and field.description else ""
    least = "at least" if of_what == "min_length" else "at most"
    return f"it has {size:,} {unit[size != 1]}", f"it needs {least} {limit}{meaning.rstrip('.')}"


_WORDINGS: Mapping[str, Wording] = {
    "refused": _refused,
    NO_ZONE: _no_zone,
    NO_HOLIDAYS: _no_holidays,
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _no_choice,
    "literal_error": _no_choice,
    "string_type": _wanted("a text"),
    "int_type": _wanted("a whole number"),
    "int_from_float": _wanted("a whole number"),
    "int_parsing_size": _wanted("a number of modest size"),
    "float_type": _wanted("a number"),
    "float_parsing": _wanted("a number of modest size"),
    "finite_number": _wanted("a finite number"),
    "bool_type": _wanted("true or false"),
    "tuple_type": _wanted("a list"),
    "mapping_type": _wanted("a table"),
    "dict_type": _wanted("a table"),
    "model_type": _wanted("a table"),
    "greater_than": _bound("more than", "gt"),
    "greater_than_equal": _bound("at least", "ge"),
    "less_than": _bound("less than", "lt"),
    "less_than_equal": _bound("at most", "le"),
    "too_short": _length,
    "too_long": _length,
    "string_too_short": _length,
    "string_too_long": _length,
}


def in_percent(error: ScenarioError, *, decimal: str = ".") -> ScenarioError:
    """The error in the words of an editor, in which shares are typed in percent; any other error as it is."""
    field = field_at(error.path)
    if field is None or kind_of(field) is not FieldKind.SHARE:
        return error
    no_number = _NO_NUMBER.fullmatch(error.problem)
    text = _TEXT.fullmatch(no_number[1]) if no_number else None
    question = sign_wanted(text[1], decimal=decimal) if text else ""
    if question:
        return replace(error, problem=question, mend="")
    problem = f"a percentage is wanted here, not {no_number[1]}" if no_number else error.problem
    problem = _OUT_OF_RANGE.sub(lambda found: f"{_percent(found[1], decimal)} is out of range", problem)
    return replace(error, problem=problem, mend=_mend_in_percent(error, decimal))


def _mend_in_percent(error: ScenarioError, decimal: str) -> str:
    field = field_at(error.path)
    if field is not None and field.examples:
        example = typed(FieldKind.SHARE, field.examples[0], decimal=decimal)
        in_file = written(field.examples[0])
        if error.mend in {f"{verb} for example {error.path[-1]} = {in_file}" for verb in ("write", "add")}:
            return f"write for example {example}"
    return _LIMIT.sub(lambda found: f"it has to be {found[1]} {_percent(found[2], decimal)}", error.mend)


def _percent(number: str, decimal: str) -> str:
    return typed(FieldKind.SHARE, float(number.replace(",", "")), decimal=decimal)


def sign_wanted(text: str, *, decimal: str = ".") -> str:
    """A question where a bare number may be a share or a percentage, as 0.95 may; empty where it is clear."""
    share = entered(FieldKind.SHARE, text, decimal=decimal)
    if "%" in text or not isinstance(share, float) or not 0 < share < ONE_PERCENT:
        return ""
    either = typed(FieldKind.SHARE, round(share * 100, DIGITS), decimal=decimal)
    return f"is that {either} or {typed(FieldKind.SHARE, share, decimal=decimal)}? Write the percent sign"
