"""Soft selection: shows what is chosen by a tint, so that the colours of verdicts and marks stay what they are."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

TINT = 0.28
Role = QPalette.ColorRole


class SoftSelection(QStyledItemDelegate):
    """Any cell or row, with a tinted ground where it is chosen."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        soften(option.palette)


def soften(palette: QPalette) -> None:
    """Tint the ground of what is chosen, and leave its text in its own colour."""
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        ground, tint = palette.color(group, Role.Base), palette.color(group, Role.Highlight)
        palette.setColor(group, Role.Highlight, _mixed(ground.rgb(), tint.rgb()))
        palette.setColor(group, Role.HighlightedText, palette.color(group, Role.Text))


@cache
def _mixed(ground_rgb: int, tint_rgb: int) -> QColor:
    """Asked for with every cell that is painted, of a handful of colours."""
    ground, tint = QColor(ground_rgb), QColor(tint_rgb)
    pairs = ((ground.red(), tint.red()), (ground.green(), tint.green()), (ground.blue(), tint.blue()))
    return QColor(*(round(one + (other - one) * TINT) for one, other in pairs))
