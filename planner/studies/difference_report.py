"""Difference report: all that is needed to find out why two engines differ, as one text to be filed.

It holds the scenario as it was simulated, which plays the same history anywhere, and what played it. Whoever files it
sees all of it first: the scenario names customers.
"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import tomlkit

from planner import __version__
from planner.scenario.plain import plain_data
from planner.scenario.scenario import Scenario
from simulation.differences import Difference

PACKAGES: Final = ("numpy", "numba", "llvmlite", "simpy")


@dataclass(frozen=True, slots=True)
class Found:
    """A difference, and the history in which it was found."""

    scenario: Scenario
    replication: int
    coverage: str
    tickets: int
    """So many of its first tickets were played."""
    difference: Difference

    def __str__(self) -> str:
        seed = self.scenario.simulation.seed
        return (
            f"seed {seed}, replication {self.replication}, coverage {self.coverage!r}, "
            f"first {self.tickets} tickets: {self.difference}"
        )


def report_of(found: Found) -> str:
    """The report, the short before the long."""
    lines = (
        "The compiled engine differs from the SimPy model.",
        str(found),
        "",
        f"neptune-sla-planner {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
        *(f"{package} {_version_of(package)}" for package in PACKAGES),
        "",
        "The scenario:",
        "",
        tomlkit.dumps(plain_data(found.scenario)),
    )
    return "\n".join(lines)


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "is not installed"
