"""Rows of a spreadsheet in the table of customer groups."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario.copies import with_copies
from planner.scenario.draft import Data, checked, draft_of_text, entries_at, value_at
from planner.scenario.entry_columns import Place, with_new_entry, with_values
from planner.scenario.group_columns import GROUP_TABLE
from planner.scenario.pasted_block import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, PasteError, cells_of
from planner.scenario.pasting import Pasted, pasted
from tests.scenario_texts import CONTRACT

DRAFT = draft_of_text(CONTRACT)
GROUPS = len(entries_at(DRAFT, ("customers",)))
COLUMN = {column.path[-1]: index for index, column in enumerate(GROUP_TABLE.columns)}
NAME = Place(0, COLUMN["name"])
BELOW = Place(GROUPS, COLUMN["name"])

HEADINGS = "Name\tPlan\tTime zone\tBusiness hours\tHolidays\tAccounts\tTickets per account and month"


def group(data: Data, row: int) -> Data:
    found = value_at(data, ("customers", row))
    assert isinstance(found, dict)
    return found


def paste(text: str, at: Place = NAME, *, data: Data = DRAFT, decimal: str = ".") -> Pasted:
    return pasted(data, GROUP_TABLE, (at,), text, decimal=decimal)


def test_cells_go_in_side_by_side_from_the_place_on() -> None:
    found = paste("150\t2.5\n", Place(0, COLUMN["accounts"]))
    assert group(found.data, 0)["accounts"] == 150
    assert group(found.data, 0)["tickets_per_account_per_month"] == 2.5
    assert found.words == "paste 2 cells"
    assert found.notes == ()
    assert found.cells == (Place(0, COLUMN["accounts"]), Place(0, COLUMN["accounts"] + 1))
    assert value_at(found.data, ("coverage",)) is DRAFT["coverage"]


def test_ten_groups_with_headings_become_ten_entries() -> None:
    rows = [f"Group {n}\tExtended\tEurope/Oslo\tMon-Fri 8-16; Sat 10-14\tNO\t{n}0\t1.5" for n in range(1, 11)]
    found = paste("\n".join([HEADINGS, *rows]), BELOW)
    assert found.words == "paste 10 customer groups"
    assert len(entries_at(found.data, ("customers",))) == GROUPS + 10
    assert checked(found.data).errors == ()
    assert group(found.data, GROUPS + 9) == {
        "name": "Group 10",
        "plan": "Extended",
        "time_zone": "Europe/Oslo",
        "business_hours": [
            {"days": "Mon-Fri", "from": dt.time(8), "to": dt.time(16)},
            {"days": "Sat", "from": dt.time(10), "to": dt.time(14)},
        ],
        "holidays": "NO",
        "accounts": 100,
        "tickets_per_account_per_month": 1.5,
    }


def test_columns_are_matched_by_heading_whatever_their_order_and_place() -> None:
    found = paste("ACCOUNTS\tComment\tHours\tUrgent %\n12\tnew\t24/7\t4%", Place(0, COLUMN["profile"]))
    assert group(found.data, 0)["accounts"] == 12
    assert group(found.data, 0)["business_hours"] == {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0)}
    assert value_at(found.data, ("customers", 0, "severities", "urgent")) == 0.04
    assert group(found.data, 0)["profile"] == group(DRAFT, 0)["profile"]
    assert found.notes == ("Not known here, so left out: “Comment”.",)


def test_a_first_row_of_values_is_no_row_of_headings() -> None:
    found = paste("Mine\tBasic\nYours\tExtended", BELOW)
    assert [group(found.data, GROUPS + n)["name"] for n in range(2)] == ["Mine", "Yours"]


def test_a_new_group_takes_plan_and_zone_of_the_row_above_and_a_name_of_its_own() -> None:
    found = paste("10\n20\n", Place(GROUPS, COLUMN["accounts"]))
    above = group(DRAFT, GROUPS - 1)
    for row, name, accounts in ((GROUPS, "New customer group", 10), (GROUPS + 1, "New customer group 2", 20)):
        new = group(found.data, row)
        assert (new["name"], new["accounts"]) == (name, accounts)
        assert (new["plan"], new["time_zone"]) == (above["plan"], above["time_zone"])
    assert checked(found.data).errors == ()


def test_rows_run_over_the_end_into_new_groups() -> None:
    found = paste("".join(f"{n}\n" for n in range(1, GROUPS + 3)), Place(0, COLUMN["accounts"]))
    accounts = [value_at(entry, ("accounts",)) for entry in entries_at(found.data, ("customers",))]
    assert accounts == list(range(1, GROUPS + 3))


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [("2,5", ",", 2.5), ("2.5", ",", 2.5), ("2,5", ".", 2.5), ("1.200", ",", 1200), ("1,200", ".", 1200)],
)
def test_numbers_are_read_as_at_home_and_as_in_a_file(text: str, decimal: str, value: float) -> None:
    found = paste(text, Place(0, COLUMN["tickets_per_account_per_month"]), decimal=decimal)
    assert group(found.data, 0)["tickets_per_account_per_month"] == value


def test_shares_may_be_per_cent_or_parts_of_one() -> None:
    in_cent = paste("3%\t15 %\t45%\t37%", Place(0, COLUMN["urgent"]))
    bare = paste("3\t15\t45\t37", Place(0, COLUMN["urgent"]))
    in_parts = paste("0.03\t0.15\t0.45\t0.37", Place(0, COLUMN["urgent"]))
    shares = {"urgent": 0.03, "high": 0.15, "medium": 0.45, "low": 0.37}
    assert [group(found.data, 0)["severities"] for found in (in_cent, bare, in_parts)] == [shares] * 3
    assert (in_cent.notes, bare.notes) == ((), ())
    assert in_parts.notes == ("Shares from 0 to 1 were read as parts of one: 0.2 is 20%.",)


def test_a_blank_cell_clears_what_is_there_but_leaves_a_new_group_sound() -> None:
    found = paste("A\t\t12\n", Place(0, COLUMN["name"]))
    assert "plan" not in group(found.data, 0)
    text = "Name\tPlan\tUrgent\tHigh\tMedium\tLow\nB\t\t40 %\t60 %\t\t\nC\tBasic\t\t\t\t"
    new = paste(text, BELOW)
    assert group(new.data, GROUPS)["plan"] == group(DRAFT, GROUPS - 1)["plan"]
    assert group(new.data, GROUPS)["severities"] == {"urgent": 0.4, "high": 0.6}
    assert "severities" not in group(new.data, GROUPS + 1)
    assert checked(new.data).errors == ()


def test_wrong_cells_stay_what_they_are_and_are_found_by_the_checks() -> None:
    found = paste("Wrong\tGold\tEurope/Olso\tnine to five\tXX\tmany\t1.5", BELOW)
    places = {error.path[2] for error in checked(found.data).errors if error.path[:2] == ("customers", GROUPS)}
    assert places == {"plan", "time_zone", "business_hours", "holidays", "accounts"}
    assert group(found.data, GROUPS)["accounts"] == "many"
    assert group(found.data, GROUPS)["tickets_per_account_per_month"] == 1.5


def test_names_of_other_things_are_found_whatever_their_case() -> None:
    assert group(paste("x\textended", BELOW).data, GROUPS)["plan"] == "Extended"


def two_groups(first: str = "Nordics, Basic", second: str = "Second") -> Data:
    data = with_copies(DRAFT, ("customers",), [0])
    named = {Place(0, COLUMN["name"]): first, Place(1, COLUMN["name"]): second}
    return with_values(data, GROUP_TABLE, named)


def hit(data: Data) -> object:
    return value_at(data, ("incidents", 0, "customers"))


def test_what_refers_to_a_group_follows_its_pasted_name() -> None:
    assert hit(DRAFT) == ["Nordics, Basic"]
    assert hit(paste("North", data=two_groups()).data) == ["North"]


def test_rows_that_were_sorted_in_the_spreadsheet_are_not_renamed() -> None:
    assert hit(paste("Second\nNordics, Basic", data=two_groups()).data) == ["Nordics, Basic"]


def test_what_refers_to_a_group_does_not_follow_into_a_name_given_twice() -> None:
    assert hit(paste("North\nNorth", data=two_groups()).data) == ["Nordics, Basic"]


def test_copies_stand_behind_the_last_of_them_under_names_of_their_own() -> None:
    data = with_copies(two_groups("A", "B"), ("customers",), [1, 0])
    assert [group(data, row)["name"] for row in range(4)] == ["A", "B", "A 2", "B 2"]
    assert {**group(data, 2), "name": "A"} == group(data, 0)


def test_what_is_beyond_the_last_column_is_left_out_and_said() -> None:
    last = len(GROUP_TABLE.columns) - 1
    assert paste("0.01", Place(0, last)).notes == ()
    assert paste("0.01\tx\ty", Place(0, last)).notes == ("2 columns beyond the last one of the table were left out.",)


def test_quoted_cells_may_hold_line_breaks_and_tabs() -> None:
    assert cells_of('"a\nb"\t"c\td"\r\ne\tf\r\n\r\n') == [["a\nb", "c\td"], ["e", "f"]]


def test_the_apostrophe_before_a_copied_formula_is_none_of_the_name() -> None:
    assert group(paste("'=Sum", NAME).data, 0)["name"] == "=Sum"
    assert group(paste("'Quoted", NAME).data, 0)["name"] == "'Quoted"


def test_one_text_goes_into_every_chosen_cell() -> None:
    cells = tuple(Place(row, COLUMN["deflected"]) for row in range(2))
    found = pasted(two_groups(), GROUP_TABLE, cells, "30 %")
    assert [group(found.data, row)["deflected"] for row in range(2)] == [0.3, 0.3]
    assert found.words == "paste 2 cells"


def test_without_a_chosen_cell_all_rows_are_new() -> None:
    found = pasted(DRAFT, GROUP_TABLE, (), "Mine\tBasic")
    assert group(found.data, GROUPS)["name"] == "Mine"
    assert group(found.data, 0) is group(DRAFT, 0)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n"])
def test_nothing_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(PasteError, match="nothing to paste"):
        paste(text, BELOW)


def test_too_much_is_refused_in_a_sentence() -> None:
    with pytest.raises(PasteError, match=f"more than {MOST_ROWS:,} rows"):
        paste("x\n" * (MOST_ROWS + 1))
    with pytest.raises(PasteError, match=f"more than {MOST_COLUMNS:,} columns"):
        cells_of("Name" + "\t1" * MOST_COLUMNS)
    with pytest.raises(PasteError, match="characters"):
        paste("x" * (MOST_CHARACTERS + 1))
    with pytest.raises(PasteError, match="no table"):
        paste("x" * 200_000)


def test_five_thousand_rows_go_in() -> None:
    found = paste("x\n" * MOST_ROWS, Place(GROUPS, COLUMN["plan"]))
    assert found.words == "paste 5,000 customer groups"
    assert group(found.data, GROUPS + MOST_ROWS - 1)["name"] == f"New customer group {MOST_ROWS}"


def test_a_new_entry_stands_where_it_is_put_under_a_free_name() -> None:
    data = with_new_entry(with_new_entry(DRAFT, GROUP_TABLE, 0), GROUP_TABLE, 1)
    assert [group(data, row)["name"] for row in range(2)] == ["New customer group", "New customer group 2"]
    assert checked(data).errors == ()


def test_one_share_of_a_group_without_any_keeps_the_others() -> None:
    data = with_new_entry(DRAFT, GROUP_TABLE, 0)
    data = with_values(data, GROUP_TABLE, {Place(0, COLUMN["urgent"]): 0.05})
    assert group(data, 0)["severities"] == {"urgent": 0.05, "high": 0.16, "medium": 0.45, "low": 0.35}
    cleared = {Place(0, COLUMN[word]): None for word in ("urgent", "high", "medium", "low")}
    assert "severities" not in group(with_values(data, GROUP_TABLE, cleared), 0)


texts = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.lists(st.sampled_from(["Name", "Plan", "x", "", "0.5", "3 %", "Mon-Fri 9-17", '"', "=1"]), max_size=20),
        max_size=8,
    ).map(lambda rows: "\n".join("\t".join(row) for row in rows)),
)


@given(texts, st.integers(0, GROUPS), st.integers(0, len(GROUP_TABLE.columns) - 1))
def test_any_text_is_pasted_or_refused(text: str, row: int, column: int) -> None:
    try:
        found = paste(text, Place(row, column))
    except PasteError:
        return
    entries = entries_at(found.data, ("customers",))
    assert len(entries) >= GROUPS
    assert all(place.row < len(entries) for place in found.cells)
    checked(found.data)
