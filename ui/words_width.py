"""Words' width: how wide a column must be for its cells, by their words alone.

A table asks its delegate for every cell and many things of each; where delegates are Python, that holds the window up
for longer than anything else in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QTableView

ROUNDING_PX = 1
"""Cells lay text out in fractions of a pixel, and round up."""


def words_width_px(table: QTableView, words: Iterable[str], metrics: QFontMetrics | None = None) -> int:
    """Of the widest, in the table's own font if no other is given, with the margins that cells have; 0 of none."""
    margin_px = table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1
    widths_px = map((metrics or table.fontMetrics()).horizontalAdvance, words)
    return max((ROUNDING_PX + width_px + 2 * margin_px for width_px in widths_px), default=0)
