"""The frame: promises, clocks and dates of a scenario, by hand."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from planner.demand.frame import Frame, build_frame, months_of
from planner.demand.horizon import horizon_of
from planner.demand.whole_months import NO_MONTH
from planner.demand.workload import draw_workload
from planner.errors import PlannerError
from planner.plans import Metric, Severity
from planner.staffing.rules import rules_of
from simulation.clocks import NEVER, Count
from simulation.columns import int_column
from simulation.inputs import Dispatch, Ownership, ShiftEnd
from tests.small_scenarios import BASIC, EXTENDED, Words, group, scenario, team

NINE_TO_FIVE: Words = {"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(17)}
HOUR_S = 3600


def frame_with(plan: Words, **group_changes: object) -> Frame:
    return build_frame(scenario([group(plan=plan["name"], **group_changes)], plans=[plan]))


def instant(year: int, month: int, day: int, hour: int = 0) -> int:
    return int(dt.datetime(year, month, day, hour, tzinfo=dt.UTC).timestamp())


def test_the_horizon_counts_weeks_from_the_start() -> None:
    simulation = {"start": dt.date(2026, 1, 5), "warm_up_weeks": 6, "weeks": 26, "follow_weeks": 8}

    horizon = horizon_of(scenario(simulation=simulation).simulation)

    assert horizon.start_s == instant(2026, 1, 5)
    assert horizon.measured_from_s == instant(2026, 2, 16)
    assert horizon.measured_to_s == instant(2026, 8, 17)
    assert horizon.end_s == instant(2026, 10, 12)


@pytest.mark.parametrize(
    ("start", "weeks", "months"),
    [
        (dt.date(2027, 2, 1), 4, (dt.date(2027, 2, 1),)),
        (dt.date(2027, 2, 2), 4, ()),
        (dt.date(2026, 12, 1), 9, (dt.date(2026, 12, 1), dt.date(2027, 1, 1))),
        (dt.date(2026, 12, 1), 8, (dt.date(2026, 12, 1),)),
        (dt.date(2026, 2, 16), 26, tuple(dt.date(2026, month, 1) for month in (3, 4, 5, 6, 7))),
        (dt.date(2026, 2, 2), 3, ()),
    ],
)
def test_months_are_whole_and_inside_the_measured_weeks(
    start: dt.date, weeks: int, months: tuple[dt.date, ...]
) -> None:
    made = scenario(simulation={"start": start, "weeks": weeks})

    assert build_frame(made).months.first_days == months


def test_neptunes_plans_become_counts_on_the_customers_clock() -> None:
    made = scenario([group(), group("Extended customers", plan="Extended")])

    promises = build_frame(made).promises

    end_of_day, open_time = Count.END_OF_DAY, Count.OPEN_TIME
    assert promises.plan.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    assert promises.severity.tolist() == [0, 1, 2, 3, 0, 1, 2, 3]
    assert promises.first_count.tolist() == [
        open_time, end_of_day, end_of_day, end_of_day, open_time, open_time, end_of_day, end_of_day,
    ]  # fmt: skip
    assert promises.first_amount.tolist() == [8 * HOUR_S, 3, 6, 9, 2 * HOUR_S, 6 * HOUR_S, 2, 5]
    assert promises.first_clock.tolist() == [1, 1, 1, 1, 0, 1, 1, 1]
    assert promises.update_amount.tolist() == [HOUR_S, 2, 5, 10, 2 * HOUR_S, 1, 2, 5]
    assert promises.update_clock.tolist() == [1, 1, 1, 1, 0, 1, 1, 1]
    assert promises.ongoing.tolist() == [True, *[False] * 7]
    assert set(promises.business_clock.tolist()) == {1}


def test_an_update_becomes_work_a_quarter_of_its_interval_ahead_unless_the_file_says_otherwise() -> None:
    work = {"high": {"update_ahead": "30 minutes", "update": "7 minutes"}}

    promises = build_frame(scenario(work=work)).promises

    assert promises.update_ahead_s.tolist() == [HOUR_S // 4, 1_800, 10 * HOUR_S, 20 * HOUR_S]
    assert promises.update_effort_s.tolist() == [600, 420, 600, 600]


@pytest.mark.parametrize(
    ("reading", "count", "days", "week"),
    [
        ("end of day", Count.END_OF_DAY, 3, 6),
        ("same time", Count.SAME_TIME, 3, 6),
        ("working hours", Count.OPEN_TIME, 3 * 7 * HOUR_S, 6 * 7 * HOUR_S),
    ],
)
def test_business_days_are_counted_as_the_plan_reads_them(reading: str, count: Count, days: int, week: int) -> None:
    hours = [
        {"days": "Mon-Fri", "from": dt.time(9), "to": dt.time(17)},
        {"days": "Sat", "from": dt.time(10), "to": dt.time(12)},
    ]
    target = {"first_response": "3 business days", "updates": "1 week"}
    plan: Words = {"name": "Silver", "business_days": reading, "targets": {"high": target}}

    promises = frame_with(plan, business_hours=hours).promises

    assert promises.first_count[Severity.HIGH] == count
    assert promises.first_amount[Severity.HIGH] == days
    assert promises.update_amount[Severity.HIGH] == week


def test_what_no_target_is_made_for_counts_nothing() -> None:
    plan: Words = {"name": "Silver", "targets": {"high": {"first_response": "2 hours"}}}

    frame = frame_with(plan)

    high = np.arange(4) == Severity.HIGH
    assert (frame.promises.first_count != Count.NONE).tolist() == high.tolist()
    assert set(frame.promises.update_count.tolist()) == {Count.NONE}
    assert frame.first_target.tolist() == [-1, 0, -1, -1]
    assert frame.update_target.tolist() == [-1, -1, -1, -1]


def test_ongoing_and_pauses_are_the_plans() -> None:
    target = {"first_response": "2 hours", "updates": "ongoing"}
    plan: Words = {
        "name": "Silver",
        "ongoing_within": "30 business minutes",
        "updates_pause": False,
        "targets": {"urgent": target},
    }

    promises = frame_with(plan).promises

    assert promises.update_amount[0] == 1_800
    assert promises.update_count[0] == Count.OPEN_TIME
    assert promises.update_clock[0] == 1
    assert promises.ongoing.tolist() == [True, False, False, False]
    assert not promises.update_pauses.any()


def test_targets_stand_in_the_order_of_the_file_and_rows_name_theirs() -> None:
    plan: Words = {
        "name": "Silver",
        "goal": 0.9,
        "targets": {
            "low": {"first_response": "2 weeks", "contractual": False},
            "high": {"first_response": "2 hours", "updates": "ongoing"},
        },
    }
    groups = [group(plan="Silver"), group("Basic customers"), group("More Silver", plan="Silver")]

    frame = build_frame(scenario(groups, plans=[plan, BASIC]))

    silver = [row for row in frame.targets if row.plan == "Silver"]
    assert frame.targets[:3] == tuple(silver)
    assert [(row.severity, row.metric, row.words, row.contractual) for row in silver] == [
        (Severity.HIGH, Metric.FIRST_RESPONSE, "2 hours", True),
        (Severity.HIGH, Metric.UPDATES, "ongoing", True),
        (Severity.LOW, Metric.FIRST_RESPONSE, "2 weeks", False),
    ]
    assert {row.goal for row in silver} == {0.9}
    assert frame.first_target.tolist() == [-1, 0, -1, 2, 3, 5, 7, 9, -1, 0, -1, 2]
    assert frame.update_target.tolist() == [-1, 1, -1, -1, 4, 6, 8, 10, -1, 1, -1, -1]


def test_groups_of_one_calendar_share_a_clock() -> None:
    groups = [
        group("one", time_zone="Europe/Oslo", holidays="NO"),
        group("two", time_zone="Europe/Oslo"),
        group("three", time_zone="Europe/Oslo", holidays="NO", plan="Extended"),
        group("four", time_zone="Europe/Oslo", business_hours={**NINE_TO_FIVE, "to": dt.time(16)}),
    ]

    frame = build_frame(scenario(groups))

    assert len(frame.clocks) == 4
    assert frame.promises.business_clock[::4].tolist() == [1, 2, 1, 3]


def test_a_plan_may_count_holidays_as_ordinary_days() -> None:
    plans: list[Words] = [{**BASIC, "observe_holidays": False}, EXTENDED]
    holidays = [dt.date(2026, 1, 7)]
    groups = [group("one", holidays=holidays), group("two", plan="Extended", holidays=holidays)]

    frame = build_frame(scenario(groups, plans=plans))

    ordinary, observed = (set((clock.opens // 86_400).tolist()) for clock in frame.clocks[1:])
    assert ordinary - observed == {instant(2026, 1, 7) // 86_400}


def test_clocks_begin_before_the_start_and_know_every_due_instant() -> None:
    target = {"first_response": "700 business days", "updates": "50 weeks"}
    plan: Words = {"name": "Slow", "targets": {"high": target}}
    hours = {"days": "Wed", "from": dt.time(9), "to": dt.time(10)}
    made = scenario([group(plan="Slow", business_hours=hours, holidays="NO", accounts=1_000)], plans=[plan])
    frame = build_frame(made)

    tickets = draw_workload(made, frame, 0).tickets

    assert all(clock.opens[0] < frame.horizon.start_s for clock in frame.clocks)
    assert len(tickets) > 300
    assert tickets.first_due_s.max() < NEVER


def test_business_hours_that_never_open_are_an_error_with_its_place() -> None:
    every_monday = [dt.date(2025, 1, 6) + dt.timedelta(weeks=week) for week in range(200)]
    mondays = {**NINE_TO_FIVE, "days": "Mon"}
    groups = [group(), group("Nobody", business_hours=mondays, holidays=every_monday)]

    with pytest.raises(PlannerError, match=r"customers\[1\]\.business_hours: .*never open"):
        build_frame(scenario(groups))


def test_months_begin_at_the_customers_midnight() -> None:
    groups = [group("east", time_zone="Asia/Tokyo"), group("west", time_zone="America/New_York")]
    made = scenario(groups, simulation={"start": dt.date(2026, 1, 31), "weeks": 9})
    frame = build_frame(made)
    edge_s = {0: instant(2026, 3, 1) - 9 * HOUR_S, 4: instant(2026, 3, 1) + 5 * HOUR_S}

    for promise, at_s in edge_s.items():
        around = int_column([at_s - 1, at_s, instant(2026, 1, 31), instant(2026, 4, 2)])
        months = months_of(frame, int_column([promise] * 4), around)
        assert months.tolist() == [0, 1, NO_MONTH, NO_MONTH]


@pytest.mark.parametrize(
    ("time_zone", "start", "weeks", "months"),
    [
        ("Pacific/Auckland", dt.date(2026, 5, 31), 9, (6, 7)),
        ("Pacific/Auckland", dt.date(2026, 6, 1), 9, (7,)),
        ("Pacific/Auckland", dt.date(2026, 7, 2), 5, ()),
        ("America/New_York", dt.date(2026, 2, 1), 4, ()),
        ("America/New_York", dt.date(2026, 6, 1), 9, (6, 7)),
        ("UTC", dt.date(2026, 2, 1), 4, (2,)),
    ],
)
def test_a_month_is_whole_if_it_is_measured_from_the_groups_midnight_to_the_groups_midnight(
    time_zone: str, start: dt.date, weeks: int, months: tuple[int, ...]
) -> None:
    """1 June begins in Auckland at noon of 31 May UTC, 1 March in New York at 05:00 UTC."""
    frame = build_frame(scenario([group(time_zone=time_zone)], simulation={"start": start, "weeks": weeks}))

    assert frame.months.first_days == tuple(dt.date(2026, month, 1) for month in months)
    ides_s = int_column([instant(2026, month, 15) for month in range(1, 13)])
    expected = [months.index(month) if month in months else NO_MONTH for month in range(1, 13)]
    assert months_of(frame, int_column([0] * 12), ides_s).tolist() == expected


def test_a_month_may_be_whole_for_one_group_and_not_for_another() -> None:
    groups = [group("south", time_zone="Pacific/Auckland"), group("here"), group("west", time_zone="America/New_York")]
    made = scenario(groups, simulation={"start": dt.date(2026, 4, 1), "weeks": 13})
    assert made.simulation.end == dt.date(2026, 7, 1)
    frame = build_frame(made)
    of_each = int_column([0, 4, 8])

    months = [months_of(frame, of_each, int_column([instant(2026, month, 15)] * 3)).tolist() for month in (4, 5, 6)]

    assert frame.months.first_days == tuple(dt.date(2026, month, 1) for month in (4, 5, 6))
    assert months == [[NO_MONTH, 0, 0], [1, 1, 1], [2, 2, NO_MONTH]]


def test_without_a_whole_month_no_instant_has_one() -> None:
    frame = build_frame(scenario(simulation={"weeks": 3}))

    assert months_of(frame, int_column([0]), int_column([frame.horizon.start_s])).tolist() == [NO_MONTH]


def test_rules_are_the_coverages() -> None:
    coverage = {
        "name": "Here",
        "teams": [team()],
        "dispatch": "deadline",
        "ownership": "team",
        "shift_end": "hand over",
        "interrupts": ["Extended urgent", "high"],
        "interrupt_cost": "5 minutes",
        "finish_within": "20 minutes",
        "hand_over": {"same_team": "3 minutes", "other_team": "15 minutes"},
    }
    made = scenario(coverage=[coverage])

    rules = rules_of(made, made.coverage[0])

    assert (rules.dispatch, rules.ownership, rules.shift_end) == (
        Dispatch.DEADLINE,
        Ownership.TEAM,
        ShiftEnd.HAND_OVER,
    )
    assert rules.plan_rank.tolist() == [2, 1]
    assert rules.interrupts.tolist() == [[False, True, False, False], [True, True, False, False]]
    assert (rules.interrupt_cost_s, rules.finish_within_s) == (300, 1_200)
    assert (rules.hand_over_same_team_s, rules.hand_over_other_team_s) == (180, 900)
