"""The section that is the scenario itself: from its text the same numbers can be had again."""

from __future__ import annotations

from planner.decision_pack.case import Case
from planner.decision_pack.contents import Command, FileText, Section, Topic, Words
from planner.exporting.scenario_text import text_of_scenario
from planner.grammar import counted
from planner.scenario.findings import ScenarioErrors
from planner.scenario.reading import scenario_from_text
from planner.scenario.scenario import Scenario
from planner.tables.table import Column, Kind, Table

NAME = "scenario.toml"
FILE = "Scenario file"
"""The title of the table that has its lines."""


def scenario_section(case: Case) -> Section:
    """The whole text."""
    lines = case.scenario_text.split("\n")
    replications = counted(case.study.replications, "replication")
    return Section(
        topic=Topic.SCENARIO,
        title="The scenario itself",
        blocks=(
            Words(
                f"Saved as {NAME}, this text gives the same numbers again, with seed {case.study.seed} and "
                f"{replications}:"
            ),
            Command(f"sla-planner run {NAME} --replications {case.study.replications}"),
            FileText(NAME, case.scenario_text),
        ),
        tables=(
            Table(
                FILE,
                (Column("Line", Kind.COUNT), Column("Text", Kind.TEXT)),
                tuple(enumerate(lines, start=1)),
            ),
        ),
    )


def text_to_embed(scenario: Scenario, text: str) -> str:
    """The text of its file if that is what was studied, else the scenario written anew: with another seed, say."""
    try:
        is_same = scenario_from_text(text) == scenario
    except ScenarioErrors:
        is_same = False
    return text.replace("\r\n", "\n") if is_same else text_of_scenario(scenario)
