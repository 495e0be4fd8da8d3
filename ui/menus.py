"""Menus and the tool bar of the main window: where its actions are found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ui.actions import Actions


class FileMenu(QObject):
    """A submenu that offers files, asked for each time that it opens; those that have vanished are greyed."""

    file_chosen = Signal(object)
    """Path."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        menu.triggered.connect(self._choose)

    def offer(self, files: Iterable[Path]) -> None:
        self._menu.clear()
        for path in files:
            # An ampersand in a menu marks a key, unless there are two.
            words = f"{path.name} ({path.parent})".replace("&", "&&")
            action = self._menu.addAction(words if path.exists() else f"{words}: not found")
            action.setData(str(path))
            action.setEnabled(path.exists())
        if self._menu.isEmpty():
            self._menu.addAction("None yet").setEnabled(False)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.file_chosen.emit(Path(str(action.data())))


def fill_menus(window: QMainWindow, actions: Actions) -> tuple[FileMenu, FileMenu]:
    """Put the actions into menus; returns the submenus of recent files and of shipped samples."""
    bar = window.menuBar()
    file = bar.addMenu("&File")
    file.addAction(actions.open)
    recent = FileMenu(file.addMenu("Open &recent"))
    samples = FileMenu(file.addMenu("Open &sample"))
    file.addSeparator()
    file.addAction(actions.export)
    file.addSeparator()
    file.addAction(actions.quit)
    run = bar.addMenu("&Run")
    run.addActions([actions.run, actions.cancel])
    view = bar.addMenu("&View")
    view.addAction(actions.as_table)
    view.addSeparator()
    view.addActions(actions.colours.actions())
    for menu in (file, run, view):
        menu.setToolTipsVisible(True)
    return recent, samples


def fill_tool_bar(window: QMainWindow, actions: Actions) -> None:
    """The actions of every day."""
    bar = QToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.addActions([actions.open, actions.run, actions.export])
    window.addToolBar(bar)
    window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
