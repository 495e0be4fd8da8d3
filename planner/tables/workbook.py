"""Workbook: tables as the bytes of an XLSX file, a sheet each, in which text stays text.

Every cell is written by its type. A text that looks like a formula or a link stays the text it is, also after somebody
has edited it in a spreadsheet; the same tables give the same bytes, whenever they are written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from math import isfinite
from textwrap import wrap
from types import MappingProxyType
from typing import Protocol

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated within, but it says so to nobody

from planner.spreadsheet_text import DANGEROUS
from planner.tables.table import Cell, Column, Kind, Table

LONGEST_TEXT = 32_767
"""Of a cell; Excel refuses a file with more."""
CUT = " … (cut)"
LONGEST_SHEET_NAME = 31
NOT_IN_SHEET_NAMES = frozenset("[]:*?/\\")
RESERVED = "history"
"""A name that Excel keeps for itself."""
WIDEST, NARROWEST = 60, 8
"""Of a column, in characters."""
MANY_COLUMNS = 10
"""With more, the names of a row stay in sight as well as the headings."""
WIDEST_FROZEN = 80
"""Of the names that stay, together, in characters: a screen has room for numbers beside them."""
PRODUCT = "Neptune SLA planner"
LINE_PT = 15.0
"""The height of a line of text."""
NO_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Stands where a file says when it was made: otherwise two files of one study would differ."""

NUMBER_FORMATS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.SHARE: "0.0%",
        Kind.COUNT: "#,##0",
        Kind.HOURS: "#,##0.0",
        Kind.MONEY: "#,##0.00",
        Kind.NUMBER: "#,##0.00",
    }
)


Finish = Callable[["Book", Sequence[tuple["Sheet", Table]]], None]
"""What is done to sheets that are written, each with its table, before the book is closed."""


def workbook_bytes(tables: Sequence[Table], finish: Finish = lambda _book, _sheets: None, *, title: str = "") -> bytes:
    """An XLSX file of these tables, at least one; ValueError for a number that is not finite."""
    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    properties = {"created": NO_TIME, "author": PRODUCT}
    book.set_properties(properties | ({"title": title} if title else {}))
    formats = _Formats(book)
    sheets: list[tuple[Sheet, Table]] = []
    for table, name in zip(tables, sheet_names(table.title for table in tables), strict=True):
        sheets.append((book.add_worksheet(name), table))
        _write_table(sheets[-1][0], table, formats)
    finish(book, sheets)
    book.close()
    return content.getvalue()


class Chart(Protocol):
    """What is used of XlsxWriter's charts; every range is a sheet's name and its first and last row and column."""

    def add_series(self, options: dict[str, object]) -> None: ...
    def combine(self, chart: Chart) -> None: ...
    def set_title(self, options: dict[str, object]) -> None: ...
    def set_x_axis(self, options: dict[str, object]) -> None: ...
    def set_y_axis(self, options: dict[str, object]) -> None: ...
    def set_legend(self, options: dict[str, object]) -> None: ...
    def set_size(self, options: dict[str, object]) -> None: ...


