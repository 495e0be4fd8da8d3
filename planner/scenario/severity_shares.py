"""Severity shares: how a group's tickets are split among the severities, while somebody is still typing them.

Left out, a group has the built-in split; a table that is there says all, and a severity missing in it has no tickets.
So changing one share of a group without a table writes down the built-in others beside it.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.customers import BUILT_IN_SEVERITIES, SHARE_TOLERANCE
from planner.scenario.finite import finite
from planner.scenario.migration import Data

DIGITS = 4
"""Shares that are made to add up are whole hundredths of a per cent."""

BUILT_IN_SHARES: Data = {severity.word: share for severity, share in BUILT_IN_SEVERITIES.items()}


def shares_in_full(raw: object) -> Data:
    """The shares by the severities' words, the built-in ones where a group states none."""
    if raw is None:
        return BUILT_IN_SHARES
    return raw if isinstance(raw, Mapping) else {}


def with_share(raw: object, severity: str, share: object) -> Data | None:
    """The shares with one of them changed, or left out for None; None if nothing is left to state."""
    shares = {word: value for word, value in shares_in_full(raw).items() if word != severity}
    if share is not None:
        shares[severity] = share
    ordered = {word: shares[word] for word in SEVERITY_OF_WORD if word in shares}
    return {**ordered, **shares} or None


def together(raw: object) -> float | None:
    """What the shares add up to; None if one of them is no number."""
    numbers = [finite(share) for share in shares_in_full(raw).values()]
    return None if None in numbers else sum(number for number in numbers if number is not None)


def add_up(raw: object) -> bool:
    """Whether the shares are all there is."""
    total = together(raw)
    return total is not None and abs(total - 1) <= SHARE_TOLERANCE


def made_to_add_up(raw: object) -> Data:
    """The same shares in the same proportion, together 1; the built-in ones where they have no proportion."""
    numbers = {word: finite(share) for word, share in shares_in_full(raw).items()}
    known = {word: max(0.0, number or 0.0) for word, number in numbers.items() if word in SEVERITY_OF_WORD}
    total = sum(known.values())
    if total <= 0:
        return BUILT_IN_SHARES
    whole = 10**DIGITS
    parts = {word: round(share / total * whole) for word, share in known.items()}
    largest = max(parts, key=lambda word: parts[word])
    parts[largest] += whole - sum(parts.values())
    return {word: part / whole for word, part in parts.items()}
