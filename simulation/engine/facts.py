"""Facts: the inputs of a history, unpacked for an event loop that asks one question at a time.

numpy answers a single question many times slower than a list does, so columns become lists here, and what follows
from the rules alone (who may do what, how much each class matters) is worked out before the first event.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simulation.clock_reader import ClockReader
from simulation.clocks import Count
from simulation.engine.live import Engineer
from simulation.inputs import LOW, History, Promises, Rules, Wait, Work
from simulation.skills import abilities_count, class_of, may_table, skill_of


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """One row of `Promises`: what is promised to a customer group at one severity, and what it weighs."""

    plan: int
    severity: int
    importance: int
    low_importance: int
    """Of analysis and guidance, which rank as Low."""
    may_interrupt: bool
    first_skill: int
    """What the first touch asks."""
    skills: tuple[tuple[int, ...], tuple[int, ...]]
    """What later work asks, by whether the ticket is a second-tier one, then by kind."""
    business_clock: ClockReader
    update_clock: ClockReader
    update_count: Count
    update_amount: int
    update_effort_s: int
    update_lead_s: int
    """Open time before due at which an update becomes work: its effort and what it is made ahead by."""
    update_pauses: bool
    ongoing: bool


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """`Tickets` as lists."""

    arrival_s: list[int]
    row: list[int]
    first_due_s: list[int]
    second_tier: list[bool]
    analysis_s: list[int]
    guidance_s: list[int]
    touch_from: list[int]
    effort_s: list[int]
    wait: list[Wait]
    wait_s: list[int]
    wait_clock: list[int]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a history is played from, ready to be asked."""

    rules: Rules
    clocks: list[ClockReader]
    promises: list[PromiseFacts]
    tickets: TicketFacts
    engineers: list[Engineer]


def facts_of(history: History) -> Facts:
    """Unpack the inputs of one history."""
    clocks = [ClockReader(clock) for clock in history.clocks]
    return Facts(
        rules=history.rules,
        clocks=clocks,
        promises=_promises(history, clocks),
        tickets=_tickets(history),
        engineers=_engineers(history),
    )


def _promises(history: History, clocks: list[ClockReader]) -> list[PromiseFacts]:
    table, rules = history.promises, history.rules
    low = class_of(rules, table.plan, np.full_like(table.severity, LOW)).tolist()
    importance = class_of(rules, table.plan, table.severity).tolist()
    may_interrupt = rules.interrupts[table.plan, table.severity].tolist()
    return [
        PromiseFacts(
            plan=int(table.plan[row]),
            severity=int(table.severity[row]),
            importance=importance[row],
            low_importance=low[row],
            may_interrupt=may_interrupt[row],
            first_skill=_skill(table, row, 0, Work.TOUCH, 0),
            skills=(_later_skills(table, row, 0), _later_skills(table, row, 1)),
            business_clock=clocks[table.business_clock[row]],
            update_clock=clocks[table.update_clock[row]],
            update_count=Count(int(table.update_count[row])),
            update_amount=int(table.update_amount[row]),
            update_effort_s=int(table.update_effort_s[row]),
            update_lead_s=int(table.update_effort_s[row] + table.update_ahead_s[row]),
            update_pauses=bool(table.update_pauses[row]),
            ongoing=bool(table.ongoing[row]),
        )
        for row in range(len(table.plan))
    ]


def _skill(table: Promises, row: int, second_tier: int, kind: Work, touch: int) -> int:
    return skill_of(int(table.plan[row]), int(table.severity[row]), second_tier, kind, touch)


def _later_skills(table: Promises, row: int, second_tier: int) -> tuple[int, ...]:
    return tuple(_skill(table, row, second_tier, kind, 1) for kind in Work)


def _tickets(history: History) -> TicketFacts:
    tickets = history.tickets
    return TicketFacts(
        arrival_s=tickets.arrival_s.tolist(),
        row=tickets.promise.tolist(),
        first_due_s=tickets.first_due_s.tolist(),
        second_tier=tickets.second_tier.tolist(),
        analysis_s=tickets.analysis_s.tolist(),
        guidance_s=tickets.guidance_s.tolist(),
        touch_from=tickets.touch_from.tolist(),
        effort_s=tickets.effort_s.tolist(),
        wait=[_WAITS[wait] for wait in tickets.wait.tolist()],
        wait_s=tickets.wait_s.tolist(),
        wait_clock=tickets.wait_clock.tolist(),
    )


_WAITS = list(Wait)


def _engineers(history: History) -> list[Engineer]:
    roster = history.roster
    may, abilities = may_table(roster), abilities_count(roster)
    return [
        Engineer(
            index=index,
            team=int(roster.team[index]),
            on_call=bool(roster.on_call[index]),
            response_s=int(roster.response_s[index]),
            abilities=int(abilities[index]),
            may=may[index].tolist(),
        )
        for index in range(len(roster))
    ]
