"""Checking: the compiled engine against the SimPy model, on a part of each study, beside it.

SimPy is the authority. The first tickets of replication 1, so many as make some twenty thousand touches over all
coverages, are played by both; a single row that differs is a fault of the program, and ends the study with a sentence
that can be filed.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Final

import numpy as np

from planner.demand.workload import draw_workload
from planner.errors import PlannerError
from planner.studies.engine_choice import Engine
from planner.studies.engines import Play, player_of
from planner.studies.replication import drawn_history, prepared
from simulation.differences import first_difference
from simulation.inputs import History

REPLICATION: Final = 1
TOUCHES: Final = 20_000
"""Of all coverages together; SimPy plays them in about a second."""

FOLLOWED_S: Final = 28 * 86_400
"""How long the last of the tickets is followed: SimPy takes time for shifts without tickets too."""


class EnginesDifferError(PlannerError):
    """The two engines played one history to different outcomes."""


class Check:
    """Plays the first tickets in a thread of its own, from when it is made."""

    def __init__(self, study: bytes, compiled: Play | None = None) -> None:
        self._study = study
        self._compiled = player_of(Engine.COMPILED) if compiled is None else compiled
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="checking", daemon=True)
        self._thread.start()

    def is_done(self, timeout_s: float = 0.0) -> bool:
        """Whether both engines agree on all of it, waiting so long for that; raises EnginesDifferError if not."""
        self._thread.join(timeout_s)
        if self._error is not None:
            raise self._error
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._compare()
        except Exception as error:  # noqa: BLE001  # raised in the thread that asks
            self._error = error

    def _compare(self) -> None:
        study = prepared(self._study)
        workload = draw_workload(study.scenario, study.frame, REPLICATION)
        coverages = study.scenario.coverage
        simpy = player_of(Engine.SIMPY)
        for index, coverage in enumerate(coverages):
            history = beginning_of(drawn_history(study, workload, index, REPLICATION), TOUCHES // len(coverages))
            difference = first_difference(simpy(history), self._compiled(history))
            if difference is not None:
                raise EnginesDifferError(
                    f"the compiled engine differs from the SimPy model: seed {study.scenario.simulation.seed}, "
                    f"replication {REPLICATION}, coverage {coverage.name!r}, "
                    f"first {len(history.tickets)} tickets: {difference}",
                    mend="this is a fault of the program: please file it with the scenario; --engine simpy is right",
                )


def beginning_of(history: History, touches: int) -> History:
    """The history of the first tickets alone, at least one, as many as make no more than so many touches."""
    tickets = history.tickets
    count = max(1, int(np.searchsorted(tickets.touch_from, touches, side="right")) - 1)
    if count >= len(tickets):
        return history
    end = int(tickets.touch_from[count])
    first = replace(
        tickets,
        arrival_s=tickets.arrival_s[:count],
        promise=tickets.promise[:count],
        first_due_s=tickets.first_due_s[:count],
        second_tier=tickets.second_tier[:count],
        analysis_s=tickets.analysis_s[:count],
        guidance_s=tickets.guidance_s[:count],
        touch_from=tickets.touch_from[: count + 1],
        effort_s=tickets.effort_s[:end],
        wait=tickets.wait[:end],
        wait_s=tickets.wait_s[:end],
        wait_clock=tickets.wait_clock[:end],
    )
    return replace(history, tickets=first, end_s=min(history.end_s, int(first.arrival_s[-1]) + FOLLOWED_S))
