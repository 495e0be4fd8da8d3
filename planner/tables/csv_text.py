"""CSV text: a table as a file that a spreadsheet opens without running anything in it.

Texts are guarded; numbers stay numbers, so that -1.5 is not turned into words. Separate from charts, which have only
tables.
"""

from __future__ import annotations

import csv
from io import StringIO

from planner.spreadsheet_text import guarded
from planner.tables.table import Cell, Numbers


def csv_text(numbers: Numbers) -> str:
    """The table as CSV: comma, point, lines that end as spreadsheets expect; what is not known is left empty."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe_cell(word) for word in numbers.header])
    writer.writerows([safe_cell(cell) for cell in row] for row in numbers.rows)
    return text.getvalue()


def safe_cell(cell: Cell) -> Cell:
    """The cell, a dangerous text with an apostrophe before it."""
    return guarded(cell) if isinstance(cell, str) else cell
