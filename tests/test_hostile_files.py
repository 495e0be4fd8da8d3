"""Files that want to harm: each is refused in sentences, soon and in little memory.

How soon is not timed: `guards` bound the size, depth and dots of what is parsed, and here everything that takes long
without them would take minutes.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scenario.findings import MOST_SHOWN, MOST_WORDED, ScenarioError, ScenarioErrors
from planner.scenario.guards import DEEPEST, MOST_BYTES, MOST_DOTS, MOST_TABLES
from planner.scenario.places import lines_of
from planner.scenario.reading import read_scenario, scenario_from_data, scenario_from_text
from planner.scenario.tokens import tokens_of
from tests.strategies_scenario import scenario_data, toml_of

SOUND = """
format = 1
plans = [{ name = "Basic" }]
[simulation]
weeks = 4
[[customers]]
name = "Nordics"
plan = "Basic"
time_zone = "Europe/Oslo"
accounts = 10
tickets_per_account_per_month = 1
[[coverage]]
name = "Office"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
[[coverage.teams.shifts]]
name = "Day"
days = "Mon-Fri"
from = 08:00:00
to = 16:00:00
engineers = 2
"""


def sentences_about(text: str) -> list[str]:
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(text)
    sentences = str(caught.value).split("\n")
    assert all(10 < len(sentence) < 600 for sentence in sentences)
    assert len(sentences) <= MOST_SHOWN + 1
    return sentences


def changed(key: str, value: str) -> str:
    """The sound text with the first value of a key changed."""
    lines = SOUND.split("\n")
    at = next(index for index, line in enumerate(lines) if line.partition("=")[0].strip() == key)
    return "\n".join([*lines[:at], f"{key} = {value}", *lines[at + 1 :]])


def repeated(item: str, before: str = "", after: str = "") -> str:
    """As many items, each with its own number in place of #, as a file may hold."""
    count = (MOST_BYTES - len("format = 1\n") - len(before) - len(after)) // len(item.replace("#", "12345"))
    return before + "".join(item.replace("#", f"{number:05d}") for number in range(count)) + after


def test_the_sound_text_is_sound() -> None:
    assert scenario_from_text(SOUND).customers[0].accounts == 10


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("tickets_per_account_per_month", "1_000_000_000", "tickets are expected in one replication"),
        ("accounts", "1_000_000_000", "tickets are expected in one replication"),
        ("accounts", "1_000_000_001", "at most 1,000,000,000"),
        ("engineers", "10_000_000", "at most 10,000"),
        ("weeks", "100_000", "at most 1,040"),
        ("weeks", "9" * 5_000, "too many digits"),
        ("weeks", "0x" + "f" * 5_000, "out of range"),
        ("accounts", "0x" + "f" * 5_000, "out of range"),
        ("tickets_per_account_per_month", "0x" + "f" * 5_000, "wanted here"),
        ("tickets_per_account_per_month", "nan", "finite number"),
        ("tickets_per_account_per_month", "inf", "finite number"),
        ("tickets_per_account_per_month", "-inf", "finite number"),
        ("tickets_per_account_per_month", "1e999", "finite number"),
        ("time_zone", '"Europe/Olso"', "did you mean"),
        ("time_zone", '"../../etc/passwd"', "is no time zone"),
        ("time_zone", '"/etc/localtime"', "is no time zone"),
        ("time_zone", '""', "is no time zone"),
        ("time_zone", '"' + "x" * 100_000 + '"', "is no time zone"),
        ("name", '"' + "x" * 100_000 + '"', "100,000 characters"),
        ("name", '"a\\u0000b"', "readable on one line"),
        ("name", '"a\\nb"', "readable on one line"),
        ("format", "2", "reads formats up to 1"),
        ("format", "9223372036854775807", "reads formats up to 1"),
        ("format", "0x" + "f" * 5_000, "reads formats up to 1"),
        ("format", "0", "from 1 on"),
        ("format", "-1", "from 1 on"),
        ("format", "true", "from 1 on"),
        ("format", '"1"', "from 1 on"),
        ("format", "1.0", "from 1 on"),
        ("days", '"Mon-Fri,"', "is no day of the week"),
    ],
)
def test_values_beyond_reason_are_refused(key: str, value: str, words: str) -> None:
    assert any(words in sentence for sentence in sentences_about(changed(key, value)))


