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
        "precision_asked": rounded(study.precision_asked),
        "widest_half_width": rounded(study.widest_half_width),
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
        "cost_per_week": rounded(coverage.cost.total if coverage.cost else None),
        "cost_per_week_ci95": _interval(coverage.cost_ci95),
        "cost": _cost(coverage.cost),
        "utilisation": rounded(coverage.utilisation.share),
        "utilisation_ci95": _interval(coverage.utilisation.ci95),
        "hours_per_week": _hours_per_week(coverage.utilisation),
        "call_outs_per_week": rounded(coverage.call_outs_per_week),
        "guidance_hours_per_week": {
            "asked": rounded(coverage.guidance_asked_h_per_week),
            "refused": rounded(coverage.guidance_refused_h_per_week),
        },
        "hand_overs_per_ticket": rounded(coverage.hand_overs_per_ticket),
        "interruptions_per_ticket": rounded(coverage.interruptions_per_ticket),
        "month_meets_all": rounded(months.meet_goal if months else None),
        "month_meets_all_ci95": _interval(months.ci95 if months else None),
        "open_tickets_by_week": [rounded(tickets) for tickets in coverage.backlog],
        "targets": [target_json(result) for result in coverage.targets],
    }


def _cost(cost: CostParts | None) -> Json:
    """The parts of the cost per week."""
    if cost is None:
        return None
    return {
        "paid_hours": rounded(cost.paid_hours),
        "premiums": rounded(cost.premiums),
        "retainer": rounded(cost.retainer),
        "call_outs": rounded(cost.call_outs),
        "on_call_work": rounded(cost.on_call_work),
        "overtime": rounded(cost.overtime),
    }


def _hours_per_week(use: Utilisation) -> dict[str, Json]:
    return {
        "working": rounded(use.working_h),
        "idle": rounded(use.idle_h),
        "on_break": rounded(use.on_break_h),
        "on_duty": rounded(use.on_duty_h),
        "absent": rounded(use.absent_h),
        "overtime": rounded(use.overtime_h),
        "on_call": rounded(use.on_call_h),
        "on_call_working": rounded(use.on_call_working_h),
        "on_call_response": rounded(use.on_call_response_h),
    }


def _target_key(target: TargetRow) -> dict[str, Json]:
    return {"plan": target.plan, "severity": target.severity.word, "metric": target.metric.value}


def target_json(result: TargetResult) -> dict[str, Json]:
    """One target under one coverage, as it stands in every JSON of ours."""
    months = result.months
    return _target_key(result.target) | {
        "target": result.target.words,
        "contractual": result.target.contractual,
        "goal": rounded(result.target.goal),
        "count": result.count,
        "attainment": rounded(result.attainment),
        "ci95": _interval(result.ci95),
        "verdict": result.verdict.value,
        "bound": rounded(result.bound),
        "month_meets_goal": rounded(months.meet_goal if months else None),
        "month_meets_goal_ci95": _interval(months.ci95 if months else None),
        "count_per_month": rounded(months.count_per_month if months else None),
        "hours": _hours(result.hours),
        "missed_because": _missed_because(result.missed_because),
        "open": {"past_due": result.past_due, "not_yet_due": result.not_due},
    }


def _hours(hours: Hours | None) -> Json:
    if hours is None:
        return None
    return {
        "mean": rounded(hours.mean),
        "p50": rounded(hours.p50),
        "p90": rounded(hours.p90),
        "p95": rounded(hours.p95),
        "p99": rounded(hours.p99),
    }


def _missed_because(because: MissedBecause | None) -> Json:
    if because is None:
        return None
    return {
        "no_one_on_shift": rounded(because.no_one_on_shift),
        "all_busy": rounded(because.all_busy),
        "less_important_work": rounded(because.less_important_work),
        "work_itself": rounded(because.work_itself),
    }


def _difference(coverage: CoverageResult, other: CoverageResult, comparison: Comparison) -> dict[str, Json]:
    difference = comparison.difference
    return (
        {"coverage": coverage.name, "against": other.name}
        | _target_key(comparison.target)
        | {
            "difference": rounded(difference.value if difference else None),
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
        "cost_per_week": rounded(cost.value if cost else None),
        "cost_per_week_ci95": _interval(cost.ci95 if cost else None),
        "hand_overs_per_ticket": rounded(hand_overs.value if hand_overs else None),
        "hand_overs_per_ticket_ci95": _interval(hand_overs.ci95 if hand_overs else None),
    }


def _interval(interval: Interval | None) -> Json:
    return None if interval is None else [rounded(interval.low), rounded(interval.high)]


def rounded(number: float | None) -> float | None:
    """To the decimals that two platforms agree on."""
    # Adding zero turns a rounded -0.0 into 0.0, which reads better and compares the same.
    return None if number is None else round(number, DECIMALS) + 0.0
