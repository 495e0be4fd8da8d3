"""Sections view: the sections of an answer, one below the other, in an area that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.answers.answer_table import AnswerTable
from ui.answers.figure_view import FigureView
from ui.answers.kept_answer import Worth
from ui.answers.section import Section, Step
from ui.plain_label import plain_label
from ui.running.background import Background

TITLE_SCALE = 1.15
SPACE_BEFORE_TITLE = 8


class SectionsView(QScrollArea):
    """Shows sections in place of those before."""

    def __init__(self, name: str, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._worth = Worth()
        self.titles: list[QLabel] = []
        """Of the sections shown, from the top."""
        self.steps: list[QPushButton] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as it can be: what it shows scrolls, and must not make the window grow."""
        return self.minimumSizeHint()

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these, from the top."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 9, 0)
        self.titles, self.steps = [], []
        for section in sections:
            self._add(column, section)
        column.addStretch(1)
        self.setWidget(content)
        for ground in (content, self.viewport()):
            ground.setAutoFillBackground(False)  # On a tab, the ground is another than a window's.
        self._take_font()
        self.show_worth(self._worth)

    def show_worth(self, worth: Worth) -> None:
        """Grey what is out of date, and let nobody write it into another scenario than it was found in."""
        self._worth = worth
        content = self.widget()
        if content is None:
            return
        role = QPalette.ColorRole.PlaceholderText if worth.is_stale else QPalette.ColorRole.WindowText
        for label in content.findChildren(QLabel):
            label.setForegroundRole(role)
        for table in content.findChildren(AnswerTable):
            table.show_stale(is_stale=worth.is_stale)
        for figure in content.findChildren(FigureView):
            figure.show_stale(is_stale=worth.is_stale)
        for step in self.steps:
            step.setEnabled(worth.can_be_followed)

    def _add(self, column: QVBoxLayout, section: Section) -> None:
        """What can be done stands above tables and charts, where it is seen without scrolling."""
        title = plain_label("Part of the answer", section.title)
        column.addSpacing(SPACE_BEFORE_TITLE)
        column.addWidget(title)
        self.titles.append(title)
        for sentence in section.sentences:
            column.addWidget(plain_label(section.title, sentence))
        if section.steps:
            column.addLayout(self._row_of(section.steps))
        if section.painting is not None:
            column.addWidget(FigureView(section.painting, self._background))
        if section.table is not None:
            column.addWidget(AnswerTable(section.table))

    def _row_of(self, steps: Sequence[Step]) -> QHBoxLayout:
        row = QHBoxLayout()
        for step in steps:
            button = QPushButton(step.words)
            button.setToolTip(step.sentence)
            button.setAccessibleDescription(step.sentence)
            button.clicked.connect(step.take)
            self.steps.append(button)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _take_font(self) -> None:
        font = QFont(self.font())
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * TITLE_SCALE)
        for title in self.titles:
            title.setFont(font)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_font()
