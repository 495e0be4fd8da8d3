"""`sla-planner check`: is a file sound, and which efforts does it leave to us?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from planner.business_time.time_zones import zone
from planner.command_line.endings import INPUT_IS_WRONG, STANDARD_OUTPUT, complain, naming, say
from planner.command_line.gap_printing import print_gaps
from planner.errors import PlannerError
from planner.scenario.defaults import defaults_used
from planner.scenario.findings import ScenarioErrors
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario


def check_files(paths: Sequence[Path], *, gaps: bool = False, time_zone: str | None = None) -> int:
    """Print of each file that it is sound, or every error in it; returns the exit status of them all.

    With `gaps`, also what is known of it before any simulation, told in a time zone (`zone_to_tell` if None).
    """
    try:
        if time_zone is not None:
            zone(time_zone)
    except PlannerError as error:
        complain(str(error))
        return INPUT_IS_WRONG
    status = 0
    for path in paths:
        try:
            scenario = read_scenario(path)
        except ScenarioErrors as errors:
            status = INPUT_IS_WRONG
            for line in errors.lines():
                # What concerns the file itself, not what is in it, has its name already.
                complain(line if line.startswith(f"{path}: ") else f"{path}: {line}")
        else:
            _print_sound(path, scenario)
            if gaps:
                with naming(STANDARD_OUTPUT):
                    print_gaps(scenario, Console(), time_zone)
    return status


def _print_sound(path: Path, scenario: Scenario) -> None:
    groups, coverages = len(scenario.customers), len(scenario.coverage)
    say(
        f'{path}: sound. "{scenario.name}": {_count(len(scenario.plans), "plan")}, '
        f"{_count(groups, 'customer group')}, {_count(coverages, 'coverage')}."
    )
    for sentence in defaults_used(scenario):
        say(f"  {sentence}")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
