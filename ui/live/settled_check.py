"""Settled check: once no edit has come for a while, what was found live is held against SimPy, beside everything else.

Apart from the live results, which are seen before.
"""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.errors import PlannerError
from planner.studies.checking import Check
from planner.studies.replication import study_bytes
from ui.document import Studied
from ui.running.background import Background

SETTLED_MS = 2_500
"""Without an edit for so long after the last result, the engine is held against SimPy."""
POLL_S = 0.05


class SettledCheck(QObject):
    """Of one result at a time, until it is dropped."""

    agreed = Signal(object)
    """Studied."""
    differed = Signal(object)
    """EnginesDifferError."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._studied: Studied | None = None
        self._dropped = threading.Event()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._begin)

    def begin_when_settled(self, studied: Studied) -> None:
        """In place of whatever was to be checked before, unless this was checked already."""
        self.drop()
        if not studied.result.checked_against_simpy:
            self._studied = studied
            self._settling.start()

    def drop(self) -> None:
        """Nothing is to be checked any more, and what is being checked is outdated."""
        self._studied = None
        self._settling.stop()
        self._dropped.set()

    @Slot()
    def _begin(self) -> None:
        if self._studied is not None:
            self._dropped = threading.Event()
            self._background.start("checking", partial(self._check, self._studied, self._dropped))

    def _check(self, studied: Studied, dropped: threading.Event) -> None:
        """In a thread."""
        check = Check(study_bytes(studied.scenario))
        while not check.is_over(POLL_S):
            if dropped.is_set():
                check.stop()
                return
        try:
            if check.has_agreed:
                self._background.deliver(partial(self.agreed.emit, studied))
        except PlannerError as error:
            self._background.deliver(partial(self.differed.emit, error))
