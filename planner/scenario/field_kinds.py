"""Kinds of fields: what sort of value each key of a scenario takes, so that a form can offer the editor for it.

Read off the models, as the table of fields is; separate from it because only forms ask.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum, auto
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from planner.business_time.durations import Duration
from planner.plans import Severity
from planner.scenario.calendar_fields import Days, HolidaySpec, ZoneName
from planner.scenario.distributions import Distribution
from planner.scenario.field_table import table_in, unit_of
from planner.scenario.selection import Selection


class FieldKind(Enum):
    """What a field holds."""

    TEXT = auto()
    SHARE = auto()
    NUMBER = auto()
    WHOLE = auto()
    SWITCH = auto()
    CHOICE = auto()
    SEVERITY = auto()
    DURATION = auto()
    TIME = auto()
    DATE = auto()
    DAYS = auto()
    ZONE = auto()
    HOLIDAYS = auto()
    TIERS = auto()
    SELECTION = auto()
    DISTRIBUTION = auto()
    TABLE = auto()
    """A table of fields of its own."""
    OTHER = auto()
    """Lists and mappings, which have editors of their own."""


_BY_TYPE: Mapping[type, FieldKind] = {
    bool: FieldKind.SWITCH,
    int: FieldKind.WHOLE,
    float: FieldKind.NUMBER,
    dt.date: FieldKind.DATE,
    dt.time: FieldKind.TIME,
    Duration: FieldKind.DURATION,
    Severity: FieldKind.SEVERITY,
    Selection: FieldKind.SELECTION,
}


def kind_of(field: FieldInfo) -> FieldKind:
    """What a field holds, whether or not it may be left out."""
    validators = [*field.metadata, *_metadata_within(field.annotation)]
    for annotated, kind in ((Days, FieldKind.DAYS), (ZoneName, FieldKind.ZONE), (HolidaySpec, FieldKind.HOLIDAYS)):
        if get_args(annotated)[1] in validators:
            return kind
    types = [each for each in _types_in(field.annotation) if each is not type(None)]
    if field.annotation is not None and tuple(types) == (tuple,):
        return FieldKind.TIERS if field.title == "Tier" else FieldKind.OTHER
    if len(types) > 1 and Duration in types:
        return FieldKind.DURATION
    return _kind_of_type(types[0], field) if types else FieldKind.OTHER


def _kind_of_type(kind: type, field: FieldInfo) -> FieldKind:
    if kind is float and unit_of(field) == "share":
        return FieldKind.SHARE
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    if issubclass(kind, Enum):
        return FieldKind.CHOICE
    if issubclass(kind, Distribution):
        return FieldKind.DISTRIBUTION
    if kind is str:
        return FieldKind.TEXT
    return FieldKind.TABLE if table_in(kind) is not None else FieldKind.OTHER


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words of a choice; none for other kinds."""
    for kind in _types_in(field.annotation):
        if issubclass(kind, Severity):
            return tuple(severity.word for severity in Severity)
        if issubclass(kind, Enum):
            return tuple(str(member.value) for member in kind)
    return ()


def _types_in(annotation: object) -> list[type]:
    """The plain types that an annotation allows; a list or mapping as itself."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _types_in(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [kind for choice in get_args(annotation) for kind in _types_in(choice)]
    if isinstance(origin, type):
        return [origin]
    return [annotation] if isinstance(annotation, type) else []


def _metadata_within(annotation: object) -> list[object]:
    if get_origin(annotation) is Annotated:
        return list(get_args(annotation)[1:])
    if get_origin(annotation) in (Union, UnionType):
        return [item for choice in get_args(annotation) for item in _metadata_within(choice)]
    return []
