"""Study: replications of every coverage of a scenario until the estimates are precise enough.

One replication, all coverages on the same workload, is one task. Tasks run on whatever workers are passed in; their
results are taken in the order of replications, so the number of workers changes nothing but the time it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from time import monotonic

from planner.attainment.results import StudyResult
from planner.errors import PlannerError
from planner.estimates.stopping import Ending
from planner.scenario.scenario import Scenario
from planner.studies.engine_beside import EngineBeside
from planner.studies.ordered_tasks import TasksCancelledError, in_order
from planner.studies.partial_results import PartialResults
from planner.studies.replication import Replicated, Task, replicate, study_bytes
from planner.studies.study_choice import StudyChoice, chosen_scenario
from planner.studies.tally import Progress, Tally
from planner.studies.workers import Workers

Replicate = Callable[[Task], Replicated]
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
    on_warning: Callable[[str], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    replicate: Replicate = replicate,
) -> StudyResult:
    """Simulate every chosen coverage until precise enough, the limit, or cancelled.

    All callbacks are called in this thread: `on_progress` before the first replication and after each; `on_result`
    with what is known so far (`Ending.RUNNING`) whenever that is worth showing, and with the whole result if that is
    there before the check against SimPy is through (then the same, checked, is returned); `on_worker_death` with the
    number of workers when one of them died and the study goes on; `on_warning` with a sentence if SimPy has to play
    because the compiled engine cannot be had. A cancelled study returns what it has, from whole replications, and says
    so (`Ending.CANCELLED`, unless only the check is cut short); `is_cancelled` is asked every few hundredths of a
    second, inline between replications. Raises PlannerError: a choice that the scenario cannot serve, cancelled with
    nothing done, a replication that failed (it names seed and replication), dead workers, an engine asked for by name
    that cannot be had, and engines that differ (`planner.studies.checking`).
    """
    choice = choice or StudyChoice()
    chosen = chosen_scenario(scenario, choice)
    begun_s = monotonic()
    tally = Tally(chosen)
    study = study_bytes(chosen)
    tasks = (Task(study, number, choice.engine) for number in range(tally.stopping.at_most))
    on_death = partial(on_worker_death, workers.count)
    showing = PartialResults(choice.showing)
    ending = Ending.CANCELLED
    on_progress(tally.progress(0.0))
    with EngineBeside(choice, study, on_warning) as beside:
        try:
            beside.begin(is_cancelled)
            run = in_order(
                workers, replicate, tasks, is_cancelled, on_death, lambda: tally.wanted, are_quick=choice.is_quick
            )
            with closing(run) as results:
                for played in _named_failures(results, tally):
                    tally.add(played)
                    end = tally.look()
                    elapsed_s = monotonic() - begun_s
                    on_progress(tally.progress(elapsed_s))
                    is_checked = beside.look()
                    if end is not None:
                        ending = end
                        break
                    if on_result is not None and showing.are_due(tally.done, elapsed_s, is_look=tally.is_look):
                        on_result(tally.result(Ending.RUNNING, elapsed_s, is_checked=is_checked))
        except TasksCancelledError:
            if not tally.done:
                raise StudyCancelledError("cancelled before the first replication was done") from None
        result = tally.result(ending, monotonic() - begun_s, is_checked=beside.look())
        if result.checked_against_simpy or not choice.is_checked:
            return result
        if on_result is not None and ending is not Ending.CANCELLED:
            on_result(result)
        is_checked = beside.await_check(is_cancelled)
        return replace(result, checked_against_simpy=is_checked, elapsed_s=monotonic() - begun_s)


def _named_failures(results: Iterator[Replicated], tally: Tally) -> Iterator[Replicated]:
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
