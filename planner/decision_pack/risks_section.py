"""The section on risks: what could make the answer wrong or come out worse, read off everything that was found."""

from __future__ import annotations

from collections.abc import Iterator

from planner.decision_pack.advice import BUSY, SURE_MONTHS, reservations
from planner.decision_pack.case import NOT_ASKED, NOT_WANTED, Case, Part
from planner.decision_pack.contents import Grid, Heading, Points, Section, Topic, Words
from planner.estimates.verdicts import Verdict
from planner.foresight.gap_sentences import gap_paragraphs
from planner.grammar import capitalised, counted, joined
from planner.headroom.headroom_words import headroom_sentence
from planner.reporting.result_words import attainment_in_words, ceilings, chance_in_words
from planner.reporting.target_words import goal_of, promise_of, tickets_of
from planner.tables.table import Column, Table

Risk = tuple[str, str]
"""What it is, in a few words, and how large it is."""

MOST_LINES = 3
NONE = "Nothing that was found speaks against it; the assumptions still have to hold."


def risks_section(case: Case) -> Section:
    """Every risk with its size."""
    risks = tuple(all_risks(case))
    headings = (Heading("Risk", weight=1.1), Heading("How large", weight=3.4))
    found = Grid(f"Risks of {case.chosen}", headings, risks)
    lead = f"{counted(len(risks), 'thing')} could make the answer come out worse." if risks else NONE
    return Section(
        topic=Topic.RISKS,
        title="Risks",
        blocks=(Words(lead, is_lead=True), *([found] if risks else []), *_unknown(case)),
        tables=(Table("Risks", (Column("Risk"), Column("How large")), risks),),
    )


def all_risks(case: Case) -> Iterator[Risk]:
    """The most pressing first."""
    yield from _verdicts(case)
    yield from (("Out of reach", sentence) for sentence in ceilings(case.result.targets))
    yield from _gaps(case)
    yield from (("Beware", warning) for warning in case.result.warnings)
    yield from _growth(case)
    yield from _months(case)
    yield from _load(case)
    yield from _alone(case)
    against = tuple(reservations(case))
    if against:
        yield "With the cheapest headcounts found", f"{capitalised('; '.join(against))}."


def _verdicts(case: Case) -> Iterator[Risk]:
    for result in case.result.targets:
        name = f"{tickets_of(result.target)}, {promise_of(result.target)}"
        shown = f"{name}: {attainment_in_words(result)} of {result.count:,}, the goal is {goal_of(result.target)}."
        if result.target.contractual and result.verdict is Verdict.MISSED:
            yield "A contractual target is missed", shown
        elif result.target.contractual and result.verdict is Verdict.TOO_CLOSE:
            yield "Too close to call", shown
        elif result.target.contractual and result.verdict is Verdict.NO_TICKETS:
            yield "Not tried", f"{name}: no tickets in the measured weeks, so nothing can be said."
        elif result.verdict is Verdict.MISSED:
            yield "A suggested target is missed", shown


def _gaps(case: Case) -> Iterator[Risk]:
    if case.foreseen is None:
        return
    gaps = case.foreseen.gaps
    for row, paragraph in zip(gaps.gaps, gap_paragraphs(gaps), strict=True):
        if row.hours.spans_s:
            shown = [line.strip() for line in paragraph.lines[:MOST_LINES]]
            more = ["and more"] if len(paragraph.lines) > MOST_LINES else []
            yield "Hours without cover", " ".join([paragraph.heading, "; ".join([*shown, *more])]).strip()


def _growth(case: Case) -> Iterator[Risk]:
    if case.headroom is not None:
        yield "Growth", headroom_sentence(case.headroom)


def _months(case: Case) -> Iterator[Risk]:
    months = case.result.months_meet_all
    if months is not None and months.meet_goal < SURE_MONTHS:
        chance = chance_in_words(months)
        yield (
            "Bad months",
            f"Goals are met over all weeks, but a single month meets every contractual goal with a chance of {chance}.",
        )


def _load(case: Case) -> Iterator[Risk]:
    use = case.result.utilisation
    if use.share is not None and use.share >= BUSY:
        yield "Little slack", f"{use.share:.0%} of working time is used: a bad week is not made up for soon."


def _alone(case: Case) -> Iterator[Risk]:
    alone = [
        f"{team.name}, {shift.name}"
        for team in case.staffing.teams
        if team.absence
        for shift in team.shifts
        if shift.engineers == 1 and shift.on_call is None
    ]
    if alone:
        yield "One engineer alone", f"{joined(alone)}: who is absent leaves nobody; the simulation counts that in."


def _unknown(case: Case) -> Iterator[Points]:
    """What could not be found is a risk too."""
    missing = [
        f"{capitalised(part.value)}: {case.why_not[part]}"
        for part in Part
        if part in case.why_not and case.why_not[part] not in (NOT_ASKED, NOT_WANTED)
    ]
    if missing:
        yield Points(tuple(missing))
