"""Miss counting: the misses of one history by cause, hour and team; one miss, one vote, split as its time was.

Separate from the measures of a study, which keep causes per target alone: hours and teams would make each replication's
measures as large as its tickets, for a question that is asked now and then.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.workload import draw_workload
from planner.measurement.counted_targets import CountedTargets, counted_first_responses, counted_updates
from planner.measurement.promised import promised_responses
from planner.reasons.team_shares import team_shares
from planner.studies.engine_choice import Engine
from planner.studies.engines import play_with, reader_of
from planner.studies.replication import drawn_history, prepared
from simulation.causes import Cause, first_response_misses, update_misses
from simulation.columns import FloatArray, IntArray, freeze_columns
from simulation.inputs import History, Work
from simulation.outcomes import Outcomes


@dataclass(frozen=True, slots=True)
class CountTask:
    """One replication of a study of one coverage."""

    study: bytes
    """As of `planner.studies.replication`."""
    replication: int


@dataclass(frozen=True, slots=True, eq=False)
class MissCounts:
    """The misses of any number of replications, a row per target of the frame."""

    count: IntArray
    """int64[targets]: decided targets, met ones too."""
    votes: FloatArray
    """float64[targets, 168, 4]."""
    team_votes: FloatArray
    """float64[targets, teams + 1, 4]."""

    def __post_init__(self) -> None:
        freeze_columns(self, "count")

    def __add__(self, other: MissCounts) -> MissCounts:
        return MissCounts(self.count + other.count, self.votes + other.votes, self.team_votes + other.team_votes)


def count_misses(task: CountTask) -> MissCounts:
    """Play a replication and count its misses; what a worker calls."""
    shared = prepared(task.study)
    workload = draw_workload(shared.scenario, shared.frame, task.replication)
    history = drawn_history(shared, workload, 0, task.replication)
    outcomes = play_with(Engine.AUTO, history)
    targets, teams = len(shared.frame.targets), len(shared.scenario.coverage[0].teams)
    reader = reader_of(Engine.AUTO)
    promised = promised_responses(shared.frame, workload)
    firsts = counted_first_responses(promised, shared.reaches[0], history, outcomes, reader)
    updates = counted_updates(shared.frame, workload, history, outcomes, reader)
    return _counts(firsts, _first_shares(firsts, history, outcomes, teams), targets) + _counts(
        updates, _update_shares(updates, history, outcomes, teams), targets
    )


def _first_shares(firsts: CountedTargets, history: History, outcomes: Outcomes, teams: int) -> FloatArray:
    misses = first_response_misses(history, outcomes, firsts.row[_missed(firsts)])
    return team_shares(history, misses, Work.TOUCH, teams)


def _update_shares(updates: CountedTargets, history: History, outcomes: Outcomes, teams: int) -> FloatArray:
    misses = update_misses(history, outcomes, updates.row[_missed(updates)])
    return team_shares(history, misses, Work.UPDATE, teams)


def _missed(targets: CountedTargets) -> IntArray:
    return np.flatnonzero(targets.decided & ~targets.met)


def _counts(counted: CountedTargets, shares: FloatArray, targets: int) -> MissCounts:
    """`shares`: float64[misses, teams + 1]."""
    rows = _missed(counted)
    target, hour, causes = counted.target[rows], counted.hour[rows], counted.misses[rows]
    votes = np.zeros((targets, WEEK_HOURS, len(Cause)))
    np.add.at(votes, (target, hour), causes)
    team_votes = np.zeros((targets, shares.shape[1], len(Cause)))
    np.add.at(team_votes, target, shares[:, :, None] * causes[:, None, :])
    count = np.bincount(counted.target[counted.decided], minlength=targets).astype(np.int64)
    return MissCounts(count, votes, team_votes)
