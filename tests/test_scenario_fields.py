"""Lines, the one table of fields, and the JSON Schema that comes from it."""

import re
from pathlib import Path

from planner.scenario.field_table import field_table
from planner.scenario.places import lines_of
from planner.scenario.plain import plain_data
from planner.scenario.reading import read_scenario, scenario_from_data, scenario_from_text
from planner.scenario.scenario import Scenario
from planner.scenario.schema import scenario_schema
from tests.scenario_texts import CONTRACT

SCENARIOS = Path(__file__).parent.parent / "scenarios"


def test_lines_are_found_wherever_a_value_is_written() -> None:
    text = CONTRACT.split("\n")
    lines = lines_of(CONTRACT)
    for path, words in [
        (("simulation", "weeks"), "weeks = 26"),
        (("plans", 1, "targets", "urgent", "updates"), 'urgent = { first_response = "2 hours"'),
        (("work", "urgent", "plans", "Extended", "touches"), "touches = 6"),
        (("customers", 0, "business_hours", "to"), "business_hours"),
        (("coverage", 0, "premiums", 1, "factor"), "premiums"),
        (("coverage", 0, "teams", 0, "shifts", 1, "engineers"), "engineers = 1"),
    ]:
        assert text[lines[path] - 1].startswith(words)


def test_lines_are_found_in_values_of_several_lines() -> None:
    text = (
        'a = [\n  { x = 1 },\n  # } ] not these\n  { x = "]",\n y = """\n\n""" },\n]\n"b c".d = 2\n[[e]]\n[[e]]\nf = 3'
    )
    lines = lines_of(text)
    assert (lines["a", 0, "x"], lines["a", 1, "x"], lines["a", 1, "y"]) == (2, 4, 5)
    assert (lines["b c", "d"], lines["e", 1, "f"]) == (9, 12)


def test_every_key_is_explained_once() -> None:
    entries = field_table()
    places = [entry.place for entry in entries]
    assert len(places) == len(set(places))
    assert "coverage[].teams[].shifts[].break.for" in places
    assert "work.*.plans.*.touch.mean" in places
    for entry in entries:
        assert entry.title, entry
        assert entry.description.endswith("."), entry
        assert entry.description[0].isupper(), entry


def test_every_key_of_the_contract_is_in_the_table_of_fields() -> None:
    known = {entry.place for entry in field_table()}

    def places(value: object, place: str) -> set[str]:
        if isinstance(value, list):
            return set().union(*(places(item, f"{place}[]") for item in value))
        if not isinstance(value, dict):
            return {place.removesuffix("[]").removesuffix("[]")}
        found = set[str]()
        for key, item in value.items():
            is_free = place in ("work", "plans[].targets", "customers[].severities", "work.*.plans")
            found |= places(item, f"{place}.{'*' if is_free else key}".lstrip("."))
        return found

    written = places(plain_data(scenario_from_text(CONTRACT)), "")
    assert {place.removesuffix(".*").replace("business_hours.", "business_hours[].") for place in written} <= known


def test_numbers_say_their_range_and_unit() -> None:
    entries = {entry.place: entry for entry in field_table()}
    assert entries["plans[].goal"].range == "at least 0, at most 1"
    assert entries["plans[].goal"].unit == "share"
    assert entries["work.*.second_tier"].range == "at least 0, at most 1"
    assert entries["customers[].growth_per_month"].range == "more than -1, at most 1"


def test_the_schema_explains_every_key() -> None:
    schema = scenario_schema()
    tables = schema["$defs"]
    assert isinstance(tables, dict)
    for name, table in {**tables, "Scenario": schema}.items():
        for key, field in table.get("properties", {}).items():
            referred = tables.get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("description") or referred.get("description"), f"{name}.{key}"
        if "properties" in table:
            assert table["additionalProperties"] is False, name
    assert tables["Shift"]["properties"].keys() >= {"from", "to", "break", "on_call"}
    assert schema["required"] == ["format", "plans", "customers", "coverage"]


def test_the_schemas_pattern_takes_the_durations_we_write() -> None:
    tables = scenario_schema()["$defs"]
    assert isinstance(tables, dict)
    pattern = tables["Target"]["properties"]["first_response"]["pattern"]
    for text in ("8 business hours", "1 business day", "20 min", "2h", "3 bd", "1 week", "1.5 hours"):
        assert re.search(pattern, text), text
    for text in ("3 days", "20", "two hours"):
        assert not re.search(pattern, text), text


def test_the_models_defaults_are_sound_in_the_file_too() -> None:
    """Every default of the schema, written into a file, is read as what leaving it out means."""
    schema = scenario_schema()
    shift = schema["$defs"]["Shift"]["properties"]  # type: ignore[index]  # the schema is plain data
    data = plain_data(read_scenario(SCENARIOS / "first-look.toml"))
    written: Scenario = scenario_from_data(data)
    coverage = data["coverage"]
    assert isinstance(coverage, list)
    target = coverage[0]["teams"][0]["shifts"][0]
    for key, field in shift.items():
        if field.get("default") is not None:
            target.setdefault(key, field["default"])
    for key, field in schema["$defs"]["Coverage"]["properties"].items():  # type: ignore[index]
        if field.get("default") is not None:
            coverage[0].setdefault(key, field["default"])
    assert scenario_from_data(data) == written
