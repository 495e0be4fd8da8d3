"""`sla-planner report`: which files it writes, and what it refuses before it simulates anything."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from planner.command_line import main
from tests.test_command_line import SMALL


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def report(monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["sla-planner", "report", *map(str, arguments)])
    return main()


def test_all_three_files(small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    files = [small.with_name(f"pack.{ending}") for ending in ("pdf", "xlsx", "html")]
    options = ("--pdf", files[0], "--xlsx", files[1], "--html", files[2], "--workers", "1", "--time-limit", "1")
    assert report(monkeypatch, small, *options, "--question", "Enough?", "--date", "2026-11-25") == 0
    assert capsys.readouterr().out.splitlines()[-3:] == [str(each) for each in files]
    page = files[2].read_text("utf-8")
    assert "<h1>Enough?</h1>" in page
    assert "25 Nov 2026" in page
    assert "Not asked for: it takes a search for each clause." in page


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "at least one of --pdf, --xlsx and --html"),
        (("--html", "{folder}/small.toml"), "is the scenario itself"),
        (("--html", "{folder}/a", "--pdf", "{folder}/a"), "two of the files are the same"),
        (("--html", "-"), "name a file"),
        (("--html", "{folder}/a.html", "--coverage", "Nowhere"), "no coverage 'Nowhere'"),
    ],
)
def test_what_is_refused(
    small: Path,
    options: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert report(monkeypatch, small, "--workers", "1", *(each.format(folder=small.parent) for each in options)) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in small.parent.iterdir()] == ["small.toml"]
