"""Closing: whether the window may be closed, by its user, by a signal, or because everybody logs off."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from ui.document import Document
from ui.files.journal import Journal
from ui.files.leaving import Leaving


class Closing(QObject):
    """Asks its user what a close would lose; asks nobody where nobody may be there to answer."""

    agreed = Signal()
    """The window may be closed now, after it could not."""

    def __init__(self, document: Document, journal: Journal, leaving: Leaving) -> None:
        super().__init__(document)
        self._document = document
        self._journal = journal
        self._leaving = leaving
        self._is_agreed = False
        self.is_proper = True
        """Whether what is unsaved was given up by its user, and need not be kept."""
        document.draft_changed.connect(self._withdraw)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self.let_close)

    def may_close(self) -> bool:
        """Whether the window may close now. If not, its user is asked, and `agreed` may come."""
        if self._is_agreed or self._leaving.is_free:
            return True
        self._leaving.then(self._agree)
        return False

    @Slot()
    def let_close(self) -> None:
        """The process is to end, whoever wants that: what is unsaved is kept, and nobody is asked."""
        self._leaving.question.withdraw()
        self._journal.keep_now()
        self.is_proper = not self._document.is_modified
        self._is_agreed = True

    def _agree(self) -> None:
        self._is_agreed = True
        self.agreed.emit()

    @Slot()
    def _withdraw(self) -> None:
        """Who goes on editing did not leave."""
        self._is_agreed = False
        self.is_proper = True
