"""`sla-planner run`: simulate a scenario file and print what it found."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console

from planner.attainment.results import StudyResult
from planner.command_line.endings import COULD_NOT_BE_DONE, INPUT_IS_WRONG, complain
from planner.command_line.progress_bar import progress_bar
from planner.command_line.result_tables import WIDE, print_results
from planner.estimates.stopping import Ending
from planner.reporting.results_json import results_text
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import ChoiceError, StudyChoice, chosen_scenario
from planner.studies.workers import open_workers

STANDARD_OUTPUT = "-"


def run_file(
    path: Path, choice: StudyChoice, *, workers: int | None, json_path: str | None, charts: Path | None = None
) -> int:
    """Simulate the file's coverages, print the results or write them as JSON and charts; returns the exit status.

    Ctrl+C stops after the replications that are done; their results are shown, and the status is 1.
    """
    try:
        whole = read_scenario(path)
        scenario = chosen_scenario(whole, choice)
    except ChoiceError as error:
        complain(str(error))
        return INPUT_IS_WRONG
    if json_path is not None and json_path != STANDARD_OUTPUT:
        _can_be_written(Path(json_path))
    if charts is not None:
        charts.mkdir(parents=True, exist_ok=True)
    with _stop_on_interrupt() as stopped, open_workers(workers) as hands, progress_bar(scenario.name) as show:
        study = run_study(scenario, hands, on_progress=show, is_cancelled=stopped.is_set)
    _hand_out(study, json_path)
    if charts is not None:
        _write_charts(whole, study, charts, quietly=json_path == STANDARD_OUTPUT)
    if study.ending is Ending.CANCELLED:
        complain(f"stopped after {study.replications} replications: intervals are wider than asked")
        return COULD_NOT_BE_DONE
    return 0


def _can_be_written(path: Path) -> None:
    """Raise OSError before the long run rather than after it; leaves what is there as it is."""
    existed = path.exists()
    with path.open("a", encoding="utf-8"):
        pass
    if not existed:
        path.unlink()


def _hand_out(study: StudyResult, json_path: str | None) -> None:
    if json_path == STANDARD_OUTPUT:
        sys.stdout.write(results_text(study))
        return
    if json_path is not None:
        Path(json_path).write_text(results_text(study), encoding="utf-8")
    print_results(study, _console())


def _write_charts(scenario: Scenario, study: StudyResult, charts: Path, *, quietly: bool) -> None:
    """`scenario` has all its coverages, played or not: each keeps the colour it has in the file."""
    from planner.charts.files import write_charts  # noqa: PLC0415  # matplotlib takes seconds: only when asked
    from planner.charts.picture import Picture  # noqa: PLC0415

    written = write_charts(Picture(scenario, study), charts)
    if not quietly:
        sys.stdout.write(f"\n{len(written)} files of charts in {charts}\n")


def _console() -> Console:
    """Standard output; where it is no terminal, wide enough for the whole table."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDE, soft_wrap=True)


@contextmanager
def _stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets, once; a second Ctrl+C ends the program as usual."""
    stopped = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)
