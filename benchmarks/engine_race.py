"""Our two engines on the sample: one replication of every coverage, turn by turn, after both have played the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from benchmarks.agreement import DisagreementError
from benchmarks.sample_histories import sample_histories
from benchmarks.turns import in_turns, median_ratio
from planner.scenario.scenario import Scenario
from simulation import compiled
from simulation import engine as simpy_engine
from simulation.differences import first_difference
from simulation.inputs import History
from simulation.outcomes import Outcomes

Play = Callable[[History], Outcomes]


@dataclass(frozen=True, slots=True)
class EngineRace:
    """Seconds of processor time for one replication of all coverages, by round."""

    tickets: int
    """Of all coverages together."""
    touches: int
    compiled_s: tuple[float, ...]
    simpy_s: tuple[float, ...]

    @property
    def compiled_is_faster(self) -> float:
        """SimPy's time over the compiled engine's, the median over rounds."""
        return median_ratio(self.simpy_s, self.compiled_s)


def race_engines(scenario: Scenario, rounds: int) -> EngineRace:
    """Let both play in turns; raises DisagreementError if one row of their outcomes differs."""
    compiled.make_ready()
    histories = sample_histories(scenario)
    for history in histories:
        difference = first_difference(simpy_engine.play(history), compiled.play(history))
        if difference is not None:
            raise DisagreementError(f"our engines differ: {difference}")
    seconds = in_turns(
        {play: partial(_play_all, play, histories) for play in (compiled.play, simpy_engine.play)}, rounds
    )
    return EngineRace(
        tickets=sum(len(history.tickets) for history in histories),
        touches=sum(len(history.tickets.effort_s) for history in histories),
        compiled_s=seconds[compiled.play],
        simpy_s=seconds[simpy_engine.play],
    )


def _play_all(play: Play, histories: Sequence[History]) -> None:
    for history in histories:
        play(history)
