"""Cell copying: what a table's cells are on the clipboard, as text and as HTML.

A text that a spreadsheet would take for a formula gets an apostrophe in front, which pasting takes away again.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from planner.scenario.entry_columns import EntryColumn
from planner.spreadsheet_text import guarded, tabbed

Row = Sequence[str]


def as_mime(columns: Sequence[EntryColumn], entries: Sequence[object], *, headed: bool, decimal: str) -> QMimeData:
    """The cells of some entries in some columns, as a person would type them."""
    headings = [[column.heading for column in columns]] if headed else []
    rows = [[_cell(column, entry, decimal) for column in columns] for entry in entries]
    mime = QMimeData()
    mime.setText(tabbed([*headings, *rows]))
    mime.setHtml(_html(headings, rows))
    return mime


def _cell(column: EntryColumn, entry: object, decimal: str) -> str:
    text = column.shown(entry, decimal=decimal)
    value = column.value(entry)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return text if is_number else guarded(text)


def _html(headings: Sequence[Row], rows: Sequence[Row]) -> str:
    lines = [*(_line(row, "th") for row in headings), *(_line(row, "td") for row in rows)]
    return f"<table>{''.join(lines)}</table>"


def _line(cells: Row, tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"
