"""A ticket's life: what it says is what the logs and the study say, for every ticket of a small replication."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pytest

from planner.plans import Metric, Severity
from planner.scenario.scenario import Scenario
from planner.tickets.behind import Behind, Outcome
from planner.tickets.life import Span, Standing, TicketLife
from planner.tickets.life_events import events_of
from planner.tickets.life_words import words_of_life
from planner.tickets.living import life_of, ticket_life
from planner.tickets.playing import Replay, replay
from simulation.clocks import open_time
from simulation.inputs import Wait, Work
from simulation.outcomes import Ending
from tests.found_tickets import tickets_behind
from tests.small_scenarios import EXTENDED, Words, group, scenario, shift, team

SEVERITIES = {"urgent": 0.3, "high": 0.3, "medium": 0.2, "low": 0.2}
ON_CALL = {"response": "15 minutes", "retainer_per_hour": 8.0, "call_out": 60.0}
HARD = (
    {"name": "Hold", "shift_end": "hold", "interrupts": ["urgent"], "interrupt_cost": "5 minutes"},
    {"name": "Hand over", "shift_end": "hand over", "ownership": "team"},
    {"name": "Finish", "shift_end": "finish", "ownership": "engineer"},
)


def _teams() -> list[Words]:
    always = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0), "handles": ["Extended urgent"]}
    near = team(
        shift(engineers=1, to=dt.time(14)), shift("Late", engineers=1, **{"from": dt.time(13)}, to=dt.time(18)),
        shift("On call", engineers=1, on_call=ON_CALL, **always), time_zone="Europe/Oslo", other_duties=0.2,
    )  # fmt: skip
    return [near, team(shift(engineers=1), name="Houston", time_zone="America/Chicago", absence=0.1)]


@cache
def asked() -> Scenario:
    """Every rule that leaves a trace in a life: on call, held work, interruptions, ownership, two kinds of waits."""
    work = {
        word: {
            "first_response": {"mean": "40 minutes", "cv": 1.0},
            "touches": 3,
            "touch": {"mean": "90 minutes", "cv": 1.0},
            "customer_wait": {"mean": "3 hours", "cv": 1.0},
            "engineering": {"share": 0.3, "wait": {"mean": "5 business hours", "cv": 1.0}},
            "update": "10 minutes",
            "root_cause_analysis": {"share": 0.5, "effort": {"mean": "1 hour", "cv": 0.5}},
            "reopened": 0.2,
            "reopened_after": {"mean": "1 business day", "cv": 1.0},
        }
        for word in SEVERITIES
    }
    return scenario(
        groups=[
            group("North", severities=SEVERITIES, time_zone="Europe/Oslo", accounts=120),
            group("West", plan="Extended", severities=SEVERITIES, time_zone="America/New_York", accounts=120),
        ],
        simulation={"weeks": 4, "warm_up_weeks": 1, "follow_weeks": 1},
        work=work,
        coverage=[{**rules, "teams": _teams()} for rules in HARD],
    )


@cache
def played(coverage: str) -> Replay:
    return replay(asked(), coverage, 0)


@cache
def lives(coverage: str) -> tuple[TicketLife, ...]:
    return tuple(life_of(played(coverage), number) for number in range(len(played(coverage).history.tickets)))


COVERAGES = pytest.mark.parametrize("coverage", [str(rules["name"]) for rules in HARD])


def length_of(spans: tuple[Span, ...]) -> int:
    return sum(span.end_s - span.start_s for span in spans)


@COVERAGES
def test_what_was_owed_is_what_the_study_counts(coverage: str) -> None:
    rows = tickets_behind(asked(), Behind(coverage), range(1), 100_000).rows
    assert len({row.met for row in rows}) == 2
    for row in rows:
        owed = lives(coverage)[row.ticket.number].owed(row.update)
        assert owed.target == row.target
        assert (owed.opened_s, owed.due_s, owed.reply_s) == (row.counted_from_s, row.due_s, row.reply_s)
        assert (owed.standing is Standing.MET) == row.met
        assert owed.waited_s == row.waited_s
        assert owed.split == (row.split or ())
        assert owed.left_s is not None
        assert (owed.left_s < 0) is not row.met


@COVERAGES
def test_hand_overs_and_interruptions_are_those_of_the_log(coverage: str) -> None:
    log = played(coverage).outcomes.tickets
    assert [len(life.hand_overs) for life in lives(coverage)] == log.hand_overs.tolist()
    assert [life.interruptions for life in lives(coverage)] == log.interruptions.tolist()
    assert log.hand_overs.sum() > 0


@COVERAGES
def test_all_work_and_every_wait_in_the_queue_is_some_tickets(coverage: str) -> None:
    outcomes = played(coverage).outcomes
    assert sum(len(life.work) for life in lives(coverage)) == len(outcomes.work.ticket)
    assert sum(len(life.queue) for life in lives(coverage)) == len(outcomes.waits.ticket)
    worked_s = sum(stretch.end_s - stretch.start_s for life in lives(coverage) for stretch in life.work)
    assert worked_s == int((outcomes.work.end_s - outcomes.work.start_s).sum())


@COVERAGES
def test_the_clock_counts_until_the_reply_and_stands_still_in_pauses(coverage: str) -> None:
    paused = 0
    for life in lives(coverage):
        if life.first.reply_s is not None:
            assert length_of(life.first_hours.counting) == life.first.waited_s
        if life.update_hours is not None and all(each.reply_s is not None for each in life.updates):
            assert length_of(life.update_hours.counting) == sum(each.waited_s for each in life.updates)
            paused += length_of(life.update_hours.paused)
    assert paused > 0


@COVERAGES
def test_waits_last_as_long_as_they_were_drawn(coverage: str) -> None:
    history = played(coverage).history
    kinds = set()
    for life in lives(coverage):
        first, after = history.tickets.touch_from[life.ticket.number : life.ticket.number + 2].tolist()
        drawn = [row for row in range(first + 1, after) if history.tickets.wait[row] != Wait.NONE]
        for row, wait in zip(drawn, life.waits, strict=False):
            assert wait.wait == Wait(int(history.tickets.wait[row]))
            if wait.is_over:
                clock = history.clocks[int(history.tickets.wait_clock[row])]
                waited_s = int(open_time(clock, wait.end_s)) - int(open_time(clock, wait.start_s))
                assert waited_s == history.tickets.wait_s[row]
                kinds.add(wait.wait)
    assert kinds == {Wait.CUSTOMER, Wait.ENGINEERING, Wait.REOPENED}


@COVERAGES
def test_touches_are_taken_by_somebody_on_shift(coverage: str) -> None:
    taken = 0
    for life in lives(coverage):
        for stretch in life.work:
            if stretch.kind is not Work.TOUCH or stretch.taken_s >= life.until_s:
                continue
            there = [
                each.engineers
                for each in life.on_shift
                if (each.team, each.is_on_call) == (stretch.engineer.team, stretch.engineer.is_on_call)
                and each.start_s <= stretch.taken_s < each.end_s
            ]
            assert len(there) == 1
            assert there[0] >= 1
            taken += 1
    assert taken > 100


def test_held_work_is_kept_until_it_is_taken_up_again() -> None:
    kept = [(life, each) for life in lives("Hold") for each in life.kept]
    assert kept
    for life, each in kept:
        before = [stretch for stretch in life.work if (stretch.end_s, stretch.ending) == (each.start_s, Ending.HELD)]
        assert [stretch.engineer for stretch in before] == [each.engineer]
        after = [stretch for stretch in life.work if stretch.taken_s == each.end_s]
        assert each.end_s == played("Hold").outcomes.end_s or each.engineer in [stretch.engineer for stretch in after]
    assert not [each for life in lives("Finish") for each in life.kept]


def test_on_call_responds_before_it_begins() -> None:
    called = [stretch for life in lives("Hold") for stretch in life.work if stretch.start_s > stretch.taken_s]
    assert called
    assert all(stretch.engineer.is_on_call and stretch.engineer.name == "Oslo, On call 1" for stretch in called)


def test_engineers_are_named_by_team_shift_and_number() -> None:
    names = {stretch.engineer.name for life in lives("Hold") for stretch in life.work}
    assert names == {"Oslo, Day 1", "Oslo, Late 1", "Oslo, On call 1", "Houston, Day 1"}


@COVERAGES
def test_replies_are_made_by_somebody_at_work(coverage: str) -> None:
    for life in lives(coverage):
        for owed in (life.first, *life.updates):
            assert (owed.engineer is None) == (owed.reply_s is None)


@COVERAGES
def test_nothing_happens_after_the_end_of_a_life(coverage: str) -> None:
    for life in lives(coverage):
        instants = [life.ticket.arrival_s, *(event.at_s for event in events_of(life))]
        assert min(instants) == life.ticket.arrival_s
        assert max(instants) <= max(life.until_s, life.first.due_s or 0)
        assert instants[1:] == sorted(instants[1:])


def test_any_ticket_can_be_asked_for() -> None:
    assert ticket_life(asked(), "Hold", 0, 7) == lives("Hold")[7]
    with pytest.raises(IndexError):
        ticket_life(asked(), "Hold", 0, 10**6)


@cache
def night() -> Scenario:
    """Many engineers from nine to five in UTC, and customers in Oslo who ask at any hour for an answer in two."""
    extended = {**EXTENDED, "targets": {"urgent": {"first_response": "2 hours", "updates": "2 hours"}}}
    crowd = team(shift(days="Mon-Sun", engineers=30))
    urgent = group("North", plan="Extended", severities={"urgent": 1.0}, time_zone="Europe/Oslo")
    return scenario(groups=[urgent], teams=[crowd], plans=[extended], coverage=[{"name": "Here", "teams": [crowd]}])


@cache
def missed_at_night() -> TicketLife:
    target = next(each for each in replay(night(), "Here", 0).frame.targets if each.metric is Metric.FIRST_RESPONSE)
    rows = tickets_behind(night(), Behind("Here", target, Outcome.MISSED), range(1)).rows
    evening = next(row for row in rows if _utc(row.ticket.arrival_s).hour >= 18)
    return life_of(replay(night(), "Here", 0), evening.ticket.number)


def _utc(at_s: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at_s, dt.UTC)


def _words(at: dt.datetime) -> str:
    return f"{['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.weekday()]} {at:%H:%M}"


def test_why_a_night_was_missed_in_words() -> None:
    life = missed_at_night()
    arrived = _utc(life.ticket.arrival_s)
    morning = (arrived + dt.timedelta(days=1)).replace(hour=9, minute=0)
    here = words_of_life(life, time_zone="UTC")
    assert here.why[0].startswith(f"No one who may answer was on shift from {_words(arrived)} to {_words(morning)} (")
    assert life.first.spans[0].end_s == int(morning.replace(second=0).timestamp())
    share = (life.first.spans[0].end_s - life.ticket.arrival_s) / life.first.waited_s
    assert f"({share * 100:.0f}% of the wait)" in here.why[0]
    assert "a first response is promised in 2 hours, around the clock" in here.promised
    assert here.promised.endswith("Times are those of UTC.")
    assert f"answered {_words(_utc(life.first.reply_s or 0))} by Oslo, Day " in here.happened
    assert "late. It was solved" in here.happened


def test_times_are_the_customers_unless_another_zone_is_asked_for() -> None:
    life = missed_at_night()
    in_oslo = words_of_life(life)
    assert in_oslo.promised.endswith("Times are those of the customer, Europe/Oslo.")
    assert _words(_utc(life.ticket.arrival_s) + dt.timedelta(hours=1)) in in_oslo.why[0]


@COVERAGES
def test_every_miss_has_its_reasons_and_nothing_else_has(coverage: str) -> None:
    for life in lives(coverage):
        for update in (None, *range(len(life.updates))):
            words = words_of_life(life, update)
            assert bool(words.why) == (life.owed(update).standing is Standing.MISSED)
            assert all(sentence.endswith(".") and "  " not in sentence for sentence in (words.promised, words.happened))


def test_a_ticket_of_a_plan_without_targets_is_promised_nothing() -> None:
    plain = scenario(plans=[{"name": "Basic", "targets": {"urgent": {"first_response": "2 hours"}}}])
    life = ticket_life(plain, "Here", 0, 0)
    assert life.ticket.severity is Severity.HIGH
    assert life.first.standing is Standing.NOT_PROMISED
    assert life.update_hours is None
    assert "no first response is promised" in words_of_life(life).promised
    assert np.isfinite(life.until_s)
