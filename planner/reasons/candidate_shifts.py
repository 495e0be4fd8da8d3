"""Candidate shifts: changes of who works when, that a coverage might gain from.

Made from what the scenario holds: a rota on its own terms, an engineer more, a shift beside one there is, other hours
for it, a team that another coverage has. Each is sound by itself or refused when it is checked; whether it helps is
found by trying.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from planner.grammar import joined
from planner.reasons.edits import Edit
from planner.reasons.outcome import Candidate, ChangeKind
from planner.scenario.copies import free_name
from planner.scenario.coverage import Coverage, OnCall, Shift, Team
from planner.scenario.draft import Data, Path, table_at
from planner.scenario.scenario import Scenario
from planner.scenario.selection import SelectionItem
from planner.shift_weeks.shift_edits import copied, moved

OTHER_HOURS_MIN = (-120, -60, 60, 120)
ASSUMED_RESPONSE = "15 minutes"
ASSUMED_RETAINER = 0.125
"""Of a paid hour, where the scenario has no rota with terms of its own."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What candidates are made from."""

    scenario: Scenario
    """With all of its coverages."""
    data: Data
    """Its plain data."""
    place: int
    """Of the coverage among them."""
    missed: tuple[SelectionItem, ...]
    """The classes of tickets whose targets are missed."""

    @property
    def coverage(self) -> Coverage:
        return self.scenario.coverage[self.place]

    @property
    def path(self) -> Path:
        return ("coverage", self.place)

    @property
    def shifts(self) -> Iterator[tuple[int, Team, int, Shift]]:
        """Every shift with its team, and both of their places."""
        for team_place, team in enumerate(self.coverage.teams):
            for shift_place, shift in enumerate(team.shifts):
                yield team_place, team, shift_place, shift


def on_call(ground: Ground) -> Iterator[Candidate]:
    """In each team a rota around the clock, for whatever hours its other shifts leave."""
    terms, assumption = _terms(ground)
    for team_place, team in enumerate(ground.coverage.teams):
        rotas = [shift for shift in team.shifts if shift.on_call is not None]
        for handled in _handled(ground.missed):
            if any(all(_covers(shift, item) for item in handled) for shift in rotas):
                continue
            shifts = ("teams", team_place, "shifts")
            rota = {
                "name": free_name(ground.data, (*ground.path, *shifts), "On call"),
                "days": "Mon-Sun",
                "from": time(0),
                "to": time(0),
                "engineers": 1,
                "handles": [str(item) for item in handled],
                "on_call": terms or _assumed_terms(team),
            }
            words = f"1 engineer on call in {team.name} for {joined([str(item) for item in handled])}"
            yield Candidate(ChangeKind.ON_CALL, words, (Edit(shifts, rota, is_new_entry=True),), assumption)


def one_more(ground: Ground) -> Iterator[Candidate]:
    """One engineer more on each shift; one on a shift that may be opened."""
    for team_place, team, shift_place, shift in ground.shifts:
        path = ("teams", team_place, "shifts", shift_place)
        edits = [Edit((*path, "engineers"), shift.engineers + 1)]
        if shift.candidate:
            edits.append(Edit((*path, "candidate"), value=False))
        words = f"1 engineer more on {team.name}, {shift.name}"
        yield Candidate(ChangeKind.ENGINEERS, words if shift.engineers else words.replace(" more", ""), tuple(edits))


