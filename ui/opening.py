"""Opening: reads scenario files behind the window and puts what is sound into the document.

A large file takes seconds to check, so even that happens in a thread. Only the file asked for last is taken.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from ui.document import Document
from ui.running.background import Background


class Opening(QObject):
    """Opens files; says which were, and which could not be."""

    opened = Signal(object)
    """Path of a file whose scenario is now the document's."""
    refused = Signal(object, object)
    """Path, and the PlannerError or OSError that says why; the document is as it was."""

    def __init__(self, background: Background, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._document = document
        self._wanted: Path | None = None

    def open(self, path: Path) -> None:
        """Read a file and make its scenario the document's."""
        self._wanted = path
        self._background.start("opening", partial(self._read, path))

    def _read(self, path: Path) -> None:
        """In a thread."""
        try:
            scenario = read_scenario(path)
        except (PlannerError, OSError) as error:
            refusal = error
            self._deliver(path, lambda: self.refused.emit(path, refusal))
        else:
            self._deliver(path, lambda: self._take(path, scenario))

    def _deliver(self, path: Path, call: Callable[[], None]) -> None:
        self._background.deliver(lambda: call() if self._wanted is path else None)

    def _take(self, path: Path, scenario: Scenario) -> None:
        self._document.open_scenario(path, scenario)
        self.opened.emit(path)
