"""Number gap: what keeps a number that stands at the right of its column clear of the words that begin the next.

Only painted, so that a copied cell is the number alone.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QStyleOptionViewItem, QWidget

from ui.soft_selection import SoftSelection

GAP = 2 * "\N{NO-BREAK SPACE}"
"""Qt counts other spaces at the end of the last line only."""


def gap_after(side: Qt.AlignmentFlag) -> str:
    """To be painted behind a cell or a heading."""
    return GAP if side & Qt.AlignmentFlag.AlignRight else ""


class GapCell(SoftSelection):
    """A cell whose number stands clear of the next column."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text += gap_after(option.displayAlignment)


class GapHeader(QHeaderView):
    """Headings above such cells, in one line; a click sorts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def initStyleOptionForIndex(  # noqa: N802 - Qt's name
        self, option: QStyleOptionHeader, column: int
    ) -> None:
        super().initStyleOptionForIndex(option, column)
        option.text += gap_after(option.textAlignment)

    def sectionSizeFromContents(self, column: int) -> QSize:  # noqa: N802 - Qt's name
        """With room for the gap, which is no part of the heading."""
        size = super().sectionSizeFromContents(column)
        return QSize(size.width() + self.fontMetrics().horizontalAdvance(GAP), size.height())
