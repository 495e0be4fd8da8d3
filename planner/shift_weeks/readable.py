"""What of a draft can be read: the teams and shifts of a coverage, and the customers and plans around it.

What cannot is named with its path, and left out. The coverage changes with every move of the mouse while a shift is
dragged, the plans and customers do not: they are read apart, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from planner.scenario.coverage import Shift, Team
from planner.scenario.customers import CustomerGroup, Incident
from planner.scenario.draft import Data, entries_at, value_at
from planner.scenario.findings import Path
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from planner.shift_weeks.salvage import salvaged

MOST_KEPT = 512
NAMELESS = "(no name)"
_ANY_SHIFTS = [{"name": "Day", "days": "Mon", "from": time(8), "to": time(16), "engineers": 0}]
"""A team is not read without shifts; its own are read one by one."""
_TEAM_STAND_INS: Data = {"name": NAMELESS, "time_zone": "UTC", "shifts": _ANY_SHIFTS}
_SHIFT_STAND_INS: Data = {"name": NAMELESS, "engineers": 0}
_SHIFT_TOGETHER = ("break", "at_least", "at_most")
_GROUP_STAND_INS: Data = {"name": NAMELESS, "accounts": 1, "tickets_per_account_per_month": 1.0}
_HOURS_OF_GROUP = frozenset({"plan", "time_zone", "business_hours", "holidays"})
_SURROUNDING = ("plans", "customers", "incidents")


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that cannot be read, and what it is a value of."""

    path: Path
    words: str
    """Such as: Oslo, Day: from."""


@dataclass(frozen=True, slots=True)
class ReadableShift:
    """One shift as far as it can be read."""

    path: Path
    name: str
    shift: Shift | None
    """Without its wrong values; None where days, from or to are not to be read, and it stands nowhere."""
    engineers: int | None
    """None where the number cannot be read."""
    wrong: tuple[str, ...]
    """The keys whose values cannot be read."""


@dataclass(frozen=True, slots=True)
class ReadableTeam:
    """One team as far as it can be read."""

    path: Path
    team: Team
    """Its shifts are those of `shifts` that stand somewhere, in that order."""
    time_zone: str | None
    """None where it is not to be read: then no shift of the team stands anywhere."""
    shifts: tuple[ReadableShift, ...]
    wrong: tuple[str, ...]

    @property
    def unread(self) -> Iterator[Unread]:
        """What cannot be read of the team and its shifts."""
        for key in self.wrong:
            yield Unread((*self.path, key), f"{self.team.name}: {key}")
        for shift in self.shifts:
            for key in shift.wrong:
                yield Unread((*shift.path, key), f"{self.team.name}, {shift.name}: {key}")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The plans, customers and incidents of a draft as far as they can be read; one per draft, compared by identity."""

    scenario: Scenario
    """Of sound tables only, and without coverages."""
    unread: tuple[Unread, ...]
    data: tuple[object, ...]
    """The lists of the draft that this was read from."""

    def are_of(self, draft: Data) -> bool:
        """Whether reading the draft would give the same."""
        return all(mine is theirs for mine, theirs in zip(self.data, _lists_of(draft), strict=True))


def surroundings_of(draft: Data, before: Surroundings | None = None) -> Surroundings:
    """What surrounds the coverages of a draft; `before` again, where nothing of it has changed."""
    if before is not None and before.are_of(draft):
        return before
    plans, customers, incidents = (_entries(draft, key) for key in ("plans", "customers", "incidents"))
    unread: list[Unread] = []
    sound_plans = [plan for path, data in plans if (plan := _plan(path, data, unread)) is not None]
    known = {plan.name for plan in sound_plans}
    groups = [group for path, data in customers if (group := _group(path, data, unread)) is not None]
    sound_incidents = [salvaged(Incident, data, {}) for _, data in incidents]
    scenario = Scenario.model_construct(
        plans=tuple(sound_plans),
        customers=tuple(group for group in groups if group.plan in known),
        incidents=tuple(incident for incident, _ in sound_incidents if incident is not None),
    )
    return Surroundings(scenario, tuple(unread), _lists_of(draft))


def readable_teams(coverage: object, path: Path) -> tuple[ReadableTeam, ...]:
    """The teams of a coverage's data, which stands at a path of the draft."""
    return tuple(_kept_team(at, _Same(data)) for at, data in _entries(coverage, "teams", path))


