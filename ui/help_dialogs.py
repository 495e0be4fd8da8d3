"""Help dialogs: the words of the planner, its keys, the steps that can be undone, and what it is made of."""

from __future__ import annotations

import html
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QUndoView, QVBoxLayout, QWidget

from planner import __version__
from ui.page_keys import EVERYWHERE, PAGE_KEYS, KeysOf
from ui.terms import WORDS

WIDTH_LETTERS, LINES = 80, 26


def words_dialog(parent: QWidget) -> QDialog:
    """The glossary."""
    return _reading_dialog("The words of the planner", _definitions(WORDS), parent)


def keys_dialog(actions: Sequence[QAction], parent: QWidget) -> QDialog:
    """Every key that does something, with what it does."""
    rows = [
        (_native(keys.toString() for keys in action.shortcuts()), action.statusTip())
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    parts = [_part(EVERYWHERE, rows), *(_part(place) for place in PAGE_KEYS)]
    return _reading_dialog("Keys", "".join(parts), parent)


def _part(place: KeysOf, first: Iterable[tuple[str, str]] = ()) -> str:
    """What the keys do in one place, under its heading."""
    rows = [*first, *((_native(keys), words) for keys, words in place.rows)]
    return f"<h4>{html.escape(place.place)}</h4>{_table(rows)}"


def _native(keys: Iterable[str]) -> str:
    """As the platform writes them; what is no key stays in words."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key for key in keys)


def about_dialog(parent: QWidget) -> QDialog:
    """Versions and licence."""
    made_of = [
        ("Neptune SLA planner", __version__),
        ("Python", platform.python_version()),
        ("Qt", f"{qVersion()}, by PySide6 {version('PySide6-Essentials')}"),
        ("SimPy", version("simpy")),
        ("NumPy", version("numpy")),
        ("Matplotlib", version("matplotlib")),
        ("System", platform.platform()),
    ]
    words = (
        "<p>Simulates support tickets against service levels, to decide how many engineers to put on which shifts.</p>"
        f"{_table(made_of)}<p>MIT licence. Qt is used under the LGPL, version 3.</p>"
    )
    return _reading_dialog("About the SLA planner", words, parent)


def history_dialog(stack: QUndoStack, parent: QWidget) -> QDialog:
    """Every step since the file was opened; choosing one goes back, or forward, to it."""
    view = QUndoView(stack)
    view.setEmptyLabel("As it was opened")
    view.setAccessibleName("Steps that can be undone")
    return _dialog("History", view, parent)


def _definitions(words: Mapping[str, str]) -> str:
    return _table([(word, sentence) for word, sentence in words.items()])


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding-right: 16px; white-space: nowrap'><b>{html.escape(left)}</b></td>"
        f"<td>{html.escape(right)}</td></tr>"
        for left, right in rows
    )
    return f"<table cellpadding='3'>{cells}</table>"


def _reading_dialog(title: str, words: str, parent: QWidget) -> QDialog:
    text = QTextBrowser()
    text.setHtml(words)
    text.setAccessibleName(title)
    text.setTabChangesFocus(True)
    return _dialog(title, text, parent)


def _dialog(title: str, content: QWidget, parent: QWidget) -> QDialog:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(content)
    column.addWidget(buttons)
    metrics = dialog.fontMetrics()
    dialog.resize(WIDTH_LETTERS * metrics.averageCharWidth(), LINES * metrics.lineSpacing())
    return dialog
