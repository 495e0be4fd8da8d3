"""A study on a Dask cluster: the same results as here, and a sentence for whatever is wrong there."""

import itertools
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from planner.attainment.results import StudyResult
from planner.command_line import main
from planner.estimates.stopping import Ending
from planner.reporting.results_json import results_json
from planner.studies import cluster, cluster_connection
from planner.studies.build import this_build
from planner.studies.cluster import open_cluster
from planner.studies.cluster_connection import ClusterError
from planner.studies.cluster_task import BuildDiffersError
from planner.studies.engine_choice import Engine
from planner.studies.ordered_tasks import in_order
from planner.studies.replication import Replicated, Task, replicate
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.made_clusters import DOOMED, MadeCluster, made_cluster
from tests.small_scenarios import group, scenario, shift, team

SCENARIO = scenario(
    groups=[group()], simulation={"weeks": 5, "warm_up_weeks": 1, "follow_weeks": 1}, teams=[team(shift(engineers=1))]
)
CHOICE = StudyChoice(replications=8, engine=Engine.SIMPY)


@pytest.fixture(scope="module")
def two_workers() -> Iterator[MadeCluster]:
    with made_cluster(workers=2) as made:
        yield made


def numbers_of(study: StudyResult) -> dict[str, object]:
    """All that a study found, without the time it took."""
    return {key: value for key, value in results_json(study).items() if key != "elapsed_s"}


# --- the same results ---


@pytest.mark.parametrize("engine", [Engine.SIMPY, Engine.COMPILED])
def test_a_study_finds_there_what_it_finds_here(two_workers: MadeCluster, engine: Engine) -> None:
    choice = replace(CHOICE, engine=engine)
    with open_cluster(two_workers.address) as workers:
        assert workers.count >= 2
        there = run_study(SCENARIO, workers, choice=choice)
    here = run_study(SCENARIO, InlineWorkers(), choice=choice)
    assert numbers_of(there) == numbers_of(here)


def die_if_doomed(task: Task) -> Replicated:
    """Plays it, unless the worker was started to die."""
    if os.environ.get(DOOMED):
        os._exit(1)
    return replicate(task)


def test_a_worker_lost_on_the_way_changes_nothing(two_workers: MadeCluster) -> None:
    doomed = two_workers.start_worker(**{DOOMED: "yes"})
    with open_cluster(two_workers.address) as workers:
        there = run_study(SCENARIO, workers, choice=CHOICE, replicate=die_if_doomed)
    assert doomed.wait() == 1, "it had something to do"
    assert numbers_of(there) == numbers_of(run_study(SCENARIO, InlineWorkers(), choice=CHOICE))


def process_of(_task: int) -> int:
    """Who plays it."""
    return os.getpid()


def test_a_worker_that_joins_later_is_used(two_workers: MadeCluster) -> None:
    with (
        open_cluster(two_workers.address) as workers,
        closing(in_order(workers, process_of, itertools.count(), lambda: False)) as played,
    ):
        next(played)
        late = two_workers.start_worker()
        assert late.pid in played


def test_a_cancelled_study_leaves_the_cluster_as_it_was(two_workers: MadeCluster) -> None:
    done = list[int]()
    with open_cluster(two_workers.address) as workers:
        stopped = run_study(
            SCENARIO,
            workers,
            choice=CHOICE,
            on_progress=lambda progress: done.append(progress.done),
            is_cancelled=lambda: bool(done) and done[-1] >= 2,
        )
        again = run_study(SCENARIO, workers, choice=CHOICE)
    assert (stopped.ending, stopped.replications) == (Ending.CANCELLED, 2)
    assert again.replications == 8


def fail(_task: Task) -> Replicated:
    """A fault of the program."""
    raise ZeroDivisionError("nothing to divide by")


def test_what_a_replication_raises_there_is_told_as_here(two_workers: MadeCluster) -> None:
    told = list[str]()
    with open_cluster(two_workers.address) as workers:
        for hands in (workers, InlineWorkers()):
            with pytest.raises(Exception, match="replication 0 with seed") as caught:
                run_study(SCENARIO, hands, choice=CHOICE, replicate=fail)
            told.append(f"{type(caught.value).__name__}: {caught.value}")
    assert told[0] == told[1]


# --- what is wrong there ---


