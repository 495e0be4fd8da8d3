"""Study: replications of every coverage of a scenario until the estimates are precise enough.

One replication, all coverages on the same workload, is one task. Tasks run on whatever workers are passed in; their
results are taken in the order of replications, so the number of workers changes nothing but the time it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from time import monotonic

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.measurement.measures import Measured
from planner.scenario.scenario import Scenario
from planner.studies.checking import Check
from planner.studies.engine_choice import Engine
from planner.studies.engines import made_ready
from planner.studies.ordered_tasks import POLL_S, TasksCancelledError, in_order
from planner.studies.partial_results import PartialResults
from planner.studies.replication import Task, replicate, study_bytes
from planner.studies.study_choice import StudyChoice, chosen_scenario
from planner.studies.tally import Progress, Tally
from planner.studies.workers import Workers

Replicate = Callable[[Task], tuple[Measured, ...]]
"""What plays one replication; must be importable by name, for it travels to other processes."""


class StudyCancelledError(PlannerError):
    """A study was cancelled before its first replication was done: there is nothing to show."""


class ReplicationFailedError(PlannerError):
    """A replication raised; the error it raised is the cause."""


def run_study(  # noqa: PLR0913  # a callback for each thing that happens
    scenario: Scenario,
    workers: Workers,
    *,
    choice: StudyChoice | None = None,
    on_progress: Callable[[Progress], None] = lambda _: None,
    on_result: Callable[[StudyResult], None] | None = None,
    on_worker_death: Callable[[int], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    replicate: Replicate = replicate,
) -> StudyResult:
    """Simulate every chosen coverage until precise enough, the limit, or cancelled.

    All callbacks are called in this thread: `on_progress` before the first replication and after each, `on_result`
    with what is known so far (`Ending.RUNNING`) whenever that is worth showing, `on_worker_death` with the number of
    workers when one of them died and the study goes on. A cancelled study returns what it has, from whole replications,
    and says so (`Ending.CANCELLED`); `is_cancelled` is asked every few hundredths of a second, inline between
    replications. Raises PlannerError: a choice that the scenario cannot serve, cancelled with nothing done, a
    replication that failed (it names seed and replication), dead workers, and engines that differ: with the compiled
    engine, its check against SimPy runs beside the study (`planner.studies.checking`).
    """
    choice = choice or StudyChoice()
    chosen, engine = chosen_scenario(scenario, choice), choice.engine.player
    begun_s = monotonic()
    tally = Tally(chosen)
    study = study_bytes(chosen)
    tasks = (Task(study, number, engine) for number in range(tally.stopping.at_most))
    on_death = partial(on_worker_death, workers.count)
    partial_results = PartialResults()
    ending = Ending.CANCELLED
    on_progress(tally.progress(0.0))
    check: Check | None = None
    try:
        if engine is Engine.COMPILED:
            _await_engine(engine, is_cancelled)
            check = Check(study)
        with closing(in_order(workers, replicate, tasks, is_cancelled, on_death, lambda: tally.wanted)) as results:
            for measured in _named_failures(results, tally):
                tally.add(measured)
                end = tally.look()
                elapsed_s = monotonic() - begun_s
                on_progress(tally.progress(elapsed_s))
                is_checked = check is None or check.is_done()
                if end is not None:
                    ending = end
                    break
                if on_result is not None and partial_results.are_due(tally.done, elapsed_s, is_look=tally.is_look):
                    on_result(tally.result(Ending.RUNNING, engine, elapsed_s, is_checked=is_checked))
    except TasksCancelledError:
        if not tally.done:
            raise StudyCancelledError("cancelled before the first replication was done") from None
    is_checked = check is None or _is_checked(check, is_cancelled)
    return tally.result(ending, engine, monotonic() - begun_s, is_checked=is_checked)


def _await_engine(engine: Engine, is_cancelled: Callable[[], bool]) -> None:
    """Before any worker needs it: what is compiled here is loaded there. Raises TasksCancelledError."""
    thread = made_ready(engine)
    while thread is not None and thread.is_alive():
        if is_cancelled():
            raise TasksCancelledError("cancelled")
        thread.join(POLL_S)


def _is_checked(check: Check, is_cancelled: Callable[[], bool]) -> bool:
    """Wait for the check, unless nobody waits for its study any more."""
    while not check.is_done(POLL_S):
        if is_cancelled():
            return False
    return True


def _named_failures(results: Iterator[tuple[Measured, ...]], tally: Tally) -> Iterator[tuple[Measured, ...]]:
    """The results; what a replication raised, with its number, so that it can be played again alone."""
    while True:
        try:
            result = next(results)
        except StopIteration:
            return
        except PlannerError:
            raise
        except Exception as error:
            raise ReplicationFailedError(
                f"replication {tally.done} with seed {tally.seed} failed: {type(error).__name__}: {error}",
                mend="this is a fault of the program, not of the scenario",
            ) from error
        yield result
