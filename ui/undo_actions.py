"""Undo actions: Undo and Redo say which step they take, and are off where there is none."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoStack


class UndoActions(QObject):
    """Follows a stack of steps."""

    def __init__(self, stack: QUndoStack, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._undo, self._redo = undo, redo
        undo.triggered.connect(stack.undo)
        redo.triggered.connect(stack.redo)
        for changed in (stack.undoTextChanged, stack.redoTextChanged, stack.indexChanged):
            changed.connect(self._show)
        self._show()

    def let_go(self) -> None:
        """Hear no more of the stack, which tells of its steps even while it is being destroyed."""
        for changed in (self._stack.undoTextChanged, self._stack.redoTextChanged, self._stack.indexChanged):
            changed.disconnect(self._show)

    @Slot()
    def _show(self) -> None:
        _name(self._undo, "Undo", self._stack.undoText(), can=self._stack.canUndo())
        _name(self._redo, "Redo", self._stack.redoText(), can=self._stack.canRedo())


def _name(action: QAction, word: str, step: str, *, can: bool) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = f"{word}: {step}" if step else word
    action.setText(words.replace("&", "&&"))
    action.setIconText(word)
    action.setToolTip(f"{words} ({keys})")
    action.setEnabled(can)
