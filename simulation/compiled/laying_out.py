"""Laying out: the memory of a history before anything happens, from its inputs."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np

from simulation.clocks import Clock
from simulation.columns import BoolArray, IntArray
from simulation.compiled.memory import DOUBLINGS, RESERVE
from simulation.compiled.timeline import KINDS, Phase
from simulation.compiled.words import (
    LOG_ROWS,
    Fixed,
    Head,
    OfClock,
    OfEngineer,
    OfInstant,
    OfLane,
    OfLog,
    OfPromise,
)
from simulation.inputs import LOW, Dispatch, History, Ownership, Roster, Stretches, Work
from simulation.outcomes import OPEN
from simulation.skills import abilities_count, class_of, may_table, skill_of
from simulation.spans import Cover, cover_of

FIRST_INSTANTS: Final = 64
"""Tickets' instants that there is room for at first."""

FIRST_SPARE: Final = 1 << 16
"""Words for tickets and their work at first; what is not used takes no memory."""

CLOCKS_KEPT: Final = 4
"""Studies whose clocks are kept as they are laid out."""

COLUMNS: Final = {
    Head.TICKET_LOG: 6,
    Head.WORK_LOG: 8,
    Head.WAIT_LOG: 5,
    Head.OBLIGATION_LOG: 7,
    Head.PAUSE_LOG: 4,
    Head.CALL_OUT_LOG: 3,
}
"""The logs, and how many words a row of each has; a ticket's begins with its index."""


class _Layout:
    """Parts one behind the other, each with its address."""

    def __init__(self) -> None:
        self._parts: list[IntArray] = []
        self.words = 0

    def add(self, words: IntArray) -> int:
        """The address of a part."""
        address, self.words = self.words, self.words + words.size
        self._parts.append(words.reshape(-1))
        return address

    def memory(self, words: int) -> IntArray:
        """All parts, in a memory of so many words."""
        m = np.zeros(words, dtype=np.int64)
        end = 0
        for part in self._parts:
            m[end : end + part.size] = part
            end += part.size
        return m


def memory_of(history: History, start_s: int) -> IntArray:
    """The memory of a history at its first instant."""
    layout = _Layout()
    head = np.zeros(Head.SIZE, dtype=np.int64)
    layout.add(head)
    head[Head.NOW_S], head[Head.END_S] = start_s, history.end_s
    head[Head.TICKETS], head[Head.ENGINEERS] = len(history.tickets) + 1, len(history.roster) + 1
    head[Head.ROUND] = 1
    _add_rules(head, history)
    _add_clocks(head, layout, history.clocks)
    may = may_table(history.roster)
    _add_promises(head, layout, history, may)
    _add_engineers(head, layout, history.roster, may)
    head[Head.TICKET_INSTANTS] = layout.add(np.zeros(FIRST_INSTANTS * OfInstant.SIZE, dtype=np.int64))
    head[Head.TICKET_INSTANT_ROOM] = FIRST_INSTANTS
    for log, columns in COLUMNS.items():
        rows = np.zeros(OfLog.ROWS + columns * LOG_ROWS, dtype=np.int64)
        rows[OfLog.COLUMNS] = columns
        head[log] = layout.add(rows)
    # Everyone on call may come to the end of a call-out in one second.
    layout.add(np.zeros(COLUMNS[Head.CALL_OUT_LOG] * len(history.roster), dtype=np.int64))
    lanes = int(history.roster.handles.shape[1]) * _SKILLS_PER_PLAN * int(head[Head.OWNERS])
    head[Head.WAITING_LANES] = layout.words
    head[Head.LANES] = layout.words + lanes + 1
    head[Head.TAIL] = head[Head.LANES] + OfLane.SIZE * lanes
    head[Head.LARGEST] = FIRST_INSTANTS * OfInstant.SIZE
    words = int(head[Head.TAIL]) + FIRST_SPARE + RESERVE + DOUBLINGS * int(head[Head.LARGEST])
    head[Head.ROOM], head[Head.LIMIT] = words, head[Head.TAIL] + FIRST_SPARE
    return layout.memory(words)


_SKILLS_PER_PLAN: Final = skill_of(1, 0, 0, Work.TOUCH, 0) - skill_of(0, 0, 0, Work.TOUCH, 0)


def _add_rules(head: IntArray, history: History) -> None:
    rules, roster = history.rules, history.roster
    head[Head.RANKED] = rules.dispatch in (Dispatch.SEVERITY, Dispatch.PLAN)
    head[Head.FIRST_COME] = rules.dispatch is Dispatch.FIRST_COME
    head[Head.OWNERSHIP] = rules.ownership
    head[Head.SHIFT_END] = rules.shift_end
    head[Head.FINISH_WITHIN_S] = rules.finish_within_s
    head[Head.INTERRUPTS] = bool(rules.interrupts.any())
    head[Head.INTERRUPT_COST_S] = rules.interrupt_cost_s
    head[Head.SAME_TEAM_S] = rules.hand_over_same_team_s
    head[Head.OTHER_TEAM_S] = rules.hand_over_other_team_s
    owners = {
        Ownership.ANYONE: 0,
        Ownership.TEAM: int(roster.team.max(initial=-1)) + 1,
        Ownership.ENGINEER: len(roster),
    }
    head[Head.OWNERS] = 1 + owners[rules.ownership]


