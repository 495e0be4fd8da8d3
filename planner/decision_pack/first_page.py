"""First page: the question, the answer in one sentence, three numbers, one chart, and what must be true."""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult
from planner.charts.attainment_dots import ATTAINMENT
from planner.charts.wording import contractual, met_of, undecided_of
from planner.decision_pack.advice import advice
from planner.decision_pack.case import Case, Part
from planner.decision_pack.contents import Figure, FirstPage
from planner.decision_pack.drawings import chart_drawing
from planner.grammar import joined
from planner.headroom.breaking_points import AS_IT_IS
from planner.headroom.headroom_words import change_of_demand, headroom_sentence
from planner.headroom.outcome import Breaking, Headroom, Sensitivity
from planner.headroom.worth_words import FEW
from planner.plans import NEPTUNE_TARGETS
from planner.reasons.reason_words import change_sentence
from planner.reporting.demand_words import demand_in_words
from planner.reporting.difference_words import amount
from planner.reporting.result_words import NOTHING, chance_in_words
from planner.reporting.verdict_sentences import verdict_sentence
from planner.scenario.plain import plain_data
from planner.tickets.behind import target_words

OF_NOW = "The figures below, and the risks, are those of the coverage as it is staffed."
"""Beside a recommendation of other headcounts."""

CHART_IN = (7.1, 3.5)
MOST_TARGETS_LOW = 8
"""With more, the chart needs more height."""


def first_page(case: Case) -> FirstPage:
    """What an executive reads in two minutes."""
    return FirstPage(
        question=case.question,
        answer=answer(case),
        more=tuple(_more(case)),
        figures=(_cost(case), _promises(case), _headroom(case)),
        drawing=chart_drawing(ATTAINMENT, case.picture_of_two, _size_in(case), key="first-page"),
        conditions=tuple(conditions(case)),
    )


def default_question(chosen: str, against: str | None) -> str:
    """What is asked where the user asks nothing."""
    if against is None:
        return f"Is {chosen} the staffing that keeps our promises?"
    return f"Should we staff {chosen} rather than {against}?"


def answer(case: Case) -> str:
    """One sentence: whether it keeps the promises, at what cost, and against what."""
    judged, met, close = len(contractual(case.result)), met_of(case.result), undecided_of(case.result)
    cost = _cost_words(case)
    if not judged:
        return f"Nothing can be said of {case.chosen}: there were no tickets with a contractual target."
    if met == judged:
        return f"Yes: {case.chosen} meets {_all(judged)}{cost}{_other(case)}."
    missed = judged - met - close
    if not missed:
        does = f"meets {met} of {judged} contractual targets, {close} too close to call"
        return f"It cannot be told yet: {case.chosen} {does}{cost}{_other(case)}."
    return f"Not as it is: {case.chosen} misses {missed} of {judged} contractual targets{cost}{_other(case)}."


def _all(judged: int) -> str:
    return {1: "its one contractual target", 2: "both contractual targets"}.get(
        judged, f"all {judged} contractual targets"
    )


def _cost_words(case: Case) -> str:
    cost = case.result.cost
    return "" if cost is None or not cost.total else f", at {cost.total:,.0f} {case.scenario.currency} a week"


def _other(case: Case) -> str:
    """What the other does instead, and for how much less or more."""
    other, pair = case.other_result, case.comparison
    if other is None or pair is None:
        return ""
    judged, met = len(contractual(other)), met_of(other)
    does = f"meets {_all(judged)} too" if met == judged else f"meets {met} of {judged}"
    if pair.cost is None or round(pair.cost.value) == 0:
        return f"; {other.name} {does}"
    than = "more" if pair.cost.value > 0 else "less"
    return f", {abs(pair.cost.value):,.0f} {than} than {other.name}, which {does}"


def _more(case: Case) -> Iterator[str]:
    """What belongs to the answer, a sentence each."""
    if advised := advice(case):
        yield advised
    if met_of(case.result) < len(contractual(case.result)):
        yield verdict_sentence(case.result)
        if case.changes is not None and case.changes.changes:
            yield f"What would help most: {change_sentence(case.changes, case.changes.changes[0], is_short=True)}"
    if case.recommendation is not None and case.recommendation.changed_shifts:
        yield OF_NOW