def covers_nothing(shift: ReadableShift) -> bool:
    """Whether it is not to be read what its engineers may take; then nobody counts on them."""
    return bool({"handles", "tier"} & set(shift.wrong))


class _Same:
    """A value of the draft by what it is, not by what it is like: an edit leaves all else the very same."""

    __slots__ = ("data",)

    def __init__(self, data: object) -> None:
        self.data = data

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.data is self.data

    def __hash__(self) -> int:
        return id(self.data)


@lru_cache(maxsize=MOST_KEPT)
def _kept_team(path: Path, same: _Same) -> ReadableTeam:
    """While one team's shift is dragged, the others are not read again."""
    return _team(path, same.data)


def _team(path: Path, data: object) -> ReadableTeam:
    alone = {**data, "shifts": _ANY_SHIFTS} if isinstance(data, Mapping) else {}
    team, wrong = salvaged(Team, alone, _TEAM_STAND_INS)
    assert team is not None  # There is a stand-in for all that a team needs.
    has_zone = "time_zone" not in wrong
    shifts = tuple(_shift(at, of) for at, of in _entries(data, "shifts", path))
    standing = tuple(each.shift for each in shifts if each.shift is not None)
    return ReadableTeam(
        path=path,
        team=team.model_copy(update={"shifts": standing if has_zone else ()}),
        time_zone=team.time_zone if has_zone else None,
        shifts=shifts,
        wrong=tuple(key for key in wrong if key != "shifts"),
    )


def _shift(path: Path, data: object) -> ReadableShift:
    shift, wrong = salvaged(Shift, data, _SHIFT_STAND_INS, _SHIFT_TOGETHER)
    name, engineers = value_at(data, ("name",)), value_at(data, ("engineers",))
    return ReadableShift(
        path=path,
        name=name if isinstance(name, str) and "name" not in wrong else NAMELESS,
        shift=shift,
        engineers=engineers if isinstance(engineers, int) and "engineers" not in wrong else None,
        wrong=wrong,
    )


def _plan(path: Path, data: object, unread: list[Unread]) -> Plan | None:
    """A plan whose targets are not to be read still has tickets that somebody has to answer."""
    plan, wrong = salvaged(Plan, data, {})
    name = data.get("name") if isinstance(data, Mapping) else None
    if not isinstance(name, str) or "name" in wrong:
        unread.append(Unread(path, "a plan"))
        return None
    unread += [Unread((*path, key), f"{name}: {key}") for key in wrong]
    return plan or Plan.model_construct(name=name, targets={}, observe_holidays=True)


def _group(path: Path, data: object, unread: list[Unread]) -> CustomerGroup | None:
    """A customer group, if it is to be read which tickets it sends when."""
    group, wrong = salvaged(CustomerGroup, data, _GROUP_STAND_INS)
    unread += [Unread((*path, key), f"{group.name if group else NAMELESS}: {key}") for key in wrong]
    return None if group is None or _HOURS_OF_GROUP & set(wrong) else group


def _entries(of: object, key: str, path: Path = ()) -> list[tuple[Path, object]]:
    """The entries of a list in the data, each with its path; none where there is no list."""
    return [((*path, key, index), entry) for index, entry in enumerate(entries_at(of, (key,)))]


def _lists_of(draft: Data) -> tuple[object, ...]:
    return tuple(draft.get(key) for key in _SURROUNDING)
