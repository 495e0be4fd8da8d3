"""Workbooks: text stays text, names of sheets are legal, and two of the same tables are the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.tables.table import Cell, Column, Kind, Table
from planner.tables.workbook import LONGEST_SHEET_NAME, LONGEST_TEXT, sheet_names, workbook_bytes

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "http://x.example",
    "mailto:a@b.example",
    "internal:Sheet1!A1",
    "{=SUM(A1:A2)}",
    "\tindented",
    "\rreturned",
    "<f>1</f>",
)


def texts(*cells: Cell, title: str = "Table", heading: str = "Text") -> Table:
    return Table(title, (Column(heading),), tuple((cell,) for cell in cells))


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def strings(content: bytes) -> list[str]:
    """All texts of a workbook; a sign that XML cannot hold is written as _x0009_."""
    shared = ET.fromstring(parts(content)["xl/sharedStrings.xml"])  # noqa: S314  # our own
    written = ["".join(text.itertext()) for text in shared.iter(f"{MAIN}si")]
    return [re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text) for text in written]


def rows(content: bytes, sheet: int = 1) -> list[list[tuple[str, str]]]:
    """Type and value of every cell of a sheet."""
    sheet_xml = ET.fromstring(parts(content)[f"xl/worksheets/sheet{sheet}.xml"])  # noqa: S314  # our own
    return [
        [(cell.get("t", "n"), cell.findtext(f"{MAIN}v", "")) for cell in row.iter(f"{MAIN}c")]
        for row in sheet_xml.iter(f"{MAIN}row")
    ]


def test_no_text_becomes_a_formula_or_a_link() -> None:
    content = workbook_bytes([texts(*HOSTILE, title="=1+1", heading="=HYPERLINK(A1)")])
    for name, xml in parts(content).items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<f[ >]", xml), name
            assert "hyperlink" not in xml.casefold().replace("=hyperlink(a1)", ""), name
        assert "relationships/hyperlink" not in xml, name
    assert set(HOSTILE) <= set(strings(content))


def test_a_dangerous_text_stays_text_when_somebody_edits_it() -> None:
    plain, guarded = (style_of(parts(workbook_bytes([texts(cell)])), "A2") for cell in ("1+1", "=1+1"))
    assert plain.get("quotePrefix") is None
    assert guarded.get("quotePrefix") == "1"


def style_of(files: dict[str, str], place: str) -> ET.Element:
    """Of a cell of the first sheet."""
    cells = ET.fromstring(files["xl/worksheets/sheet1.xml"]).iter(f"{MAIN}c")  # noqa: S314  # our own
    (style,) = (cell.get("s", "0") for cell in cells if cell.get("r") == place)
    styles = ET.fromstring(files["xl/styles.xml"]).find(f"{MAIN}cellXfs")  # noqa: S314  # our own
    assert styles is not None
    return styles[int(style)]


def test_numbers_are_numbers_with_the_format_of_their_kind() -> None:
    columns = (Column("Name"), Column("Share", Kind.SHARE), Column("Count", Kind.COUNT), Column("Any", Kind.MIXED))
    content = workbook_bytes([Table("Table", columns, (("a", 0.5, -3, 7), ("b", None, None, 0.25)))])
    assert [[kind for kind, _ in row] for row in rows(content)[1:]] == [["s", "n", "n", "n"], ["s", "n"]]
    assert [value for _, value in rows(content)[1][1:]] == ["0.5", "-3", "7"]
    assert "0.0%" in parts(content)["xl/styles.xml"]


def test_the_headings_stay_in_sight() -> None:
    assert 'state="frozen"' in parts(workbook_bytes([texts("a")]))["xl/worksheets/sheet1.xml"]


def test_the_same_tables_are_the_same_bytes_and_name_no_moment() -> None:
    tables = [texts("a", "b"), texts(1, 2.5)]
    assert workbook_bytes(tables) == workbook_bytes(tables)
    assert set(re.findall(r"\d{4}-\d\d-\d\d", parts(workbook_bytes(tables))["docProps/core.xml"])) == {"2000-01-01"}


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="row 1, column 0"):
        workbook_bytes([texts(number)])


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    (heading, cut, whole) = strings(workbook_bytes([texts("a" * (LONGEST_TEXT + 1), "b" * LONGEST_TEXT)]))
    assert heading == "Text"
    assert len(cut) == LONGEST_TEXT
    assert cut.endswith("a … (cut)")
    assert whole == "b" * LONGEST_TEXT


def test_a_row_that_does_not_fit_its_headings_is_no_table() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 headings in Table"):
        Table("Table", (Column("Text"),), (("a", "b"),))


def test_sheets_have_names_that_excel_takes() -> None:
    titles = ("a/b: [c]*?\\", "'quoted'", "", "history", "Costs", "costs", "x" * 40, "x" * 41, "\U0001f680" * 20)
    names = sheet_names(titles)
    assert names[:6] == ["a b   c", "quoted", "Table", "history 2", "Costs", "costs 2"]
    assert_legal(names)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=12))
def test_any_titles_become_legal_and_distinct_names(titles: list[str]) -> None:
    names = sheet_names(titles)
    assert_legal(names)
    assert len(names) == len(titles)


def assert_legal(names: Sequence[str]) -> None:
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) <= 2 * LONGEST_SHEET_NAME
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert len({name.casefold() for name in names}) == len(names)
    workbook_bytes([Table(name, (Column("Text"),), ()) for name in names])


def test_a_text_beside_a_number_does_not_touch_it() -> None:
    columns = (Column("Count", Kind.COUNT), Column("Verdict"))
    files = parts(workbook_bytes([Table("Table", columns, ((999, "met"),))]))
    number, text = (style_of(files, place).find(f"{MAIN}alignment") for place in ("A1", "B2"))
    assert number is not None
    assert text is not None
    assert number.get("horizontal") == "right", "a heading stands over its numbers"
    assert (text.get("horizontal"), text.get("indent")) == ("left", "1"), "without a side there is no indent"
