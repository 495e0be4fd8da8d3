"""Shifts as the rows of a table, rows of a spreadsheet as shifts, and what is new in a coverage."""

from __future__ import annotations

import datetime as dt

import pytest

from planner.scenario.draft import Data, checked, value_at, with_entry
from planner.scenario.pasted_block import PasteError
from planner.scenario.plain import plain_data
from planner.shift_weeks.new_shifts import copied_shift, new_coverage, new_shift, new_team
from planner.shift_weeks.shift_table import (
    MOST_ROWS,
    SHIFT_COLUMNS,
    column_named,
    copied_shifts,
    pasted_shifts,
    shift_rows,
)
from tests.small_scenarios import scenario, shift, team

HERE = ("coverage", 0)
OSLO = (*HERE, "teams", 0)


def draft(*teams: object) -> Data:
    made = {**plain_data(scenario()), "coverage": [{"name": "Here", "teams": list(teams) or [team()]}]}
    assert isinstance(made, dict)
    return made


def row(data: Data, path: tuple[str | int, ...]) -> list[str]:
    return [column.shown(value_at(data, path)) for column in SHIFT_COLUMNS[:6]]


def test_rows_are_the_shifts_of_all_teams() -> None:
    data = draft(team(shift(), shift("Rota", on_call={})), team(name="Rome"))
    rows = shift_rows(data, HERE)
    assert [(each.team, each.path[3], each.path[5]) for each in rows] == [
        ("Oslo", 0, 0),
        ("Oslo", 0, 1),
        ("Rome", 1, 0),
    ]
    assert row(data, rows[1].path) == ["Rota", "Mon-Fri", "09:00", "17:00", "2", "yes"]
    assert shift_rows(data, ("coverage", 4)) == ()
    assert (column_named("team"), column_named("Headcount"), column_named("colour")) == (0, 5, None)


def test_rows_of_a_spreadsheet_go_where_their_headings_say() -> None:
    data = draft(team(), team(name="Rome"))
    text = "Team\tName\tFrom\tTo\tEngineers\n\t\t10:00\t18:00\t3\nRome\tDay\t8\t16\tmany\nrome\tNight\t22:00\t6:00\t1\n"
    pasted = pasted_shifts(data, HERE, 0, 0, text)
    assert row(pasted.data, (*OSLO, "shifts", 0))[2:5] == ["10:00", "18:00", "3"]
    assert row(pasted.data, (*HERE, "teams", 1, "shifts", 0))[2:5] == ["08:00", "16:00", "many"]
    assert row(pasted.data, (*HERE, "teams", 1, "shifts", 1)) == ["Night", "Mon-Fri", "22:00", "06:00", "1", "no"]
    assert (pasted.words, pasted.notes) == ("paste 3 shifts", ())
    [error] = checked(pasted.data).errors
    assert error.path[-1] == "engineers"


def test_what_is_copied_comes_back_as_it_was() -> None:
    data = draft(team(shift("=1+1"), shift("Rota", on_call={}, handles=["Basic"])), team(name="Rome"))
    text = copied_shifts(data, shift_rows(data, HERE), range(1 + len(SHIFT_COLUMNS)))
    assert text.splitlines()[1].startswith("Oslo\t'=1+1\tMon-Fri\t09:00\t17:00\t2\tno\t\t")
    assert pasted_shifts(data, HERE, 0, 0, text).data == data


def test_cells_without_headings_go_side_by_side() -> None:
    pasted = pasted_shifts(draft(), HERE, 0, 3, "07:00\t15:00\t4\tyes")
    assert row(pasted.data, (*OSLO, "shifts", 0)) == ["Day", "Mon-Fri", "07:00", "15:00", "4", "yes"]
    assert pasted.words == "paste 4 cells"


def test_a_new_row_has_a_name_of_its_own() -> None:
    pasted = pasted_shifts(draft(), HERE, 1, 0, "Oslo\tDay\tSat\n\t\tSun\n")
    assert [each.path[5] for each in shift_rows(pasted.data, HERE)] == [0, 1, 2]
    assert row(pasted.data, (*OSLO, "shifts", 1))[:2] == ["Day 2", "Sat"]
    assert row(pasted.data, (*OSLO, "shifts", 2))[:2] == ["New shift", "Sun"]


def test_what_goes_nowhere_is_said() -> None:
    pasted = pasted_shifts(draft(), HERE, 0, 0, "Team\tName\nRome\tEarly\nParis\tLate\n")
    assert row(pasted.data, (*OSLO, "shifts", 0))[0] == "Early"
    assert pasted.notes == (
        "Shifts that are there stay in their team, so “Rome” was left out.",
        "There is no team “Paris”, so its shifts were left out.",
    )
    with pytest.raises(PasteError, match="nothing to paste"):
        pasted_shifts(draft(), HERE, 0, 0, "\n")
    with pytest.raises(PasteError, match=f"more than {MOST_ROWS} shifts"):
        pasted_shifts(draft(), HERE, 0, 0, "Night\n" * (MOST_ROWS + 1))
    with pytest.raises(PasteError, match="no team"):
        pasted_shifts({"coverage": [{}]}, HERE, 0, 0, "x")


def test_what_is_new_is_sound() -> None:
    data = draft()
    data = with_entry(data, (*OSLO, "shifts"), 1, new_shift(data, OSLO))
    data = with_entry(data, (*OSLO, "shifts"), 2, copied_shift(data, (*OSLO, "shifts", 0)))
    data = with_entry(data, (*HERE, "teams"), 1, new_team(data, HERE))
    data = with_entry(data, ("coverage",), 1, new_coverage(data))
    assert checked(data).errors == ()
    assert row(data, (*OSLO, "shifts", 1)) == ["New shift", "Mon-Fri", "17:00", "01:00", "1", "no"]
    assert row(data, (*OSLO, "shifts", 2))[:4] == ["Day 2", "Mon-Fri", "17:00", "01:00"]


def test_a_new_shift_follows_the_last_that_can_be_read() -> None:
    odd = draft(team(shift("Late", to=dt.time(12)), shift(**{"from": "early"}), shift("Rota", on_call={})))
    assert new_shift(odd, OSLO)["from"] == dt.time(12)
    assert new_shift(draft({"name": "Empty"}), OSLO)["from"] == dt.time(9)
