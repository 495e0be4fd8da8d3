"""Scaled staffing: engineers who are absent more often, or lose more time to other duties and to each hand-over."""

from __future__ import annotations

from collections.abc import Callable

from planner.headroom.scaled_work import scaled_duration
from planner.scenario.coverage import Coverage, Shift, Team
from planner.scenario.scenario import Scenario

MOST_OTHER_DUTIES = 0.95
"""All of the time cannot go to other duties."""


def with_absence(scenario: Scenario, factor: float) -> Scenario:
    """With engineers absent so much more often."""
    return _with_teams(scenario, lambda team: {"absence": min(1.0, team.absence * factor)})


def with_other_duties(scenario: Scenario, factor: float) -> Scenario:
    """With so much more time for meetings and training."""
    return _with_teams(scenario, lambda team: {"other_duties": min(MOST_OTHER_DUTIES, team.other_duties * factor)})


def with_hand_overs(scenario: Scenario, factor: float) -> Scenario:
    """With hand-overs that take so much more effort."""

    def changed(coverage: Coverage) -> dict[str, object]:
        costs = coverage.hand_over
        same, other = (scaled_duration(each, factor) for each in (costs.same_team, costs.other_team))
        return {"hand_over": costs.model_copy(update={"same_team": same, "other_team": other})}

    return _with_coverages(scenario, changed)


def with_interruptions(scenario: Scenario, factor: float) -> Scenario:
    """With interruptions that cost so much more effort."""
    return _with_coverages(
        scenario, lambda coverage: {"interrupt_cost": scaled_duration(coverage.interrupt_cost, factor)}
    )


def with_responses(scenario: Scenario, factor: float) -> Scenario:
    """With engineers on call who need so much longer to begin."""

    def changed(shift: Shift) -> Shift:
        if shift.on_call is None:
            return shift
        response = scaled_duration(shift.on_call.response, factor)
        return shift.model_copy(update={"on_call": shift.on_call.model_copy(update={"response": response})})

    return _with_teams(scenario, lambda team: {"shifts": tuple(changed(shift) for shift in team.shifts)})


def with_engineers(scenario: Scenario, team: int, shift: int, engineers: int) -> Scenario:
    """With so many engineers on one shift of a team, both by their places."""
    of_team = scenario.coverage[0].teams[team]
    shifts = tuple(
        each.model_copy(update={"engineers": engineers}) if place == shift else each
        for place, each in enumerate(of_team.shifts)
    )
    teams = tuple(
        each.model_copy(update={"shifts": shifts}) if place == team else each
        for place, each in enumerate(scenario.coverage[0].teams)
    )
    return _with_coverages(scenario, lambda _: {"teams": teams})


def _with_teams(scenario: Scenario, changes: Callable[[Team], dict[str, object]]) -> Scenario:
    return _with_coverages(
        scenario,
        lambda coverage: {"teams": tuple(team.model_copy(update=changes(team)) for team in coverage.teams)},
    )


def _with_coverages(scenario: Scenario, changes: Callable[[Coverage], dict[str, object]]) -> Scenario:
    coverages = tuple(each.model_copy(update=changes(each)) for each in scenario.coverage)
    return scenario.model_copy(update={"coverage": coverages})
