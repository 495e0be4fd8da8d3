"""Recommendation tables: what is recommended shift by shift, and the staffings that were tried."""

from __future__ import annotations

from collections.abc import Iterator

from planner.attainment.results import CoverageResult, MonthResult
from planner.estimates.intervals import Interval
from planner.recommending.choices import changes_in_words
from planner.recommending.recommendation import Recommendation, TriedStaffing
from planner.reporting.result_words import NOTHING, SIGNS, attainment_in_words
from planner.reporting.target_words import promise_of, tickets_of
from planner.tables.result_tables import INTERVAL
from planner.tables.table import Cell, Column, Kind, Table

RECOMMENDED = "Recommended staffing"
"""The title of the table of what it attains."""


POINTS = 100
"""Percentage points in a whole share."""


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
    """A row per staffing, in words against now.

    All from the replications of the search, so that their costs can be held against each other. Where overtime and
    call-outs are paid, the staffing that was confirmed on fresh seeds cost slightly more or less there.
    """
    columns = (
        Column("Staffing, against now"),
        Column(f"Cost per week in the search ({found.currency})", Kind.MONEY),
        Column("Tightest goal exceeded by, points", Kind.NUMBER),
        Column("Meets what is asked"),
        Column("Replications", Kind.COUNT),
    )
    rows = tuple(
        (
            changes_in_words(found.choices, each.headcounts),
            each.cost_per_week,
            each.margin * POINTS,
            "yes" if each.meets else "no",
            each.replications,
        )
        for each in tried
    )
    return Table(title, columns, rows)


def recommended_table(found: Recommendation) -> Table:
    """A row per target of the recommended staffing, and a last one for all together; none where nothing was found."""
    columns = (
        Column("Target"),
        Column("Contractual"),
        Column("Goal", Kind.SHARE),
        *_with_interval("Attainment"),
        Column("Count", Kind.COUNT),
        Column("Verdict"),
        *_with_interval("Months that meet it"),
    )
    rows = () if found.result is None else (*_recommended_rows(found.result), _whole_row(found.result))
    return Table(RECOMMENDED, columns, rows)


def _with_interval(heading: str) -> tuple[Column, ...]:
    return Column(heading, Kind.SHARE), *(Column(f"{heading}, {end}", Kind.SHARE) for end in INTERVAL)


def _recommended_rows(result: CoverageResult) -> Iterator[tuple[Cell, ...]]:
    """Contractual targets first."""
    for each in sorted(result.targets, key=lambda each: not each.target.contractual):
        yield (
            f"{tickets_of(each.target)}, {promise_of(each.target)}",
            "yes" if each.target.contractual else "no",
            each.target.goal,
            each.attainment,
            *_ends(each.ci95),
            each.count,
            each.verdict.value,
            *_months(each.months),
        )


def _whole_row(result: CoverageResult) -> tuple[Cell, ...]:
    """The chance of a month that meets every contractual goal."""
    return ("All contractual targets together", "yes", *(None,) * 5, None, *_months(result.months_meet_all))


def _months(months: MonthResult | None) -> tuple[Cell, ...]:
    return (None,) * 3 if months is None else (months.meet_goal, *_ends(months.ci95))


def _ends(interval: Interval | None) -> tuple[Cell, ...]:
    return (None, None) if interval is None else (interval.low, interval.high)


def met_table(result: CoverageResult) -> Table:
    """A row per target, contractual ones first, in words with their intervals."""
    columns = (
        Column("Verdict"),
        Column("Tickets of"),
        Column("Promise"),
        Column("Attainment (95%)"),
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
