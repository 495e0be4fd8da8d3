"""The root of the scenario file: everything a study needs, in one frozen value.

A Scenario that exists is sound in each of its values; `planner.scenario.reading` makes one from a file and
also checks what concerns several of them.
"""

from collections.abc import Mapping

from pydantic import Field

from planner.plans import Severity
from planner.scenario.coverage import Coverage
from planner.scenario.customers import CustomerGroup, Incident, Profile
from planner.scenario.fields import Name, SeverityWord, Table, Whole
from planner.scenario.plan import Plan
from planner.scenario.simulation_table import Simulation
from planner.scenario.work import Work, WorkTable, work_of

FORMAT = 1
"""The newest format of the file, which is the one the models describe."""


class Scenario(Table):
    """A support organisation to be simulated: its plans, customers, demand, work, and the coverages to
    compare.
    """

    format: Whole = Field(
        ge=FORMAT,
        le=FORMAT,
        title="Format",
        description="The version of the file's format.",
        examples=[FORMAT],
    )
    name: Name = Field(
        default="Scenario",
        title="Name",
        description="What the scenario is called; left out, as its file.",
        examples=["Neptune Support"],
    )
    currency: Name = Field(
        default="EUR",
        title="Currency",
        description="The currency of every amount of money.",
        examples=["EUR"],
    )
    simulation: Simulation = Field(
        default_factory=Simulation,
        title="Simulation",
        description="Which weeks are simulated, how often, and from which seed.",
    )
    plans: tuple[Plan, ...] = Field(min_length=1, max_length=100, title="Plans", description="The support plans.")
    work: Mapping[SeverityWord, WorkTable] = Field(
        default_factory=dict,
        title="Work",
        description="What a ticket takes, by severity; what is left out has built-in efforts.",
    )
    profiles: tuple[Profile, ...] = Field(
        default=(), max_length=200, title="Profiles", description="How tickets spread over the week."
    )
    customers: tuple[CustomerGroup, ...] = Field(
        min_length=1, max_length=5_000, title="Customers", description="The customer groups."
    )
    incidents: tuple[Incident, ...] = Field(
        default=(),
        max_length=1_000,
        title="Incidents",
        description="Bursts of tickets; left out, there are none.",
    )
    coverage: tuple[Coverage, ...] = Field(
        min_length=1, max_length=200, title="Coverage", description="The ways to staff that are compared."
    )

    def plan_named(self, name: str) -> Plan:
        """The plan of a name; raises KeyError if there is none, which a scenario that was read never refers
        to.
        """
        for plan in self.plans:
            if plan.name == name:
                return plan
        raise KeyError(name)

    def work_for(self, severity: Severity, plan: str) -> Work:
        """What a plan's ticket of a severity takes, with everything decided."""
        return work_of(self.work, severity, plan)
