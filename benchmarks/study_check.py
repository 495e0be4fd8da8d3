"""The check beside a study: what it costs that both engines play the first tickets and are compared."""

from __future__ import annotations

from benchmarks.turns import processor_s
from planner.scenario.scenario import Scenario
from planner.studies.checking import Check
from planner.studies.replication import study_bytes
from simulation import compiled

WAIT_S = 600.0


def check_s(scenario: Scenario) -> float:
    """Seconds of processor time of the check of one study; raises EnginesDifferError if they differ."""
    compiled.make_ready()
    study = study_bytes(scenario)

    def run() -> None:
        # With the engine passed in, it checks whatever it has checked before.
        check = Check(study, compiled.play)
        assert check.is_over(WAIT_S)
        assert check.has_agreed

    return processor_s(run)
