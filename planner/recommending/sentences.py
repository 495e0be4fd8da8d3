"""Sentences on a recommendation: what binds it, what its bound rests on, and what it says in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.attainment.results import CoverageResult
from planner.demand.promises import target_rows
from planner.estimates.verdicts import Verdict
from planner.grammar import counted
from planner.recommending.choices import ShiftChoice, are_within_bounds, changes_in_words
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.goals import Goal, contractual
from planner.recommending.hours_for_costs import ROSTERED_HOURS
from planner.recommending.recommendation import Recommendation, State
from planner.recommending.search import Search
from planner.reporting.result_words import attainment_in_words
from planner.reporting.target_words import goal_of, promise_of, tickets_of
from planner.scenario.coverage import ShiftEnd
from planner.scenario.scenario import Scenario


def binding_sentences(best: Evaluated, choices: Sequence[ShiftChoice], evaluator: Evaluator) -> Iterator[str]:
    """For each shift that could have one engineer fewer: what would then be missed, as far as that was tried."""
    known = {each.headcounts: each for each in evaluator.known}
    for shift, choice in enumerate(choices):
        n = best.headcounts[shift]
        if n == 0:
            continue
        if n == choice.least:
            yield f"{choice.words} stays at {n}, the fewest it may have."
            continue
        fewer = known.get((*best.headcounts[:shift], n - 1, *best.headcounts[shift + 1 :]))
        if fewer is None or fewer.meets:
            continue
        yield f"{choice.words} with {n - 1} instead of {n}: {_what_is_short(fewer, evaluator.goal)}."


def closest_sentence(choices: Sequence[ShiftChoice], evaluator: Evaluator) -> Iterator[str]:
    """Where nothing was found that meets: what the best of all that were tried comes to; none if none was."""
    within = (each for each in evaluator.known if are_within_bounds(each.headcounts, choices))
    closest = max(within, key=lambda each: each.margin, default=None)
    if closest is not None and contractual(closest.result):
        words = changes_in_words(choices, closest.headcounts)
        yield f"The closest that was tried, {words}: {_what_is_short(closest, evaluator.goal)}."


def _what_is_short(found: Evaluated, goal: Goal) -> str:
    if goal.month_chance is not None:
        months = found.result.months_meet_all
        chance = 0.0 if months is None else months.meet_goal
        return f"a month meets every contractual goal with a chance of {chance:.0%}, asked {goal.month_chance:.0%}"
    tightest = min(contractual(found.result), key=lambda each: (each.attainment or 0.0) - each.target.goal)
    target, comes = tightest.target, attainment_in_words(tightest)
    return (
        f"{tickets_of(target)}, {promise_of(target)}, comes to {comes} of {tightest.count:,}; "
        f"the goal is {goal_of(target)}"
    )


def assumptions_of(goal: Goal, scenario: Scenario, search: Search) -> Iterator[str]:
    """What the proven bound rests on, and what is not proven."""
    rows = [row for row in target_rows(scenario) if row.contractual]
    if not rows:
        yield "No target is contractual, so nothing asks for more engineers than the bounds of the shifts do."
    if any(row.goal >= 1.0 for row in rows):
        yield "No simulation can show that a goal of 100% is met: one ticket more may always be late."
    if scenario.currency == ROSTERED_HOURS:
        yield "The coverage names no costs, so its rostered hours are counted in their place, on call too."
    yield "The bound counts what the roster costs, and overtime, call-outs and work on call where they were played."
    yield "It rests on calendars: no one answers who is not rostered in time."
    if scenario.coverage[0].shift_end is not ShiftEnd.FINISH:
        yield (
            "It rests on workload: touches of tickets with a contractual target are done in as many weeks as they "
            "arrive in."
        )
    yield (
        "It takes it that nobody meets the goals with fewer engineers who misses them with more: a staffing that was "
        "seen to miss rules out all that have nowhere more."
    )
    if goal.month_chance is not None:
        yield "A share of months that meet a goal is taken to need that share of the goal itself in the long run."
    undecided = len(search.cheaper_undecided())
    if undecided:
        number = counted(undecided, "staffing" if search.best is None else "cheaper staffing")
        yield f"{number} stayed too close to call: not recommended, and not ruled out by the bound."


def recommendation_sentence(found: Recommendation) -> str:
    """The answer in one sentence."""
    if found.state is State.INFEASIBLE:
        return f"No headcount on the shifts of {found.coverage} can meet the goals: hours lack cover."
    if found.headcounts is None or found.cost_per_week is None:
        if found.state is State.STOPPED:
            return f"Stopped before any staffing of {found.coverage} was found that meets the goals."
        return f"No staffing of {found.coverage} within the bounds of its shifts was found to meet the goals."
    cost = f"{found.cost_per_week:,.0f} {found.currency} a week"
    answer = f"{found.coverage} needs {cost}{against_now(found)}: {found.words_of_changes}; {found.state.value}."
    return f"{answer} {caveat(found)}".rstrip()


def caveat(found: Recommendation) -> str:
    """What is not asked for, and does not come with it: cheap headcounts may do no more. Empty where all does."""
    parts = () if found.result is None else tuple(shortcomings(found.result))
    return f"Beware: {', and '.join(parts)}." if parts else ""


def shortcomings(result: CoverageResult) -> Iterator[str]:
    """What no contract asks for and a staffing does not do, each in half a sentence."""
    suggested = [each.verdict for each in result.targets if not each.target.contractual]
    if missed := suggested.count(Verdict.MISSED):
        yield f"it misses {counted(missed, 'suggested target')}"
    if close := suggested.count(Verdict.TOO_CLOSE):
        yield f"{counted(close, 'suggested target')} {'is' if close == 1 else 'are'} too close to call"
    if result.warnings:
        yield "engineers cannot keep up with all of the work"


def against_now(found: Recommendation) -> str:
    """Such as: , 5,181 less than now. Empty where it costs the same; both costs are of the same replications."""
    saving = round(found.saving or 0.0)
    return f", {abs(saving):,} {'less' if saving > 0 else 'more'} than now" if saving else ""


def proof_sentence(found: Recommendation) -> str:
    """What is proven about the cost; empty where nothing is."""
    if found.proven_bound is None or found.gap is None:
        return ""
    if found.is_proven:
        return "Proven: no staffing that meets the goals costs less, under the assumptions named."
    return (
        f"Proven: nothing below {found.proven_bound:,.0f} {found.currency} a week meets the goals, under the "
        f"assumptions named; the recommendation lies {found.gap:.1%} above that."
    )
