"""Painter: has charts drawn in a thread, one at a time, and tells of the last one asked for only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from ui.charts.drawing import Drawn, Wanted, draw
from ui.running.background import Background


class Painter(QObject):
    """While one chart is drawn, whatever else is asked for waits, and only the last of it is drawn."""

    drawn = Signal(object)
    """Drawn."""
    refused = Signal(object)
    """PlannerError."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._wanted: Wanted | None = None
        self._is_drawing = False

    def ask(self, wanted: Wanted | None) -> None:
        """Draw this, and forget what was asked before; None: draw nothing."""
        self._wanted = wanted
        if wanted is not None and not self._is_drawing:
            self._begin(wanted)

    def _begin(self, wanted: Wanted) -> None:
        self._is_drawing = True
        self._background.start("drawing", partial(self._draw, wanted))

    def _draw(self, wanted: Wanted) -> None:
        """In a thread."""
        try:
            drawn = draw(wanted)
        except PlannerError as error:
            self._background.deliver(partial(self._end, wanted, None, error))
        except BaseException:
            self._background.deliver(partial(self._end, wanted, None, None))
            raise
        else:
            self._background.deliver(partial(self._end, wanted, drawn, None))

    def _end(self, wanted: Wanted, drawn: Drawn | None, error: PlannerError | None) -> None:
        self._is_drawing = False
        if self._wanted is None:
            return
        if self._wanted is not wanted:
            self._begin(self._wanted)
        elif drawn is not None:
            self.drawn.emit(drawn)
        elif error is not None:
            self.refused.emit(error)
