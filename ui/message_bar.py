"""Message bar: what the window has to say, in one plain sentence above the page, with details for those who want them.

Nothing here stops the user: a bar stays until it is closed or replaced, and everything else goes on working.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

MOST_LINES_SEEN = 8


class MessageBar(QFrame):
    """One sentence; below it, if there are any, lines that can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setAccessibleName("Message")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Details of the message")
        self._take_font()
        self.copy_details = QPushButton("Copy details")
        self.copy_details.clicked.connect(self._copy)
        self.close_message = QPushButton("Close")
        self.close_message.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def _take_font(self) -> None:
        """Of fixed width, and as large as the sentence."""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF())
        self.details.setFont(fixed)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_font()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.sentence, 1)
        top.addWidget(self.copy_details)
        top.addWidget(self.close_message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(9, 6, 9, 6)
        layout.addLayout(top)
        layout.addWidget(self.details)

    def say(self, sentence: str, details: str = "", *, details_seen: bool = True) -> None:
        """Show a sentence in place of the one before; details may be kept for copying only."""
        self.sentence.setText(sentence)
        self.details.setPlainText(details)
        seen = bool(details) and details_seen
        self.details.setVisible(seen)
        self.copy_details.setVisible(bool(details))
        lines = min(MOST_LINES_SEEN, details.count("\n") + 1)
        self.details.setFixedHeight((lines + 1) * self.details.fontMetrics().lineSpacing() + 8)
        self.show()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.sentence.text()}\n\n{self.details.toPlainText()}")
