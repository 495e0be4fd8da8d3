"""Playing again: one replication of one coverage, as the study played it.

A study keeps sums and no tickets. But streams are keyed by seed, replication and name, so the same history can be had
again whenever somebody asks for a ticket of it. The last few are kept, as a ticket is mostly asked for after its list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planner.demand.frame import Frame
from planner.demand.workload import draw_workload
from planner.measurement.counted_targets import CountedTargets, counted_first_responses, counted_updates
from planner.measurement.promised import promised_responses
from planner.scenario.scenario import Scenario
from planner.staffing.roster import RosterPlan
from planner.studies.replication import drawn_history, prepared, study_bytes
from planner.studies.study_choice import StudyChoice, chosen_scenario
from simulation.engine import play
from simulation.inputs import History
from simulation.outcomes import Outcomes

KEPT = 6
"""Histories kept: a few megabytes each in a scenario of ordinary size."""


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """One replication of one coverage, and its targets as a study counts them."""

    scenario: Scenario
    """With that coverage alone."""
    replication: int
    frame: Frame
    roster: RosterPlan
    history: History
    outcomes: Outcomes
    firsts: CountedTargets
    updates: CountedTargets


def replay(scenario: Scenario, coverage: str, replication: int) -> Replay:
    """Play one replication of the coverage of that name; raises ChoiceError if there is none."""
    return _replay(study_bytes(chosen_scenario(scenario, StudyChoice(coverages=(coverage,)))), replication)


@lru_cache(maxsize=KEPT)
def _replay(study: bytes, replication: int) -> Replay:
    shared = prepared(study)
    workload = draw_workload(shared.scenario, shared.frame, replication)
    history = drawn_history(shared, workload, 0, replication)
    outcomes = play(history)
    promised = promised_responses(shared.frame, workload)
    return Replay(
        scenario=shared.scenario,
        replication=replication,
        frame=shared.frame,
        roster=shared.rosters[0],
        history=history,
        outcomes=outcomes,
        firsts=counted_first_responses(promised, shared.reaches[0], history, outcomes),
        updates=counted_updates(shared.frame, workload, history, outcomes),
    )
