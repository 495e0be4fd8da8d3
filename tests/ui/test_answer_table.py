"""The table of an answer: its headings in lines, its numbers clear of what follows, and as high as its rows."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from planner.tables.table import Column, Kind, Table
from ui.answers.answer_header import MOST_LINES, lines_of
from ui.answers.answer_table import AnswerTable

LONG_HEADING = "all busy with equally or more important work"
TABLE = Table(
    "Misses",
    (Column("part"), Column(LONG_HEADING, Kind.SHARE), Column("finding")),
    (("Basic", 0.25, "better"), ("Extended", 0.5, "cannot tell")),
)


def shown(qtbot: QtBot) -> AnswerTable:
    table = AnswerTable(TABLE)
    qtbot.addWidget(table)
    table.resize(600, 200)
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_a_long_heading_makes_no_column_wide(qtbot: QtBot) -> None:
    table = shown(qtbot)
    header, advance = table.horizontalHeader(), table.fontMetrics().horizontalAdvance
    assert table.columnWidth(1) < advance(LONG_HEADING)
    assert header.height() >= MOST_LINES * table.fontMetrics().height()
    assert header.length() < 600
    table.setColumnWidth(1, 2 * advance(LONG_HEADING))
    assert header.height() < 2 * table.fontMetrics().height() + table.fontMetrics().height()


def test_no_cell_is_cut(qtbot: QtBot) -> None:
    table = shown(qtbot)
    for column in range(len(TABLE.columns)):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


def test_headings_begin_with_a_capital_and_are_copied_as_they_are_with_plain_numbers(qtbot: QtBot) -> None:
    table = shown(qtbot)
    table.selectAll()
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
    heading, first, _ = QGuiApplication.clipboard().text().splitlines()
    assert heading.split("\t") == ["Part", LONG_HEADING.capitalize(), "Finding"]
    assert first.split("\t") == ["Basic", "25.0%", "better"]


def test_there_is_room_for_a_scroll_bar_only_where_there_is_one(qtbot: QtBot) -> None:
    table = shown(qtbot)
    wide = table.sizeHint().height()
    table.resize(60, 200)
    assert table.sizeHint().height() == wide + table.horizontalScrollBar().sizeHint().height()


def test_words_are_put_into_lines() -> None:
    assert lines_of("one two three", 7, len) == ["one two", "three"]
    assert lines_of("one", 1, len) == ["one"]
    assert lines_of("", 7, len) == [""]
