"""Candidate rules: changes that cost no engineer: what may interrupt, who takes what, what a shift's end does."""

from __future__ import annotations

from collections.abc import Iterator

from planner.reasons.candidate_shifts import Ground
from planner.reasons.edits import Edit
from planner.reasons.outcome import Candidate, ChangeKind
from planner.scenario.coverage import Dispatch, Ownership, ShiftEnd

DISPATCH_WORDS = {
    Dispatch.SEVERITY: "the most severe tickets first",
    Dispatch.PLAN: "tickets of the first plan first",
    Dispatch.DEADLINE: "what is due first is taken first",
    Dispatch.FIRST_COME: "first come, first served",
}
OWNERSHIP_WORDS = {
    Ownership.ANYONE: "anyone may take a ticket's next touch",
    Ownership.TEAM: "a ticket stays with its team while that is on shift",
    Ownership.ENGINEER: "a ticket stays with its engineer while on shift",
}
SHIFT_END_WORDS = {
    ShiftEnd.HOLD: "work in hand waits for the same engineer's next shift",
    ShiftEnd.HAND_OVER: "work in hand is handed over when a shift ends",
    ShiftEnd.FINISH: "work in hand is finished in overtime",
}


def rules(ground: Ground) -> Iterator[Candidate]:
    """Every other rule, one at a time."""
    yield from _interrupts(ground)
    coverage = ground.coverage
    for dispatch, words in DISPATCH_WORDS.items():
        if dispatch is not coverage.dispatch:
            yield _rule("dispatch", dispatch.value, words)
    for ownership, words in OWNERSHIP_WORDS.items():
        if ownership is not coverage.ownership:
            yield _rule("ownership", ownership.value, words)
    for shift_end, words in SHIFT_END_WORDS.items():
        if shift_end is not coverage.shift_end:
            yield _rule("shift_end", shift_end.value, words)


def _interrupts(ground: Ground) -> Iterator[Candidate]:
    """What is missed may interrupt, where it may not yet."""
    interrupts = ground.coverage.interrupts
    for item in ground.missed:
        assert item.plan is not None, "what is missed is of a plan and a severity"
        assert item.severity is not None, "what is missed is of a plan and a severity"
        if not interrupts.covers(item.plan, item.severity):
            yield _rule("interrupts", [*interrupts.words, str(item)], f"{item} may interrupt less important work")


def _rule(key: str, value: object, words: str) -> Candidate:
    return Candidate(ChangeKind.RULE, words, (Edit((key,), value),))
