"""Live what-if: every sound edit of what was simulated is simulated at once, and narrows until the next.

Beside the studies that are asked for, on workers of its own that stay warm, so that an edit waits for nothing. Only
what the edit touches is simulated; the other coverages keep what was found, as they faced the same tickets. What is
outdated is dropped at once, and what was known before is shown again without simulating, so that undo is instant.

A first estimate that takes too long, as after one zero too many, makes live results rest. Each later edit is then tried
for as long as an estimate may take; the first that is quick, or is known from before, turns them on again.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.grammar import capitalised
from planner.reporting.result_words import words_of_check
from planner.scenario.draft import Data, checked
from planner.scenario.scenario import Scenario
from planner.studies.engines import is_ready
from planner.studies.study_choice import Showing, StudyChoice
from ui.document import Document, Studied, stale_coverages
from ui.live.known_results import KnownResults, is_whole, joined
from ui.live.settled_check import SettledCheck
from ui.running.background import Background
from ui.running.study_queue import StudyQueue
from ui.running.study_request import StudyRequest
from ui.runs import DOCUMENT
from ui.settings import Settings

LIVE = "live"
"""The purpose of studies that nobody asked for."""

SHOWING = Showing(first=2, every_s=0.1)
"""Two replications give an interval, wide as it is."""

WARMING = 2
"""Replications, one for each of two workers; nobody looks at them."""

MOST_WAIT_MS = 2_000
"""A first estimate that takes longer is no help in dragging."""

KEPT_MS = 15 * 60_000
"""How long warm workers are kept without an edit."""

TOO_HEAVY = (
    "Live results are off while first estimates take longer than two seconds: F5 simulates this scenario. They are on "
    "again as soon as an edit makes it quick."
)
QUICK_AGAIN = "Live results are on again: first estimates are quick."


class Live(QObject):
    """Follows a document; its studies are the document's, as those of F5 are."""

    told = Signal(str)
    """A sentence for the user."""
    differed = Signal(object)
    """EnginesDifferError."""
    switched = Signal(bool)
    """Live results are on from now on, or off."""
    tried = Signal()
    """Something else is known of what is only tried, or nothing is tried any more."""

    def __init__(
        self,
        document: Document,
        asked: StudyQueue,
        queue: StudyQueue,
        background: Background,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        """`asked` runs what is asked for, and is told what is outdated; `queue` is for this alone."""
        super().__init__(parent)
        self._document = document
        self._asked = asked
        self._queue = queue
        self._settings = settings
        self._is_on = settings.is_live
        self._wanted: Scenario | None = None
        self._names: tuple[str, ...] = ()
        self._settled: Studied | None = None
        self._narrowing: Studied | None = None
        """What was shown last of a study of this that has not ended."""
        self._known = KnownResults()
        self.baseline: Studied | None = None
        """What was found by the last study that was asked for: what edits are held against."""
        self.trial: Studied | None = None
        """What is known of a draft that nobody has yet, while a shift is held by the mouse."""
        self._is_trial = False
        self._is_warm = False
        self._was_warm = False
        self._is_resting = False
        """Whether they are off because an estimate took too long, and nobody switched them off."""
        self._waiting = QElapsedTimer()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._drop)
        self._check = SettledCheck(background, self)
        self._check.agreed.connect(self._note_agreement)
        self._check.differed.connect(self.differed)
        document.checked.connect(self._follow)
        document.source_changed.connect(self._start_anew)
        document.studied_changed.connect(self._note_study)
        asked.started.connect(self._give_way)
        queue.found_so_far.connect(self._take)
        queue.finished.connect(self._take)
        queue.refused.connect(self._refuse)
        queue.told.connect(self.told)
        queue.workers_renewed.connect(self._expect_new_workers)

    # --- what can be asked of it ---

    @property
    def is_on(self) -> bool:
        return self._is_on

    @property
    def is_narrowing(self) -> bool:
        """Whether a live study runs."""
        return self._queue.is_running

    @Slot(bool)
    def switch(self, on: bool) -> None:  # noqa: FBT001  # as Qt's actions tell it
        """Simulate edits at once from now on, or wait for F5."""
        self._settings.is_live = on
        self._is_resting = False
        self._turn(on=on)
        if on:
            self._follow()

    @Slot()
    def let_workers_go(self) -> None:
        """Begin the next study on others."""
        self._queue.let_workers_go()

    @Slot()
    def _expect_new_workers(self) -> None:
        """They take a moment to begin, which is not the scenario's doing."""
        self._is_warm = self._was_warm = False

    def close(self) -> None:
        """Drop everything and end the workers."""
        self._stop()
        self._queue.close()

    # --- following ---

    @Slot()
    def _follow(self) -> None:
        """Another draft: show what is known of it, or find it out."""
        document, scenario = self._document, self._document.scenario
        is_followed = (self._is_on or self._is_resting) and document.is_sound and document.studied is not None
        if is_followed and self._is_trial and scenario is not None and scenario == self._wanted:
            self._take_trial()
            return
        self._stop()
        if not is_followed or scenario is None or document.studied is None:
            self._show_settled()
            return
        known = self._known_of(scenario)
        names = () if known is not None else self._touched(document.studied, scenario)
        if not names and (known or self._settled) in self._known:
            self._wake()
        if self._is_on and (known is not None or names):
            self._drop_what_is_asked(scenario)
        if known is not None:
            self._show_known(known)
        elif names:
            self._begin(scenario, names)
        else:
            self._show_settled()

    def _known_of(self, scenario: Scenario) -> Studied | None:
        """The last whole results of it; those of the last run that was asked for are never forgotten."""
        known = self._known.of(scenario)
        is_baseline = self.baseline is not None and is_whole(self.baseline) and self.baseline.scenario == scenario
        return self.baseline if known is None and is_baseline else known

    def _show_known(self, known: Studied) -> None:
        self._settled = known
        if self._document.studied is not known:
            self._document.take_study(known)
        if words_of_check(known.result):
            self._check.begin_when_settled(known)

    def _show_settled(self) -> None:
        """What was narrowing narrows no more: the last whole result is shown again, which may be out of date."""
        studied = self._document.studied
        if studied is not None and studied is self._narrowing:
            self._document.take_study(self._settled)

    # --- what is only tried ---

    @Slot(object)
    def try_draft(self, draft: Data) -> None:
        """Find out what a draft would do that nobody has; the document's own ends the trial."""
        document = self._document
        if draft is document.draft:
            if self._is_trial:
                self._stop()
                self._follow()
            return
        if not self._is_on or not document.is_sound or document.studied is None:
            return
        scenario = checked(draft, "" if document.source is None else document.source.stem).scenario
        if scenario is None or scenario == self._wanted:
            return
        self._drop()
        self._is_trial = True
        known = self._known_of(scenario)
        names = () if known is not None else self._touched(document.studied, scenario)
        if names:
            self._begin(scenario, names)
        else:
            self.trial = known
            self.tried.emit()

    def _take_trial(self) -> None:
        """What was tried is the draft now: its study goes on, and is the document's from here."""
        trial, wanted = self.trial, self._wanted
        self._is_trial, self.trial = False, None
        if wanted is not None:
            self._drop_what_is_asked(wanted)
        if trial is not None and trial.scenario is wanted:
            self._show(trial)
        self.tried.emit()

    def _touched(self, studied: Studied, scenario: Scenario) -> tuple[str, ...]:
        """The coverages of a scenario of which nothing that holds is known, in their order."""
        settled = studied if self._settled is None else self._settled
        stale = stale_coverages(settled, scenario)
        there = {each.name for each in settled.result.coverages}
        is_whole = settled.result.ending is not Ending.RUNNING
        return tuple(
            each.name for each in scenario.coverage if each.name in stale or each.name not in there or not is_whole
        )

    def _drop_what_is_asked(self, scenario: Scenario) -> None:
        """A study of another draft would only bring back what is outdated."""
        running = self._asked.current
        if running is not None and running.purpose == DOCUMENT and running.scenario != scenario:
            self._asked.clear()

    def _begin(self, scenario: Scenario, names: tuple[str, ...]) -> None:
        """Where several coverages are to be simulated, a first estimate of the one that is looked at goes ahead."""
        self._wanted, self._names = scenario, names
        self._was_warm = self._is_warm and is_ready()
        self._waiting.start()
        if self._is_resting and self._was_warm:
            self._patience.start(MOST_WAIT_MS)
        looked_at = self._document.coverage_name
        if len(names) > 1 and looked_at in names:
            self._ask(scenario, StudyChoice((looked_at,), SHOWING.first, is_checked=False, is_quick=True))
        else:
            self._ask_for_all(scenario)

    def _ask_for_all(self, scenario: Scenario) -> None:
        self._ask(scenario, StudyChoice(self._names, showing=SHOWING, is_checked=False, is_quick=True))

    def _ask(self, scenario: Scenario, choice: StudyChoice) -> None:
        self._queue.add(StudyRequest(scenario, choice, "the last edit", purpose=LIVE))

    def _stop(self) -> None:
        self._drop()
        if self._is_trial:
            self._is_trial, self.trial = False, None
            self.tried.emit()

    @Slot()
    def _drop(self) -> None:
        """What runs is outdated; what it found stays to be seen until the next finds something."""
        self._wanted = None
        self._patience.stop()
        self._check.drop()
        if self._queue.is_running or self._queue.waiting:
            self._queue.clear()

    @Slot(object)
    def _give_way(self, request: StudyRequest) -> None:
        """Somebody asks for a whole study: it finds all that this would."""
        if request.purpose == DOCUMENT:
            self._stop()

    @Slot()
    def _start_anew(self) -> None:
        """Another file, or another name for it."""
        if self._document.studied is None:
            self._stop()
            self._known.clear()
            self._settled = self.baseline = self._narrowing = None
            self._is_resting = False
            self._turn(on=self._settings.is_live)

    @Slot()
    def _note_study(self) -> None:
        """Keep what whole studies found, those that were asked for too; edits made meanwhile are followed now."""
        studied = self._document.studied
        if studied is None:
            self._settled = None
        elif studied.result.ending is not Ending.RUNNING and studied is not self._settled:
            self._settled = self.baseline = studied
            self._remember(studied)
            if studied.scenario == self._document.scenario:
                self._warm(studied.scenario)
            else:
                self._follow()

    def _warm(self, scenario: Scenario) -> None:
        """Let the workers begin, and meet the scenario, before there is anything to wait for."""
        if self._is_on and not self._is_warm and not self._queue.is_running:
            choice = StudyChoice((scenario.coverage[0].name,), replications=WARMING, is_checked=False, is_quick=True)
            self._queue.add(StudyRequest(scenario, choice, "warming up", purpose=LIVE))

    def _remember(self, studied: Studied) -> None:
        """Not what was asked for while live results rest: to know that again is no sign that estimates are quick."""
        if not self._is_resting:
            self._known.remember(studied)

    def _turn(self, *, on: bool) -> None:
        if on != self._is_on:
            self._is_on = on
            if not on:
                self._stop()
                self._show_settled()
            self.switched.emit(on)

    def _rest(self) -> None:
        """A first estimate took too long: try again with the next edit."""
        if self._is_resting:
            self._drop()
            return
        self._is_resting = True
        self._turn(on=False)
        self.told.emit(TOO_HEAVY)

    def _wake(self) -> None:
        """Estimates are quick again, if they were not."""
        if self._is_resting:
            self._is_resting = False
            self._turn(on=True)
            self.told.emit(QUICK_AGAIN)

    # --- what comes of it ---

    @Slot(object, object)
    def _take(self, request: StudyRequest, result: StudyResult) -> None:
        if request.scenario is not self._wanted or result.ending is Ending.CANCELLED:
            self._is_warm = self._is_warm or self._wanted is None
            return
        if self._waiting.isValid():
            waited_ms = self._waiting.elapsed()
            self._waiting.invalidate()
            self._patience.stop()
            if self._was_warm and waited_ms > MOST_WAIT_MS:
                self._rest()
                return
            self._is_warm = True
            if self._is_resting:
                self._wake()
                self._drop_what_is_asked(request.scenario)
        is_ahead = request.choice.coverages != self._names
        if is_ahead:
            result = replace(result, ending=Ending.RUNNING)
        studied = Studied(request.scenario, joined(request.scenario, result, self._names, self._settled))
        if self._is_trial:
            self.trial = studied
            self.tried.emit()
        else:
            self._show(studied)
        if is_ahead and request.scenario is self._wanted:
            self._ask_for_all(request.scenario)

    def _show(self, studied: Studied) -> None:
        if studied.result.ending is Ending.RUNNING:
            self._narrowing = studied
        else:
            self._settled, self._narrowing = studied, None
            self._remember(studied)
            self._check.begin_when_settled(studied)
        self._document.take_study(studied)

    @Slot(object, object)
    def _refuse(self, request: StudyRequest, error: PlannerError) -> None:
        if request.scenario is self._wanted:
            self._show_settled()
            self.told.emit(f"{capitalised(str(error))}.")

    @Slot(object)
    def _note_agreement(self, studied: Studied) -> None:
        if self._settled is studied and self._document.studied is studied:
            checked = Studied(studied.scenario, replace(studied.result, checked_against_simpy=True))
            self._settled = checked
            self._known.replace(studied, checked)
            self._document.take_study(checked)
