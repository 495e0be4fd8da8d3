"""Choices: the shifts of a coverage whose headcounts a recommendation may choose, and a coverage with them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from planner.grammar import counted, joined
from planner.scenario.copies import free_name
from planner.scenario.coverage import Coverage
from planner.scenario.draft import Data, entries_at, table_at, with_entry, with_value, without
from planner.scenario.findings import Path
from planner.scenario.scenario import Scenario
from planner.studies.study_choice import StudyChoice, chosen_scenario

Headcounts: TypeAlias = tuple[int, ...]
"""Engineers of each shift, in the order of the file."""


@dataclass(frozen=True, slots=True)
class ShiftChoice:
    """One shift, and how many engineers it may have."""

    team: int
    """Its places in the coverage."""
    shift: int
    team_name: str
    shift_name: str
    now: int
    least: int
    most: int
    is_candidate: bool
    takes_hours: bool = False
    """Whether it takes hours from a shift on call while it has engineers: without any, others may answer in them."""

    @property
    def words(self) -> str:
        return f"{self.team_name} · {self.shift_name}"


def choices_of(coverage: Coverage) -> tuple[ShiftChoice, ...]:
    """Every shift, in the order of the file; one that may not change has its least equal to its most."""
    return tuple(
        ShiftChoice(
            team=team_at,
            shift=shift_at,
            team_name=team.name,
            shift_name=shift.name,
            now=shift.engineers,
            least=shift.at_least,
            most=max(shift.most, shift.at_least),
            is_candidate=shift.candidate,
            takes_hours=shift.on_call is None and any(other.on_call for other in team.shifts),
        )
        for team_at, team in enumerate(coverage.teams)
        for shift_at, shift in enumerate(team.shifts)
    )


def is_within(headcounts: Headcounts, other: Headcounts, choices: Sequence[ShiftChoice]) -> bool:
    """Whether it has nowhere more engineers, on call in no more hours either: it should do no better."""
    return all(
        mine == others or (mine < others and (mine > 0 or not choice.takes_hours))
        for mine, others, choice in zip(headcounts, other, choices, strict=True)
    )


def are_within_bounds(headcounts: Headcounts, choices: Sequence[ShiftChoice]) -> bool:
    """Whether they may be chosen; the headcounts of now need not lie there."""
    return all(choice.least <= n <= choice.most for choice, n in zip(choices, headcounts, strict=True))


def alone(scenario: Scenario, coverage: str) -> Scenario:
    """The scenario with that one coverage; ChoiceError if there is none."""
    return chosen_scenario(scenario, StudyChoice(coverages=(coverage,)))


def with_headcounts(scenario: Scenario, headcounts: Headcounts) -> Scenario:
    """The scenario, of one coverage, with these engineers on its shifts."""
    (coverage,) = scenario.coverage
    left = iter(headcounts)
    teams = tuple(
        team.model_copy(
            update={"shifts": tuple(shift.model_copy(update={"engineers": next(left)}) for shift in team.shifts)}
        )
        for team in coverage.teams
    )
    return scenario.model_copy(update={"coverage": (coverage.model_copy(update={"teams": teams}),)})


def with_seed(scenario: Scenario, seed: int) -> Scenario:
    """The scenario under another seed."""
    return scenario.model_copy(update={"simulation": scenario.simulation.model_copy(update={"seed": seed})})


# --- in the file ---


def applied(data: Data, coverage: int, choices: Sequence[ShiftChoice], headcounts: Headcounts) -> Data:
    """A draft whose coverage at that place has these headcounts; a candidate that is opened is one no longer."""
    for choice, engineers in zip(choices, headcounts, strict=True):
        path: Path = ("coverage", coverage, "teams", choice.team, "shifts", choice.shift)
        if engineers != choice.now:
            data = with_value(data, (*path, "engineers"), engineers)
        if choice.is_candidate and engineers > 0:
            data = without(data, (*path, "candidate"))
    return data


def applied_to_copy(
    data: Data, coverage: int, choices: Sequence[ShiftChoice], headcounts: Headcounts, name: str
) -> Data:
    """A draft with a copy of the coverage behind it, called `name` or the first free name like it, and staffed so."""
    copy = {**table_at(data, ("coverage", coverage)), "name": free_name(data, ("coverage",), name)}
    at = min(coverage + 1, len(entries_at(data, ("coverage",))))
    return applied(with_entry(data, ("coverage",), at, copy), at, choices, headcounts)


def changes_in_sentence(choices: Sequence[ShiftChoice], headcounts: Headcounts) -> str:
    """The same for running text, such as: 5 engineers instead of 6 on Oslo · Day and 1 engineer instead of 0 on ..."""
    return joined(
        [
            f"{counted(engineers, 'engineer')} instead of {choice.now} on {choice.words}"
            for choice, engineers in zip(choices, headcounts, strict=True)
            if engineers != choice.now
        ]
    )


def changes_in_words(choices: Sequence[ShiftChoice], headcounts: Headcounts) -> str:
    """What differs from now, such as: Oslo · Day 6 → 5, Houston · Evening 0 → 1; "as now" where nothing does."""
    changed = [
        f"{choice.words} {choice.now} → {engineers}"
        for choice, engineers in zip(choices, headcounts, strict=True)
        if engineers != choice.now
    ]
    return ", ".join(changed) or "as now"
