"""Seasons: a group's twelve factors of demand, while somebody is still typing them."""

from __future__ import annotations

from collections.abc import Sequence

from planner.business_time.calendar_names import MONTH_NAMES

ORDINARY = 1


def factors_in_full(raw: object) -> Sequence[object]:
    """Twelve factors; an ordinary month's where none is stated."""
    stated = raw[: len(MONTH_NAMES)] if isinstance(raw, list) else []
    return (*stated, *(ORDINARY,) * (len(MONTH_NAMES) - len(stated)))


def with_factor(raw: object, month: int, factor: object) -> list[object] | None:
    """The twelve factors with one of them changed, or ordinary for None; None if all of them are ordinary."""
    factors = list(factors_in_full(raw))
    factors[month] = ORDINARY if factor is None else factor
    return None if all(each == ORDINARY for each in factors) else factors
