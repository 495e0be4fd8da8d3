"""Time window: which part of a life is seen, and how it is zoomed and moved; arithmetic only.

Separate from the view so that wheel, keys, buttons and the scroll bar all move the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SHORTEST_S = 300.0
"""No closer than five minutes."""
MARGIN = 0.03
"""Of the whole, left free at both ends so that marks there are seen whole."""


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """A stretch of time that is seen, of a whole; seconds of UTC."""

    whole_from_s: float
    whole_to_s: float
    from_s: float
    to_s: float

    @property
    def length_s(self) -> float:
        return self.to_s - self.from_s

    @property
    def whole_s(self) -> float:
        return self.whole_to_s - self.whole_from_s

    @property
    def is_whole(self) -> bool:
        return self.length_s >= self.whole_s

    def zoomed(self, factor: float, at_s: float | None = None) -> TimeWindow:
        """So many times shorter, around an instant that keeps its place; around the middle if none is named."""
        about_s = (self.from_s + self.to_s) / 2 if at_s is None else at_s
        length_s = min(max(self.length_s / factor, SHORTEST_S), self.whole_s)
        before = (about_s - self.from_s) / self.length_s
        return self._at(about_s - before * length_s, length_s)

    def moved(self, by_s: float) -> TimeWindow:
        """So much later, within the whole."""
        return self._at(self.from_s + by_s, self.length_s)

    def all(self) -> TimeWindow:
        return replace(self, from_s=self.whole_from_s, to_s=self.whole_to_s)

    def around(self, start_s: float, end_s: float) -> TimeWindow:
        """What shows a span with some room about it."""
        room_s = max((end_s - start_s) * 0.15, SHORTEST_S / 2)
        return self._at(start_s - room_s, min(end_s - start_s + 2 * room_s, self.whole_s))

    def showing(self, start_s: float, end_s: float) -> TimeWindow:
        """Moved no further than a span asks, or its beginning where it is longer than the window."""
        if start_s < self.from_s or end_s - start_s > self.length_s:
            return self._at(start_s - self.length_s * MARGIN, self.length_s)
        return self.moved(max(0.0, end_s - self.to_s + self.length_s * MARGIN)) if end_s > self.to_s else self

    def _at(self, from_s: float, length_s: float) -> TimeWindow:
        start_s = max(self.whole_from_s, min(from_s, self.whole_to_s - length_s))
        return replace(self, from_s=start_s, to_s=start_s + length_s)


def window_over(start_s: float, end_s: float) -> TimeWindow:
    """A whole life, seen whole."""
    length_s = max(end_s - start_s, SHORTEST_S)
    from_s, to_s = start_s - length_s * MARGIN, start_s + length_s * (1 + MARGIN)
    return TimeWindow(from_s, to_s, from_s, to_s)
