"""Worst: the tickets to look at where nobody asked for any, those that missed the target that is missed most."""

from __future__ import annotations

from dataclasses import replace

from planner.attainment.results import CoverageResult, TargetResult
from planner.tickets.behind import Behind, Outcome


def worst_missed(result: CoverageResult) -> Behind:
    """A coverage's contractual target furthest below its goal; all of its tickets if none of them missed."""
    known = [each for each in result.targets if each.attainment is not None]
    if not known:
        return Behind(result.name)
    worst = max(known, key=_shortfall)
    return Behind(result.name, worst.target, Outcome.MISSED if (worst.attainment or 0.0) < 1 else Outcome.ALL)


def _shortfall(result: TargetResult) -> tuple[bool, float]:
    assert result.attainment is not None
    return (result.target.contractual, result.target.goal - result.attainment)


def of_study(behind: Behind | None, result: CoverageResult) -> Behind:
    """What was asked for, of a study that may be of another scenario: its promise may read otherwise or be gone."""
    if behind is None:
        return worst_missed(result)
    asked, coverage = behind.target, result.name
    if asked is None:
        return replace(behind, coverage=coverage)
    alike = [
        each.target
        for each in result.targets
        if (each.target.plan, each.target.severity, each.target.metric) == (asked.plan, asked.severity, asked.metric)
    ]
    return replace(behind, coverage=coverage, target=alike[0]) if alike else worst_missed(result)
