"""Updates that would take engineers all their time: an effort too near the interval in which it is promised.

An update that falls due while an engineer works on the ticket makes the touch longer by its effort. If that is as long
as the interval, the next update is due before the first is made: the touch never ends, and every update is met.
"""

from collections.abc import Iterator

from planner.business_time.durations import Duration, Unit, words_of
from planner.plans import Severity
from planner.scenario.findings import Finding, Path
from planner.scenario.parts import Parts
from planner.scenario.plan import ONGOING, Plan
from planner.scenario.update_intervals import OrdinaryWeek, open_seconds_of, update_interval, weeks_of_plans
from planner.scenario.work import work_of

MOST_OF_INTERVAL = 0.5
"""The share of its interval that an update may take, so that the larger part is left for the work it reports on."""


def endless_updates(parts: Parts) -> Iterator[Finding]:
    """Updates whose effort is more than half of the interval that some plan promises, once per place to mend."""
    weeks = weeks_of_plans(parts.groups)
    shortest: dict[Path, tuple[float, Finding]] = {}
    for index, plan in parts.plans.items():
        for severity in plan.targets:
            interval = update_interval(plan, severity)
            if interval is None:
                continue
            interval_s = _shortest_s(interval, weeks.get(plan.name, set()))
            effort = work_of(parts.work, severity, plan.name).update
            if interval_s is None or max(effort.seconds, 1) <= MOST_OF_INTERVAL * interval_s:
                continue
            path = _path(parts, index, plan, severity)
            finding = Finding(path, _problem(effort, interval, plan, severity), _mend(interval_s))
            if path not in shortest or interval_s < shortest[path][0]:
                shortest[path] = (interval_s, finding)
    yield from (finding for _, finding in shortest.values())


def _shortest_s(interval: Duration, weeks: set[OrdinaryWeek]) -> float | None:
    """The interval's worth to the group it is shortest for; None if days are counted and no group has the plan."""
    if interval.unit not in (Unit.BUSINESS_DAY, Unit.WEEK):
        return float(interval.seconds)
    return min((open_seconds_of(interval, week, week.shortest_day_s) for week in weeks), default=None)


def _path(parts: Parts, index: int, plan: Plan, severity: Severity) -> Path:
    """Where the effort is written; if it is the built-in one, where the promise is."""
    table = parts.work.get(severity)
    override = table.plans.get(plan.name) if table is not None else None
    if override is not None and override.update is not None:
        return ("work", severity.word, "plans", plan.name, "update")
    if table is not None and table.update is not None:
        return ("work", severity.word, "update")
    if plan.targets[severity].updates == ONGOING and "ongoing_within" in plan.model_fields_set:
        return ("plans", index, "ongoing_within")
    return ("plans", index, "targets", severity.word, "updates")


def _problem(effort: Duration, interval: Duration, plan: Plan, severity: Severity) -> str:
    return (
        f"an update takes {words_of(effort)}, more than half of the {words_of(interval)} "
        f'in which "{plan.name} {severity.word}" tickets are promised one, so engineers would do little else'
    )


def _mend(interval_s: float) -> str:
    most_s = int(MOST_OF_INTERVAL * interval_s)
    most = Duration(most_s / 60, Unit.MINUTE) if most_s % 60 == 0 else Duration(most_s, Unit.SECOND)
    return f'write update = "{words_of(most)}" or less in [work], or promise updates less often'
