"""`sla-planner schema`: the JSON Schema of the scenario file, for editors that complete and check."""

from __future__ import annotations

import json

from planner.command_line.endings import say
from planner.scenario.schema import scenario_schema


def print_schema() -> None:
    """Print the schema on standard output."""
    say(json.dumps(scenario_schema(), indent=2, ensure_ascii=False))
