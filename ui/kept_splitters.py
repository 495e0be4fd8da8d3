"""Kept splitters: how somebody divided a page stays as it was, from one start to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from ui.settings import Settings


def keep_splitters(settings: Settings, key: str, page: QWidget) -> None:
    """Divide a page as it was last divided, and remember how it is divided from now on."""
    for number, splitter in enumerate(page.findChildren(QSplitter), start=1):
        _Kept(settings, f"{key} {number}", splitter)


class _Kept(QObject):
    """What nobody has moved is not remembered, so that it goes on to follow the window and the size of its text."""

    def __init__(self, settings: Settings, name: str, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._settings = settings
        self._name = name
        self._splitter = splitter
        kept = settings.layout(name)
        if not kept.isEmpty():
            splitter.restoreState(kept)
        splitter.splitterMoved.connect(self._keep)

    @Slot()
    def _keep(self) -> None:
        self._settings.keep_layout(self._name, self._splitter.saveState())
