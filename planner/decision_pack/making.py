"""Making: everything that a pack says is found here, one part after the other, so that stopping loses only the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from planner.attainment.results import StudyResult
from planner.decision_pack.case import NOT_ASKED, NOT_WANTED, Case, Part, best_of, other_than
from planner.decision_pack.contents import Pack
from planner.decision_pack.first_page import default_question
from planner.decision_pack.packing import pack_of
from planner.decision_pack.scenario_section import text_to_embed
from planner.errors import PlannerError
from planner.foresight.foreseen import foreseen
from planner.foresight.gap_sentences import zone_to_tell
from planner.headroom.engineer_worth import find_engineer_worth
from planner.headroom.growth import find_headroom
from planner.headroom.promise_prices import find_clause_prices
from planner.headroom.sensitivity import find_sensitivity
from planner.reasons.why_missed import find_reasons
from planner.reasons.worthwhile import find_worthwhile_changes
from planner.recommending.choices import alone, with_headcounts
from planner.recommending.recommendation import Progress
from planner.recommending.recommending import recommend
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.study import run_study
from planner.studies.study_choice import ChoiceError, StudyChoice, chosen_scenario
from planner.studies.workers import Workers

TIME_LIMIT_S = 120.0
"""Of the search for the cheapest staffing."""
PRICES_TAKE = 10
"""So many times as long may all searches for prices take together."""
STOPPED = "Stopped before it was found."

USUAL = frozenset(Part) - {Part.PRICES}
"""The parts that take seconds, or a minute."""

Tell = Callable[[object], None]
IsCancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a pack is asked to argue; where something is left out, a sensible choice is made."""

    question: str = ""
    coverage: str | None = None
    """None: the cheapest that meets every contractual target, or the one that meets most."""
    against: str | None = None
    """None: the first other."""
    date: dt.date | None = None
    """On its pages; None: none, and two packs of one study are alike."""
    choice: StudyChoice = field(default_factory=StudyChoice)
    """Of the study; all coverages are played."""
    parts: frozenset[Part] = USUAL
    time_limit_s: float = TIME_LIMIT_S


def make_pack(  # what is asked, what plays, what is known already, and who listens
    scenario: Scenario,
    ask: Ask,
    workers: Workers,
    *,
    scenario_text: str = "",
    study: StudyResult | None = None,
    tell: Tell = lambda _: None,
    is_cancelled: IsCancelled = lambda: False,
) -> Pack:
    """Find everything and put it into words; `study`, if there is one, is of this very scenario.

    `tell` gets progress that prints as words. Cancelled, the pack has what was found by then, and says what it lacks;
    StudyCancelledError before there was anything. ChoiceError for a coverage that is not there.
    """
    played = chosen_scenario(scenario, replace(ask.choice, coverages=None))
    _refuse_unknown(played, ask)
    if study is None:
        study = run_study(played, workers, choice=ask.choice, on_progress=tell, is_cancelled=is_cancelled)
    case = begun_case(played, ask, study, scenario_text)
    for part in Part:
        case = _with_part(case, part, ask, workers, tell, is_cancelled)
    tell("setting the pages")
    return pack_of(case)


def begun_case(scenario: Scenario, ask: Ask, study: StudyResult, scenario_text: str) -> Case:
    """What is known from the study and the calendars."""
    chosen = ask.coverage or best_of(study)
    against = ask.against or other_than(study, chosen)
    names = [each.name for each in scenario.coverage]
    seen = foreseen(scenario, zone_to_tell(scenario))
    return Case(
        scenario=scenario,
        scenario_text=text_to_embed(scenario, scenario_text),
        study=study,
        chosen=chosen,
        against=against,
        question=ask.question.strip() or default_question(chosen, against),
        foreseen=seen[names.index(chosen)],
        date=ask.date,
    )


def _refuse_unknown(scenario: Scenario, ask: Ask) -> None:
    names = tuple(name for name in (ask.coverage, ask.against) if name is not None)
    chosen_scenario(scenario, StudyChoice(coverages=names))
    if ask.coverage is not None and ask.coverage == ask.against:
        raise ChoiceError(f"{ask.coverage!r} is held against itself", mend="name another coverage")


def _with_part(case: Case, part: Part, ask: Ask, workers: Workers, tell: Tell, is_cancelled: IsCancelled) -> Case:
    if part not in ask.parts:
        return _without(case, part, NOT_ASKED if part is Part.PRICES else NOT_WANTED)
    if is_cancelled():
        return _without(case, part, STOPPED)

    def tell_of_part(what: object) -> None:
        if isinstance(what, str | Progress):  # Not what was found so far, which is told too.
            tell(f"{part.value}: {what}")

    tell(part.value)
    try:
        found = _find(case, part, ask, workers, tell_of_part, is_cancelled)
    except TasksCancelledError:
        return _without(case, part, STOPPED)
    except PlannerError as error:
        return _without(case, part, f"It could not be found: {error}.")
    return found or _without(case, part, STOPPED)


def _find(  # as many as a search takes
    case: Case, part: Part, ask: Ask, workers: Workers, tell: Tell, is_cancelled: IsCancelled
) -> Case | None:
    """The case with a part found; None where nothing of it was found before it was stopped."""
    question = (case.scenario, case.chosen, workers, tell, is_cancelled)
    if part is Part.RECOMMENDATION:
        return replace(case, recommendation=recommend(*question, time_limit_s=ask.time_limit_s))
    if part is Part.HEADROOM:
        return _with_headroom(case, workers, tell, is_cancelled)
    if part is Part.PRICES:
        limit_s, known = PRICES_TAKE * ask.time_limit_s, case.recommendation
        prices = find_clause_prices(*question, time_limit_s=limit_s, as_promised=known)
        return None if prices is None else replace(case, prices=prices, recommendation=prices.recommendation or known)
    name, find = _FINDERS[part]
    found = find(*question)
    return None if found is None else replace(case, **{name: found})  # type: ignore[arg-type]  # what its field holds


def _with_headroom(case: Case, workers: Workers, tell: Tell, is_cancelled: IsCancelled) -> Case | None:
    """That of the coverage as it is, then that of the recommended headcounts, where these are others."""
    now = find_headroom(case.scenario, case.chosen, workers, tell, is_cancelled)
    if now is None:
        return None
    found, then = case.recommendation, None
    if found is not None and found.headcounts is not None and found.changed_shifts:
        staffed = with_headcounts(alone(case.scenario, case.chosen), found.headcounts)
        then = find_headroom(staffed, case.chosen, workers, tell, is_cancelled)
    return replace(case, headroom=now, headroom_of_found=then)


Find = Callable[[Scenario, str, Workers, Tell, IsCancelled], object]

_FINDERS: Mapping[Part, tuple[str, Find]] = MappingProxyType(
    {
        Part.SENSITIVITY: ("sensitivity", find_sensitivity),
        Part.WORTH: ("worth", find_engineer_worth),
        Part.REASONS: ("reasons", find_reasons),
        Part.CHANGES: ("changes", find_worthwhile_changes),
    }
)
"""By part: the field of a case that it fills, and what finds it."""


def _without(case: Case, part: Part, why: str) -> Case:
    return replace(case, why_not={**case.why_not, part: why})
