"""Result tables: all that a study found of its coverages and targets, a table for each kind of answer.

Separate from the reports, which choose and round: a table has every number as it is, for whoever goes on calculating.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from planner.attainment.results import CoverageResult, Hours, MissedBecause, StudyResult, TargetResult
from planner.comparing.compared import against_first
from planner.estimates.intervals import Interval
from planner.estimates.verdicts import Verdict
from planner.reporting.result_words import assumed_readings
from planner.reporting.verdict_sentences import verdict_sentence
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostParts
from planner.tables.difference_tables import coverage_differences, target_differences
from planner.tables.table import Cell, Column, Kind, Table

Cells = tuple[Cell, ...]

INTERVAL = ("95% from", "95% to")
"""Of the column before them."""

LARGEST_EXACT = 10**15
"""Spreadsheets keep no more than 15 digits of a number: what is larger is written as text."""


def result_tables(scenario: Scenario, study: StudyResult) -> tuple[Table, ...]:
    """Every table of a study, the most asked for first; the differences only where there are two coverages."""
    pairs = against_first(scenario, study)
    differences = (coverage_differences(pairs), target_differences(pairs)) if pairs else ()
    return (
        verdict_table(study, scenario.currency),
        target_table(study),
        *differences,
        cost_table(study, scenario.currency),
        fact_table(scenario, study),
    )


def verdict_table(study: StudyResult, currency: str) -> Table:
    """A row per coverage: how many contractual targets are met, at what cost."""
    columns = (
        Column("Coverage"),
        *(Column(f"Contractual targets, {verdict.value}", Kind.COUNT) for verdict in Verdict),
        *_estimated(f"Cost per week ({currency})", Kind.MONEY),
        *_estimated("Utilisation", Kind.SHARE),
        *_estimated("Months that meet every contractual goal", Kind.SHARE),
        Column("Call-outs per week", Kind.NUMBER),
        Column("Hand-overs per ticket", Kind.NUMBER),
        Column("Verdict"),
        Column("Beware"),
    )
    return Table("Verdicts", columns, tuple(_verdict_row(coverage) for coverage in study.coverages))


def _verdict_row(coverage: CoverageResult) -> Cells:
    verdicts = [result.verdict for result in coverage.targets if result.target.contractual]
    months, use = coverage.months_meet_all, coverage.utilisation
    return (
        coverage.name,
        *(verdicts.count(verdict) for verdict in Verdict),
        None if coverage.cost is None else coverage.cost.total,
        *_ends(coverage.cost_ci95),
        use.share,
        *_ends(use.ci95),
        None if months is None else months.meet_goal,
        *_ends(None if months is None else months.ci95),
        coverage.call_outs_per_week,
        coverage.hand_overs_per_ticket,
        verdict_sentence(coverage),
        " ".join(coverage.warnings) or None,
    )


def target_table(study: StudyResult) -> Table:
    """A row per coverage and target."""
    columns = (
        *(Column(heading) for heading in ("Coverage", "Plan", "Severity", "Metric", "Target", "Contractual")),
        Column("Goal", Kind.SHARE),
        *_estimated("Attainment", Kind.SHARE),
        Column("Count", Kind.COUNT),
        Column("Verdict"),
        Column("Bound", Kind.SHARE),
        *_estimated("Months that meet the goal", Kind.SHARE),
        Column("Count per month", Kind.NUMBER),
        *(Column(f"Hours, {word}", Kind.HOURS) for word in ("mean", "50th", "90th", "95th", "99th")),
        *(Column(f"Missed because of {cause}", Kind.SHARE) for cause in _CAUSES),
        Column("Open and past due", Kind.COUNT),
        Column("Open and not yet due", Kind.COUNT),
    )
    rows = tuple(_target_row(coverage.name, result) for coverage in study.coverages for result in coverage.targets)
    return Table("Targets", columns, rows)


_CAUSES = ("no one on shift", "all busy", "less important work", "the work itself")


def _target_row(coverage: str, result: TargetResult) -> Cells:
    target, months = result.target, result.months
    return (
        coverage,
        target.plan,
        target.severity.word,
        target.metric.value.replace("_", " "),
        target.words,
        "yes" if target.contractual else "no",
        target.goal,
        result.attainment,
        *_ends(result.ci95),
        result.count,
        result.verdict.value,
        result.bound,
        None if months is None else months.meet_goal,
        *_ends(None if months is None else months.ci95),
        None if months is None else months.count_per_month,
        *_values(result.hours, Hours),
        *_values(result.missed_because, MissedBecause),
        result.past_due,
        result.not_due,
    )


_COST_PARTS = ("Paid hours", "Premiums", "Retainer", "Call-outs", "Work on call", "Overtime")
"""In the order of the fields of CostParts."""


def cost_table(study: StudyResult, currency: str) -> Table:
    """A row per coverage: the parts of what it costs per measured week."""
    columns = (
        Column("Coverage"),
        *(Column(f"{part} ({currency})", Kind.MONEY) for part in _COST_PARTS),
        *_estimated(f"Total ({currency})", Kind.MONEY),
    )
    rows = tuple(
        (
            coverage.name,
            *_values(coverage.cost, CostParts),
            None if coverage.cost is None else coverage.cost.total,
            *_ends(coverage.cost_ci95),
        )
        for coverage in study.coverages
    )
    return Table("Costs per week", columns, rows)


def fact_table(scenario: Scenario, study: StudyResult) -> Table:
    """What was simulated, and how: nothing that two runs of one seed would differ in."""
    simulation = scenario.simulation
    facts: list[tuple[str, Cell]] = [
        ("Scenario", study.scenario),
        ("Currency", scenario.currency),
        ("First day of the warm-up", simulation.start.isoformat()),
        ("Warm-up weeks", simulation.warm_up_weeks),
        ("Measured weeks", simulation.weeks),
        ("Follow-up weeks", simulation.follow_weeks),
        ("Seed", study.seed if study.seed <= LARGEST_EXACT else str(study.seed)),
        ("Replications", study.replications),
        ("Ending", study.ending.value),
        ("Precision asked: half-width of every contractual attainment", study.precision_asked),
        ("Precision reached: the widest of these half-widths", study.widest_half_width),
        ("Engine", study.engine),
        *(("Assumed", reading) for reading in assumed_readings(study.coverages[0].targets)),
    ]
    return Table("Facts", (Column("Fact"), Column("Value", Kind.MIXED)), tuple(facts))


def _estimated(heading: str, kind: Kind) -> tuple[Column, ...]:
    """An estimate and the two ends of its interval."""
    return Column(heading, kind), *(Column(f"{heading}, {end}", kind) for end in INTERVAL)


def _ends(interval: Interval | None) -> Cells:
    return (None, None) if interval is None else (interval.low, interval.high)


def _values(record: Hours | MissedBecause | CostParts | None, of: type) -> Cells:
    """All fields of a record, or as many cells without anything."""
    names: Sequence[str] = [field.name for field in fields(of)]
    return tuple(None if record is None else float(getattr(record, name)) for name in names)
