"""Names: each is given once, and each that is referred to exists.

Looked up in the file's data rather than in its models, so that a customer group with a wrong number is still told that
its plan does not exist. What has the wrong type is passed over; the models say so.
"""

from collections.abc import Iterable, Iterator, Mapping

from planner.plans import SEVERITY_OF_WORD
from planner.scenario.customers import BUILT_IN_PROFILES
from planner.scenario.findings import Finding, Path
from planner.scenario.migration import Data
from planner.scenario.nearest import did_you_mean
from planner.scenario.selection import parse_item

_NAMED_LISTS = ("plans", "profiles", "customers", "incidents", "coverage")


def wrong_names(data: Data) -> Iterator[Finding]:
    """Names given twice, that cannot be given, or that refer to nothing."""
    for key in _NAMED_LISTS:
        yield from _given_twice((key,), data)
    for index, coverage in _tables(data, "coverage"):
        yield from _given_twice(("coverage", index, "teams"), coverage)
        for at, team in _tables(coverage, "teams"):
            yield from _given_twice(("coverage", index, "teams", at, "shifts"), team)
    yield from _not_to_be_given(data)
    plans = names_of(data, "plans")
    yield from _unknown_to_customers(data, plans)
    yield from _unknown_to_work(data, plans)
    for index, coverage in _tables(data, "coverage"):
        yield from _unknown_to_coverage(("coverage", index), coverage, plans)


def names_of(table: Data, key: str) -> tuple[str, ...]:
    """The names that the entries of a list of tables give themselves."""
    names = [entry.get("name") for _, entry in _tables(table, key)]
    return tuple(name for name in names if isinstance(name, str))


def _tables(table: Data, key: str) -> Iterator[tuple[int, Data]]:
    for index, entry in enumerate(_items(table, key)):
        if isinstance(entry, Mapping):
            yield index, entry


def _items(table: Data, key: str) -> list[object]:
    items = table.get(key)
    return items if isinstance(items, list) else []


def _given_twice(of: Path, table: Data) -> Iterator[Finding]:
    first: dict[str, int] = {}
    key = str(of[-1])
    for index, entry in _tables(table, key):
        name = entry.get("name")
        if isinstance(name, str) and name in first:
            problem = f'the name "{name}" is taken by {key}[{first[name]}]'
            yield Finding((*of, index, "name"), problem, "give each its own name")
        elif isinstance(name, str):
            first[name] = index


def _not_to_be_given(data: Data) -> Iterator[Finding]:
    for index, plan in _tables(data, "plans"):
        name = plan.get("name")
        if isinstance(name, str) and parse_item(name).severity is not None:
            yield Finding(
                ("plans", index, "name"),
                f'"{name}" would be read as a severity where plans are chosen',
                "give the plan a name that does not end with a severity",
            )
    for index, profile in _tables(data, "profiles"):
        if profile.get("name") in BUILT_IN_PROFILES:
            problem = f'"{profile.get("name")}" is a built-in profile'
            yield Finding(("profiles", index, "name"), problem, "give yours another name")


def _unknown_to_customers(data: Data, plans: tuple[str, ...]) -> Iterator[Finding]:
    known = frozenset(groups := names_of(data, "customers"))
    profiles = (*BUILT_IN_PROFILES, *names_of(data, "profiles"))
    for index, group in _tables(data, "customers"):
        yield from _unknown(("customers", index, "plan"), "plan", group.get("plan"), plans)
        yield from _unknown(("customers", index, "profile"), "profile", group.get("profile"), profiles)
    for index, incident in _tables(data, "incidents"):
        hit: set[str] = set()
        for at, name in enumerate(_items(incident, "customers")):
            path = ("incidents", index, "customers", at)
            if not isinstance(name, str):
                continue
            if name not in known:
                yield from _unknown(path, "customer group", name, groups)
            elif name in hit:
                yield Finding(path, f'"{name}" is named twice', "name each customer group once")
            hit.add(name)


def _unknown_to_work(data: Data, plans: tuple[str, ...]) -> Iterator[Finding]:
    work = data.get("work")
    for severity, table in work.items() if isinstance(work, Mapping) else ():
        overrides = table.get("plans") if isinstance(table, Mapping) else None
        for plan in overrides if isinstance(overrides, Mapping) else ():
            yield from _unknown(("work", severity, "plans", plan), "plan", plan, plans)


def _unknown_to_coverage(path: Path, coverage: Data, plans: tuple[str, ...]) -> Iterator[Finding]:
    yield from _unknown_items((*path, "interrupts"), _items(coverage, "interrupts"), plans)
    for at, team in _tables(coverage, "teams"):
        for position, shift in _tables(team, "shifts"):
            handles = (*path, "teams", at, "shifts", position, "handles")
            yield from _unknown_items(handles, _items(shift, "handles"), plans)


def _unknown_items(path: Path, items: list[object], plans: tuple[str, ...]) -> Iterator[Finding]:
    for at, text in enumerate(items):
        item = parse_item(text) if isinstance(text, str) else None
        if item is not None and item.severity is None:
            yield from _unknown((*path, at), "plan or severity", item.plan, (*plans, *SEVERITY_OF_WORD))
        elif item is not None:
            yield from _unknown((*path, at), "plan", item.plan, plans)


def _unknown(path: Path, what: str, name: object, known: Iterable[str]) -> Iterator[Finding]:
    """The finding that a name is not known; none if nothing is, as then its list is what is wrong."""
    names = tuple(known)
    if isinstance(name, str) and name not in names and names:
        yield Finding(path, f'there is no {what} "{name[:60]}"', did_you_mean(name, names))
