"""A study: when it ends, what it keeps, and that it does not depend on who computes."""

import datetime as dt
import json
import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from planner.attainment.results import StudyResult
from planner.demand.promises import target_rows
from planner.errors import PlannerError
from planner.estimates.intervals import Interval
from planner.estimates.spreads import spreads_of
from planner.estimates.stopping import Ending
from planner.estimates.verdicts import Verdict
from planner.measurement.measures import Measured
from planner.measurement.week_patterns import empty_pattern
from planner.plans import Metric
from planner.reporting.result_words import words_of_study
from planner.reporting.results_json import results_json, results_text
from planner.scenario.scenario import Scenario
from planner.studies.engine_choice import Engine
from planner.studies.ordered_tasks import WorkerDiedError
from planner.studies.replication import Replicated, Task, prepared, replicate, study_bytes
from planner.studies.study import ReplicationFailedError, StudyCancelledError, run_study
from planner.studies.study_choice import Showing, StudyChoice
from planner.studies.tally import Progress, Tally
from planner.studies.workers import InlineWorkers, ProcessWorkers
from tests.made_measures import counts_of, measures_of
from tests.small_scenarios import group, scenario, shift, team

INLINE = InlineWorkers()


def two_coverages(**replications: object) -> Scenario:
    """A few tickets of both plans, and a small and a large staff; a week's warm-up."""
    severities = {"urgent": 0.3, "high": 0.3, "medium": 0.2, "low": 0.2}
    return scenario(
        groups=[
            group("Basic customers", severities=severities),
            group("Extended customers", plan="Extended", severities=severities),
        ],
        simulation={"weeks": 9, "warm_up_weeks": 1, "follow_weeks": 2, "replications": replications or 2},
        coverage=[
            {"name": "Small", "teams": [team(shift(engineers=1), absence=0.1, other_duties=0.2)]},
            {"name": "Large", "teams": [team(shift(engineers=4, to=dt.time(22)))]},
        ],
    )


class OutOfOrder:
    """Threads that run ahead of the study."""

    count = 3
    in_flight = 9

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(3)

    def executor(self) -> Executor:
        return self.pool

    def abandon(self) -> None:
        """Threads end by themselves."""


def made_up(misses: Callable[[int], int]) -> Callable[[Task], Replicated]:
    """Replications of 100 tickets per target, of which `misses(replication)` miss, alike in all coverages."""

    def play(task: Task) -> Replicated:
        study = prepared(task.study)
        targets = study.frame.targets
        chance = np.random.default_rng(task.replication)
        met = 100 - misses(task.replication)
        counts = counts_of([(met, 100)] * len(targets), causes=[chance.random(4).tolist() for _ in targets])
        every = np.repeat(np.arange(len(targets)), 100)
        spreads = spreads_of(np.tile(chance.integers(0, 10**6, 100), len(targets)), every, len(targets))
        measured = Measured(measures_of(counts), spreads, empty_pattern(len(targets)))
        return Replicated(Engine.SIMPY, (measured,) * len(study.scenario.coverage))

    return play


def dies_once(flag: Path, task: Task) -> Replicated:
    """The first to come here takes its process with it."""
    try:
        flag.touch(exist_ok=False)
    except FileExistsError:
        return replicate(task)
    os._exit(9)


def never_ends(_task: Task) -> Replicated:
    threading.Event().wait()
    raise AssertionError("it ended")


def dies_always(_task: Task) -> Replicated:
    os._exit(9)


def without_time(study: StudyResult) -> dict[str, object]:
    return {key: value for key, value in results_json(study).items() if key != "elapsed_s"}


def test_a_plain_number_is_exactly_that_many() -> None:
    study = run_study(two_coverages(), INLINE, choice=StudyChoice(replications=7), replicate=made_up(lambda _: 3))
    assert (study.replications, study.ending, study.precision_asked) == (7, Ending.FIXED, None)
    assert study.coverages[0].targets[0].count == 700


