"""Exporting what a study found: as a table, on the clipboard, everything in a folder."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from planner.attainment.results import StudyResult
from planner.estimates.stopping import Ending
from planner.scenario.reading import scenario_from_text
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from planner.tables.table import Column, Table
from tests.ui.scenario_files import SMALL
from ui.document import Document, Source, Studied
from ui.edits import set_value
from ui.exporting.result_export import ResultExport
from ui.exporting.table_export import copy_table
from ui.running.background import Background
from ui.settings import Settings

PATIENCE_MS = 60_000
COMMENT = "# What the desk looks like\n"
TEXT = COMMENT + SMALL
SCENARIO = scenario_from_text(TEXT)


@pytest.fixture(scope="module")
def study() -> StudyResult:
    return run_study(SCENARIO, InlineWorkers(), choice=StudyChoice(replications=2))


@pytest.fixture
def document(qtbot: QtBot, tmp_path: Path) -> Document:
    """Open on a file of which nothing has been simulated."""
    del qtbot
    path = tmp_path / "desk.toml"
    path.write_text(TEXT, "utf-8")
    made = Document()
    made.open(Source(path.read_bytes(), path))
    return made


@pytest.fixture
def export(qtbot: QtBot, document: Document) -> ResultExport:
    window = QWidget()
    qtbot.addWidget(window)
    return ResultExport(document, Background(window), Settings(), window)


def told_by(qtbot: QtBot, export: ResultExport, folder: Path) -> str:
    """What is said when everything has been written into a folder."""
    with qtbot.waitSignal(export.told, timeout=PATIENCE_MS) as said:
        export.write_everything(folder)
    return str(said.args[0])


def window_of(export: ResultExport) -> QWidget:
    window = export.parent()
    assert isinstance(window, QWidget)
    return window


def clipboard() -> QMimeData:
    content = QGuiApplication.clipboard().mimeData()
    assert content is not None
    return content


@pytest.mark.parametrize("what", ["export_table", "copy_table", "export_everything"])
def test_without_findings_there_is_nothing_to_export(qtbot: QtBot, export: ResultExport, what: str) -> None:
    with qtbot.waitSignal(export.told) as said:
        getattr(export, what)()
    assert said.args == ["Nothing has been simulated yet, so there is nothing to export."]


def test_the_name_decides_what_a_table_is_written_as(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, tmp_path: Path
) -> None:
    document.take_study(Studied(SCENARIO, study))
    export.export_table()
    dialog = window_of(export).findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    for name in ("results.xlsx", "results.csv"):
        with qtbot.waitSignal(export.told, timeout=PATIENCE_MS) as said:
            dialog.fileSelected.emit(str(tmp_path / name))
        assert said.args == [f"Written: {tmp_path / name}"]
    with ZipFile(tmp_path / "results.xlsx") as workbook:
        assert 'name="Targets"' in workbook.read("xl/workbook.xml").decode()
    rows = list(csv.DictReader(StringIO((tmp_path / "results.csv").read_text("utf-8-sig"))))
    assert len(rows) == sum(len(coverage.targets) for coverage in study.coverages)
    assert Settings().export_folder == tmp_path
    dialog.close()


def test_any_other_name_and_the_scenario_itself_are_refused(
    qtbot: QtBot, export: ResultExport, document: Document, tmp_path: Path
) -> None:
    tables = lambda: (Table("A", (Column("B"),), ()),)  # noqa: E731 - as short as what it stands for
    csv_scenario = tmp_path / "mine.csv"
    for path, reason in (
        (tmp_path / "results.ods", "results.ods is not written: its name must end in .xlsx or .csv."),
        (csv_scenario, "mine.csv is not written: it is the scenario itself."),
    ):
        with qtbot.waitSignal(export.told, timeout=PATIENCE_MS) as said:
            export.tables.write(tables, path, never=csv_scenario)
        assert said.args == [reason]
    assert [path.name for path in tmp_path.glob("*.csv")] == []
    assert document.path is not None


def test_a_copied_table_is_text_and_html_and_no_formula(
    export: ResultExport, document: Document, study: StudyResult
) -> None:
    document.take_study(Studied(SCENARIO, study))
    export.copy_table()
    assert clipboard().text().startswith("Coverage\tPlan\tSeverity")
    assert "<th>Coverage</th>" in clipboard().html()
    assert "Around &lt;b&gt;the&lt;/b&gt; clock" in clipboard().html()
    copy_table(Table("A", (Column("=B"),), (("=1+1",), ("a\tb",), (-1,))))
    assert clipboard().text() == "'=B\n'=1+1\n\"a\tb\"\n-1\n"


def test_everything_is_written_and_told(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, tmp_path: Path
) -> None:
    document.take_study(Studied(SCENARIO, study))
    progress: list[str] = []
    export.progressed.connect(progress.append)
    folder = tmp_path / "out"
    sentence = told_by(qtbot, export, folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert sentence == f"Written: {len(files)} files, in {folder}"
    assert progress[0] == f"0 of {len(files)} files written. Writing scenario.toml"
    assert progress[-1] == ""
    assert not export.is_running
    assert (folder / "scenario.toml").read_text("utf-8") == TEXT


def test_a_scenario_that_was_changed_since_is_written_as_it_was_simulated(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, tmp_path: Path
) -> None:
    document.take_study(Studied(SCENARIO, study))
    set_value(document, path=("simulation", "weeks"), value=9)
    export.progressed.connect(export.cancel)
    sentence = told_by(qtbot, export, tmp_path / "out")
    assert sentence.startswith("Not everything is written: stopped; ")
    assert scenario_from_text((tmp_path / "out" / "scenario.toml").read_text("utf-8")) == SCENARIO


def test_a_folder_with_the_scenario_in_it_is_refused(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, tmp_path: Path
) -> None:
    path = tmp_path / "scenario.toml"
    path.write_text(TEXT, "utf-8")
    document.open(Source(path.read_bytes(), path))
    document.take_study(Studied(SCENARIO, study))
    assert told_by(qtbot, export, tmp_path).startswith(
        f"Nothing is written: scenario.toml in {tmp_path} is the scenario itself"
    )
    assert path.read_text("utf-8") == TEXT


@pytest.mark.parametrize("what", ["export_table", "copy_table", "export_everything"])
def test_what_a_running_study_knows_so_far_is_not_exported(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, what: str
) -> None:
    document.take_study(Studied(SCENARIO, replace(study, ending=Ending.RUNNING)))
    with qtbot.waitSignal(export.told) as said:
        getattr(export, what)()
    assert said.args == ["The study still runs, and what it knows so far is not exported."]
    assert window_of(export).findChild(QFileDialog) is None


def test_what_is_found_while_a_folder_is_looked_for_is_not_what_is_exported(
    qtbot: QtBot, export: ResultExport, document: Document, study: StudyResult, tmp_path: Path
) -> None:
    document.take_study(Studied(SCENARIO, study))
    export.export_everything()
    dialog = window_of(export).findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    document.take_study(Studied(SCENARIO, replace(study, ending=Ending.RUNNING, replications=1)))
    export.progressed.connect(export.cancel)
    with qtbot.waitSignal(export.told, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(tmp_path / "out"))
    dialog.close()
    assert (tmp_path / "out" / "scenario.toml").read_text("utf-8") == TEXT
    assert not export.is_running


def test_a_folder_in_the_way_of_a_table_is_said(qtbot: QtBot, export: ResultExport, tmp_path: Path) -> None:
    (tmp_path / "results.csv").mkdir()
    tables = (Table("A", (Column("B"),), ()),)
    with qtbot.waitSignal(export.told, timeout=PATIENCE_MS) as said:
        export.tables.write(lambda: tables, tmp_path / "results.csv")
    assert said.args == [f"{tmp_path / 'results.csv'} is not written: results.csv is a folder."]
