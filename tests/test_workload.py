"""The workload: what tickets take, column by column.

Limits of drawn shares and means are 4.5 standard errors wide: of sound programs one in 150,000 would fail such a test,
and the seeds are fixed, so this one does not fail by chance at all.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.frame import build_frame
from planner.demand.sampling import count_law, draw, effort_law, geometric, open_seconds, wait_law
from planner.demand.streams import Purpose, stream
from planner.demand.touches import LEAST_EFFORT_S
from planner.demand.workload import Workload, draw_workload
from planner.scenario.distributions import CountDistribution, EffortDistribution, WaitDistribution
from planner.scenario.scenario import Scenario
from simulation.clocks import NEVER, Clock
from simulation.columns import IntArray
from simulation.due import due
from simulation.inputs import SEVERITIES, Wait
from tests.small_scenarios import BASIC, HOUR_OF_WORK, ONLY_HIGH, Words, drawn, group, scenario

SIGMAS = 4.5
MANY = 20_000
EIGHT_HOURS_S = 8 * 3600


def with_work(groups: list[Words] | None = None, plans: list[Words] | None = None, **work: object) -> Scenario:
    """Some 4,000 High tickets whose work is given."""
    made = groups or [group(accounts=10_000)]
    return scenario(made, work={"high": work}, plans=plans or [BASIC])


def first_rows(workload: Workload) -> IntArray:
    return workload.tickets.touch_from[:-1]


def further_rows(workload: Workload) -> IntArray:
    return np.setdiff1d(np.arange(len(workload.tickets.effort_s)), first_rows(workload))


def an_office_clock() -> Clock:
    return build_frame(scenario()).clocks[1]


def effort(**words: object) -> EffortDistribution:
    return EffortDistribution.model_validate(words)


def wait(**words: object) -> WaitDistribution:
    return WaitDistribution.model_validate(words)


def drawn_efforts_s(distribution: EffortDistribution, n: int) -> IntArray:
    return draw(effort_law(distribution), n, stream(1, 0, Purpose.TOUCH, "any"), least=LEAST_EFFORT_S)


@pytest.mark.parametrize(
    ("words", "cv"),
    [
        ({"mean": "40 minutes", "cv": 0.8}, 0.8),
        ({"distribution": "gamma", "mean": "40 minutes", "cv": 1.2}, 1.2),
        ({"distribution": "exponential", "mean": "40 minutes"}, 1.0),
    ],
)
def test_efforts_have_the_mean_and_the_variation_that_the_file_gives(words: dict[str, object], cv: float) -> None:
    efforts_s = drawn_efforts_s(effort(**words), 400_000)

    assert efforts_s.mean() == pytest.approx(2_400, abs=SIGMAS * 2_400 * cv / np.sqrt(400_000))
    assert efforts_s.std() / efforts_s.mean() == pytest.approx(cv, rel=0.03)
    assert efforts_s.min() >= 1


@pytest.mark.parametrize(
    "words",
    [
        {"distribution": "constant", "mean": "40 minutes"},
        {"mean": "40 minutes"},
        {"distribution": "gamma", "mean": "40 minutes", "cv": 0},
        {"distribution": "gamma", "mean": "40 minutes", "cv": 1e-300},
        {"distribution": "empirical", "values": ["40 minutes"]},
    ],
)
def test_without_variation_every_effort_is_the_mean(words: dict[str, object]) -> None:
    efforts_s = drawn_efforts_s(effort(**words), 100)

    assert set(efforts_s.tolist()) == {2_400}


def test_the_values_seen_are_equally_likely() -> None:
    seen = effort(distribution="empirical", values=["1 minute", "1 hour", "1 hour", "2 hours"])

    efforts_s = drawn_efforts_s(seen, MANY)

    values, counts = np.unique(efforts_s, return_counts=True)
    assert values.tolist() == [60, 3_600, 7_200]
    np.testing.assert_allclose(counts / MANY, [0.25, 0.5, 0.25], atol=SIGMAS * 0.5 / np.sqrt(MANY))


def test_work_lasts_at_least_a_second_and_a_wait_may_be_nothing() -> None:
    assert set(drawn_efforts_s(effort(mean="0 minutes", cv=1.0), 9).tolist()) == {1}
    assert drawn_efforts_s(effort(mean="1 second", cv=3.0), MANY).min() == 1
    no_wait = wait_law(wait(mean="0 minutes"), an_office_clock())
    assert set(draw(no_wait, 9, stream(1, 0, Purpose.CUSTOMER_WAIT, "any"), least=0).tolist()) == {0}


def test_business_days_and_weeks_of_waiting_are_open_time_of_the_customers_working_day() -> None:
    clock = an_office_clock()

    waits_s = draw(
        wait_law(wait(mean="3 business days"), clock), 5, stream(1, 0, Purpose.CUSTOMER_WAIT, "any"), least=0
    )

    assert set(waits_s.tolist()) == {3 * EIGHT_HOURS_S}
    week = wait(mean="2 weeks").mean
    assert week is not None
    assert open_seconds(week, clock) == 10 * EIGHT_HOURS_S


def test_numbers_of_tickets_are_rounded_and_never_negative() -> None:
    law = count_law(CountDistribution.model_validate({"mean": 20, "cv": 0.8}))
    counts = draw(law, MANY, stream(1, 0, Purpose.INCIDENT_SIZE, "any"), least=0)

    assert counts.mean() == pytest.approx(20, abs=SIGMAS * 16 / np.sqrt(MANY))
    assert counts.min() >= 0


@given(mean=st.floats(0, 50), seed=st.integers(0, 2**32))
def test_a_geometric_number_is_whole_and_not_negative(mean: float, seed: int) -> None:
    numbers = geometric(mean, np.random.default_rng(seed).random(50))

    assert numbers.min() >= 0
    assert mean > 0 or numbers.max() == 0


def test_a_geometric_number_has_its_mean_and_forgets_how_far_it_is() -> None:
    numbers = geometric(4.0, stream(1, 0, Purpose.TOUCHES, "any").random(200_000))

    assert numbers.mean() == pytest.approx(4, abs=SIGMAS * np.sqrt(20 / 200_000))
    assert np.mean(numbers == 0) == pytest.approx(0.2, abs=0.005)
    assert np.mean(numbers[numbers >= 3] == 3) == pytest.approx(0.2, abs=0.006)


def test_tickets_stand_in_order_of_arrival_then_group() -> None:
    groups = [group(accounts=50_000), group("Rome customers", accounts=50_000)]

    tickets = drawn(scenario(groups, incidents=[])).tickets

    groups_of = tickets.promise // SEVERITIES
    step = np.diff(tickets.arrival_s)
    assert np.all((step > 0) | (np.diff(groups_of) >= 0))
    assert np.any((step == 0) & (np.diff(groups_of) > 0))


def test_severities_have_the_shares_of_the_group() -> None:
    shares = {"urgent": 0.1, "medium": 0.6, "low": 0.3}

    severity = drawn(scenario([group(accounts=50_000, severities=shares)])).tickets.promise % SEVERITIES

    found = np.bincount(severity, minlength=4) / len(severity)
    np.testing.assert_allclose(found, [0.1, 0, 0.6, 0.3], atol=SIGMAS * 0.5 / np.sqrt(len(severity)))


def test_every_ticket_has_a_first_response_and_a_geometric_number_of_touches_more() -> None:
    workload = drawn(with_work(touches=2.5, touch=HOUR_OF_WORK, first_response="5 minutes"))
    touches = np.diff(workload.tickets.touch_from)

    assert touches.min() == 1
    spread = np.sqrt(2.5 * 3.5 / len(touches))
    assert touches.mean() == pytest.approx(3.5, abs=SIGMAS * spread)
    assert set(workload.tickets.effort_s[first_rows(workload)].tolist()) == {300}
    assert set(workload.tickets.effort_s[further_rows(workload)].tolist()) == {3_600}
    assert set(workload.tickets.wait[first_rows(workload)].tolist()) == {Wait.NONE}


def test_touches_are_dealt_to_tickets_at_random_whatever_their_order_of_arrival() -> None:
    workload = drawn(with_work(touches=2.0))
    touches = np.diff(workload.tickets.touch_from)

    correlation = np.corrcoef(touches[1:], touches[:-1])[0, 1]

    assert abs(correlation) < SIGMAS / np.sqrt(len(touches))


def test_a_wait_is_on_engineering_with_its_share_and_else_on_the_customer() -> None:
    engineering = {"share": 0.2, "wait": "6 hours"}
    workload = drawn(with_work(touches=3, customer_wait="90 minutes", engineering=engineering))
    tickets, rows = workload.tickets, further_rows(workload)

    on_engineering = tickets.wait[rows] == Wait.ENGINEERING
    spread = np.sqrt(0.2 * 0.8 / len(rows))
    assert on_engineering.mean() == pytest.approx(0.2, abs=SIGMAS * spread)
    assert set(tickets.wait[rows].tolist()) == {Wait.ENGINEERING, Wait.CUSTOMER}
    assert set(tickets.wait_s[rows[on_engineering]].tolist()) == {6 * 3600}
    assert set(tickets.wait_s[rows[~on_engineering]].tolist()) == {90 * 60}


def test_without_a_customer_wait_the_customer_answers_at_once() -> None:
    workload = drawn(with_work(touches=1))
    rows = further_rows(workload)

    assert set(workload.tickets.wait[rows].tolist()) == {Wait.CUSTOMER}
    assert set(workload.tickets.wait_s[rows].tolist()) == {0}


@pytest.mark.parametrize(("promised", "around_the_clock"), [("2 hours", True), ("2 business hours", False)])
def test_a_customer_waits_on_the_clock_of_the_first_response(promised: str, around_the_clock: bool) -> None:
    plan: Words = {"name": "Basic", "targets": {"high": {"first_response": promised}}}

    workload = drawn(with_work(plans=[plan], touches=1, customer_wait="3 business days"))

    clocks = set(workload.tickets.wait_clock[further_rows(workload)].tolist())
    assert clocks == {0 if around_the_clock else 1}


@pytest.mark.parametrize(("words", "clock"), [("6 hours", 0), ("6 business hours", 1), ("2 business days", 1)])
def test_an_engineering_wait_and_a_reopening_run_on_the_clock_that_their_words_name(words: str, clock: int) -> None:
    engineering = {"share": 1.0, "wait": words}

    tickets = drawn(with_work(touches=1, engineering=engineering, reopened=0.5, reopened_after=words)).tickets

    for kind in (Wait.ENGINEERING, Wait.REOPENED):
        assert set(tickets.wait_clock[tickets.wait == kind].tolist()) == {clock}


def test_a_reopened_ticket_has_one_touch_more_and_it_is_the_last() -> None:
    workload = drawn(with_work(touches=1, reopened=0.3, reopened_after="3 business days", touch=HOUR_OF_WORK))
    tickets = workload.tickets
    last = tickets.touch_from[1:] - 1

    reopened = tickets.wait[last] == Wait.REOPENED
    assert np.sum(tickets.wait == Wait.REOPENED) == np.sum(reopened)
    assert reopened.mean() == pytest.approx(0.3, abs=SIGMAS * np.sqrt(0.21 / len(tickets)))
    assert set(tickets.wait_s[last[reopened]].tolist()) == {3 * EIGHT_HOURS_S}
    assert set(tickets.effort_s[last[reopened]].tolist()) == {3_600}
    assert np.all(np.diff(tickets.touch_from)[reopened] >= 2)


def test_a_ticket_is_reopened_at_once_if_nothing_is_said_about_when() -> None:
    tickets = drawn(with_work(touches=1, reopened=0.5, customer_wait="1 hour")).tickets

    assert set(tickets.wait_s[tickets.wait == Wait.REOPENED].tolist()) == {0}
    assert len(tickets.effort_s) == tickets.touch_from[-1]


def test_what_chance_decides_about_a_ticket_it_decides_independently() -> None:
    spread = {"mean": "1 hour", "cv": 1.0}
    plan: Words = {"name": "Basic", "guidance": {"share": 0.5, "hours": spread}}
    analysis = {"share": 0.5, "effort": spread}
    workload = drawn(
        with_work(
            plans=[plan], touches=2, first_response=spread, second_tier=0.5, root_cause_analysis=analysis, reopened=0.5
        )
    )
    tickets = workload.tickets
    columns = [
        np.diff(tickets.touch_from),
        np.log(tickets.effort_s[first_rows(workload)]),
        tickets.second_tier,
        tickets.analysis_s > 0,
        tickets.guidance_s > 0,
        np.diff(tickets.arrival_s, append=0),
    ]

    correlations = np.corrcoef(np.array(columns, dtype=np.float64)) - np.eye(len(columns))

    assert np.abs(correlations).max() < SIGMAS / np.sqrt(len(tickets))


def test_second_tier_and_analysis_come_with_their_shares() -> None:
    analysis = {"share": 0.8, "effort": "2 hours"}

    tickets = drawn(with_work(second_tier=0.3, root_cause_analysis=analysis)).tickets

    n = len(tickets)
    assert tickets.second_tier.mean() == pytest.approx(0.3, abs=SIGMAS * np.sqrt(0.21 / n))
    assert np.mean(tickets.analysis_s == 7_200) == pytest.approx(0.8, abs=SIGMAS * np.sqrt(0.16 / n))
    assert set(tickets.analysis_s.tolist()) == {0, 7_200}


def test_guidance_is_capped_and_what_the_cap_refuses_is_told() -> None:
    guidance = {"share": 0.25, "hours": {"mean": "3 hours", "cv": 0.8}, "cap": "4 hours"}
    plan: Words = {"name": "Basic", "guidance": guidance}

    workload = drawn(with_work(plans=[plan]))

    asked_s, given_s = workload.guidance_asked_s, workload.tickets.guidance_s
    n = len(workload.tickets)
    assert np.mean(asked_s > 0) == pytest.approx(0.25, abs=SIGMAS * np.sqrt(0.1875 / n))
    assert asked_s.max() > 4 * 3600
    np.testing.assert_array_equal(given_s, np.minimum(asked_s, 4 * 3600))
    np.testing.assert_array_equal(workload.guidance_refused_s, asked_s - given_s)


def test_guidance_without_a_cap_is_given_in_full() -> None:
    plan: Words = {"name": "Basic", "guidance": {"share": 1.0, "hours": "30 hours"}}

    workload = drawn(with_work(plans=[plan]))

    assert set(workload.tickets.guidance_s.tolist()) == {30 * 3600}
    assert not workload.guidance_refused_s.any()


def test_what_is_left_out_is_absent() -> None:
    tickets = drawn(with_work(touches=0)).tickets

    assert len(tickets.effort_s) == len(tickets)
    assert not tickets.second_tier.any()
    assert not tickets.analysis_s.any()
    assert not tickets.guidance_s.any()


def test_first_responses_are_due_by_the_plan_and_never_where_none_is_promised() -> None:
    plan: Words = {"name": "Basic", "targets": {"urgent": {"first_response": "8 business hours"}}}
    made = scenario([group(severities={"urgent": 0.5, "low": 0.5})], plans=[plan])
    frame = build_frame(made)

    tickets = draw_workload(made, frame, 0).tickets

    promises, promise = frame.promises, tickets.promise
    urgent = promise == 0
    expected = due(frame.clocks[1], promises.first_count[promise], promises.first_amount[promise], tickets.arrival_s)
    np.testing.assert_array_equal(tickets.first_due_s[urgent], expected[urgent])
    assert set(tickets.first_due_s[~urgent].tolist()) == {NEVER}
    assert tickets.first_due_s[urgent].max() < NEVER


def test_measured_are_the_tickets_of_the_measured_weeks_and_months_go_by_the_customers_dates() -> None:
    weeks = {"start": dt.date(2026, 1, 5), "warm_up_weeks": 2, "weeks": 8, "follow_weeks": 3}
    made = scenario([group(accounts=3_000, time_zone="Asia/Tokyo")], simulation=weeks)
    frame = build_frame(made)

    workload = draw_workload(made, frame, 0)

    tokyo = dt.timezone(dt.timedelta(hours=9))
    for arrival_s, measured, month in zip(
        workload.tickets.arrival_s.tolist(), workload.measured.tolist(), workload.month.tolist(), strict=True
    ):
        instant = dt.datetime.fromtimestamp(arrival_s, dt.UTC)
        assert measured == (dt.date(2026, 1, 19) <= instant.date() < dt.date(2026, 3, 16))
        assert month == (0 if instant.astimezone(tokyo).month == 2 else -1)
    assert frame.months.first_days == (dt.date(2026, 2, 1),)


def columns_of(workload: Workload, severity: int) -> list[tuple[object, ...]]:
    tickets = workload.tickets
    return [
        (
            int(tickets.arrival_s[row]),
            bool(tickets.second_tier[row]),
            *tickets.effort_s[tickets.touch_from[row] : tickets.touch_from[row + 1]].tolist(),
            *tickets.wait_s[tickets.touch_from[row] : tickets.touch_from[row + 1]].tolist(),
        )
        for row in np.flatnonzero(tickets.promise % SEVERITIES == severity).tolist()
    ]


def test_another_effort_of_one_severity_moves_nothing_else() -> None:
    customers = [group(accounts=1_000, severities={"urgent": 0.5, "high": 0.5})]
    engineering = {"share": 0.3, "wait": {"mean": "3 hours", "cv": 1.0}}
    common: Words = {"customer_wait": {"mean": "1 hour", "cv": 1.0}, "engineering": engineering, "second_tier": 0.4}
    urgent: Words = {"touch": {"mean": "40 minutes", "cv": 1.0}, **common}
    slower: Words = {**urgent, "touch": {"mean": "80 minutes", "cv": 0.1}}

    before = drawn(scenario(customers, work={"urgent": urgent, "high": common}))
    after = drawn(scenario(customers, work={"urgent": slower, "high": common}))

    assert columns_of(before, 1) == columns_of(after, 1)
    assert columns_of(before, 0) != columns_of(after, 0)
    for column in ("arrival_s", "promise", "second_tier", "touch_from", "wait", "wait_s"):
        one, other = (cast("IntArray", getattr(workload.tickets, column)) for workload in (before, after))
        np.testing.assert_array_equal(one, other)


def test_a_plan_may_override_what_a_severity_takes() -> None:
    groups = [group(), group("Extended customers", plan="Extended")]
    work = {"high": {"first_response": "10 minutes", "touches": 0, "plans": {"Extended": {"first_response": "1 hour"}}}}

    tickets = drawn(scenario(groups, work=work)).tickets

    effort_s = np.where(tickets.promise // SEVERITIES == 1, 3_600, 600)
    np.testing.assert_array_equal(tickets.effort_s, effort_s)


def test_a_workload_cannot_be_written_to() -> None:
    workload = drawn(scenario([group(severities=ONLY_HIGH)]))

    for column in (workload.tickets.arrival_s, workload.tickets.effort_s, workload.measured, workload.month):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0
