"""Demand: how many tickets arrive, when, and that nobody's arrivals move for somebody else's sake.

Limits of drawn counts are 4.5 standard errors wide: of sound programs one in 150,000 would fail such a test, and the
seeds are fixed, so this one does not fail by chance at all.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from planner.business_time.time_zones import utc_offsets, zone
from planner.demand.arrivals import ArrivalRate, RateShape, Trend, draw_arrivals, draw_daily_factors, rate_shape
from planner.demand.frame import build_frame
from planner.demand.horizon import MONTH_S, horizon_of
from planner.demand.profiles import profile_of
from planner.demand.streams import Purpose, stream
from planner.demand.workload import Workload, draw_workload
from planner.scenario.scenario import Scenario
from simulation.clocks import DAY_S
from simulation.columns import FloatArray, IntArray
from simulation.inputs import SEVERITIES
from tests.small_scenarios import drawn, group, scenario, ticket_rows

SIGMAS = 4.5
A_YEAR = {"start": dt.date(2026, 1, 1), "weeks": 53}
ORDINARY = Trend(growth_per_month=0.0, seasonality=(1.0,) * 12, holidays=frozenset(), holiday_demand=1.0)


def arrivals(of: Scenario, group_index: int = 0, replication: int = 0) -> IntArray:
    workload = draw_workload(of, build_frame(of), replication)
    return of_group(workload, group_index)


def of_group(workload: Workload, index: int) -> IntArray:
    tickets = workload.tickets
    of_index: IntArray = tickets.arrival_s[tickets.promise // SEVERITIES == index]
    return of_index


def local_times(instants: IntArray, time_zone: str) -> list[dt.datetime]:
    return [dt.datetime.fromtimestamp(instant, ZoneInfo(time_zone)) for instant in instants.tolist()]


def expected_on(of: Scenario, day: dt.date, group_index: int = 0) -> float:
    """The tickets that a group expects on a local date."""
    rate = build_frame(of).arrivals[group_index]
    starts_s = rate.shape.start_s + 900 * np.arange(len(rate.expected))
    in_zone = ZoneInfo(of.customers[group_index].time_zone)
    midnights = [dt.datetime.combine(day + dt.timedelta(days=step), dt.time(), in_zone) for step in (0, 1)]
    first, last = (int(midnight.timestamp()) for midnight in midnights)
    return float(rate.expected[(starts_s >= first) & (starts_s < last)].sum())


def hourly_profile(weights: FloatArray) -> list[list[float]]:
    return [[float(weight) for weight in day] for day in weights.reshape(7, 24)]


def test_the_mean_number_of_tickets_is_accounts_times_rate_less_what_is_deflected() -> None:
    made = scenario([group(accounts=500, tickets_per_account_per_month=1.2, deflected=0.25)])
    frame = build_frame(made)
    expected = 500 * 1.2 * 0.75 * (4 * 7 * DAY_S) / MONTH_S

    counts = [len(draw_workload(made, frame, replication).tickets) for replication in range(100)]

    assert np.sum(frame.arrivals[0].expected) == pytest.approx(expected)
    assert np.mean(counts) == pytest.approx(expected, abs=SIGMAS * np.sqrt(expected / 100))
    assert np.var(counts, ddof=1) == pytest.approx(expected, rel=SIGMAS * np.sqrt(2 / 99))


def test_arrivals_are_sorted_whole_seconds_within_the_horizon() -> None:
    made = scenario([group(accounts=5_000)])
    horizon = horizon_of(made.simulation)

    drawn = arrivals(made)

    assert drawn.dtype == np.int64
    assert np.all(np.diff(drawn) >= 0)
    assert horizon.start_s <= drawn[0] < drawn[-1] < horizon.end_s


def test_within_a_quarter_of_an_hour_every_second_is_alike() -> None:
    drawn = arrivals(scenario([group(accounts=100_000)]))

    into_s = drawn % 900

    deviation = 900 / np.sqrt(12 * len(drawn))
    assert set(into_s.tolist()) == set(range(900))
    assert np.mean(into_s) == pytest.approx(449.5, abs=SIGMAS * deviation)


def test_office_hours_follow_the_group_through_daylight_saving() -> None:
    hours = [
        {"days": "Mon-Fri", "from": dt.time(9, 30), "to": dt.time(17)},
        {"days": "Sun", "from": dt.time(22), "to": dt.time(2)},
    ]
    customers = group(accounts=5_000, time_zone="Europe/Oslo", profile="office hours", business_hours=hours)
    made = scenario([customers], simulation={"start": dt.date(2026, 3, 16)})

    local = local_times(arrivals(made), "Europe/Oslo")

    office = [at for at in local if at.weekday() < 5 and dt.time(9, 30) <= at.time() < dt.time(17)]
    sunday_night = [at for at in local if at.weekday() == 6 and at.hour >= 22]
    monday_morning = [at for at in local if at.weekday() == 0 and at.hour < 2]
    assert len(office) + len(sunday_night) + len(monday_morning) == len(local)
    for night in (sunday_night, monday_morning):
        share = 2 / 41.5
        assert len(night) == pytest.approx(share * len(local), abs=SIGMAS * np.sqrt(share * len(local)))


def test_office_hours_around_the_clock_are_flat() -> None:
    always = {"days": "Mon-Sun", "from": dt.time(8), "to": dt.time(8)}
    made = scenario([group(profile="office hours", business_hours=always), group("Rome customers")])

    office, flat = (rate.expected for rate in build_frame(made).arrivals)

    np.testing.assert_allclose(office, flat)


def test_a_profile_of_the_file_has_its_weights_in_local_hours() -> None:
    weights = np.zeros(168)
    weights[[33, 34, 120]] = [3.0, 1.0, 4.0]
    profile = {"name": "mine", "weights": hourly_profile(weights)}
    customers = group(accounts=2_000, time_zone="America/New_York", profile="mine")
    made = scenario([customers], profiles=[profile])

    local = local_times(arrivals(made), "America/New_York")

    hour = np.array([24 * at.weekday() + at.hour for at in local])
    for expected_share, of_hour in ((3 / 8, 33), (1 / 8, 34), (4 / 8, 120)):
        spread = np.sqrt(expected_share * (1 - expected_share) / len(hour))
        assert np.mean(hour == of_hour) == pytest.approx(expected_share, abs=SIGMAS * spread)
    assert set(hour.tolist()) == {33, 34, 120}


def test_a_local_hour_that_does_not_exist_has_no_tickets_and_one_that_comes_twice_has_two_hours_of_them() -> None:
    weights = np.zeros(168)
    weights[6 * 24 + 2] = 1.0
    customers = group(time_zone="Europe/Oslo", profile="two on Sundays")
    made = scenario(
        [customers],
        simulation=A_YEAR,
        profiles=[{"name": "two on Sundays", "weights": hourly_profile(weights)}],
    )

    assert expected_on(made, dt.date(2026, 3, 22)) == pytest.approx(10)
    assert expected_on(made, dt.date(2026, 3, 29)) == 0
    assert expected_on(made, dt.date(2026, 10, 25)) == pytest.approx(20)


@pytest.mark.parametrize("plan_observes", [True, False])
def test_holidays_are_as_quiet_as_the_group_says_whether_or_not_its_clock_stops(plan_observes: bool) -> None:
    holidays = [dt.date(2026, 1, 14)]
    made = scenario(
        [group(time_zone="Asia/Tokyo", holidays=holidays, holiday_demand=0.2)],
        plans=[{"name": "Basic", "observe_holidays": plan_observes}],
    )

    assert expected_on(made, dt.date(2026, 1, 13)) == pytest.approx(10 / 7)
    assert expected_on(made, dt.date(2026, 1, 14)) == pytest.approx(0.2 * 10 / 7)


def test_growth_compounds_monthly_from_the_start() -> None:
    made = scenario([group(growth_per_month=0.03)], simulation=A_YEAR)
    expected = build_frame(made).arrivals[0].expected

    quarters_of_twelve_months = round(12 * MONTH_S / 900)

    assert expected[quarters_of_twelve_months] / expected[0] == pytest.approx(1.03**12, rel=1e-4)
    assert expected[0] == pytest.approx(10 / 672, rel=1e-4)


def test_seasonality_goes_by_the_local_month() -> None:
    factors = [1.0, 0.5, *[1.0] * 10]
    made = scenario(
        [group(time_zone="Pacific/Auckland", seasonality=factors)], simulation={"start": dt.date(2026, 1, 19)}
    )

    assert expected_on(made, dt.date(2026, 1, 31)) == pytest.approx(10 / 7)
    assert expected_on(made, dt.date(2026, 2, 1)) == pytest.approx(0.5 * 10 / 7)


@pytest.mark.parametrize("name", ["flat", "office hours", "always on"])
def test_a_profile_moves_tickets_about_and_never_changes_how_many_there_are(name: str) -> None:
    made = scenario([group(profile=name)])

    assert float(build_frame(made).arrivals[0].expected.sum()) == pytest.approx(40)


def test_customers_who_are_always_on_write_at_any_hour_but_less_at_night_and_at_weekends() -> None:
    hours = profile_of("always on", (), ()).reshape(7, 24, 4).sum(axis=2)

    assert hours.min() > 0
    assert hours[0, 3] < hours[0, 20] < hours[0, 12]
    assert hours[5, 12] < hours[4, 12]
    assert hours[0, 12] == hours[4, 12]


def overnight_shape(weeks: int) -> RateShape:
    """V7's arrivals: 12 an hour from 07 to 19, else 4, for a rate of one a week."""
    made = scenario(simulation={"weeks": weeks})
    day = np.where((np.arange(96) >= 28) & (np.arange(96) < 76), 12.0, 4.0)
    profile = np.tile(day, 7) / (7 * day.sum())
    offsets = utc_offsets(zone("UTC"), made.simulation.start, made.simulation.end)
    return rate_shape(horizon_of(made.simulation), offsets, profile, ORDINARY)


