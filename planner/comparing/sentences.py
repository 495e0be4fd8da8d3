"""Sentences on two coverages: which is better, at what cost, and how far the comparison carries."""

from __future__ import annotations

from planner.attainment.comparison import Comparison, Finding
from planner.comparing.compared import Compared
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Difference
from planner.estimates.verdicts import FEWEST_REPLICATIONS
from planner.grammar import joined
from planner.reporting.difference_words import amount, with_interval
from planner.reporting.target_words import goal_of, promise_of, tickets_of


def summary(compared: Compared) -> str:
    """What a manager reads out: on how many targets it is better, and what it costs more or less."""
    return " ".join(sentence for sentence in (on_targets(compared), on_cost(compared)) if sentence)


def on_targets(compared: Compared) -> str:
    """On how many contractual targets it is better, worse, or cannot be told apart."""
    side, baseline, found = compared.side.name, compared.baseline.name, compared.found
    better, worse, unknown = (found.contractual(finding) for finding in Finding)
    of = better + worse + unknown
    if not of:
        return f"{side} and {baseline} share no contractual target that had tickets."
    if found.replications < FEWEST_REPLICATIONS:
        replications = "one replication" if found.replications == 1 else f"{found.replications} replications"
        return f"{side}: {replications} cannot tell a difference from chance, it takes {FEWEST_REPLICATIONS}."
    if not better and not worse:
        return f"{side} cannot be told apart from {baseline} on {_of(of, 'the one', 'either', 'any of the')}."
    if of in (better, worse):
        return f"{side} is {'better' if better else 'worse'} than {baseline} on {_of(of, 'the one', 'both', 'all')}."
    told = (("better", better), ("worse", worse)) if better else (("worse", worse), ("better", better))
    (first, some), (second, others) = told
    opening = f"{side} is {first} on {_so_many(some)} contractual {'target' if some == 1 else 'targets'}"
    if not unknown:
        return f"{opening} and {second} on {_so_many(others)}."
    return f"{opening}, {second} on {_so_many(others)}, and cannot be told apart on {_so_many(unknown)}."


def on_cost(compared: Compared) -> str:
    """What it costs more or less; empty where the files name no costs, or nothing is known yet."""
    if not compared.has_one_currency:
        one, other = compared.side.scenario.currency, compared.baseline.scenario.currency
        return f"Its costs are in {one}, the others in {other}, so they are not compared."
    if compared.cost is None:
        return ""
    value, interval = compared.cost.value, compared.cost.ci95
    if _is_nothing(compared.cost):
        return "It costs the same."
    if interval.low < 0 < interval.high:
        return f"Whether it costs more or less cannot be told: {with_interval(compared.cost, amount)} a week."
    more = "more" if value > 0 else "less"
    return f"It costs {abs(value):,.0f} {compared.side.scenario.currency} {more} a week{_share_of_cost(compared)}."


def on_tickets(compared: Compared) -> str:
    """Whether both faced the same tickets, and what that does to the differences."""
    if compared.is_of_same_tickets and compared.found.replications < 2:
        return "Both faced the same tickets, but one replication gives a difference no interval."
    if compared.is_of_same_tickets:
        return (
            "Both faced the same tickets in every replication, so a difference is one between the coverages, and its "
            "interval is narrow."
        )
    return (
        f"The two differ in {joined(compared.tickets_differ_by)}, so each faced tickets of its own: a difference is "
        "not the coverages' alone, and its interval is wider."
    )


def on_replications(compared: Compared) -> str:
    """Which replications are paired, where one study has more than the other; else empty."""
    paired = compared.found.replications
    counts = [len(each.coverage.count) for each in (compared.side, compared.baseline)]
    if counts[0] == counts[1]:
        return ""
    return (
        f"Differences are taken over the first {paired} replications of each; attainments over all, "
        f"{counts[0]} of {compared.side.name} and {counts[1]} of {compared.baseline.name}."
    )


def on_promises(compared: Compared) -> tuple[str, ...]:
    """What only one of the two promises, and what they promise differently."""
    found, side, baseline = compared.found, compared.side.name, compared.baseline.name
    only = [
        f"Only {name} promises {joined([promise(target) for target in targets])}."
        for name, targets in ((side, found.only_here), (baseline, found.only_there))
        if targets
    ]
    others = [_promised_otherwise(each, side, baseline) for each in found.targets if _is_promised_otherwise(each)]
    return (*only, *others, *_goals_otherwise(compared))


def _goals_otherwise(compared: Compared) -> tuple[str, ...]:
    """A sentence for each plan whose goals differ, as the same attainment then has two verdicts."""
    side, baseline = compared.side.name, compared.baseline.name
    differing = (
        (each.target, each.other_target)
        for each in compared.found.targets
        if each.target.goal != each.other_target.goal
    )
    sentences = (
        f"The goal of {here.plan} is {goal_of(here)} under {side}, {goal_of(there)} under {baseline}."
        for here, there in differing
    )
    return tuple(dict.fromkeys(sentences))


def promise(target: TargetRow) -> str:
    """Such as: Extended urgent response in 2 hours."""
    return f"{tickets_of(target)} {promise_of(target)}"


def _is_promised_otherwise(comparison: Comparison) -> bool:
    return comparison.target.words != comparison.other_target.words


def _promised_otherwise(comparison: Comparison, side: str, baseline: str) -> str:
    return f"{side} promises {promise(comparison.target)}, {baseline} {promise(comparison.other_target)}."


def _of(number: int, one: str, two: str, many: str) -> str:
    """All of them: "both contractual targets", "all 6 contractual targets"."""
    match number:
        case 1:
            return f"{one} contractual target"
        case 2:
            return f"{two} contractual {'target' if two == 'either' else 'targets'}"
    return f"{many} {number} contractual targets"


def _so_many(number: int) -> str:
    return {0: "none", 1: "one"}.get(number, str(number))


def _is_nothing(cost: Difference) -> bool:
    return all(round(each) == 0 for each in (cost.value, cost.ci95.low, cost.ci95.high))


def _share_of_cost(compared: Compared) -> str:
    cost, of = compared.cost, compared.baseline.coverage.cost
    if cost is None or of is None or of.total == 0:
        return ""
    share = abs(cost.value) / of.total * 100
    return f" ({share:.0f}%)" if share >= 9.5 else f" ({share:.1f}%)"