def test_a_study_ends_at_the_first_look_that_is_precise() -> None:
    asked = two_coverages(at_least=10, at_most=200, precision=0.02)
    study = run_study(asked, INLINE, replicate=made_up(lambda _: 3))
    assert (study.replications, study.ending) == (10, Ending.PRECISE)

    noisier = run_study(asked, INLINE, replicate=made_up(lambda number: (number * 7) % 20))
    assert noisier.ending is Ending.PRECISE
    assert noisier.replications in {15, 23, 35, 53, 80, 120, 180}
    assert noisier.widest_half_width is not None
    assert noisier.widest_half_width <= 0.02


def test_a_limit_is_said() -> None:
    asked = two_coverages(at_least=10, at_most=17, precision=0.001)
    study = run_study(asked, INLINE, replicate=made_up(lambda number: number % 20))
    assert (study.replications, study.ending) == (17, Ending.LIMIT)
    assert any("limit of 17" in warning for warning in study.coverages[0].warnings)


def test_targets_without_tickets_block_nothing() -> None:
    """Only High tickets arrive, and none of Extended: all others are as imprecise as can be."""
    asked = scenario(simulation={"replications": {"at_least": 10, "at_most": 12, "precision": 0.2}})
    study = run_study(asked, INLINE)
    verdicts = {result.target.severity.word: result.verdict for result in study.coverages[0].targets}
    assert study.ending is Ending.PRECISE
    assert study.replications == 10
    assert verdicts["urgent"] is Verdict.NO_TICKETS


def test_running_ahead_changes_nothing() -> None:
    """Nine tasks in flight on three threads, against one at a time; those beyond the last look are discarded."""
    asked = two_coverages(at_least=10, at_most=200, precision=0.02)
    play = made_up(lambda number: (number * 7) % 20)
    ahead = OutOfOrder()
    with ahead.pool:
        many = run_study(asked, ahead, replicate=play)
    assert without_time(many) == without_time(run_study(asked, INLINE, replicate=play))


def test_processes_change_nothing() -> None:
    asked = two_coverages(at_least=4, at_most=4)
    with ProcessWorkers(2) as workers:
        many = run_study(asked, workers)
    assert without_time(many) == without_time(run_study(asked, INLINE))


def test_a_worker_that_dies_is_told_and_changes_nothing(tmp_path: Path) -> None:
    asked = two_coverages(at_least=3, at_most=3)
    deaths: list[int] = []
    with ProcessWorkers(2) as workers:
        play = partial(dies_once, tmp_path / "one has died")
        study = run_study(asked, workers, replicate=play, on_worker_death=deaths.append)
    assert deaths == [2]
    assert without_time(study) == without_time(run_study(asked, INLINE))


def test_workers_that_go_on_dying_end_the_study() -> None:
    deaths: list[int] = []
    with ProcessWorkers(2) as workers:
        with pytest.raises(WorkerDiedError, match="use fewer workers"):
            run_study(two_coverages(), workers, replicate=dies_always, on_worker_death=deaths.append)
        assert run_study(two_coverages(), workers).replications == 2, "the workers begin anew"
    assert deaths == [2]


def test_a_seed_decides_everything() -> None:
    one, again, other = (
        results_text(run_study(two_coverages(), INLINE, choice=StudyChoice(seed=seed))).split('"elapsed_s"')[1]
        for seed in (5, 5, 6)
    )
    assert one.partition(",")[2] == again.partition(",")[2] != other.partition(",")[2]


def test_a_coverage_is_the_same_alone() -> None:
    """Every coverage faces the same tickets, whichever others are played."""
    both = run_study(two_coverages(), INLINE)
    alone = run_study(two_coverages(), INLINE, choice=StudyChoice(coverages=("Large",)))
    assert [coverage.name for coverage in alone.coverages] == ["Large"]
    assert json.loads(results_text(alone))["coverage"] == json.loads(results_text(both))["coverage"][1:]


