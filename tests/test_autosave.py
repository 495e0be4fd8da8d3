"""Autosaves: they hold the draft, its comments and where it belongs, and nothing else is taken for one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.moments import now
from planner.scenario.autosave import FIRST_LINE, autosave_content, hash_of, read_autosave
from planner.scenario.draft import Data, draft_of_content, with_value
from tests.test_saving import CONTENT, edited


def kept(place: Path, path: Path | None, content: bytes = CONTENT, draft: Data | None = None) -> Path:
    place.write_bytes(autosave_content(path, "desk.toml", content, edited(content) if draft is None else draft))
    return place


@pytest.mark.parametrize(
    "name", ["desk.toml", "Zürich 東京 \"quoted\" 'twice'.toml", "a\nb.toml", os.fsdecode(b"\xff.toml")]
)
def test_what_is_kept_comes_back(tmp_path: Path, name: str) -> None:
    before = now()
    found = read_autosave(kept(tmp_path / "autosave", tmp_path / name))
    assert found is not None
    assert (found.path, found.title, found.hash_before) == (tmp_path / name, "desk.toml", hash_of(CONTENT))
    assert found.draft == edited()
    assert found.content == CONTENT.replace(b"accounts = 20 ", b"accounts = 21 ")
    assert before <= found.kept_at <= now()


def test_a_scenario_without_a_file_comes_back_too(tmp_path: Path) -> None:
    found = read_autosave(kept(tmp_path / "autosave", None))
    assert found is not None
    assert (found.path, found.draft) == (None, edited())


def test_an_autosave_is_a_scenario_file_that_anyone_can_open(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + CONTENT.replace(b"\n", b"\r\n")
    place = kept(tmp_path / "autosave", tmp_path / "desk.toml", content)
    assert draft_of_content(place.read_bytes()) == edited()
    found = read_autosave(place)
    assert found is not None
    assert found.draft == edited()


def test_wrong_values_are_kept(tmp_path: Path) -> None:
    draft = with_value(edited(), ("plans", 0, "name"), 7)
    found = read_autosave(kept(tmp_path / "autosave", None, draft=draft))
    assert found is not None
    assert found.draft == draft


@pytest.mark.parametrize(
    "content",
    [
        b"",
        CONTENT,
        FIRST_LINE.encode(),
        FIRST_LINE.encode() + b"# no data\n" + CONTENT,
        FIRST_LINE.encode() + b"# []\n" + CONTENT,
        FIRST_LINE.encode() + b"# {}\n" + CONTENT,
        FIRST_LINE.encode()
        + b'# {"file": 3, "title": "", "hash": "", "kept": "2026-03-02T14:32:10+01:00"}\n'
        + CONTENT,
        FIRST_LINE.encode() + b'# {"file": null, "title": "", "hash": "", "kept": "yesterday"}\n' + CONTENT,
        FIRST_LINE.encode() + b'# {"file": null, "title": "", "hash": "", "kept": "2026-03-02T14:32:10+01:00"}\n= no',
        FIRST_LINE.encode() + b"# " + b"[" * 60_000 + b"\n",
        b"\xff" * 1_000_000,
    ],
)
def test_what_is_no_autosave_is_none(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "autosave"
    place.write_bytes(content)
    assert read_autosave(place) is None


def test_what_cannot_be_read_is_none(tmp_path: Path) -> None:
    assert read_autosave(tmp_path / "gone") is None
    assert read_autosave(tmp_path) is None
