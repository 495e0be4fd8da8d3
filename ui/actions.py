"""Actions: everything the window can be asked to do, each once, with its words, keys and a sentence for its tooltip.

Menus, the tool bar, buttons and tests use these and nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.palette import Colours


class Actions(QObject):
    """The actions of one window; who connects them decides what they do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.open = self._action("Open…", "Ctrl+O", "Open a scenario file")
        self.export = self._action(
            "Export chart…", "Ctrl+E", "Write the chart on screen as PNG, SVG or PDF, or its numbers as CSV"
        )
        self.quit = self._action("Quit", "Ctrl+Q", "Close the window; a study that runs is stopped")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.run = self._action("Run", "F5", "Simulate every coverage of the scenario")
        self.run.setIconText("▶ Run")
        self.cancel = self._action(
            "Cancel", "Esc", "Stop after the replications that are done, and show what they found"
        )
        self.as_table = self._action("Show chart as table", "Ctrl+T", "Show the numbers behind the chart")
        self.as_table.setCheckable(True)
        for action in (self.export, self.run, self.cancel, self.as_table):
            action.setEnabled(False)
        self.colours = QActionGroup(self)
        for colours, words in (
            (Colours.SYSTEM, "Colours of the system"),
            (Colours.LIGHT, "Light colours"),
            (Colours.DARK, "Dark colours"),
        ):
            action = self._action(words, "", f"Show the window in the {words[0].lower()}{words[1:]}")
            action.setCheckable(True)
            action.setData(colours.value)
            self.colours.addAction(action)

        self.pages = [self._action(f"Page {number}", f"Ctrl+{number}", "Go to this page") for number in range(1, 10)]

    def _action(self, words: str, keys: str, sentence: str) -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{words.rstrip('…')}: {sentence}" + (f" ({keys})" if keys else ""))
        action.setStatusTip(sentence)
        return action
