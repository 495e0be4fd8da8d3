"""Names: each is given once, and each that is referred to exists."""

from collections.abc import Iterable, Iterator, Mapping

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.coverage import Coverage
from planner.scenario.customers import BUILT_IN_PROFILES
from planner.scenario.findings import Finding, Path
from planner.scenario.nearest import did_you_mean
from planner.scenario.parts import Parts
from planner.scenario.selection import Selection
from planner.scenario.work import work_of


def wrong_names(parts: Parts) -> Iterator[Finding]:
    """Names given twice, that cannot be given, or that refer to nothing."""
    yield from _given_twice(parts)
    yield from _not_to_be_given(parts)
    yield from _unknown_to_customers(parts)
    yield from _unknown_to_work(parts)
    for index, coverage in parts.coverages.items():
        yield from _unknown_to_coverage(index, coverage, parts.plan_names)


def _given_twice(parts: Parts) -> Iterator[Finding]:
    yield from _repeated(("plans",), {index: plan.name for index, plan in parts.plans.items()})
    yield from _repeated(("profiles",), {index: profile.name for index, profile in parts.profiles.items()})
    yield from _repeated(("customers",), {index: group.name for index, group in parts.groups.items()})
    yield from _repeated(("incidents",), {index: incident.name for index, incident in parts.incidents.items()})
    yield from _repeated(("coverage",), {index: coverage.name for index, coverage in parts.coverages.items()})
    for index, coverage in parts.coverages.items():
        teams: Path = ("coverage", index, "teams")
        yield from _repeated(teams, {at: team.name for at, team in enumerate(coverage.teams)})
        for at, team in enumerate(coverage.teams):
            names = {place: shift.name for place, shift in enumerate(team.shifts)}
            yield from _repeated((*teams, at, "shifts"), names)


def _repeated(of: Path, names: Mapping[int, str]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for index, name in names.items():
        if name in first:
            problem = f'the name "{name}" is taken by {of[-1]}[{first[name]}]'
            yield Finding((*of, index, "name"), problem, "give each its own name")
        first.setdefault(name, index)


def _not_to_be_given(parts: Parts) -> Iterator[Finding]:
    for index, plan in parts.plans.items():
        if plan.name.split()[-1].lower() in SEVERITY_OF_WORD:
            yield Finding(
                ("plans", index, "name"),
                f'"{plan.name}" could be read as a severity where plans are chosen',
                "give the plan a name that does not end with a severity",
            )
    for index, profile in parts.profiles.items():
        if profile.name in BUILT_IN_PROFILES:
            problem = f'"{profile.name}" is a built-in profile'
            yield Finding(("profiles", index, "name"), problem, "give yours another name")


def _unknown_to_customers(parts: Parts) -> Iterator[Finding]:
    profiles = (*BUILT_IN_PROFILES, *parts.profile_names)
    for index, group in parts.groups.items():
        if group.plan not in parts.plan_names:
            yield _unknown(("customers", index, "plan"), "plan", group.plan, parts.plan_names)
        if group.profile not in profiles:
            yield _unknown(("customers", index, "profile"), "profile", group.profile, profiles)
    for index, incident in parts.incidents.items():
        for at, name in enumerate(incident.customers or ()):
            path = ("incidents", index, "customers", at)
            if name not in parts.group_names:
                yield _unknown(path, "customer group", name, parts.group_names)
            elif name in (incident.customers or ())[:at]:
                yield Finding(path, f'"{name}" is named twice', "name each customer group once")


def _unknown_to_work(parts: Parts) -> Iterator[Finding]:
    for severity, table in parts.work.items():
        for plan in table.plans:
            if plan not in parts.plan_names:
                yield _unknown(("work", severity.word, "plans", plan), "plan", plan, parts.plan_names)
        for plan in ("", *table.plans):
            work = work_of(parts.work, severity, plan)
            if work.reopened > 0 and work.reopened_after is None:
                within: Path = ("plans", plan) if plan else ()
                yield Finding(
                    ("work", severity.word, *within, "reopened"),
                    "tickets are reopened, but not said when",
                    'add for example reopened_after = "3 business days"',
                )


def _unknown_to_coverage(index: int, coverage: Coverage, plans: tuple[str, ...]) -> Iterator[Finding]:
    place: Path = ("coverage", index)
    yield from _unknown_items((*place, "interrupts"), coverage.interrupts, plans)
    for at, team in enumerate(coverage.teams):
        for position, shift in enumerate(team.shifts):
            path = (*place, "teams", at, "shifts", position, "handles")
            yield from _unknown_items(path, shift.handles, plans)


def _unknown_items(path: Path, selection: Selection, plans: tuple[str, ...]) -> Iterator[Finding]:
    for at, item in enumerate(selection.items):
        if item.plan is not None and item.plan not in plans:
            words = item.plan.split()
            known = (*plans, *SEVERITY_OF_WORD) if item.severity is None and len(words) == 1 else plans
            what = "plan" if known is plans else "plan or severity"
            yield _unknown((*path, at), what, item.plan, known)


def _unknown(path: Path, what: str, name: str, known: Iterable[str]) -> Finding:
    return Finding(path, f'there is no {what} "{name}"', did_you_mean(name, known))
