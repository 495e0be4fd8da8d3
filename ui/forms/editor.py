"""Editor: what every editor of a field is, and the one-line editor that serves most kinds of them.

An editor shows a raw value of the draft and tells what was made of it; it keeps none. What cannot be read is told as
the text it is, so that the draft can hold it and the checks can say what would be right.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from planner.scenario.entered import entered, shown, tidied
from planner.scenario.field_kinds import FieldKind

NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.SHARE})
STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
SHORT = frozenset({*NUMBERS, FieldKind.TIME, FieldKind.DATE})
LETTERS_OF_SHORT, LEAST_LETTERS, MOST_LETTERS = 13, 18, 44


class Editor(QWidget):
    """An editor of one raw value."""

    edited = Signal(object)
    """The new raw value; None where it is to be left out."""

    is_narrow = False
    """Whether it needs only as much room as what is typed, so that something may stand beside it."""

    def show_value(self, value: object) -> None:
        """Show a raw value of the draft; None where there is none."""
        raise NotImplementedError

    def show_left_out(self, words: str) -> None:
        """Say what an empty editor stands for."""

    def offer(self, choices: Sequence[str]) -> None:
        """Offer these names, if the editor offers any."""

    def hold(self, inner: QWidget) -> None:
        """Make a widget the one that is edited in: it takes the focus and the name."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 1)
        row.addStretch(0)  # What the widget does not want stays free at its end.
        self.setFocusProxy(inner)

    def name(self, words: str) -> None:
        """Say what is edited, to those who hear it."""
        (self.focusProxy() or self).setAccessibleName(words)

    def explain(self, words: str) -> None:
        """Describe what is wrong, to those who hear it; nothing if all is well."""
        (self.focusProxy() or self).setAccessibleDescription(words)


def decimal_sign() -> str:
    """The sign between whole and part where the user is at home."""
    return "," if QLocale().decimalPoint() == "," else "."


class Line(QLineEdit):
    """A line that leaves undo and redo to the document, whose steps are the only ones."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class SteppingLine(Line):
    """A line in which the arrow keys ask for one more or one less."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class LineEditor(Editor):
    """Texts, numbers, durations, times, dates, zones and holidays, each as a person would type it."""

    def __init__(self, kind: FieldKind, parent: QWidget | None = None, *, completions: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._kind = kind
        self.is_narrow = kind in SHORT or kind is FieldKind.DURATION
        self.line = SteppingLine() if kind is FieldKind.WHOLE else Line()
        self.hold(self.line)
        self._take_width()
        if completions:
            self._complete(completions)
        if isinstance(self.line, SteppingLine):
            self.line.stepped.connect(self._step)
        self.line.textEdited.connect(self._tell)
        self.line.editingFinished.connect(self._tidy)

    def _take_width(self) -> None:
        """Wide enough for what is usually typed, and not so wide that the eye gets lost."""
        letter = self.fontMetrics().averageCharWidth()
        is_short = self._kind in SHORT
        self.line.setMinimumWidth((LETTERS_OF_SHORT if is_short else LEAST_LETTERS) * letter)
        self.line.setMaximumWidth((LETTERS_OF_SHORT if is_short else MOST_LETTERS) * letter)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_width()

    def show_value(self, value: object) -> None:
        """A text that already stands for the value stays as the user typed it."""
        if value is None or self.value() != value:
            self.line.setText(shown(self._kind, value, decimal=decimal_sign()))
            self.line.setCursorPosition(0)

    def show_left_out(self, words: str) -> None:
        self.line.setPlaceholderText(words)

    def value(self) -> object:
        """The raw value that the text stands for."""
        return entered(self._kind, self.line.text(), decimal=decimal_sign())

    def _complete(self, completions: Sequence[str]) -> None:
        completer = QCompleter(list(completions), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_completion)
        self.line.setCompleter(completer)

    @Slot(str)
    def _take_completion(self, words: str) -> None:
        """Countries are offered with their names behind the code."""
        self.line.setText(words.partition(" · ")[0])
        self._tell()

    @Slot(int)
    def _step(self, by: int) -> None:
        value = self.value()
        number = value if isinstance(value, int) else 0
        self.line.setText(str(max(0, number + by)))
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.value())

    @Slot()
    def _tidy(self) -> None:
        value = self.value()
        tidy = tidied(self._kind, value)
        self.line.setText(shown(self._kind, tidy, decimal=decimal_sign()))
        if tidy != value:
            self.edited.emit(tidy)
