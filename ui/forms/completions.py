"""Completions: what one-line editors offer while somebody types: time zones and countries with their names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from planner.business_time.holiday_dates import country_names
from planner.business_time.time_zones import zone_names
from planner.scenario.field_kinds import FieldKind


@cache
def completions_for(kind: FieldKind) -> Sequence[str]:
    """What is offered for a kind of field; nothing for most."""
    if kind is FieldKind.ZONE:
        return zone_names()
    if kind is FieldKind.HOLIDAYS:
        return tuple(f"{code} · {name}" for code, name in country_names())
    return ()
