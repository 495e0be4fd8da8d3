"""What the journeys have in common: opening, simulating, going to pages, and finding things as their users do."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.window import MainWindow

PATIENCE_MS = 60_000
"""How long a wait may take before a test gives up; nothing depends on how long it really takes."""

Kind = TypeVar("Kind", bound=QWidget)


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.open_file(path)


def simulated(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.queue.finished, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_F5)


def saved(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def on_page(window: MainWindow, key: str, kind: type[Kind]) -> Kind:
    """Go to a page as the navigation does; returns it."""
    window.navigation.choose(key)
    page = window.shelf.currentWidget()
    assert isinstance(page, kind)
    return page


def named(window: QWidget, name: str) -> QLabel:
    """A label, found as a screen reader finds it."""
    return next(label for label in window.findChildren(QLabel) if label.accessibleName() == name)


def typed(line: QLineEdit, text: str) -> None:
    """Replace what stands in a line, key by key."""
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def undo(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
