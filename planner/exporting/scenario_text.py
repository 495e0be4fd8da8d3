"""Scenario text: a scenario as the text of a file, for one that no file has as it was simulated.

A scenario that is saved keeps the comments and the order of its file; this is for the others, and has neither.
"""

from __future__ import annotations

import tomlkit

from planner.scenario.plain import plain_data
from planner.scenario.scenario import Scenario


def text_of_scenario(scenario: Scenario) -> str:
    """The text of a file that reads back to the same scenario."""
    return tomlkit.dumps(plain_data(scenario))
