"""Replication: one simulated history of every coverage, as one task for a worker.

A task names its study by the bytes of its scenario. A worker builds what all replications share, frame and rosters,
when it first meets those bytes and keeps it for the next task; so a pool of workers can serve one study after another,
and a task is all a worker needs to know, wherever it runs.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import lru_cache

from planner.demand.frame import Frame, build_frame
from planner.demand.workload import Workload, draw_workload
from planner.measurement.bound import Reach, reach_of
from planner.measurement.measures import Measured
from planner.measurement.measuring import Beforehand, measured
from planner.measurement.promised import promised_responses
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostPlan, prepare_costs
from planner.staffing.roster import ANY_REPLICATION, RosterPlan, draw_roster, draw_rosters, prepare_roster
from planner.staffing.rules import rules_of
from planner.studies.engine_choice import Engine
from planner.studies.engines import engine_now, play_with, reader_of
from simulation.inputs import History, Roster, Rules


@dataclass(frozen=True, slots=True)
class Task:
    """One replication of a study."""

    study: bytes
    """A pickled Scenario with the seed and the coverages to play; equal studies have equal bytes."""
    replication: int
    """0, 1, 2 ..."""
    engine: Engine = Engine.SIMPY
    """Who plays it; `Engine.AUTO`: who can at that moment, where it is played."""


@dataclass(frozen=True, slots=True)
class Replicated:
    """One replication, played."""

    engine: Engine
    """Who played it: one of the two."""
    measured: tuple[Measured, ...]
    """One for each coverage, in their order."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What all replications of a study share."""

    scenario: Scenario
    frame: Frame
    rosters: tuple[RosterPlan, ...]
    rules: tuple[Rules, ...]
    costs: tuple[CostPlan, ...]
    reaches: tuple[Reach, ...]


def study_bytes(scenario: Scenario) -> bytes:
    """The scenario as a task carries it."""
    return pickle.dumps(scenario)


@lru_cache(maxsize=2)
def prepared(study: bytes) -> Prepared:
    """The parts that all replications of a study share, kept for the studies this process met last."""
    scenario = pickle.loads(study)  # noqa: S301  # our own bytes, from our own parent process
    assert isinstance(scenario, Scenario)
    frame = build_frame(scenario)
    rosters = tuple(prepare_roster(scenario, frame, coverage) for coverage in scenario.coverage)
    rules = tuple(rules_of(scenario, coverage) for coverage in scenario.coverage)
    return Prepared(
        scenario=scenario,
        frame=frame,
        rosters=rosters,
        rules=rules,
        costs=tuple(
            prepare_costs(scenario, frame, coverage, plan)
            for coverage, plan in zip(scenario.coverage, rosters, strict=True)
        ),
        reaches=tuple(
            reach_of(frame.promises, draw_roster(plan, scenario.simulation.seed, ANY_REPLICATION), each)
            for plan, each in zip(rosters, rules, strict=True)
        ),
    )


def replicate(task: Task) -> Replicated:
    """Play one replication of every coverage on the same workload."""
    engine = engine_now(task.engine)
    study = prepared(task.study)
    reader = reader_of(engine)
    workload = draw_workload(study.scenario, study.frame, task.replication)
    promised = promised_responses(study.frame, workload, reader)
    rosters = draw_rosters(study.rosters, study.scenario.simulation.seed, task.replication)
    results = []
    for roster, rules, costs, reach in zip(rosters, study.rules, study.costs, study.reaches, strict=True):
        history = _history(study, workload, roster, rules)
        known = Beforehand(promised, reach, costs)
        results.append(measured(study.frame, workload, history, play_with(engine, history), known, reader))
    return Replicated(engine, tuple(results))


def drawn_history(study: Prepared, workload: Workload, coverage: int, replication: int) -> History:
    """What one coverage, by its place, plays in one replication on the workload drawn for it."""
    roster = draw_roster(study.rosters[coverage], study.scenario.simulation.seed, replication)
    return _history(study, workload, roster, study.rules[coverage])


def _history(study: Prepared, workload: Workload, roster: Roster, rules: Rules) -> History:
    return History(
        clocks=study.frame.clocks,
        promises=study.frame.promises,
        tickets=workload.tickets,
        roster=roster,
        rules=rules,
        end_s=study.frame.horizon.end_s,
    )
