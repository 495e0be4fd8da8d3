"""Studies with either engine: the same results, and a check of one against the other beside them."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import replace

import numba
import numpy as np
import pytest

from planner import __version__
from planner.attainment.results import StudyResult
from planner.demand.workload import draw_workload
from planner.estimates.stopping import Ending
from planner.reporting.results_json import results_json
from planner.scenario.reading import scenario_from_text
from planner.studies import checking, engines
from planner.studies.checking import TOUCHES, Check, EnginesDifferError, beginning_of
from planner.studies.engine_choice import Engine
from planner.studies.engine_readiness import EngineNotReadyError, Readiness
from planner.studies.replication import Replicated, Task, drawn_history, prepared, replicate, study_bytes
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers, ProcessWorkers, Workers
from simulation import compiled, engine
from simulation.compiled import keeping
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


@pytest.fixture
def nothing_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if this process had not checked any study."""
    monkeypatch.setattr(checking, "_AGREED", set[bytes]())


@pytest.mark.usefixtures("nothing_checked")
@pytest.mark.parametrize("asked", [Engine.COMPILED, Engine.AUTO])
def test_a_difference_ends_the_study_with_what_can_be_filed(asked: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.make_ready()
    monkeypatch.setattr(compiled, "play", wrong)
    with pytest.raises(EnginesDifferError) as raised:
        study_with(asked, InlineWorkers())
    said, report = str(raised.value), raised.value.report
    for part in ("seed 11", "replication 1", "coverage 'Small'", "tickets.solved_s["):
        assert part in said
        assert part in report
    for part in (f"neptune-sla-planner {__version__}", f"numba {numba.__version__}", "simpy ", "Python "):
        assert part in report
    again = scenario_from_text(report.split("The scenario:")[1])
    assert again == ASKED, "whoever gets the report can play the history again"


def test_the_check_is_over_when_the_engines_agree() -> None:
    check = Check(study_bytes(ASKED), compiled.play)
    assert check.is_over(60.0)
    assert check.has_agreed


def test_the_check_raises_what_the_engine_raises() -> None:
    def broken(history: History) -> Outcomes:
        raise ValueError(len(history.tickets))

    check = Check(study_bytes(ASKED), broken)
    assert check.is_over(60.0)
    with pytest.raises(ValueError, match=r"\d+"):
        assert not check.has_agreed


def test_a_check_that_was_stopped_knows_nothing() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(history: History) -> Outcomes:
        begun.set()
        assert go_on.wait(60.0)
        return compiled.play(history)

    check = Check(study_bytes(ASKED), slow)
    assert begun.wait(60.0)
    check.stop()
    go_on.set()
    assert check.is_over(60.0)
    assert not check.has_agreed


class Held:
    """Plays as the compiled engine does, in the check only once it is let; elsewhere at once."""

    def __init__(self) -> None:
        self.let = threading.Event()

    def __call__(self, history: History) -> Outcomes:
        if threading.current_thread().name == "checking":
            assert self.let.wait(60.0)
        return PLAY(history)


PLAY = compiled.play


@pytest.mark.usefixtures("nothing_checked")
def test_whole_results_are_shown_as_being_checked_and_then_returned_as_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled.make_ready()
    held = Held()
    monkeypatch.setattr(compiled, "play", held)
    shown = list[StudyResult]()

    def show(study: StudyResult) -> None:
        shown.append(study)
        held.let.set()

    study = run_study(ASKED, InlineWorkers(), on_result=show)
    assert [(each.ending, each.checked_against_simpy) for each in shown] == [(Ending.FIXED, False)]
    assert study.checked_against_simpy
    assert without_time(shown[0]) | {"checked_against_simpy": True} == without_time(study)


@pytest.mark.usefixtures("nothing_checked")
def test_cancelling_the_check_alone_leaves_a_whole_study_that_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled.make_ready()
    held, shown = Held(), list[StudyResult]()
    monkeypatch.setattr(compiled, "play", held)
    study = run_study(ASKED, InlineWorkers(), on_result=shown.append, is_cancelled=lambda: bool(shown))
    held.let.set()
    assert (study.ending, study.replications) == (Ending.FIXED, 3)
    assert not study.checked_against_simpy


@pytest.mark.usefixtures("nothing_checked")
def test_a_study_is_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = study_with(Engine.COMPILED, InlineWorkers())
    held, shown = Held(), list[StudyResult]()
    monkeypatch.setattr(compiled, "play", held)
    again = run_study(ASKED, InlineWorkers(), choice=StudyChoice(engine=Engine.COMPILED), on_result=shown.append)
    held.let.set()
    assert not shown
    assert again.checked_against_simpy
    assert without_time(again) == without_time(first)


@pytest.mark.usefixtures("nothing_checked")
def test_what_is_outdated_at_once_is_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "first_difference", lambda *_: pytest.fail("checked"))
    compiled.make_ready()
    study = run_study(ASKED, InlineWorkers(), choice=StudyChoice(is_checked=False))
    assert study.engine == "compiled"
    assert not study.checked_against_simpy


