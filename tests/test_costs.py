"""Costs: by hand over daylight saving and holidays, minute by minute for premiums, and from the logs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.demand.frame import build_frame
from planner.demand.workload import draw_workload
from planner.scenario.coverage import Premium
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostParts, CostPlan, history_costs, prepare_costs
from planner.staffing.premiums import premium_hours
from planner.staffing.roster import draw_roster, prepare_roster
from planner.studies.replication import prepared, study_bytes
from simulation.columns import int_column
from simulation.engine import play
from simulation.inputs import History, Work
from simulation.load import EngineerTime, engineer_time
from simulation.outcomes import CallOutLog, Ending, Outcomes, WorkLog
from tests.made_histories import outcomes_of
from tests.small_scenarios import Words, group, scenario, shift, team

HOUR_S = 3600
OSLO = "Europe/Oslo"
ALWAYS: Words = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0)}
NIGHT: Words = {"days": "Mon-Sun", "from": dt.time(22), "to": dt.time(6), "engineers": 1}
ON_CALL: Words = {**ALWAYS, "engineers": 1, "on_call": {"retainer_per_hour": 8.0, "call_out": 60.0}}
ONE_WEEK: Words = {"weeks": 1}
WEEKEND: Words = {"days": "Sat-Sun", "factor": 1.5}
LATE: Words = {"from": dt.time(22), "to": dt.time(6), "factor": 1.25}


def made(*teams: Words, simulation: Words | None = None, **coverage: object) -> Scenario:
    return scenario(simulation=simulation, coverage=[{"name": "Here", "teams": list(teams), **coverage}])


def plan_for(of: Scenario) -> CostPlan:
    frame = build_frame(of)
    coverage = of.coverage[0]
    return prepare_costs(of, frame, coverage, prepare_roster(of, frame, coverage))


def rostered(*teams: Words, simulation: Words | None = None, **coverage: object) -> CostParts:
    return plan_for(made(*teams, simulation=simulation, **coverage)).rostered


def at(month: int, day: int, hour: int = 0, zone: str = "UTC") -> int:
    return int(dt.datetime(2026, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


def test_every_rostered_hour_is_paid_with_breaks_absence_and_holidays() -> None:
    day = shift(engineers=3, **{"break": {"after": "4 hours", "for": "30 minutes"}})

    cost = rostered(team(day, cost_per_hour=50.0, absence=0.2, holidays=[dt.date(2026, 1, 7)]))

    assert cost == CostParts(paid_hours=3 * 40 * 50.0)
    assert cost.total == 6_000.0


def test_a_night_into_a_holiday_is_paid_whole() -> None:
    holidays = [dt.date(2026, 1, 8)]
    assert rostered(team(shift(**NIGHT), cost_per_hour=10.0, holidays=holidays)).paid_hours == 560.0


def test_without_prices_nothing_costs_anything() -> None:
    assert rostered(team(shift(), shift("Rota", **ALWAYS, on_call={})), premiums=[WEEKEND]) == CostParts()


def test_only_the_measured_weeks_are_paid() -> None:
    # The measured week begins at 00:00 UTC, which is 09:00 in Tokyo: half of Monday's shift, and half of the next.
    tokyo = team(shift(**{"from": dt.time(8), "to": dt.time(10)}), cost_per_hour=1.0, time_zone="Asia/Tokyo")
    cost = rostered(tokyo, simulation={"weeks": 1, "warm_up_weeks": 3, "follow_weeks": 2})
    assert cost.paid_hours == 2 * (1 + 4 * 2 + 1)


def test_clocks_put_forward_or_back_change_what_a_night_costs() -> None:
    nights = team(shift(**NIGHT), cost_per_hour=1.0, time_zone=OSLO)
    forward = {"start": dt.date(2026, 3, 23), **ONE_WEEK}
    back = {"start": dt.date(2026, 10, 19), **ONE_WEEK}
    # The week is one of UTC: the last night reaches an hour less into it in summer, an hour more in winter.
    assert rostered(nights, simulation=forward).paid_hours == 5 + 5 * 8 + 7 + 4
    assert rostered(nights, simulation=back).paid_hours == 4 + 5 * 8 + 9 + 3
    assert rostered(nights, simulation=back, premiums=[LATE]).premiums == 56 * 0.25


def test_the_highest_premium_counts() -> None:
    nights = team(shift(**NIGHT), cost_per_hour=40.0)
    cost = rostered(nights, premiums=[WEEKEND, LATE])
    # In each week 2 + 6 hours of a night in UTC: on Saturday and Sunday at half more, else at a quarter more.
    assert cost.paid_hours == 56 * 40.0
    assert cost.premiums == pytest.approx(40.0 * (16 * 0.5 + 40 * 0.25))


def test_a_premium_over_midnight_belongs_to_the_day_it_begins() -> None:
    friday_night = {**LATE, "days": "Fri", "factor": 2.0}
    every_hour = team(shift(**ALWAYS, engineers=1), cost_per_hour=1.0)
    saturdays = team(shift(days="Sat", engineers=1, **{"from": dt.time(0), "to": dt.time(8)}), cost_per_hour=1.0)
    assert rostered(every_hour, premiums=[friday_night]).premiums == 8.0
    assert rostered(saturdays, premiums=[friday_night]).premiums == 6.0


def test_a_factor_below_one_is_a_discount_where_no_higher_one_applies() -> None:
    every_hour = team(shift(**ALWAYS, engineers=1), cost_per_hour=1.0)
    cost = rostered(every_hour, premiums=[{"factor": 0.5, "days": "Sun"}, {**LATE, "factor": 2.0}])
    assert cost.premiums == 7 * 8 * 1.0 - 16 * 0.5


def test_the_rota_is_paid_a_retainer_for_the_hours_left_to_it() -> None:
    office = team(shift(), shift("Rota", **ON_CALL), cost_per_hour=10.0)
    assert rostered(office, premiums=[WEEKEND]) == CostParts(paid_hours=800.0, retainer=(168 - 40) * 8.0)
    with_holiday = team(shift(), shift("Rota", **ON_CALL), holidays=[dt.date(2026, 1, 7)], cost_per_hour=10.0)
    assert rostered(with_holiday).retainer == pytest.approx((168 - 40 + 8 / 4) * 8.0)


engineers = st.integers(0, 5)


@given(engineers, engineers, engineers)
def test_cost_is_linear_in_engineers(day: int, late: int, rota: int) -> None:
    office = team(shift(engineers=1 + day), shift("Late", **{**NIGHT, "engineers": late}), cost_per_hour=30.0)
    other = team(shift("Rota", **{**ON_CALL, "engineers": rota}), name="Rome", cost_per_hour=20.0)
    plan = plan_for(made(office, other, premiums=[WEEKEND, LATE], simulation=ONE_WEEK))
    counts = (1 + day, late, rota)
    assert len(plan.team) == sum(counts)
    each = plan_for(made(team(shift(engineers=1), cost_per_hour=30.0), simulation=ONE_WEEK)).rostered
    assert plan.of_one_engineer[0] == each
    total = sum(count * one.total for count, one in zip(counts, plan.of_one_engineer, strict=True))
    assert plan.rostered.total == pytest.approx(total)


times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
days = st.lists(st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), min_size=1, max_size=3)


@st.composite
def some_premium(draw: st.DrawFn) -> Premium:
    words: dict[str, object] = {"factor": draw(st.sampled_from([0.5, 1.0, 1.25, 1.5, 2.0]))}
    if draw(st.booleans()):
        words["days"] = ", ".join(draw(days))
    if draw(st.booleans()):
        words |= {"from": draw(times), "to": draw(times)}
    return Premium.model_validate(words)


def factor_at(premiums: list[Premium], local: dt.datetime) -> float:
    """The factor of one minute of local time without changes of the clock."""
    minute = local.hour * 60 + local.minute
    found = []
    for premium in premiums:
        begins = premium.start.hour * 60 + premium.start.minute if premium.start else 0
        ends = premium.end.hour * 60 + premium.end.minute if premium.end else 0
        ends += 1440 if ends <= begins else 0
        yesterday = (local - dt.timedelta(days=1)).weekday()
        today = local.weekday() in premium.days and begins <= minute < ends
        still = yesterday in premium.days and begins <= minute + 1440 < ends
        found += [premium.factor] if today or still else []
    return max(found, default=1.0)


@settings(max_examples=30)
@given(st.lists(some_premium(), max_size=4), st.integers(0, 2000), st.integers(1, 3000))
def test_premiums_minute_by_minute(premiums: list[Premium], from_minute: int, minutes: int) -> None:
    monday = dt.datetime(2026, 1, 5, tzinfo=ZoneInfo("Asia/Kolkata"))
    start_s = int(monday.timestamp()) + 60 * from_minute
    hours = premium_hours(premiums, ZoneInfo("Asia/Kolkata"), dt.date(2026, 1, 3), dt.date(2026, 1, 12))

    added_s = hours.added_s(int_column([start_s]), int_column([start_s + 60 * minutes]))

    each = [factor_at(premiums, monday + dt.timedelta(minutes=from_minute + step)) - 1 for step in range(minutes)]
    assert added_s[0] == pytest.approx(60 * sum(each))


# From the logs

ONE_OF_EACH = made(
    team(shift(engineers=1), shift("Rota", **ON_CALL), cost_per_hour=60.0),
    premiums=[WEEKEND],
    overtime_factor=1.75,
    simulation={"weeks": 2, "warm_up_weeks": 1},
)
MEASURED_S = at(1, 12)


def no_time(plan: CostPlan, **columns: int) -> EngineerTime:
    kinds = ("working_s", "overtime_s", "on_break_s", "other_duty_s", "responding_s", "idle_s", "absent_s")
    return EngineerTime(**{kind: int_column([columns.get(kind, 0)] * len(plan.team)) for kind in kinds})


def happened(work: list[tuple[int, int, int]] = [], call_outs: list[tuple[int, int]] = []) -> Outcomes:  # noqa: B006
    """Work as (engineer, start, end), and call-outs as (engineer, start)."""
    rows = [
        (0, Work.TOUCH, 0, engineer, start_s - 600, start_s, end_s, Ending.DONE) for engineer, start_s, end_s in work
    ]
    outcomes = outcomes_of(end_s=at(3, 1), first_reply_s=[], work=rows)
    columns = [int_column(column) for column in zip(*[(who, at_s, at_s + 1) for who, at_s in call_outs], strict=True)]
    return replace(outcomes, call_outs=CallOutLog(*columns)) if columns else outcomes


def test_call_outs_of_the_measured_weeks_earn_their_fee() -> None:
    plan = plan_for(ONE_OF_EACH)
    outside = [(1, MEASURED_S - 1), (1, MEASURED_S + 14 * 86_400)]
    inside = [(1, MEASURED_S), (1, MEASURED_S + 5), (1, MEASURED_S + 14 * 86_400 - 1)]

    cost = history_costs(plan, happened(call_outs=outside + inside), no_time(plan))

    assert cost == plan.rostered + CostParts(call_outs=3 * 60.0 / 2)


def test_work_on_call_is_paid_at_the_premium_of_the_hour_and_the_way_there_is_not() -> None:
    plan = plan_for(ONE_OF_EACH)
    friday_night = (1, at(1, 16, 23), at(1, 17, 1))
    before_measuring = (1, MEASURED_S - HOUR_S, MEASURED_S + 2 * HOUR_S)
    at_the_desk = (0, at(1, 17, 3), at(1, 17, 4))

    cost = history_costs(plan, happened([friday_night, before_measuring, at_the_desk]), no_time(plan))

    assert cost == plan.rostered + CostParts(on_call_work=60.0 * (1 + 1.5 + 2) / 2)


def test_overtime_costs_its_factor_and_work_on_call_is_none() -> None:
    plan = plan_for(ONE_OF_EACH)
    time = no_time(plan, overtime_s=2 * HOUR_S)

    cost = history_costs(plan, happened(), time)

    assert cost == plan.rostered + CostParts(overtime=2 * 60.0 * 1.75 / 2)


def test_a_history_played_out_costs_what_its_logs_say() -> None:
    """Every amount is recomputed from the logs, stretch by stretch."""
    rota = shift("Rota", **{**ON_CALL, "on_call": {"response": "15 minutes", "call_out": 60.0}})
    of = scenario(
        [group(accounts=400)],
        coverage=[
            {
                "name": "Here",
                "teams": [team(shift(engineers=2), rota, cost_per_hour=60.0)],
                "overtime_factor": 1.5,
                "shift_end": "finish",
            }
        ],
        simulation={"weeks": 2, "follow_weeks": 1},
    )
    study = prepared(study_bytes(of))
    roster = draw_roster(study.rosters[0], 1, 0)
    horizon = study.frame.horizon
    tickets = draw_workload(of, study.frame, 0).tickets
    history = History(
        study.frame.clocks, study.frame.promises, tickets, roster, study.rules[0], study.frame.horizon.end_s
    )
    outcomes = play(history)
    time = engineer_time(history, outcomes, horizon.measured_from_s, horizon.measured_to_s)

    cost = history_costs(plan_for(of), outcomes, time)

    worked = worked_h(outcomes.work, 2, horizon.measured_to_s)
    assert cost.paid_hours == 2 * 40 * 60.0
    assert worked > 0
    assert cost.on_call_work == pytest.approx(worked * 60.0 / 2)
    assert cost.call_outs > 0
    assert cost.overtime == pytest.approx(1.5 * 60.0 * time.overtime_s[:2].sum() / HOUR_S / 2)
    assert cost.total == pytest.approx(sum(cost.parts))


def worked_h(work: WorkLog, engineer: int, until_s: int) -> float:
    rows = np.flatnonzero((work.engineer == engineer) & (work.start_s < until_s)).tolist()
    return sum(min(int(work.end_s[row]), until_s) - int(work.start_s[row]) for row in rows) / HOUR_S
