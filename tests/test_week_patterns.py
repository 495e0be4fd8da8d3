"""Week patterns: the hours of the week, against a plain recount and the sums that they must add up to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.workload import Workload, draw_workload
from planner.estimates.spreads import RunningSpreads
from planner.measurement.measures import Measured
from planner.measurement.measuring import Beforehand, measured
from planner.measurement.promised import promised_responses
from planner.measurement.week_patterns import empty_pattern
from planner.reporting.results_json import results_json
from planner.scenario.scenario import Scenario
from planner.staffing.roster import draw_roster
from planner.studies.replication import Prepared, prepared, replicate, study_bytes
from planner.studies.replication import Task as OneReplication
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from simulation.engine import play
from simulation.inputs import History
from simulation.load import engineer_time
from simulation.outcomes import OPEN, Outcomes
from tests.made_spreads import spread_of
from tests.small_scenarios import group, scenario, shift, team

ZONES = ("Europe/Oslo", "America/New_York", "Asia/Kolkata")


def asked(**simulation: object) -> Scenario:
    """Customers in three zones through the European and the American change of clocks in March 2026."""
    severities = {"urgent": 0.3, "high": 0.7}
    on_call = {"response": "15 minutes", "retainer_per_hour": 8.0, "call_out": 60.0}
    nights = {"from": dt.time(17), "to": dt.time(9), "days": "Mon-Sun", "on_call": on_call}
    words = {"start": dt.date(2026, 2, 25), "weeks": 6, "warm_up_weeks": 1, "follow_weeks": 1} | simulation
    return scenario(
        [group(zone, time_zone=zone, plan="Extended", severities=severities, accounts=120) for zone in ZONES],
        [team(shift(engineers=1), shift("Night", engineers=1, **nights), absence=0.1, cost_per_hour=50.0)],
        words,
    )


def played(of: Scenario) -> tuple[Prepared, Workload, History, Outcomes, Measured]:
    study = prepared(study_bytes(of))
    workload = draw_workload(study.scenario, study.frame, 0)
    roster = draw_roster(study.rosters[0], of.simulation.seed, 0)
    frame = study.frame
    history = History(frame.clocks, frame.promises, workload.tickets, roster, study.rules[0], frame.horizon.end_s)
    outcomes = play(history)
    known = Beforehand(promised_responses(frame, workload), study.reaches[0], study.costs[0])
    return study, workload, history, outcomes, measured(frame, workload, history, outcomes, known)


def local_hour(zone: str, at_s: int) -> int:
    local = dt.datetime.fromtimestamp(at_s, ZoneInfo(zone))
    return local.weekday() * 24 + local.hour


def test_targets_are_counted_by_the_hour_of_the_customers_week() -> None:
    study, workload, history, outcomes, said = played(asked())
    frame, tickets = study.frame, history.tickets
    count = Counter[tuple[int, int]]()
    for row in np.flatnonzero(workload.measured).tolist():
        if outcomes.tickets.first_reply_s[row] != OPEN:
            promise = int(tickets.promise[row])
            target = int(frame.first_target[promise])
            count[target, local_hour(ZONES[promise // 4], int(tickets.arrival_s[row]))] += 1
    log = outcomes.obligations
    for row in np.flatnonzero(workload.measured[log.ticket] & (log.closed_s != OPEN)).tolist():
        promise = int(tickets.promise[log.ticket[row]])
        target = int(frame.update_target[promise])
        count[target, local_hour(ZONES[promise // 4], int(log.due_s[row]))] += 1
    open_ones = said.measures.targets.past_due.sum()
    found = {
        (target, hour): said.pattern.count[target, hour] for target, hour in np.argwhere(said.pattern.count).tolist()
    }
    assert sum(found.values()) - sum(count.values()) == open_ones
    assert all(found[cell] >= times for cell, times in count.items())
    assert said.pattern.count.sum(axis=1).tolist() == said.measures.targets.count.tolist()
    assert said.pattern.met.sum(axis=1).tolist() == said.measures.targets.met.tolist()
    assert (said.pattern.met <= said.pattern.count).all()


def test_the_load_of_the_hours_is_the_time_of_the_engineers() -> None:
    study, _, history, outcomes, said = played(asked())
    horizon = study.frame.horizon
    time = engineer_time(history, outcomes, horizon.measured_from_s, horizon.measured_to_s)
    on_call = history.roster.on_call
    attended = time.working_s + time.on_break_s + time.other_duty_s + time.responding_s + time.idle_s
    assert said.pattern.on_shift_s.sum() == attended[~on_call].sum()
    assert said.pattern.on_call_s.sum() == attended[on_call].sum()
    assert said.pattern.busy_s.sum() == (time.working_s + time.overtime_s).sum()
    assert said.pattern.waiting_s.sum() > 0


def test_hours_begin_on_monday_whatever_day_is_measured_first() -> None:
    """Shifts from Monday to Friday, 9 to 17 UTC, and measured weeks from a Wednesday on."""
    *_, said = played(asked())
    working = {day * 24 + hour for day in range(5) for hour in range(9, 17)}
    assert set(np.flatnonzero(said.pattern.on_shift_s).tolist()) == working
    assert not working & set(np.flatnonzero(said.pattern.on_call_s).tolist())


def test_patterns_add_up() -> None:
    *_, said = played(asked())
    twice = said.pattern + said.pattern
    assert (twice.count == 2 * said.pattern.count).all()
    assert (twice.busy_s == 2 * said.pattern.busy_s).all()
    targets = len(said.pattern.count)
    assert ((empty_pattern(targets) + said.pattern).met == said.pattern.met).all()
    assert empty_pattern(3).count.shape == (3, WEEK_HOURS)


def test_a_study_sums_patterns_and_spreads_and_means_costs() -> None:
    of = asked()
    study = run_study(of, InlineWorkers(), choice=StudyChoice(replications=2))
    each = [replicate(OneReplication(study_bytes(of), number)).measured[0] for number in range(2)]
    (coverage,) = study.coverages
    assert (coverage.pattern.count == each[0].pattern.count + each[1].pattern.count).all()
    assert (coverage.pattern.waiting_s == each[0].pattern.waiting_s + each[1].pattern.waiting_s).all()
    both = RunningSpreads(len(coverage.spreads))
    for one in each:
        both.add(one.spreads)
    for target, spread in enumerate(coverage.spreads):
        expected = both.spreads.of(target)
        assert (spread.sum_s, spread.counts.tolist()) == (expected.sum_s, expected.counts.tolist())
    totals = [one.measures.cost.total for one in each if one.measures.cost is not None]
    assert coverage.cost is not None
    assert coverage.cost_ci95 is not None
    assert coverage.cost.total == pytest.approx(sum(totals) / 2)
    assert coverage.cost_ci95.low <= coverage.cost.total <= coverage.cost_ci95.high


def test_costs_are_in_the_json() -> None:
    of = asked()
    study = run_study(of, InlineWorkers(), choice=StudyChoice(replications=2))
    found = results_json(study)["coverage"]
    assert isinstance(found, list)
    (said,) = found
    assert isinstance(said, dict)
    cost = study.coverages[0].cost
    assert cost is not None
    assert said["cost_per_week"] == pytest.approx(cost.total)
    parts = said["cost"]
    assert isinstance(parts, dict)
    assert list(parts) == ["paid_hours", "premiums", "retainer", "call_outs", "on_call_work", "overtime"]
    assert list(parts.values()) == pytest.approx(list(cost.parts))
    assert cost.paid_hours == pytest.approx(40 * 50)
    assert cost.retainer == pytest.approx(7 * 16 * 8)


def test_what_is_kept_of_hours_does_not_grow_with_tickets() -> None:
    (few,) = replicate(OneReplication(study_bytes(asked()), 0)).measured
    (long,) = replicate(OneReplication(study_bytes(asked(weeks=20)), 0)).measured
    assert few.pattern.count.nbytes == long.pattern.count.nbytes
    assert long.pattern.count.sum() > 2 * few.pattern.count.sum()


def test_the_end_of_a_spreads_bins() -> None:
    spread = spread_of(np.array([0, 5, 5, 2_047, 5_000, 10**6], dtype=np.int64))
    assert spread.until_s[:3].tolist() == [0, 5, 2_047]
    assert spread.until_s[-1] == 10**6
    assert 5_000 <= spread.until_s[3] <= 5_005
