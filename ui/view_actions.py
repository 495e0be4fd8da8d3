"""View actions: what the window looks like, whatever it shows: colours, text size, and the dialogs that help."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.actions import Actions
from ui.command_palette import CommandPalette
from ui.document import Document
from ui.help_dialogs import about_dialog, history_dialog, keys_dialog, words_dialog
from ui.palette import Colours, take_colours
from ui.settings import Settings
from ui.text_size import STEP, TextSize


class ViewActions(QObject):
    """Does what the actions of the View and Help menus ask for."""

    def __init__(self, window: QMainWindow, document: Document, commands: Actions, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._commands = commands
        self._settings = settings
        self._application = QApplication.instance()
        self._text_size = TextSize(self._application) if isinstance(self._application, QApplication) else None
        self._take_text_size(settings.text_percent)
        for action in commands.colours.actions():
            action.setChecked(action.data() == settings.colours.value)
        self._connect()

    def _connect(self) -> None:
        commands = self._commands
        commands.colours.triggered.connect(self._take_colours)
        commands.larger.triggered.connect(self._show_larger)
        commands.smaller.triggered.connect(self._show_smaller)
        commands.ordinary.triggered.connect(self._show_ordinary)
        commands.palette.triggered.connect(self._show_commands)
        commands.words.triggered.connect(self._show_words)
        commands.keys.triggered.connect(self._show_keys)
        commands.about.triggered.connect(self._show_about)
        commands.history.triggered.connect(self._show_history)

    @Slot(QAction)
    def _take_colours(self, action: QAction) -> None:
        colours = Colours(action.data())
        self._settings.colours = colours
        if isinstance(self._application, QApplication):
            take_colours(self._application, colours)

    def _take_text_size(self, percent: int) -> None:
        if self._text_size is not None:
            self._text_size.take(percent)
            self._settings.text_percent = self._text_size.percent

    @Slot()
    def _show_larger(self) -> None:
        self._take_text_size(self._settings.text_percent + STEP)

    @Slot()
    def _show_smaller(self) -> None:
        self._take_text_size(self._settings.text_percent - STEP)

    @Slot()
    def _show_ordinary(self) -> None:
        self._take_text_size(100)

    @Slot()
    def _show_commands(self) -> None:
        CommandPalette(self._commands.all(), self._window).open()

    @Slot()
    def _show_words(self) -> None:
        words_dialog(self._window).open()

    @Slot()
    def _show_keys(self) -> None:
        keys_dialog(self._commands.all(), self._window).open()

    @Slot()
    def _show_about(self) -> None:
        about_dialog(self._window).open()

    @Slot()
    def _show_history(self) -> None:
        history_dialog(self._document.undo_stack, self._window).open()
