"""The section on the recommendation: the cheapest staffing found, what of it is proven, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterator

from matplotlib.figure import Figure

from planner.charts.frontier import SIZE_IN, describe_frontier, draw_frontier
from planner.charts.look import Look
from planner.decision_pack.advice import both_ways
from planner.decision_pack.case import Case
from planner.decision_pack.contents import Block, Drawing, Points, Section, Topic, Words
from planner.decision_pack.drawings import drawing
from planner.decision_pack.grids import grid_of
from planner.decision_pack.verdict_section import target_grid
from planner.grammar import capitalised, counted
from planner.recommending.recommendation import Recommendation
from planner.recommending.recommendation_tables import recommended_table, staffing_table, tried_table
from planner.recommending.sentences import proof_sentence, recommendation_sentence
from planner.scenario.scenario import Scenario

FRONTIER = "Frontier"
"""The title of its table, which a workbook draws."""


def recommendation_section(case: Case) -> Section | None:
    """None where nothing was looked for."""
    found = case.recommendation
    if found is None:
        return None
    return Section(
        topic=Topic.RECOMMENDATION,
        title="The cheapest staffing found",
        blocks=(Words(recommendation_sentence(found), is_lead=True), *_both_ways(case), *_blocks(case.scenario, found)),
        tables=(
            staffing_table(found),
            recommended_table(found),
            tried_table(FRONTIER, found, found.frontier),
            tried_table("Staffings tried", found, found.tried),
        ),
    )


def _both_ways(case: Case) -> Iterator[Block]:
    grid = both_ways(case)
    if grid is not None:
        yield grid


def _state(found: Recommendation) -> str:
    """How the search ended, how much was tried, and with which seeds."""
    confirming = "" if found.confirming_seed is None else f", confirmed with seed {found.confirming_seed}"
    tried = counted(len(found.tried), "staffing")
    ending = f"{capitalised(found.state.value)}; {tried} tried with seed {found.seed}{confirming}"
    return f"{ending}. Asked for: {found.goal.words}."


def _proof(found: Recommendation) -> tuple[str, ...]:
    """What is proven, and that the rest is not."""
    proven = proof_sentence(found)
    is_open = found.cost_per_week is not None and not found.is_proven
    return tuple(each for each in (proven, "Not proven: that no cheaper staffing does." if is_open else "") if each)


def _blocks(scenario: Scenario, found: Recommendation) -> Iterator[Block]:
    warnings = () if found.result is None else found.result.warnings
    yield Points((_state(found), *_proof(found), *found.lacking, *warnings))
    if found.binding:
        yield Words("What keeps it from costing less:")
        yield Points(found.binding)
    if found.headcounts is not None:
        yield grid_of(staffing_table(found))
    if found.result is not None:
        yield target_grid(_caption(found), found.result)
    if found.frontier:
        yield _frontier(scenario, found)
    if found.runners_up:
        yield grid_of(tried_table("Runners-up", found, found.runners_up))
    if found.frontier:
        yield grid_of(tried_table("The frontier: what more money buys", found, found.frontier))
    if found.assumptions:
        yield Words("The search and its proof rest on:")
        yield Points(found.assumptions)


def _frontier(scenario: Scenario, found: Recommendation) -> Drawing:
    def draw(figure: Figure, look: Look) -> object:
        return draw_frontier(figure, scenario, found, look)

    return drawing("frontier", SIZE_IN, draw, describe_frontier(found))


def _caption(found: Recommendation) -> str:
    seeds = "on fresh seeds" if found.confirming_seed is not None else "in the replications of the search"
    return f"The recommended staffing {seeds}: attainment of every target"