def beside(ground: Ground) -> Iterator[Candidate]:
    """A shift of one engineer after each ordinary one, before it, and at the weekend."""
    for team_place, team, shift_place, shift in ground.shifts:
        if shift.on_call is not None or not shift.engineers:
            continue
        shifts = ("teams", team_place, "shifts")
        name = free_name(ground.data, (*ground.path, *shifts), "New shift")
        entry = {**table_at(ground.data, (*ground.path, *shifts, shift_place)), "engineers": 1, "at_least": 0}
        after = copied({key: value for key, value in entry.items() if key != "at_most"}, name)
        for new in (after, moved({**after, **_hours_of(entry)}, -(shift.length_s // 60)), _at_weekend(after, entry)):
            yield Candidate(
                ChangeKind.SHIFT,
                f"1 engineer on another shift in {team.name}, {_hours_words(new)}",
                (Edit(shifts, new, is_new_entry=True),),
            )


def other_hours(ground: Ground) -> Iterator[Candidate]:
    """Each ordinary shift an hour or two earlier or later."""
    for team_place, team, shift_place, shift in ground.shifts:
        if shift.on_call is not None or not shift.engineers:
            continue
        path = ("teams", team_place, "shifts", shift_place)
        for by_min in OTHER_HOURS_MIN:
            new = moved(table_at(ground.data, (*ground.path, *path)), by_min)
            words = f"{team.name}, {shift.name} moved to {_hours_words(new)}"
            yield Candidate(ChangeKind.HOURS, words, (Edit(path, new),))


def other_teams(ground: Ground) -> Iterator[Candidate]:
    """Each team that another coverage has and this one has not."""
    known = {team.name for team in ground.coverage.teams}
    for place, other in enumerate(ground.scenario.coverage):
        for team_place, team in enumerate(other.teams):
            if team.name in known:
                continue
            known.add(team.name)
            table = table_at(ground.data, ("coverage", place, "teams", team_place))
            words = f"the team of {team.name} as in {other.name}"
            yield Candidate(ChangeKind.TEAM, words, (Edit(("teams",), table, is_new_entry=True),))


def more_handled(ground: Ground) -> Iterator[Candidate]:
    """Shifts that do not handle what is missed handle that too."""
    for team_place, team, shift_place, shift in ground.shifts:
        for item in ground.missed:
            if not _covers(shift, item):
                handles = [*shift.handles.words, str(item)]
                yield Candidate(
                    ChangeKind.HANDLES,
                    f"{team.name}, {shift.name} also handles {item}",
                    (Edit(("teams", team_place, "shifts", shift_place, "handles"), handles),),
                )


def _covers(shift: Shift, item: SelectionItem) -> bool:
    assert item.plan is not None, "what is missed is of a plan and a severity"
    assert item.severity is not None, "what is missed is of a plan and a severity"
    return shift.handles.covers(item.plan, item.severity)


def _handled(missed: tuple[SelectionItem, ...]) -> Iterator[tuple[SelectionItem, ...]]:
    """The class that is missed worst, and all that are missed."""
    yield missed[:1]
    if len(missed) > 1:
        yield missed


def _terms(ground: Ground) -> tuple[Data | None, str]:
    """The terms of the first rota of the coverage or of another; without any, a sentence on those assumed."""
    places = [ground.place, *(place for place in range(len(ground.scenario.coverage)) if place != ground.place)]
    for place in places:
        for team_place, team in enumerate(ground.scenario.coverage[place].teams):
            for shift_place, shift in enumerate(team.shifts):
                if shift.on_call is not None:
                    path = ("coverage", place, "teams", team_place, "shifts", shift_place, "on_call")
                    return table_at(ground.data, path), ""
    return None, (
        "The file has no terms of on-call work; a response within 15 minutes, a retainer of an eighth of a paid hour "
        "and a fee of one paid hour for each call-out are assumed."
    )


def _assumed_terms(team: Team) -> Data:
    terms = OnCall.model_validate({"response": ASSUMED_RESPONSE})
    retainer, fee = round(team.cost_per_hour * ASSUMED_RETAINER, 2), team.cost_per_hour
    return {"response": str(terms.response), "retainer_per_hour": retainer, "call_out": fee}


def _hours_of(entry: Data) -> Data:
    return {key: entry[key] for key in ("days", "from", "to")}


def _at_weekend(new: Data, entry: Data) -> Data:
    return {**new, **_hours_of(entry), "days": "Sat-Sun"}


def _hours_words(shift: Data) -> str:
    """Such as: Mon-Fri 16:00-24:00."""
    start, end = (shift[key] for key in ("from", "to"))
    assert isinstance(start, time)
    assert isinstance(end, time)
    return f"{shift['days']} {start:%H:%M}–{end:%H:%M}"
