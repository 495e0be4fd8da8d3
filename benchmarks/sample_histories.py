"""Sample histories: one replication of every coverage of a scenario, drawn and ready to be played."""

from __future__ import annotations

from planner.demand.workload import draw_workload
from planner.scenario.scenario import Scenario
from planner.studies.replication import drawn_history, prepared, study_bytes
from simulation.inputs import History


def sample_histories(scenario: Scenario, replication: int = 0) -> tuple[History, ...]:
    """What a study plays in that replication, one history for each coverage."""
    study = prepared(study_bytes(scenario))
    workload = draw_workload(scenario, study.frame, replication)
    return tuple(drawn_history(study, workload, index, replication) for index in range(len(scenario.coverage)))
