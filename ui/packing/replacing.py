"""Replacing: asks before the files of a decision pack take the place of others. Nothing waits for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.grammar import joined


def ask_to_replace(paths: Sequence[Path], replace: Callable[[], None], parent: QWidget) -> None:
    """Ask about files of one folder; `replace` is called if they may be lost, and nothing if not."""
    box = QMessageBox(QMessageBox.Icon.Question, "Replace?", "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    names = joined([f'"{path.name}"' for path in paths])
    box.setText(f"Replace {names}?")
    it_is, it_holds = ("It is", "it holds") if len(paths) == 1 else ("They are", "they hold")
    box.setInformativeText(f"{it_is} in {paths[0].parent} already. What {it_holds} now is lost.")
    box.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.accepted.connect(replace)
    box.open()
