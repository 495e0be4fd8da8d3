"""Document: what one window is open on, as plain values, and word of every change of them.

It holds the draft, right or wrong, the last valid scenario, what a study found of which scenario, and the coverage that
is looked at. Views hold none of these: they show the document's, and hear from it. It reads and writes no file and runs
no study; those who do tell it what they found.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from planner.attainment.results import CoverageResult, StudyResult
from planner.estimates.stopping import Ending
from planner.scenario.draft import Data, Path, checked, draft_of_content, entries_at, value_at
from planner.scenario.findings import ScenarioError
from planner.scenario.scenario import Scenario
from ui.undo import Edit

MOST_STEPS = 500
EMPTY: Data = {}
UNTITLED = "Untitled"
COVERAGE: Path = ("coverage",)


@dataclass(frozen=True, slots=True, eq=False)
class Studied:
    """What a study found, and the very scenario it was of."""

    scenario: Scenario
    result: StudyResult


@dataclass(frozen=True, slots=True)
class Source:
    """Where a draft came from: the file's bytes as they were last read or written, and its place."""

    content: bytes
    path: FilePath | None
    """None while it has none of its own: a new scenario, or one begun from a sample."""
    title: str = UNTITLED
    """What it is called without a path."""

    @property
    def name(self) -> str:
        return self.title if self.path is None else self.path.name

    @property
    def stem(self) -> str:
        """What a scenario without a name is called."""
        return self.title if self.path is None else self.path.stem


