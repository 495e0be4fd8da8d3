"""Records: the logs of one history as they grow, and the outcomes they become.

Rows go into flat arrays of machine integers, because a million rows as tuples would cost ten times the memory.
"""

from __future__ import annotations

from array import array

import numpy as np

from simulation.columns import IntArray
from simulation.outcomes import (
    OPEN,
    CallOutLog,
    ObligationLog,
    Outcomes,
    PauseLog,
    TicketLog,
    WaitLog,
    WorkLog,
)


class Log:
    """A table that only grows, of whole numbers, one row at a time."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._values = array("q")
        self.add = self._values.extend
        """Append one row: a tuple of exactly `columns` whole numbers."""

    def columns(self) -> list[IntArray]:
        """The columns, as arrays of their own."""
        table = np.array(self._values, dtype=np.int64).reshape(-1, self._columns)
        return [np.ascontiguousarray(table[:, column]) for column in range(self._columns)]


class Records:
    """Everything that is written down while a history is played; rows as in `simulation.outcomes`."""

    def __init__(self, tickets: int) -> None:
        self.first_start_s = [OPEN] * tickets
        self.first_reply_s = [OPEN] * tickets
        self.solved_s = [OPEN] * tickets
        self.hand_overs = [0] * tickets
        self.interruptions = [0] * tickets
        self.work = Log(8)
        self.waits = Log(5)
        self.obligations = Log(7)
        self.pauses = Log(4)
        self.call_outs = Log(3)

    def outcomes(self, end_s: int) -> Outcomes:
        """What was written down, as the columns an engine returns."""
        lists = (
            self.first_start_s,
            self.first_reply_s,
            self.solved_s,
            self.hand_overs,
            self.interruptions,
        )
        ticket, opened_s, released_s, due_s, closed_s, elapsed_s, late = self.obligations.columns()
        return Outcomes(
            tickets=TicketLog(*(np.array(values, dtype=np.int64) for values in lists)),
            work=WorkLog(*self.work.columns()),
            waits=WaitLog(*self.waits.columns()),
            obligations=ObligationLog(ticket, opened_s, released_s, due_s, closed_s, elapsed_s, late.astype(np.bool_)),
            pauses=PauseLog(*self.pauses.columns()),
            call_outs=CallOutLog(*self.call_outs.columns()),
            end_s=end_s,
        )
