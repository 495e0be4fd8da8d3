"""Cheapest staffing: what is asked of the planner, how its answer is shown, and how it gets into the scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from planner.grammar import counted
from planner.recommending.choices import alone, applied, applied_to_copy, with_headcounts
from planner.recommending.goals import Goal
from planner.recommending.recommendation import Recommendation
from planner.recommending.recommendation_tables import met_table, staffing_table, tried_table
from planner.recommending.recommending import recommend
from planner.recommending.sentences import proof_sentence, recommendation_sentence
from planner.scenario.scenario import Scenario
from planner.studies.workers import Workers
from ui import edits
from ui.answers.paintings import frontier_painting
from ui.answers.question import Question
from ui.answers.section import Section, Step
from ui.document import Document
from ui.jobs.job import JobWork
from ui.recommending.search_panel import SearchPanel

EXPLANATION = (
    "Which headcounts on these shifts meet every contractual goal at the lowest weekly cost, and what of that is "
    "proven. The bounds of each shift can be changed in the table above."
)

APPLIED = (
    "Applied: the shifts have these headcounts now. What is called now below is how they were before. Undo takes that "
    "back."
)


class RecommendAnswer:
    """The question with its panel, and what is done about its answer."""

    def __init__(self, document: Document, compare_with: Callable[[str], None]) -> None:
        self._document = document
        self._compare_with = compare_with
        self.panel = SearchPanel(document)
        self.question = Question(
            key="recommendation",
            title="Cheapest staffing",
            explanation=EXPLANATION,
            ask="Search",
            doing="Looking for the cheapest staffing of",
            work=self._work,
            sections=self._sections,
            done=_words_of_applied,
        )

    def _work(self, scenario: Scenario, coverage: str) -> JobWork:
        goal, time_limit_s = Goal(self.panel.month_chance), self.panel.time_limit_s

        def work(workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool]) -> Recommendation:
            def tell_words(progress: object) -> None:
                tell(str(progress))

            return recommend(
                scenario, coverage, workers, tell_words, is_cancelled, goal=goal, time_limit_s=time_limit_s
            )

        return work

    # --- showing ---

    def _sections(self, scenario: Scenario, coverage: str, found: object) -> Sequence[Section]:
        return tuple(self._each(scenario, coverage, found)) if isinstance(found, Recommendation) else ()

    def _each(self, scenario: Scenario, coverage: str, found: Recommendation) -> Iterator[Section]:
        proof = proof_sentence(found)
        is_found = found.headcounts is not None
        yield Section(
            recommendation_sentence(found),
            (*((proof,) if proof else ()), *found.lacking),
            staffing_table(found) if is_found else None,
            steps=self._steps(coverage, found) if is_found else (),
        )
        if found.result is not None:
            seeds = "on fresh seeds" if found.confirming_seed is not None else "in the replications of the search"
            yield Section(f"What it meets, {seeds}", table=met_table(found.result))
        if found.binding:
            yield Section("What binds", found.binding)
        if found.tried:
            painting = frontier_painting(scenario, found, "Cost a week against how far the tightest goal is exceeded")
            yield Section("What more money buys", painting=painting)
        if found.runners_up:
            yield Section("Runners-up", table=tried_table("Runners-up", found, found.runners_up))
        yield Section("What this rests on", found.assumptions)

    def _steps(self, coverage: str, found: Recommendation) -> tuple[Step, ...]:
        return (
            Step(
                "Apply to this coverage",
                "Write these headcounts into the scenario, as one step that can be undone",
                partial(self.apply, coverage, found),
            ),
            Step(
                "Apply as a new coverage",
                "Write these headcounts into a copy of the coverage, leave this one as it is, and compare the two",
                partial(self.apply_as_new, coverage, found),
            ),
        )

    # --- what can be done about it ---

    def apply(self, coverage: str, found: Recommendation) -> None:
        """Write what is recommended into its coverage."""
        place = self._place_of(coverage)
        if place is not None and found.headcounts is not None:
            draft = applied(self._document.draft, place, found.choices, found.headcounts)
            edits.replace_draft(self._document, data=draft, words=_words(found))

    def apply_as_new(self, coverage: str, found: Recommendation) -> None:
        """Write what is recommended into a copy, and compare the two."""
        place = self._place_of(coverage)
        if place is not None and found.headcounts is not None:
            name = f"{coverage}, recommended"
            draft = applied_to_copy(self._document.draft, place, found.choices, found.headcounts, name)
            edits.replace_draft(self._document, data=draft, words=f"{_words(found)} as a new coverage")
            self._document.choose_coverage(place + 1)
            self._compare_with(coverage)

    def _place_of(self, coverage: str) -> int | None:
        names = self._document.coverage_names
        return names.index(coverage) if coverage in names else None


def _words_of_applied(scenario: Scenario, now: Scenario, coverage: str, found: object) -> str:
    """That the shifts have the headcounts that were recommended, if that is all that has changed."""
    if not isinstance(found, Recommendation) or found.headcounts is None:
        return ""
    if coverage not in {each.name for each in now.coverage}:
        return ""
    recommended = with_headcounts(alone(scenario, coverage), found.headcounts)
    return APPLIED if _without_candidates(recommended) == _without_candidates(alone(now, coverage)) else ""


def _without_candidates(scenario: Scenario) -> Scenario:
    """A candidate that was opened is one no longer."""
    (coverage,) = scenario.coverage
    teams = tuple(
        team.model_copy(
            update={"shifts": tuple(shift.model_copy(update={"candidate": False}) for shift in team.shifts)}
        )
        for team in coverage.teams
    )
    return scenario.model_copy(update={"coverage": (coverage.model_copy(update={"teams": teams}),)})


def _words(found: Recommendation) -> str:
    return f"apply recommendation ({counted(found.changed_shifts, 'shift')})"