class Document(QObject):
    """One scenario being edited."""

    draft_changed = Signal(object, object)
    """Data before, Data after: an edit, an undo, or another file."""
    checked = Signal()
    """After each of these: `errors`, `scenario` and `is_sound` are those of the new draft."""
    source_changed = Signal()
    """Another file, or this one under another name, or saved."""
    modified_changed = Signal()
    studied_changed = Signal()
    staleness_changed = Signal()
    coverage_chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(MOST_STEPS)
        self.undo_stack.cleanChanged.connect(self._tell_modified)
        self._source: Source | None = None
        self._draft: Data = EMPTY
        self._errors: tuple[ScenarioError, ...] = ()
        self._scenario: Scenario | None = None
        self._studied: Studied | None = None
        self._stale: frozenset[str] = frozenset()
        self._coverage = 0

    # --- what it holds ---

    @property
    def source(self) -> Source | None:
        """None while nothing is open."""
        return self._source

    @property
    def path(self) -> FilePath | None:
        return None if self._source is None else self._source.path

    @property
    def is_open(self) -> bool:
        return self._source is not None

    @property
    def draft(self) -> Data:
        """What is edited, right or wrong; changed by `apply` only."""
        return self._draft

    @property
    def errors(self) -> tuple[ScenarioError, ...]:
        """Everything that is wrong with the draft."""
        return self._errors

    @property
    def is_sound(self) -> bool:
        return self.is_open and not self._errors

    @property
    def scenario(self) -> Scenario | None:
        """The last valid scenario, which is the draft's own while that is sound; None before there was one."""
        return self._scenario

    @property
    def is_modified(self) -> bool:
        """Whether the draft differs from what is on disk."""
        return self.is_open and not self.undo_stack.isClean()

    @property
    def studied(self) -> Studied | None:
        """None until a study has found something."""
        return self._studied

    @property
    def is_studied(self) -> bool:
        """Whether a study has come to its end; what one knows so far is for looking at, not for keeping."""
        return self._studied is not None and self._studied.result.ending is not Ending.RUNNING

    @property
    def is_stale(self) -> bool:
        """Whether the draft is no longer what was studied."""
        return bool(self._stale)

    def is_coverage_stale(self, name: str) -> bool:
        """Whether what was found of a coverage is no longer what a study of the draft would find."""
        return name in self._stale

    @property
    def coverage_index(self) -> int:
        """Which of the draft's coverages is looked at."""
        return self._coverage

    @property
    def coverage_names(self) -> tuple[str, ...]:
        """Of the draft's coverages in their order; empty for one that has none."""
        return tuple(self._name_at(index) for index in range(len(entries_at(self._draft, COVERAGE))))

    @property
    def coverage_name(self) -> str:
        return self._name_at(self._coverage)

    @property
    def coverage_result(self) -> CoverageResult | None:
        """What was found for the coverage that is looked at; None if that was not studied."""
        return None if self._studied is None else result_named(self._studied.result, self.coverage_name)

    # --- what happens to it ---

    def open(self, source: Source, draft: Data | None = None) -> None:
        """Take another file's content, of which nothing has been studied; ScenarioErrors for what is no draft.

        `draft` is what the content holds, where that is known already.
        """
        draft = draft_of_content(source.content) if draft is None else draft
        self._source = source
        self._scenario, self._coverage = None, 0
        self.undo_stack.clear()
        self.undo_stack.setClean()
        self._forget_study()
        self.source_changed.emit()
        self._show(draft)
        self.coverage_chosen.emit()

    def apply(self, after: Data, *, words: str = "", key: Path | None = None) -> None:
        """Make a new draft of this one, as a step that can be undone; one equal to it is no step."""
        if after is not self._draft and after != self._draft:
            self.undo_stack.push(Edit(self._draft, after, self._show, words=words, key=key))

    def draft_before(self, key: Path) -> Data:
        """The draft before the last step if that was of this key, which another edit goes on with; else the draft."""
        last = self.undo_stack.command(self.undo_stack.index() - 1)
        return last.before if isinstance(last, Edit) and last.key == key else self._draft

    def saved(self, source: Source) -> None:
        """The draft now stands in a file."""
        self._source = source
        self.undo_stack.setClean()
        self.source_changed.emit()

    def mark_unsaved(self) -> None:
        """Nothing on disk is like the draft: it was recovered, or its file has gone or changed."""
        self.undo_stack.resetClean()

    def take_study(self, studied: Studied | None) -> None:
        """Take what a study found; None: what was found does not count."""
        self._studied = studied
        self._reckon_staleness()
        self.studied_changed.emit()

    def choose_coverage(self, index: int) -> None:
        """Look at another coverage of the draft; nothing happens where there is no such one."""
        if 0 <= index < len(self.coverage_names) and index != self._coverage:
            self._coverage = index
            self.coverage_chosen.emit()

    def choose_coverage_named(self, name: str) -> None:
        """Look at the coverage of that name, if the draft has one."""
        if name in self.coverage_names:
            self.choose_coverage(self.coverage_names.index(name))

    def errors_at(self, path: Path) -> tuple[ScenarioError, ...]:
        """What is wrong at a path and below it."""
        return tuple(error for error in self._errors if error.path[: len(path)] == path)

    # --- inside ---

    def _show(self, draft: Data) -> None:
        """Make a draft the one that is seen, whether it is new or comes back."""
        before, name = self._draft, self.coverage_name
        self._draft = draft
        found = checked(draft, "" if self._source is None else self._source.stem)
        self._errors = found.errors
        self._scenario = found.scenario or self._scenario
        moved = self._follow_coverage(before, name)
        self.draft_changed.emit(before, draft)
        self.checked.emit()
        self._reckon_staleness()
        if moved:
            self.coverage_chosen.emit()

    def _follow_coverage(self, before: Data, name: str) -> bool:
        """Keep looking at the coverage of that name where it has moved; whether another is looked at now.

        One that is edited where it stands has not moved, even if another has the name that it is losing.
        """
        names, old, new = self.coverage_names, entries_at(before, COVERAGE), entries_at(self._draft, COVERAGE)
        changed = [place for place, (was, now) in enumerate(zip(old, new, strict=False)) if was is not now]
        is_in_place = len(old) == len(new) and changed == [self._coverage]
        if self._name_at(self._coverage) != name and not is_in_place:
            self._coverage = names.index(name) if name in names else min(self._coverage, max(len(names) - 1, 0))
        return self._name_at(self._coverage) != name

    def _name_at(self, index: int) -> str:
        name = value_at(self._draft, (*COVERAGE, index, "name"))
        return name if isinstance(name, str) else ""

    def _forget_study(self) -> None:
        if self._studied is not None:
            self.take_study(None)

    def _reckon_staleness(self) -> None:
        stale = frozenset[str]()
        if self._studied is not None:
            stale = stale_coverages(self._studied, self._scenario if self.is_sound else None)
        if stale != self._stale:
            self._stale = stale
            self.staleness_changed.emit()

    @Slot()
    def _tell_modified(self) -> None:
        self.modified_changed.emit()


def result_named(result: StudyResult, name: str) -> CoverageResult | None:
    """The results of a coverage by its name."""
    return next((each for each in result.coverages if each.name == name), None)


def stale_coverages(studied: Studied, scenario: Scenario | None) -> frozenset[str]:
    """The studied coverages of which a study of this scenario might find something else; all of them for None.

    Chance is keyed by names, so a change of one coverage leaves the histories of the others as they were.
    """
    names = frozenset(each.name for each in studied.result.coverages)
    if scenario is None:
        return names
    nothing = {"coverage": (), "name": ""}
    if scenario.model_copy(update=nothing) != studied.scenario.model_copy(update=nothing):
        return names
    now = {each.name: each for each in scenario.coverage}
    then = {each.name: each for each in studied.scenario.coverage}
    return frozenset(name for name in names if now.get(name) != then.get(name))
