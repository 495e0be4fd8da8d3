"""`sla-planner run`: simulate a scenario file and print what it found."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path

from rich.console import Console

from planner.attainment.results import StudyResult
from planner.command_line.difference_file import written_report
from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, STANDARD_OUTPUT, complain, naming, say
from planner.command_line.interrupts import stop_on_interrupt
from planner.command_line.progress_bar import progress_bar
from planner.command_line.result_file import NoDestinationError, result_file, write_result
from planner.command_line.result_tables import print_results
from planner.estimates.stopping import Ending
from planner.reporting.results_json import results_text
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.studies.checking import EnginesDifferError
from planner.studies.cluster import ClusterWorkers, open_cluster
from planner.studies.engine_choice import Engine
from planner.studies.engines import awaited
from planner.studies.ordered_tasks import POLL_S
from planner.studies.study import run_study
from planner.studies.study_choice import ChoiceError, StudyChoice, chosen_scenario
from planner.studies.workers import InlineWorkers, ProcessWorkers, open_workers

LOADED_S = 2.0
"""An engine that was compiled before is loaded sooner than that."""

Hands = InlineWorkers | ProcessWorkers | ClusterWorkers
OpenHands = Callable[[], Hands]

ANY_WIDTH = 10_000
"""Columns of a file or a pipe: whoever reads it scrolls or searches."""


def run_file(
    path: Path, choice: StudyChoice, *, hands: OpenHands, json_path: str | None, charts: Path | None = None
) -> int:
    """Simulate the file's coverages, print the results or write them as JSON and charts; returns the exit status.

    Ctrl+C stops after the replications that are done; their results are shown, and the status is 1.
    """
    try:
        whole = read_scenario(path)
        scenario = chosen_scenario(whole, choice)
        json_file = None if json_path is None else result_file(json_path, path)
    except (ChoiceError, NoDestinationError) as error:
        complain(str(error))
        return INPUT_IS_WRONG
    is_data = json_path is not None and json_file is None
    if charts is not None:
        charts.mkdir(parents=True, exist_ok=True)
    try:
        study = _simulated(scenario, choice.engine, hands)
    except KeyboardInterrupt:
        complain("stopped")
        return COULD_NOT_BE_DONE
    except EnginesDifferError as error:
        complain(f"{error}; the report is {written_report(error.report)}")
        return COULD_NOT_BE_DONE
    if json_file is not None:
        write_result(json_file, results_text(study))
    with naming(STANDARD_OUTPUT):
        if is_data:
            sys.stdout.write(results_text(study))
        else:
            print_results(study, scenario.currency, plain_console())
        sys.stdout.flush()
    if charts is not None:
        _write_charts(whole, study, charts, quietly=is_data)
    if study.ending is Ending.CANCELLED:
        complain(f"stopped after {study.replications} replications: intervals are wider than asked")
        return COULD_NOT_BE_DONE
    return 0


def hands_of(workers: int | None, cluster: str | None) -> Hands:
    """So many processes of this machine, or the workers of a cluster; raises ClusterError where there is none."""
    return open_workers(workers) if cluster is None else open_cluster(cluster)


def _simulated(scenario: Scenario, engine: Engine, open_hands: OpenHands) -> StudyResult:
    """Raises KeyboardInterrupt at a second Ctrl+C, when processes have ended and the terminal is as it was."""
    opened = open_hands()  # Nobody has been told to wait yet: Ctrl+C ends it while it calls a cluster.
    with stop_on_interrupt() as stopped, opened as hands:
        if engine is Engine.COMPILED:
            _tell_of_compiling(stopped)
        warnings = list[str]()
        try:
            with progress_bar(scenario.name) as show:
                return run_study(
                    scenario,
                    hands,
                    choice=StudyChoice(engine=engine),
                    on_progress=show,
                    on_warning=warnings.append,
                    is_cancelled=stopped.is_set,
                )
        finally:
            for warning in warnings:
                complain(warning)


def _tell_of_compiling(stopped: threading.Event) -> None:
    """On a terminal, say why nothing is to be seen: the first time after an update the engine has to be compiled."""
    console = Console(stderr=True)
    ready = awaited()
    if not console.is_terminal or wait((ready,), LOADED_S).done:
        return
    with console.status("Compiling the engine, which takes half a minute; the next time it is there at once"):
        while not (stopped.is_set() or wait((ready,), POLL_S).done):
            pass


def _write_charts(scenario: Scenario, study: StudyResult, charts: Path, *, quietly: bool) -> None:
    """`scenario` has all its coverages, played or not: each keeps the colour it has in the file."""
    from planner.charts.files import write_charts  # noqa: PLC0415  # matplotlib takes seconds: only when asked
    from planner.charts.picture import Picture  # noqa: PLC0415

    with naming(charts):
        written = write_charts(Picture(scenario, study), charts)
    if not quietly:
        say(f"\n{len(written)} files of charts in {charts}")


def plain_console() -> Console:
    """Standard output; where it is no terminal, wide enough for any table."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=ANY_WIDTH, soft_wrap=True)
