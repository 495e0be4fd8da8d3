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
    """Nothing happens in it, but an engine is needed to say so."""

    def column(*values: int) -> IntArray:
        return np.array(values, dtype=np.int64)

    def flags(*values: bool) -> BoolArray:
        return np.array(values, dtype=np.bool_)

    return History(
        clocks=(around_the_clock(0, 2),),
        promises=Promises(
            plan=column(0),
            severity=column(0),
            business_clock=column(0),
            first_clock=column(0),
            first_count=column(0),
            first_amount=column(0),
            update_clock=column(0),
            update_count=column(0),
            update_amount=column(0),
            update_effort_s=column(0),
            update_ahead_s=column(0),
            update_pauses=flags(False),
            ongoing=flags(False),
        ),
        tickets=Tickets(
            arrival_s=column(0),
            promise=column(0),
            first_due_s=column(0),
            second_tier=flags(False),
            analysis_s=column(0),
            guidance_s=column(0),
            touch_from=column(0, 1),
            effort_s=column(1),
            wait=column(0),
            wait_s=column(0),
            wait_clock=column(0),
        ),
        roster=Roster(
            team=column(),
            ability=column(),
            on_call=flags(),
            response_s=column(),
            handles=np.zeros((1, 1, SEVERITIES), dtype=np.bool_),
            tiers=np.zeros((1, 2), dtype=np.bool_),
            attended=Stretches(column(), column(), column()),
            rostered=Stretches(column(), column(), column()),
            pauses=Pauses(*(column() for _ in range(4))),
        ),
        rules=Rules(
            plan_rank=column(1),
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
