"""Incidents: how many tickets they bring, when and to whom, and that they move nobody else's.

Limits of drawn counts are 4.5 standard errors wide, as in the tests of demand, and the seeds are fixed.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from planner.demand.horizon import horizon_of
from planner.demand.incidents import IncidentError, draw_incident
from simulation.inputs import SEVERITIES
from tests.small_scenarios import drawn, group, scenario, ticket_rows

SIGMAS = 4.5
A_YEAR = {"start": dt.date(2026, 1, 1), "weeks": 53}

OUTAGE = {
    "name": "Outage",
    "per_year": 100,
    "tickets": {"mean": 30, "cv": 0.5},
    "within": "3 hours",
    "severity": "urgent",
}


def test_incidents_come_as_often_and_as_large_as_said_and_split_by_accounts() -> None:
    made = scenario(
        [group(accounts=300, deflected=0.9), group("Rome customers", accounts=100)],
        simulation=A_YEAR,
        incidents=[OUTAGE],
    )
    horizon = horizon_of(made.simulation)
    years = 53 * 7 / 365.25
    parts = [draw_incident(made, horizon, made.incidents[0], replication) for replication in range(60)]
    counts = np.array([len(part.arrival_s) for part in parts])
    groups = np.concatenate([part.group for part in parts])

    mean = 100 * years * 30
    spread = np.sqrt(100 * years * 30**2 * (1 + 0.5**2))
    assert counts.mean() == pytest.approx(mean, abs=SIGMAS * spread / np.sqrt(60))
    assert np.mean(groups == 0) == pytest.approx(0.75, abs=SIGMAS * np.sqrt(0.75 * 0.25 / len(groups)))


def test_an_incidents_tickets_arrive_evenly_within_its_time_and_stop_with_the_horizon() -> None:
    once = {**OUTAGE, "per_year": 0.5, "tickets": 2_000}
    made = scenario(simulation=A_YEAR, incidents=[once])
    horizon = horizon_of(made.simulation)
    parts = [draw_incident(made, horizon, made.incidents[0], replication).arrival_s for replication in range(40)]
    bursts = [part for part in parts if len(part) == 2_000]

    assert len(bursts) > 5
    assert all(part[-1] - part[0] <= 3 * 3600 for part in bursts)
    middle = np.mean([(np.mean(part) - part[0]) / (part[-1] - part[0]) for part in bursts])
    assert middle == pytest.approx(0.5, abs=0.02)
    assert all(len(part) == 0 or part[-1] < horizon.end_s for part in parts)


def test_nothing_of_an_incident_arrives_after_the_horizon() -> None:
    made = scenario(incidents=[{**OUTAGE, "per_year": 20_000, "within": "100 hours"}])
    horizon = horizon_of(made.simulation)

    arrival_s = draw_incident(made, horizon, made.incidents[0], 0).arrival_s

    assert horizon.end_s - 60 < arrival_s[-1] < horizon.end_s


def test_an_incidents_tickets_take_efforts_of_their_own() -> None:
    ordinary = ticket_rows(drawn(scenario([group(severities={"urgent": 1.0})])), 0)
    struck = ticket_rows(drawn(scenario([group(severities={"urgent": 1.0})], incidents=[OUTAGE])), 0)

    extra = [row[2] for row in struck if row not in ordinary]
    assert len(extra) > 20
    assert not {row[2] for row in ordinary} & set(extra)


def test_an_incident_hits_the_groups_it_names_with_its_severity_and_leaves_their_other_tickets_alone() -> None:
    groups = [group(), group("Rome customers")]
    hit = {**OUTAGE, "customers": ["Rome customers"]}
    quiet, struck = drawn(scenario(groups)), drawn(scenario(groups, incidents=[hit]))

    urgent = struck.tickets.promise % SEVERITIES == 0
    ordinary = [row for row in ticket_rows(struck, 1) if row[1] != 0]
    assert set((struck.tickets.promise[urgent] // SEVERITIES).tolist()) == {1}
    assert ticket_rows(quiet, 0) == ticket_rows(struck, 0)
    assert ordinary == ticket_rows(quiet, 1)


def test_one_more_group_takes_tickets_of_an_incident_from_the_others_and_moves_none() -> None:
    horizon = horizon_of(scenario().simulation)
    few = scenario([group(), group("Rome customers")], incidents=[OUTAGE])
    many = scenario([group(), group("Rome customers"), group("Bern customers")], incidents=[OUTAGE])
    before = draw_incident(few, horizon, few.incidents[0], 0)
    after = draw_incident(many, horizon, many.incidents[0], 0)

    stayed = after.group != 2
    np.testing.assert_array_equal(after.arrival_s, before.arrival_s)
    np.testing.assert_array_equal(after.group[stayed], before.group[stayed])
    assert 0 < np.sum(~stayed) < len(stayed)


def test_incidents_without_anybody_to_hit_bring_no_tickets() -> None:
    made = scenario([group(accounts=0)], incidents=[OUTAGE])

    assert len(drawn(made).tickets) == 0


def test_drawn_sizes_beyond_the_bound_are_refused_before_they_are_drawn() -> None:
    made = scenario(incidents=[{**OUTAGE, "per_year": 1_000, "tickets": 900_000_000}])

    with pytest.raises(IncidentError, match=r'"Outage" brings [0-9,]+ tickets in replication 0'):
        draw_incident(made, horizon_of(made.simulation), made.incidents[0], 0)
