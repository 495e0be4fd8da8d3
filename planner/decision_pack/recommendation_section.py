"""The section on the recommendation: the cheapest staffing found, what of it is proven, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterator

from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Points, Section, Topic, Words
from planner.decision_pack.frontier_drawing import chart_of_frontier
from planner.decision_pack.grids import grid_of
from planner.decision_pack.verdict_section import target_grid
from planner.grammar import capitalised, counted
from planner.recommending.choices import changes_in_words
from planner.recommending.recommendation import Recommendation, TriedStaffing
from planner.recommending.sentences import proof_sentence, recommendation_sentence
from planner.scenario.scenario import Scenario
from planner.tables.table import Column, Kind, Table

FRONTIER = "Frontier"
"""The title of its table, which a workbook draws."""


def recommendation_section(case: Case) -> Section | None:
    """None where nothing was looked for."""
    found = case.recommendation
    if found is None:
        return None
    currency = case.scenario.currency
    return Section(
        topic=Topic.RECOMMENDATION,
        title="The cheapest staffing found",
        blocks=(Words(recommendation_sentence(found), is_lead=True), *_blocks(case.scenario, found)),
        tables=(
            _staffing_table(found),
            _tried_table(FRONTIER, found, found.frontier, currency),
            _tried_table("Staffings tried", found, found.tried, currency),
        ),
    )


def _state(found: Recommendation) -> str:
    """How the search ended, how much was tried, and with which seeds."""
    confirming = "" if found.confirming_seed is None else f", confirmed with seed {found.confirming_seed}"
    tried = counted(len(found.tried), "staffing")
    ending = f"{capitalised(found.state.value)}; {tried} tried with seed {found.seed}{confirming}"
    return f"{ending}. Asked for: {found.goal.words}."


def _proof(found: Recommendation) -> tuple[str, ...]:
    """What is proven, and that the rest is not."""
    proven = proof_sentence(found)
    doubt = "Not proven: that no cheaper staffing does." if found.cost_per_week is not None and found.gap != 0 else ""
    return tuple(each for each in (proven, doubt) if each)


def _blocks(scenario: Scenario, found: Recommendation) -> Iterator[Block]:
    currency = scenario.currency
    yield Points((_state(found), *_proof(found), *found.binding, *found.lacking))
    if found.headcounts is not None:
        yield grid_of(_staffing_table(found))
    if found.result is not None:
        yield target_grid(_caption(found), found.result)
    if found.frontier:
        yield chart_of_frontier(scenario, found)
    if found.runners_up:
        yield grid_of(_tried_table("Runners-up", found, found.runners_up, currency))
    if found.frontier:
        yield grid_of(_tried_table("The frontier: what more money buys", found, found.frontier, currency))
    if found.assumptions:
        yield Words("The search and its proof rest on:")
        yield Points(found.assumptions)


def _caption(found: Recommendation) -> str:
    seeds = "on fresh seeds" if found.confirming_seed is not None else "in the replications of the search"
    return f"The recommended staffing {seeds}: attainment of every target"


def _staffing_table(found: Recommendation) -> Table:
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


def _tried_table(title: str, found: Recommendation, tried: tuple[TriedStaffing, ...], currency: str) -> Table:
    columns = (
        Column("Staffing, against now"),
        Column(f"Cost per week ({currency})", Kind.MONEY),
        Column("Tightest goal exceeded by", Kind.SHARE),
        Column("Meets what is asked"),
        Column("Replications", Kind.COUNT),
    )
    rows = tuple(
        (
            changes_in_words(found.choices, each.headcounts),
            each.cost_per_week,
            each.margin,
            "yes" if each.meets else "no",
            each.replications,
        )
        for each in tried
    )
    return Table(title, columns, rows)
