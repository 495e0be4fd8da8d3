"""How many updates the tickets of a scenario would be owed, and the refusal of too many.

The number is estimated from above: a ticket is open for its waits, its touches and a day of queueing before each, and
all that time engineers are there to make every update as early as it becomes work. While nobody works there are fewer:
a late update is one miss, however late.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.business_time.durations import Counting, Duration
from planner.plans import Severity
from planner.scenario.distributions import Distribution
from planner.scenario.findings import Finding, Path
from planner.scenario.parts import Parts
from planner.scenario.plan import Plan
from planner.scenario.update_intervals import AHEAD_SHARE, OrdinaryWeek, open_seconds_of, ordinary_week, update_interval
from planner.scenario.work import Work, work_of
from simulation.clocks import DAY_S, WEEK_S

MOST_UPDATES = 20_000_000
MOST_UPDATES_OF_A_TICKET = 1_000

_MEND = "promise updates less often, start them less far ahead, or let tickets wait less"


@dataclass(slots=True)
class _Owed:
    """The updates of one plan's tickets of one severity."""

    per_ticket: float = 0.0
    in_all: float = 0.0
    path: Path = ()


@dataclass(slots=True)
class _Estimates:
    """Updates per ticket, worked out once for each plan, severity and shape of the customers' week."""

    parts: Parts
    horizon_s: float
    known: dict[tuple[str, Severity, OrdinaryWeek], float] = field(default_factory=dict)

    def of(self, plan: Plan, severity: Severity, week: OrdinaryWeek) -> float:
        key = (plan.name, severity, week)
        if key not in self.known:
            work = work_of(self.parts.work, severity, plan.name)
            self.known[key] = updates_of_a_ticket(plan, severity, work, week, self.horizon_s)
        return self.known[key]


def too_many_updates(
    parts: Parts, of_groups: Mapping[int, float], of_incidents: Mapping[int, float], horizon_weeks: int
) -> Iterator[Finding]:
    """Classes of tickets owed too many updates each, and a total beyond what can be simulated.

    `of_groups` and `of_incidents` are the expected tickets of each in a replication.
    """
    owed = _owed(parts, of_groups, of_incidents, horizon_weeks)
    for (plan, severity), of in owed.items():
        if of.per_ticket > MOST_UPDATES_OF_A_TICKET:
            problem = (
                f'about {of.per_ticket:,.0f} updates are expected for each "{plan} {severity.word}" ticket, '
                f"more than {MOST_UPDATES_OF_A_TICKET:,}"
            )
            yield Finding(of.path, problem, _MEND)
    total = sum(of.in_all for of in owed.values())
    if total > MOST_UPDATES:
        problem = f"about {total:,.0f} updates are expected in one replication, more than {MOST_UPDATES:,}"
        yield Finding(max(owed.values(), key=lambda of: of.in_all).path, problem, _MEND)


def updates_of_a_ticket(plan: Plan, severity: Severity, work: Work, week: OrdinaryWeek, horizon_s: float) -> float:
    """How many updates a ticket is owed on average, at most; those that its touches close among them."""
    interval = update_interval(plan, severity)
    touches = work.touches + work.reopened
    if interval is None or touches == 0:
        return 0.0
    around_the_clock = interval.counting is Counting.AROUND_THE_CLOCK
    share = 1.0 if around_the_clock else week.open_share
    open_s = min(touches * _between_touches_s(plan, severity, work, week), horizon_s) * share
    interval_s = open_seconds_of(interval, week, week.shortest_day_s)
    ahead_s = AHEAD_SHARE * interval_s if work.update_ahead is None else work.update_ahead.seconds
    spacing_s = max(interval_s - ahead_s, work.update.seconds, 1.0)
    return touches + open_s / spacing_s


def _between_touches_s(plan: Plan, severity: Severity, work: Work, week: OrdinaryWeek) -> float:
    """Wall time in which updates are owed for each further touch: its wait, a day in the queue, and its effort."""
    first = plan.targets[severity].first_response
    customer_share = 1.0 if first.counting is Counting.AROUND_THE_CLOCK else week.open_share
    on_engineering = work.engineering.share if work.engineering is not None else 0.0
    wait_s = 0.0
    if work.customer_wait is not None and not plan.updates_pause:
        wait_s += (1 - on_engineering) * _mean_s(work.customer_wait, week) / customer_share
    if work.engineering is not None:
        clock_share = 1.0 if _is_around_the_clock(work.engineering.wait) else week.open_share
        wait_s += on_engineering * _mean_s(work.engineering.wait, week) / clock_share
    return wait_s + DAY_S + _mean_s(work.touch, week)


def _is_around_the_clock(wait: Distribution) -> bool:
    spoken = wait.mean if wait.mean is not None else (wait.values or (None,))[0]
    return not isinstance(spoken, Duration) or spoken.counting is Counting.AROUND_THE_CLOCK


def _mean_s(distribution: Distribution, week: OrdinaryWeek) -> float:
    values = distribution.values or (distribution.mean,)
    lengths_s = [open_seconds_of(value, week, week.day_s) for value in values if isinstance(value, Duration)]
    return sum(lengths_s) / len(lengths_s) if lengths_s else 0.0


def _owed(
    parts: Parts, of_groups: Mapping[int, float], of_incidents: Mapping[int, float], horizon_weeks: int
) -> dict[tuple[str, Severity], _Owed]:
    plans = {plan.name: (index, plan) for index, plan in parts.plans.items()}
    estimates = _Estimates(parts, horizon_weeks * WEEK_S)
    weeks = {index: ordinary_week(group) for index, group in parts.groups.items() if group.plan in plans}
    owed: dict[tuple[str, Severity], _Owed] = {}

    def owe(name: str, week: OrdinaryWeek, severity: Severity, tickets: float) -> None:
        at, plan = plans[name]
        per_ticket = estimates.of(plan, severity, week)
        of = owed.setdefault((name, severity), _Owed(path=("plans", at, "targets", severity.word, "updates")))
        of.per_ticket = max(of.per_ticket, per_ticket)
        of.in_all += tickets * per_ticket

    for index, week in weeks.items():
        group = parts.groups[index]
        for severity, share in group.severities.items():
            if share > 0 and of_groups[index] > 0:
                owe(group.plan, week, severity, share * of_groups[index])
    by_name = {parts.groups[index].name: (parts.groups[index].plan, week) for index, week in weeks.items()}
    everybody = frozenset(by_name.values())
    worst_of_all: dict[Severity, tuple[str, OrdinaryWeek]] = {}
    for index, tickets in of_incidents.items():
        severity, named = parts.incidents[index].severity, parts.incidents[index].customers
        hit = everybody if named is None else frozenset(by_name[name] for name in named if name in by_name)
        if tickets <= 0 or not hit:
            continue
        if named is not None or severity not in worst_of_all:
            worst = max(sorted(hit), key=lambda of: estimates.of(plans[of[0]][1], severity, of[1]))
        if named is None:
            worst = worst_of_all.setdefault(severity, worst)
        owe(*worst, severity, tickets)
    return owed