def _cost(case: Case) -> Figure:
    cost, currency, pair = case.result.cost, case.scenario.currency, case.comparison
    if cost is None or not cost.total:
        return Figure("Cost per week", NOTHING, "the scenario names no costs")
    note = currency
    if pair is not None and pair.cost is not None:
        note = f"{currency}; {amount(pair.cost.value)} against {pair.baseline.name}"
    return Figure("Cost per week", f"{cost.total:,.0f}", note)


def _promises(case: Case) -> Figure:
    judged, months = len(contractual(case.result)), case.result.months_meet_all
    note = _unmet(case.result)
    if months is not None:
        note = f"{note}; a month keeps all with a chance of {chance_in_words(months)}"
    return Figure("Promises met", f"{met_of(case.result)} of {judged}", note)


def _unmet(result: CoverageResult) -> str:
    close = undecided_of(result)
    missed = len(contractual(result)) - met_of(result) - close
    parts = [*([f"{missed} missed"] if missed else []), *([f"{close} too close to call"] if close else [])]
    return "contractual targets" + (f", {' and '.join(parts)}" if parts else "")


def _headroom(case: Case) -> Figure:
    headroom = case.headroom
    if headroom is None:
        return Figure("Headroom", NOTHING, case.why_not.get(Part.HEADROOM, "not looked for"))
    if headroom.missed:
        return Figure("Headroom", "none", "a contractual target is missed already")
    if (kept := _kept_up_with(headroom)) is not None:
        return kept
    first = headroom.first
    if first is None or first.demand is None:
        most = headroom.points[-1].demand
        value, note = f"{most - 1:.0%} or more", "no contractual target breaks in that growth"
    else:
        value, note = f"{first.demand - 1:.0%}", f"growth before the first breaks: {target_words(first.target)}"
    return Figure("Headroom", value, note)


def _kept_up_with(headroom: Headroom) -> Figure | None:
    """The growth that all work is kept up with, where that ends before a contractual target breaks."""
    overload, first = headroom.overload, headroom.first
    if overload is None or (first is not None and first.demand is not None and first.demand <= overload[0]):
        return None
    breaks = "no contractual target breaks" if first is None else f"{target_words(first.target)} breaks"
    if overload[1] <= AS_IT_IS:
        return Figure("Headroom", "none", "engineers cannot keep up with all of the work even now")
    at = f"up to {change_of_demand(headroom.points[-1].demand)}" if first is None else f"at {_at(first)}"
    note = f"growth that all work is kept up with; {breaks} {at} demand"
    return Figure("Headroom", f"{overload[0] - 1:.0%}", note)


def _at(first: Breaking) -> str:
    return change_of_demand(first.demand or AS_IT_IS)


def _size_in(case: Case) -> tuple[float, float]:
    rows = sum(each.target.contractual or bool(each.count) for each in case.result.targets)
    return (
        CHART_IN
        if rows <= MOST_TARGETS_LOW
        else (CHART_IN[0], min(4.6, CHART_IN[1] + 0.12 * (rows - MOST_TARGETS_LOW)))
    )


def conditions(case: Case) -> Iterator[str]:
    """What must be true for the answer to hold, a sentence each."""
    yield demand_in_words(plain_data(case.scenario))
    if case.headroom is not None:
        yield headroom_sentence(case.headroom)
    teams = [f"{team.name} {team.absence:.0%}" for team in case.staffing.teams if team.absence]
    absent = f", with no more absence than stated ({', '.join(teams)})" if teams else ""
    yield f"Every shift is staffed as planned{absent}."
    if case.sensitivity is not None and (told := _what_matters(case.sensitivity)):
        yield told
    if any(plan.name in NEPTUNE_TARGETS for plan in case.scenario.plans):
        yield "The plans are read as under What is assumed: two readings of them, and the goals, are ours."


def _what_matters(sensitivity: Sensitivity) -> str:
    """The assumptions that the tightest target hangs on; empty where none can be told to matter."""
    tightest = sensitivity.basis.tightest
    told = [] if tightest is None else [swing.name for swing in sensitivity.swings if swing.is_told(tightest)]
    return f"What matters most is as it was put in: {joined(told[:FEW])}." if told else ""
