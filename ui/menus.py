"""Menus and the tool bar of the main window: where its actions are found."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from ui.actions import Actions
from ui.page_list import ANSWERS


def fill_menus(window: QMainWindow, actions: Actions) -> QMenu:
    """Put the actions into menus; returns the empty submenu of recent files."""
    bar = window.menuBar()
    file, recent = _file_menu(bar.addMenu("&File"), actions)
    edit = bar.addMenu("&Edit")
    edit.addActions([actions.undo, actions.redo, actions.history])
    edit.addSeparator()
    edit.addAction(actions.next_problem)
    scenario = bar.addMenu("&Scenario")
    scenario.addActions(actions.pages[len(ANSWERS) :])
    run = bar.addMenu("&Run")
    run.addActions([actions.run, actions.run_one, actions.cancel])
    run.addAction(actions.live)
    run.addSeparator()
    run.addAction(actions.recommend)
    run.addSeparator()
    run.addAction(actions.where)
    view = bar.addMenu("&View")
    view.addActions(actions.pages[: len(ANSWERS)])
    view.addSeparator()
    view.addActions([actions.next_coverage, actions.as_table])
    view.addSeparator()
    view.addActions([actions.larger, actions.smaller, actions.ordinary])
    view.addSeparator()
    view.addActions(actions.colours.actions())
    help_ = bar.addMenu("&Help")
    help_.addActions([actions.palette, actions.words, actions.keys])
    help_.addSeparator()
    help_.addAction(actions.about)
    for menu in (file, edit, scenario, run, view, help_):
        menu.setToolTipsVisible(True)
    return recent


def _file_menu(file: QMenu, actions: Actions) -> tuple[QMenu, QMenu]:
    file.addActions([actions.new, actions.open])
    recent = file.addMenu("Open &recent")
    file.addSeparator()
    file.addActions([actions.save, actions.save_as, actions.revert])
    file.addSeparator()
    export = file.addMenu("&Export")
    export.setToolTipsVisible(True)
    export.addActions([actions.export, actions.copy_chart, actions.copy_numbers])
    export.addSeparator()
    export.addActions([actions.export_table, actions.copy_table])
    export.addSeparator()
    export.addAction(actions.export_all)
    file.addAction(actions.pack)
    file.addSeparator()
    file.addAction(actions.quit)
    return file, recent


def fill_tool_bar(window: QMainWindow, actions: Actions) -> None:
    """The actions of every day."""
    bar = QToolBar("Tools")
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    bar.addActions([actions.new, actions.open, actions.save])
    bar.addSeparator()
    bar.addActions([actions.undo, actions.redo])
    bar.addSeparator()
    bar.addActions([actions.run, actions.recommend, actions.pack])
    window.addToolBar(bar)
    window.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
