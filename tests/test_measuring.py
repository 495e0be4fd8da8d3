"""What counts, and as what: measures against a plain recount, ticket by ticket."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from planner.demand.frame import Frame, build_frame
from planner.demand.workload import Workload, draw_workload
from planner.measurement.bound import reachable
from planner.measurement.measures import Measured
from planner.measurement.measuring import measured
from planner.plans import Metric
from planner.scenario.scenario import Scenario
from planner.staffing.roster import draw_roster, prepare_roster
from planner.staffing.rules import rules_of
from simulation.clock_reader import ClockReader
from simulation.engine import play
from simulation.inputs import History
from simulation.outcomes import OPEN, Outcomes
from tests.small_scenarios import Words, group, scenario, shift, team

DAY_S = 86_400


@dataclass(frozen=True)
class Played:
    scenario: Scenario
    frame: Frame
    workload: Workload
    history: History
    outcomes: Outcomes

    def measured(self) -> Measured:
        return measured(self.frame, self.workload, self.history, self.outcomes)


def played(of: Scenario, replication: int = 0) -> Played:
    frame = build_frame(of)
    workload = draw_workload(of, frame, replication)
    roster = draw_roster(prepare_roster(of, frame, of.coverage[0]), of.simulation.seed, replication)
    rules = rules_of(of, of.coverage[0])
    history = History(frame.clocks, frame.promises, workload.tickets, roster, rules, frame.horizon.end_s)
    return Played(of, frame, workload, history, play(history))


NINE_WEEKS: Words = {"weeks": 9, "warm_up_weeks": 1, "follow_weeks": 1}


def overloaded(simulation: Words = NINE_WEEKS) -> Scenario:
    """Both plans in Oslo and New York, nine measured weeks from January on, and not enough engineers."""
    severities = {"urgent": 0.2, "high": 0.3, "medium": 0.3, "low": 0.2}
    return scenario(
        groups=[
            group("North", severities=severities, time_zone="Europe/Oslo", accounts=140),
            group("West", severities=severities, time_zone="America/New_York", plan="Extended", accounts=140),
        ],
        teams=[
            team(shift(engineers=1, to=dt.time(18)), absence=0.1, other_duties=0.1),
            team(
                shift(
                    "On call",
                    days="Mon-Sun",
                    engineers=1,
                    to=dt.time(9),
                    handles=["Extended urgent"],
                    on_call={"response": "15 minutes"},
                ),
                name="Nights",
            ),
        ],
        simulation=simulation,
    )


@pytest.fixture(scope="module")
def busy() -> Played:
    return played(overloaded())


def recounted_first_responses(of: Played) -> dict[str, Counter[int]]:
    """Per target: count, met, past due, not due, elapsed."""
    frame, tickets = of.frame, of.history.tickets
    found: dict[str, Counter[int]] = {name: Counter() for name in ("count", "met", "past_due", "not_due", "elapsed_s")}
    for row in range(len(tickets)):
        arrival_s = int(tickets.arrival_s[row])
        promise = int(tickets.promise[row])
        target = int(frame.first_target[promise])
        if target < 0 or not frame.horizon.measured_from_s <= arrival_s < frame.horizon.measured_to_s:
            continue
        reader = ClockReader(frame.clocks[int(frame.promises.first_clock[promise])])
        due_s, reply_s = int(tickets.first_due_s[row]), int(of.outcomes.tickets.first_reply_s[row])
        until_s = of.outcomes.end_s if reply_s == OPEN else reply_s
        in_time = reader.is_met(due_s, until_s)
        found["elapsed_s"][target] += reader.elapsed(arrival_s, until_s)
        if reply_s == OPEN:
            found["not_due" if in_time else "past_due"][target] += 1
            found["count"][target] += not in_time
        else:
            found["count"][target] += 1
            found["met"][target] += in_time
    return found


def recounted_updates(of: Played) -> dict[str, Counter[int]]:
    frame, tickets, log = of.frame, of.history.tickets, of.outcomes.obligations
    found: dict[str, Counter[int]] = {name: Counter() for name in ("count", "met", "past_due", "not_due", "elapsed_s")}
    for ticket, closed_s, elapsed_s, late in zip(
        log.ticket.tolist(), log.closed_s.tolist(), log.elapsed_s.tolist(), log.late.tolist(), strict=True
    ):
        arrival_s = int(tickets.arrival_s[ticket])
        if not frame.horizon.measured_from_s <= arrival_s < frame.horizon.measured_to_s:
            continue
        target = int(frame.update_target[int(tickets.promise[ticket])])
        found["elapsed_s"][target] += elapsed_s
        if closed_s == OPEN and not late:
            found["not_due"][target] += 1
            continue
        found["count"][target] += 1
        found["met"][target] += not late
        found["past_due"][target] += closed_s == OPEN
    return found


@pytest.mark.parametrize("replication", [0, 1])
def test_measures_are_a_plain_recount(replication: int) -> None:
    of = played(overloaded(), replication)
    said = of.measured()
    firsts, updates = recounted_first_responses(of), recounted_updates(of)
    targets = range(len(of.frame.targets))
    counts = said.measures.targets
    for name in ("count", "met", "past_due", "not_due"):
        assert getattr(counts, name).tolist() == [firsts[name][each] + updates[name][each] for each in targets]
    assert said.spreads.sum_s.tolist() == [firsts["elapsed_s"][each] + updates["elapsed_s"][each] for each in targets]
    assert counts.past_due.sum() > 0, "some of everything, or the test says little"
    assert counts.not_due.sum() > 0
    assert (counts.met < counts.count).any()


def test_every_elapsed_time_is_counted_or_not_yet_due(busy: Played) -> None:
    said = busy.measured()
    counts = said.measures.targets
    expected = (counts.count + counts.not_due).tolist()
    assert [len(said.spreads.of(target)) for target in range(len(expected))] == expected


def test_met_is_within_reach_and_within_count(busy: Played) -> None:
    counts = busy.measured().measures.targets
    firsts = [row.metric is Metric.FIRST_RESPONSE for row in busy.frame.targets]
    assert (counts.met <= counts.count).all()
    assert (counts.met[firsts] <= counts.reachable[firsts]).all()
    assert (counts.reachable <= counts.count).all()
    assert not counts.reachable[np.logical_not(firsts)].any()


def test_reachable_are_the_counted_first_responses_that_the_bound_reaches(busy: Played) -> None:
    counts, tickets = busy.measured().measures.targets, busy.history.tickets
    in_reach = reachable(busy.frame, tickets, busy.history.roster, busy.history.rules)
    expected: Counter[int] = Counter()
    for row in np.flatnonzero(in_reach & busy.workload.measured).tolist():
        promise = int(tickets.promise[row])
        reader = ClockReader(busy.frame.clocks[int(busy.frame.promises.first_clock[promise])])
        is_open = busy.outcomes.tickets.first_reply_s[row] == OPEN
        if not (is_open and reader.is_met(int(tickets.first_due_s[row]), busy.outcomes.end_s)):
            expected[int(busy.frame.first_target[promise])] += 1
    assert counts.reachable.tolist() == [expected[each] for each in range(len(busy.frame.targets))]


def test_two_hours_are_in_reach_of_a_day_shift_from_two_hours_before_it() -> None:
    """From 07:00 to 17:00 of working days: by hand, ticket by ticket, and about 50 of a week's 168 hours."""
    of = played(scenario([group(plan="Extended", severities={"urgent": 1.0}, accounts=2_000)]))
    counts = of.measured().measures.targets
    urgent = int(of.frame.first_target[0])
    arrived = [dt.datetime.fromtimestamp(at_s, dt.UTC) for at_s in of.history.tickets.arrival_s.tolist()]
    expected = sum(at.weekday() < 5 and 7 <= at.hour < 17 for at in arrived)
    assert counts.reachable[urgent] == pytest.approx(expected, abs=2), "a ticket may fall on the second of an edge"
    assert 0.2 < counts.reachable[urgent] / counts.count[urgent] < 0.4


