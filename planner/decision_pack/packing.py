"""Packing: a case put into words, as the contents of a pack."""

from __future__ import annotations

from collections.abc import Iterator

from planner.decision_pack.assumptions_section import assumptions_section
from planner.decision_pack.case import Case, Part
from planner.decision_pack.comparison_section import comparison_section
from planner.decision_pack.contents import LeftOut, Pack, Section
from planner.decision_pack.first_page import first_page
from planner.decision_pack.headroom_section import headroom_section
from planner.decision_pack.method_section import method_section, versions_used
from planner.decision_pack.reasons_section import reasons_section
from planner.decision_pack.recommendation_section import recommendation_section
from planner.decision_pack.risks_section import risks_section
from planner.decision_pack.scenario_section import scenario_section
from planner.decision_pack.verdict_section import verdict_section
from planner.grammar import capitalised


def pack_of(case: Case) -> Pack:
    """The contents; draws every chart, which takes some seconds."""
    sections = (
        verdict_section(case),
        comparison_section(case),
        recommendation_section(case),
        headroom_section(case),
        reasons_section(case),
        risks_section(case),
        assumptions_section(case),
        method_section(case),
        scenario_section(case),
    )
    return Pack(
        scenario=case.study.scenario,
        date=case.date,
        first_page=first_page(case),
        sections=tuple(_there(sections)),
        left_out=tuple(_left_out(case)),
        versions=", ".join(f"{name} {number}" for name, number in versions_used()),
        currency=case.scenario.currency,
    )


def _there(sections: tuple[Section | None, ...]) -> Iterator[Section]:
    yield from (section for section in sections if section is not None)


def _left_out(case: Case) -> Iterator[LeftOut]:
    if case.against is None:
        yield LeftOut("The comparison", "The scenario has one coverage, so there is nothing to compare it with.")
    for part in Part:
        if part in case.why_not:
            yield LeftOut(capitalised(part.value), case.why_not[part])
