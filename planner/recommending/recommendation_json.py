"""A recommendation as JSON: a contract with scripts outside, as `planner.reporting.results_json` is."""

from __future__ import annotations

import json

from planner.recommending.recommendation import Recommendation, TriedStaffing
from planner.recommending.sentences import proof_sentence, recommendation_sentence
from planner.reporting.results_json import FORMAT, Json, rounded, target_json


def recommendation_text(found: Recommendation) -> str:
    """The recommendation as a JSON text that ends in a newline; what is not known is null."""
    return json.dumps(recommendation_json(found), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def recommendation_json(found: Recommendation) -> dict[str, Json]:
    """The recommendation as plain JSON values."""
    targets = () if found.result is None else found.result.targets
    months = None if found.result is None else found.result.months_meet_all
    return {
        "format": FORMAT,
        "coverage": found.coverage,
        "feasible": found.is_feasible,
        "state": found.state.value,
        "confirmed": found.is_confirmed,
        "summary": recommendation_sentence(found),
        "proven": proof_sentence(found),
        "goal": found.goal.words,
        "month_chance_asked": rounded(found.goal.month_chance),
        "cost_per_week": rounded(found.cost_per_week),
        "cost_per_week_now": rounded(found.cost_now),
        "proven_bound": rounded(found.proven_bound),
        "gap": rounded(found.gap),
        "currency": found.currency,
        "staffing": _staffing(found),
        "targets": [target_json(result) for result in targets],
        "month_meets_all": rounded(months.meet_goal if months else None),
        "binding": list(found.binding),
        "lacking": list(found.lacking),
        "assumptions": list(found.assumptions),
        "runners_up": [_tried(found, each) for each in found.runners_up],
        "frontier": [_tried(found, each) for each in found.frontier],
        "staffings_tried": len(found.tried),
        "seed": found.seed,
        "confirming_seed": found.confirming_seed,
    }


def _staffing(found: Recommendation) -> list[Json]:
    """A row per shift; as now where nothing was found."""
    headcounts = found.headcounts or tuple(choice.now for choice in found.choices)
    return [
        {
            "team": choice.team_name,
            "shift": choice.shift_name,
            "engineers": engineers if found.is_feasible else None,
            "engineers_now": choice.now,
            "at_least": choice.least,
            "at_most": choice.most,
            "candidate": choice.is_candidate,
        }
        for choice, engineers in zip(found.choices, headcounts, strict=True)
    ]


def _tried(found: Recommendation, each: TriedStaffing) -> dict[str, Json]:
    return {
        "engineers": list(each.headcounts),
        "cost_per_week": rounded(each.cost_per_week),
        "margin": rounded(each.margin),
        "replications": each.replications,
        "meets": each.meets,
        "recommended": each.headcounts == found.headcounts,
    }