def test_each_miss_has_one_vote(busy: Played) -> None:
    counts = busy.measured().measures.targets
    assert counts.causes.sum(axis=1) == pytest.approx(counts.count - counts.met)


def recounted_months(of: Played) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Count and met per target and number of the month: first responses by arrival, updates by what is due, of all."""
    frame, tickets, log = of.frame, of.history.tickets, of.outcomes.obligations
    count: Counter[tuple[int, int]] = Counter()
    met: Counter[tuple[int, int]] = Counter()

    def month_of(promise: int, at_s: int) -> int:
        there = ZoneInfo(of.scenario.customers[promise // 4].time_zone)
        return dt.datetime.fromtimestamp(at_s, there).month

    for row, promise in enumerate(tickets.promise.tolist()):
        reader = ClockReader(frame.clocks[int(frame.promises.first_clock[promise])])
        reply_s = int(of.outcomes.tickets.first_reply_s[row])
        in_time = reader.is_met(int(tickets.first_due_s[row]), of.outcomes.end_s if reply_s == OPEN else reply_s)
        if reply_s != OPEN or not in_time:
            cell = int(frame.first_target[promise]), month_of(promise, int(tickets.arrival_s[row]))
            count[cell] += 1
            met[cell] += in_time
    for row, ticket in enumerate(log.ticket.tolist()):
        if log.closed_s[row] != OPEN or log.late[row]:
            promise = int(tickets.promise[ticket])
            cell = int(frame.update_target[promise]), month_of(promise, int(log.due_s[row]))
            count[cell] += 1
            met[cell] += not log.late[row]
    return count, met


def test_months_hold_the_first_responses_that_came_and_the_updates_that_fell_due_in_them() -> None:
    """Nineteen weeks from 26 January hold February to May whole, and what tickets of the warm-up are owed in them."""
    of = played(overloaded(simulation={"weeks": 19, "warm_up_weeks": 3, "follow_weeks": 1}))
    counts = of.measured().measures.targets
    count, met = recounted_months(of)
    targets = range(len(of.frame.targets))
    assert of.frame.months.first_days == tuple(dt.date(2026, month, 1) for month in (2, 3, 4, 5))
    assert counts.month_count.tolist() == [[count[each, month] for month in (2, 3, 4, 5)] for each in targets]
    assert counts.month_met.tolist() == [[met[each, month] for month in (2, 3, 4, 5)] for each in targets]


def test_the_first_month_owes_as_many_updates_as_any_other() -> None:
    """Updates every other week to tickets that stay open for weeks: those of the warm-up are owed theirs too."""
    work = {"low": {"touches": 2, "customer_wait": {"distribution": "constant", "mean": "3 weeks"}}}
    plan = {
        "name": "Basic",
        "updates_pause": False,
        "targets": {"low": {"first_response": "9 business days", "updates": "2 weeks"}},
    }
    weeks = {"start": dt.date(2026, 1, 5), "warm_up_weeks": 16, "weeks": 14, "follow_weeks": 4}
    made = scenario([group(severities={"low": 1.0}, accounts=400)], simulation=weeks, plans=[plan], work=work)
    of = played(made)
    months = of.measured().measures.targets.month_count[int(of.frame.update_target[3])]
    assert of.frame.months.first_days == tuple(dt.date(2026, month, 1) for month in (5, 6, 7))
    assert months.min() > 0.75 * months.max() > 100


def test_hand_overs_and_interruptions_are_those_of_measured_tickets() -> None:
    """Every day's work goes on with whoever is there, and an urgent ticket interrupts the rest."""
    coverage = {
        "name": "Here",
        "teams": [team(shift(), shift("Late", **{"from": dt.time(13), "to": dt.time(21)}))],
        "interrupts": ["urgent"],
        "shift_end": "hand over",
    }
    severities = {"urgent": 0.3, "low": 0.7}
    weeks = {"weeks": 4, "warm_up_weeks": 4, "follow_weeks": 2}
    of = played(scenario([group(severities=severities, accounts=400)], simulation=weeks, coverage=[coverage]))
    said, log = of.measured().measures, of.outcomes.tickets
    from_s, to_s = of.frame.horizon.measured_from_s, of.frame.horizon.measured_to_s
    rows = [row for row, at_s in enumerate(of.history.tickets.arrival_s.tolist()) if from_s <= at_s < to_s]
    assert said.measured_tickets == len(rows)
    assert said.hand_overs == sum(log.hand_overs[rows].tolist()) > 0
    assert said.interruptions == sum(log.interruptions[rows].tolist()) > 0
    assert log.hand_overs.sum() > said.hand_overs != said.interruptions
    assert log.interruptions.sum() > said.interruptions


