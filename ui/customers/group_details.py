"""Group details: everything the file says of one customer group, as a form; beside it what does not fit in a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGroupBox, QScrollArea, QVBoxLayout, QWidget

from planner.scenario.customers import CustomerGroup
from planner.scenario.draft import Path
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained, left_out_in_words
from planner.scenario.group_columns import NAMES_OF_GROUP
from ui.customers.hours_editor import HoursEditor
from ui.customers.seasons_editor import SeasonsEditor
from ui.customers.severities_editor import SeveritiesEditor
from ui.customers.value_panel import ValuePanel
from ui.document import Document
from ui.forms.editor import Editor
from ui.forms.form import Form
from ui.forms.tooltips import tooltip_of

LETTERS_BESIDE = 125
"""What a line has to hold for two columns; narrower, and one stands below the other."""
LETTERS_BETWEEN = 3
PROFILE = "profile"


class GroupDetails(QScrollArea):
    """Follows the group at a path of the draft."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = group_form(document)
        self.hours = HoursEditor(document)
        self.severities = SeveritiesEditor(document)
        self.seasons = SeasonsEditor(document)
        self.panels: tuple[ValuePanel, ...] = (self.hours, self.severities, self.seasons)
        larger = QWidget()
        column = QVBoxLayout(larger)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in self.panels:
            column.addWidget(_boxed(panel))
        column.addStretch(1)
        inner = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._both.setSpacing(LETTERS_BETWEEN * self.fontMetrics().averageCharWidth())
        self._both.addWidget(self.form, 2, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(larger, 3)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(inner)

    def show_entry(self, path: Path | None) -> None:
        """Show the group at a path from now on; None: nothing can be edited."""
        self.form.show_entry(path)
        for panel in self.panels:
            panel.show_entry(path)

    def go_to(self, steps: Path) -> None:
        """Let the value at a path within the group be edited."""
        key, part = steps[0], steps[1] if len(steps) > 1 else 0
        editor: Editor | None = None
        if key == self.seasons.key:
            editor = self.seasons.editors[part if isinstance(part, int) and part < len(self.seasons.editors) else 0]
        elif key in self.form.rows:
            editor = self.form.editor(str(key))
        if editor is not None:
            editor.setFocus()
            self.ensureWidgetVisible(editor)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        is_wide = event.size().width() >= LETTERS_BESIDE * self.fontMetrics().averageCharWidth()
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if direction != self._both.direction():
            self._both.setDirection(direction)
        super().resizeEvent(event)


def group_form(document: Document, keys: Sequence[str] | None = None) -> Form:
    """A form for a customer group, or for some keys of one."""
    form = Form(document, CustomerGroup, keys=keys, names=NAMES_OF_GROUP, is_part=keys is not None)
    form.editor(PROFILE).show_left_out(left_out_in_words(fields_by_key(CustomerGroup)[PROFILE]))
    return form


def _boxed(panel: ValuePanel) -> QGroupBox:
    field = fields_by_key(CustomerGroup)[panel.key]
    box = QGroupBox(field.title or panel.key)
    box.setToolTip(tooltip_of(box.title(), explained(panel.key, field)))
    QVBoxLayout(box).addWidget(panel)
    return box
