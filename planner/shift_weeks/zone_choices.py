"""Zone choices: the zones that a week is worth looking at in, each team's own first."""

from __future__ import annotations

from dataclasses import dataclass

from planner.scenario.scenario import Scenario
from planner.shift_weeks.readable import Surroundings, readable_teams
from planner.shift_weeks.week import UTC

OFFICE_TIME = "office time"
MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class ZoneChoice:
    """One zone."""

    time_zone: str | None
    """None is each team's own."""
    words: str
    """Such as: Europe/Oslo: Europe, Basic."""


def zone_choices(coverage: object, around: Surroundings) -> tuple[ZoneChoice, ...]:
    """Office time, UTC, then the zones of teams and of customers, each with whose it is."""
    whose: dict[str, list[str]] = {}
    for team in readable_teams(coverage, ()):
        if team.time_zone:
            whose.setdefault(team.time_zone, []).append(team.team.name)
    for group in around.scenario.customers:
        whose.setdefault(group.time_zone, []).append(group.name)
    named = [ZoneChoice(zone, f"{zone}: {_named(names)}") for zone, names in whose.items() if zone != UTC]
    return (ZoneChoice(None, OFFICE_TIME), ZoneChoice(UTC, UTC), *named)


def _named(names: list[str]) -> str:
    each = list(dict.fromkeys(names))
    more = f" and {len(each) - MOST_NAMED} more" if len(each) > MOST_NAMED else ""
    return "; ".join(each[:MOST_NAMED]) + more


def zones_of(scenario: Scenario) -> tuple[str, ...]:
    """UTC, then the time zones of teams and of customers, each once."""
    teams = [team.time_zone for coverage in scenario.coverage for team in coverage.teams]
    customers = [group.time_zone for group in scenario.customers]
    return tuple(dict.fromkeys([UTC, *map(str, teams), *map(str, customers)]))
