"""Reason tables: the views of the misses and the changes worth most as rows of numbers."""

from __future__ import annotations

from planner.reasons.outcome import Reasons, View, WorthwhileChanges
from planner.reasons.views import views_of
from planner.reporting.cause_words import CAUSE_WORDS
from planner.tables.table import Cell, Column, Kind, Table
from planner.tickets.behind import target_words
from simulation.causes import Cause

SHARES = tuple(Column(CAUSE_WORDS[cause], Kind.SHARE) for cause in Cause)


def view_table(view: View) -> Table:
    """One view: its parts, how many misses each has, its share of all, and how the causes share it."""
    columns = (Column("part"), Column("misses", Kind.COUNT), Column("of all misses", Kind.SHARE), *SHARES)
    rows = tuple(
        (part.name, part.misses, part.share, *(part.part(cause) if part.misses else None for cause in Cause))
        for part in view.slices
    )
    return Table(f"Misses {view.title[:1].lower()}{view.title[1:]}", columns, rows)


def reason_table(reasons: Reasons) -> Table:
    """All views one below the other."""
    columns = (Column("split"), Column("part"), Column("misses", Kind.COUNT), Column("of all misses", Kind.SHARE))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (view.title, part.name, part.misses, part.share, *(part.part(cause) for cause in Cause))
        for view in views_of(reasons)
        for part in view.slices
    )
    return Table("Why targets are missed", (*columns, *SHARES), rows)


def change_table(changes: WorthwhileChanges) -> Table:
    """The changes worth most, and what each does to every contractual target."""
    columns = (
        Column("change"),
        Column("cost a week", Kind.MONEY),
        Column("target"),
        Column("points", Kind.NUMBER),
        Column("low", Kind.NUMBER),
        Column("high", Kind.NUMBER),
        Column("finding"),
    )
    rows = tuple(
        (
            change.candidate.words,
            change.cost,
            target_words(each.target),
            None if each.difference is None else each.difference.value * 100,
            None if each.difference is None else each.difference.ci95.low * 100,
            None if each.difference is None else each.difference.ci95.high * 100,
            each.finding.value,
        )
        for change in changes.changes
        for each in change.tried.against.targets
        if each.is_contractual and each.is_known
    )
    return Table("The changes worth most", columns, rows)