def _add_clocks(head: IntArray, layout: _Layout, clocks: tuple[Clock, ...]) -> None:
    columns, table = _laid_out(clocks)
    address = layout.add(columns)
    table = table.copy()
    table[:, _CLOCK_COLUMNS] += address
    head[Head.CLOCK_TABLE] = layout.add(table)


_CLOCK_COLUMNS: Final = [
    OfClock.OPENS,
    OfClock.CLOSES,
    OfClock.DAY,
    OfClock.OPEN_BEFORE,
    OfClock.DATE_S,
    OfClock.DAY_OPENS,
    OfClock.DAY_CLOSES,
    OfClock.OFFSET_FROM,
    OfClock.OFFSET_S,
    OfClock.LOCAL_ENDS,
]


@lru_cache(maxsize=CLOCKS_KEPT)
def _laid_out(clocks: tuple[Clock, ...]) -> tuple[IntArray, IntArray]:
    """The columns of all clocks, and the table of their places in these: the same in all histories of a study."""
    layout = _Layout()
    table = np.zeros((len(clocks), OfClock.SIZE), dtype=np.int64)
    for row, clock in zip(table, clocks, strict=True):
        columns = (
            clock.opens,
            clock.closes,
            clock.day,
            clock.open_before,
            clock.date_s,
            clock.day_opens,
            clock.day_closes,
            clock.offset_from,
            clock.offset_s,
            clock.offset_from[1:] + clock.offset_s[:-1],
        )
        row[_CLOCK_COLUMNS] = [layout.add(column) for column in columns]
        row[OfClock.COUNT], row[OfClock.DAYS] = len(clock.opens), len(clock.date_s)
        row[OfClock.OFFSETS] = len(clock.offset_s)
    return layout.memory(layout.words), table


def _add_promises(head: IntArray, layout: _Layout, history: History, may: BoolArray) -> None:
    promises, rules = history.promises, history.rules
    plan, severity = promises.plan, promises.severity
    table = np.zeros((len(plan), OfPromise.SIZE), dtype=np.int64)
    table[:, OfPromise.IMPORTANCE] = class_of(rules, plan, severity)
    table[:, OfPromise.LOW_IMPORTANCE] = class_of(rules, plan, np.full_like(severity, LOW))
    table[:, OfPromise.MAY_INTERRUPT] = rules.interrupts[plan, severity]
    first_tier, second_tier = np.zeros(len(plan), dtype=np.bool_), np.ones(len(plan), dtype=np.bool_)
    table[:, OfPromise.FIRST_SKILL] = skill_of(plan, severity, first_tier, Work.TOUCH, 0)
    for kind in Work:
        table[:, OfPromise.SKILLS + kind] = skill_of(plan, severity, first_tier, kind, 1)
        table[:, OfPromise.SKILLS + KINDS + kind] = skill_of(plan, severity, second_tier, kind, 1)
    table[:, OfPromise.BUSINESS_CLOCK] = head[Head.CLOCK_TABLE] + OfClock.SIZE * promises.business_clock
    table[:, OfPromise.UPDATE_CLOCK] = head[Head.CLOCK_TABLE] + OfClock.SIZE * promises.update_clock
    table[:, OfPromise.UPDATE_COUNT] = promises.update_count
    table[:, OfPromise.UPDATE_AMOUNT] = promises.update_amount
    table[:, OfPromise.UPDATE_EFFORT_S] = promises.update_effort_s
    table[:, OfPromise.UPDATE_LEAD_S] = promises.update_effort_s + promises.update_ahead_s
    table[:, OfPromise.UPDATE_PAUSES] = promises.update_pauses
    table[:, OfPromise.ONGOING] = promises.ongoing
    _add_rostered(layout, history.roster.rostered, may, table)
    head[Head.PROMISE_TABLE] = layout.add(table)


def _add_rostered(layout: _Layout, rostered: Stretches, may: BoolArray, table: IntArray) -> None:
    """When anyone who may make the updates of each promise is rostered; see `simulation.engine.rostered`."""
    covers: dict[bytes, tuple[int, int, int]] = {}
    for row in table:
        able = may[:, row[OfPromise.SKILLS + Work.UPDATE]]
        if able.tobytes() not in covers:
            mine = able[rostered.engineer]
            cover: Cover = cover_of(rostered.start_s[mine], rostered.end_s[mine])
            covers[able.tobytes()] = layout.add(cover.start_s), layout.add(cover.end_s), len(cover.start_s)
        row[[OfPromise.ROSTER_STARTS, OfPromise.ROSTER_ENDS, OfPromise.ROSTER_COUNT]] = covers[able.tobytes()]


