"""What people type, as the file holds it, and back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario.entered import entered, shown, tidied
from planner.scenario.field_kinds import FieldKind


@pytest.mark.parametrize(
    ("kind", "text", "decimal", "value"),
    [
        (FieldKind.WHOLE, "6", ".", 6),
        (FieldKind.WHOLE, " 1,200 ", ".", 1200),
        (FieldKind.WHOLE, "1.200", ",", 1200),
        (FieldKind.WHOLE, "1 200", ",", 1200),
        (FieldKind.WHOLE, "2.5", ".", 2.5),
        (FieldKind.WHOLE, "six", ".", "six"),
        (FieldKind.NUMBER, "2,5", ",", 2.5),
        (FieldKind.NUMBER, "2,5", ".", 2.5),
        (FieldKind.NUMBER, "2.5", ",", 2.5),
        (FieldKind.NUMBER, "25 %", ".", 0.25),
        (FieldKind.NUMBER, "1e999", ".", "1e999"),
        (FieldKind.NUMBER, "nan", ".", "nan"),
        (FieldKind.SHARE, "6", ".", 0.06),
        (FieldKind.SHARE, "7,3 %", ",", 0.073),
        (FieldKind.SHARE, "140%", ".", 1.4),
        (FieldKind.SHARE, "all", ".", "all"),
        (FieldKind.DURATION, "1,5 h", ",", "1.5 h"),
        (FieldKind.DURATION, "3 bd", ".", "3 bd"),
        (FieldKind.TIME, "8", ".", dt.time(8)),
        (FieldKind.TIME, "08:30", ".", dt.time(8, 30)),
        (FieldKind.TIME, "24:00", ".", dt.time(0)),
        (FieldKind.TIME, "25:00", ".", "25:00"),
        (FieldKind.DATE, "2026-01-05", ".", dt.date(2026, 1, 5)),
        (FieldKind.DATE, "soon", ".", "soon"),
        (FieldKind.HOLIDAYS, "NO", ".", "NO"),
        (FieldKind.HOLIDAYS, "2026-12-25, 2026-12-26", ".", [dt.date(2026, 12, 25), dt.date(2026, 12, 26)]),
        (FieldKind.TIERS, "both", ".", [1, 2]),
        (FieldKind.TIERS, "2", ".", [2]),
        (FieldKind.SELECTION, "Extended urgent, Basic", ".", ["Extended urgent", "Basic"]),
        (FieldKind.SELECTION, "everything", ".", None),
        (FieldKind.SWITCH, "Yes", ".", True),
        (FieldKind.TEXT, "  ", ".", None),
    ],
)
def test_what_is_typed_becomes_what_the_file_holds(kind: FieldKind, text: str, decimal: str, value: object) -> None:
    found = entered(kind, text, decimal=decimal)
    assert found == value
    assert type(found) is type(value)


def test_choices_are_found_whatever_their_case() -> None:
    assert entered(FieldKind.CHOICE, "Hand Over", choices=("hold", "hand over")) == "hand over"
    assert entered(FieldKind.CHOICE, "perhaps", choices=("hold", "hand over")) == "perhaps"


def test_durations_are_tidied_into_full_words() -> None:
    assert tidied(FieldKind.DURATION, "3 bd") == "3 business days"
    assert tidied(FieldKind.DURATION, "3 days") == "3 days"


@given(st.integers(-(10**12), 10**12) | st.floats(-1e9, 1e9).map(lambda x: round(x, 4)), st.sampled_from([".", ","]))
def test_a_number_that_is_shown_is_read_back(value: float, decimal: str) -> None:
    assert entered(FieldKind.NUMBER, shown(FieldKind.NUMBER, value, decimal=decimal), decimal=decimal) == value


@given(st.integers(0, 10_000), st.sampled_from([".", ","]))
def test_a_share_that_is_shown_is_read_back(parts: int, decimal: str) -> None:
    share = parts / 10_000
    assert entered(FieldKind.SHARE, shown(FieldKind.SHARE, share, decimal=decimal), decimal=decimal) == share


@given(st.times())
def test_a_time_that_is_shown_is_read_back(time: dt.time) -> None:
    whole = time.replace(microsecond=0)
    assert entered(FieldKind.TIME, shown(FieldKind.TIME, whole)) == whole


@given(st.sampled_from(list(FieldKind)), st.text(max_size=40), st.sampled_from([".", ","]))
def test_any_text_is_read_as_something(kind: FieldKind, text: str, decimal: str) -> None:
    shown(kind, entered(kind, text, decimal=decimal), decimal=decimal)
