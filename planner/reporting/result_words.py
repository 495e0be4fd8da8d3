"""Results in words and signs, the same on a terminal, in a window and in a report.

Separate from every surface: what is bold, coloured or in which column is theirs; how a share with its interval is
written, and which sign stands for which verdict, is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from planner.attainment.results import CoverageResult, MonthResult, StudyResult, TargetResult
from planner.estimates.intervals import Interval
from planner.estimates.stopping import Ending
from planner.estimates.verdicts import Verdict
from planner.plans import ASSUMED_READINGS, NEPTUNE_TARGETS, Metric, Severity
from planner.reporting.progress_words import words_of_seconds

SIGNS: Mapping[Verdict, str] = MappingProxyType(
    {Verdict.MET: "✓", Verdict.MISSED: "✕", Verdict.TOO_CLOSE: "●", Verdict.NO_TICKETS: "○"}
)
NOTHING = "–"


def words_of_study(study: StudyResult) -> str:
    """Such as: 53 replications, seed 1, 21 s; as precise as asked: ±2.9 points, asked ±3.0."""
    return f"{study.replications_in_words}, seed {study.seed}, {words_of_seconds(study.elapsed_s)}{_precision(study)}"


def words_of_check(study: StudyResult) -> str:
    """Such as: checked against SimPy; of whole results that are not, yet: being checked. Empty where SimPy played."""
    if study.engine == "simpy":
        return ""
    return "checked against SimPy" if study.checked_against_simpy else "being checked against SimPy"


def _precision(study: StudyResult) -> str:
    if study.widest_half_width is None:
        return ""
    widest = f"±{study.widest_half_width * 100:.1f} points"
    if study.precision_asked is None:
        return f"; the widest contractual interval is {widest}"
    asked = f"±{study.precision_asked * 100:.1f}"
    return f"; {_precision_reached(study.ending)}: {widest}, asked {asked}"


def _precision_reached(ending: Ending) -> str:
    if ending is Ending.RUNNING:
        return "so far"
    return "as precise as asked" if ending is Ending.PRECISE else f"{ending.value} before the precision"


def use_of_time(coverage: CoverageResult) -> str:
    """Such as: 71% of working time used, 1.0 hours of overtime a week; empty where there is nothing to say."""
    use = coverage.utilisation
    parts = []
    if use.share is not None:
        parts.append(f"{use.share:.0%} of working time used, {use.overtime_h:.1f} hours of overtime a week")
    if use.on_call_h > 0:
        parts.append(f"{coverage.call_outs_per_week:.1f} call-outs a week")
    return ", ".join(parts) + "." if parts else ""


def weekly_cost(coverage: CoverageResult, currency: str) -> str:
    """What stands beside a verdict, such as: Costs 17,360 EUR a week; empty where the file names no costs."""
    cost = coverage.cost
    return "" if cost is None or cost.total == 0 else f"Costs {cost.total:,.0f} {currency} a week."


def cost_in_words(coverage: CoverageResult, currency: str) -> str:
    """Such as: Costs 17,360 EUR a week (paid hours 17,000, retainer 360); empty where the file names no costs."""
    cost, interval = coverage.cost, coverage.cost_ci95
    if cost is None or cost.total == 0:
        return ""
    named = {
        "paid hours": cost.paid_hours,
        "premiums": cost.premiums,
        "retainer": cost.retainer,
        "call-outs": cost.call_outs,
        "work on call": cost.on_call_work,
        "overtime": cost.overtime,
    }
    parts = ", ".join(f"{word} {amount:,.0f}" for word, amount in named.items() if amount)
    is_fixed = interval is None or f"{interval.low:,.0f}" == f"{interval.high:,.0f}"
    known = "" if is_fixed or interval is None else f", 95% interval {interval.low:,.0f}–{interval.high:,.0f}"
    return f"Costs {cost.total:,.0f} {currency} a week{known} ({parts})."


def assumed_readings(targets: Iterable[TargetResult]) -> list[str]:
    """Our readings of Neptune's published plans, as far as these targets rest on them."""
    rows = [result.target for result in targets]
    every_other_day, severities = ASSUMED_READINGS
    is_every_other_day = any(
        (row.plan, row.severity, row.metric) == ("Basic", Severity.HIGH, Metric.UPDATES)
        and row.words == NEPTUNE_TARGETS["Basic"]["high"]["updates"]
        for row in rows
    )
    is_neptune = any(row.plan in NEPTUNE_TARGETS for row in rows)
    return [*([every_other_day] if is_every_other_day else ()), *([severities] if is_neptune else ())]


def months_in_words(coverage: CoverageResult) -> str:
    """The chance of a month in which everything contractual is met; empty without whole months."""
    months = coverage.months_meet_all
    if months is None:
        return ""
    return f"A month meets every contractual goal with a chance of {chance_in_words(months)}."


def chance_in_words(months: MonthResult | None) -> str:
    """Such as: 76% (72–80); a dash without whole months."""
    return NOTHING if months is None else f"{months.meet_goal:.0%}{interval_in_words(months.ci95, 0)}"


def ceilings(targets: Iterable[TargetResult]) -> list[str]:
    """A sentence for each contractual goal that these shifts cannot reach, however many people work them."""
    return [
        f"Ceiling: with these shifts at most {result.bound:.1%} of {result.target.plan} {result.target.severity.word} "
        f"can be answered within {result.target.words}, however many engineers."
        for result in targets
        if result.bound is not None and result.target.contractual and result.bound < result.target.goal
    ]


def attainment_in_words(result: TargetResult) -> str:
    """Such as: 41.2% (39.0–43.4); a dash without any targets."""
    if result.attainment is None:
        return NOTHING
    return f"{result.attainment:.1%}{interval_in_words(result.ci95, 1)}"


def interval_in_words(interval: Interval | None, decimals: int) -> str:
    """Such as: (39.0–43.4), in percent after a blank; empty where there is no interval."""
    if interval is None:
        return ""
    return f" ({interval.low * 100:.{decimals}f}–{interval.high * 100:.{decimals}f})"
