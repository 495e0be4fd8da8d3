"""Studies for the charts: an ordinary one, and every one that is hard to draw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from planner.charts.picture import Picture
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.small_scenarios import Words, group, scenario, shift, team

SEVERITIES = {"urgent": 0.25, "high": 0.25, "medium": 0.25, "low": 0.25}
LONG_NAME = "A coverage whose name was thought up by a committee that could not agree on fewer words than these"
ON_CALL = {"response": "15 minutes", "retainer_per_hour": 8.0, "call_out": 60.0}


def _groups(**changes: object) -> list[dict[str, object]]:
    both = (("North", "Basic", "Europe/Oslo"), ("West", "Extended", "America/New_York"))
    return [
        {**group(name, plan=plan, time_zone=zone, severities=SEVERITIES, accounts=150), **changes}
        for name, plan, zone in both
    ]


def _coverage(name: str, engineers: int = 2, *, on_call: bool = False) -> dict[str, object]:
    shifts = [shift(engineers=engineers)]
    if on_call:
        always = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0), "handles": ["Extended urgent"]}
        shifts.append(shift("On call", engineers=1, on_call=ON_CALL, **always))
    teams = [
        team(*shifts, name="Oslo", time_zone="Europe/Oslo", cost_per_hour=60.0),
        team(shift(engineers=1), name="Houston", time_zone="America/Chicago", cost_per_hour=50.0),
    ]
    return {"name": name, "teams": teams}


def _scenario(*coverages: Words, weeks: int = 10, **changes: object) -> Scenario:
    words: dict[str, object] = {"name": "Neptune Support", "coverage": list(coverages), **changes}
    groups = words.pop("groups", None) or _groups()
    assert isinstance(groups, list)
    return scenario(groups, (), {"weeks": weeks, "warm_up_weeks": 1, "follow_weeks": 2}, **words)


def _ordinary() -> Scenario:
    return _scenario(_coverage("Small", 1), _coverage("Large", 3), _coverage("Large with on-call", 3, on_call=True))


def _no_tickets() -> Scenario:
    return _scenario(_coverage("Small"), _coverage("Large"), groups=_groups(accounts=0))


def _ten() -> Scenario:
    return _scenario(*(_coverage(f"{LONG_NAME}, version {number}", number + 1) for number in range(10)), weeks=4)


def _hostile_names() -> Scenario:
    names = ('=HYPERLINK("x")', "$x^2$ \\frac{1}{0}", "東京とオスロ", "\U0001f680 ሀሁ")
    return _scenario(*(_coverage(name) for name in names), weeks=2, name="=1+1 $\\alpha$ 東京 " + LONG_NAME)


def _everything_missed() -> Scenario:
    nobody = {"name": "Nobody", "teams": [team(shift(engineers=0))]}
    return _scenario(nobody, {**nobody, "name": "Nobody either"}, weeks=6)


def _everything_met() -> Scenario:
    always = shift(days="Mon-Sun", engineers=30, **{"from": dt.time(0), "to": dt.time(0)}, works_holidays=True)
    plans = [
        {"name": name, "targets": {word: {"first_response": "300 hours"} for word in SEVERITIES}}
        for name in ("Basic", "Extended")
    ]
    crowds = ({"name": name, "teams": [team(always)]} for name in ("Crowd", "Other crowd"))
    return _scenario(*crowds, weeks=6, plans=plans)


def _one_coverage() -> Scenario:
    return _scenario(_coverage("Only this"))


def _no_whole_month() -> Scenario:
    return _scenario(_coverage("Small"), _coverage("Large", 4), weeks=2)


CASES: dict[str, tuple[Callable[[], Scenario], int]] = {
    "ordinary": (_ordinary, 4),
    "no tickets": (_no_tickets, 2),
    "one coverage": (_one_coverage, 3),
    "ten coverages": (_ten, 2),
    "hostile names": (_hostile_names, 2),
    "everything missed": (_everything_missed, 2),
    "everything met": (_everything_met, 2),
    "one replication": (_ordinary, 1),
    "no whole month": (_no_whole_month, 2),
}
"""How each is made, and with how many replications."""


@cache
def picture_of(case: str) -> Picture:
    """The study of a case, played once; scenarios and results are values, so tests may share them."""
    make, replications = CASES[case]
    asked = make()
    return Picture(asked, run_study(asked, InlineWorkers(), choice=StudyChoice(replications=replications)))
