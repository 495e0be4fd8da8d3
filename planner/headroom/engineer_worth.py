"""Engineer worth: what one engineer more or fewer on each shift changes, in attainment and in cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.headroom.outcome import EngineerWorth, ShiftWorth
from planner.headroom.scaled_staffing import with_engineers
from planner.headroom.tried import REPLICATIONS, Tried, Tries
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.workers import Workers


@dataclass(frozen=True, slots=True)
class _Place:
    """A shift, by its places in the coverage."""

    team: int
    shift: int
    engineers: int
    may_lose_one: bool


def find_engineer_worth(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    replications: int = REPLICATIONS,
) -> EngineerWorth | None:
    """What an engineer is worth; incomplete if cancelled, None if nothing was found before. Tells words.

    Raises ChoiceError if there is no such coverage.
    """
    found: list[ShiftWorth] = []
    try:
        tries = Tries(scenario, coverage, workers, is_cancelled, replications)
    except TasksCancelledError:
        return None
    places = _places(tries.scenario.coverage[0])
    tried = tries.each(
        with_engineers(tries.scenario, place.team, place.shift, place.engineers + change)
        for place in places
        for change in _changes(place)
    )
    try:
        for place in places:
            more = next(tried)
            found.append(_worth(tries.scenario, place, more, next(tried) if place.may_lose_one else None))
            tell(f"{len(found)} of {len(places)} shifts tried")
    except TasksCancelledError:
        return EngineerWorth(tries.basis, tuple(found), is_complete=False) if found else None
    return EngineerWorth(tries.basis, tuple(found), is_complete=True)


def _places(coverage: Coverage) -> list[_Place]:
    total = sum(shift.engineers for shift in coverage.shifts)
    return [
        _Place(team, shift, of.engineers, may_lose_one=of.engineers > 0 and total > 1)
        for team, of_team in enumerate(coverage.teams)
        for shift, of in enumerate(of_team.shifts)
    ]


def _changes(place: _Place) -> tuple[int, ...]:
    return (1, -1) if place.may_lose_one else (1,)


def _worth(scenario: Scenario, place: _Place, more: Tried, fewer: Tried | None) -> ShiftWorth:
    team = scenario.coverage[0].teams[place.team]
    return ShiftWorth(team.name, team.shifts[place.shift].name, place.engineers, more, fewer)
