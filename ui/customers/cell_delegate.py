"""Cell delegate: the editors of a table's cells, and the frame around what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QStyleOptionViewItem, QWidget

from planner.estimates.verdicts import Verdict
from planner.scenario.field_kinds import FieldKind
from ui.customers.entry_model import EntryModel
from ui.forms.completions import completions_for
from ui.forms.editor import NUMBERS
from ui.forms.field_row import WRONG
from ui.palette import verdict_colour
from ui.soft_selection import SoftSelection

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
LETTERS = 24
"""What an editor of words shows at least, in however narrow a column."""
BEFORE_A_NAME = " · "
"""Countries are offered with their names behind the code."""


class CellDelegate(SoftSelection):
    """Edits the cells of an EntryModel."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        if _is_wrong(index):
            option.text = f"{WRONG} {option.text}"
            for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
                ink = option.palette.color(group, QPalette.ColorRole.Text)
                option.palette.setColor(group, QPalette.ColorRole.HighlightedText, ink)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if _is_wrong(index):
            painter.save()
            painter.setPen(QPen(verdict_colour(Verdict.MISSED, option.palette), 1.5))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        del option
        model = index.model()
        assert isinstance(model, EntryModel)
        offered = model.offered(index)
        column = model.column(index)
        editor = self._combo(parent, offered, index) if offered else _line(parent, column.kind)
        editor.setAccessibleName(column.heading)
        return editor

    def _combo(self, parent: QWidget, offered: Sequence[str], index: Index) -> QComboBox:
        combo = QComboBox(parent)
        shown = str(index.data(Role.DisplayRole) or "")
        combo.addItems([*offered, *([shown] if shown and shown not in offered else [])])
        combo.activated.connect(self._take_choice)
        return combo

    @Slot()
    def _take_choice(self) -> None:
        combo = self.sender()
        if isinstance(combo, QComboBox):
            self.commitData.emit(combo)
            self.closeEditor.emit(combo)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Role.DisplayRole) or ""))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Role.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, _without_name(editor))

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Wide enough for words, but no wider than what is seen of the table."""
        model = index.model()
        place = option.rect
        if isinstance(model, EntryModel) and model.column(index).kind not in NUMBERS:
            place.setWidth(max(place.width(), LETTERS * editor.fontMetrics().averageCharWidth()))
        seen = option.widget.viewport().width() if isinstance(option.widget, QAbstractItemView) else place.right() + 1
        place.moveRight(max(place.width(), min(place.right() + 1, seen)) - 1)
        editor.setGeometry(place)


def _line(parent: QWidget, kind: FieldKind) -> QLineEdit:
    line = QLineEdit(parent)
    line.setFrame(True)
    if completions := completions_for(kind):
        completer = QCompleter(list(completions), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)
    return line


def _without_name(line: QLineEdit) -> str:
    """What was typed or chosen; of a completion that has a name behind it, the part before."""
    text = line.text()
    return text.partition(BEFORE_A_NAME)[0] if line.completer() is not None else text


def _is_wrong(index: Index) -> bool:
    model = index.model()
    return isinstance(model, EntryModel) and bool(model.wrong(index))
