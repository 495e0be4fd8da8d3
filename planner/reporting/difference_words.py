"""Differences in words and signs, the same in a table, a tooltip and a report.

A difference always bears its sign, a proper minus included, and its 95% interval.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from planner.attainment.comparison import Finding
from planner.estimates.intervals import Difference

SIGNS: Mapping[Finding, str] = MappingProxyType({Finding.BETTER: "▲", Finding.WORSE: "▼", Finding.CANNOT_TELL: "●"})
UNKNOWN = "not known"
NO_DIFFERENCE = "no difference"

MOST_MORE = 2
"""So many decimals more than usual, at most."""


class NumberWords(Protocol):
    """How differences of one kind are written: `points`, `amount` or `per_ticket`."""

    def __call__(self, number: float, /, more: int = 0) -> str:
        """In words, with so many decimals more than usual."""


def finding_in_words(finding: Finding, difference: Difference | None = None) -> str:
    """Such as: ▲ better; where nothing at all differs: no difference."""
    if difference is not None and is_nothing(difference):
        return NO_DIFFERENCE
    return f"{SIGNS[finding]} {finding.value}"


def is_nothing(difference: Difference) -> bool:
    """Whether every replication has the same on both sides: there is nothing that chance could have hidden."""
    return difference.value == difference.ci95.low == difference.ci95.high == 0.0


def points(share: float, more: int = 0) -> str:
    """A difference of shares in percentage points: +56.0."""
    return signed(share * 100, 1 + more)


def amount(money: float, more: int = 0) -> str:
    """A difference of money: +1,424."""
    return signed(money, more)


def amount_in(money: float, currency: str) -> str:
    """A difference of money with what it is in, if that is known: +1,424 EUR."""
    return f"{amount(money)} {currency}".rstrip()


def per_ticket(number: float, more: int = 0) -> str:
    """A difference of counts per ticket: +0.80."""
    return signed(number, 2 + more)


def with_interval(difference: Difference | None, words: NumberWords) -> str:
    """Such as: +56.0 (+54.2 to +57.8).

    Where rounding would make an end zero that is not, and so hide that the whole interval lies on one side, it has the
    decimals that show it.
    """
    if difference is None:
        return UNKNOWN
    more = _more_decimals(difference, words)
    ends = (difference.ci95.low, difference.ci95.high)
    value, low, high = (words(each, more) for each in (difference.value, *ends))
    return f"{value} ({low} to {high})"


def _more_decimals(difference: Difference, words: NumberWords) -> int:
    """How many it takes to see on which side of zero both ends lie; none where they do not, or too many are needed."""
    low, high = difference.ci95.low, difference.ci95.high
    if low <= 0 <= high:
        return 0
    nearest = min(low, high, key=abs)
    return next((more for more in range(MOST_MORE + 1) if _is_told(words(nearest, more))), 0)


def _is_told(words: str) -> bool:
    """Whether a rounded number is anything but zero."""
    return any(sign in "123456789" for sign in words)


def exact_or_with_interval(difference: Difference | None, words: NumberWords) -> str:
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
