"""Skills: what a piece of work asks of an engineer, who may do it, and how much it matters.

An engine asks at every dispatch who may take what, and the causes of misses ask it again afterwards. Both
read the answer from one table made here, so they cannot disagree. A skill is one whole number for all that
decides who may do it: the ticket's plan and severity, the tier asked, and whether it is closed to
engineers on call.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import overload

import numpy as np

from simulation.columns import BoolArray, IntArray
from simulation.inputs import LOW, SEVERITIES, Dispatch, Roster, Rules, Work


class Asks(IntEnum):
    """The tier that a piece of work asks for."""

    FIRST_TIER = 0
    SECOND_TIER = 1
    ANY_TIER = 2


SKILLS_PER_PLAN = SEVERITIES * len(Asks) * 2

TABLES_KEPT = 64
"""Who may do what, of the coverages met last: each a few kilobytes."""


@overload
def skill_of(plan: int, severity: int, second_tier: int, kind: int, touch: int) -> int: ...
@overload
def skill_of(
    plan: IntArray, severity: IntArray, second_tier: BoolArray, kind: IntArray | int, touch: IntArray | int
) -> IntArray: ...
def skill_of(
    plan: int | IntArray,
    severity: int | IntArray,
    second_tier: int | BoolArray,
    kind: int | IntArray,
    touch: int | IntArray,
) -> int | IntArray:
    """The skill that work of a `kind` (`Work`) asks for, on a ticket of that plan, severity and tier.

    The first touch asks the first tier, all later work on a second-tier ticket the second, an update no tier.
    `touch` says which touch it is and is not looked at for other kinds; `second_tier` is 0 or 1. Takes whole
    numbers, or arrays of one shape.
    """
    is_update = kind == int(Work.UPDATE)
    is_first = (kind == int(Work.TOUCH)) & (touch == 0)
    is_extra = (kind == int(Work.ANALYSIS)) | (kind == int(Work.GUIDANCE))
    asks = int(Asks.ANY_TIER) * is_update + second_tier * (1 - is_update) * (1 - is_first)
    return ((plan * SEVERITIES + severity) * len(Asks) + asks) * 2 + is_extra


def may_table(roster: Roster) -> BoolArray:
    """bool[engineers, skills]: whether an engineer may do the work; on call never analysis or guidance."""
    columns = (roster.handles, roster.tiers, roster.ability, roster.on_call)
    return _may_table(roster.handles.shape[1], *(column.tobytes() for column in columns))


@lru_cache(maxsize=TABLES_KEPT)
def _may_table(plans: int, handles: bytes, tiers: bytes, ability: bytes, on_call: bytes) -> BoolArray:
    """The same of the bytes of the columns it hangs on: the engineers of a coverage are the same in all histories."""
    handling = np.frombuffer(handles, dtype=np.bool_).reshape(-1, plans, SEVERITIES, 1)
    of_tiers = np.frombuffer(tiers, dtype=np.bool_).reshape(-1, 2)
    asked = np.concatenate((of_tiers, np.ones((len(of_tiers), 1), dtype=np.bool_)), axis=1)
    ordinary = (handling & asked[:, None, None, :])[np.frombuffer(ability, dtype=np.int64)]
    extra = ordinary & ~np.frombuffer(on_call, dtype=np.bool_)[:, None, None, None]
    may: BoolArray = np.stack([ordinary, extra], axis=-1).reshape(len(ordinary), plans * SKILLS_PER_PLAN)
    may.flags.writeable = False
    return may


def abilities_count(roster: Roster) -> IntArray:
    """int64[engineers]: how many combinations of plan, severity and tier each may do."""
    per_ability = roster.handles.sum(axis=(1, 2), dtype=np.int64) * roster.tiers.sum(axis=1, dtype=np.int64)
    counts: IntArray = per_ability[roster.ability]
    counts.flags.writeable = False
    return counts


@overload
def class_of(rules: Rules, plan: int, severity: int) -> int: ...
@overload
def class_of(rules: Rules, plan: IntArray, severity: IntArray) -> IntArray: ...
def class_of(rules: Rules, plan: int | IntArray, severity: int | IntArray) -> int | IntArray:
    """How important a ticket is, as one whole number: lower is more important, equal is equally important.

    Severity first and then the plan's rank; the other way round under dispatch "plan". Takes whole numbers
    or arrays of one shape.
    """
    rank = rules.plan_rank[plan]
    if rules.dispatch == Dispatch.PLAN:
        importance = rank * SEVERITIES + severity
    else:
        importance = severity * (rules.plan_rank.max() + 1) + rank
    return importance if isinstance(importance, np.ndarray) else int(importance)


def work_class(rules: Rules, plan: IntArray, severity: IntArray, kind: IntArray | int) -> IntArray:
    """How important pieces of work are: their tickets' classes, but analysis and guidance as Low."""
    is_extra = (kind == int(Work.ANALYSIS)) | (kind == int(Work.GUIDANCE))
    ranked: IntArray = np.where(is_extra, LOW, severity)
    return class_of(rules, plan, ranked)
