"""Advice: what the pack tells its reader to do, and what speaks against the cheapest headcounts that were found.

Apart from the first page, which it stands on: the section on the cheapest staffing and the risks say the same of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult
from planner.charts.wording import contractual, met_of
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Grid, Heading
from planner.headroom.growth_words import growth_in_words, growth_of
from planner.headroom.outcome import Headroom
from planner.recommending.choices import changes_in_sentence
from planner.recommending.recommendation import Recommendation
from planner.recommending.sentences import against_now, recommendation_sentence, shortcomings
from planner.reporting.result_words import NOTHING, chance_in_words

SURE_MONTHS = 0.95
BUSY = 0.85
"""From so much of their time in use on, engineers have little left for a bad week."""


def advice(case: Case) -> str:
    """What to do, in a sentence or two; empty where nothing can be advised."""
    found, judged = case.recommendation, len(contractual(case.result))
    meets = 0 < judged == met_of(case.result)
    if found is None:
        return f"We recommend {case.chosen} as it is staffed; cheaper headcounts were not looked for." if meets else ""
    if found.headcounts is None:
        return "" if not judged else recommendation_sentence(found)
    if not found.changed_shifts:
        none = "no cheaper headcounts were found that meet every contractual goal"
        return f"We recommend {case.chosen} as it is staffed: {none}." if meets else recommendation_sentence(found)
    against = tuple(reservations(case))
    if not meets:
        beware = f" Beware: {'; '.join(against)}." if against else ""
        return f"We recommend {case.chosen} with {_others(found)}, which meets every contractual goal.{beware}"
    if not against:
        return f"We recommend {case.chosen} with {_others(found)}, which still meets every contractual goal."
    too = f"With {_others(found)}, it would meet every contractual goal too, but have less to spare"
    return f"We recommend {case.chosen} as it is staffed. {too}: {'; '.join(against)}."


def _others(found: Recommendation) -> str:
    """The headcounts found, and what they cost."""
    assert found.headcounts is not None, "asked only of what was found"
    changes = changes_in_sentence(found.choices, found.headcounts)
    if found.cost_per_week is None:
        return changes
    return f"{changes}, for {found.cost_per_week:,.0f} {found.currency} a week{against_now(found)}"


def reservations(case: Case) -> Iterator[str]:
    """What speaks against the headcounts found, each in half a sentence; none where they are those of now."""
    found = case.recommendation
    if found is None or found.result is None or not found.changed_shifts:
        return
    if not found.is_confirmed:
        yield "new histories did not confirm it"
    as_it_is = tuple(shortcomings(case.result))
    yield from (each for each in shortcomings(found.result) if each not in as_it_is)
    yield from _busier(found.result, case.result)
    yield from _worse_months(found.result, case.result)
    yield from _less_growth(case.headroom_of_found, case.headroom)


def _busier(then: CoverageResult, now: CoverageResult) -> Iterator[str]:
    used, before = then.utilisation.share, now.utilisation.share
    if used is not None and before is not None and used >= BUSY and used > before:
        yield f"{used:.0%} of working time is used, as it is {before:.0%}"


def _worse_months(then: CoverageResult, now: CoverageResult) -> Iterator[str]:
    months, before = then.months_meet_all, now.months_meet_all
    if months is not None and before is not None and months.meet_goal < min(before.meet_goal, SURE_MONTHS):
        chance = chance_in_words(months)
        yield f"a month keeps every contractual goal with a chance of {chance}, as it is {before.meet_goal:.0%}"


def _less_growth(then: Headroom | None, now: Headroom | None) -> Iterator[str]:
    if then is None or now is None:
        return
    growth, before = growth_of(then), growth_of(now)
    if growth is not None and (before is None or growth < before):
        yield f"it bears {growth_in_words(then)}, as it is {growth_in_words(now)}"


def both_ways(case: Case) -> Grid | None:
    """The coverage as it is beside the headcounts found; None where there are no others."""
    found = case.recommendation
    if found is None or found.result is None or not found.changed_shifts:
        return None
    headings = (Heading("", weight=2.2), Heading("As it is", is_number=True), Heading("Found", is_number=True))
    results = (case.result, found.result)
    costs = (found.cost_now, found.cost_per_week)
    rows = (
        (f"Cost per week, {found.currency}", *(NOTHING if cost is None else f"{cost:,.0f}" for cost in costs)),
        ("Contractual targets met", *(f"{met_of(each)} of {len(contractual(each))}" for each in results)),
        ("A month keeps every contractual goal", *(chance_in_words(each.months_meet_all) for each in results)),
        ("Working time used", *(_use(each) for each in results)),
        ("Growth of demand that it bears", *(_growth(each) for each in (case.headroom, case.headroom_of_found))),
    )
    return Grid("As it is, and with the headcounts found", headings, rows)


def _use(result: CoverageResult) -> str:
    share = result.utilisation.share
    return NOTHING if share is None else f"{share:.0%}"


def _growth(headroom: Headroom | None) -> str:
    return NOTHING if headroom is None else growth_in_words(headroom)
