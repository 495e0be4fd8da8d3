"""What counts, and as what: measures against a plain recount, ticket by ticket."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest

from planner.demand.frame import Frame, build_frame
from planner.demand.workload import Workload, draw_workload
from planner.measurement.measures import Measured
from planner.measurement.measuring import measured
from planner.scenario.scenario import Scenario
from planner.staffing.roster import draw_roster, prepare_roster
from planner.staffing.rules import rules_of
from simulation.clock_reader import ClockReader
from simulation.engine import play
from simulation.inputs import History
from simulation.outcomes import OPEN, Outcomes
from tests.small_scenarios import group, scenario, shift, team

DAY_S = 86_400


@dataclass(frozen=True)
class Played:
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
    return Played(frame, workload, history, play(history))


def overloaded(engineers: int = 1) -> Scenario:
    """Both plans in Oslo and New York, nine measured weeks from January on, and not enough engineers."""
    severities = {"urgent": 0.2, "high": 0.3, "medium": 0.3, "low": 0.2}
    return scenario(
        groups=[
            group("North", severities=severities, time_zone="Europe/Oslo", accounts=140),
            group("West", severities=severities, time_zone="America/New_York", plan="Extended", accounts=140),
        ],
        teams=[
            team(shift(engineers=engineers, to=dt.time(18)), absence=0.1, other_duties=0.1),
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
        simulation={"weeks": 9, "warm_up_weeks": 1, "follow_weeks": 1},
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
    assert [spread.sum_s for spread in said.spreads] == [
        firsts["elapsed_s"][each] + updates["elapsed_s"][each] for each in targets
    ]
    assert counts.past_due.sum() > 0, "some of everything, or the test says little"
    assert counts.not_due.sum() > 0
    assert (counts.met < counts.count).any()


def test_every_elapsed_time_is_counted_or_not_yet_due(busy: Played) -> None:
    said = busy.measured()
    counts = said.measures.targets
    assert [len(spread) for spread in said.spreads] == (counts.count + counts.not_due).tolist()


def test_met_is_within_reach_and_within_count(busy: Played) -> None:
    counts = busy.measured().measures.targets
    firsts = counts.reachable > 0
    assert firsts.any()
    assert (counts.met <= counts.count).all()
    assert (counts.met[firsts] <= counts.reachable[firsts]).all()
    assert (counts.reachable <= counts.count).all()


def test_each_miss_has_one_vote(busy: Played) -> None:
    counts = busy.measured().measures.targets
    assert counts.causes.sum(axis=1) == pytest.approx(counts.count - counts.met)


def test_months_hold_what_is_due_in_them(busy: Played) -> None:
    """Nine weeks from 12 January hold February whole, and it alone."""
    counts = busy.measured().measures.targets
    assert busy.frame.horizon.months == (dt.date(2026, 2, 1),)
    assert counts.month_count.shape == (len(busy.frame.targets), 1)
    assert (counts.month_met <= counts.month_count).all()
    assert (counts.month_count[:, 0] <= counts.count).all()
    share = counts.month_count.sum() / counts.count.sum()
    assert 0.3 < share < 0.6, "four of nine weeks"


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
    assert not any(len(spread) for spread in said.spreads)
    assert said.measures.time.working_s == 0
