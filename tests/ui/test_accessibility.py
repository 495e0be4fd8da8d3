"""What keyboards and screen readers need of the window."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QHeaderView, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

import ui
from ui.window import MainWindow

HAVE_THEIR_OWN_WORDS = (QAbstractButton, QMenuBar, QHeaderView)


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget, HAVE_THEIR_OWN_WORDS)
        and not isinstance(widget.parent(), QAbstractSpinBox)  # Named by the editor that it is a part of.
        and widget.window() is window  # A combo box unfolds in a window of its own.
    ]
    assert nameless == []


def test_tab_goes_from_the_pages_to_what_they_show_to_the_foot(qtbot: QtBot, window: MainWindow) -> None:
    del qtbot
    window.navigation.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(3):
        reached.append(QApplication.focusWidget())
        window.focusNextChild()
    assert reached[0] is window.navigation
    assert window.pages.verdict_page.verdicts not in reached  # Nothing is open, so there is nothing to stop at.


def test_every_command_says_what_it_does_and_no_two_share_keys(window: MainWindow) -> None:
    commands = window.commands.findChildren(QAction)
    keys = [action.shortcut().toString() for action in commands if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert {"F5", "Esc", "Ctrl+O", "Ctrl+E", "Ctrl+Q"} <= set(keys)
    assert all(action.statusTip() for action in commands)


def test_no_signal_is_connected_to_a_lambda() -> None:
    """One keeps what it names alive, and fires on what is gone."""
    folder = Path(ui.__file__).parent
    found = [
        f"{path.name}:{node.lineno}"
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    assert found == []
