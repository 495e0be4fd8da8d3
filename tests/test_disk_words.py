"""Names that no file can have, on Windows and elsewhere."""

from __future__ import annotations

import pytest

from planner.disk_words import why_no_name


@pytest.mark.parametrize(
    "name",
    ["con.toml", "NUL", "Com1.plan.toml", "lpt9", "plan.", "plan ", "a:b.toml", "what?.toml", "a\nb", "aux .toml"],
)
def test_names_that_only_windows_refuses(name: str) -> None:
    assert why_no_name(name, on_windows=True)
    assert why_no_name(name, on_windows=False) == ""


@pytest.mark.parametrize(
    "name", ["plan.toml", "Zürich 東京 'quoted'.toml", "com10.toml", "console.toml", ".hidden", "a.b.c"]
)
def test_names_that_every_system_takes(name: str) -> None:
    assert why_no_name(name, on_windows=True) == why_no_name(name, on_windows=False) == ""


def test_a_zero_character_is_in_no_name() -> None:
    assert why_no_name("a\0b", on_windows=False)
    assert why_no_name("a\0b", on_windows=True)
