"""Differences in words and signs, the same in a table, a tooltip and a report.

A difference always bears its sign, a proper minus included, and its 95 % interval.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from planner.attainment.comparison import Finding
from planner.estimates.intervals import Difference

SIGNS: Mapping[Finding, str] = MappingProxyType({Finding.BETTER: "▲", Finding.WORSE: "▼", Finding.CANNOT_TELL: "●"})
UNKNOWN = "not known"


def finding_in_words(finding: Finding) -> str:
    """Such as: ▲ better."""
    return f"{SIGNS[finding]} {finding.value}"


def points(share: float) -> str:
    """A difference of shares in percentage points: +56.0."""
    return signed(share * 100, 1)


def amount(money: float) -> str:
    """A difference of money: +1,424."""
    return signed(money, 0)


def per_ticket(number: float) -> str:
    """A difference of counts per ticket: +0.80."""
    return signed(number, 2)


def with_interval(difference: Difference | None, words: Callable[[float], str]) -> str:
    """Such as: +56.0 (+54.2 to +57.8)."""
    if difference is None:
        return UNKNOWN
    value, low, high = (words(each) for each in (difference.value, difference.ci95.low, difference.ci95.high))
    return f"{value} ({low} to {high})"


def exact_or_with_interval(difference: Difference | None, words: Callable[[float], str]) -> str:
    """Without its interval where chance has no part in it, as in a cost that shifts alone decide: +1,424."""
    if difference is None:
        return UNKNOWN
    told = {words(each) for each in (difference.value, difference.ci95.low, difference.ci95.high)}
    return told.pop() if len(told) == 1 else with_interval(difference, words)


def signed(number: float, decimals: int) -> str:
    """With its sign, and zero without one.

    >>> signed(1424.4, 0), signed(-0.21, 1), signed(-0.04, 1)
    ('+1,424', '−0.2', '0.0')
    """
    words = f"{number:+,.{decimals}f}"
    return words[1:] if float(words.replace(",", "")) == 0 else words.replace("-", "−")
