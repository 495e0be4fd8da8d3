"""Checking: the compiled engine against the SimPy model, on a part of each study, beside it.

SimPy is the authority. The first tickets of replication 1, so many as make some twenty thousand touches over all
coverages, are played by both; a single row that differs is a fault of the program, and ends the study with a report
that can be filed. What a process has checked once it need not check again.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import replace
from typing import Final

import numpy as np

from planner.demand.workload import draw_workload
from planner.errors import PlannerError
from planner.studies.difference_report import Found, report_of
from planner.studies.engine_choice import Engine
from planner.studies.engines import Play, is_ready, player_of, why_not
from planner.studies.replication import drawn_history, prepared
from simulation.differences import first_difference
from simulation.inputs import History

REPLICATION: Final = 1
TOUCHES: Final = 20_000
"""Of all coverages together; SimPy plays them in about a second."""

FOLLOWED_S: Final = 28 * 86_400
"""How long the last of the tickets is followed: SimPy takes time for shifts without tickets too."""

ASK_EVERY_S: Final = 0.1
"""How often it is looked whether there is an engine to be checked by now."""

_AGREED: Final = set[bytes]()
"""Digests of studies on which the engines have agreed in this process."""


class EnginesDifferError(PlannerError):
    """The two engines played one history to different outcomes."""

    report: str = ""
    """All that is needed to find out why, to be filed."""


class Check:
    """Plays the first tickets in a thread of its own, as soon as there is a compiled engine, until it is stopped."""

    def __init__(self, study: bytes, compiled: Play | None = None) -> None:
        self._study = study
        self._digest = hashlib.sha256(study).digest()
        self._compiled = compiled
        self._error: Exception | None = None
        self._stopped = threading.Event()
        self._has_agreed = compiled is None and self._digest in _AGREED
        self._thread = threading.Thread(target=self._run, name="checking", daemon=True)
        if not self._has_agreed:
            self._thread.start()

    @property
    def has_agreed(self) -> bool:
        """Whether it is known that both engines agree; raises EnginesDifferError once it is known that they do not."""
        if self._error is not None:
            raise self._error
        return self._has_agreed

    def is_over(self, timeout_s: float = 0.0) -> bool:
        """Whether no more will be known, waiting so long for that."""
        if not self._has_agreed:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Nobody asks any more."""
        self._stopped.set()

    def _run(self) -> None:
        try:
            self._has_agreed = self._agree()
        except Exception as error:  # noqa: BLE001  # raised in the thread that asks
            self._error = error
        if self._has_agreed and self._compiled is None:
            _AGREED.add(self._digest)

    def _agree(self) -> bool:
        """Whether they do, on everything; False if that cannot be known, or it was stopped before."""
        while self._compiled is None and not is_ready():
            if why_not() or self._stopped.wait(ASK_EVERY_S):
                return False
        compiled, simpy = self._compiled or player_of(Engine.COMPILED), player_of(Engine.SIMPY)
        study = prepared(self._study)
        workload = draw_workload(study.scenario, study.frame, REPLICATION)
        coverages = study.scenario.coverage
        for index, coverage in enumerate(coverages):
            if self._stopped.is_set():
                return False
            history = beginning_of(drawn_history(study, workload, index, REPLICATION), TOUCHES // len(coverages))
            difference = first_difference(simpy(history), compiled(history))
            if difference is not None:
                found = Found(study.scenario, REPLICATION, coverage.name, len(history.tickets), difference)
                raise _differ(found)
        return True


def _differ(found: Found) -> EnginesDifferError:
    error = EnginesDifferError(
        f"the compiled engine differs from the SimPy model: {found}",
        mend="this is a fault of the program: please file it with the report; --engine simpy is right",
    )
    error.report = report_of(found)
    return error


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
