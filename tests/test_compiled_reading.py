"""The compiled reader reads off any logs what the vectorised functions read, and a study's measures with it.

Every hand-worked history of causes and load, and the oracles that look at every second, are read by both as well:
`tests.both_readers` sees to it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.demand.workload import draw_workload
from planner.measurement.measuring import Beforehand, measured
from planner.measurement.promised import promised_responses
from planner.scenario.reading import read_scenario
from planner.shipped import shipped_scenarios
from planner.studies.replication import drawn_history, prepared, study_bytes
from simulation import compiled
from simulation.columns import int_column
from simulation.inputs import History
from tests.both_readers import BOTH
from tests.histories import Working, queue_history
from tests.strategies_histories import histories

SHIPPED = sorted(path.name for path in shipped_scenarios().glob("*.toml"))


@settings(max_examples=300)
@given(histories(), st.integers(-60, 900), st.integers(1, 900))
def test_any_history(history: History, from_s: int, length_s: int) -> None:
    outcomes = compiled.play(history)
    BOTH.first_response_splits(history, outcomes, np.arange(len(history.tickets)))
    BOTH.update_splits(history, outcomes, np.arange(len(outcomes.obligations.ticket)))
    BOTH.engineer_time(history, outcomes, from_s, from_s + length_s)
    BOTH.hourly_seconds(history, outcomes, from_s, 2)
    BOTH.open_tickets(history, outcomes, int_column(range(0, history.end_s + 1, 50)))


@pytest.mark.slow
@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_scenario(path: str) -> None:
    study = prepared(study_bytes(read_scenario(shipped_scenarios() / path)))
    workload = draw_workload(study.scenario, study.frame, 0)
    promised = promised_responses(study.frame, workload)
    for coverage, (reach, costs) in enumerate(zip(study.reaches, study.costs, strict=True)):
        history = drawn_history(study, workload, coverage, 0)
        # What is asked of a reader in a study is asked of both, and must be answered alike.
        measured(study.frame, workload, history, compiled.play(history), Beforehand(promised, reach, costs), BOTH)


def test_columns_of_any_layout_are_read() -> None:
    history = queue_history(int_column(range(0, 600, 7)), np.full(86, 30), [Working([(0, 900)])], end_s=900)
    tickets = replace(history.tickets, arrival_s=np.repeat(history.tickets.arrival_s, 2)[::2])
    every_other = np.arange(0, len(tickets), 2)
    splits = BOTH.first_response_splits(replace(history, tickets=tickets), compiled.play(history), every_other)
    assert len(splits) == len(every_other)
