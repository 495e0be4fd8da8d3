"""The cases of steady queues: first come, classes, interruption, efforts that are not exponential."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from simulation.columns import FloatArray
from simulation.inputs import Dispatch
from tests.exact import erlang, general_service, priorities
from tests.exact.figures import Case, Size
from tests.exact.steady_queues import (
    CELLS,
    Played,
    SteadyQueue,
    constant,
    exponential,
    exponential_queue,
    lognormal,
    replicate,
)
from tests.histories import rules_of

FIRST_COME = rules_of(dispatch=Dispatch.FIRST_COME)
CLASSES = rules_of(dispatch=Dispatch.SEVERITY)
INTERRUPTING = rules_of(dispatch=Dispatch.SEVERITY, interrupts=CELLS)

WITHIN_H = {"P(W = 0)": 0.0, "P(W ≤ 15 min)": 0.25, "P(W ≤ 1 h)": 1.0, "P(W ≤ 4 h)": 4.0}
FOUR_RATES = (0.3, 0.8, 2.0, 2.0)
FOUR_SERVERS, FOUR_SERVICE_RATE = 3, 2.0


def is_common(share: float) -> bool:
    """Whether a share is far enough from 0 and 1 for an interval of Student's kind."""
    return 0.01 < share < 0.99


def shares_within(hours: FloatArray, limits: Mapping[str, float]) -> dict[str, float]:
    """The share of tickets within each limit."""
    return {name: float((hours <= limit_h).mean()) for name, limit_h in limits.items()}


def erlang_case(servers: int, load: float, service_rate: float, full: Size, *, name: str = "") -> Case:
    """M/M/c, first come first served; quantiles as the share of responses within the exact quantile."""
    queue = (servers, servers * load * service_rate, service_rate)
    waits = erlang.waits_share(servers, servers * load)
    quantiles = {
        f"P(T ≤ its {share:.0%} quantile)": erlang.response_quantile(*queue, share) for share in (0.5, 0.9, 0.98)
    }

    def exact() -> Mapping[str, float]:
        within = {name: erlang.started_within(*queue, limit_h) for name, limit_h in WITHIN_H.items()}
        response = {name: erlang.responded_within(*queue, limit_h) for name, limit_h in quantiles.items()}
        mean_wait = erlang.mean_wait(*queue)
        means = {"Wq": mean_wait} if is_common(waits) else {}
        return {
            **means,
            "T": mean_wait + 1 / service_rate,
            **{name: share for name, share in within.items() if is_common(share)},
            **response,
        }

    def read(played: Played) -> Mapping[str, float]:
        means = {"Wq": float(played.wait_h.mean()), "T": float(played.time_h.mean())}
        return {**means, **shares_within(played.wait_h, WITHIN_H), **shares_within(played.time_h, quantiles)}

    return Case(
        name or f"M/M/{servers}, load {load:g}",
        "Erlang C; response time by convolution",
        exact,
        replicate(exponential_queue(servers, [queue[1]], service_rate, FIRST_COME), read),
        full,
        Size(10, 4000),
    )


def by_class(figures: Callable[[int], Mapping[str, float]], classes: int) -> Mapping[str, float]:
    """Figures of every class, named after it."""
    return {f"class {k + 1} {name}": value for k in range(classes) for name, value in figures(k).items()}


def nonpreemptive_case(full: Size) -> Case:
    """V2."""
    queue = (FOUR_SERVERS, FOUR_RATES, FOUR_SERVICE_RATE)
    waits = priorities.nonpreemptive_waits(*queue)

    def exact(k: int) -> Mapping[str, float]:
        within = {name: priorities.wait_within(*queue, k, waits, limit_h) for name, limit_h in WITHIN_H.items()}
        common = {name: share for name, share in within.items() if is_common(share)}
        return {"Wq": priorities.wait_mean(*queue, k, waits), **common}

    def read(played: Played, k: int) -> Mapping[str, float]:
        wait_h, _ = played.of(k)
        return {"Wq": float(wait_h.mean()), **shares_within(wait_h, WITHIN_H)}

    return Case(
        "V2 Four classes, no interruption",
        "Cobham; Kella and Yechiali",
        lambda: by_class(exact, 4),
        replicate(exponential_queue(*queue, CLASSES), lambda played: by_class(lambda k: read(played, k), 4)),
        full,
        Size(20, 3000),
    )


def preemptive_case(full: Size) -> Case:
    """V3."""
    queue = (FOUR_SERVERS, FOUR_RATES, FOUR_SERVICE_RATE)

    def exact(k: int) -> Mapping[str, float]:
        waits = priorities.preemptive_waits(*queue, k)
        time = {"T": priorities.preemptive_mean_time(*queue, k)}
        if not is_common(waits):
            return time
        within = {name: priorities.wait_within(*queue, k, waits, limit_h) for name, limit_h in WITHIN_H.items()}
        common = {name: share for name, share in within.items() if is_common(share)}
        return {**time, "Wq to first start": priorities.wait_mean(*queue, k, waits), **common}

    def read(played: Played, k: int) -> Mapping[str, float]:
        wait_h, time_h = played.of(k)
        means = {"T": float(time_h.mean()), "Wq to first start": float(wait_h.mean())}
        return {**means, **shares_within(wait_h, WITHIN_H)}

    return Case(
        "V3 Four classes, each interrupts",
        "M/M/c of the classes up to each",
        lambda: by_class(exact, 4),
        replicate(exponential_queue(*queue, INTERRUPTING), lambda played: by_class(lambda k: read(played, k), 4)),
        full,
        Size(20, 3000),
    )