class TestAuto:
    """The engine that is ready plays; a process of its own, or a broken Numba, is made up."""

    @pytest.fixture
    def fresh(self, monkeypatch: pytest.MonkeyPatch) -> Readiness:
        """As in a process that has just begun."""
        readiness = Readiness()
        monkeypatch.setattr(engines, "OF_THIS_PROCESS", readiness)
        return readiness

    def warnings(self) -> tuple[StudyResult, list[str]]:
        told = list[str]()
        return run_study(ASKED, InlineWorkers(), on_warning=told.append), told

    def test_what_is_kept_is_loaded(self, fresh: Readiness) -> None:
        compiled.make_ready()
        study, told = self.warnings()
        assert (study.engine, study.checked_against_simpy, told) == ("compiled", True, [])
        assert not fresh.problem

    def test_who_asked_hears_once_that_it_is_loaded(self, fresh: Readiness) -> None:
        compiled.make_ready()
        heard = list[bool]()
        engines.begin_readiness(on_loaded=lambda: heard.append(fresh.is_at_hand()))
        for thread in threading.enumerate():
            if thread.name == "loading the engine":
                thread.join()
        study_with(Engine.AUTO, InlineWorkers())
        assert heard == [True]

    def test_simpy_serves_while_it_is_compiled_beside(self, fresh: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
        """Kept as soon as the first replication was played: the second is the compiled engine's."""
        compiled.make_ready()
        done, begun = threading.Event(), list[str]()
        monkeypatch.setattr(keeping, "have_it_kept", lambda: begun.append("once"))
        monkeypatch.setattr(keeping, "is_kept", done.is_set)
        played_by = list[Engine]()

        def play(task: Task) -> Replicated:
            played = replicate(task)
            played_by.append(played.engine)
            done.set()
            return played

        study = run_study(ASKED, InlineWorkers(), replicate=play)
        fresh.begin()
        assert played_by == [Engine.SIMPY, Engine.COMPILED, Engine.COMPILED]
        assert (study.engine, study.checked_against_simpy, begun) == ("compiled", True, ["once"])
        assert without_time(study) == without_time(study_with(Engine.SIMPY, InlineWorkers()))

    def test_a_numba_that_cannot_be_loaded_is_told_once_and_simpy_plays(
        self, fresh: Readiness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken() -> bool:
            raise OSError("libllvmlite.so:\ncannot open shared object file")

        monkeypatch.setattr(keeping, "is_kept", broken)
        study, told = self.warnings()
        assert (study.engine, study.checked_against_simpy) == ("simpy", True)
        (sentence,) = told
        assert "OSError: libllvmlite.so: cannot open shared object file" in sentence
        assert fresh.problem

    def test_compiling_that_fails_is_told_and_simpy_plays(
        self, fresh: Readiness, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keeping, "is_kept", lambda: False)
        failed = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])
        failed.wait()
        monkeypatch.setattr(keeping, "have_it_kept", lambda: failed)
        fresh.begin()
        for thread in threading.enumerate():
            if thread.name == "loading the engine":
                thread.join()
        study, told = self.warnings()
        assert study.engine == "simpy"
        assert "status 3" in told[0]

    def test_asked_for_by_name_it_is_an_error(self, fresh: Readiness, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken() -> None:
            raise RuntimeError("cannot cache function")

        monkeypatch.setattr(compiled, "make_ready", broken)
        with pytest.raises(EngineNotReadyError, match="RuntimeError: cannot cache function"):
            study_with(Engine.COMPILED, InlineWorkers())
        assert not fresh.problem, "SimPy may be asked for, and another try made"


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
