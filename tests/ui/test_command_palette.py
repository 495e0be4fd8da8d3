"""Command palette: what was meant stands first, and pages without an action of their own are found too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.charts.response_times import RESPONSE_TIMES
from ui.command_palette import ALSO_SAID, CommandPalette, plain_words, rank_of
from ui.navigation import PAGE_ROLE
from ui.window import MainWindow


def palette_of(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    palette = CommandPalette(window.commands.all(), window)
    palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(palette)
    return palette


@pytest.mark.parametrize(
    ("typed", "rank"),
    [
        ("", 0),
        ("cheap", 0),
        ("Cheapest st", 0),
        ("staff", 1),
        ("staff cheap", 1),
        ("heap", 2),
        ("goal", 3),
        ("x", None),
    ],
)
def test_the_beginning_of_the_title_ranks_first_and_the_description_last(typed: str, rank: int | None) -> None:
    assert rank_of("Cheapest staffing", "The headcounts that meet every goal", typed) == rank


@pytest.mark.parametrize(
    ("typed", "first"),
    [("cheap", "Cheapest staffing"), ("coverage", "Coverage"), ("dask", "Run on…"), ("why", "Why missed")],
)
def test_what_was_meant_stands_first(qtbot: QtBot, window: MainWindow, typed: str, first: str) -> None:
    palette = palette_of(qtbot, window)
    palette.line.setText(typed)
    assert palette.list.currentItem().text().startswith(first)


def test_without_words_everything_stands_in_its_order(qtbot: QtBot, window: MainWindow) -> None:
    palette = palette_of(qtbot, window)
    usable = [plain_words(action) for action in window.commands.all() if action.isEnabled() and action.isVisible()]
    shown = [palette.list.item(row).text().split("    ")[0] for row in range(palette.list.count())]
    assert shown[: len(usable)] == usable


def test_a_chart_is_found_and_shown(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.charts.page is not None, timeout=30_000)
    palette = palette_of(qtbot, window)
    palette.line.setText("response")
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    assert shown.index(RESPONSE_TIMES.title) == 0
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert window.navigation.currentItem().data(PAGE_ROLE) == RESPONSE_TIMES.key


def test_each_page_is_listed_once(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.charts.page is not None, timeout=30_000)
    palette = palette_of(qtbot, window)
    shown = [palette.list.item(row).text().split("    ")[0] for row in range(palette.list.count())]
    assert len(shown) == len(set(shown))


def test_what_is_also_said_is_said_of_an_action_that_there_is(window: MainWindow) -> None:
    assert set(ALSO_SAID) <= {plain_words(action) for action in window.commands.all()}
