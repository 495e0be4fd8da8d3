"""Filters: which tickets are asked for, as choices that a person can change one by one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from planner.demand.promises import TargetRow
from planner.reporting.cause_words import CAUSE_WORDS
from planner.tickets.behind import Behind, Outcome, hour_words, target_words
from simulation.causes import Cause
from ui.choice import Choice

OUTCOME_WORDS = {Outcome.ALL: "met and missed", Outcome.MET: "met", Outcome.MISSED: "missed"}


class Filters(QWidget):
    """Shows what is asked for; tells what a person asks instead."""

    changed = Signal(object)
    """Behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._behind: Behind | None = None
        self._targets: tuple[TargetRow, ...] = ()
        self.target, self.outcome, self.cause = Choice(), Choice(), Choice()
        self.hour = QToolButton()
        self.hour.setToolTip("Show tickets of every hour of the week again")
        for outcome, words in OUTCOME_WORDS.items():
            self.outcome.addItem(words, outcome)
        self.cause.addItem("whatever the cause")
        for cause in Cause:
            self.cause.addItem(CAUSE_WORDS[cause], cause)
        whose, how = self._parts = (QWidget(), QWidget())
        _fill(whose, (("&Target:", self.target),), self.hour)
        _fill(how, (("&Outcome:", self.outcome), ("Missed &because:", self.cause)))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(whose)
        self._row.addWidget(how)
        self._row.addStretch(1)
        for editor in (self.target, self.outcome, self.cause):
            editor.activated.connect(self._choose)
        self.hour.clicked.connect(self._forget_hour)

    def show_behind(self, behind: Behind, targets: tuple[TargetRow, ...]) -> None:
        """Show what is asked for, of these targets."""
        self._behind = behind
        if targets != self._targets or self.target.count() == 0:
            self._targets = targets
            self.target.clear()
            self.target.addItem(target_words(None))
            self.target.addItems([target_words(target) for target in targets])
        self.target.setCurrentIndex(0 if behind.target is None else targets.index(behind.target) + 1)
        # With a cause, misses are asked for, whatever the outcome says.
        outcome = Outcome.MISSED if behind.cause is not None else behind.outcome
        self.outcome.setCurrentIndex(list(OUTCOME_WORDS).index(outcome))
        self.cause.setCurrentIndex(0 if behind.cause is None else list(Cause).index(behind.cause) + 1)
        self.hour.setVisible(behind.hour_of_week is not None)
        if behind.hour_of_week is not None:
            words = hour_words(behind.hour_of_week)
            self.hour.setText(f"{words}  ✕")
            self.hour.setAccessibleName(f"Only {words}; press to show every hour of the week")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """That of two rows, so that one row does not keep the window wide."""
        hint = super().minimumSizeHint()
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), hint.height())

    def _arrange(self) -> None:
        """In two rows where one has no room for all the words."""
        needed = sum(part.sizeHint().width() for part in self._parts) + self._row.spacing()
        fits = needed <= self.width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    @Slot()
    def _choose(self) -> None:
        if self._behind is None:
            return
        at, cause = self.target.currentIndex(), self.cause.currentData()
        outcome = self.outcome.currentData()
        if self.sender() is self.outcome and outcome is not Outcome.MISSED:
            cause = None
        if cause is not None:
            outcome = Outcome.MISSED
        target = self._targets[at - 1] if at > 0 else None
        self.changed.emit(replace(self._behind, target=target, outcome=outcome, cause=cause))

    @Slot()
    def _forget_hour(self) -> None:
        if self._behind is not None:
            self.changed.emit(replace(self._behind, hour_of_week=None))


def _fill(part: QWidget, labelled: tuple[tuple[str, QComboBox], ...], *others: QWidget) -> None:
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    for words, editor in labelled:
        label = QLabel(words)
        label.setBuddy(editor)
        editor.setAccessibleName(words.replace("&", "").rstrip(":"))
        row.addWidget(label)
        row.addWidget(editor)
    for other in others:
        row.addWidget(other)
    row.addStretch(1)