def test_engineers_time_adds_up(busy: Played) -> None:
    use = busy.measured().measures.time
    parts = use.working_s + use.on_break_s + use.on_duty_s + use.idle_s + use.absent_s
    assert parts == use.rostered_s == 9 * 5 * 9 * 3_600
    assert 0 < use.working_s <= use.available_s
    assert use.on_call_s > 0
    assert use.on_call_response_s > 0


def test_the_backlog_is_what_has_arrived_and_is_not_solved(busy: Played) -> None:
    backlog = busy.measured().measures.backlog
    start_s = busy.frame.horizon.start_s
    assert len(backlog) == 12
    assert backlog[0] == 0
    log, arrival_s = busy.outcomes.tickets, busy.history.tickets.arrival_s
    never_solved = int(np.sum((arrival_s <= start_s + 77 * DAY_S) & (log.solved_s == OPEN)))
    assert backlog[-1] <= never_solved, "a solved ticket that will be reopened is not open"
    assert backlog[-1] > 0


def test_crowds_are_between_alone_and_all_in_one(busy: Played) -> None:
    counts = busy.measured().measures.targets
    assert (counts.crowd_squares >= counts.count).all()
    assert (counts.crowd_squares <= counts.count**2).all()
    assert (counts.crowd_squares > counts.count).any()


def test_a_scenario_without_tickets_measures_nothing() -> None:
    said = played(scenario([group(tickets_per_account_per_month=0)])).measured()
    assert said.measures.arrivals == 0
    assert not said.measures.targets.count.any()
    assert not len(said.spreads.cell)
    assert said.measures.time.working_s == 0
