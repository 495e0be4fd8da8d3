"""Why missed: the reasons of one coverage, counted over as many replications as are asked for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

import numpy as np

from planner.demand.promises import target_rows
from planner.headroom.tried import REPLICATIONS
from planner.reasons.miss_counting import CountTask, MissCounts, count_misses
from planner.reasons.outcome import Reasons
from planner.scenario.scenario import Scenario
from planner.studies.ordered_tasks import TasksCancelledError, in_order
from planner.studies.replication import study_bytes
from planner.studies.study_choice import StudyChoice, chosen_scenario
from planner.studies.workers import Workers


def find_reasons(
    scenario: Scenario,
    coverage: str,
    workers: Workers,
    tell: Callable[[object], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    *,
    replications: int = REPLICATIONS,
) -> Reasons | None:
    """Why a coverage misses; incomplete if cancelled, None if nothing was counted before. Tells words.

    Raises ChoiceError if there is no such coverage.
    """
    chosen = chosen_scenario(scenario, StudyChoice(coverages=(coverage,)))
    study = study_bytes(chosen)
    tasks = [CountTask(study, number) for number in range(replications)]
    counted: list[MissCounts] = []
    try:
        with closing(in_order(workers, count_misses, tasks, is_cancelled)) as results:
            for found in results:
                counted.append(found)
                tell(f"{len(counted)} of {replications} replications counted")
    except TasksCancelledError:
        return _reasons(chosen, counted, is_complete=False) if counted else None
    return _reasons(chosen, counted, is_complete=True)


def _reasons(scenario: Scenario, counted: list[MissCounts], *, is_complete: bool) -> Reasons:
    total = counted[0]
    for each in counted[1:]:
        total += each
    targets = target_rows(scenario)
    contractual = [row for row, target in enumerate(targets) if target.contractual]
    rows = np.array(contractual or range(len(targets)), dtype=np.int64)
    coverage = scenario.coverage[0]
    return Reasons(
        coverage=coverage.name,
        seed=scenario.simulation.seed,
        replications=len(counted),
        targets=tuple(targets[row] for row in rows.tolist()),
        teams=tuple(team.name for team in coverage.teams),
        count=total.count[rows],
        votes=total.votes[rows],
        team_votes=total.team_votes[rows],
        is_complete=is_complete,
    )
