"""The application: one process, one window, from the first event to the last."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from planner import __version__
from planner.disk_words import is_there
from planner.shipped import samples
from planner.studies.engines import begin_readiness
from ui.collecting import pause_collecting, set_imports_aside
from ui.faults import catch_faults
from ui.interrupts import close_on_interrupt
from ui.palette import Colours, take_colours
from ui.settings import Settings
from ui.window import PRODUCT, MainWindow

COLOURS_VARIABLE = "SLA_PLANNER_COLOURS"
"""Asks for light or dark for one start, in place of the setting."""


def open_window(path: Path | None) -> int:
    """Show the window on a scenario file until it is closed; returns the exit status.

    Without a path: on the file that was open last, the first time on the Neptune sample, which is simulated at once.
    """
    application = make_application()
    settings = Settings()
    take_colours(application, _colours_asked(settings))
    window = MainWindow(settings)
    pause_collecting()
    window.charts.prepared.connect(set_imports_aside)
    catch_faults(window.show_fault, partial(_hand_over, window))
    window.show()
    # After the first events, so that the window is on screen before anything else is imported or read.
    QTimer.singleShot(0, window, partial(_begin, window, path))
    with close_on_interrupt(window.end):
        status = application.exec()
    window.end()
    if not window.leaves_nothing:
        _end_at_once(status)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return status


def _end_at_once(status: int) -> NoReturn:
    """A thread is in the middle of what cannot be stopped, such as playing a replication, and nobody wants what it
    finds. Python's own end would pull the ground from under it, and the system would call that a crash.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def make_application() -> QApplication:
    """The one QApplication of this process, with our names and style."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("sla-planner")
    application.setApplicationDisplayName(PRODUCT)
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("sla-planner")
    application.setStyle("Fusion")
    return application


def _begin(window: MainWindow, path: Path | None) -> None:
    last = next((recent for recent in window.settings.recent_files if is_there(recent)), None)
    chosen = path or last
    if chosen is None:
        first = samples()[0]
        window.open_sample(first.path, first.title)
    else:
        window.open_file(chosen)
    window.desk.begin()
    window.charts.prepare()
    begin_readiness(on_loaded=set_imports_aside)


def _colours_asked(settings: Settings) -> Colours:
    asked = os.environ.get(COLOURS_VARIABLE, "").lower()
    return next((colours for colours in Colours if colours.value == asked), settings.colours)


def _hand_over(window: MainWindow, error: BaseException) -> None:
    """From whatever thread it was raised on to the window's."""
    window.background.deliver(partial(window.show_fault, error))
