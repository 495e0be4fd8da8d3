"""Same tickets: whether two scenarios ask the very same work of their coverages, and if not, where they differ.

Chance is keyed by seed, replication, purpose and name. So equal demand under an equal seed is not only alike, it is the
same tickets, and a difference between two coverages is then due to the coverages alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from planner.plans import Severity
from planner.scenario.customers import CustomerGroup, Incident, Profile
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario


def differing_parts(scenario: Scenario, other: Scenario) -> tuple[str, ...]:
    """What keeps two scenarios from having the same tickets under one seed, in words; nothing if they have.

    Goals and what is contractual do not count: they judge what happens and change nothing of it. Nor do names of
    scenarios, the number of replications, and the order of groups and plans.
    """
    return tuple(words for words, part in _PARTS.items() if part(scenario) != part(other))


def _weeks(scenario: Scenario) -> object:
    simulation = scenario.simulation
    return simulation.start, simulation.warm_up_weeks, simulation.weeks, simulation.follow_weeks


def _plans(scenario: Scenario) -> object:
    return _by_name(_without_judgement(plan) for plan in scenario.plans)


def _without_judgement(plan: Plan) -> Plan:
    targets = {severity: target.model_copy(update={"contractual": True}) for severity, target in plan.targets.items()}
    return plan.model_copy(update={"goal": 1.0, "targets": targets})


def _work(scenario: Scenario) -> object:
    return {
        (plan.name, severity): scenario.work_for(severity, plan.name)
        for plan in scenario.plans
        for severity in Severity
    }


def _by_name(named: Iterable[Plan | CustomerGroup | Profile | Incident]) -> object:
    return {each.name: each for each in named}


_PARTS: Mapping[str, Callable[[Scenario], object]] = MappingProxyType(
    {
        "the weeks": _weeks,
        "the plans": _plans,
        "the work of a ticket": _work,
        "the arrival profiles": lambda scenario: _by_name(scenario.profiles),
        "the customer groups": lambda scenario: _by_name(scenario.customers),
        "the incidents": lambda scenario: _by_name(scenario.incidents),
    }
)
