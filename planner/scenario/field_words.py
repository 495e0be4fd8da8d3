"""Field words: what a field is for, what it takes and what its absence means, for tooltips and empty editors.

Read off the table of fields, so that a form says what the reference page and the messages say.
"""

from __future__ import annotations

from enum import Enum

from pydantic.fields import FieldInfo

from planner.grammar import capitalised
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind, choices_of, kind_of
from planner.scenario.field_table import range_of, unit_of
from planner.scenario.problems import written

_UNIT_OF_SHARES = "share"
_SAID_BESIDE = {
    "weeks": "weeks",
    "per year": "per year",
    "factor": "times",
    "accounts": "accounts",
    "engineers": "engineers",
}


def explained(key: str, field: FieldInfo) -> tuple[str, ...]:
    """Sentences on a field: what it is for, its unit and range, its choices, and how the file writes it."""
    unit, bounds, choices = unit_of(field), _bounds_in_words(field), choices_of(field)
    sentences = [field.description or ""]
    if unit and unit != _UNIT_OF_SHARES:
        sentences.append(f"Unit: {unit}.")
    if bounds:
        sentences.append(f"{capitalised(bounds)}.")
    if choices:
        sentences.append(f"One of: {', '.join(choices)}.")
    if field.examples:
        sentences.append(f"In the file: {field.alias or key} = {written(field.examples[0])}")
    return tuple(sentence for sentence in sentences if sentence)


def unit_beside(field: FieldInfo, currency: str) -> str:
    """The unit to say beside an editor; empty where the value says it, or there is none."""
    unit = unit_of(field)
    return currency if unit == "currency" else _SAID_BESIDE.get(unit, "")


def _bounds_in_words(field: FieldInfo) -> str:
    """Bounds as they are typed: those of a share in per cent."""
    bounds = range_of(field)
    if kind_of(field) is FieldKind.SHARE and bounds == "at least 0, at most 1":
        return "between 0 and 100%"
    return bounds


def left_out_in_words(field: FieldInfo, *, decimal: str = ".") -> str:
    """What an empty editor stands for, such as "0%" or "hold"; empty where it stands for nothing in particular."""
    extra = field.json_schema_extra
    if isinstance(extra, dict) and isinstance(extra.get("default"), str):
        return str(extra["default"])
    default = field.default
    if field.is_required() or default is None or field.default_factory is not None:
        return ""
    kind = kind_of(field)
    if isinstance(default, Enum):
        return str(default.value)
    if kind in {FieldKind.OTHER, FieldKind.TABLE, FieldKind.SELECTION, FieldKind.TIERS}:
        return ""
    return shown(kind, default, decimal=decimal)
