"""With nothing open the window says what to do, on every page, and shows the pages once something is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.journeys import named, opened
from ui.page_list import ANSWERS, SCENARIO
from ui.window import MainWindow


def button(window: MainWindow, words: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if each.text() == words)


def test_with_nothing_open_every_page_says_how_to_begin(window: MainWindow) -> None:
    for page in (*ANSWERS, *SCENARIO):
        window.navigation.choose(page.key)
        assert named(window, "What to do first").isVisible()
        assert not window.shelf.isVisible()


def test_the_first_steps_can_be_taken_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    new = button(window, "New…")
    new.setFocus()
    QTest.keyClick(new, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(dialog.isVisible() for dialog in window.findChildren(QDialog)))


def test_what_is_opened_takes_their_place(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    opened(qtbot, window, small_file)
    assert window.shelf.isVisible()
    assert not named(window, "What to do first").isVisible()
