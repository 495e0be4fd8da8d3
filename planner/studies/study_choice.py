"""Study choice: what one run asks for in place of what its scenario says."""

from __future__ import annotations

from dataclasses import dataclass

from planner.errors import PlannerError
from planner.estimates.verdicts import FEWEST_REPLICATIONS
from planner.scenario.scenario import Scenario
from planner.scenario.simulation_table import LARGEST_SEED, MOST_REPLICATIONS, Replications
from planner.studies.engine_choice import Engine


@dataclass(frozen=True, slots=True)
class Showing:
    """When a running study shows what it knows so far; a look of it is shown however soon."""

    first: int = FEWEST_REPLICATIONS
    """From so many replications on: before these no verdict is given."""
    every_s: float = 2.0
    """Results that change oftener than that cannot be read, only watched."""


@dataclass(frozen=True, slots=True)
class StudyChoice:
    """What a run asks for in place of what the scenario says; None leaves it as it is."""

    coverages: tuple[str, ...] | None = None
    """Names, in any order; the scenario's order stays. None or empty: all."""
    replications: int | None = None
    """Exactly so many."""
    seed: int | None = None
    engine: Engine = Engine.AUTO
    """Changes nothing but the time it takes."""
    showing: Showing = Showing()
    is_checked: bool = True
    """Whether the compiled engine is held against SimPy beside it; in vain where results are outdated at once."""
    is_quick: bool = False
    """Whether replications take no time worth ending a worker for. Told, it holds before the first one is done."""


class ChoiceError(PlannerError):
    """A choice that the scenario cannot serve."""


def chosen_scenario(scenario: Scenario, choice: StudyChoice) -> Scenario:
    """The scenario with a choice made; ChoiceError for an unknown coverage or a number out of range."""
    coverage = scenario.coverage
    if choice.coverages:
        names = [each.name for each in coverage]
        for name in choice.coverages:
            if name not in names:
                raise ChoiceError(f"there is no coverage {name!r}", mend="there is " + ", ".join(map(repr, names)))
        coverage = tuple(each for each in coverage if each.name in choice.coverages)
    simulation: dict[str, object] = {}
    if choice.seed is not None:
        if not 0 <= choice.seed <= LARGEST_SEED:
            raise ChoiceError(f"{choice.seed} cannot be a seed", mend=f"take 0 to {LARGEST_SEED}")
        simulation["seed"] = choice.seed
    if choice.replications is not None:
        if not 1 <= choice.replications <= MOST_REPLICATIONS:
            raise ChoiceError(f"{choice.replications} replications", mend=f"take 1 to {MOST_REPLICATIONS}")
        simulation["replications"] = Replications(at_least=choice.replications, at_most=choice.replications)
    return scenario.model_copy(
        update={"coverage": coverage, "simulation": scenario.simulation.model_copy(update=simulation)}
    )
