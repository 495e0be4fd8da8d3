"""Everything in one folder: which files there are, what is never overwritten, and what is said of a failure."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from planner.charts.catalogue import CHARTS
from planner.exporting.everything import (
    Export,
    ExportRefusedError,
    NotAllWrittenError,
    Progress,
    write_everything,
)
from planner.reporting.results_json import results_json
from tests.made_studies import picture_of

CASE = "no whole month"


def export(text: str = "format = 1\n", path: Path | None = None) -> Export:
    return Export(picture_of(CASE), text, path)


def names_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_chart_and_table_the_results_and_the_scenario(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    told: list[Progress] = []
    written = write_everything(export(), folder, on_progress=told.append)
    names = names_in(folder)
    assert {path.relative_to(folder).as_posix() for path in written} == names
    assert {"scenario.toml", "results.json", "results.xlsx", "tables/targets.csv", "charts/1-attainment.png"} <= names
    assert len([name for name in names if name.startswith("charts/")]) >= 3 * len(CHARTS)
    assert (folder / "scenario.toml").read_text("utf-8") == "format = 1\n"
    assert json.loads((folder / "results.json").read_text("utf-8")) == results_json(picture_of(CASE).study)
    assert (told[0].written, told[-1]) == (0, Progress(len(written), len(written), ""))
    assert [each.written for each in told] == sorted(each.written for each in told)


def test_stopped_in_between_it_says_what_is_written(tmp_path: Path) -> None:
    told: list[Progress] = []
    with pytest.raises(NotAllWrittenError) as stopped:
        write_everything(export(), tmp_path, on_progress=told.append, is_cancelled=lambda: len(told) == 2)
    assert names_in(tmp_path) == {"scenario.toml", "results.json"}
    assert str(stopped.value) == f"stopped; 2 of {told[0].of} files are written, in {tmp_path}"


def test_a_failure_says_what_is_written_and_what_not(tmp_path: Path) -> None:
    (tmp_path / "results.xlsx").mkdir()
    with pytest.raises(NotAllWrittenError) as failed:
        write_everything(export(), tmp_path)
    assert str(failed.value).startswith("results.xlsx could not be written (results.xlsx is a folder); 2 of ")
    assert names_in(tmp_path) == {"scenario.toml", "results.json"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(NotAllWrittenError, match=r"none of \d+ files is written"):
        write_everything(export(), tmp_path / "file" / "folder")


@pytest.mark.parametrize("name", ["scenario.toml", "results.json", "charts/1-attainment.csv"])
def test_the_scenario_itself_is_never_overwritten(name: str, tmp_path: Path) -> None:
    scenario = tmp_path / name
    scenario.parent.mkdir(exist_ok=True)
    scenario.write_text("mine", "utf-8")
    with pytest.raises(ExportRefusedError, match="is the scenario itself"):
        write_everything(export("other", scenario), tmp_path)
    assert names_in(tmp_path) == {name}
    assert scenario.read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_nor_by_way_of_a_link(tmp_path: Path) -> None:
    scenario, folder = tmp_path / "mine.toml", tmp_path / "folder"
    scenario.write_text("mine", "utf-8")
    folder.mkdir()
    (folder / "results.xlsx").symlink_to(scenario)
    with pytest.raises(ExportRefusedError):
        write_everything(export("other", scenario), folder)
    assert scenario.read_text("utf-8") == "mine"


def test_charts_are_drawn_one_at_a_time_by_those_who_draw_others(tmp_path: Path) -> None:
    class Drawing:
        is_held = False
        times = 0

        def __enter__(self) -> None:
            assert not self.is_held
            self.is_held, self.times = True, self.times + 1

        def __exit__(self, *_: object) -> None:
            self.is_held = False

    drawing = Drawing()

    def is_cancelled() -> bool:
        assert not drawing.is_held
        return drawing.times == 2

    with pytest.raises(NotAllWrittenError):
        write_everything(export(), tmp_path, is_cancelled=is_cancelled, drawing=drawing)
    assert len([name for name in names_in(tmp_path) if name.startswith("charts/")]) == 6


@pytest.mark.parametrize("name", ["scenario.toml", "results.xlsx"])
def test_a_file_of_somebody_else_is_not_overwritten_and_one_of_an_earlier_export_is(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(ExportRefusedError, match=rf"{name} in .* is of no earlier export, and is not overwritten"):
        write_everything(export(), tmp_path)
    assert names_in(tmp_path) == {name}
    (tmp_path / "results.json").write_text("{}", "utf-8")
    write_everything(export(), tmp_path)
    assert (tmp_path / name).read_bytes() != b"mine"


def test_an_export_that_came_no_further_than_the_scenario_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "scenario.toml").write_text("format = 1\n", "utf-8")
    write_everything(export(), tmp_path)
    assert "results.json" in names_in(tmp_path)