def test_growth_does_not_overflow() -> None:
    text = changed("accounts", "1\ngrowth_per_month = 1.0").replace("weeks = 4", "weeks = 1040")
    assert any("tickets are expected" in sentence for sentence in sentences_about(text))


@pytest.mark.parametrize(
    "text",
    [
        "a." * 20_000 + "b = 1",
        " . ".join(["a"] * 20_000) + " = 1",
        "[" + ".".join(["a"] * 20_000) + "]",
        '"a".' * 20_000 + "b = 1",
        'a = ["""x"""", { ' + "a." * 20_000 + "b = 1 }]",
        "a = ['''x'''', { " + "a." * 20_000 + "b = 1 }]",
        "a = " + "." * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_keys_of_many_parts_never_reach_the_parser(text: str) -> None:
    (sentence,) = sentences_about(text)
    assert f"more than {MOST_DOTS} dots" in sentence


@pytest.mark.parametrize(
    "text",
    ["a = " + "{b.c.d.e = " * 5_000, "a = " + "[" * 100_000, "a = " + "{a=" * 40_000, "a = " + "[{a=" * 30_000],
    ids=lambda text: text[:12],
)
def test_deep_nesting_never_reaches_the_parser(text: str) -> None:
    (sentence,) = sentences_about(text)
    assert f"nested more than {DEEPEST} deep" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "a = " + '"""\\' * 30_000,
        "a = " + '"\\' * 100_000,
        "a = " + "'''" * 40_000,
        '"' + "'" * 100_000,
        "\"'" * 50_000,
        "\\" * 100_000,
        "#" * 100_000,
        "\n" * 100_000,
        "x" * 100_000 + " = 1",
        "\0",
        "format = 1 # \0",
        "\ufeff\ufeffformat = 1",
        "<<<<<<< HEAD",
        '{"format": 1}',
        "format: 1",
    ],
    ids=lambda text: text[:12],
)
def test_texts_made_to_break_the_parser_are_refused(text: str) -> None:
    sentences_about(text)


@pytest.mark.parametrize(
    "text",
    [
        repeated('{time_zone="a#"},', "customers=[", "]"),
        repeated('{holidays="Q#"},', "customers=[", "]"),
        repeated('{holidays="US-#"},', "customers=[", "]"),
        repeated('{severity="urg#"},', "incidents=[", "]"),
        repeated('"urg#",', "incidents=[{customers=[", ']}]\ncustomers=[{name="a"}]'),
        repeated('[[customers]]\nname="n#"\nplan="p#"\n', 'plans=[{name="p"}]\n'),
        repeated('"urg#",', 'plans=[{name="a"}]\ncoverage=[{interrupts=[', "]}]"),
        repeated("k#=1\n"),
        repeated("[[plans]]\nr#=1\n"),
        repeated('"# hors",', '[work.urgent.touch]\ndistribution="empirical"\nvalues=[', "]"),
    ],
    ids=lambda text: text[:40],
)
def test_thousands_of_errors_are_said_by_some(text: str) -> None:
    sentences = sentences_about("format = 1\n" + text)
    assert sentences[-1].startswith("and ")
    assert len(sentences) == MOST_SHOWN + 1


def test_what_is_put_into_words_is_bounded() -> None:
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text("format = 1\n" + repeated("k#=1\n"))
    assert len(caught.value.errors) == MOST_WORDED


def test_what_is_left_unsaid_is_counted() -> None:
    sentences = sentences_about("format = 1\n" + "".join(f"k{number} = 1\n" for number in range(5_000)))
    missing = 3
    assert sentences[-1] == f"and {5_000 + missing - MOST_SHOWN:,} more"


