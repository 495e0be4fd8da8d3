"""Staffing differences: what one coverage has that another has not, in words: teams, shifts, headcounts, rules.

Read off the models' fields, so that a new rule is told without a line here. Teams and shifts are known by their names.
Separate from the sentences on results: these differences are there before anything is simulated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pydantic.fields import FieldInfo

from planner.business_time.weekdays import words_of_days
from planner.grammar import capitalised
from planner.scenario.coverage import Coverage, Premium, Shift, Team
from planner.scenario.entered import shown
from planner.scenario.field_kinds import kind_of
from planner.scenario.fields import Table
from planner.scenario.selection import Selection

TOLD_APART = frozenset({"name", "teams", "shifts"})
OF_NO_CONSEQUENCE = frozenset({"at_least", "at_most", "candidate"})
"""What a recommendation may choose, not what is staffed."""
NONE = "none"


def staffing_differences(coverage: Coverage, baseline: Coverage) -> tuple[str, ...]:
    """A phrase for each: "+ Houston: Day Mon-Fri 08:00-16:00, 2 engineers", "Oslo, Day: engineers 6 → 3"."""
    return tuple(capitalised(phrase) for phrase in _differences(coverage, baseline))


def _differences(coverage: Coverage, baseline: Coverage) -> Iterator[str]:
    teams, others = ({team.name: team for team in each.teams} for each in (coverage, baseline))
    for name, team in teams.items():
        if name not in others:
            yield f"+ {name}: {_shifts_in_words(team.shifts)}"
    for name, team in others.items():
        if name not in teams:
            yield f"− {name}: {_shifts_in_words(team.shifts)}"
    for name, team in teams.items():
        if name in others:
            yield from _team_differences(team, others[name])
    yield from _changes(coverage, baseline, "")


def _team_differences(team: Team, other: Team) -> Iterator[str]:
    shifts, others = ({shift.name: shift for shift in each.shifts} for each in (team, other))
    for name, shift in shifts.items():
        if name not in others:
            yield f"+ {team.name}, {_shift_in_words(shift)}"
    for name, shift in others.items():
        if name not in shifts:
            yield f"− {team.name}, {_shift_in_words(shift)}"
    for name, shift in shifts.items():
        if name in others:
            yield from _changes(shift, others[name], f"{team.name}, {name}: ")
    yield from _changes(team, other, f"{team.name}: ")


def _changes(table: Table, other: Table, whose: str) -> Iterator[str]:
    """The values of two tables of one kind that differ, one table within another as part of it."""
    for attribute, field in type(table).model_fields.items():
        value, before = getattr(table, attribute), getattr(other, attribute)
        if attribute in TOLD_APART | OF_NO_CONSEQUENCE or value == before:
            continue
        title = (field.title or attribute).lower()
        if isinstance(value, Table) and isinstance(before, Table):
            yield from _changes(value, before, f"{whose}{title}, ")
        else:
            what = f"{whose}{title}" if whose else f"{title}:"
            yield f"{what} {_words(other, attribute, field)} → {_words(table, attribute, field)}"


def _words(table: Table, attribute: str, field: FieldInfo) -> str:
    value = getattr(table, attribute)
    if isinstance(value, Selection):
        return str(value)
    if isinstance(value, Table):
        return _table_in_words(value)
    if isinstance(value, tuple) and any(isinstance(item, Premium) for item in value):
        return "; ".join(_premium_in_words(item) for item in value)
    key = field.alias or attribute
    raw = table.model_dump(by_alias=True)[key]
    return shown(kind_of(field), getattr(raw, "value", raw)) or NONE


def _table_in_words(table: Table) -> str:
    """All its values: "response 15 minutes, retainer per hour 8"."""
    return ", ".join(
        f"{(field.title or attribute).lower()} {_words(table, attribute, field)}"
        for attribute, field in type(table).model_fields.items()
    )


def _premium_in_words(premium: Premium) -> str:
    hours = "" if premium.start is None or premium.end is None else f" {_hours(premium.start, premium.end)}"
    return f"{words_of_days(premium.days)}{hours} × {premium.factor:g}"


def _shifts_in_words(shifts: Sequence[Shift]) -> str:
    return "; ".join(_shift_in_words(shift) for shift in shifts)


def _shift_in_words(shift: Shift) -> str:
    """Such as: Night Mon-Fri 22:00-06:00, 1 engineer on call."""
    number = "1 engineer" if shift.engineers == 1 else f"{shift.engineers} engineers"
    on_call = "" if shift.on_call is None else " on call"
    return f"{shift.name} {words_of_days(shift.days)} {_hours(shift.start, shift.end)}, {number}{on_call}"


def _hours(start: dt.time, end: dt.time) -> str:
    """Such as: 16:00-24:00; midnight at the end is 24:00."""
    until = "24:00" if end == dt.time() else f"{end:%H:%M}"
    return f"{start:%H:%M}-{until}"