def test_what_a_real_study_says_hangs_together() -> None:
    study = run_study(two_coverages(), INLINE, choice=StudyChoice(replications=3))
    small, large = study.coverages
    assert tuple(result.target for result in small.targets) == target_rows(two_coverages())
    for coverage in study.coverages:
        assert coverage.utilisation.share is not None
        assert 0 < coverage.utilisation.share < 1
        for result in coverage.targets:
            assert result.attainment is not None
            assert result.count > 0
            if result.target.metric is Metric.FIRST_RESPONSE:
                assert result.bound is not None
                assert result.attainment <= result.bound
                assert result.months is not None
                assert result.months.count_per_month > 0
            if result.missed_because is not None:
                because = result.missed_because
                shares = (because.no_one_on_shift, because.all_busy, because.less_important_work, because.work_itself)
                assert sum(shares) == pytest.approx(1)
                assert result.attainment < 1
    assert small.count[:, 0].tolist() == large.count[:, 0].tolist()
    assert sum(result.count * (result.attainment or 0) for result in large.targets) > sum(
        result.count * (result.attainment or 0) for result in small.targets
    )


def test_cancelling_keeps_whole_replications() -> None:
    done: list[Progress] = []
    study = run_study(
        two_coverages(at_least=10, at_most=200, precision=0.0),
        INLINE,
        on_progress=done.append,
        is_cancelled=lambda: len(done) == 4,
        replicate=made_up(lambda _: 3),
    )
    assert (study.replications, study.ending) == (3, Ending.CANCELLED)
    assert any("Cancelled after 3" in warning for warning in study.coverages[0].warnings)
    assert isinstance(study.coverages[0].targets[0].ci95, Interval)


def test_what_is_known_so_far_is_told_at_every_look() -> None:
    """And is what a study of just so many replications finds. Between looks it is told by the clock, if at all."""
    asked = two_coverages(at_least=10, at_most=200, precision=0.02)
    play = made_up(lambda number: (number * 7) % 20)
    told: list[StudyResult] = []
    study = run_study(asked, INLINE, on_result=told.append, replicate=play)
    assert study.replications > 23
    numbers = [each.replications for each in told]
    assert {10, 15, 23} <= set(numbers)
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < study.replications
    for each in told:
        assert each.ending is Ending.RUNNING
        alone = run_study(asked, INLINE, choice=StudyChoice(replications=each.replications), replicate=play)
        assert [coverage.targets for coverage in each.coverages] == [coverage.targets for coverage in alone.coverages]


def test_results_so_far_say_that_they_are() -> None:
    told: list[StudyResult] = []
    asked = two_coverages(at_least=10, at_most=200, precision=0.02)
    run_study(asked, INLINE, on_result=told.append, replicate=made_up(lambda number: (number * 7) % 20))
    assert "; so far: ±" in words_of_study(told[0])
    assert any(warning.startswith("Still running: ") for warning in told[0].coverages[0].warnings)


def test_a_study_too_small_for_a_verdict_tells_nothing_before_its_end() -> None:
    told: list[StudyResult] = []
    run_study(two_coverages(at_least=9, at_most=9), INLINE, on_result=told.append, replicate=made_up(lambda _: 3))
    assert told == []


def test_whoever_watches_is_told_from_the_second_replication_on_without_a_verdict() -> None:
    told: list[StudyResult] = []
    choice = StudyChoice(replications=12, showing=Showing(first=2, every_s=0.0))
    run_study(two_coverages(), INLINE, choice=choice, on_result=told.append, replicate=made_up(lambda _: 3))
    assert [each.replications for each in told] == list(range(2, 12))
    verdicts = [{target.verdict for target in each.coverages[0].targets} for each in told]
    assert verdicts[:8] == [{Verdict.TOO_CLOSE}] * 8
    assert verdicts[8:] == [{Verdict.MET}] * 2


def test_cancelled_before_anything_is_done() -> None:
    with pytest.raises(StudyCancelledError):
        run_study(two_coverages(), INLINE, is_cancelled=lambda: True)


