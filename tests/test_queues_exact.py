"""The engine against queueing theory.

Three kinds of answer: closed forms and numerical solutions (statistics; `tests.exact.figures` says how sure), the
published numbers that those solutions must reproduce themselves, and recursions that give every start to the second.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulation.engine import play
from simulation.inputs import Dispatch, ShiftEnd
from tests.exact import erlang, general_service, priorities
from tests.exact.figures import FALSE_ALARM, Case, Figure, Sample, Size, figures_of
from tests.exact.night_cases import V7, V8
from tests.exact.recursions import open_time_of, starts_of
from tests.histories import HOUR_S, Working, daily_shifts, queue_history, rules_of
from tests.validation_table import CASES, table_of

VALIDATION = Path(__file__).resolve().parent.parent / "docs" / "validation.md"
QUICK = ("V1", "V2", "V3", "V8", "M/D/3", "Rework after")
FIRST_COME = Dispatch.FIRST_COME


def assert_agree(figures: list[Figure]) -> None:
    assert figures
    assert [row for row in figures if not row.agrees] == [], "\n" + table_of(figures)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_agrees_with_its_exact_answer(case: Case) -> None:
    """False alarms: 1e-4 per figure if seeds were new each time; the seeds are fixed."""
    assert_agree(figures_of(case, case.full))


@pytest.mark.parametrize("case", [case for case in CASES if case.name.startswith(QUICK)], ids=lambda case: case.name)
def test_some_cases_agree_in_small(case: Case) -> None:
    """False alarms: 1e-4 per figure; the intervals are several times wider than those of the full cases."""
    assert_agree(figures_of(case, case.small))


def noisy_case(error: float) -> Case:
    """Normal figures around 1 + error that follow their input, which deviates."""

    def replication(rng: np.random.Generator, length: int) -> Sample:
        deviation = rng.normal() / length
        return Sample({"mean": 1 + error + 3 * deviation + 0.01 * rng.normal()}, [deviation])

    return Case("noise", "", lambda: {"mean": 1.0}, replication, Size(30, 1), Size(30, 1))


def test_an_error_of_two_percent_is_seen_through_the_noise_of_inputs() -> None:
    (sound,), (wrong,) = (figures_of(noisy_case(error), Size(30, 1)) for error in (0.0, 0.02))
    assert sound.agrees
    assert not wrong.agrees
    assert 0.005 < sound.half_width < 0.015
    assert FALSE_ALARM < 1e-3


# The solvers reproduce published numbers


def test_first_come_as_published() -> None:
    queue = (7, 12.0, 2.0)
    assert erlang.waits_share(7, 6.0) == pytest.approx(0.613830, abs=5e-7)
    assert erlang.mean_wait(*queue) == pytest.approx(0.306915, abs=5e-7)
    assert 12 * erlang.mean_wait(*queue) == pytest.approx(3.682981, abs=5e-7)
    within = [erlang.started_within(*queue, limit_h) for limit_h in (0.25, 1, 4)]
    assert within == pytest.approx([0.627693, 0.916927, 0.999794], abs=5e-7)


def test_a_quantile_of_the_response_is_where_that_share_has_responded() -> None:
    median_h = erlang.response_quantile(1, 0.5, 1.0, 0.5)
    assert median_h == pytest.approx(2 * np.log(2)), "an M/M/1 response is exponential"
    assert erlang.responded_within(1, 0.5, 1.0, median_h) == pytest.approx(0.5)
    # Where spare capacity and service rate are the same the formula has a limit of its own.
    beside = [erlang.responded_within(2, rate, 1.0, 1.3) for rate in (1 - 1e-6, 1.0, 1 + 1e-6)]
    assert beside[1] == pytest.approx((beside[0] + beside[2]) / 2, abs=1e-9)


def test_classes_as_published() -> None:
    queue = (3, (0.3, 0.8, 2.0, 2.0), 2.0)
    waits = priorities.nonpreemptive_waits(*queue)
    means = [priorities.wait_mean(*queue, k, waits) for k in range(4)]
    assert means == pytest.approx([0.128136, 0.156902, 0.308393, 1.679027], abs=5e-7)
    quarter = [priorities.wait_within(*queue, k, waits, 0.25) for k in range(4)]
    assert quarter == pytest.approx([0.82434, 0.77650, 0.61960, 0.38622], abs=6e-6)
    times = [priorities.preemptive_mean_time(*queue, k) for k in range(4)]
    assert times == pytest.approx([0.500089, 0.505457, 0.634105, 2.433099], abs=6e-7)
    starts = [priorities.wait_mean(*queue, k, priorities.preemptive_waits(*queue, k)) for k in range(4)]
    assert starts == pytest.approx([0.000089, 0.004204, 0.107678, 1.679027], abs=6e-7)


def test_constant_efforts_halve_the_wait_of_exponential_ones_on_one_server() -> None:
    for load in (0.3, 0.8, 0.95):
        exponential = general_service.pollaczek_khinchine(load, 1.0, general_service.squared(1.0, 1.0))
        constant = general_service.constant_effort_mean_wait(1, load, 1.0)
        assert (exponential, constant) == pytest.approx((load / (1 - load), exponential / 2))
        at_once = general_service.constant_effort_within(1, load, 1.0, 0.0)
        assert at_once == pytest.approx(1 - load)


def test_closed_nights_as_published() -> None:
    present = [V7.present_at(hour)[0] for hour in range(8, 19)]
    published = [77.1230, 65.123, 53.123, 41.143, 29.483, 19.303, 12.032, 7.922, 6.055, 5.351, 5.123]
    assert present == pytest.approx(published, abs=5e-4)
    assert (V7.present_at(8)[1], V7.mean_time()) == pytest.approx((8.847, 4.4552), abs=5e-4)
    real = [V7.started_within(hours, on_the_clock=False) for hours in (0.25, 1.0, 4.0)]
    clock = [V7.started_within(hours, on_the_clock=True) for hours in (0.25, 1.0, 2.0)]
    assert real == pytest.approx([0.2957, 0.3897, 0.7009], abs=5e-5)
    assert clock == pytest.approx([0.3527, 0.5404, 0.7887], abs=5e-5)


def test_closed_nights_whose_work_is_finished_as_published() -> None:
    assert V8.present_at(8) == pytest.approx((72.0523, 8.503), abs=5e-4)
    assert V8.mean_time() == pytest.approx(3.9386, abs=3e-4)
    real = [V8.started_within(hours, on_the_clock=False) for hours in (0.25, 1.0, 4.0)]
    clock = [V8.started_within(hours, on_the_clock=True) for hours in (0.25, 1.0, 2.0)]
    assert real == pytest.approx([0.3220, 0.4161, 0.7080], abs=5e-5)
    assert clock == pytest.approx([0.4053, 0.5932, 0.8387], abs=5e-5)


# Exactly


def test_a_ticket_every_six_minutes() -> None:
    """V9, on the third day, when the days repeat."""
    day, days = 240, 4
    arrival_s = np.arange(days * day, dtype=np.int64) * 360
    engineers = [Working(daily_shifts(9 * HOUR_S, 17 * HOUR_S, days + 2))] * 5
    rules = rules_of(dispatch=FIRST_COME, shift_end=ShiftEnd.FINISH)
    effort_s = np.full(days * day, 450, dtype=np.int64)
    start_s = play(queue_history(arrival_s, effort_s, engineers, rules=rules)).tickets.first_start_s

    third = slice(2 * day, 3 * day)
    wait_s = (start_s - arrival_s)[third]
    open_s = [open_time_of(at_s[third], 9 * HOUR_S, 17 * HOUR_S, 86_400) for at_s in (start_s, arrival_s)]
    assert wait_s.sum() == round(7.1003125 * HOUR_S * day)
    assert wait_s.max() == 16 * HOUR_S
    assert (wait_s <= HOUR_S).sum() == 41
    assert (open_s[0] - open_s[1] <= HOUR_S).sum() == 86
    from_opening = wait_s[9 * 10 :]
    assert int(np.argmax(from_opening == 0)) * 6 == (14 - 9) * 60 + 18


@given(
    gaps_s=st.lists(st.integers(0, 40), min_size=1, max_size=60),
    efforts_s=st.lists(st.integers(1, 90), min_size=60, max_size=60),
    servers=st.integers(1, 4),
)
def test_first_come_starts_every_ticket_when_the_recursion_says(
    gaps_s: list[int], efforts_s: list[int], servers: int
) -> None:
    arrival_s = np.cumsum(np.array(gaps_s, dtype=np.int64))
    effort_s = np.array(efforts_s[: len(gaps_s)], dtype=np.int64)
    outcomes = play(queue_history(arrival_s, effort_s, [Working([(0, 10_000)])] * servers))
    start_s = starts_of(arrival_s, effort_s, servers)
    assert outcomes.tickets.first_start_s.tolist() == start_s.tolist()
    assert outcomes.tickets.first_reply_s.tolist() == (start_s + effort_s).tolist()


@pytest.mark.parametrize(("servers", "load"), [(1, 0.95), (3, 0.98), (20, 0.95), (7, 6 / 7)])
def test_busy_queues_start_every_ticket_when_the_recursion_says(servers: int, load: float) -> None:
    """Where waits vary too much for a narrow interval: 20,000 tickets, each start exactly."""
    rng = np.random.default_rng(servers)
    arrival_s = np.cumsum(rng.exponential(1000, 20_000)).astype(np.int64)
    effort_s = np.maximum(rng.lognormal(0, 1, 20_000) * 1000 * servers * load / np.exp(0.5), 1).astype(np.int64)
    outcomes = play(queue_history(arrival_s, effort_s, [Working([(0, 10**9)])] * servers))
    assert np.array_equal(outcomes.tickets.first_start_s, starts_of(arrival_s, effort_s, servers))


def test_work_handed_back_at_closing_goes_on_as_if_the_night_were_not() -> None:
    """V7's rule, exactly: in open time, closed nights are a queue that never closes."""
    rng = np.random.default_rng(7)
    days, opens_s, closes_s = 40, 8 * HOUR_S, 18 * HOUR_S
    arrival_s = np.sort(rng.integers(0, days * 86_400, 8 * 24 * days))
    effort_s = np.maximum(rng.exponential(1500, len(arrival_s)), 1).astype(np.int64)
    engineers = [Working(daily_shifts(opens_s, closes_s, days + 10))] * 10
    rules = rules_of(dispatch=FIRST_COME, shift_end=ShiftEnd.HAND_OVER)
    outcomes = play(queue_history(arrival_s, effort_s, engineers, rules=rules, end_s=(days + 10) * 86_400))

    def open_time(at_s: np.ndarray) -> np.ndarray:
        return open_time_of(at_s, opens_s, closes_s, 86_400)

    start_s = starts_of(open_time(arrival_s), effort_s, 10)
    assert np.array_equal(open_time(outcomes.tickets.first_start_s), start_s)
    assert np.array_equal(open_time(outcomes.tickets.solved_s), start_s + effort_s)


# The page


def test_the_page_has_the_table_of_these_cases() -> None:
    rows = [line.split(" | ") for line in VALIDATION.read_text("utf-8").splitlines() if line.startswith("| ")]
    names = {row[0].removeprefix("| ") for row in rows}
    assert {case.name for case in CASES} <= names
    full_rows = [row for row in rows if row[0].removeprefix("| ") in {case.name for case in CASES} and len(row) == 5]
    off = [row for row in full_rows if abs(float(row[2]) - float(row[3])) > 1.1 * float(row[4].removesuffix(" |"))]
    assert len(full_rows) > len(CASES)
    assert off == []
