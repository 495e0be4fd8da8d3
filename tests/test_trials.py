"""Trials: one coverage in chosen replications, measured as a study measures it."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest

from planner.demand.frame import Frame
from planner.demand.workload import Workload, draw_workload
from planner.measurement.measures import Measures
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from planner.studies import trials as room
from planner.studies.engine_choice import Engine
from planner.studies.ordered_tasks import TasksCancelledError
from planner.studies.replication import Task, replicate, study_bytes
from planner.studies.trials import Trial, Trials
from planner.studies.workers import InlineWorkers, open_workers

SCENARIOS = Path(__file__).resolve().parent.parent / "scenarios"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return read_scenario(SCENARIOS / "night-shift.toml")


def alone(scenario: Scenario, coverage: int) -> Scenario:
    return scenario.model_copy(update={"coverage": (scenario.coverage[coverage],)})


def are_same(one: Measures, other: Measures) -> bool:
    counts = zip(astuple(one.targets), astuple(other.targets), strict=True)
    return (
        all(np.array_equal(mine, others) for mine, others in counts)
        and np.array_equal(one.backlog, other.backlog)
        and (one.time, one.cost, one.hand_overs) == (other.time, other.cost, other.hand_overs)
    )


def test_a_trial_measures_what_a_study_measures(scenario: Scenario) -> None:
    studied = [replicate(Task(study_bytes(scenario), number)).measured for number in range(2)]
    trials = Trials(InlineWorkers(), engine=Engine.COMPILED)
    for coverage in range(len(scenario.coverage)):
        found = trials.play_one(Trial(alone(scenario, coverage), range(2)))
        assert all(are_same(mine, study[coverage].measures) for mine, study in zip(found, studied, strict=True))


def test_two_workers_find_the_same_in_the_same_order(scenario: Scenario) -> None:
    asked = [
        Trial(alone(scenario, 0), range(3, 6)),
        Trial(alone(scenario, 0), range(4, 5)),
        Trial(alone(scenario, 0), range(0)),
    ]
    here = list(Trials(InlineWorkers()).play(asked))
    with open_workers(2) as workers:
        there = list(Trials(workers).play(asked))
    assert [len(each) for each in here] == [len(each) for each in there] == [3, 1, 0]
    pairs = zip([m for each in here for m in each], [m for each in there for m in each], strict=True)
    assert all(are_same(mine, others) for mine, others in pairs)
    assert are_same(here[0][1], here[1][0])


def test_a_demand_is_drawn_once_for_all_staffings(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def draw(scenario: Scenario, frame: Frame, replication: int) -> Workload:
        drawn.append(replication)
        return draw_workload(scenario, frame, replication)

    monkeypatch.setattr(room, "draw_workload", draw)
    other_seed = scenario.model_copy(update={"simulation": scenario.simulation.model_copy(update={"seed": 4_711})})
    trials = Trials(InlineWorkers())
    list(trials.play([Trial(alone(other_seed, coverage), range(2)) for coverage in (0, 0, -1)]))
    assert drawn == [0, 1]


def test_workloads_go_when_they_become_many(scenario: Scenario, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "TOUCHES_KEPT", 1)
    demand = room._Demand(scenario)
    first = demand.drawn(0)
    assert demand.drawn(0) is first
    demand.drawn(1)
    assert demand.drawn(0) is not first


def test_cancelled_trials_stop(scenario: Scenario) -> None:
    with pytest.raises(TasksCancelledError):
        Trials(InlineWorkers(), is_cancelled=lambda: True).play_one(Trial(alone(scenario, 0), range(1)))


def test_a_trial_has_one_coverage(scenario: Scenario) -> None:
    several = scenario.model_copy(update={"coverage": scenario.coverage * 2})
    with pytest.raises(ValueError, match="one coverage"):
        Trial(several, range(1))
