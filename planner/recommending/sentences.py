"""Sentences on a recommendation: what binds it, what its bound rests on, and what it says in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.grammar import counted
from planner.recommending.choices import ShiftChoice
from planner.recommending.evaluating import Evaluated, Evaluator
from planner.recommending.goals import Goal, contractual
from planner.recommending.recommendation import Recommendation, State
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


def _what_is_short(found: Evaluated, goal: Goal) -> str:
    if goal.month_chance is not None:
        months = found.result.months_meet_all
        chance = 0.0 if months is None else months.meet_goal
        return f"a month meets every contractual goal with a chance of {chance:.0%}, asked {goal.month_chance:.0%}"
    tightest = min(contractual(found.result), key=lambda each: (each.attainment or 0.0) - each.target.goal)
    assert tightest.attainment is not None, "only targets with tickets are looked at"
    target = tightest.target
    return (
        f"{tickets_of(target)}, {promise_of(target)}, comes to {tightest.attainment:.1%}; the goal is {goal_of(target)}"
    )


def assumptions_of(goal: Goal, scenario: Scenario, undecided: int) -> tuple[str, ...]:
    """What the proven bound rests on, and what is not proven."""
    rests = [
        "The bound counts what the roster costs, and overtime, call-outs and work on call where they were played.",
        "It rests on calendars: no one answers who is not rostered in time.",
    ]
    if scenario.coverage[0].shift_end is not ShiftEnd.FINISH:
        rests.append(
            "It rests on workload: touches of tickets with a contractual target are done in as many weeks as they "
            "arrive in."
        )
    rests.append(
        "It takes it that nobody meets the goals with fewer engineers who misses them with more: a staffing that was "
        "seen to miss rules out all that have nowhere more."
    )
    if goal.month_chance is not None:
        rests.append(
            "A share of months that meet a goal is taken to need that share of the goal itself in the long run."
        )
    if undecided:
        number = counted(undecided, "cheaper staffing")
        rests.append(f"{number} stayed too close to call: not recommended, and not ruled out by the bound.")
    return tuple(rests)


def recommendation_sentence(found: Recommendation) -> str:
    """The answer in one sentence."""
    if found.state is State.INFEASIBLE:
        return f"No headcount on the shifts of {found.coverage} can meet the goals: hours lack cover."
    if found.headcounts is None or found.cost_per_week is None:
        if found.state is State.STOPPED:
            return f"Stopped before any staffing of {found.coverage} was found that meets the goals."
        return f"No staffing of {found.coverage} within the bounds of its shifts meets the goals."
    cost = f"{found.cost_per_week:,.0f} {found.currency} a week"
    now = "" if found.cost_now is None else f" (now {found.cost_now:,.0f})"
    return f"{found.coverage} needs {cost}{now}: {found.words_of_changes}; {found.state.value}."


def proof_sentence(found: Recommendation) -> str:
    """What is proven about the cost; empty where nothing is."""
    if found.proven_bound is None or found.gap is None:
        return ""
    if found.gap < 0.0005:
        return "Proven: no staffing that meets the goals costs less, under the assumptions named."
    return (
        f"Proven: nothing below {found.proven_bound:,.0f} {found.currency} a week meets the goals, under the "
        f"assumptions named; the recommendation lies {found.gap:.1%} above that."
    )
