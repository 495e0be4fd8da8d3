"""Answer header: the headings of an answer's table, in as many lines as their columns leave them room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from ui.number_gap import GAP, gap_after

MOST_LINES = 2
PADDING = 10
"""At both sides together, and above and below."""


class AnswerHeader(QHeaderView):
    """Of a table whose columns are as wide as their cells rather than their headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.sectionResized.connect(self.fit_height)

    def least_width_px(self, column: int) -> int:
        """With its heading in no more than a few lines."""
        words, advance = self._words(column), self.fontMetrics().horizontalAdvance
        room = max(map(advance, words.split()), default=0)
        while len(lines_of(words, room, advance)) > MOST_LINES:
            room += self.fontMetrics().averageCharWidth()
        return room + advance(GAP) + PADDING

    def fit_height(self) -> None:
        """As high as the heading with most lines."""
        lines = max((len(self._lines(column)) for column in range(self.count())), default=1)
        if self.height() != (height := self._height_px(lines)):
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        lines = max((len(self._lines(column)) for column in range(self.count())), default=1)
        return QSize(super().sizeHint().width(), self._height_px(lines))

    def initStyleOptionForIndex(  # noqa: N802 - Qt's name
        self, option: QStyleOptionHeader, column: int
    ) -> None:
        super().initStyleOptionForIndex(option, column)
        gap = gap_after(option.textAlignment)
        option.text = "\n".join(line + gap for line in self._lines(column))

    def _height_px(self, lines: int) -> int:
        return lines * self.fontMetrics().height() + PADDING

    def _words(self, column: int) -> str:
        return str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def _lines(self, column: int) -> list[str]:
        advance = self.fontMetrics().horizontalAdvance
        return lines_of(self._words(column), self.sectionSize(column) - PADDING - advance(GAP), advance)


def lines_of(words: str, room_px: int, advance: Callable[[str], int]) -> list[str]:
    """Words in lines of at most that width, but for a single word that is wider."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and advance(longer) > room_px:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
