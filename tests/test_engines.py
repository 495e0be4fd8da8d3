"""Studies with either engine: the same results, and a check of one against the other beside them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.attainment.results import StudyResult
from planner.demand.workload import draw_workload
from planner.reporting.results_json import results_json
from planner.studies.checking import TOUCHES, Check, EnginesDifferError, beginning_of
from planner.studies.engine_choice import Engine
from planner.studies.replication import drawn_history, prepared, study_bytes
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers, ProcessWorkers, Workers
from simulation import compiled, engine
from simulation.differences import first_difference
from simulation.inputs import History
from simulation.outcomes import Outcomes
from tests.small_scenarios import group, scenario, shift, team

ASKED = scenario(
    groups=[group(severities={"urgent": 0.3, "high": 0.3, "medium": 0.2, "low": 0.2}, accounts=400)],
    simulation={"weeks": 9, "warm_up_weeks": 1, "follow_weeks": 2, "replications": 3, "seed": 11},
    coverage=[
        {"name": "Small", "teams": [team(shift(engineers=1), absence=0.1, other_duties=0.2)]},
        {"name": "Large", "teams": [team(shift(engineers=4))]},
    ],
)


def study_with(asked: Engine, workers: Workers) -> StudyResult:
    return run_study(ASKED, workers, choice=StudyChoice(engine=asked))


def without_time(study: StudyResult) -> dict[str, object]:
    return {key: value for key, value in results_json(study).items() if key not in {"elapsed_s", "engine"}}


def test_either_engine_on_any_workers_finds_the_same() -> None:
    simpy = study_with(Engine.SIMPY, InlineWorkers())
    assert simpy.checked_against_simpy
    with ProcessWorkers(2) as processes:
        for asked, workers in ((Engine.COMPILED, InlineWorkers()), (Engine.COMPILED, processes)):
            study = study_with(asked, workers)
            assert study.engine == "compiled"
            assert study.checked_against_simpy
            assert without_time(study) == without_time(simpy)


def wrong(history: History) -> Outcomes:
    """Solves one ticket a second late."""
    outcomes = engine.play(history)
    solved_s = outcomes.tickets.solved_s.copy()
    solved_s[len(solved_s) // 2] += 1
    return replace(outcomes, tickets=replace(outcomes.tickets, solved_s=solved_s))


def test_a_difference_ends_the_study_with_what_can_be_filed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "play", wrong)
    with pytest.raises(EnginesDifferError) as raised:
        study_with(Engine.COMPILED, InlineWorkers())
    said = str(raised.value)
    for part in ("seed 11", "replication 1", "coverage 'Small'", "tickets.solved_s[", "file it"):
        assert part in said


def test_the_check_says_when_it_is_done() -> None:
    check = Check(study_bytes(ASKED), compiled.play)
    while not check.is_done(0.1):
        pass
    assert check.is_done()


def test_the_check_raises_what_the_engine_raises() -> None:
    def broken(history: History) -> Outcomes:
        raise ValueError(len(history.tickets))

    check = Check(study_bytes(ASKED), broken)
    with pytest.raises(ValueError, match=r"\d+"):
        check.is_done(60.0)


@pytest.mark.parametrize("touches", [0, 1, 2, 100, TOUCHES])
def test_a_beginning_is_a_history_of_the_first_tickets(touches: int) -> None:
    study = prepared(study_bytes(ASKED))
    whole = drawn_history(study, draw_workload(ASKED, study.frame, 1), 0, 1)
    first = beginning_of(whole, touches)
    count = len(first.tickets)
    assert count == 1 or int(first.tickets.touch_from[-1]) <= touches
    assert count == len(whole.tickets) or int(whole.tickets.touch_from[count + 1]) > touches
    assert np.array_equal(first.tickets.arrival_s, whole.tickets.arrival_s[:count])
    assert first_difference(engine.play(first), compiled.play(first)) is None


def test_nothing_to_check_is_agreement() -> None:
    empty = scenario(groups=[group(accounts=0)], simulation={"weeks": 2, "warm_up_weeks": 0, "replications": 1})
    assert run_study(empty, InlineWorkers(), choice=StudyChoice(engine=Engine.COMPILED)).checked_against_simpy
