"""Tables are sorted by keys as by clicks on their headings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from ui.sorting_keys import sort_on_shortcut


def test_the_column_of_the_current_cell_is_sorted_one_way_and_then_the_other(qtbot: QtBot) -> None:
    table = QTableWidget(3, 2)
    for row, name in enumerate("bac"):
        table.setItem(row, 0, QTableWidgetItem("same"))
        table.setItem(row, 1, QTableWidgetItem(name))
    table.setSortingEnabled(True)
    sort_on_shortcut(table)
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    table.setCurrentCell(0, 1)

    def pressed() -> str:
        QTest.keyClick(table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        return "".join(item.text() for row in range(3) if (item := table.item(row, 1)) is not None)

    assert pressed() == "abc"
    assert pressed() == "cba"
    assert pressed() == "abc"
