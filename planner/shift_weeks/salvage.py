"""Salvage: a table of the file read as far as its values are sound.

While somebody types, one value in ten may be wrong for a moment. A shift whose break does not fit is still a shift with
days and hours; what is wrong is put aside and named, and the rest is read. Only for showing: what is simulated comes
from a sound scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from planner.scenario.fields import Table

MOST_PASSES = 3
"""Values on their own, then what several of them say together, then whatever that uncovers."""

Read = TypeVar("Read", bound=Table)


def salvaged(
    table: type[Read], data: object, stand_ins: Mapping[str, object], together: tuple[str, ...] = ()
) -> tuple[Read | None, tuple[str, ...]]:
    """A table without its wrong values, and the keys of these and of missing ones; None where too little is left.

    `stand_ins` take the place of wrong or missing values; `together` are the keys that are put aside where values are
    sound one by one and not together.
    """
    kept = dict(data) if isinstance(data, Mapping) else {}
    wrong = dict[str, None]()
    for _ in range(MOST_PASSES):
        try:
            return table.model_validate(kept), tuple(wrong)
        except ValidationError as error:
            keys = _keys_at_fault(error) or tuple(key for key in together if key in kept)
        wrong.update(dict.fromkeys(keys))
        kept = {key: value for key, value in kept.items() if key not in keys}
        kept.update({key: stand_ins[key] for key in keys if key in stand_ins})
    return None, tuple(wrong)


def _keys_at_fault(error: ValidationError) -> tuple[str, ...]:
    """The table's own keys, also those that something deep inside of is wrong with."""
    places = (detail["loc"] for detail in error.errors(include_url=False, include_context=False, include_input=False))
    return tuple(dict.fromkeys(str(place[0]) for place in places if place))
