"""Actions: everything the window can be asked to do, each once, with its words, keys and a sentence for its tooltip.

Menus, the tool bar, the command palette, buttons and tests use these and nothing else.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ui.page_list import ANSWERS, SCENARIO
from ui.palette import Colours

Keys = QKeySequence.StandardKey | str

COLOUR_WORDS = (
    (Colours.SYSTEM, "Colours of the system"),
    (Colours.LIGHT, "Light colours"),
    (Colours.DARK, "Dark colours"),
)


class Actions(QObject):
    """The actions of one window; who connects them decides what they do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._make_file_actions()
        self._make_edit_actions()
        self._make_run_actions()
        self._make_view_actions()
        self._make_help_actions()
        needs_something = (
            *(self.save, self.save_as, self.revert, self.undo, self.redo, self.next_problem),
            *(self.export, self.copy_chart, self.copy_numbers, self.export_table, self.copy_table, self.export_all),
            *(self.run, self.run_one, self.cancel, self.as_table, self.recommend, self.pack),
        )
        for action in needs_something:
            action.setEnabled(False)

    def _make_file_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self.new = self._action("New…", standard.New, "Start a scenario: a blank one, or from a sample")
        self.open = self._action("Open…", standard.Open, "Open a scenario file")
        self.save = self._action("Save", standard.Save, "Save the scenario to its file")
        self.save_as = self._action("Save as…", standard.SaveAs, "Save the scenario to another file", "Ctrl+Shift+S")
        self.revert = self._action("Revert to the saved file", "", "Take back everything since the file was saved")
        self.export = self._action("Chart…", "Ctrl+E", "Write the chart on screen, or its numbers, to a file")
        self.copy_chart = self._action("Copy chart", "Ctrl+Shift+C", "Put the chart on screen on the clipboard")
        self.copy_numbers = self._action(
            "Copy chart's numbers", "", "Put the numbers behind the chart on the clipboard"
        )
        self.export_table = self._action("Table of results…", "", "Write the table of results as XLSX or CSV")
        self.copy_table = self._action("Copy table of results", "", "Put the table of results on the clipboard")
        self.export_all = self._action(
            "Everything into a folder…", "Ctrl+Shift+E", "Write all charts, tables and the scenario into one folder"
        )
        self.pack = self._action(
            "Decision pack…", "Ctrl+Shift+D", "Make the pages that defend a decision: PDF, workbook and HTML"
        )
        self.quit = self._action("Quit", standard.Quit, "Close the window; a study that runs is stopped", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_edit_actions(self) -> None:
        standard = QKeySequence.StandardKey
        self.undo = self._action("Undo", standard.Undo, "Take the last step back")
        self.redo = self._action("Redo", standard.Redo, "Take the step again")
        self.history = self._action("History…", "", "Show every step, and go back to any of them")
        self.next_problem = self._action("Next problem", "F8", "Go to the next value that is wrong")

    def _make_run_actions(self) -> None:
        self.run = self._action("Run", "F5", "Simulate every coverage of the scenario")
        self.run.setIconText("▶ Run")
        self.run_one = self._action("Run this coverage", "Shift+F5", "Simulate only the coverage that is looked at")
        self.cancel = self._action(
            "Cancel", "Esc", "Stop after the replications that are done, and show what they found"
        )
        self.recommend = self._action(
            "Recommend…", "", "Look for the cheapest staffing of this coverage that meets every contractual goal"
        )
        self.live = self._action("Live results", "Ctrl+Shift+L", "Simulate every edit at once, while it is made")
        self.live.setCheckable(True)
        self.where = self._action("Run on…", "", "Choose whether replications run on this machine or on a cluster")

    def _make_view_actions(self) -> None:
        self.pages = [
            self._action(page.title, f"{key}+{number}", page.sentence)
            for key, pages in (("Ctrl", ANSWERS), ("Alt", SCENARIO))
            for number, page in enumerate(pages, start=1)
        ]
        self.next_coverage = self._action(
            "Next coverage", QKeySequence.StandardKey.NextChild, "Look at the next coverage", "Ctrl+Tab"
        )
        self.as_table = self._action("Show chart as table", "Ctrl+T", "Show the numbers behind the chart")
        self.as_table.setCheckable(True)
        self.larger = self._action("Larger text", "Ctrl++", "Show all text larger")
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._action("Smaller text", "Ctrl+-", "Show all text smaller")
        self.ordinary = self._action("Ordinary text", "Ctrl+0", "Show text in the system's size")
        self.colours = QActionGroup(self)
        for colours, words in COLOUR_WORDS:
            action = self._action(words, "", f"Show the window in the {words[0].lower()}{words[1:]}")
            action.setCheckable(True)
            action.setData(colours.value)
            self.colours.addAction(action)

    def _make_help_actions(self) -> None:
        self.palette = self._action("Commands…", "Ctrl+Shift+P", "Find any command by its words")
        self.words = self._action("Words…", "F1", "What each word of the planner means")
        self.keys = self._action("Keys…", "?", "Every key that does something")
        self.about = self._action("About", "", "Versions and licence")
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def all(self) -> list[QAction]:
        """Every action, for the command palette and the overview of keys."""
        return self.findChildren(QAction)

    def _action(self, words: str, keys: Keys, sentence: str, otherwise: str = "") -> QAction:
        """`otherwise`: the keys where the platform has none of that kind."""
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if action.shortcut().isEmpty() and otherwise:
            action.setShortcut(QKeySequence(otherwise))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{words.rstrip('…')}: {sentence}" + (f" ({shown})" if shown else ""))
        action.setStatusTip(sentence)
        return action
