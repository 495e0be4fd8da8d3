"""Reason words: why a coverage misses and what would help most, as a manager could read it out."""

from __future__ import annotations

from collections.abc import Sequence

from planner.attainment.comparison import Finding, key_of
from planner.demand.promises import TargetRow
from planner.grammar import capitalised, joined
from planner.reasons.outcome import Reasons, Slice, WorthwhileChange, WorthwhileChanges
from planner.reasons.views import NO_TEAM, views_of, whole_of
from planner.reporting.cause_words import CAUSE_WORDS, REASONS
from planner.reporting.difference_words import amount_in, points, with_interval
from planner.tickets.behind import target_words
from simulation.causes import Cause

FEW_MISSES = 30
"""Of so few, over all replications, shares would say more than is known."""

SMALL = 0.005
"""Of the coverage's cost: a change that costs less is told as costing hardly anything."""


def reason_sentences(reasons: Reasons) -> tuple[str, ...]:
    """What is missed most, why, by which team, and when."""
    total = int(reasons.count.sum())
    targets = "contractual targets" if reasons.targets[0].contractual else "targets"
    if not total:
        return (f"{reasons.coverage} had no tickets with such a target.",)
    if not reasons.misses:
        return (f"{reasons.coverage} missed none of {total:,} {targets} in {_replications(reasons)}.",)
    views = {view.title: view.slices for view in views_of(reasons)}
    whole = whole_of(reasons)
    of = f"{reasons.misses:,.0f} of {total:,} {targets} in {_replications(reasons)}"
    found = [
        f"{reasons.coverage} missed {of}: {reasons.misses / total:.1%}.",
    ]
    if reasons.misses < FEW_MISSES:
        found.append("These are too few to say much about why and when.")
    else:
        found += [
            f"The reason for {_portion(whole.part(whole.main))} of the misses is that {REASONS[whole.main]}.",
            _target_sentence(views["By target"]),
            _team_sentence(views["By team"]),
            _hour_sentence(views["By hour of the customer's day"]),
        ]
    if not reasons.is_complete:
        found.append("Stopped before all replications were counted.")
    return tuple(found)


def causes_of(part: Slice) -> str:
    """Such as: no one on shift 93%, all busy with equally or more important work 5%, the work itself 2%."""
    told = sorted(CAUSE_WORDS, key=lambda cause: -part.part(cause))
    return ", ".join(f"{CAUSE_WORDS[cause]} {part.part(cause):.0%}" for cause in told if round(part.part(cause), 2) > 0)


def _replications(reasons: Reasons) -> str:
    return "1 replication" if reasons.replications == 1 else f"{reasons.replications} replications"


def _portion(share: float) -> str:
    return "nearly all" if share >= 0.95 else f"{share:.0%}"


def _target_sentence(slices: Sequence[Slice]) -> str:
    largest = max(slices, key=lambda part: part.share)
    return f"The largest part of the misses, {largest.share:.0%}, are of {largest.name}."


def _team_sentence(slices: Sequence[Slice]) -> str:
    largest = max(slices, key=lambda part: part.share)
    if largest.name == NO_TEAM:
        return f"For {largest.share:.0%} of them no one was on shift who could have answered."
    busy = largest.part(Cause.ALL_BUSY) + largest.part(Cause.LESS_IMPORTANT_WORK)
    did = "but busy" if busy >= largest.part(Cause.WORK_ITSELF) else "and at work on them"
    return f"For {largest.share:.0%} of them {largest.name} was on shift, {did}."


def _hour_sentence(slices: Sequence[Slice]) -> str:
    largest = max(slices, key=lambda part: part.share)
    return f"The worst hour of the customer's day is {largest.name}: {largest.share:.0%} arrived or fell due then."


def change_sentences(changes: WorthwhileChanges) -> tuple[str, ...]:
    """The changes worth most, a sentence each after one that says how many were tried; or why there are none."""
    if not changes.missed:
        return ("Every contractual target is at its goal, so no change is needed.",)
    if not changes.changes:
        tried = f"{changes.candidates} changes were tried"
        return (f"{tried}; none helps what is missed without harming another contractual target.",)
    number = len(changes.changes)
    opening = "The change worth most" if number == 1 else f"The {_words_of(number)} changes worth most"
    opening += f", of {changes.candidates} that were tried{'' if changes.is_complete else ' before it was stopped'}:"
    return (opening, *(change_sentence(changes, change) for change in changes.changes))


def change_sentence(changes: WorthwhileChanges, change: WorthwhileChange, *, is_short: bool = False) -> str:
    """Such as: 1 engineer on call in Oslo for Extended urgent: +63.7 points (+61.0 to +66.4) for Extended urgent, first
    response in 2 hours, from 35.5% to 99.2%; +2,165 EUR a week. Short, without the attainments, which a study of more
    replications knows better.
    """
    worst = change.worst
    gain = with_interval(change.tried.change_of(worst).difference, points)
    before, after = _attainments(changes, change, worst)
    others = _others(change)
    also = f"; better for {joined(others)} too" if others else ""
    assumed = f" {change.candidate.assumption}" if change.candidate.assumption else ""
    levels = "" if is_short else f", from {before:.1%} to {after:.1%}"
    words = f"{gain} points for {target_words(worst)}{levels}{also}"
    return f"{capitalised(change.candidate.words)}: {words}; {cost_words(changes, change)}.{assumed}"


def cost_words(changes: WorthwhileChanges, change: WorthwhileChange) -> str:
    """Such as: +2,165 EUR a week; at hardly any other cost."""
    cost = changes.basis.as_it_is.cost
    if cost is None or cost.total == 0:
        return "the file names no costs"
    if abs(change.cost) < SMALL * cost.total:
        return "at hardly any other cost"
    return f"{amount_in(change.cost, changes.basis.currency)} a week"


def _attainments(changes: WorthwhileChanges, change: WorthwhileChange, target: TargetRow) -> tuple[float, float]:
    before = next(each for each in changes.basis.as_it_is.targets if each.target == target)
    after = next(each for each in change.tried.result.targets if key_of(each) == key_of(before))
    return before.attainment or 0.0, after.attainment or 0.0


def _others(change: WorthwhileChange) -> list[str]:
    """The contractual targets, apart from that one, that are better too, if they are few."""
    better = [
        target_words(each.target)
        for each in change.tried.against.targets
        if each.is_contractual and each.finding is Finding.BETTER and each.other_target != change.worst
    ]
    return better if len(better) == 1 else [f"{len(better)} other contractual targets"] if better else []


def _words_of(number: int) -> str:
    return {2: "two", 3: "three"}.get(number, str(number))
