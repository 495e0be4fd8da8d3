"""Mistakes in a scenario file: each is named with its place and its mend, all of them at once."""

import datetime as dt
import pickle
import re

import pytest

from planner.scenario.findings import ScenarioErrors
from planner.scenario.migration import Data, migrate
from planner.scenario.plain import plain_data
from planner.scenario.reading import scenario_from_data, scenario_from_text
from tests.scenario_texts import CONTRACT, errors_of, with_line

MISTAKES = [
    ("goal = 0.95", "gaol = 0.95", "plans[0].gaol", 'did you mean "goal"?'),
    ("goal = 0.95", "goal = 1.5", "plans[0].goal", "at most 1"),
    ("goal = 0.95", 'goal = "0.95"', "plans[0].goal", "a number is wanted"),
    ("goal = 0.95", "goal = true", "plans[0].goal", "a number is wanted"),
    ("rank = 2", "rank = 2.0", "plans[0].rank", "a whole number"),
    ("rank = 2", "rank = 0", "plans[0].rank", "at least 1"),
    ("updates_pause = true", "updates_pause = 1", "plans[0].updates_pause", "true or false"),
    ('"end of day"', '"end of the day"', "plans[0].business_days", 'did you mean "end of day"?'),
    ('"1 business hour"', '"1 hour"', "plans[0].ongoing_within", "business hour"),
    ('"3 business days"', '"3 days"', "plans[0].targets.high.first_response", '"3 business days", or "72 hours"'),
    ('"3 business days"', '"2.5 business days"', "plans[0].targets.high.first_response", "whole number"),
    ('"3 business days"', "3", "plans[0].targets.high.first_response", 'say the unit: "3 minutes"'),
    ('updates = "ongoing"', 'updates = "on-going"', "plans[0].targets.urgent.updates", "a number and a unit"),
    ("high   =", "hihg   =", "plans[0].targets.hihg", 'did you mean "high"?'),
    ('cap = "4 hours"', 'cap = "4 business hours"', "plans[1].guidance.cap", "minutes or hours"),
    ("share = 0.25", "share = 25", "plans[1].guidance.share", "at most 1"),
    ("start = 2026-01-05", 'start = "2026-01-05"', "simulation.start", "without quotes"),
    ("start = 2026-01-05", "start = 2026-01-05T00:00:00", "simulation.start", "without a time"),
    ("start = 2026-01-05", "start = 9999-01-05", "simulation.start", "between 1970 and 2100"),
    ("start = 2026-01-05", "start = 0001-01-05", "simulation.start", "between 1970 and 2100"),
    ("weeks = 26", "weeks = 0", "simulation.weeks", "at least 1"),
    ("at_least = 10", "at_least = 300", "simulation.replications", "more than at_most"),
    ("touches = 4", "touches = -1", "work.urgent.touches", "at least 0"),
    ("[work.urgent]", "[work.urgnet]", "work.urgnet", 'mean "urgent"?'),
    ("cv = 1.2", "cv = -1", "work.urgent.customer_wait.cv", "at least 0"),
    ('{ mean = "90 minutes", cv = 1.2 }', "{ cv = 1.2 }", "work.urgent.customer_wait", "the mean is missing"),
    ('{ mean = "90 minutes"', '{ distribution = "normal", mean = "90 minutes"', "distribution", "none of the choices"),
    ('{ mean = "90 minutes"', '{ distribution = "constant", mean = "90 minutes"', "customer_wait", "leave cv out"),
    ("reopened_after =", "# reopened_after =", "work.urgent.reopened", "reopened_after"),
    ("[work.urgent.plans.Extended]", "[work.urgent.plans.Extnded]", "work.urgent.plans.Extnded", '"Extended"?'),
    ('plan = "Basic"', 'plan = "basic"', "customers[0].plan", 'did you mean "Basic"?'),
    ('"Europe/Oslo"\nbusiness', '"Oslo"\nbusiness', "customers[0].time_zone", "Europe/Oslo"),
    ("from = 09:00:00", 'from = "09:00"', "customers[0].business_hours.from", "without quotes"),
    ("to = 17:00:00", "till = 17:00:00", "customers[0].business_hours.till", "no such key"),
    ("from = 09:00:00", "from = 09:00", "", "write the seconds too: 09:00:00"),
    ('"Mon-Fri"', '"Mon-Fry"', "customers[0].business_hours.days", "did you mean Fri?"),
    ('holidays = "NO"', 'holidays = "XX"', "customers[0].holidays", "no country"),
    ('holidays = "NO"', 'holidays = "US-XX"', "customers[0].holidays", "no part of US"),
    ('holidays = "NO"', 'holidays = ["2026-12-25"]', "customers[0].holidays", "dates only"),
    ("accounts = 140", "accounts = 1.5", "customers[0].accounts", "a whole number"),
    ("accounts = 140", "accounts = -1", "customers[0].accounts", "at least 0"),
    ("accounts = 140\n", "", "customers[0].accounts", "add for example accounts = 140"),
    ("low = 0.35", "low = 0.45", "customers[0].severities", "add up to 1.1"),
    ('profile = "office hours"', 'profile = "retial"', "customers[0].profile", 'did you mean "retail"?'),
    ("seasonality = [1, 1,", "seasonality = [1,", "customers[0].seasonality", "at least 12"),
    ("growth_per_month = 0.0", "growth_per_month = -1", "customers[0].growth_per_month", "more than -1"),
    ('name = "retail"', 'name = "flat"', "profiles[0].name", "built-in profile"),
    ('customers = ["Nordics, Basic"]', 'customers = ["Nordics"]', "incidents[0].customers[0]", '"Nordics, Basic"?'),
    ('customers = ["Nordics, Basic"]', "customers = []", "incidents[0].customers", "at least 1"),
    ('"3 hours"', '"3 business hours"', "incidents[0].within", "minutes or hours"),
    ('dispatch = "severity"', 'dispatch = "Severity"', "coverage[0].dispatch", 'did you mean "severity"?'),
    ('shift_end = "hold"', 'shift_end = "handover"', "coverage[0].shift_end", 'did you mean "hand over"?'),
    ('interrupts = ["Extended urgent"]', 'interrupts = ["Extnded urgent"]', "interrupts[0]", '"Extended"?'),
    ('interrupts = ["Extended urgent"]', 'interrupts = "Extended"', "coverage[0].interrupts", "a list"),
    (
        'handles = ["Basic", "Extended"]',
        'handles = ["Basic", "urgnt"]',
        "shifts[0].handles[1]",
        'did you mean "urgent"?',
    ),
    ('handles = ["Basic", "Extended"]', "handles = []", "shifts[0].handles", "leave the key out"),
    ("from = 22:00:00, ", "", "coverage[0].premiums[1]", "give both"),
    ("absence = 0.06", "absence = 6", "coverage[0].teams[0].absence", "at most 1"),
    ("other_duties = 0.15", "other_duties = 1", "coverage[0].teams[0].other_duties", "less than 1"),
    ("at_most = 12", "at_most = 0", "coverage[0].teams[0].shifts[0]", "more than at_most"),
    ('after = "4 hours"', 'after = "8 hours"', "coverage[0].teams[0].shifts[0]", "does not fit"),
    ("tier = [1, 2]", "tier = [3]", "coverage[0].teams[0].shifts[0].tier[0]", "at most 2"),
    ('name = "On call"', 'name = "Day"', "coverage[0].teams[0].shifts[1].name", "taken by shifts[0]"),
    ('name = "Extended"', 'name = "Basic"', "plans[1].name", "taken by plans[0]"),
    ('name = "Extended"', 'name = "Extended urgent"', "plans[1].name", "does not end with a severity"),
    ("tier = [1, 2]", "tier = 1", "coverage[0]", 'second-tier touches of "Basic urgent"'),
    ("tier = [1, 2]", "tier = 2", "coverage[0]", 'first responses of "Basic urgent"'),
    ("engineers = 6", "engineers = 0", "coverage[0]", "first responses"),
    ('handles = ["Basic", "Extended"]', 'handles = ["urgent"]', "coverage[0]", '"Basic high", "Basic medium"'),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_place_and_its_mend(old: str, new: str, place: str, words: str) -> None:
    text = with_line(old, new)
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(text)
    told = [error for error in caught.value.errors if words in str(error)]
    assert told, str(caught.value)
    assert told[0].place.endswith(place)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    text = CONTRACT
    chosen = [mistake for mistake in MISTAKES if mistake[0] in ("weeks = 26", "touches = 4", "absence = 0.06")]
    chosen += [('plan = "Basic"', 'plan = "Bronze"', "", ""), ("accounts = 140", "accounts = -1", "", "")]
    for old, new, _, _ in chosen:
        text = with_line(old, new, text)
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(text)
    lines = [error.line for error in caught.value.errors]
    assert len(lines) == len(chosen)
    assert None not in lines
    assert lines == sorted(lines, key=lambda line: line or 0)
    assert str(caught.value).count("\n") == len(chosen) - 1


def test_an_error_names_the_entry_and_the_line() -> None:
    (error,) = errors_of(with_line('plan = "Basic"', 'plan = "Basik"'))
    line = 1 + with_line('plan = "Basic"', 'plan = "Basik"').split("\n").index('plan = "Basik"')
    assert (
        error == f'customers[0].plan ("Nordics, Basic", line {line}): there is no plan "Basik"; did you mean "Basic"?'
    )


def test_the_errors_survive_a_trip_between_processes() -> None:
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text("format = 1")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert copy.errors == caught.value.errors
    assert str(copy) == str(caught.value)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", ["format", "plans", "customers", "coverage"]),
        ("format = 1", ["plans", "customers", "coverage"]),
        ("format = 1\nplans = 3\ncustomers = []\ncoverage = {}", ["plans", "customers", "coverage"]),
        ("format = 1\nplans = [1]\ncustomers = [[]]\ncoverage = ['x']", ["plans[0]", "customers[0]", "coverage[0]"]),
        ("format = 1\nwork = 1\nsimulation = []\nprofiles = {}\nincidents = 1", ["work", "simulation"]),
    ],
)
def test_missing_and_wrong_tables_are_named(text: str, places: list[str]) -> None:
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(text)
    assert set(places) <= {error.place for error in caught.value.errors}


