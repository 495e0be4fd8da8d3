"""The one table of fields: every key a scenario may have, with its name, sentence, type, unit, range and
default.

It is read off the models, where each stands once. Messages, tooltips, the reference page and the list of
known keys all come from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from planner.scenario.fields import Table
from planner.scenario.findings import Path
from planner.scenario.scenario import Scenario

_BOUNDS = (("ge", "at least {}"), ("gt", "more than {}"), ("le", "at most {}"), ("lt", "less than {}"))


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One key: `place` is its path with [] for a list and * for any key (`customers[].severities`)."""

    place: str
    key: str
    title: str
    description: str
    unit: str
    range: str
    example: object
    is_required: bool


@lru_cache(maxsize=1)
def field_table() -> tuple[FieldEntry, ...]:
    """All keys of a scenario, each table's own before those of the tables in it."""
    return tuple(_entries(Scenario, ""))


def _entries(table: type[Table], place: str) -> Iterator[FieldEntry]:
    for key, field in fields_by_key(table).items():
        yield _entry(place + key, key, field)
    for key, field in fields_by_key(table).items():
        inner = table_in(field.annotation)
        if inner is not None:
            yield from _entries(inner, f"{place}{key}{_between(field.annotation)}")


def _between(annotation: object) -> str:
    if _contains(annotation, tuple):
        return "[]."
    return ".*." if _contains(annotation, Mapping) else "."


def _entry(place: str, key: str, field: FieldInfo) -> FieldEntry:
    return FieldEntry(
        place=place,
        key=key,
        title=field.title or key,
        description=field.description or "",
        unit=unit_of(field),
        range=range_of(field),
        example=field.examples[0] if field.examples else None,
        is_required=field.is_required(),
    )


def range_of(field: FieldInfo) -> str:
    """The bounds of a number in words: "at least 1, at most 1,000"; empty if it has none."""
    words = []
    for attribute, text in _BOUNDS:
        bounds = [getattr(item, attribute, None) for item in _metadata(field)]
        words += [text.format(f"{bound:,}") for bound in bounds if bound is not None]
    return ", ".join(words)


def unit_of(field: FieldInfo) -> str:
    """The unit of a number; empty if it has none."""
    fields = (field, *(item for item in _metadata(field) if isinstance(item, FieldInfo)))
    extras = [item.json_schema_extra for item in fields]
    units = [extra["unit"] for extra in extras if isinstance(extra, dict) and "unit" in extra]
    return str(units[0]) if units else ""


def _metadata(field: FieldInfo) -> tuple[object, ...]:
    """What is said about a field's value, also where the value may be left out."""
    found = list(field.metadata)
    if get_origin(field.annotation) in (Union, UnionType):
        for choice in get_args(field.annotation):
            for item in get_args(choice)[1:] if get_origin(choice) is Annotated else ():
                found += [item, *(item.metadata if isinstance(item, FieldInfo) else ())]
    return tuple(found)


def fields_by_key(table: type[Table]) -> dict[str, FieldInfo]:
    """The fields of a table by the keys of the file."""
    return {field.alias or name: field for name, field in table.model_fields.items()}


def table_in(annotation: object) -> type[Table] | None:
    """The table that a field holds, be it alone, in a list or under keys; None if it holds none."""
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((found for item in get_args(annotation) if (found := table_in(item)) is not None), None)


def _contains(annotation: object, kind: type) -> bool:
    if get_origin(annotation) is kind:
        return True
    return any(_contains(item, kind) for item in get_args(annotation))


def field_at(path: Path) -> FieldInfo | None:
    """The field that a path of the file leads to, or whose list or mapping it leads into."""
    found = _follow(path)
    return found[1]


def keys_at(path: Path) -> tuple[str, ...]:
    """The keys that the table a path leads to may have."""
    table = _follow(path)[0]
    return tuple(fields_by_key(table)) if table is not None else ()


def _follow(path: Path) -> tuple[type[Table] | None, FieldInfo | None]:
    table: type[Table] | None = Scenario
    field: FieldInfo | None = None
    takes_any_key = False
    for step in path:
        if isinstance(step, int):
            continue
        if takes_any_key:
            takes_any_key = False
            continue
        if table is None:
            return None, None
        field = fields_by_key(table).get(step)
        if field is None:
            return None, None
        table = table_in(field.annotation)
        takes_any_key = _contains(field.annotation, Mapping)
    return table, field
