"""Severities editor: how a group's tickets are split among the severities, with what the shares add up to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton

from planner.plans import SEVERITY_MEANINGS, SEVERITY_OF_WORD
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from planner.scenario.severity_shares import (
    BUILT_IN_SHARES,
    add_up,
    made_to_add_up,
    shares_in_full,
    together,
    with_share,
)
from ui.customers.value_panel import ValuePanel
from ui.document import Document
from ui.forms.editor import Editor, LineEditor, decimal_sign
from ui.forms.tooltips import tooltip_of

LETTERS = 7
DIGITS = 6


class SeveritiesEditor(ValuePanel):
    """Four shares, their sum, and a button that makes them add up."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, "severities")
        self.editors: dict[str, Editor] = {}
        self.sum = QLabel()
        self.sum.setAccessibleName("What the shares add up to")
        self.mend = QToolButton()
        self.mend.setText("Make them add up")
        self.mend.setToolTip("Keep the proportions, and make the shares 100% together")
        self.mend.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.mend.clicked.connect(self._make_add_up)
        row = QHBoxLayout()
        for word in SEVERITY_OF_WORD:
            self._add(word, row)
        row.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.sum)
        below.addWidget(self.mend)
        below.addStretch(1)
        self.column.addLayout(row)
        self.column.addLayout(below)
        self.column.addWidget(self.wrong)
        self.column.addWidget(self.surplus)

    def _add(self, word: str, row: QHBoxLayout) -> None:
        editor = LineEditor(FieldKind.SHARE)
        editor.line.setMinimumWidth(LETTERS * self.fontMetrics().averageCharWidth())
        editor.name(f"Share of {word} tickets")
        editor.show_left_out(shown(FieldKind.SHARE, 0.0))
        editor.edited.connect(partial(self._edit, word))
        label = QLabel(word.capitalize())
        label.setBuddy(editor)
        for widget in (label, editor):
            widget.setToolTip(tooltip_of(word.capitalize(), [SEVERITY_MEANINGS[SEVERITY_OF_WORD[word]]]))
        row.addWidget(label)
        row.addWidget(editor)
        self.editors[word] = editor

    def show_raw(self, raw: object) -> None:
        shares, total = shares_in_full(raw), together(raw)
        for word, editor in self.editors.items():
            editor.show_value(shares.get(word))
        words = "no sum" if total is None else shown(FieldKind.SHARE, round(total, DIGITS), decimal=decimal_sign())
        self.sum.setText(f"Together {words}{', the usual shares' if shares is BUILT_IN_SHARES else ''}")
        self.mend.setVisible(not add_up(raw))

    def _edit(self, word: str, share: object) -> None:
        self.apply(with_share(self.raw, word, share), word)

    @Slot()
    def _make_add_up(self) -> None:
        self.apply(made_to_add_up(self.raw))