def test_on_call_engineers_make_no_analysis() -> None:
    text = with_line('\n[[coverage.teams.shifts]]\nname = "On call"', '\n[[coverage.teams.shifts]]\nname = "On call"')
    only_on_call = with_line('handles = ["Basic", "Extended"]', "on_call = {}", text)
    assert any("root-cause analysis" in error and "not on call" in error for error in errors_of(only_on_call))


def test_a_clock_that_never_opens_is_an_error() -> None:
    days = ", ".join(str(dt.date(2026, 1, 5) + dt.timedelta(days=day)) for day in range(40 * 7))
    text = with_line('holidays = "NO"', f"holidays = [{days}]")
    (error,) = errors_of(text)
    assert "never open" in error
    assert error.startswith("customers[0].holidays")
    ignoring = with_line("observe_holidays = true", "observe_holidays = false", text)
    assert not scenario_from_text(ignoring).plans[0].observe_holidays


@pytest.mark.parametrize(
    ("old", "new", "place", "estimate"),
    [
        ("accounts = 140", "accounts = 14_000_000", "customers[0]", r"about 1[0-9]{2},[0-9]{3},[0-9]{3} tickets"),
        ("growth_per_month = 0.0", "growth_per_month = 1.0\naccounts = 900_000", "customers[0]", "tickets"),
        ("per_year = 4", "per_year = 1_000_000\ntickets = 1000", "incidents[0]", "tickets are expected"),
        ("per_year = 4", "per_year = 900_000_000", "incidents[0].per_year", "at most 1,000,000"),
        ("touches = 4", "touches = 1000", "work", "touches are expected"),
        ("engineers = 6", "engineers = 10_000", "coverage[0]", "10,001 engineers, more than 10,000"),
        ("engineers = 6", "engineers = 9_000\nweeks = 1", "coverage[0]", ""),
    ],
)
def test_a_scenario_is_bounded_by_its_totals(old: str, new: str, place: str, estimate: str) -> None:
    text = CONTRACT
    for line in new.split("\n")[1:]:
        key = line.split(" = ")[0]
        text = re.sub(rf"^{key} = .*\n", "", text, count=1, flags=re.MULTILINE)
    text = with_line(old, new, text)
    if old == "touches = 4":
        text = with_line("accounts = 140", "accounts = 3_000_000", text)
        text = with_line("urgent = 0.04, high = 0.16, medium = 0.45, low = 0.35", "urgent = 1", text)
    errors = errors_of(text)
    assert any(error.startswith(place) and re.search(estimate, error) for error in errors), errors


