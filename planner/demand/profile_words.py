"""Profile words: whose a profile of a draft is, and what painting it does, in a sentence."""

from __future__ import annotations

from planner.demand.arrival_week import USUAL, ArrivalWeek
from planner.scenario.draft import entries_at, value_at
from planner.scenario.matching import name_of
from planner.scenario.migration import Data


def users_of_profile(data: Data, name: str) -> tuple[str, ...]:
    """The names of the groups that have a profile."""
    groups = entries_at(data, ("customers",))
    return tuple(name_of(group) or "" for group in groups if value_at(group, ("profile",), USUAL) == name)


def is_shared(data: Data, week: ArrivalWeek) -> bool:
    """Whether a group's profile is not its own alone: built in, or that of other groups too."""
    return week.entry is None or len(users_of_profile(data, week.profile)) > 1


def words_on_week(data: Data, week: ArrivalWeek, group: int | None) -> str:
    """Such as: Nordics: “retail”, which 2 other groups also have. Without a group, whose the profile is."""
    users = users_of_profile(data, week.profile)
    if group is None:
        return _whose(week.profile, users)
    name = name_of(value_at(data, ("customers", group))) or "This group"
    if week.entry is None:
        return f"{name}: “{week.profile}”, which is built in. Painting gives the group a profile of its own."
    if len(users) > 1:
        others = "another group also has" if len(users) == 2 else f"{len(users) - 1:,} other groups also have"
        return f"{name}: “{week.profile}”, which {others}: painting changes it for all of them."
    return f"{name}: a profile of its own, “{week.profile}”."


def _whose(profile: str, users: tuple[str, ...]) -> str:
    if not users:
        return f"No customer group has “{profile}”."
    more = f" and {len(users) - 1:,} more" if len(users) > 1 else ""
    return f"The profile of {users[0]}{more}."