def die(_task: Task) -> Replicated:
    """Whoever plays it is lost."""
    os._exit(1)


@pytest.mark.slow
def test_a_replication_that_no_worker_survives_ends_the_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
    choice = StudyChoice(replications=1, engine=Engine.SIMPY)
    with (
        made_cluster(workers=2) as made,
        open_cluster(made.address) as workers,
        pytest.raises(ClusterError, match="lost again and again while they played one and the same replication"),
    ):
        run_study(SCENARIO, workers, choice=choice, replicate=die)


def test_a_scheduler_that_goes_ends_the_study(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_connection, "REACHED_WITHIN_S", 0.5)
    with made_cluster(workers=1) as made, open_cluster(made.address) as workers:
        played = in_order(workers, process_of, itertools.count(), lambda: False)
        next(played)
        made.scheduler.kill()
        with pytest.raises(ClusterError, match=f"the Dask scheduler at {made.address} is gone"):
            for _ in played:
                pass
        workers.abandon()
        with pytest.raises(ClusterError, match=f"there is no Dask scheduler at {made.address}"):
            run_study(SCENARIO, workers, choice=CHOICE)


def test_a_scheduler_without_workers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_connection, "REACHED_WITHIN_S", 0.5)
    with made_cluster(workers=0) as made, pytest.raises(ClusterError, match="has no workers; start one: dask worker"):
        open_cluster(made.address)


def test_another_version_there_is_refused(two_workers: MadeCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "this_build", lambda: replace(this_build(), planner="9.9"))
    with pytest.raises(BuildDiffersError, match=r"has Neptune SLA planner \S+ in place of 9\.9; install the same"):
        open_cluster(two_workers.address)


def test_another_version_that_joins_later_is_refused(two_workers: MadeCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "this_build", lambda: replace(this_build(), code="another"))
    monkeypatch.setattr(cluster_connection, "refuse_other", lambda *_: None)
    with (
        open_cluster(two_workers.address) as workers,
        pytest.raises(BuildDiffersError, match="a worker of the cluster has other code of Neptune SLA planner"),
    ):
        run_study(SCENARIO, workers, choice=CHOICE)


def test_where_there_is_no_scheduler_one_sentence_says_so(
    scenario_file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster_connection, "REACHED_WITHIN_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
    assert run(monkeypatch, "run", str(scenario_file), "--cluster", address) == 1
    output = capfd.readouterr()
    assert output.out == ""
    assert output.err == f"sla-planner: there is no Dask scheduler at {address}; start one: dask scheduler\n"


def test_what_answers_but_is_no_scheduler_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_connection, "REACHED_WITHIN_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ClusterError, match=r"no Dask scheduler at \S+, though something answers there"):
            open_cluster(address)


@pytest.mark.parametrize("address", ["", "pigeon://loft:1", "tcp://127.0.0.1"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ClusterError, match="is no address of a Dask scheduler; such as tcp://name:8786"):
        open_cluster(address)


def test_without_dask_it_is_said_what_to_install(
    scenario_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for module in ("distributed", "distributed.versions"):
        monkeypatch.setitem(sys.modules, module, None)
    assert run(monkeypatch, "run", str(scenario_file), "--cluster", "tcp://127.0.0.1:8786") == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install 'neptune-sla-planner[cluster]'" in said


# --- on the command line ---


@pytest.fixture
def scenario_file() -> Path:
    return Path(__file__).resolve().parent.parent / "scenarios" / "first-look.toml"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["sla-planner", *words])
    return main()


def test_the_command_line_runs_on_it(
    two_workers: MadeCluster, scenario_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / "there.json", tmp_path / "here.json"]
    for file, hands in zip(files, (("--cluster", two_workers.address), ("--workers", "1")), strict=True):
        words = ("--replications", "2", "--engine", "simpy", "--json", str(file))
        assert run(monkeypatch, "run", str(scenario_file), *hands, *words) == 0
    there, here = (
        [line for line in file.read_text(encoding="utf-8").splitlines() if "elapsed_s" not in line] for file in files
    )
    assert there == here


def test_a_cluster_has_the_workers_that_it_has(
    scenario_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "run", str(scenario_file), "--cluster", "tcp://127.0.0.1:8786", "--workers", "2") == 2
    assert "--workers or --cluster" in capsys.readouterr().err
