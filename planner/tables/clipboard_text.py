"""Clipboard text: a table as a spreadsheet takes it from the clipboard, plain and as HTML.

Guarded as in a file: what is pasted is read like what is opened, and a text that begins like a formula would be one.
"""

from __future__ import annotations

import html

from planner.spreadsheet_text import tabbed
from planner.tables.csv_text import safe_cell
from planner.tables.table import Cell, Table


def tabbed_text(table: Table) -> str:
    """A line of headings and a line for each row, with tabs between the cells."""
    return tabbed([_shown(cell) for cell in row] for row in (table.numbers.header, *table.rows))


def html_table(table: Table) -> str:
    """The same as HTML, for a document or a message."""
    headings = "".join(f"<th>{_escaped(heading)}</th>" for heading in table.numbers.header)
    rows = "".join(f"<tr>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>"


def _escaped(cell: Cell) -> str:
    return html.escape(_shown(cell))


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(safe_cell(cell))