@pytest.mark.parametrize("is_quick", [False, True])
def test_workers_outlive_a_study_that_is_known_to_be_quick(is_quick: bool) -> None:
    """Cancelled before its first replication is done, when nobody knows by the clock."""
    with ProcessWorkers(2) as workers:
        run_study(two_coverages(), workers)
        before = {process.pid for process in multiprocessing.active_children()}
        asked = iter([False])
        with pytest.raises(StudyCancelledError):
            run_study(
                two_coverages(),
                workers,
                choice=StudyChoice(engine=Engine.SIMPY, replications=500, is_quick=is_quick),
                is_cancelled=lambda: next(asked, True),
                replicate=never_ends if not is_quick else replicate,
            )
        run_study(two_coverages(), workers)
        after = {process.pid for process in multiprocessing.active_children()}
        assert (before <= after) is is_quick


def test_a_replication_that_fails_is_named() -> None:
    def fails(number: int) -> int:
        return 3 if number < 2 else 1 // 0

    with pytest.raises(ReplicationFailedError, match="replication 2 with seed 9 failed: ZeroDivisionError") as raised:
        run_study(two_coverages(), INLINE, choice=StudyChoice(seed=9, replications=5), replicate=made_up(fails))
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        (StudyChoice(coverages=("Medium",)), "there is no coverage 'Medium'; there is 'Small', 'Large'"),
        (StudyChoice(seed=-1), "-1 cannot be a seed"),
        (StudyChoice(replications=0), "0 replications"),
    ],
)
def test_a_choice_that_cannot_be_served_is_refused(choice: StudyChoice, problem: str) -> None:
    with pytest.raises(PlannerError, match=problem):
        run_study(two_coverages(), INLINE, choice=choice)


def test_progress_says_how_far_and_how_precise() -> None:
    seen: list[Progress] = []
    asked = two_coverages(at_least=10, at_most=200, precision=0.02)
    study = run_study(asked, INLINE, on_progress=seen.append, replicate=made_up(lambda n: (n * 7) % 20))
    assert [each.done for each in seen] == list(range(study.replications + 1))
    assert all(each.done <= each.expected <= 200 for each in seen)
    assert {(each.expected, each.seconds_left, each.widest_half_width) for each in seen[:5]} == {(10, None, None)}
    assert all(each.seconds_left is not None and each.seconds_left >= 0 for each in seen[5:])
    assert all(each.expected > each.done for each in seen[:-1])
    assert (seen[-1].expected, seen[-1].seconds_left) == (study.replications, 0)
    assert seen[-1].widest_half_width == study.widest_half_width
    assert {each.precision_asked for each in seen} == {0.02}


def test_a_given_number_of_replications_is_no_guess() -> None:
    seen: list[Progress] = []
    choice = StudyChoice(replications=30)
    run_study(two_coverages(), INLINE, choice=choice, on_progress=seen.append, replicate=made_up(lambda n: n % 20))
    assert {each.expected for each in seen} == {30}
    assert seen[0].seconds_left is None
    assert all(each.seconds_left is not None for each in seen[1:])


def test_chance_alone_does_not_move_the_guess_back_and_forth() -> None:
    """Half-widths whose squares ask for just more and just less than 35 replications, in turns."""
    tally = Tally(two_coverages(at_least=10, at_most=200, precision=0.02))
    guesses = list[int]()
    for done in range(11, 35):
        tally.done = done
        tally.guess(0.02 * ((36 if done % 2 else 34) / done) ** 0.5)
        guesses.append(tally.wanted)
    assert set(guesses) == {guesses[0]}


def test_what_is_kept_of_a_replication_does_not_grow_with_its_tickets() -> None:
    def kept(accounts: int) -> tuple[int, int]:
        asked = scenario([group(accounts=accounts)], [team(shift(engineers=20))])
        (measured,) = replicate(Task(study_bytes(asked), 0)).measured
        return measured.measures.arrivals, len(pickle.dumps(measured.measures))

    (few, small), (many, large) = kept(100), kept(3_000)
    assert many > 20 * few
    assert large < small + 50
