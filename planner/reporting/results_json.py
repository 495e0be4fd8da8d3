"""Results as JSON: the contract with scripts and spreadsheets outside.

Keys are added and never renamed. Two runs of one seed differ in `elapsed_s` alone, with two engines in `engine` too, so
floats are rounded to six decimals, and nothing here knows a date, a path or a machine.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from planner.attainment.comparison import Comparison, compare, compare_coverages
from planner.attainment.results import (
    CoverageResult,
    Hours,
    MissedBecause,
    StudyResult,
    TargetResult,
    Utilisation,
)
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval
from planner.reporting.verdict_sentences import verdict_sentence
from planner.staffing.costs import CostParts

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

FORMAT = 1
DECIMALS = 6


def results_text(study: StudyResult) -> str:
    """The results as a JSON text that ends in a newline. No NaN, no infinity: what is not known is null."""
    return json.dumps(results_json(study), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def results_json(study: StudyResult) -> dict[str, Json]:
    """The results as plain JSON values; see docs for every key."""
    first = study.coverages[0]
    return {
        "format": FORMAT,
        "scenario": study.scenario,
        "seed": study.seed,
        "replications": study.replications,
        "ending": study.ending.value,
        "precision_asked": _rounded(study.precision_asked),
        "widest_half_width": _rounded(study.widest_half_width),
        "engine": study.engine,
        "checked_against_simpy": study.checked_against_simpy,
        "elapsed_s": round(study.elapsed_s, 3),
        "coverage": [_coverage(coverage) for coverage in study.coverages],
        "differences": [
            _difference(coverage, first, comparison)
            for coverage in study.coverages[1:]
            for comparison in compare(coverage, first)
        ],
        "coverage_differences": [_coverage_difference(coverage, first) for coverage in study.coverages[1:]],
    }


def _coverage(coverage: CoverageResult) -> dict[str, Json]:
    months = coverage.months_meet_all
    return {
        "name": coverage.name,
        "verdict": verdict_sentence(coverage),
        "warnings": list(coverage.warnings),
        "cost_per_week": _rounded(coverage.cost.total if coverage.cost else None),
        "cost_per_week_ci95": _interval(coverage.cost_ci95),
        "cost": _cost(coverage.cost),
        "utilisation": _rounded(coverage.utilisation.share),
        "utilisation_ci95": _interval(coverage.utilisation.ci95),
        "hours_per_week": _hours_per_week(coverage.utilisation),
        "call_outs_per_week": _rounded(coverage.call_outs_per_week),
        "guidance_hours_per_week": {
            "asked": _rounded(coverage.guidance_asked_h_per_week),
            "refused": _rounded(coverage.guidance_refused_h_per_week),
        },
        "hand_overs_per_ticket": _rounded(coverage.hand_overs_per_ticket),
        "interruptions_per_ticket": _rounded(coverage.interruptions_per_ticket),
        "month_meets_all": _rounded(months.meet_goal if months else None),
        "month_meets_all_ci95": _interval(months.ci95 if months else None),
        "open_tickets_by_week": [_rounded(tickets) for tickets in coverage.backlog],
        "targets": [_target(result) for result in coverage.targets],
    }


def _cost(cost: CostParts | None) -> Json:
    """The parts of the cost per week."""
    if cost is None:
        return None
    return {
        "paid_hours": _rounded(cost.paid_hours),
        "premiums": _rounded(cost.premiums),
        "retainer": _rounded(cost.retainer),
        "call_outs": _rounded(cost.call_outs),
        "on_call_work": _rounded(cost.on_call_work),
        "overtime": _rounded(cost.overtime),
    }


def _hours_per_week(use: Utilisation) -> dict[str, Json]:
    return {
        "working": _rounded(use.working_h),
        "idle": _rounded(use.idle_h),
        "on_break": _rounded(use.on_break_h),
        "on_duty": _rounded(use.on_duty_h),
        "absent": _rounded(use.absent_h),
        "overtime": _rounded(use.overtime_h),
        "on_call": _rounded(use.on_call_h),
        "on_call_working": _rounded(use.on_call_working_h),
        "on_call_response": _rounded(use.on_call_response_h),
    }


def _target_key(target: TargetRow) -> dict[str, Json]:
    return {"plan": target.plan, "severity": target.severity.word, "metric": target.metric.value}


def _target(result: TargetResult) -> dict[str, Json]:
    months = result.months
    return _target_key(result.target) | {
        "target": result.target.words,
        "contractual": result.target.contractual,
        "goal": _rounded(result.target.goal),
        "count": result.count,
        "attainment": _rounded(result.attainment),
        "ci95": _interval(result.ci95),
        "verdict": result.verdict.value,
        "bound": _rounded(result.bound),
        "month_meets_goal": _rounded(months.meet_goal if months else None),
        "month_meets_goal_ci95": _interval(months.ci95 if months else None),
        "count_per_month": _rounded(months.count_per_month if months else None),
        "hours": _hours(result.hours),
        "missed_because": _missed_because(result.missed_because),
        "open": {"past_due": result.past_due, "not_yet_due": result.not_due},
    }


def _hours(hours: Hours | None) -> Json:
    if hours is None:
        return None
    return {
        "mean": _rounded(hours.mean),
        "p50": _rounded(hours.p50),
        "p90": _rounded(hours.p90),
        "p95": _rounded(hours.p95),
        "p99": _rounded(hours.p99),
    }


def _missed_because(because: MissedBecause | None) -> Json:
    if because is None:
        return None
    return {
        "no_one_on_shift": _rounded(because.no_one_on_shift),
        "all_busy": _rounded(because.all_busy),
        "less_important_work": _rounded(because.less_important_work),
        "work_itself": _rounded(because.work_itself),
    }


def _difference(coverage: CoverageResult, other: CoverageResult, comparison: Comparison) -> dict[str, Json]:
    difference = comparison.difference
    return (
        {"coverage": coverage.name, "against": other.name}
        | _target_key(comparison.target)
        | {
            "difference": _rounded(difference.value if difference else None),
            "ci95": _interval(difference.ci95 if difference else None),
            "finding": comparison.finding.value,
            "count": comparison.count,
            "count_against": comparison.other_count,
        }
    )


def _coverage_difference(coverage: CoverageResult, other: CoverageResult) -> dict[str, Json]:
    found = compare_coverages(coverage, other)
    cost, hand_overs = found.cost, found.hand_overs
    return {
        "coverage": coverage.name,
        "against": other.name,
        "cost_per_week": _rounded(cost.value if cost else None),
        "cost_per_week_ci95": _interval(cost.ci95 if cost else None),
        "hand_overs_per_ticket": _rounded(hand_overs.value if hand_overs else None),
        "hand_overs_per_ticket_ci95": _interval(hand_overs.ci95 if hand_overs else None),
    }


def _interval(interval: Interval | None) -> Json:
    return None if interval is None else [_rounded(interval.low), _rounded(interval.high)]


def _rounded(number: float | None) -> float | None:
    # Adding zero turns a rounded -0.0 into 0.0, which reads better and compares the same.
    return None if number is None else round(number, DECIMALS) + 0.0
