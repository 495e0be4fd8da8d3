"""Spreadsheet text: guarded on its way into a spreadsheet, so that nothing becomes a formula, and bare on its way back.

A text that begins with = + - @ or a control character would be run. Such a text gets an apostrophe in front.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")


def guarded(text: str) -> str:
    """A text for a cell, with an apostrophe before it if it is dangerous.

    >>> guarded("=1+1"), guarded("Nordics")
    ("'=1+1", 'Nordics')
    """
    return f"'{text}".replace("\0", "") if text.startswith(DANGEROUS) else text


def unguarded(text: str) -> str:
    """What was guarded as it was before; the apostrophe of any other text is its own.

    >>> unguarded("'=1+1"), unguarded("'s")
    ('=1+1', "'s")
    """
    return text[1:] if text.startswith("'") and text[1:].startswith(DANGEROUS) else text


def tabbed(rows: Iterable[Sequence[str]]) -> str:
    """A line for each row with tabs between its cells, as the clipboard carries them; the cells as they are."""
    text = StringIO()
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    for row in rows:
        if any(row):
            writer.writerow(row)
        else:
            text.write("\t" * (len(row) - 1) + "\n")  # The writer would put a lone empty cell into quotes.
    return text.getvalue()
