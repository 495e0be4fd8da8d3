"""Sentences a manager could read out."""

from dataclasses import replace

import pytest

from planner.attainment.estimating import coverage_result
from planner.attainment.results import CoverageResult
from planner.estimates.spread import EMPTY
from planner.reporting.verdict_sentences import promise_in_words, verdict_sentence
from planner.scenario.plan import ONGOING
from tests.made_measures import TARGETS, URGENT, counts_of, measures_of


def coverage(*rows: tuple[int, int], causes: list[list[float]] | None = None) -> CoverageResult:
    measures = [measures_of(counts_of(rows, causes=causes)) for _ in range(10)]
    return coverage_result("Business hours", TARGETS, measures, (EMPTY,) * 3, weeks=1)


def test_one_miss_and_its_reason() -> None:
    assert verdict_sentence(coverage((41, 100), (500, 500), (0, 100))) == (
        "Business hours misses 1 of 2 contractual targets: Extended urgent gets a first response within 2 hours in "
        "41 of 100 cases; the goal is 95. Nearly always the reason is that no one is on shift."
    )


def test_the_worst_of_several_misses() -> None:
    sentence = verdict_sentence(coverage((60, 100), (20, 100), (0, 0)))
    assert sentence.startswith(
        "Business hours misses both contractual targets; the worst: Extended urgent gets the next update within "
        "2 hours in 20 of 100 cases; the goal is 95."
    )


def test_ongoing_is_a_promise_of_updates() -> None:
    result = coverage((88, 100), (88, 100), (0, 0)).targets[1]
    ongoing = replace(result, target=replace(result.target, words=ONGOING))
    assert promise_in_words(ongoing) == "Extended urgent gets ongoing updates"


def test_a_narrow_miss_is_told_apart_from_its_goal() -> None:
    assert "94.6 of 100 cases; the goal is 95" in verdict_sentence(coverage((94_600, 100_000), (1, 1), (0, 0)))


@pytest.mark.parametrize(
    ("causes", "reason"),
    [
        ([20.0, 40.0, 0.0, 0.0], "Mostly the reason is that everyone is busy with equally or more important work."),
        ([20.0, 15.0, 25.0, 0.0], "the largest, for 42% of the misses, is that everyone is busy, some of them"),
        ([0.0, 0.0, 0.0, 60.0], "Nearly always the reason is that the work itself takes that long."),
    ],
)
def test_reasons(causes: list[float], reason: str) -> None:
    assert reason in verdict_sentence(coverage((40, 100), (500, 500), (0, 0), causes=[causes, [0.0] * 4, [0.0] * 4]))


def test_all_met() -> None:
    assert verdict_sentence(coverage((1_000, 1_000), (1_000, 1_000), (0, 100))) == (
        "Business hours meets both contractual targets."
    )


def test_too_close() -> None:
    sentence = verdict_sentence(coverage((95, 100), (1_000, 1_000), (0, 0)))
    assert sentence.startswith("Business hours meets 1 of 2 contractual targets; one is too close to call: ")


def test_undecided_above_the_goal_says_what_keeps_it_undecided() -> None:
    few = coverage((1, 1), (1, 1), (0, 0))
    assert verdict_sentence(few) == (
        "Whether Business hours meets both contractual targets is too close to call: Extended urgent gets a first "
        "response within 2 hours in 100 of 100 cases, more than the goal of 95, but chance may have had a part in it."
    )


def test_undecided_below_the_goal_names_the_promise() -> None:
    few = coverage((1, 2), (1, 1), (0, 0))
    assert verdict_sentence(few).endswith("in 50 of 100 cases; the goal is 95.")


def test_what_is_not_quite_all_is_not_called_all() -> None:
    nearly = coverage((1, 1), (1, 1), (0, 0))
    almost = tuple(replace(each, attainment=0.9996) for each in nearly.targets)
    assert "in 99.96 of 100 cases" in verdict_sentence(replace(nearly, targets=almost))


def test_targets_without_tickets_are_not_judged() -> None:
    assert verdict_sentence(coverage((1_000, 1_000), (0, 0), (0, 0))) == (
        "Business hours meets its contractual target. One more had no tickets."
    )
    assert "had no tickets" in verdict_sentence(coverage((0, 0), (0, 0), (5, 5)))


def test_nothing_promised_by_contract() -> None:
    result = coverage((5, 10), (5, 10), (5, 10))
    suggested = tuple(replace(each, target=replace(URGENT, contractual=False)) for each in result.targets)
    assert "no contractual targets" in verdict_sentence(replace(result, targets=suggested))
