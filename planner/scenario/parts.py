"""The parts of a scenario that are sound in themselves, whether or not the whole is.

What concerns several tables (a plan that does not exist, tickets nobody may take) is checked on the parts,
so that one wrong number in one table does not hide what is wrong between the others. Names are kept as
written, also those of unsound parts: a customer group of a plan with a wrong goal does refer to a plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import ValidationError

from planner.plans import SEVERITY_OF_WORD, Severity
from planner.scenario.coverage import Coverage
from planner.scenario.customers import CustomerGroup, Incident, Profile
from planner.scenario.fields import Table
from planner.scenario.plan import Plan
from planner.scenario.scenario import Scenario
from planner.scenario.simulation_table import Simulation
from planner.scenario.work import WorkTable

MOST_READ = 5_000

Item = TypeVar("Item", bound=Table)


@dataclass(frozen=True, slots=True)
class Parts:
    """The sound tables of a scenario, those in lists by their index.

    `is_whole` says whether these are all.
    """

    is_whole: bool

    simulation: Simulation | None
    plans: Mapping[int, Plan]
    work: Mapping[Severity, WorkTable]
    profiles: Mapping[int, Profile]
    groups: Mapping[int, CustomerGroup]
    incidents: Mapping[int, Incident]
    coverages: Mapping[int, Coverage]


def parts_of_scenario(scenario: Scenario) -> Parts:
    """The parts of a scenario whose values are all sound."""
    return Parts(
        is_whole=True,
        simulation=scenario.simulation,
        plans=dict(enumerate(scenario.plans)),
        work=scenario.work,
        profiles=dict(enumerate(scenario.profiles)),
        groups=dict(enumerate(scenario.customers)),
        incidents=dict(enumerate(scenario.incidents)),
        coverages=dict(enumerate(scenario.coverage)),
    )


def parts_of_data(data: Mapping[str, object]) -> Parts:
    """The parts of a scenario's data, read one by one; what is unsound is left out."""
    work = data.get("work", {})
    tables = work.items() if isinstance(work, Mapping) else ()
    sound_work = {SEVERITY_OF_WORD[key]: read_table(WorkTable, of) for key, of in tables if key in SEVERITY_OF_WORD}
    return Parts(
        is_whole=False,
        simulation=read_table(Simulation, data.get("simulation", {})),
        plans=_read_list(Plan, data.get("plans")),
        work={severity: table for severity, table in sound_work.items() if table is not None},
        profiles=_read_list(Profile, data.get("profiles")),
        groups=_read_list(CustomerGroup, data.get("customers")),
        incidents=_read_list(Incident, data.get("incidents")),
        coverages=_read_list(Coverage, data.get("coverage")),
    )


def read_table(table: type[Item], data: object) -> Item | None:
    """One table by itself; None where something in it is wrong."""
    try:
        return table.model_validate(data)
    except ValidationError:
        return None


def _read_list(table: type[Item], data: object) -> dict[int, Item]:
    items = data[:MOST_READ] if isinstance(data, list) else []
    read = {index: read_table(table, item) for index, item in enumerate(items)}
    return {index: item for index, item in read.items() if item is not None}
