"""Readiness: whether the engine is compiled in this process, and having it compiled.

Compiling takes half a minute the first time after an update, and a fraction of a second from what is kept on disk.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from simulation.clock_table import clock_table
from simulation.clocks import around_the_clock
from simulation.columns import BoolArray, IntArray
from simulation.compiled.happening import close, play_on, write_out
from simulation.compiled.keeping import mark_kept
from simulation.compiled.playing import play
from simulation.compiled.reading import ENTRIES, READER
from simulation.inputs import (
    SEVERITIES,
    Dispatch,
    History,
    Ownership,
    Pauses,
    Promises,
    Roster,
    Rules,
    ShiftEnd,
    Stretches,
    Tickets,
)
from simulation.step_table import step_table

_ENTRIES: Final = (play_on, write_out, close, *ENTRIES)


def is_ready() -> bool:
    """Whether `play`, and reading what it returns, begin at once, in this process."""
    return all(getattr(entry, "signatures", ()) for entry in _ENTRIES)


def make_ready() -> None:
    """Load what is kept of the engine, or compile it and keep that; raises what Numba or the disk has against it."""
    history = _shortest_history()
    outcomes, first = play(history), _column(0)
    READER.first_response_splits(history, outcomes, first)
    READER.open_times(clock_table(history.clocks), first, first)
    READER.values_at(step_table([(first, first)]), first, first)
    READER.engineer_time(history, outcomes, 0, 1)
    READER.hourly_seconds(history, outcomes, 0, 1)
    READER.open_tickets(history, outcomes, first)
    mark_kept()


def _shortest_history() -> History:
    """Nothing happens in it, but an engine is needed to say so."""
    return History(
        clocks=(around_the_clock(0, 2),),
        promises=_promises(),
        tickets=_tickets(),
        roster=_roster(),
        rules=Rules(
            plan_rank=_column(1),
            dispatch=Dispatch.SEVERITY,
            ownership=Ownership.ANYONE,
            shift_end=ShiftEnd.HOLD,
            finish_within_s=0,
            interrupts=np.zeros((1, SEVERITIES), dtype=np.bool_),
            interrupt_cost_s=0,
            hand_over_same_team_s=0,
            hand_over_other_team_s=0,
        ),
        end_s=1,
    )


def _promises() -> Promises:
    return Promises(
        plan=_column(0),
        severity=_column(0),
        business_clock=_column(0),
        first_clock=_column(0),
        first_count=_column(0),
        first_amount=_column(0),
        update_clock=_column(0),
        update_count=_column(0),
        update_amount=_column(0),
        update_effort_s=_column(0),
        update_ahead_s=_column(0),
        update_pauses=_flags(False),
        ongoing=_flags(False),
    )


def _tickets() -> Tickets:
    return Tickets(
        arrival_s=_column(0),
        promise=_column(0),
        first_due_s=_column(0),
        second_tier=_flags(False),
        analysis_s=_column(0),
        guidance_s=_column(0),
        touch_from=_column(0, 1),
        effort_s=_column(1),
        wait=_column(0),
        wait_s=_column(0),
        wait_clock=_column(0),
    )


def _roster() -> Roster:
    return Roster(
        team=_column(),
        ability=_column(),
        on_call=_flags(),
        response_s=_column(),
        handles=np.zeros((1, 1, SEVERITIES), dtype=np.bool_),
        tiers=np.zeros((1, 2), dtype=np.bool_),
        attended=Stretches(_column(), _column(), _column()),
        rostered=Stretches(_column(), _column(), _column()),
        pauses=Pauses(*(_column() for _ in range(4))),
    )


def _column(*values: int) -> IntArray:
    return np.array(values, dtype=np.int64)


def _flags(*values: bool) -> BoolArray:
    return np.array(values, dtype=np.bool_)
