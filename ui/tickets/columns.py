"""The columns of the list of tickets: heading, term, text and order of each, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.estimates.verdicts import Verdict
from planner.reporting.cause_words import CAUSE_WORDS
from planner.reporting.result_words import NOTHING, SIGNS
from planner.tickets.behind import promise_words
from planner.tickets.moments import Moments, length_words
from planner.tickets.ticket_list import TicketRow

SortKey = float | str
NEVER_S = 2.0**62
"""Sorts what has no instant behind every instant."""


@dataclass(frozen=True, slots=True)
class TicketColumn:
    """One column; `order` is what its rows are sorted by."""

    heading: str
    term: str
    text: Callable[[TicketRow], str]
    order: Callable[[TicketRow], tuple[SortKey, ...]]
    is_number: bool = False


def verdict_of_row(row: TicketRow) -> Verdict:
    """What became of it, for its sign and colour."""
    return Verdict.MET if row.met else Verdict.MISSED


def _ticket(row: TicketRow) -> str:
    return row.ticket.name if row.update is None else f"{row.ticket.name}, update {row.update + 1}"


def _outcome(row: TicketRow) -> str:
    words = "met" if row.met else "missed" if row.reply_s is not None else "missed, still open"
    return f"{SIGNS[verdict_of_row(row)]} {words}"


def _why(row: TicketRow) -> str:
    if row.cause is None or row.split is None:
        return NOTHING
    return f"{CAUSE_WORDS[row.cause]}, {row.split[row.cause] * 100:.0f}%"


def _moment(row: TicketRow, at_s: int | None) -> str:
    return NOTHING if at_s is None else Moments(row.ticket.time_zone, row.ticket.arrival_s).full(at_s)


def _instant(heading: str, term: str, of: Callable[[TicketRow], int | None]) -> TicketColumn:
    """A column of instants, in each customer's own time."""

    def order(row: TicketRow) -> tuple[SortKey, ...]:
        at_s = of(row)
        return (row.ticket.replication, NEVER_S if at_s is None else float(at_s))

    return TicketColumn(heading, f"{term} In the customer's time.", lambda row: _moment(row, of(row)), order)


COLUMNS: tuple[TicketColumn, ...] = (
    TicketColumn(
        "Ticket",
        "The number of the ticket in its replication, by arrival; and which of its updates.",
        _ticket,
        lambda row: (row.ticket.replication, row.ticket.number, -1 if row.update is None else row.update),
    ),
    TicketColumn(
        "Outcome",
        "✓ met: no time of its clock lay between due and reply. ✕ missed: some did.",
        _outcome,
        lambda row: (row.met, row.reply_s is not None),
    ),
    TicketColumn(
        "Tickets of",
        "The plan and the severity of the tickets.",
        lambda row: row.ticket.kind,
        lambda row: (row.target.plan_index, row.ticket.severity),
    ),
    TicketColumn(
        "Promise",
        "What the plan promises, counted on the clock that it names.",
        lambda row: promise_words(row.target),
        lambda row: (row.target.metric.value, row.target.words),
    ),
    TicketColumn("Customers", "The customer group.", lambda row: row.ticket.group, lambda row: (row.ticket.group,)),
    _instant("Arrived", "When the ticket arrived.", lambda row: row.ticket.arrival_s),
    TicketColumn(
        "Waited",
        "Time on the target's clock until the reply, pauses left out.",
        lambda row: length_words(row.waited_s),
        lambda row: (row.waited_s,),
        is_number=True,
    ),
    _instant("Due", "When the reply was due.", lambda row: row.due_s),
    _instant("Reply", "When the reply came.", lambda row: row.reply_s),
    TicketColumn(
        "Replication",
        "Replication: one play of the whole horizon, with its own chance of everything.",
        lambda row: str(row.ticket.replication + 1),
        lambda row: (row.ticket.replication, row.ticket.number),
        is_number=True,
    ),
    TicketColumn(
        "Why",
        "What kept the reply for the largest part of the wait, and how large that part is.",
        _why,
        lambda row: ("",) if row.split is None or row.cause is None else (row.cause.name, row.split[row.cause]),
    ),
)
OUTCOME_COLUMN = 1
OF_TARGET_COLUMNS = (2, 3)
"""The same in every row while one target is asked for."""