def test_daily_variation_makes_overnight_demand_as_variable_as_the_exact_answer() -> None:
    """V10: daily count mean 192, variance 1,666.56; morning and evening of one day are positively correlated."""
    days = 7 * 4_000
    rate = ArrivalRate(overnight_shape(weeks=days // 7 // 4), per_week=192 * 7)
    counts = np.empty((days, 2))
    for replication in range(4):
        drawn = draw_arrivals(
            rate,
            daily_variation=0.2,
            arrivals=stream(1, replication, Purpose.ARRIVALS, "V10"),
            daily=stream(1, replication, Purpose.DAILY_FACTOR, "V10"),
        )
        half_day = np.bincount((drawn - rate.shape.start_s) // (DAY_S // 2), minlength=days // 2)
        counts[replication * days // 4 : (replication + 1) * days // 4] = half_day.reshape(-1, 2)

    total = counts.sum(axis=1)
    deviations = (total - total.mean()) ** 2
    assert total.mean() == pytest.approx(192, abs=SIGMAS * np.sqrt(1_666.56 / days))
    assert total.var() == pytest.approx(1_666.56, abs=SIGMAS * deviations.std() / np.sqrt(days))
    covariance = 96 * 96 / 25
    assert np.cov(counts.T)[0, 1] == pytest.approx(covariance, rel=0.1)


def test_daily_factors_have_a_mean_of_one_and_the_variation_asked_for() -> None:
    factors = draw_daily_factors(0.3, 100_000, stream(1, 0, Purpose.DAILY_FACTOR, "any"))

    assert factors.mean() == pytest.approx(1, abs=SIGMAS * 0.3 / np.sqrt(len(factors)))
    assert factors.std() == pytest.approx(0.3, rel=0.02)


@pytest.mark.parametrize("variation", [1e-300, 10.0])
def test_hardly_any_and_very_much_daily_variation_can_be_drawn(variation: float) -> None:
    made = scenario([group(accounts=1_000, daily_variation=variation)])
    frame = build_frame(made)

    counts = [len(draw_workload(made, frame, replication).tickets) for replication in range(20)]

    assert max(counts) > 0
    assert np.std(counts) > 100 or variation < 1


def test_without_tickets_there_are_none() -> None:
    made = scenario([group(accounts=0), group("Others", deflected=1.0)])

    assert len(draw_workload(made, build_frame(made), 0).tickets) == 0


def same_tickets(one: Workload, one_group: int, other: Workload, other_group: int) -> bool:
    """Whether a group's tickets are the same in two workloads, touch by touch."""
    return ticket_rows(one, one_group) == ticket_rows(other, other_group)


MIXED = {"urgent": 0.1, "high": 0.2, "medium": 0.3, "low": 0.4}


def test_another_group_or_another_rate_of_one_leaves_the_others_tickets_as_they_were() -> None:
    oslo = group(severities=MIXED, daily_variation=0.3)
    rome = group("Rome customers", severities=MIXED)
    alone = drawn(scenario([oslo]))

    with_rome_first = drawn(scenario([rome, oslo]))
    with_more_of_rome = drawn(scenario([{**rome, "accounts": 999}, oslo]))

    assert same_tickets(alone, 0, with_rome_first, 1)
    assert same_tickets(alone, 0, with_more_of_rome, 1)
    assert not same_tickets(with_rome_first, 0, with_more_of_rome, 0)


def test_two_groups_that_differ_in_name_only_have_tickets_of_their_own() -> None:
    mixed = drawn(scenario([group(severities=MIXED), group("Rome customers", severities=MIXED)]))
    alike = drawn(scenario([group(), group("Rome customers")]))

    for workload, column in ((mixed, 0), (mixed, 1), (alike, 2)):
        of_oslo, of_rome = ([row[column] for row in ticket_rows(workload, index)] for index in (0, 1))
        assert of_oslo[:20] != of_rome[:20]


def test_severities_of_one_group_have_efforts_of_their_own() -> None:
    work = {word: {"first_response": {"mean": "1 hour", "cv": 1.0}} for word in ("urgent", "high")}
    rows = ticket_rows(drawn(scenario([group(severities={"urgent": 0.5, "high": 0.5})], work=work)), 0)

    urgent, high = ({row[2][0] for row in rows if row[1] == severity} for severity in (0, 1))
    assert len(urgent & high) < 3


def test_a_higher_rate_brings_the_same_tickets_sooner_and_then_more() -> None:
    fewer = drawn(scenario([group(accounts=100)]))
    more = drawn(scenario([group(accounts=110)]))
    count = len(fewer.tickets)

    assert np.all(more.tickets.arrival_s[:count] <= fewer.tickets.arrival_s)
    assert len(more.tickets) > count


def test_a_longer_horizon_leaves_the_first_weeks_arrivals_as_they_were() -> None:
    short = arrivals(scenario([group(accounts=1_000, daily_variation=0.4)]))
    long = arrivals(scenario([group(accounts=1_000, daily_variation=0.4)], simulation={"follow_weeks": 9}))

    np.testing.assert_array_equal(long[: len(short)], short)


def test_replications_and_seeds_differ_and_repeat() -> None:
    made, other_seed = scenario(), scenario(simulation={"seed": 2})

    assert same_tickets(drawn(made, 3), 0, drawn(made, 3), 0)
    assert not same_tickets(drawn(made, 3), 0, drawn(made, 4), 0)
    assert not same_tickets(drawn(made, 3), 0, drawn(other_seed, 3), 0)
