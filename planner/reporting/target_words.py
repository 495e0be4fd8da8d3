"""Target words: a target in a few words, the same in a table, on a chart and over a list of tickets."""

from __future__ import annotations

from planner.demand.promises import TargetRow
from planner.plans import Metric
from planner.scenario.plan import ONGOING


def tickets_of(target: TargetRow) -> str:
    """Such as: Extended urgent."""
    return f"{target.plan} {target.severity.word}"


def promise_of(target: TargetRow) -> str:
    """Such as: response in 2 hours; update every 2 hours; update every week; ongoing updates."""
    if target.metric is Metric.FIRST_RESPONSE:
        return f"response in {target.words}"
    return f"{ONGOING} updates" if target.words == ONGOING else f"update every {target.words.removeprefix('1 ')}"


def goal_of(target: TargetRow) -> str:
    """Such as: 95%; 99.5%."""
    return f"{target.goal * 100:.3f}".rstrip("0").rstrip(".") + "%"


def things_of(target: TargetRow) -> str:
    """What is counted, one of them: a ticket, or an update owed."""
    return "ticket" if target.metric is Metric.FIRST_RESPONSE else "update"
