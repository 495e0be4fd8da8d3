"""Decision packs of the studies that the charts are tested with, without searches of their own."""

from __future__ import annotations

import datetime as dt
from functools import cache

from planner.decision_pack.case import Case
from planner.decision_pack.contents import Pack
from planner.decision_pack.making import Ask, begun_case
from planner.decision_pack.packing import pack_of
from planner.exporting.scenario_text import text_of_scenario
from planner.recommending.choices import choices_of
from planner.recommending.goals import Goal
from planner.recommending.recommendation import Recommendation, State, TriedStaffing
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


def recommendation_of(case: Case, state: State, headcounts: tuple[int, ...] | None) -> Recommendation:
    """As a search might have ended."""
    choices = choices_of(case.staffing)
    tried = (
        TriedStaffing((1,) * len(choices), 4000.0, -0.02, 10, meets=False),
        TriedStaffing((2,) * len(choices), 5000.0, 0.01, 40, meets=True),
    )
    return Recommendation(
        coverage=case.chosen,
        goal=Goal(),
        currency="EUR",
        state=state,
        choices=choices,
        headcounts=headcounts,
        cost_per_week=None if headcounts is None else 5000.0,
        cost_now=6000.0,
        proven_bound=4500.0,
        result=None if headcounts is None else case.result,
        tried=() if headcounts is None else tried,
        binding=(),
        lacking=("No one who may answer is rostered on Sundays.",) if headcounts is None else (),
        assumptions=("It rests on calendars.",),
        seed=1,
        confirming_seed=None if headcounts is None else 1_000_004,
    )