def constant_effort_case(servers: int, load: float, full: Size) -> Case:
    """M/D/c with efforts of one hour."""
    rate = servers * load

    limits = {"P(W ≤ 0.3 h)": 0.3, "P(W ≤ 1.5 h)": 1.5}

    def exact() -> Mapping[str, float]:
        within = {name: general_service.constant_effort_within(servers, rate, 1.0, h) for name, h in limits.items()}
        return {"Wq": general_service.constant_effort_mean_wait(servers, rate, 1.0), **within}

    def read(played: Played) -> Mapping[str, float]:
        return {"Wq": float(played.wait_h.mean()), **shares_within(played.wait_h, limits)}

    queue = SteadyQueue(servers, [rate], [1.0], [constant(1.0)])
    name = f"M/D/{servers}, load {load:g}"
    return Case(name, "Crommelin; Franx", exact, replicate(queue, read), full, Size(10, 4000))


def lognormal_case(full: Size) -> Case:
    """M/G/1 with efforts of mean 1 h and coefficient of variation 1.2."""
    load, cv = 0.7, 1.2
    squared = general_service.squared(1.0, cv)
    queue = SteadyQueue(1, [load], [1.0], [lognormal(*general_service.lognormal_parameters(1.0, cv))])
    return Case(
        "M/G/1, lognormal efforts, load 0.7",
        "Pollaczek and Khinchine",
        lambda: {"Wq": general_service.pollaczek_khinchine(load, 1.0, squared)},
        replicate(queue, lambda played: {"Wq": float(played.wait_h.mean())}),
        full,
        Size(10, 4000),
    )


def first_come_wait(rates: Sequence[float], means: Sequence[float], squares: Sequence[float]) -> float:
    """The mean wait in M/G/1 of all classes together, if none came before another."""
    total = sum(rates)
    moments = (sum(rate * of / total for rate, of in zip(rates, each, strict=True)) for each in (means, squares))
    return general_service.pollaczek_khinchine(total, *moments)


def cobham_case(full: Size) -> Case:
    """M/G/1 with priorities: exponential, constant and lognormal efforts of different means."""
    rates, means = (0.5, 0.2, 0.1), (0.4, 1.0, 3.0)
    squares = [general_service.squared(mean, cv) for mean, cv in zip(means, (1.0, 0.0, 0.8), strict=True)]
    draws = [exponential(0.4), constant(1.0), lognormal(*general_service.lognormal_parameters(3.0, 0.8))]
    return Case(
        "M/G/1, three classes, no interruption",
        "Cobham",
        lambda: by_class(lambda k: {"Wq": general_service.cobham(rates, means, squares, k)}, 3),
        replicate(
            SteadyQueue(1, rates, means, draws, CLASSES, first_come_wait(rates, means, squares)),
            lambda played: by_class(lambda k: {"Wq": float(played.of(k)[0].mean())}, 3),
        ),
        full,
        Size(15, 3000),
    )


def preemptive_single_case(full: Size) -> Case:
    """M/M/1 with two classes of different efforts; the first interrupts the second, which resumes."""
    rates, means = (0.4, 0.2), (0.5, 2.0)
    squares = [general_service.squared(mean, 1.0) for mean in means]
    draws = [exponential(mean) for mean in means]
    return Case(
        "M/M/1, two classes, the first interrupts",
        "Kleinrock II, 3.39",
        lambda: by_class(lambda k: {"T": general_service.preemptive_resume_time(rates, means, squares, k)}, 2),
        replicate(
            SteadyQueue(1, rates, means, draws, INTERRUPTING, first_come_wait(rates, means, squares)),
            lambda played: by_class(lambda k: {"T": float(played.of(k)[1].mean())}, 2),
        ),
        full,
        Size(15, 3000),
    )


STEADY_CASES = (
    erlang_case(7, 6 / 7, 2.0, Size(80, 30_000), name="V1 M/M/7, first come first served"),
    *(erlang_case(servers, 0.5, 1.0, Size(30, 8000)) for servers in (1, 2, 20)),
    *(erlang_case(servers, 0.95, 1.0, Size(24, 40_000)) for servers in (1, 2, 20)),
    nonpreemptive_case(Size(40, 25_000)),
    preemptive_case(Size(40, 18_000)),
    constant_effort_case(1, 0.8, Size(30, 12_000)),
    constant_effort_case(3, 0.8, Size(30, 12_000)),
    lognormal_case(Size(40, 15_000)),
    cobham_case(Size(40, 12_000)),
    preemptive_single_case(Size(40, 12_000)),
)
