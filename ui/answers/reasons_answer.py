"""Why missed: the causes of misses from every side, and the three changes worth most, each of which can be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planner.reasons.edits import with_edited_copy
from planner.reasons.outcome import Reasons, WorthwhileChange, WorthwhileChanges
from planner.reasons.reason_tables import change_table, view_table
from planner.reasons.reason_words import change_sentences, reason_sentences
from planner.reasons.views import views_of
from planner.reasons.why_missed import find_reasons
from planner.reasons.worthwhile import find_worthwhile_changes
from planner.scenario.scenario import Scenario
from planner.studies.workers import Workers
from ui import edits
from ui.answers.paintings import miss_painting
from ui.answers.question import Question
from ui.answers.section import Section, Step
from ui.document import Document
from ui.jobs.job import JobWork

EXPLANATION = (
    "What kept replies from coming in time: nobody on shift, everybody busy, less important work, or the work itself; "
    "by plan, severity, hour and team. And the three changes worth most, each tried by simulation. It takes half a "
    "minute."
)
DRAWN = ("By target", "By hour of the customer's day")
"""The views that are drawn; the others are tables."""


@dataclass(frozen=True, slots=True, eq=False)
class ReasonsFound:
    """What is known so far."""

    reasons: Reasons
    changes: WorthwhileChanges | None = None


def reasons_work(scenario: Scenario, coverage: str) -> JobWork:
    """The causes, told before the changes are tried."""

    def work(workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]) -> ReasonsFound | None:
        reasons = find_reasons(scenario, coverage, workers, tell, is_cancelled)
        if reasons is None:
            return None
        tell(ReasonsFound(reasons))
        changes = None if is_cancelled() else find_worthwhile_changes(scenario, coverage, workers, tell, is_cancelled)
        return ReasonsFound(reasons, changes)

    return work


class ReasonsAnswer:
    """The question, and what is done about its answer."""

    def __init__(self, document: Document, compare_with: Callable[[str], None]) -> None:
        self._document = document
        self._compare_with = compare_with
        self.question = Question(
            key="reasons",
            title="Why missed",
            explanation=EXPLANATION,
            ask="Find the reasons",
            doing="Finding why targets are missed in",
            work=reasons_work,
            sections=self._sections,
        )

    def _sections(self, scenario: Scenario, coverage: str, found: object) -> Sequence[Section]:
        return tuple(self._each(scenario, coverage, found)) if isinstance(found, ReasonsFound) else ()

    def _each(self, scenario: Scenario, coverage: str, found: ReasonsFound) -> Iterator[Section]:
        answer, *rest = reason_sentences(found.reasons)
        yield Section(answer, tuple(rest))
        if found.changes is not None:
            yield self._changes(coverage, found.changes)
        for view in views_of(found.reasons) if found.reasons.misses else ():
            if view.title in DRAWN:
                yield Section(view.title, painting=miss_painting(scenario, found.reasons, view, view.title))
            else:
                yield Section(view.title, table=view_table(view))

    def _changes(self, coverage: str, changes: WorthwhileChanges) -> Section:
        answer, *rest = change_sentences(changes)
        steps = tuple(
            Step(
                f"Try change {number}",
                f"Make it in a copy of {coverage}, and compare: {change.candidate.words}",
                partial(self.try_change, coverage, change),
            )
            for number, change in enumerate(changes.changes, start=1)
        )
        numbered = (
            tuple(f"{number}.  {sentence}" for number, sentence in enumerate(rest, start=1)) if steps else tuple(rest)
        )
        return Section(answer, numbered, change_table(changes) if changes.changes else None, steps=steps)

    def try_change(self, coverage: str, change: WorthwhileChange) -> None:
        """Make a change in a copy of its coverage, as one step that can be undone, and compare the two."""
        document = self._document
        if coverage not in document.coverage_names:
            return
        place = document.coverage_names.index(coverage)
        name = f"{coverage}, {change.candidate.kind.value}"
        draft, at = with_edited_copy(document.draft, place, change.candidate.edits, name)
        edits.replace_draft(document, data=draft, words=f"try {change.candidate.words}")
        document.choose_coverage(at)
        self._compare_with(coverage)