def test_many_weeks_of_many_engineers_are_too_many_shifts() -> None:
    text = with_line("engineers = 6", "engineers = 9_000", with_line("weeks = 26", "weeks = 1000"))
    assert any("9,001 engineers work about" in error for error in errors_of(text))


def test_many_groups_over_many_weeks_are_too_many() -> None:
    data = plain_data(scenario_from_text(with_line("weeks = 26", "weeks = 1000")))
    groups = data["customers"]
    assert isinstance(groups, list)
    data["customers"] = [{**groups[0], "name": f"Group {number}"} for number in range(200)]
    data.pop("incidents")
    with pytest.raises(ScenarioErrors, match="200 customer groups over 1,014 weeks"):
        scenario_from_data(data)


def test_older_formats_are_migrated_step_by_step() -> None:
    def renamed(data: Data) -> Data:
        return {**{key: value for key, value in data.items() if key != "title"}, "name": data["title"]}

    def shouted(data: Data) -> Data:
        return {**data, "name": f"{data['name']}!"}

    old = {"format": 1, "title": "Old"}
    assert migrate(old, (renamed, shouted)) == ({"format": 3, "name": "Old!"}, ())
    assert migrate({"format": 2, "name": "Old"}, (renamed, shouted)) == ({"format": 3, "name": "Old!"}, ())
    assert migrate({"format": 3, "name": "Old"}, (renamed, shouted)) == ({"format": 3, "name": "Old"}, ())
    assert old == {"format": 1, "title": "Old"}


