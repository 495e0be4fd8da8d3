"""Trials: changed scenarios played in chosen replications, thousands of times.

A search for the cheapest staffing, headroom and sensitivity ask one thing again and again: what would this coverage
have measured in these replications? A trial is no study: nobody decides when it is precise enough, and it has one
coverage.
Replications are those of a study with the same scenario, so trials share chance with it and with each other; and as
staffing changes no ticket, a worker that has drawn a demand keeps it for the trials that follow.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import wait
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import ceil

from planner.demand.frame import Frame, build_frame
from planner.demand.workload import Workload, draw_workload
from planner.measurement.bound import reach_of
from planner.measurement.measures import Measures
from planner.measurement.measuring import Beforehand, measures_alone
from planner.measurement.promised import PromisedResponses, promised_responses
from planner.scenario.coverage import Coverage
from planner.scenario.scenario import Scenario
from planner.staffing.costs import prepare_costs
from planner.staffing.roster import draw_roster, prepare_roster
from planner.staffing.rules import rules_of
from planner.studies.engine_choice import Engine
from planner.studies.engines import awaited, player_of, reader_of
from planner.studies.ordered_tasks import POLL_S, TasksCancelledError, in_order
from planner.studies.workers import Workers
from simulation.inputs import History

DEMANDS_KEPT = 3
"""Per worker: the demand of the search, that of its confirmation, and one more."""

TOUCHES_KEPT = 8_000_000
"""Of one demand, over the workloads kept: some five hundred megabytes at the most, and nearly always far less."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What to play."""

    scenario: Scenario
    """With the one coverage to play, as it shall be staffed."""
    replications: range

    def __post_init__(self) -> None:
        if len(self.scenario.coverage) != 1:
            raise ValueError(f"a trial has one coverage, not {len(self.scenario.coverage)}")


class Trials:
    """Plays trials on workers that stay the caller's."""

    def __init__(
        self, workers: Workers, *, engine: Engine = Engine.AUTO, is_cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        self._workers = workers
        self._engine = engine
        self._is_cancelled = is_cancelled

    def play(self, trials: Iterable[Trial]) -> Iterator[tuple[Measures, ...]]:
        """What each trial measured, in their order: one Measures per replication.

        Trials are taken from the iterable as workers become free. Raises what `in_order` raises: TasksCancelledError
        when cancelled, WorkerDiedError.
        """
        if self._engine is not Engine.SIMPY:
            await_engine(self._is_cancelled)
        pieces_of = deque[int]()

        def pieces() -> Iterator[_Piece]:
            for trial in trials:
                cut = _cut(trial, self._engine, self._workers.count)
                pieces_of.append(len(cut))
                yield from cut

        with closing(in_order(self._workers, play_piece, pieces(), self._is_cancelled)) as results:
            for first in results:
                rest = [next(results) for _ in range(pieces_of.popleft() - 1)]
                yield tuple(chain(first, *rest))

    def play_one(self, trial: Trial) -> tuple[Measures, ...]:
        """What one trial measured, all workers being at it together."""
        (found,) = self.play((trial,))
        return found


def await_engine(is_cancelled: Callable[[], bool]) -> None:
    """Wait until the compiled engine can be had, or is known never to be; raises TasksCancelledError.

    A study is soon through with SimPy; thousands of trials are not, and pay for the half minute many times over.
    """
    ready = awaited()
    while not wait((ready,), POLL_S).done:
        if is_cancelled():
            raise TasksCancelledError("cancelled")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some replications of a trial, as one task for a worker."""

    demand: bytes
    """A pickled Scenario without coverages: equal demands have equal bytes."""
    coverage: bytes
    """A pickled Coverage."""
    replications: range
    engine: Engine


def _cut(trial: Trial, engine: Engine, workers: int) -> list[_Piece]:
    """About as many replications for each worker; of a trial without replications one empty piece."""
    demand = pickle.dumps(trial.scenario.model_copy(update={"coverage": ()}))
    coverage = pickle.dumps(trial.scenario.coverage[0])
    size = max(1, ceil(len(trial.replications) / workers))
    shares = [trial.replications[first : first + size] for first in range(0, len(trial.replications), size)]
    return [_Piece(demand, coverage, share, engine) for share in shares or [trial.replications]]


def play_piece(piece: _Piece) -> tuple[Measures, ...]:
    """Play its replications; what the worker for it calls, in its own process."""
    demand = _demand(piece.demand)
    scenario, frame = demand.scenario, demand.frame
    coverage = pickle.loads(piece.coverage)  # noqa: S301  # our own bytes, from our own parent process
    assert isinstance(coverage, Coverage)
    plan, rules = prepare_roster(scenario, frame, coverage), rules_of(scenario, coverage)
    costs = prepare_costs(scenario, frame, coverage, plan)
    play, reader, found, reach = player_of(piece.engine), reader_of(piece.engine), [], None
    for replication in piece.replications:
        workload, promised = demand.drawn(replication)
        history = History(
            clocks=frame.clocks,
            promises=frame.promises,
            tickets=workload.tickets,
            roster=draw_roster(plan, scenario.simulation.seed, replication),
            rules=rules,
            end_s=frame.horizon.end_s,
        )
        reach = reach or reach_of(frame.promises, history.roster, rules)  # The same in every replication.
        known = Beforehand(promised, reach, costs)
        found.append(measures_alone(frame, workload, history, play(history), known, reader))
    return tuple(found)


class _Demand:
    """A scenario without coverage, and the workloads drawn for it, the oldest of which go when they become many."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.frame: Frame = build_frame(scenario)
        self._kept: dict[int, tuple[Workload, PromisedResponses]] = {}
        self._touches = 0

    def drawn(self, replication: int) -> tuple[Workload, PromisedResponses]:
        if replication not in self._kept:
            workload = draw_workload(self.scenario, self.frame, replication)
            self._kept[replication] = workload, promised_responses(self.frame, workload)
            self._touches += len(workload.tickets.effort_s)
            while self._touches > TOUCHES_KEPT and len(self._kept) > 1:
                oldest, _ = self._kept.pop(next(iter(self._kept)))
                self._touches -= len(oldest.tickets.effort_s)
        return self._kept[replication]


@lru_cache(maxsize=DEMANDS_KEPT)
def _demand(pickled: bytes) -> _Demand:
    scenario = pickle.loads(pickled)  # noqa: S301  # our own bytes, from our own parent process
    assert isinstance(scenario, Scenario)
    return _Demand(scenario)
