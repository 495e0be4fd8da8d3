"""The timeline: SimPy's event list, with the model's own order at one instant (docs/model.md).

SimPy orders events by time, then by priority, then by when they were scheduled. The last of these would let the
outcome hang on how the model happens to be written, so every event here has a priority of its own, made from the
phase of the second, the ticket, the engineer and the kind of work it concerns.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from heapq import heappop, heappush
from typing import TypeAlias

import simpy

from simulation.inputs import Work


class Phase(IntEnum):
    """What comes before what within one second; dispatch follows when everything else has happened."""

    WORK_ENDS = 0
    UPDATES_IN_TOUCHES = 1
    """An update that falls due is made by the engineer at hand, also as the shift ends."""
    PAUSE_ENDS = 2
    SHIFT_ENDS = 3
    SHIFT_STARTS = 4
    ARRIVALS = 5
    UPDATES = 6
    PAUSE_STARTS = 7


_KINDS = len(Work)


Call: TypeAlias = Callable[[simpy.Event], None]


class Instant(simpy.Event):
    """One thing that happens at a known second: calls `call` then, unless it was cancelled.

    `call` is given this event, as SimPy does.
    """

    def __init__(self, env: simpy.Environment, priority: int, call: Call | None) -> None:
        # As simpy.Timeout does: an event whose outcome is certain when it is made.
        self.env = env
        self.callbacks = [] if call is None else [call]
        self._value = None
        self._ok = True
        self.priority = priority

    def cancel(self) -> None:
        """Let the second pass without anything happening."""
        if self.callbacks:
            self.callbacks.clear()


class Timeline(simpy.Environment):
    """The clock of one history, in whole seconds of UTC."""

    def __init__(self, start_s: int, end_s: int, tickets: int, engineers: int) -> None:
        super().__init__(initial_time=start_s)
        self.now_s = start_s
        """The present second."""
        self.end_s = end_s
        self._tickets = tickets + 1
        self._engineers = engineers + 1
        self._dispatch: Callable[[], None] | None = None
        self._dispatch_asked = False

    def at(
        self,
        when_s: int,
        phase: Phase,
        *,
        ticket: int = 0,
        engineer: int = 0,
        kind: int = 0,
        call: Call | None = None,
    ) -> Instant:
        """Let something happen at a second from now on; a process may wait for what this returns."""
        place = (phase * self._tickets + ticket) * self._engineers + engineer
        # One more than any urgent event of SimPy's own (0), so that the end of the history comes first.
        priority = place * _KINDS + kind + 1
        instant = Instant(self, priority, call)
        # As SimPy's schedule does, but at a second, not after a delay, and with any whole number as priority.
        heappush(self._queue, (when_s, priority, next(self._eid), instant))  # type: ignore[misc]
        return instant

    def postpone(self, instant: Instant, when_s: int) -> Instant:
        """The same instant at another second; the old one passes without anything happening."""
        later = Instant(self, instant.priority, None)
        later.callbacks, instant.callbacks = instant.callbacks, []
        heappush(self._queue, (when_s, later.priority, next(self._eid), later))  # type: ignore[misc]
        return later

    def dispatch_by(self, dispatch: Callable[[], None]) -> None:
        """Name what is called at the end of every second for which dispatch was asked."""
        self._dispatch = dispatch

    def ask_dispatch(self) -> None:
        """Dispatch once everything else of this second has happened."""
        self._dispatch_asked = True

    def step(self) -> None:
        """The next event; and dispatch, if it was asked for and this was the last event of its second.

        SimPy's own step written out, because a call to it for every event costs a tenth of the whole.
        """
        self._now, _, _, event = heappop(self._queue)
        self.now_s = self._now  # type: ignore[assignment]  # whole seconds in, whole seconds out
        callbacks, event.callbacks = event.callbacks, None  # type: ignore[assignment]  # as SimPy marks what is over
        for callback in callbacks:
            callback(event)
        if not event._ok:  # noqa: SLF001  # only a process that raised is not ok; nothing here defuses one
            raise RuntimeError("a process of the history failed") from event._value  # noqa: SLF001
        while self._dispatch_asked and (not self._queue or self._queue[0][0] > self._now):
            self._dispatch_asked = False
            assert self._dispatch is not None
            self._dispatch()