def test_newer_formats_are_refused_in_one_sentence() -> None:
    (error,) = errors_of("format = 2\nsomething = 1")
    assert error.startswith("format: the file is of format 2, and this version reads formats up to 1")


@pytest.mark.parametrize(
    ("updates", "effort", "place", "mend"),
    [
        ("5 minutes", "10 minutes", "work.urgent.update", '"150 seconds" or less'),
        ("20 minutes", "11 minutes", "work.urgent.update", '"10 minutes" or less'),
        ("1 business day", "5 hours", "work.urgent.update", '"240 minutes" or less'),
    ],
)
def test_updates_that_take_most_of_their_interval_are_refused(updates: str, effort: str, place: str, mend: str) -> None:
    text = with_line('updates = "ongoing"', f'updates = "{updates}"', with_line('"10 minutes"', f'"{effort}"'))
    text = with_line('updates = "2 hours"', 'updates = "1 week"', text)
    found = [error for error in errors_of(text) if "more than half" in error]
    assert any(error.startswith(place) and mend in error for error in found), found


def test_a_plans_own_update_and_its_tolerance_are_looked_at() -> None:
    override = with_line("touches = 6", 'touches = 6\nupdate = "61 minutes"')
    (error,) = errors_of(override)
    assert error.startswith("work.urgent.plans.Extended.update")
    ongoing = with_line('ongoing_within = "1 business hour"', 'ongoing_within = "19 business minutes"')
    (error,) = errors_of(ongoing)
    assert error.startswith("work.urgent.update")
    assert "19 business minutes" in error
    built_in = with_line('update = "10 minutes"\n', "", ongoing)
    (error,) = errors_of(built_in)
    assert error.startswith("plans[0].ongoing_within")


def test_half_of_the_interval_is_not_too_much() -> None:
    scenario_from_text(with_line('updates = "ongoing"', 'updates = "20 minutes"'))


def every_minute(extra: str = "") -> str:
    text = with_line('updates = "ongoing"', 'updates = "1 minute"', with_line('"10 minutes"', '"1 second"'))
    text = with_line('update_ahead = "30 minutes"\n', "", text)
    return with_line('wait = { mean = "6 hours"', 'wait = { mean = "3 weeks"', text) + extra


def test_updates_every_minute_for_weeks_are_too_many_for_a_ticket() -> None:
    (error,) = errors_of(every_minute())
    assert error.startswith("plans[0].targets.urgent.updates")
    assert re.search(r"about [0-9]{1,3},[0-9]{3} updates are expected for each \"Basic urgent\" ticket", error)


def test_updates_are_bounded_in_all() -> None:
    text = with_line('"10 minutes"', '"5 minutes"', with_line("accounts = 140", "accounts = 500_000"))
    text = with_line("urgent = 0.04, high = 0.16, medium = 0.45, low = 0.35", "urgent = 1", text)
    assert any("updates are expected in one replication, more than 20,000,000" in error for error in errors_of(text))


@pytest.mark.parametrize(
    ("tickets", "is_sound"),
    [
        ("{ mean = 20, cv = 10 }", True),
        ("{ mean = 20_000, cv = 10 }", False),
        ("{ mean = 20_000, cv = 0.5 }", True),
        ('{ distribution = "gamma", mean = 200_000, cv = 10 }', False),
        ('{ distribution = "exponential", mean = 50_000 }', True),
        ('{ distribution = "exponential", mean = 3_000_000 }', False),
        ('{ distribution = "empirical", values = [1, 60_000_000] }', False),
    ],
)
def test_incidents_are_bounded_by_what_they_may_rarely_bring(tickets: str, is_sound: bool) -> None:
    text = with_line("tickets = { mean = 20, cv = 0.8 }", f"tickets = {tickets}")
    if is_sound:
        assert scenario_from_text(text).incidents
    else:
        assert any(error.startswith("incidents[0]") and "tickets" in error for error in errors_of(text))


def test_a_mistake_of_two_keys_in_one_value_is_said_once() -> None:
    text = with_line("{ at_least = 10, at_most = 200, precision = 0.02 }", "0")
    assert len(errors_of(text)) == 1
