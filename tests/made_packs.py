"""Decision packs of the studies that the charts are tested with, without searches of their own."""

from __future__ import annotations

import datetime as dt
from functools import cache

from planner.decision_pack.case import Case
from planner.decision_pack.contents import Pack
from planner.decision_pack.making import Ask, begun_case
from planner.decision_pack.packing import pack_of
from planner.exporting.scenario_text import text_of_scenario
from tests.made_studies import picture_of

HOSTILE_QUESTION = '#panic("no") $x$ <script>alert(1)</script> {{ 1 + 1 }} & "both"?'


def case_of(name: str, *, question: str = "", coverage: str | None = None, date: dt.date | None = None) -> Case:
    """What is known from a study alone."""
    picture = picture_of(name)
    ask = Ask(question=question, coverage=coverage, date=date)
    return begun_case(picture.scenario, ask, picture.study, text_of_scenario(picture.scenario))


@cache
def made_pack(name: str, question: str = "") -> Pack:
    """Its pack, made once: packs are values, so tests may share them."""
    return pack_of(case_of(name, question=question))
