"""Hypothesis strategies for scenarios: the data of sound files, small ones, with all rules in all mixtures."""

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st

Data = dict[str, object]

SEVERITIES = ("urgent", "high", "medium", "low")
ZONES = ("UTC", "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
DAYS = ("Mon-Fri", "Sun-Thu", "Mon-Sun", "Mon, Wed", "Sat-Sun")
PLAN_NAMES = ("Basic", "Extended", "Gold")

efforts = st.sampled_from(("1 minute", "10 minutes", "45 minutes", "2 hours"))
waits = st.sampled_from(("0 minutes", "90 minutes", "6 hours", "4 business hours", "1 business day", "1 week"))
promises = st.sampled_from(("30 minutes", "2 hours", "4 business hours", "1 business day", "3 business days", "1 week"))
shares = st.sampled_from((0.0, 0.05, 0.3, 1.0))
times = st.builds(dt.time, st.integers(0, 23), st.sampled_from((0, 30)))


def tables(
    required: Mapping[str, st.SearchStrategy[object]], **optional: st.SearchStrategy[object]
) -> st.SearchStrategy[Data]:
    """Tables with all of the required keys and any of the optional ones."""
    return st.fixed_dictionaries(dict(required), optional=optional)


def distributions(means: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Distributions of every kind with such means, also the short form."""
    variations = st.sampled_from((0, 0.5, 1.2))
    return st.one_of(
        means,
        tables({"mean": means}, cv=variations),
        st.fixed_dictionaries({"distribution": st.sampled_from(("exponential", "constant")), "mean": means}),
        st.fixed_dictionaries({"distribution": st.just("gamma"), "mean": means, "cv": variations}),
        st.fixed_dictionaries(
            {"distribution": st.just("empirical"), "values": st.lists(means, min_size=1, max_size=3)}
        ),
    )


simulations = tables(
    {
        "start": st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)),
        "weeks": st.integers(1, 6),
        "warm_up_weeks": st.integers(0, 2),
        "follow_weeks": st.integers(0, 3),
    },
    seed=st.integers(0, 2**32),
    replications=st.one_of(
        st.integers(1, 12),
        st.just({"at_least": 2, "at_most": 12, "precision": 0.05}),
    ),
)

target_tables = tables(
    {"first_response": promises},
    updates=st.one_of(st.just("ongoing"), promises),
    contractual=st.booleans(),
)


def plans_named(name: str) -> st.SearchStrategy[Data]:
    """A plan of that name with its own targets for every severity."""
    return tables(
        {"name": st.just(name), "targets": st.fixed_dictionaries(dict.fromkeys(SEVERITIES, target_tables))},
        goal=st.sampled_from((0.5, 0.9, 1.0)),
        rank=st.integers(1, 3),
        ongoing_within=st.sampled_from(("1 business hour", "30 business minutes")),
        updates_pause=st.booleans(),
        business_days=st.sampled_from(("end of day", "same time", "working hours")),
        observe_holidays=st.booleans(),
        guidance=tables({"share": shares, "hours": distributions(efforts)}, cap=st.just("4 hours")),
    )


work_keys: dict[str, st.SearchStrategy[object]] = {
    "first_response": distributions(efforts),
    "touches": st.sampled_from((0, 1, 2.5)),
    "touch": distributions(efforts),
    "customer_wait": distributions(st.sampled_from(("0 minutes", "90 minutes", "6 hours"))),
    "engineering": st.fixed_dictionaries({"share": shares, "wait": distributions(st.just("6 hours"))}),
    "second_tier": shares,
    "update": st.sampled_from(("1 minute", "10 minutes", "15 minutes")),
    "update_ahead": st.sampled_from(("0 minutes", "15 minutes", "10 business minutes")),
    "root_cause_analysis": st.fixed_dictionaries({"share": shares, "effort": distributions(efforts)}),
}


@st.composite
def work_tables(draw: st.DrawFn, plans: tuple[str, ...]) -> Data:
    """`[work.*]` of one severity; reopening comes with its time."""
    table = draw(st.fixed_dictionaries({}, optional=work_keys))
    if draw(st.booleans()):
        table |= {"reopened": draw(shares), "reopened_after": draw(waits)}
    overrides = st.dictionaries(st.sampled_from(plans), st.fixed_dictionaries({}, optional=work_keys), max_size=1)
    if draw(st.booleans()):
        table["plans"] = draw(overrides)
    return table


windows = st.fixed_dictionaries({"from": times, "to": times}, optional={"days": st.sampled_from(DAYS)})
severity_mixes = st.sampled_from(
    ({"urgent": 1}, {"high": 0.5, "low": 0.5}, {"urgent": 0.04, "high": 0.16, "medium": 0.45, "low": 0.35})
)


def groups_named(name: str, plans: tuple[str, ...], profiles: tuple[str, ...]) -> st.SearchStrategy[Data]:
    """A customer group of that name."""
    return tables(
        {
            "name": st.just(name),
            "plan": st.sampled_from(plans),
            "time_zone": st.sampled_from(ZONES),
            "accounts": st.integers(1, 20),
            "tickets_per_account_per_month": st.sampled_from((0, 0.5, 3)),
        },
        business_hours=st.one_of(windows, st.lists(windows, min_size=1, max_size=2)),
        holidays=st.sampled_from(("NO", "US-CA", [dt.date(2026, 12, 25)])),
        severities=severity_mixes,
        profile=st.sampled_from(("flat", "office hours", "always on", *profiles)),
        deflected=st.sampled_from((0.0, 0.2, 1.0)),
        daily_variation=st.sampled_from((0.0, 0.3)),
        holiday_demand=st.sampled_from((0.0, 0.2, 1.0)),
        growth_per_month=st.sampled_from((-0.02, 0.0, 0.05)),
        seasonality=st.just([1, 1, 1, 1, 1, 1, 0.8, 0.9, 1, 1, 1, 0]),
    )


def incidents_named(name: str, groups: tuple[str, ...]) -> st.SearchStrategy[Data]:
    """An incident of that name."""
    return tables(
        {
            "name": st.just(name),
            "per_year": st.sampled_from((0, 4, 12.5)),
            "tickets": distributions(st.sampled_from((0, 3, 12))),
            "within": st.sampled_from(("0 minutes", "3 hours")),
            "severity": st.sampled_from(SEVERITIES),
        },
        customers=st.lists(st.sampled_from(groups), min_size=1, unique=True),
    )


def selections(plans: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Lists of plans, severities, and plans with a severity."""
    of_plans = [f"{plan} {severity}" for plan in plans for severity in SEVERITIES]
    return st.lists(st.sampled_from((*plans, *SEVERITIES, *of_plans)), min_size=1, max_size=3, unique=True)


def shifts_named(name: str, plans: tuple[str, ...]) -> st.SearchStrategy[Data]:
    """A shift of that name, ordinary or on call, of some engineers or none."""
    return tables(
        {
            "name": st.just(name),
            "days": st.sampled_from(DAYS),
            "from": times,
            "to": times,
            "engineers": st.integers(0, 3),
        },
        at_least=st.just(0),
        at_most=st.integers(0, 5),
        candidate=st.booleans(),
        works_holidays=st.booleans(),
        tier=st.sampled_from((1, 2, [1], [1, 2])),
        handles=selections(plans),
        on_call=tables({}, response=st.just("15 minutes"), retainer_per_hour=st.just(8.0), call_out=st.just(60)),
    )


def able_shift() -> st.SearchStrategy[Data]:
    """A shift whose engineers may do everything, so that its coverage is sound."""
    return st.fixed_dictionaries(
        {
            "name": st.just("Day"),
            "days": st.sampled_from(DAYS),
            "from": st.just(dt.time(8)),
            "to": st.just(dt.time(16)),
            "engineers": st.integers(1, 3),
        },
        optional={"break": st.just({"after": "4 hours", "for": "30 minutes"})},
    )


@st.composite
def teams_named(draw: st.DrawFn, name: str, plans: tuple[str, ...], *, is_able: bool) -> Data:
    """A team of that name with one to three shifts, one of which may do everything if it is able."""
    others = [draw(shifts_named(f"Shift {index}", plans)) for index in range(draw(st.integers(0, 2)))]
    first = draw(able_shift() if is_able else shifts_named("First", plans))
    optional = tables(
        {},
        holidays=st.sampled_from(("NO", "IN", [dt.date(2026, 5, 1)])),
        cost_per_hour=st.sampled_from((0, 62.5)),
        absence=st.sampled_from((0.0, 0.06)),
        other_duties=st.sampled_from((0.0, 0.15)),
    )
    return {"name": name, "time_zone": draw(st.sampled_from(ZONES)), "shifts": [first, *others]} | draw(optional)


@st.composite
def coverages_named(draw: st.DrawFn, name: str, plans: tuple[str, ...]) -> Data:
    """A coverage of that name, with any rules, in which every ticket may be taken by somebody."""
    teams = [draw(teams_named("Oslo", plans, is_able=True))]
    if draw(st.booleans()):
        teams.append(draw(teams_named("Kolkata", plans, is_able=False)))
    rules = tables(
        {},
        dispatch=st.sampled_from(("severity", "plan", "deadline", "first come")),
        ownership=st.sampled_from(("anyone", "team", "engineer")),
        interrupts=st.one_of(st.just([]), selections(plans)),
        interrupt_cost=st.just("5 minutes"),
        overtime_factor=st.just(1.5),
        premiums=st.just([{"days": "Sat-Sun", "factor": 1.5}, {"from": dt.time(22), "to": dt.time(6), "factor": 2}]),
        shift_end=st.sampled_from(("hold", "hand over", "finish")),
        finish_within=st.sampled_from(("0 minutes", "20 minutes")),
        hand_over=tables({}, same_team=st.just("5 minutes"), other_team=st.just("15 minutes")),
    )
    return {"name": name, "teams": teams} | draw(rules)


@st.composite
def scenario_data(draw: st.DrawFn) -> Data:
    """The data of a sound scenario file, as TOML gives it."""
    plan_names = tuple(draw(st.lists(st.sampled_from(PLAN_NAMES), min_size=1, max_size=3, unique=True)))
    group_names = tuple(f"Group {number}" for number in range(draw(st.integers(1, 2))))
    has_profile = draw(st.booleans())
    profiles = ("retail",) if has_profile else ()
    data: Data = {
        "format": 1,
        "simulation": draw(simulations),
        "plans": [draw(plans_named(name)) for name in plan_names],
        "customers": [draw(groups_named(name, plan_names, profiles)) for name in group_names],
        "coverage": [draw(coverages_named(f"Coverage {n}", plan_names)) for n in range(draw(st.integers(1, 2)))],
    }
    if has_profile:
        data["profiles"] = [{"name": "retail", "weights": [[1] * 24] * 5 + [[0.5] * 24] * 2}]
    if draw(st.booleans()):
        data["work"] = draw(st.dictionaries(st.sampled_from(SEVERITIES), work_tables(plan_names), max_size=2))
    if draw(st.booleans()):
        data["incidents"] = [draw(incidents_named("Outage", group_names))]
    return data


def toml_of(data: Mapping[str, object]) -> str:
    """Data as TOML text, each table on its own lines; keys have to be bare or quotable as they are."""
    plain = {key: value for key, value in data.items() if not _is_table(value)}
    text = "".join(f'"{key}" = {inline_toml(value)}\n' for key, value in plain.items())
    for key, value in data.items():
        for entry in value if isinstance(value, list) and key not in plain else ():
            assert isinstance(entry, Mapping)
            text += f"[[{key}]]\n" + "".join(f'"{name}" = {inline_toml(item)}\n' for name, item in entry.items())
        if isinstance(value, Mapping):
            text += f"[{key}]\n" + "".join(f'"{name}" = {inline_toml(item)}\n' for name, item in value.items())
    return text


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def inline_toml(value: object) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, Mapping):
        return "{" + ", ".join(f'"{key}" = {inline_toml(item)}' for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline_toml(item) for item in value) + "]"
    return value.isoformat() if isinstance(value, dt.date | dt.time) else repr(value)
