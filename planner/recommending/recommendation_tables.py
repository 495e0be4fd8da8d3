"""Recommendation tables: what is recommended shift by shift, and the staffings that were tried."""

from __future__ import annotations

from planner.attainment.results import CoverageResult
from planner.recommending.choices import changes_in_words
from planner.recommending.recommendation import Recommendation, TriedStaffing
from planner.reporting.result_words import NOTHING, SIGNS, attainment_in_words
from planner.reporting.target_words import promise_of, tickets_of
from planner.tables.table import Column, Kind, Table


def staffing_table(found: Recommendation) -> Table:
    """A row per shift; none where nothing was found."""
    columns = (
        Column("Team"),
        Column("Shift"),
        Column("Engineers now", Kind.COUNT),
        Column("Recommended", Kind.COUNT),
        Column("Change", Kind.COUNT),
        Column("At least", Kind.COUNT),
        Column("At most", Kind.COUNT),
    )
    chosen = found.headcounts or ()
    rows = tuple(
        (each.team_name, each.shift_name, each.now, engineers, engineers - each.now, each.least, each.most)
        for each, engineers in zip(found.choices, chosen, strict=False)
    )
    return Table("Recommendation", columns, rows)


def tried_table(title: str, found: Recommendation, tried: tuple[TriedStaffing, ...]) -> Table:
    """A row per staffing, in words against now."""
    columns = (
        Column("Staffing, against now"),
        Column(f"Cost per week ({found.currency})", Kind.MONEY),
        Column("Tightest goal exceeded by", Kind.SHARE),
        Column("Meets what is asked"),
        Column("Replications", Kind.COUNT),
    )
    rows = tuple(
        (
            changes_in_words(found.choices, each.headcounts),
            each.cost_per_week,
            each.margin,
            "yes" if each.meets else "no",
            each.replications,
        )
        for each in tried
    )
    return Table(title, columns, rows)


def met_table(result: CoverageResult) -> Table:
    """A row per target, contractual ones first, in words with their intervals."""
    columns = (
        Column("Verdict"),
        Column("Tickets of"),
        Column("Promise"),
        Column("Attainment (95 %)"),
        Column("Count", Kind.COUNT),
        Column("Month ok"),
    )
    rows = tuple(
        (
            f"{SIGNS[each.verdict]} {each.verdict.value}",
            tickets_of(each.target),
            promise_of(each.target) if each.target.contractual else f"{promise_of(each.target)} (suggested)",
            attainment_in_words(each),
            each.count,
            NOTHING if each.months is None else f"{each.months.meet_goal:.0%}",
        )
        for each in sorted(result.targets, key=lambda each: not each.target.contractual)
    )
    return Table("What it meets", columns, rows)
