"""Verdict sentences: what a coverage does, as a manager could read it out in a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from planner.attainment.results import CoverageResult, MissedBecause, TargetResult
from planner.estimates.verdicts import Verdict
from planner.grammar import capitalised
from planner.plans import Metric
from planner.reporting.cause_words import REASONS
from planner.reporting.target_words import tickets_of
from planner.scenario.plan import ONGOING
from simulation.causes import Cause

NEARLY_ALWAYS = 0.9
MOSTLY = 0.5


def verdict_sentence(coverage: CoverageResult) -> str:
    """A few sentences on the contractual targets of a coverage: the worst miss, its reason, what cannot be judged."""
    contractual = [result for result in coverage.targets if result.target.contractual]
    judged = [result for result in contractual if result.verdict is not Verdict.NO_TICKETS]
    missed = [result for result in judged if result.verdict is Verdict.MISSED]
    close = [result for result in judged if result.verdict is Verdict.TOO_CLOSE]
    if not contractual:
        return f"{coverage.name} has no contractual targets to meet."
    if not judged:
        return f"{coverage.name} had no tickets with a contractual target."
    if missed:
        sentence = _missing(coverage.name, missed, close, len(judged))
    elif close:
        sentence = _too_close(coverage.name, close, len(judged))
    elif len(judged) == 1:
        sentence = f"{coverage.name} meets its contractual target."
    else:
        sentence = f"{coverage.name} meets {_some_of(len(judged), len(judged))}."
    return f"{sentence}{_unjudged(len(contractual) - len(judged))}"


def _unjudged(number: int) -> str:
    """Targets without tickets are not among those counted, and not met either."""
    return f" {capitalised(_number(number))} more had no tickets." if number else ""


def _missing(name: str, missed: Sequence[TargetResult], close: Sequence[TargetResult], of: int) -> str:
    worst = max(missed, key=_shortfall)
    opening = f"{name} misses {_some_of(len(missed), of)}"
    joint = ": " if len(missed) == 1 else "; the worst: "
    sentences = [opening + joint + _case(worst) + "."]
    if worst.missed_because is not None:
        sentences.append(_reason(worst.missed_because))
    if close:
        sentences.append(f"{capitalised(_number(len(close)))} more {_is(len(close))} too close to call.")
    return " ".join(sentences)


def _too_close(name: str, close: Sequence[TargetResult], of: int) -> str:
    worst = max(close, key=_shortfall)
    if len(close) == of:
        return f"Whether {name} meets {_some_of(of, of)} is too close to call: {_undecided(worst)}."
    undecided = f"{_number(len(close))} {_is(len(close))} too close to call"
    return f"{name} meets {_some_of(of - len(close), of)}; {undecided}: {_undecided(worst)}."


def _shortfall(result: TargetResult) -> float:
    return result.target.goal - (1.0 if result.attainment is None else result.attainment)


def _some_of(some: int, of: int) -> str:
    if of == 1:
        return "its one contractual target"
    if some == of:
        return "both contractual targets" if of == 2 else f"all {of} contractual targets"
    return f"{some} of {of} contractual targets"


def _case(result: TargetResult) -> str:
    """Such as: Extended urgent gets a first response within 2 hours in 41 of 100 cases; the goal is 95."""
    reached, goal = _of_hundred(result.attainment or 0.0, result.target.goal)
    return f"{promise_in_words(result)} in {reached} of 100 cases; the goal is {goal}"


def _undecided(result: TargetResult) -> str:
    """The case of a target that reached its goal, or did not, too narrowly or too seldom to be sure."""
    attainment = result.attainment or 0.0
    if attainment < result.target.goal:
        return _case(result)
    reached, goal = _of_hundred(attainment, result.target.goal)
    cases = f"{promise_in_words(result)} in {reached} of 100 cases"
    if attainment == result.target.goal:
        return f"{cases}, just the goal, but chance may have had a part in it"
    return f"{cases}, more than the goal of {goal}, but chance may have had a part in it"


def promise_in_words(result: TargetResult) -> str:
    """Such as: Extended urgent gets a first response within 2 hours."""
    target = result.target
    who = tickets_of(target)
    if target.metric is Metric.FIRST_RESPONSE:
        return f"{who} gets a first response within {target.words}"
    if target.words == ONGOING:
        return f"{who} gets ongoing updates"
    return f"{who} gets the next update within {target.words}"


def _of_hundred(share: float, goal: float) -> tuple[str, str]:
    """Both per 100, with as many decimals as it takes to tell them apart, and what is not quite all from all."""
    for decimals in range(4):
        reached, asked = f"{share * 100:.{decimals}f}", f"{goal * 100:.{decimals}f}"
        is_told_apart = reached != asked or share == goal
        if is_told_apart and (share == 1 or float(reached) < 100):
            break
    return reached, f"{goal * 100:.3f}".rstrip("0").rstrip(".")


def _reason(because: MissedBecause) -> str:
    main = max(Cause, key=because.share)
    reason, share = REASONS[main], because.share(main)
    if share >= NEARLY_ALWAYS:
        return f"Nearly always the reason is that {reason}."
    if share >= MOSTLY:
        return f"Mostly the reason is that {reason}."
    return f"There is no one reason; the largest, for {share:.0%} of the misses, is that {reason}."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _number(number: int) -> str:
    return "one" if number == 1 else str(number)
