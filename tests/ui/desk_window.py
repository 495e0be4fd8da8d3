"""A window with nothing in it but a document and its desk, for tests of what happens to files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.scenario.draft import value_at, with_value
from tests.ui.conftest import assert_nothing_is_left
from ui import edits
from ui.application import make_application
from ui.document import Document
from ui.files.bar import NoticeBar
from ui.files.desk import FileDesk
from ui.files.saving import Order
from ui.running.background import Background
from ui.settings import Settings

PATIENCE_MS = 30_000
ACCOUNTS = ("customers", 0, "accounts")


class DeskWindow(QWidget):
    """Does for a desk what the main window does."""

    def __init__(self, folder: Path, *, delay_ms: int = 0) -> None:
        super().__init__()
        self.background = Background(self)
        self.document = Document(self)
        self.desk = FileDesk(self.document, self.background, Settings(), self, folder=folder, delay_ms=delay_ms)
        self.told: list[str] = []
        self.desk.told.connect(self.told.append)
        self.desk.closing.agreed.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self.desk.bars)
        column.addStretch(1)
        self.resize(900, 400)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self.desk.closing.may_close():
            self.desk.end()
            self.background.join(5.0)
            event.accept()
        else:
            event.ignore()

    def end_at_once(self) -> None:
        """What a signal does."""
        self.desk.closing.let_close()
        self.close()

    def is_unsaved(self) -> bool:
        return self.document.is_modified

    def is_asking(self) -> bool:
        """Whether to save."""
        return self.desk.leaving.question.box is not None

    def accounts(self) -> object:
        return value_at(self.document.draft, ACCOUNTS)

    def edit(self, accounts: object) -> None:
        """A step of its own."""
        edits.replace_draft(self.document, data=with_value(self.document.draft, ACCOUNTS, accounts))

    @property
    def sentences(self) -> list[str]:
        """What the bars say, from above to below."""
        return [bar.notice.sentence for bar in self.desk.bars.shown]

    @property
    def bar(self) -> NoticeBar:
        """The only bar."""
        (bar,) = self.desk.bars.shown
        return bar

    def choose(self, words: str) -> None:
        """Press a button of the only bar."""
        button = next(button for button in (*self.bar.buttons, self.bar.close_notice) if button.text() == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def answer(self, button: QMessageBox.StandardButton) -> None:
        """Answer the question that is asked."""
        box = self.desk.leaving.question.box
        assert box is not None
        QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)


class Windows:
    """Makes windows, which share the folder of their user, and ends them all."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self._made: list[DeskWindow] = []

    def new(self, path: Path | None = None, *, delay_ms: int = 0) -> DeskWindow:
        """A visible window, on a file if one is given."""
        window = DeskWindow(self.folder, delay_ms=delay_ms)
        self._made.append(window)
        with self.qtbot.waitExposed(window):
            window.show()
        if path is not None:
            self.opened(window, path)
        return window

    def opened(self, window: DeskWindow, path: Path) -> None:
        """Have a file opened and wait for it."""
        with self.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
            window.desk.open(path)

    def saved(self, window: DeskWindow) -> None:
        """Save and wait for it."""
        with self.qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
            window.desk.save()

    def saved_as(self, window: DeskWindow, path: Path) -> None:
        """Save under another name and wait for it."""
        with self.qtbot.waitSignal(window.desk.saving.ended, timeout=PATIENCE_MS):
            window.desk.saving.save(Order(path, is_over=True))

    def edited(self, window: DeskWindow, accounts: object) -> None:
        """Edit and wait until that is kept."""
        with self.qtbot.waitSignal(window.desk.journal.kept, timeout=PATIENCE_MS):
            window.edit(accounts)

    def opened_after_discarding(self, window: DeskWindow) -> None:
        """Answer the question by Discard, and wait for what is then opened."""
        with self.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
            window.answer(QMessageBox.StandardButton.Discard)

    def cancelled(self, window: DeskWindow) -> None:
        """Answer the question by Cancel."""
        window.answer(QMessageBox.StandardButton.Cancel)
        self.idle(window)

    def idle(self, window: DeskWindow) -> None:
        """Wait until no thread of the window runs any more."""
        self.qtbot.waitUntil(lambda: not window.background.is_awake, timeout=PATIENCE_MS)

    def said(self, window: DeskWindow, count: int = 1) -> None:
        """Wait until that many bars are shown."""
        self.qtbot.waitUntil(lambda: len(window.desk.bars.shown) == count, timeout=PATIENCE_MS)

    def end(self) -> None:
        for window in self._made:
            window.end_at_once()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def windows_of(qtbot: QtBot, folder: Path) -> Iterator[Windows]:
    """Windows that are gone in the end, with all their threads."""
    make_application()
    before = set(threading.enumerate())
    windows = Windows(qtbot, folder)
    yield windows
    windows.end()
    assert_nothing_is_left(before)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
