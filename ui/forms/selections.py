"""Selections: an editor of which plans and severities are meant, as a button whose menu offers all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.field_titles import short
from ui.forms.editor import Editor

LEAST_LETTERS, MOST_LETTERS = 18, 60


class NamesEditor(Editor):
    """Some of the names that there are; `nothing` says what an empty choice stands for."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._chosen: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self.button = QToolButton()
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.setMinimumWidth(LEAST_LETTERS * self.fontMetrics().averageCharWidth())
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setMenu(QMenu(self.button))
        self.button.menu().triggered.connect(self._toggle)
        self.hold(self.button)
        self._fill()

    def offer(self, choices: Sequence[str]) -> None:
        """The names there are."""
        if tuple(choices) != self._offered:
            self._offered = tuple(choices)
            self._fill()

    def show_value(self, value: object) -> None:
        self._chosen = tuple(str(item) for item in value) if isinstance(value, list) else ()
        self._fill()

    def _fill(self) -> None:
        words = short("; ".join(self._chosen), MOST_LETTERS) if self._chosen else self._nothing
        self.button.setText(words.replace("&", "&&"))
        menu = self.button.menu()
        menu.clear()
        self._add(menu, self._nothing, "", is_chosen=not self._chosen)
        groups = self._groups()
        offered = {words for group in groups for words in group}
        for group in (*groups, tuple(words for words in self._chosen if words not in offered)):
            menu.addSeparator()
            for item in group:
                self._add(menu, item, item, is_chosen=item in self._chosen)

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        """What is offered, in groups that lines part."""
        return (self._offered,)

    def _add(self, menu: QMenu, words: str, item: str, *, is_chosen: bool) -> None:
        action = menu.addAction(short(words, MOST_LETTERS).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        action.setData(item)

    @Slot(QAction)
    def _toggle(self, action: QAction) -> None:
        item = str(action.data())
        if not item:
            self.edited.emit(None)
            return
        chosen = [each for each in self._chosen if each != item]
        if item not in self._chosen:
            chosen.append(item)
        self.edited.emit(chosen or None)


class SelectionEditor(NamesEditor):
    """Plans, severities, and one plan's tickets of one severity; the names offered are those of the plans."""

    def _groups(self) -> tuple[tuple[str, ...], ...]:
        severities = tuple(SEVERITY_OF_WORD)
        both = tuple(f"{plan} {severity}" for plan in self._offered for severity in severities)
        return (self._offered, severities, both)
