"""The expected bound: by hand, and against the bound of many drawn workloads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest

from planner.demand.frame import build_frame
from planner.demand.workload import draw_workload
from planner.foresight.expected_bound import ExpectedBound, expected_bounds
from planner.measurement.bound import reachable
from planner.plans import Metric, Severity
from planner.scenario.scenario import Scenario
from planner.staffing.roster import draw_roster, prepare_roster
from planner.staffing.rules import rules_of
from simulation.columns import FloatArray
from tests.small_scenarios import BASIC, EXTENDED, Words, group, scenario, shift, team

SIGMAS = 4.5
"""A correct bound fails one run in 150,000 for each target."""

IN_TWO_HOURS: Words = {"name": "Basic", "targets": {"high": {"first_response": "2 hours"}}}
WEEK_H = 168


def bounds_of(made: Scenario, coverage: int = 0) -> dict[tuple[str, Severity], ExpectedBound]:
    frame = build_frame(made)
    staffed = [(draw_roster(prepare_roster(made, frame, each), 1, 0), rules_of(made, each)) for each in made.coverage]
    rows = expected_bounds(made, frame, staffed)[coverage]
    assert all(frame.targets[row.target].metric is Metric.FIRST_RESPONSE for row in rows)
    return {(frame.targets[row.target].plan, frame.targets[row.target].severity): row for row in rows}


def high(staffed: Mapping[str, object]) -> float | None:
    made = scenario(teams=[staffed], plans=[IN_TWO_HOURS])
    return bounds_of(made)["Basic", Severity.HIGH].bound


def test_whoever_arrives_in_the_shift_or_two_hours_before_can_be_answered() -> None:
    assert high(team()) == pytest.approx(5 * 10 / WEEK_H)
    nights = team(shift(days="Mon-Sun", **{"from": dt.time(22), "to": dt.time(6)}))
    assert high(nights) == pytest.approx(7 * 10 / WEEK_H)


def test_the_response_delay_of_whoever_is_on_call_counts_from_the_start_of_the_stretch() -> None:
    rota = shift(on_call={"response": "30 minutes"})
    assert high(team(rota)) == pytest.approx(5 * 9.5 / WEEK_H)


def test_nobody_who_may_answer_reaches_nobody() -> None:
    assert high(team(shift(engineers=0))) == 0.0
    assert high(team(shift(tier=2))) == 0.0
    assert high(team(shift(handles=["urgent"]))) == 0.0


def test_off_the_grid_it_is_right_to_two_and_a_half_minutes_a_change() -> None:
    odd = team(shift(**{"from": dt.time(9, 1, 7), "to": dt.time(17, 3, 30)}))
    exactly = 5 * (8 * 3600 + 143 + 7200) / (WEEK_H * 3600)
    assert high(odd) == pytest.approx(exactly, abs=5 * 2 * 150 / (WEEK_H * 3600))


def test_holidays_and_quiet_days_weigh_what_arrives_on_them() -> None:
    closed = dt.date(2026, 1, 7)
    demand = group(holidays=[closed], holiday_demand=0.0)
    made = scenario([demand], [team(holidays=[closed])], {"weeks": 1}, plans=[IN_TWO_HOURS])
    assert bounds_of(made)["Basic", Severity.HIGH].bound == pytest.approx(4 * 10 / (WEEK_H - 24))


def test_tickets_are_those_expected_in_the_measured_weeks() -> None:
    made = scenario(
        [group(), group("Others", accounts=50, severities={"high": 0.5, "low": 0.5})],
        simulation={"weeks": 3, "warm_up_weeks": 2, "follow_weeks": 1},
    )
    found = bounds_of(made)
    assert found["Basic", Severity.HIGH].tickets == pytest.approx(3 * (10 + 2.5))
    assert found["Basic", Severity.LOW].tickets == pytest.approx(3 * 2.5)
    assert found["Basic", Severity.URGENT] == ExpectedBound(found["Basic", Severity.URGENT].target, 0.0, None)


def test_incidents_come_at_a_flat_rate_to_the_accounts_hit() -> None:
    burst = {"name": "Outage", "per_year": 365.25, "tickets": 4, "within": "3 hours", "severity": "urgent"}
    groups = [group(accounts=30), group("Hit", plan="Extended", accounts=90), group("Spared", accounts=500)]
    made = scenario(
        groups,
        simulation={"weeks": 1, "warm_up_weeks": 1},
        incidents=[{**burst, "customers": [groups[0]["name"], "Hit"]}],
    )
    found = bounds_of(made)
    assert found["Basic", Severity.URGENT].tickets == pytest.approx(7)
    assert found["Extended", Severity.URGENT].tickets == pytest.approx(21)
    assert found["Extended", Severity.URGENT].bound == pytest.approx(5 * 10 / WEEK_H)


def test_no_incident_began_before_the_horizon() -> None:
    burst = {"name": "Outage", "per_year": 365.25, "tickets": 7, "within": "168 hours", "severity": "urgent"}
    made = scenario([group()], simulation={"weeks": 1}, incidents=[burst])
    assert bounds_of(made)["Basic", Severity.URGENT].tickets == pytest.approx(49 / 2)


VARIED = scenario(
    [
        group("Europe", time_zone="Europe/Oslo", profile="always on", holidays="NO", holiday_demand=0.3, accounts=150),
        group(
            "America",
            plan="Extended",
            time_zone="America/New_York",
            profile="always on",
            daily_variation=0.4,
            severities={"urgent": 0.5, "high": 0.5},
        ),
        group("Asia", plan="Extended", time_zone="Asia/Kolkata", profile="office hours", growth_per_month=0.1),
    ],
    plans=[BASIC, EXTENDED],
    simulation={"start": dt.date(2026, 3, 2), "weeks": 6, "follow_weeks": 2},
    incidents=[{"name": "Outage", "per_year": 26, "tickets": 5, "within": "3 hours", "severity": "urgent"}],
    coverage=[
        {"name": "One office", "teams": [team(time_zone="Europe/Oslo", holidays="NO")]},
        {
            "name": "Two, and a rota",
            "teams": [
                team(
                    shift(handles=["Extended"]),
                    shift("Rota", days="Sat-Sun", handles=["Extended urgent"], on_call={"response": "20 minutes"}),
                    time_zone="America/Chicago",
                ),
                team(shift(days="Wed", engineers=1), name="Pune", time_zone="Asia/Kolkata"),
            ],
        },
    ],
)


@pytest.mark.parametrize("coverage", [0, 1])
def test_it_is_what_the_drawn_bounds_are_on_average(coverage: int) -> None:
    """The bound counted on 150 drawn workloads: within 4.5 standard errors, for each target."""
    made, replications = VARIED, 150
    frame, staffing = build_frame(made), made.coverage[coverage]
    roster, rules = draw_roster(prepare_roster(made, frame, staffing), 1, 0), rules_of(made, staffing)
    expected = bounds_of(made, coverage).values()
    size = len(frame.targets)
    counted, reached = np.zeros((replications, size)), np.zeros((replications, size))
    for replication in range(replications):
        workload = draw_workload(made, frame, replication)
        target = frame.first_target[workload.tickets.promise[workload.measured]]
        counted[replication] = np.bincount(target, minlength=size)
        in_reach = reachable(frame, workload.tickets, roster, rules)[workload.measured]
        reached[replication] = np.bincount(target[in_reach], minlength=size)
    shares = [(row.target, row.tickets, row.bound) for row in expected if row.bound is not None]
    for target_index, tickets, bound in shares:
        apart = reached[:, target_index] - bound * counted[:, target_index]
        assert abs(float(apart.mean())) < SIGMAS * max(standard_error(apart), 1e-9)
        drawn = counted[:, target_index]
        assert abs(float(drawn.mean()) - tickets) < SIGMAS * standard_error(drawn)
    between = sum(0.02 < bound < 0.98 for _, _, bound in shares)
    assert between >= 2, "a test of bounds that are all 0 or 1 shows nothing"


def standard_error(of_replications: FloatArray) -> float:
    return float(of_replications.std(ddof=1) / np.sqrt(len(of_replications)))
