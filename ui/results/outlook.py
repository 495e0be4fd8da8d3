"""Outlook: what is known of the chosen coverage before anything is simulated, reckoned behind the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.demand.frame import Frame, build_frame
from planner.errors import PlannerError
from planner.foresight.foreseen import foreseen
from planner.foresight.gap_sentences import zone_to_tell
from planner.recommending.choices import alone
from planner.reporting.outlook_words import outlook_sentences
from planner.scenario.scenario import Scenario
from ui.document import Document
from ui.running.background import Background

SETTLED_MS = 200
Sentences = dict[str, tuple[str, ...]]
"""By the name of the coverage."""


class Outlook(QObject):
    """Follows a document of which nothing has been simulated; the last draft is the only one that counts."""

    changed = Signal()

    def __init__(self, document: Document, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._background = background
        self._wanted: Scenario | None = None
        self._is_reckoning = False
        self._known: Sentences = {}
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._ask)
        document.checked.connect(self._settling.start)
        document.studied_changed.connect(self._settling.start)

    def sentences(self) -> tuple[str, ...]:
        """On the coverage that is looked at; none while they are not known."""
        return self._known.get(self._document.coverage_name, ())

    @Slot()
    def _ask(self) -> None:
        is_wanted = self._document.is_sound and self._document.studied is None
        self._wanted = self._document.scenario if is_wanted else None
        if self._wanted is None:
            self._tell({})
        elif not self._is_reckoning:
            self._begin(self._wanted)

    def _begin(self, scenario: Scenario) -> None:
        self._is_reckoning = True
        self._background.start("outlook", partial(self._reckon, scenario))

    def _reckon(self, scenario: Scenario) -> None:
        """In a thread."""
        found: Sentences = {}
        try:
            found = _sentences(scenario)
        finally:
            self._background.deliver(partial(self._end, scenario, found))

    def _end(self, scenario: Scenario, found: Sentences) -> None:
        self._is_reckoning = False
        if self._wanted is not None and self._wanted is not scenario:
            self._begin(self._wanted)
        elif self._wanted is scenario:
            self._tell(found)

    def _tell(self, found: Sentences) -> None:
        if found != self._known:
            self._known = found
            self.changed.emit()


def _sentences(scenario: Scenario) -> Sentences:
    """None for business hours that never open in a way that only the calendars show: a run says so."""
    try:
        frame = build_frame(scenario)
        return {each.name: _of_coverage(alone(scenario, each.name), frame) for each in scenario.coverage}
    except PlannerError:
        return {}


def _of_coverage(scenario: Scenario, frame: Frame) -> tuple[str, ...]:
    """Told in the zone of its own teams, as on the other pages of the coverage: teams of others have no part in it."""
    (seen,) = foreseen(scenario, zone_to_tell(scenario), frame)
    return outlook_sentences(seen, frame, scenario.currency)
