"""Readiness: whether the engine is compiled in this process, and having that done beside other work.

Compiling takes about a minute the first time after an update, and a fraction of a second from what is kept on disk.
"""

from __future__ import annotations

import threading
from typing import Final

import numpy as np

from simulation.clocks import around_the_clock
from simulation.columns import BoolArray, IntArray
from simulation.compiled.happening import close, play_on, write_out
from simulation.compiled.playing import play
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

_ENTRIES: Final = (play_on, write_out, close)


def is_ready() -> bool:
    """Whether `play` begins at once, in this process."""
    return all(getattr(entry, "signatures", ()) for entry in _ENTRIES)


def compile_now() -> threading.Thread:
    """Compile the engine, or load what is kept of it, in a thread that this returns; it ends when all is ready."""
    thread = threading.Thread(target=_compile, name="compiling", daemon=True)
    thread.start()
    return thread


def _compile() -> None:
    play(_shortest_history())


def _shortest_history() -> History:
    """Over before anything happens, but an engine is needed to say so."""
    return History(
        clocks=(around_the_clock(0, 2),),
        promises=Promises(
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
        ),
        tickets=Tickets(
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
        ),
        roster=_nobody(),
        rules=_plain_rules(),
        end_s=1,
    )


def _nobody() -> Roster:
    return Roster(
        team=_column(),
        ability=_column(),
        on_call=_flags(),
        response_s=_column(),
        handles=np.zeros((1, 1, SEVERITIES), dtype=np.bool_),
        tiers=np.zeros((1, 2), dtype=np.bool_),
        attended=Stretches(_column(), _column(), _column()),
        rostered=Stretches(_column(), _column(), _column()),
        pauses=Pauses(_column(), _column(), _column(), _column()),
    )


def _plain_rules() -> Rules:
    return Rules(
        plan_rank=_column(1),
        dispatch=Dispatch.SEVERITY,
        ownership=Ownership.ANYONE,
        shift_end=ShiftEnd.HOLD,
        finish_within_s=0,
        interrupts=np.zeros((1, SEVERITIES), dtype=np.bool_),
        interrupt_cost_s=0,
        hand_over_same_team_s=0,
        hand_over_other_team_s=0,
    )


def _column(*values: int) -> IntArray:
    return np.array(values, dtype=np.int64)


def _flags(*values: bool) -> BoolArray:
    return np.array(values, dtype=np.bool_)
