"""One session of the desktop on no screen: `python -m benchmarks.desktop_session FILE` prints what it took as JSON.

A process of its own, because a session begins with importing everything, and only once.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from planner.scenario.draft import value_at
from ui import edits
from ui.application import make_application
from ui.page_list import ANSWERS, SCENARIO
from ui.settings import Settings
from ui.window import MainWindow

PATH = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")
EDITS = 15


def main() -> None:
    """Open a file, look at every page twice, and make edits on each page of the scenario."""
    begun_s = perf_counter()
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        os.environ["XDG_DATA_HOME"] = folder
        window = MainWindow(Settings())
        window.show()
        application.processEvents()
        shown_s = perf_counter() - begun_s
        opened = QEventLoop()
        window.desk.opened.connect(opened.quit)
        window.open_file(Path(sys.argv[1]))
        opened.exec()
        application.processEvents()
        usable_s = perf_counter() - begun_s
        first_ms = _visits_ms(window, application)
        again_ms = _visits_ms(window, application)
        edit_ms = {page.title: _edits_ms(window, application, page.key) for page in SCENARIO}
        window.end()
    print(  # noqa: T201 - the parent process reads it
        json.dumps(
            {"shown_s": shown_s, "usable_s": usable_s, "first_ms": first_ms, "again_ms": again_ms, "edit_ms": edit_ms}
        )
    )


def _visits_ms(window: MainWindow, application: QApplication) -> dict[str, float]:
    """From the choice of a page until it is painted, in milliseconds."""
    taken = {}
    for page in (*ANSWERS[1:], *SCENARIO, ANSWERS[0]):
        begun_s = perf_counter()
        window.navigation.choose(page.key)
        application.processEvents()
        taken[page.title] = (perf_counter() - begun_s) * 1000
    return taken


def _edits_ms(window: MainWindow, application: QApplication, key: str) -> float:
    """From an edit until everything that shows it is painted: the median of some."""
    window.navigation.choose(key)
    application.processEvents()
    engineers = value_at(window.document.draft, PATH)
    assert isinstance(engineers, int)
    taken = []
    for number in range(1, EDITS + 1):
        begun_s = perf_counter()
        edits.set_value(window.document, path=PATH, value=engineers + number)
        window.repaint()
        application.processEvents()
        taken.append((perf_counter() - begun_s) * 1000)
    return sorted(taken)[EDITS // 2]


if __name__ == "__main__":
    main()
