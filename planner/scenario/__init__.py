"""The scenario file: its tables as frozen values, and the way from a text to a sound Scenario.

Separate from everything that computes, so that what a file may say and how it is refused are read in one
place.
"""

from planner.scenario.coverage import (
    Break,
    Coverage,
    Dispatch,
    HandOver,
    OnCall,
    Ownership,
    Premium,
    Shift,
    ShiftEnd,
    Team,
)
from planner.scenario.customers import BusinessHours, CustomerGroup, Incident, Profile
from planner.scenario.distributions import (
    CountDistribution,
    Distribution,
    DistributionKind,
    EffortDistribution,
    WaitDistribution,
)
from planner.scenario.plan import ONGOING, Guidance, Plan, Target
from planner.scenario.scenario import FORMAT, Scenario
from planner.scenario.selection import EVERYTHING, NOTHING, Selection, SelectionItem
from planner.scenario.simulation_table import Replications, Simulation
from planner.scenario.work import Engineering, RootCauseAnalysis, Work, WorkOverride, WorkTable

__all__ = [
    "EVERYTHING",
    "FORMAT",
    "NOTHING",
    "ONGOING",
    "Break",
    "BusinessHours",
    "CountDistribution",
    "Coverage",
    "CustomerGroup",
    "Dispatch",
    "Distribution",
    "DistributionKind",
    "EffortDistribution",
    "Engineering",
    "Guidance",
    "HandOver",
    "Incident",
    "OnCall",
    "Ownership",
    "Plan",
    "Premium",
    "Profile",
    "Replications",
    "RootCauseAnalysis",
    "Scenario",
    "Selection",
    "SelectionItem",
    "Shift",
    "ShiftEnd",
    "Simulation",
    "Target",
    "Team",
    "WaitDistribution",
    "Work",
    "WorkOverride",
    "WorkTable",
]
