"""Clauses: what each plan promises by contract, and each promise a step tighter, a step looser, or gone.

Separate from their prices, because it is about plans alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.business_time.durations import Counting, Duration, Unit
from planner.demand.promises import TargetRow, target_rows
from planner.headroom.outcome import Step
from planner.plans import Metric
from planner.scenario.plan import ONGOING, Plan, Target
from planner.scenario.scenario import Scenario

AMOUNTS = (0.5, 1, 2, 3, 4, 6, 8, 9, 12, 16, 24, 48, 72)
"""Of hours, business hours, business days or weeks: a step goes to the next of them."""

GOALS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)

LOOSER_THAN_ONGOING = Duration(1.0, Unit.BUSINESS_DAY)


@dataclass(frozen=True, slots=True)
class ChangedClause:
    """A clause, a step away from what it says."""

    clause: TargetRow
    is_goal: bool
    step: Step
    before: str
    after: str
    """Empty where it is dropped, or no longer contractual."""
    scenario: Scenario


def changed_clauses(scenario: Scenario) -> Iterator[ChangedClause]:
    """Every contractual clause in every way it can be changed by a step.

    The most severe first, and of one severity the plan that is served first, so that what is found before somebody
    stops it is what matters most; a plan's goal before its first clause. Of each clause what is easier to keep first.
    """
    contractual = [row for row in target_rows(scenario) if row.contractual]
    rows = sorted(contractual, key=lambda row: (row.severity, scenario.plans[row.plan_index].rank))
    for row in rows:
        if row == next(each for each in rows if each.plan == row.plan):
            yield from _goals(scenario, row)
        if row.metric is Metric.FIRST_RESPONSE:
            yield _changed_target(scenario, row, Step.SUGGESTED, "", {"contractual": False})
            yield from _times(scenario, row, "first_response")
        else:
            yield _changed_target(scenario, row, Step.DROPPED, "", {"updates": None})
            yield from _times(scenario, row, "updates")


def _goals(scenario: Scenario, row: TargetRow) -> Iterator[ChangedClause]:
    looser = max((goal for goal in GOALS if goal < row.goal), default=None)
    tighter = min((goal for goal in GOALS if goal > row.goal), default=None)
    for step, goal in ((Step.LOOSER, looser), (Step.TIGHTER, tighter)):
        if goal is not None:
            plans = _plans(scenario, row, {"goal": goal})
            changed = scenario.model_copy(update={"plans": plans})
            yield ChangedClause(row, True, step, _percent(row.goal), _percent(goal), changed)


def _percent(goal: float) -> str:
    return f"{goal * 100:.3f}".rstrip("0").rstrip(".") + "%"


def _times(scenario: Scenario, row: TargetRow, key: str) -> Iterator[ChangedClause]:
    value = getattr(_target(scenario, row), key)
    for step in (Step.LOOSER, Step.TIGHTER):
        changed = _stepped(value, step)
        if changed is not None:
            yield _changed_target(scenario, row, step, str(changed), {key: changed})


def _stepped(value: Duration | str, step: Step) -> Duration | None:
    """The next amount of the same unit; None where there is none."""
    if not isinstance(value, Duration):
        return LOOSER_THAN_ONGOING if value == ONGOING and step is Step.LOOSER else None
    amounts = [each for each in AMOUNTS if each >= 1 or value.counting is not Counting.BUSINESS_DAYS]
    if step is Step.LOOSER:
        amount = min((each for each in amounts if each > value.amount), default=None)
    else:
        amount = max((each for each in amounts if each < value.amount), default=None)
    return None if amount is None else Duration(amount, value.unit)


def _changed_target(
    scenario: Scenario, row: TargetRow, step: Step, after: str, changes: dict[str, object]
) -> ChangedClause:
    plan = scenario.plans[row.plan_index]
    targets = {**plan.targets, row.severity: _target(scenario, row).model_copy(update=changes)}
    changed = scenario.model_copy(update={"plans": _plans(scenario, row, {"targets": targets})})
    return ChangedClause(row, False, step, row.words, after, changed)


def _target(scenario: Scenario, row: TargetRow) -> Target:
    return scenario.plans[row.plan_index].targets[row.severity]


def _plans(scenario: Scenario, row: TargetRow, changes: dict[str, object]) -> tuple[Plan, ...]:
    return tuple(
        plan.model_copy(update=changes) if index == row.plan_index else plan
        for index, plan in enumerate(scenario.plans)
    )
