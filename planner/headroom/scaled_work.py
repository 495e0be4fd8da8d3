"""Scaled work: what tickets take, all of one kind of it a fifth less or more.

Built-in efforts are scaled as well: a key that the file leaves out is no smaller assumption than one it gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from planner.business_time.durations import Duration
from planner.plans import Severity
from planner.scenario.distributions import Distribution
from planner.scenario.scenario import Scenario
from planner.scenario.work import (
    BUILT_IN_FIRST_RESPONSE,
    BUILT_IN_TOUCH,
    BUILT_IN_TOUCHES,
    BUILT_IN_UPDATE,
    Engineering,
    RootCauseAnalysis,
    WorkOverride,
    WorkTable,
)

SomeDistribution = TypeVar("SomeDistribution", bound=Distribution)
Scaling = Callable[[object, float], object]
"""Of the value of a key of a work table."""


def scaled_duration(duration: Duration, factor: float) -> Duration:
    """In the same unit."""
    return Duration(duration.amount * factor, duration.unit)


def scaled_distribution(distribution: SomeDistribution, factor: float) -> SomeDistribution:
    """Every value that is drawn from it times the factor: the same shape, another mean."""
    return distribution.model_copy(
        update={
            "mean": None if distribution.mean is None else _scaled(distribution.mean, factor),
            "values": None if distribution.values is None else tuple(_scaled(v, factor) for v in distribution.values),
        }
    )


def _scaled(value: Duration | float, factor: float) -> Duration | float:
    return scaled_duration(value, factor) if isinstance(value, Duration) else value * factor


def with_first_responses(scenario: Scenario, factor: float) -> Scenario:
    """With first touches that take so much more effort."""
    return _with(scenario, "first_response", _scaled_value, factor, BUILT_IN_FIRST_RESPONSE)


def with_touch_efforts(scenario: Scenario, factor: float) -> Scenario:
    """With further touches that take so much more effort."""
    return _with(scenario, "touch", _scaled_value, factor, BUILT_IN_TOUCH)


def with_touches(scenario: Scenario, factor: float) -> Scenario:
    """With so many more touches after the first."""
    return _with(scenario, "touches", _scaled_value, factor, BUILT_IN_TOUCHES)


def with_updates(scenario: Scenario, factor: float) -> Scenario:
    """With updates that take so much more effort."""
    return _with(scenario, "update", _scaled_value, factor, dict.fromkeys(Severity, BUILT_IN_UPDATE))


def with_customer_waits(scenario: Scenario, factor: float) -> Scenario:
    """With customers who answer so much later."""
    return _with(scenario, "customer_wait", _scaled_value, factor)


def with_engineering_waits(scenario: Scenario, factor: float) -> Scenario:
    """With product engineering that takes so much longer."""
    return _with(scenario, "engineering", _scaled_wait, factor)


def with_analyses(scenario: Scenario, factor: float) -> Scenario:
    """With root-cause analyses that take so much more effort."""
    return _with(scenario, "root_cause_analysis", _scaled_analysis, factor)


def with_reopened(scenario: Scenario, factor: float) -> Scenario:
    """With so many more tickets reopened."""
    return _with(scenario, "reopened", _scaled_share, factor)


def with_second_tier(scenario: Scenario, factor: float) -> Scenario:
    """With so many more tickets that need the second tier."""
    return _with(scenario, "second_tier", _scaled_share, factor)


def _with(
    scenario: Scenario, key: str, scaling: Scaling, factor: float, built_in: Mapping[Severity, object] | None = None
) -> Scenario:
    """One key of every severity and every plan's override scaled; where it is left out, what is built in."""
    work = dict(scenario.work)
    for severity in Severity:
        table = scenario.work.get(severity, WorkTable())
        said = getattr(table, key)
        value = built_in[severity] if said is None and built_in is not None else said
        plans = {name: _scaled_override(override, key, scaling, factor) for name, override in table.plans.items()}
        if value is None and plans == dict(table.plans):
            continue
        changes: dict[str, object] = {"plans": plans} if plans else {}
        work[severity] = table.model_copy(update=changes if value is None else changes | {key: scaling(value, factor)})
    return scenario if work == dict(scenario.work) else scenario.model_copy(update={"work": work})


def _scaled_override(override: WorkOverride, key: str, scaling: Scaling, factor: float) -> WorkOverride:
    value = getattr(override, key)
    return override if value is None else override.model_copy(update={key: scaling(value, factor)})


def _scaled_value(value: object, factor: float) -> object:
    if isinstance(value, Distribution):
        return scaled_distribution(value, factor)
    assert isinstance(value, Duration | float | int)
    return _scaled(value, factor)


def _scaled_wait(value: object, factor: float) -> object:
    assert isinstance(value, Engineering)
    return value.model_copy(update={"wait": scaled_distribution(value.wait, factor)})


def _scaled_analysis(value: object, factor: float) -> object:
    assert isinstance(value, RootCauseAnalysis)
    return value.model_copy(update={"effort": scaled_distribution(value.effort, factor)})


def _scaled_share(value: object, factor: float) -> object:
    assert isinstance(value, float | int)
    return min(1.0, value * factor)
