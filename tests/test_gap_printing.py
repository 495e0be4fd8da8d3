"""What `check --gaps` prints: whole sentences, narrow tables, and nothing of a file read as markup."""

from __future__ import annotations

import datetime as dt
import doctest
from io import StringIO
from types import ModuleType

import pytest
from rich.console import Console

from planner.command_line import gap_printing
from planner.command_line.gap_printing import print_gaps, share_words
from planner.foresight import gap_sentences, week_words
from planner.reporting.outlook_words import roster_cost_in_words
from planner.scenario.scenario import Scenario
from planner.staffing.costs import CostParts
from tests.small_scenarios import group, scenario, shift, team


def printed(of: Scenario, *, width: int = 80, terminal: bool = False) -> list[str]:
    console = Console(file=StringIO(), width=width, force_terminal=terminal, color_system=None)
    print_gaps(of, console, "Europe/Oslo")
    assert isinstance(console.file, StringIO)
    return console.file.getvalue().splitlines()


def made(**changes: object) -> Scenario:
    office = team(
        shift(**{"from": dt.time(8), "to": dt.time(16)}), time_zone="Europe/Oslo", cost_per_hour=50.0, holidays="NO"
    )
    groups = [group(plan="Extended", severities={"urgent": 0.5, "medium": 0.5})]
    return scenario(groups, [office], {"start": dt.date(2026, 4, 27), "weeks": 2}, currency="NOK", **changes)


def test_each_coverage_has_its_gaps_its_cost_and_the_most_that_its_shifts_allow() -> None:
    lines = printed(made())
    assert lines[1] == "Here"
    hours = "132.0 of 168 hours a week (times in Europe/Oslo)"
    assert lines[2] == f"No one who may answer Extended is rostered for {hours}:"
    assert lines[3] == "  every week: Mon-Thu 16:00-08:00, the whole weekend from Fri 16:00 to Mon 08:00"
    assert lines[4].startswith("  also Fri 2026-05-01 08:00-16:00 (Oslo: Labo")
    assert lines[5].startswith("The roster costs 4,000 NOK a week (paid hours 4,000)")
    urgent, medium = (next(line for line in lines if f"Extended  {word}  " in line) for word in ("urgent", "medium"))
    assert urgent.split() == ["Extended", "urgent", "2", "hours", "✕", "26.8%", "95%", "5.0"]
    assert "100.0%" in medium
    assert "suggested" in medium
    assert lines[-1].startswith("Times are Europe/Oslo, over the 2 weeks from 2026-04-27 on")


def test_a_terminal_wraps_and_a_pipe_does_not() -> None:
    holiday = next(line for line in printed(made(), width=40) if "2026-05-01" in line)
    assert holiday.endswith(")")
    assert len(holiday) > 40
    assert all(len(line) <= 80 for line in printed(made(), terminal=True))
    assert not any("…" in line for line in printed(made()))


def test_names_are_no_markup() -> None:
    coverage = [{"name": "[bold]Here[/bold]", "teams": [team(name="[red]Oslo")]}]
    lines = printed(made(coverage=coverage))
    assert "[bold]Here[/bold]" in lines


def test_classes_without_tickets_have_no_share() -> None:
    row = next(line for line in printed(made()) if "  high  " in line)
    assert row.split()[-3:] == ["95%", "no", "tickets"]
    assert "–" in row


def test_words_of_costs_and_shares() -> None:
    assert roster_cost_in_words(CostParts(), "EUR") == "The file names no costs."
    assert roster_cost_in_words(CostParts(paid_hours=14_000.0, premiums=500.0), "EUR") == (
        "The roster costs 14,500 EUR a week (paid hours 14,000, premiums 500), before overtime and work on call."
    )
    assert [share_words(share) for share in (0.0, 0.9994, 0.9996, 1.0)] == ["0.0%", "99.9%", "<100%", "100.0%"]


@pytest.mark.parametrize("module", [week_words, gap_sentences, gap_printing])
def test_examples_in_docstrings_run(module: ModuleType) -> None:
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0
