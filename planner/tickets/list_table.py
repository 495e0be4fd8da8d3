"""A ticket list as a table for a file: figures a program reads, times with their offsets."""

from __future__ import annotations

from planner.reporting.cause_words import CAUSE_WORDS
from planner.tables.table import Cell, Column, Kind, Table
from planner.tickets.behind import promise_words, words_of
from planner.tickets.moments import Moments
from planner.tickets.ticket_list import TicketList, TicketRow
from simulation.causes import Cause

COLUMNS = (
    Column("replication", Kind.COUNT),
    Column("ticket", Kind.COUNT),
    Column("customers"),
    Column("time zone"),
    Column("plan"),
    Column("severity"),
    Column("promise"),
    Column("update", Kind.COUNT),
    Column("arrived"),
    Column("owed since"),
    Column("due"),
    Column("reply"),
    Column("waited", Kind.HOURS),
    Column("outcome"),
    Column("main cause"),
    *(Column(CAUSE_WORDS[cause], Kind.SHARE) for cause in Cause),
)


def list_table(found: TicketList) -> Table:
    """The rows of a list; local times are the customer's, replications, tickets and updates count from 1."""
    return Table(words_of(found.behind), COLUMNS, tuple(_cells(row) for row in found.rows))


def _cells(row: TicketRow) -> tuple[Cell, ...]:
    ticket, cause = row.ticket, row.cause
    moments = Moments(ticket.time_zone, ticket.arrival_s)
    shares: tuple[Cell, ...] = (None,) * len(Cause) if row.split is None else row.split
    return (
        ticket.replication + 1,
        ticket.number + 1,
        ticket.group,
        ticket.time_zone,
        ticket.plan,
        ticket.severity.word,
        promise_words(row.target),
        None if row.update is None else row.update + 1,
        moments.in_figures(ticket.arrival_s),
        moments.in_figures(row.counted_from_s),
        None if row.due_s is None else moments.in_figures(row.due_s),
        None if row.reply_s is None else moments.in_figures(row.reply_s),
        row.waited_s / 3600,
        "met" if row.met else "missed",
        None if cause is None else CAUSE_WORDS[cause],
        *shares,
    )