def _add_engineers(head: IntArray, layout: _Layout, roster: Roster, may: BoolArray) -> None:
    count = len(roster)
    by_team = np.argsort(roster.team, kind="stable")
    table = np.zeros((count, OfEngineer.SIZE), dtype=np.int64)
    table[:, OfEngineer.INDEX] = np.arange(count)
    table[:, OfEngineer.TEAM] = roster.team
    table[:, OfEngineer.ON_CALL] = roster.on_call
    table[:, OfEngineer.RESPONSE_S] = roster.response_s
    table[:, OfEngineer.ABILITIES] = abilities_count(roster)
    table[:, OfEngineer.PAUSE_STARTED_S] = OPEN
    table[:, OfEngineer.CALL_OUT_S] = OPEN
    table[:, OfEngineer.TEAM_FROM] = np.searchsorted(roster.team[by_team], roster.team, side="left")
    table[:, OfEngineer.TEAM_TO] = np.searchsorted(roster.team[by_team], roster.team, side="right")
    address = head[Head.ENGINEER_TABLE] = layout.add(table)
    head[Head.ENGINEERS_BY_TEAM] = layout.add(address + OfEngineer.SIZE * by_team)
    on_call = np.flatnonzero(roster.on_call)
    head[Head.ON_CALL] = layout.add(address + OfEngineer.SIZE * on_call)
    head[Head.ON_CALL_COUNT] = len(on_call)
    # A skill's row is one engineer longer than there are, as `Head.ENGINEERS` is.
    by_skill = np.zeros((may.shape[1], count + 1), dtype=np.int64)
    by_skill[:, :count] = may.T
    head[Head.MAY] = layout.add(by_skill)
    head[Head.FREE] = layout.add(np.zeros(count + 1, dtype=np.int64))
    head[Head.PAUSING] = layout.add(np.zeros(count + 1, dtype=np.int64))
    head[Head.ENGINEER_INSTANTS] = layout.add(np.zeros(2 * (count + 2), dtype=np.int64))


def fixed_of(history: History, m: IntArray, start_s: int) -> IntArray:
    """int64[n * 5]: shifts and planned pauses in their order, each a row by `Fixed`."""
    attended, pauses, end_s = history.roster.attended, history.roster.pauses, history.end_s
    starts = np.flatnonzero((attended.start_s < end_s) & (attended.end_s > start_s))
    ends = starts[attended.end_s[starts] < end_s]
    planned = np.flatnonzero((pauses.at_s >= start_s) & (pauses.at_s < end_s))
    parts = (
        (Phase.SHIFT_STARTS, attended.engineer[starts], np.maximum(attended.start_s[starts], start_s), starts),
        (Phase.SHIFT_ENDS, attended.engineer[ends], attended.end_s[ends], ends),
        (Phase.PAUSE_STARTS, pauses.engineer[planned], pauses.at_s[planned], planned),
    )
    table = np.empty((sum(len(rows) for *_, rows in parts), Fixed.SIZE), dtype=np.int64)
    end = 0
    for phase, engineer, when_s, rows in parts:
        part = table[end : end + len(rows)]
        part[:, Fixed.WHEN_S] = when_s
        # As `timeline.place_of` has it.
        part[:, Fixed.PLACE] = (phase * m[Head.TICKETS] * m[Head.ENGINEERS] + engineer) * KINDS
        part[:, Fixed.PHASE] = phase
        part[:, Fixed.ENGINEER] = m[Head.ENGINEER_TABLE] + OfEngineer.SIZE * engineer
        part[:, Fixed.PAUSE] = rows
        end += len(rows)
    # One number for instant, phase and engineer: sorting by two columns takes twice as long.
    in_second = table[:, Fixed.PLACE] // KINDS
    ranks = table[:, Fixed.PHASE] * m[Head.ENGINEERS] + in_second % m[Head.ENGINEERS]
    key = (table[:, Fixed.WHEN_S] - start_s) * (8 * m[Head.ENGINEERS]) + ranks
    order = np.argsort(key, kind="stable")
    fixed: IntArray = table[order].reshape(-1)
    m[Head.FIXED_COUNT] = len(order)
    return fixed


def with_more_room(m: IntArray, spare: int) -> IntArray:
    """The same memory with room for so many words more."""
    tail, reserved = int(m[Head.TAIL]), RESERVE + DOUBLINGS * int(m[Head.LARGEST])
    larger = np.empty(tail + spare + reserved, dtype=np.int64)
    larger[:tail] = m[:tail]
    larger[Head.ROOM], larger[Head.LIMIT] = len(larger), tail + spare
    return larger