class Sheet(Protocol):
    """What is used of XlsxWriter's sheets; a writer gives 0 for what it took."""

    def write_string(self, row: int, column: int, text: str, style: object) -> int: ...
    def write_number(self, row: int, column: int, number: float, style: object) -> int: ...
    def set_column(self, first: int, last: int, width: float, style: object = None) -> int: ...
    def set_row(self, row: int, height: float) -> int: ...
    def freeze_panes(self, row: int, column: int) -> None: ...
    def get_name(self) -> str: ...
    def autofilter(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None: ...
    def set_landscape(self) -> None: ...
    def repeat_columns(self, first: int) -> None: ...
    def set_paper(self, paper: int) -> None: ...
    def fit_to_pages(self, width: int, height: int) -> None: ...
    def repeat_rows(self, first: int) -> None: ...
    def set_header(self, header: str) -> None: ...
    def set_footer(self, footer: str) -> None: ...
    def insert_chart(self, row: int, column: int, chart: Chart, options: dict[str, object]) -> int: ...


class Book(Protocol):
    """What is used of XlsxWriter's books."""

    def add_chart(self, options: dict[str, str]) -> Chart: ...
    def add_format(self, properties: dict[str, object]) -> object: ...


class _Formats:
    """The few formats of a workbook, made once."""

    def __init__(self, book: Book) -> None:
        heading: dict[str, object] = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        self.heading = book.add_format(heading)
        self.number_heading = book.add_format(heading | {"align": "right"})
        self.guarded_heading = book.add_format(heading | {"quote_prefix": True})
        # All at the top of their row, as one cell of it may have several lines.
        self.text = book.add_format({"valign": "top"})
        self.text_after_number = book.add_format({"valign": "top", "align": "left", "indent": 1})
        # Among facts there are seeds, which nobody groups by thousands.
        self.whole = book.add_format({"num_format": "0", "valign": "top"})
        self.guarded = book.add_format({"valign": "top", "quote_prefix": True})
        self.of_kind = {
            kind: book.add_format({"num_format": words, "valign": "top"}) for kind, words in NUMBER_FORMATS.items()
        }


def _write_table(sheet: Sheet, table: Table, formats: _Formats) -> None:
    lines = 1
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, _fitting(column.heading), _heading_format(column, formats))
        width = _width(column, [row[at] for row in table.rows])
        sheet.set_column(at, at, width, formats.text_after_number if _is_after_number(table, at) else formats.text)
        lines = max(lines, len(wrap(column.heading, width - 1)))
        for down, row in enumerate(table.rows, start=1):
            _write_cell(sheet, (down, at), row[at], column.kind, formats)
    sheet.set_row(0, lines * LINE_PT)  # Not every program makes room for a heading that wraps.
    sheet.freeze_panes(1, _names_kept(table))


def _names_kept(table: Table) -> int:
    """How many columns stay in sight: of a wide table its first ones, as long as they are names and leave room."""
    if len(table.columns) <= MANY_COLUMNS:
        return 0
    taken = 0
    for at, column in enumerate(table.columns):
        taken += _width(column, [row[at] for row in table.rows])
        if column.kind is not Kind.TEXT or taken > WIDEST_FROZEN:
            return at
    return 0


def _heading_format(column: Column, formats: _Formats) -> object:
    if column.heading.startswith(DANGEROUS):
        return formats.guarded_heading
    return formats.number_heading if column.kind in NUMBER_FORMATS else formats.heading


def _is_after_number(table: Table, at: int) -> bool:
    """Whether its text would touch the number to the left of it."""
    return at > 0 and table.columns[at].kind is Kind.TEXT and table.columns[at - 1].kind in NUMBER_FORMATS


def _write_cell(sheet: Sheet, at: tuple[int, int], cell: Cell, kind: Kind, formats: _Formats) -> None:
    """By type and never by looks; what is not known stays empty."""
    written = 0
    if isinstance(cell, str):
        written = sheet.write_string(*at, _fitting(cell), formats.guarded if cell.startswith(DANGEROUS) else None)
    elif cell is not None:
        if not isfinite(cell):
            raise ValueError(f"{cell} in row {at[0]}, column {at[1]} of {sheet.get_name()}")
        written = sheet.write_number(*at, cell, _number_format(cell, kind, formats))
    if written:
        raise ValueError(f"row {at[0]}, column {at[1]} of {sheet.get_name()} does not fit into a sheet")


def _number_format(cell: float, kind: Kind, formats: _Formats) -> object:
    if kind is Kind.MIXED:
        return formats.whole if isinstance(cell, int) else None
    return formats.of_kind.get(kind)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def _width(column: Column, cells: Iterable[Cell]) -> int:
    """As wide as the longest text, or as numbers of its kind; headings wrap, but not within a word."""
    heading = max((len(word) for word in column.heading.split()), default=0)
    texts = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return min(WIDEST, max(NARROWEST, heading, texts) + 2)


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name that Excel takes for each title; of two alike, whatever their capitals, the later gets a number."""
    names: list[str] = []
    taken = {RESERVED}
    for title in titles:
        plain = "".join(" " if sign in NOT_IN_SHEET_NAMES or not sign.isprintable() else sign for sign in title)
        plain = plain.strip(" '") or "Table"
        name, number = _cut_name(plain), 1
        while name.casefold() in taken:
            number += 1
            name = _cut_name(plain, f" {number}")
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut_name(name: str, ending: str = "") -> str:
    """So short that Excel, which counts in UTF-16, takes it with its ending."""
    kept = name
    while len((kept + ending).encode("utf-16-le")) > 2 * LONGEST_SHEET_NAME:
        kept = kept[:-1]
    return kept.rstrip(" '") + ending
