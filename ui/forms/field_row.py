"""Field row: the label, the editor and what is wrong with a value, as one row of a form."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.estimates.verdicts import Verdict
from planner.grammar import capitalised
from planner.scenario.findings import ScenarioError
from planner.scenario.problems import in_percent
from ui.forms.editor import Editor, decimal_sign
from ui.forms.tooltips import tooltip_of
from ui.palette import verdict_colour

WRONG = "✕"
MOST_SENTENCES = 3


class WrongLabel(QLabel):
    """Sentences on what is wrong and what would be right; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)  # A long word in it is no reason for a wide window.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._ink()
        self.hide()

    def show_errors(self, errors: Iterable[ScenarioError]) -> None:
        sentences = list(dict.fromkeys(sentence_of(error) for error in errors))
        more = [f"{WRONG} and {len(sentences) - MOST_SENTENCES} more"] if len(sentences) > MOST_SENTENCES else []
        self.setText("\n".join([*(f"{WRONG} {each}" for each in sentences[:MOST_SENTENCES]), *more]))
        self.setVisible(bool(sentences))

    def say(self, sentence: str) -> None:
        """Say one thing that is wrong; nothing for no words."""
        self.setText(f"{WRONG} {sentence}" if sentence else "")
        self.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._ink()

    def _ink(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, verdict_colour(Verdict.MISSED, palette))
        self.setPalette(palette)


class FieldRow(QWidget):
    """An editor with what is wrong beneath it; its label stands beside it in the form."""

    def __init__(self, title: str, editor: Editor, sentences: Iterable[str]) -> None:
        super().__init__()
        self.editor = editor
        self.label = QLabel(title)
        self.label.setBuddy(editor)
        self.wrong = WrongLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(editor)
        self.unit = QLabel()
        self.unit.setTextFormat(Qt.TextFormat.PlainText)
        self.unit.hide()
        row.addWidget(self.unit)
        if editor.is_narrow:
            row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.wrong)
        editor.name(title)
        tooltip = tooltip_of(title, sentences)
        self.label.setToolTip(tooltip)
        editor.setToolTip(tooltip)

    def show_unit(self, words: str) -> None:
        """Say the unit beside the editor."""
        self.unit.setText(words)
        self.unit.setVisible(bool(words))

    def show_errors(self, errors: tuple[ScenarioError, ...]) -> None:
        self.wrong.show_errors(errors)
        self.editor.explain("; ".join(sentence_of(error) for error in errors))


def sentence_of(error: ScenarioError) -> str:
    """What is wrong and what would be right, in the terms one types in, without the place, beside which it stands."""
    error = in_percent(error, decimal=decimal_sign())
    words = f"{error.problem}; {error.mend}" if error.mend else error.problem
    return f"{capitalised(words)}."
