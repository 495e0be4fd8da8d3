"""The race: every contestant plays the same queue, turn by turn, and times per ticket are compared.

First they must agree (`benchmarks.agreement`). A slow program plays the first tickets only: waiting lines are as long
there as later, so its time per ticket is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.agreement import assert_exact, assert_same, exact_waits_h
from benchmarks.contestants import ENTRIES, Contestant, Entry, Run
from benchmarks.engine_queue import compiled_run
from benchmarks.queue_draw import QueueDraw, draw_queue, mean_waits_h
from benchmarks.turns import in_turns, median_ratio


@dataclass(frozen=True, slots=True)
class Lap:
    """How one contestant did."""

    contestant: Contestant
    tickets: int
    seconds: tuple[float, ...]
    """Of processor time, one for each round."""

    @property
    def tickets_per_s(self) -> float:
        """At the median; a ticket of this queue is one touch."""
        return self.tickets / median(self.seconds)

    @property
    def ticket_s(self) -> tuple[float, ...]:
        """Seconds for one ticket, by round."""
        return tuple(spent / self.tickets for spent in self.seconds)


@dataclass(frozen=True, slots=True)
class Race:
    """All laps, and what all agree on."""

    laps: tuple[Lap, ...]
    mean_waits_h: tuple[float, ...]
    """By priority, of those who played all tickets."""
    exact_waits_h: tuple[float, ...]

    def compiled_is_faster_than(self, contestant: Contestant) -> float:
        """Its time for a ticket over the compiled engine's: the median over rounds."""
        return median_ratio(self._lap(contestant).ticket_s, self._lap(Contestant.COMPILED).ticket_s)

    def _lap(self, contestant: Contestant) -> Lap:
        return next(lap for lap in self.laps if lap.contestant is contestant)


def race(
    tickets: int, rounds: int, on_round: Callable[[int], None] = lambda _: None, entries: Sequence[Entry] = ENTRIES
) -> Race:
    """Check that all agree, then let them play in turns; raises DisagreementError."""
    draw = draw_queue(tickets)
    draws = {entry.contestant: draw.first(tickets // entry.one_in) for entry in entries}
    runs = {entry.contestant: entry.ready(draws[entry.contestant]) for entry in entries}
    waits_h = agreed_waits_h(draw, draws, runs)
    seconds = in_turns(runs, rounds, on_round)
    return Race(
        laps=tuple(Lap(contestant, len(draws[contestant]), spent) for contestant, spent in seconds.items()),
        mean_waits_h=waits_h,
        exact_waits_h=tuple(exact_waits_h().tolist()),
    )


def agreed_waits_h(
    draw: QueueDraw, draws: dict[Contestant, QueueDraw], runs: dict[Contestant, Run]
) -> tuple[float, ...]:
    """The mean waits by priority, in hours; raises DisagreementError if one program differs, or all from theory."""
    ours_ms = {len(each): compiled_run(each)() for each in (draw, *draws.values())}
    for contestant, run in runs.items():
        assert_same(contestant, run(), ours_ms[len(draws[contestant])])
    assert_exact(draw, ours_ms[len(draw)])
    return tuple(mean_waits_h(draw, ours_ms[len(draw)]).tolist())
