"""A ticket list in words: how many there are behind a number, and which of them are shown."""

from __future__ import annotations

from planner.attainment.results import CoverageResult
from planner.grammar import capitalised, counted
from planner.reporting.target_words import things_of
from planner.tickets.behind import Behind, Outcome
from planner.tickets.ticket_list import TicketList


def words_of_list(found: TicketList, result: CoverageResult | None, replications: int) -> str:
    """Such as: 1,082 of 1,840 tickets missed; these are the first 500, from replications 1 to 4 of 53.

    `result` is what the study found of that coverage in so many replications, and says how many there are in all, but
    for causes: of those it keeps shares alone. A running study may have more replications than were gone through.
    """
    total = None if result is None else _total(found.behind, result)
    shown = len(found.rows)
    if not shown and found.replications >= replications:
        return f"None in {counted(found.replications, 'replication')}."
    if not shown:
        return f"None yet in {_from(found.replications)} of {replications:,}."
    if found.is_whole and found.replications >= replications:
        are = "it is" if shown == 1 else "all of them are"
        return f"{total or _count(found.behind, shown)}; {are} shown."
    first = "this is the first" if shown == 1 else f"these are the first {shown:,}"
    these = f"{first}, from {_from(found.replications)} of {replications:,}"
    return f"{total}; {these}." if total else f"{capitalised(these)}."


def _total(behind: Behind, result: CoverageResult) -> str:
    """How many there are in all replications; empty where a study does not know."""
    if behind.cause is not None:
        return ""
    rows = [at for at, each in enumerate(result.targets) if behind.target in (None, each.target)]
    if behind.hour_of_week is None:
        met, count = int(result.met[:, rows].sum()), int(result.count[:, rows].sum())
    else:
        met = int(result.pattern.met[rows, behind.hour_of_week].sum())
        count = int(result.pattern.count[rows, behind.hour_of_week].sum())
    if behind.outcome is Outcome.ALL:
        return _count(behind, count)
    number = met if behind.outcome is Outcome.MET else count - met
    return f"{number:,} of {_count(behind, count)} {behind.outcome.value}"


def _count(behind: Behind, number: int) -> str:
    return counted(number, "target" if behind.target is None else things_of(behind.target))


def _from(number: int) -> str:
    return "replication 1" if number == 1 else f"replications 1 to {number:,}"
