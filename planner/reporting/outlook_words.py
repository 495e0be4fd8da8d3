"""Outlook: what is known of a coverage before any simulation, in sentences: its gaps, what they rule out, its cost."""

from __future__ import annotations

from collections.abc import Iterator

from planner.demand.frame import Frame
from planner.foresight.expected_bound import ExpectedBound
from planner.foresight.foreseen import Foreseen
from planner.foresight.gap_sentences import gap_paragraphs
from planner.reporting.target_words import goal_of
from planner.staffing.costs import CostParts

MOST_LINES = 3
"""Of one pattern of gaps; the Coverage page and `check --gaps` have them all."""


def outlook_sentences(coverage: Foreseen, frame: Frame, currency: str) -> tuple[str, ...]:
    """Sentences on one coverage, the most telling first."""
    return (*_ceilings(coverage.bounds, frame), *_gaps(coverage), roster_cost_in_words(coverage.cost, currency))


def roster_cost_in_words(cost: CostParts, currency: str) -> str:
    """What the roster costs, in a sentence.

    >>> roster_cost_in_words(CostParts(paid_hours=14_000.0, premiums=500.0), "EUR")
    'The roster costs 14,500 EUR a week (paid hours 14,000, premiums 500), before overtime and work on call.'
    """
    if cost.total == 0:
        return "The file names no costs."
    named = [("paid hours", cost.paid_hours), ("premiums", cost.premiums), ("retainer", cost.retainer)]
    parts = ", ".join(f"{word} {amount:,.0f}" for word, amount in named if amount)
    return f"The roster costs {cost.total:,.0f} {currency} a week ({parts}), before overtime and work on call."


def _ceilings(bounds: tuple[ExpectedBound, ...], frame: Frame) -> Iterator[str]:
    for bound in bounds:
        target = frame.targets[bound.target]
        if target.contractual and bound.bound is not None and bound.bound < target.goal:
            yield (
                f"Ceiling: with these shifts at most about {bound.bound:.0%} of {target.plan} {target.severity.word} is"
                f" expected to be answered within {target.words}, however many engineers; the goal is"
                f" {goal_of(target)}."
            )


def _gaps(coverage: Foreseen) -> Iterator[str]:
    for paragraph in gap_paragraphs(coverage.gaps):
        shown = [line.strip() for line in paragraph.lines[:MOST_LINES]]
        more = ["and more"] if len(paragraph.lines) > MOST_LINES else []
        yield " ".join([paragraph.heading, "; ".join([*shown, *more])]).strip()
