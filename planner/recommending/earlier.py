"""Earlier: what one search knows, for another of the same shifts to begin with.

Separate from both searches, because they ask different things: of other goals or other promises. Goals, and whether a
promise is contractual, change no history. So what was played for one is not played again for the other; and where a
promise changes histories, the staffings that were near the answer are still the ones to look at first.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from planner.measurement.measures import Measures
from planner.recommending.choices import Headcounts
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario

Measured = dict[Headcounts, tuple[Measures, ...]]
"""By staffing, one Measures per replication."""


class Played:
    """What was measured in the histories of one scenario, by its seed; of every other scenario nothing is kept."""

    def __init__(self, scenario: Scenario) -> None:
        self._histories = _histories(scenario)
        self._measured: dict[int, Measured] = {}

    def of(self, scenario: Scenario) -> Measured:
        """To be read and added to."""
        if _histories(scenario) != self._histories:
            return {}
        return self._measured.setdefault(scenario.simulation.seed, {})


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What a search may begin with."""

    played: Played
    first: tuple[Headcounts, ...] = ()
    """Likely to meet, the likeliest cheapest first; without any, a first one is looked for."""
    others: tuple[Headcounts, ...] = ()
    """Worth a look: those that miss rule out all that have nowhere more engineers, and one may be cheaper."""


def _histories(scenario: Scenario) -> bytes:
    """All that decides what happens, whoever staffs it and whatever the seed: without goals and contracts."""
    simulation = scenario.simulation.model_copy(update={"seed": 0})
    plans = tuple(_without_goals(plan) for plan in scenario.plans)
    return pickle.dumps(scenario.model_copy(update={"simulation": simulation, "plans": plans, "coverage": ()}))


def _without_goals(plan: Plan) -> Plan:
    targets = {severity: target.model_copy(update={"contractual": True}) for severity, target in plan.targets.items()}
    return plan.model_copy(update={"goal": 1.0, "targets": targets})
