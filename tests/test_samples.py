"""What a new scenario begins from: the shipped samples with their sentences, and the blank one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import shipped
from planner.scenario.blank import BLANK
from planner.scenario.reading import scenario_from_text
from planner.shipped import neptune_sample, samples, shipped_scenarios


def test_every_shipped_scenario_is_a_sample_the_easy_ones_first() -> None:
    found = samples()
    assert [sample.path.name for sample in found[:2]] == ["neptune.toml", "first-look.toml"]
    assert {sample.path for sample in found} == set(shipped_scenarios().glob("*.toml"))
    assert found[0].path == neptune_sample()
    assert found[0].title == "Neptune Support"
    assert found[0].sentence == "Two plans, three regions, and three ways to staff them."


def test_every_sample_is_introduced_by_a_title_and_one_sentence() -> None:
    for sample in samples():
        assert 0 < len(sample.title) < 40
        assert 10 < len(sample.sentence) < 120
        assert sample.sentence[0].isupper()
        assert sample.sentence[-1] in ".?"
        assert ". " not in sample.sentence


@pytest.mark.parametrize("text", ["", "format = 1\n", "# No colon here\n", "#\n", "# A title:\n"])
def test_a_file_without_an_introduction_goes_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    (tmp_path / "plain.toml").write_text(text, "utf-8")
    monkeypatch.setattr(shipped, "shipped_scenarios", lambda: tmp_path)
    (sample,) = samples()
    assert (sample.title, sample.sentence) == ("plain", "")


def test_the_blank_scenario_is_sound() -> None:
    scenario = scenario_from_text(BLANK)
    assert [plan.name for plan in scenario.plans] == ["Basic", "Extended"]
    assert (len(scenario.customers), len(scenario.coverage)) == (1, 1)
