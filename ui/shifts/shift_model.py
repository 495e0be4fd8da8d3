"""Shift model: all shifts of a coverage as the rows of a table on screen, edited cell by cell."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication

from planner.estimates.verdicts import Verdict
from planner.scenario.draft import Data, Path, value_at
from planner.scenario.entry_columns import EntryColumn
from planner.scenario.field_kinds import FieldKind
from planner.scenario.findings import ScenarioError
from planner.shift_weeks.shift_table import SHIFT_COLUMNS, TEAM_COLUMN, TEAM_HEADING, TableRow, shift_rows
from ui import edits
from ui.document import Document
from ui.forms.editor import decimal_sign
from ui.forms.field_row import WRONG, sentence_of
from ui.palette import verdict_colour

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_NUMBERS = frozenset({FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.SHARE})


class ShiftModel(QAbstractTableModel):
    """Follows the coverage of a document that it is led to."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._coverage: Path = ("coverage", 0)
        self._rows: tuple[TableRow, ...] = ()
        self._errors: dict[Path, list[ScenarioError]] = {}
        document.draft_changed.connect(self._follow)
        document.checked.connect(self._show_errors)

    def lead_to(self, coverage: Path) -> None:
        """Show another coverage's shifts."""
        self._coverage = coverage
        self._reset()

    @property
    def coverage(self) -> Path:
        return self._coverage

    def path_at(self, row: int) -> Path | None:
        """Where the shift of a row stands in the draft."""
        return self._rows[row].path if 0 <= row < len(self._rows) else None

    def rows_at(self, rows: Iterable[int]) -> tuple[TableRow, ...]:
        """The shifts of some rows."""
        return tuple(self._rows[row] for row in rows)

    def row_of(self, path: Path) -> int:
        """The row of a shift; -1 where there is none."""
        return next((number for number, row in enumerate(self._rows) if row.path == path), -1)

    def _reset(self) -> None:
        self.beginResetModel()
        self._rows = shift_rows(self._document.draft, self._coverage)
        self.endResetModel()
        self._show_errors()

    @Slot(object, object)
    def _follow(self, before: Data, after: Data) -> None:
        """Cells where only values have changed, and everything where shifts have come or gone."""
        if value_at(before, self._coverage) is value_at(after, self._coverage):
            return
        if shift_rows(after, self._coverage) != self._rows:
            self._reset()
        elif self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    @Slot()
    def _show_errors(self) -> None:
        self._errors = {}
        depth = len(self._coverage) + 5
        for error in self._document.errors_at((*self._coverage, "teams")):
            self._errors.setdefault(error.path[:depth], []).append(error)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    # --- as a table ---

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else 1 + len(SHIFT_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == TEAM_COLUMN else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        column = None if section == TEAM_COLUMN else SHIFT_COLUMNS[section - 1]
        match role:
            case Role.DisplayRole:
                return TEAM_HEADING if column is None else column.heading
            case Role.ToolTipRole if column is not None:
                return "".join(f"<p>{html.escape(sentence)}</p>" for sentence in column.sentences)
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == TEAM_COLUMN:
            return row.team if role in (Role.DisplayRole, Role.EditRole) else None
        column = SHIFT_COLUMNS[index.column() - 1]
        return self._cell(row, column, role)

    def _cell(self, row: TableRow, column: EntryColumn, role: int) -> object:
        entry = value_at(self._document.draft, row.path)
        errors = self._errors.get((*row.path, column.key), [])
        match role:
            case Role.DisplayRole:
                shown = column.shown(entry, decimal=decimal_sign()) or column.left_out(entry, decimal=decimal_sign())
                return f"{WRONG} {shown}" if errors else shown
            case Role.EditRole:
                return column.shown(entry, decimal=decimal_sign())
            case Role.ToolTipRole | Role.AccessibleDescriptionRole:
                return _about(errors, as_text=role == Role.AccessibleDescriptionRole)
            case Role.ForegroundRole:
                return self._ink(is_wrong=bool(errors), is_left_out=column.value(entry) is None)
            case Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.kind in _NUMBERS else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _ink(self, *, is_wrong: bool, is_left_out: bool) -> object:
        palette = QGuiApplication.palette()
        if is_wrong:
            return verdict_colour(Verdict.MISSED, palette)
        return palette.placeholderText() if is_left_out else None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role != Role.EditRole or not index.isValid() or index.column() == TEAM_COLUMN:
            return False
        path = self._rows[index.row()].path
        column = SHIFT_COLUMNS[index.column() - 1]
        entry = value_at(self._document.draft, path)
        wanted = column.entered(str(value), self._document.draft, decimal=decimal_sign())
        changed = column.put(entry, wanted)
        if changed != entry:
            edits.set_values(self._document, values={path: changed}, key=(*path, column.key))
        return True


def _about(errors: list[ScenarioError], *, as_text: bool) -> str | None:
    """What is wrong with a cell, plain or for a tooltip."""
    if not errors:
        return None
    sentences = [sentence_of(error) for error in errors]
    return " ".join(sentences) if as_text else "".join(f"<p>{html.escape(each)}</p>" for each in sentences)
