"""How a page is divided is remembered once somebody has divided it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kept_splitters import keep_splitters
from ui.settings import Settings


def page_of_two(qtbot: QtBot) -> tuple[QWidget, QSplitter]:
    page, splitter = QWidget(), QSplitter()
    for _ in range(2):
        part = QWidget()
        part.setMinimumWidth(20)
        splitter.addWidget(part)
    QVBoxLayout(page).addWidget(splitter)
    page.resize(600, 200)
    qtbot.addWidget(page)
    return page, splitter


def left_of(qtbot: QtBot, *, moved_to: int = 0) -> int:
    """How wide the left part of a page is, after somebody has moved it."""
    page, splitter = page_of_two(qtbot)
    keep_splitters(Settings(), "plans", page)
    page.show()
    QApplication.processEvents()
    if moved_to:
        splitter.moveSplitter(moved_to, 1)
    return splitter.sizes()[0]


@pytest.mark.parametrize("moved_to", [100, 450])
def test_a_page_is_divided_as_it_was_left(qtbot: QtBot, moved_to: int) -> None:
    before = left_of(qtbot)
    assert left_of(qtbot) == before
    left = left_of(qtbot, moved_to=moved_to)
    assert left != before
    assert left_of(qtbot) == left
