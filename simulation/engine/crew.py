"""The crew: which engineers are free, and the breaks and other duties that take them away.

A break or duty starts when work in hand ends, lasts its full length, and ends with the shift at the latest.
"""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from simpy import Event

from simulation.engine.live import Engineer
from simulation.engine.records import Records
from simulation.engine.timeline import Instant, Phase, Timeline
from simulation.inputs import Pause
from simulation.outcomes import OPEN


class Crew:
    """The engineers of a coverage, those who are free, and those who are away for a while."""

    def __init__(self, timeline: Timeline, engineers: list[Engineer], records: Records) -> None:
        self._timeline = timeline
        self._records = records
        self.engineers = engineers
        self.free: dict[int, Engineer] = {}
        """Attending, and neither working nor on a pause."""

    def pauses(self, engineer: Engineer, planned: list[tuple[int, Pause, int]]) -> Generator[Instant]:
        """The process by which an engineer's pauses, (instant, kind, length), fall due."""
        for at_s, kind, length_s in planned:
            if at_s >= self._timeline.end_s:
                return
            if at_s < self._timeline.now_s:
                continue
            yield self._timeline.at(at_s, Phase.PAUSE_STARTS, engineer=engineer.index)
            if engineer.attending:
                engineer.owed_pauses.append((kind, length_s))
                if engineer.index in self.free:
                    self._begin_pause(engineer)

    def has_time(self, engineer: Engineer) -> None:
        """An engineer attends with nothing in hand: free, or off to a pause that is owed, at the second's place."""
        if engineer.owed_pauses:
            self._timeline.at(
                self._timeline.now_s,
                Phase.PAUSE_STARTS,
                engineer=engineer.index,
                call=partial(self._pause_starts, engineer),
            )
            # Work in hand is over, so a call-out may be too.
            self._timeline.ask_dispatch()
        else:
            engineer.idle_since_s = self._timeline.now_s
            self.free[engineer.index] = engineer
            self._timeline.ask_dispatch()

    def _pause_starts(self, engineer: Engineer, _: Event) -> None:
        if engineer.owed_pauses and engineer.piece is None and engineer.pause_ends is None:
            self._begin_pause(engineer)

    def _begin_pause(self, engineer: Engineer) -> None:
        now = self._timeline.now_s
        self.free.pop(engineer.index, None)
        engineer.pause_kind, length_s = engineer.owed_pauses.popleft()
        engineer.pause_started_s = now
        engineer.pause_ends = self._timeline.at(
            now + length_s,
            Phase.PAUSE_ENDS,
            engineer=engineer.index,
            call=partial(self._pause_over, engineer),
        )

    def _pause_over(self, engineer: Engineer, _: Event) -> None:
        self._end_pause(engineer)
        self.has_time(engineer)

    def _end_pause(self, engineer: Engineer) -> None:
        self._records.pauses.add((engineer.index, engineer.pause_kind, engineer.pause_started_s, self._timeline.now_s))
        engineer.pause_started_s = OPEN
        engineer.pause_ends = None

    def goes_off(self, engineer: Engineer) -> None:
        """The shift is over: nothing more is owed, and a pause ends with it."""
        engineer.attending = False
        self.free.pop(engineer.index, None)
        engineer.owed_pauses.clear()
        if engineer.pause_ends is not None:
            engineer.pause_ends.cancel()
            self._end_pause(engineer)

    def close(self) -> None:
        """Write down the pauses that are going on when following ends."""
        for engineer in self.engineers:
            if engineer.pause_ends is not None:
                self._end_pause(engineer)
