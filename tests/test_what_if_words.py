"""What an edit does, over the replications that both have, and only what can be told from chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.estimates.spread import EMPTY
from planner.reporting.what_if_words import what_if_lines
from tests.made_measures import TARGETS, counts_of, measures_of

UNTOLD = "1 contractual target: no change that can be told from chance."


def found(met: Sequence[int], updates: Sequence[int], costs: Sequence[float] | None = None) -> CoverageResult:
    """A replication for each number of 100 first responses met, and of 100 updates."""
    measures = [
        measures_of(counts_of([(of_first, 100), (of_updates, 100), (50, 100)]))
        for of_first, of_updates in zip(met, updates, strict=True)
    ]
    result = coverage_result("Here", TARGETS, measures, (EMPTY,) * 3, weeks=1)
    return result if costs is None else replace(result, costs=np.array(costs))


def test_shares_and_their_difference_are_of_the_replications_that_both_have() -> None:
    """The later replications of the run before were better, and say nothing of the edit."""
    before = found([80, 82] * 5 + [99] * 10, [90] * 20)
    after = found([90, 92] * 5, [90] * 10)
    first, untold = what_if_lines(before, after, "EUR")
    assert first.startswith("Extended urgent, response in 2 hours: 81.0% → 91.0%, +10.0 (+10.0 to +10.0) points, ")
    assert untold == UNTOLD


def test_what_cannot_be_told_from_chance_is_counted_and_not_shown() -> None:
    before, after = found([80, 90, 85, 88, 86] * 2, [90] * 10), found([82, 86, 88, 87, 86] * 2, [95] * 10)
    (updates, untold) = what_if_lines(before, after, "EUR")
    assert updates.startswith("Extended urgent, update every 2 hours: 90.0% → 95.0%, +5.0 (+5.0 to +5.0) points")
    assert untold == UNTOLD


def test_suggested_targets_are_left_out_and_nothing_told_is_no_line() -> None:
    same = found([80, 90], [90, 95])
    assert what_if_lines(same, same, "EUR") == ("2 contractual targets: no change that can be told from chance.",)


def test_the_cost_comes_last_and_is_paired_too() -> None:
    before = found([80, 80, 80], [90] * 3, costs=[1_000.0, 1_100.0, 9_000.0])
    after = found([80, 80], [90] * 2, costs=[1_200.0, 1_300.0])
    assert what_if_lines(before, after, "EUR")[-1] == "Cost: 1,050 → 1,250 EUR a week (+200)"
