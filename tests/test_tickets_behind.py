"""The tickets behind a number: all of them together are the study's counts, cell by cell."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from planner.attainment.results import StudyResult
from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.promises import target_rows
from planner.plans import Metric, Severity
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import ChoiceError
from planner.studies.workers import InlineWorkers
from planner.tickets.behind import Behind, Outcome, words_of
from planner.tickets.ticket_list import TicketList, growing_list
from simulation.causes import Cause
from tests.found_tickets import tickets_behind
from tests.small_scenarios import group, scenario, shift, team

SEVERITIES = {"urgent": 0.25, "high": 0.25, "medium": 0.25, "low": 0.25}
REPLICATIONS = 2
EVERY = 100_000


@cache
def asked() -> Scenario:
    """Two small teams far apart that miss a good deal, and one that misses more; customers in zones of their own."""
    day = team(shift(engineers=1), time_zone="Europe/Oslo", absence=0.1, other_duties=0.2)
    late = team(shift(engineers=1, to=dt.time(18)), name="Houston", time_zone="America/Chicago")
    return scenario(
        groups=[
            group("North", severities=SEVERITIES, time_zone="Europe/Oslo", accounts=150),
            group("West", plan="Extended", severities=SEVERITIES, time_zone="America/New_York", accounts=150),
        ],
        simulation={"weeks": 5, "warm_up_weeks": 1, "follow_weeks": 1, "replications": REPLICATIONS},
        coverage=[{"name": "Both", "teams": [day, late]}, {"name": "Oslo alone", "teams": [day]}],
    )


@cache
def studied() -> StudyResult:
    return run_study(asked(), InlineWorkers())


@cache
def everything(coverage: str) -> TicketList:
    return tickets_behind(asked(), Behind(coverage), range(REPLICATIONS), EVERY)


def found(behind: Behind, most: int = EVERY) -> TicketList:
    return tickets_behind(asked(), behind, range(REPLICATIONS), most)


@pytest.mark.parametrize("place", [0, 1])
def test_all_tickets_add_up_to_the_counts_of_every_target(place: int) -> None:
    result = studied().coverages[place]
    rows = everything(result.name).rows
    for target, column in zip(result.targets, range(len(result.targets)), strict=True):
        mine = [row for row in rows if row.target == target.target]
        assert len(mine) == target.count
        assert sum(row.met for row in mine) == int(result.met[:, column].sum())
        assert sum(row.reply_s is None for row in mine) == target.past_due
    assert len(rows) > 300
    assert sum(not row.met for row in rows) > 50


def test_a_target_and_an_outcome_find_the_same_tickets_as_picking_them_out_of_all() -> None:
    everyone = everything("Both").rows
    for target in target_rows(asked()):
        for outcome, met in ((Outcome.MET, True), (Outcome.MISSED, False)):
            list_of = found(Behind("Both", target, outcome))
            assert list_of.rows == tuple(row for row in everyone if row.target == target and row.met is met)
            assert list_of.found == len(list_of.rows)
            assert list_of.looked_at == sum(row.target == target for row in everyone)


def test_hours_of_the_week_find_what_the_heat_map_counts() -> None:
    pattern = studied().coverages[0].pattern
    targets = target_rows(asked())
    busiest = [divmod(cell, WEEK_HOURS) for cell in np.argsort(pattern.count, axis=None)[-6:].tolist()]
    for at, hour in busiest:
        for outcome, cells in ((Outcome.ALL, pattern.count), (Outcome.MET, pattern.met)):
            rows = found(Behind("Both", targets[at], outcome, hour_of_week=hour)).rows
            assert len(rows) == cells[at, hour]


def test_an_hour_of_the_week_is_the_customers_own() -> None:
    target = next(row for row in target_rows(asked()) if row.plan == "Extended" and row.metric is Metric.FIRST_RESPONSE)
    hours = Counter(_hour_in_new_york(row.ticket.arrival_s) for row in found(Behind("Both", target)).rows)
    assert len(hours) > 5
    for hour, count in hours.items():
        assert len(found(Behind("Both", target, hour_of_week=hour)).rows) == count


def _hour_in_new_york(at_s: int) -> int:
    local = dt.datetime.fromtimestamp(at_s, ZoneInfo("America/New_York"))
    return local.weekday() * 24 + local.hour


def test_causes_share_the_misses_out() -> None:
    target = max(studied().coverages[0].targets, key=lambda each: each.count * (1 - (each.attainment or 1))).target
    misses = found(Behind("Both", target, Outcome.MISSED)).rows
    by_cause = [found(Behind("Both", target, cause=cause)).rows for cause in Cause]
    assert sum(bool(rows) for rows in by_cause) > 1
    assert {row for rows in by_cause for row in rows} == set(misses)
    for cause, rows in zip(Cause, by_cause, strict=True):
        assert all(row.cause is cause and row.split is not None and sum(row.split) == pytest.approx(1) for row in rows)


def test_as_many_as_asked_for_are_the_first_of_all() -> None:
    everyone = everything("Both")
    few = found(Behind("Both"), most=7)
    assert few.rows == everyone.rows[:7]
    assert (few.replications, few.is_whole) == (1, False)
    assert few.found == sum(row.ticket.replication == 0 for row in everyone.rows)
    assert everyone.is_whole


def test_a_list_is_told_after_each_replication() -> None:
    first, *others = growing_list(asked(), Behind("Both"), range(REPLICATIONS), EVERY)
    assert (first.replications, first.is_whole, len(others)) == (1, False, REPLICATIONS - 1)
    assert first.rows == tuple(row for row in everything("Both").rows if row.ticket.replication == 0)


def test_without_replications_nothing_is_found() -> None:
    assert tickets_behind(asked(), Behind("Both"), ()).rows == ()


def test_an_unknown_coverage_is_refused() -> None:
    with pytest.raises(ChoiceError, match="no coverage"):
        tickets_behind(asked(), Behind("Nobody"), range(1))


def test_rows_say_who_and_when() -> None:
    rows = everything("Oslo alone").rows
    assert {row.ticket.group for row in rows} == {"North", "West"}
    assert all(row.ticket.plan == row.target.plan and row.ticket.severity is row.target.severity for row in rows)
    assert all((row.update is None) == (row.target.metric is Metric.FIRST_RESPONSE) for row in rows)
    one = [row.update for row in rows if row.ticket == rows[-1].ticket and row.update is not None]
    assert one == list(range(len(one)))


def test_what_is_asked_for_in_words() -> None:
    target = next(
        row
        for row in target_rows(asked())
        if (row.plan, row.severity, row.metric) == ("Extended", Severity.URGENT, Metric.FIRST_RESPONSE)
    )
    behind = Behind("Both", target, Outcome.MISSED, hour_of_week=42)
    assert words_of(behind) == (
        "Extended urgent, first response in 2 hours: missed, arrived Tuesday 18:00–19:00, under Both"
    )
    assert words_of(Behind("Both")) == "All targets: met and missed, under Both"
    assert "mainly no one on shift" in words_of(Behind("Both", target, cause=Cause.NO_ONE_ON_SHIFT))


@pytest.mark.parametrize(
    "wrong", [{"hour_of_week": 168}, {"hour_of_week": -1}, {"outcome": Outcome.MET, "cause": Cause.ALL_BUSY}]
)
def test_what_cannot_be_asked_for_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"hours of the week|no cause"):
        Behind("Both", **wrong)  # type: ignore[arg-type]  # wrong on purpose
