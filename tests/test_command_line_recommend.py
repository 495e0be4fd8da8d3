"""`sla-planner recommend`: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from planner.command_line import main

TEXT = """
format = 1
currency = "EUR"

[simulation]
start = 2026-01-05
weeks = 8
warm_up_weeks = 1
follow_weeks = 1

[[plans]]
name = "Basic"

[[customers]]
name = "Nordics"
plan = "Basic"
time_zone = "Europe/Oslo"
accounts = 60
tickets_per_account_per_month = 2.0
severities = { urgent = 0.5, high = 0.5 }

[[coverage]]
name = "Day"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
cost_per_hour = 60
shifts = [{ name = "Day", days = "Mon-Fri", from = 08:00:00, to = 17:00:00, engineers = 5, at_least = 1 }]

[[coverage]]
name = "Night"
[[coverage.teams]]
name = "Oslo"
time_zone = "Europe/Oslo"
cost_per_hour = 60
shifts = [{ name = "Night", days = "Sat-Sun", from = 00:00:00, to = 04:00:00, engineers = 2 }]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def recommend(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["sla-planner", "recommend", *map(str, arguments), "--workers", "1"])
    return main()


def test_a_recommendation_as_data(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small.with_name("rec.json")
    assert recommend(monkeypatch, small, "--coverage", "Day", "--json", path) == 0
    found = json.loads(path.read_text("utf-8"))
    (shift,) = found["staffing"]
    assert (found["format"], found["coverage"], found["feasible"], found["confirmed"]) == (1, "Day", True, True)
    assert (shift["team"], shift["shift"], shift["engineers_now"]) == ("Oslo", "Day", 5)
    assert 1 <= shift["engineers"] < 5
    # Nine hours a day and five days a week at 60 an hour, and overtime on top.
    assert found["cost_per_week"] >= found["proven_bound"] >= 2_700 * shift["engineers"]
    assert found["cost_per_week_now"] >= 5 * 2_700
    contractual = [each for each in found["targets"] if each["contractual"] and each["count"]]
    assert {each["verdict"] for each in contractual} == {"met"}
    assert found["confirming_seed"] != found["seed"]


def test_the_cheapest_of_all_coverages_unless_one_is_named(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recommend(monkeypatch, small) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "No headcount on the shifts of Night can meet the goals: hours lack cover."
    assert lines[2].startswith("Day needs ")
    assert "Oslo  Day      5" in "\n".join(lines)


def test_what_has_a_price_comes_before_what_has_none(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hours and money are not held against each other."""
    day = TEXT[TEXT.index("[[coverage]]") : TEXT.index('[[coverage]]\nname = "Night"')]
    free = day.replace('"Day"\n', '"Unpaid"\n').replace("cost_per_hour = 60\n", "")
    small.write_text(TEXT[: TEXT.index("[[coverage]]")] + free + day, encoding="utf-8")
    assert recommend(monkeypatch, small) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Unpaid needs ")
    assert " rostered hours a week" in lines[0]
    assert lines[2].startswith("Day needs ")
    assert " EUR a week" in lines[2]


def test_names_are_shown_as_they_are(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write_text(TEXT.replace('{ name = "Day"', '{ name = "[bold]Day[/]"'), encoding="utf-8")
    assert recommend(monkeypatch, small, "--coverage", "Day") == 0
    assert "Oslo  [bold]Day[/]    5" in capsys.readouterr().out


def test_a_gap_in_coverage_is_said_with_its_hours(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recommend(monkeypatch, small, "--coverage", "Night", "--json", "-") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["feasible"], found["cost_per_week"], found["proven_bound"]) == (False, None, None)
    assert any("expected to get a first response within 8 business hours" in sentence for sentence in found["lacking"])
    assert any("is rostered for 160.0 of 168 hours a week" in sentence for sentence in found["lacking"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--coverage", "Nowhere"), "there is no coverage 'Nowhere'"),
        (("--seed", "-1"), "cannot be a seed"),
        (("--json", "{folder}/small.toml"), "is the scenario itself"),
    ],
)
def test_what_is_refused(
    small: Path,
    options: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert recommend(monkeypatch, small, *(each.format(folder=small.parent) for each in options)) == 2
    assert said in capsys.readouterr().err