def test_what_is_not_counted_is_not_given_a_number() -> None:
    names = ", ".join(f'"g{number}"' for number in range(5_000))
    sentences = sentences_about(SOUND + f"[[incidents]]\nname = 'x'\ncustomers = [{names}]")
    assert sentences[-1] == "and more, not counted"


def test_more_tables_than_any_scenario_has_are_refused() -> None:
    (sentence,) = sentences_about("customers = [" + "{}," * (MOST_TABLES + 1) + "]")
    assert f"more than {MOST_TABLES:,} tables" in sentence


@given(st.text(max_size=200))
def test_any_text_is_refused_in_a_sentence(text: str) -> None:
    sentences_about(text)


@given(st.text(alphabet="[]{}.,=\"'\\#\n a1", max_size=80))
def test_the_walk_over_a_text_never_fails(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())


@given(st.text(alphabet="[]{}.,=\"'\\#\n a1", max_size=80))
def test_tokens_keep_all_but_blanks_and_comments(text: str) -> None:
    kept = "".join(token.text for token in tokens_of(text))
    assert kept.count("[") <= text.count("[")
    assert kept.count("\n") == text.count("\n")


wrong_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


def paths_in(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from paths_in(item, (*path, step))


def with_value(value: object, path: tuple[str | int, ...], new: object) -> object:
    if not path:
        return new
    if isinstance(value, dict):
        return {key: with_value(item, path[1:], new) if key == path[0] else item for key, item in value.items()}
    assert isinstance(value, list)
    return [with_value(item, path[1:], new) if at == path[0] else item for at, item in enumerate(value)]


@given(scenario_data(), st.data(), wrong_values)
def test_a_wrong_value_anywhere_is_read_or_refused(
    data: dict[str, object], choices: st.DataObject, wrong: object
) -> None:
    path = choices.draw(st.sampled_from(sorted(paths_in(data), key=str)).filter(bool))
    broken = with_value(data, path, wrong)
    assert isinstance(broken, dict)
    errors: tuple[ScenarioError, ...] = ()
    try:
        scenario_from_data(broken)
    except ScenarioErrors as refusal:
        errors = refusal.errors
    assert all(error.problem and error.place for error in errors)


def test_dots_in_values_are_no_key() -> None:
    weights = ", ".join(["0.5"] * (MOST_DOTS * 20))
    with pytest.raises(ScenarioErrors) as caught:
        scenario_from_text(f"format = 1\n[[profiles]]\nweights = [[{weights}]]")
    assert "dots" not in str(caught.value)


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the format is missing"),
        (b"\xff\xfe" + SOUND.encode("utf-16-le"), "not UTF-8"),
        (SOUND.encode() + b"# caf\xe9", "line 23: the file is not UTF-8"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(1000), "zero character"),
        (b"PK\x03\x04", "not valid TOML"),
        (b"#" * (MOST_BYTES + 1), "131,073 bytes"),
    ],
)
def test_content_that_is_no_scenario_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(ScenarioErrors) as caught:
        read_scenario(write(tmp_path / "scenario.toml", content))
    assert words in str(caught.value)


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_byte_order_mark_and_carriage_returns_are_accepted(tmp_path: Path, change: Callable[[str], str]) -> None:
    path = write(tmp_path / "scenario.toml", change(SOUND).encode())
    assert read_scenario(path) == scenario_from_text(f'name = "scenario"\n{SOUND}')


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(ScenarioErrors, match="1,073,741,824 bytes"):
        read_scenario(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioErrors, match="folder"):
        read_scenario(tmp_path)
    with pytest.raises(ScenarioErrors, match="no such file"):
        read_scenario(tmp_path / "none.toml")
    with pytest.raises(ScenarioErrors, match=r"cannot be read|no such file"):
        read_scenario(Path("a\0b"))


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on POSIX only")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(ScenarioErrors, match="device or a pipe"):
            read_scenario(path)


@given(scenario_data())
def test_the_guards_let_sound_scenarios_through(data: dict[str, object]) -> None:
    assert scenario_from_text(toml_of(data)) == scenario_from_data(data)
