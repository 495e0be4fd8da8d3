"""Everything: all that a study found, in one folder: every chart, every table, the results as data, the scenario.

Separate from tables and charts, which know nothing of each other. What is quick to write is written first, so that who
stops halfway has the tables.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planner.charts.catalogue import Chart, Picture
from planner.charts.files import LIGHT, chart_files, slug_of, write_chart
from planner.disk_words import is_folder, is_there, why_not_written
from planner.errors import PlannerError
from planner.reporting.results_json import results_text
from planner.tables.csv_text import csv_text
from planner.tables.result_tables import result_tables
from planner.tables.table import Numbers
from planner.tables.workbook import workbook_bytes
from planner.whole_file import write_whole

WORKBOOK = "results.xlsx"
DATA = "results.json"
SCENARIO = "scenario.toml"
TABLES = "tables"
CHARTS = "charts"
OF_A_CHART = (".png", ".svg", ".csv")


class ExportRefusedError(PlannerError):
    """Nothing was written, because something would be lost."""


class NotAllWrittenError(PlannerError):
    """Some files were written and some were not, because of a failure or because it was stopped."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written."""

    picture: Picture
    """Scenario and study; the rest of it is not looked at."""
    scenario_text: str
    """The scenario that was studied, as a file has it."""
    scenario_path: Path | None = None
    """Where that file is, which no export may overwrite; None where it is in no file."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an export is."""

    written: int
    of: int
    next_name: str
    """Of the file that comes next; empty at the end."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Some files that are written together."""

    names: tuple[str, ...]
    """Within the folder."""
    write: Callable[[Path], None]
    """Given the folder."""


def write_everything(
    export: Export,
    folder: Path,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    drawing: AbstractContextManager[object] | None = None,
) -> list[Path]:
    """Write all files into a folder, made if it is not there; those of an earlier export are replaced, each whole.

    `drawing` is entered for each chart, by those who draw others at the same time. Raises ExportRefusedError before
    anything is written; NotAllWrittenError, whose sentence says what was, for a failure and if cancelled in between.
    """
    parts = tuple(_parts(export, nullcontext() if drawing is None else drawing))
    of = sum(len(part.names) for part in parts)
    _refuse_to_overwrite(export, folder, parts)
    written: list[Path] = []
    for part in parts:
        if is_cancelled():
            raise NotAllWrittenError(f"stopped; {_so_many(len(written), of, folder)}")
        on_progress(Progress(len(written), of, part.names[0]))
        try:
            (folder / part.names[0]).parent.mkdir(parents=True, exist_ok=True)
            part.write(folder)
        except (OSError, PlannerError) as error:
            name = _name_of(error, folder) or part.names[0]
            so_many = _so_many(len(written), of, folder)
            raise NotAllWrittenError(f"{name} could not be written ({_reason(error)}); {so_many}") from error
        written += [folder / name for name in part.names]
    on_progress(Progress(of, of, ""))
    return written


def _parts(export: Export, drawing: AbstractContextManager[object]) -> Iterator[_Part]:
    scenario, study = export.picture.scenario, export.picture.study
    tables = result_tables(scenario, study)
    yield _file(SCENARIO, lambda: export.scenario_text.encode("utf-8"))
    yield _file(DATA, lambda: results_text(study).encode("utf-8"))
    yield _file(WORKBOOK, lambda: workbook_bytes(tables))
    for table in tables:
        yield _file(f"{TABLES}/{slug_of(table.title)}.csv", partial(_csv_bytes, table.numbers))
    for chart, shown, stem in chart_files(export.picture):
        names = tuple(f"{CHARTS}/{stem}{ending}" for ending in OF_A_CHART)
        yield _Part(names, partial(_write_chart, chart, shown, stem, drawing))


def _file(name: str, content: Callable[[], bytes]) -> _Part:
    return _Part((name,), lambda folder: write_whole(folder / name, content()))


def _csv_bytes(numbers: Numbers) -> bytes:
    return csv_text(numbers).encode("utf-8-sig")  # The mark tells Excel that it is UTF-8.


def _write_chart(
    chart: Chart, shown: Picture, stem: str, drawing: AbstractContextManager[object], folder: Path
) -> None:
    with drawing:
        write_chart(chart, shown, folder / CHARTS / stem, LIGHT)


def _refuse_to_overwrite(export: Export, folder: Path, parts: tuple[_Part, ...]) -> None:
    """Before anything is written: what would be lost is the user's own file."""
    scenario = export.scenario_path
    for name in (name for part in parts for name in part.names):
        if scenario is not None and _is_same_file(folder / name, scenario):
            raise ExportRefusedError(
                f"{name} in {folder} is the scenario itself, which is not overwritten", mend="choose another folder"
            )
        if not is_there(folder / DATA) and _would_be_lost(folder / name, export):
            raise ExportRefusedError(
                f"{name} in {folder} is of no earlier export, and is not overwritten", mend="choose another folder"
            )


def _would_be_lost(path: Path, export: Export) -> bool:
    """Whether a file is there that somebody else wrote, as far as a folder without results of ours can tell."""
    if not is_there(path) or is_folder(path):
        return False
    try:
        return path.name != SCENARIO or path.read_bytes() != export.scenario_text.encode("utf-8")
    except OSError:
        return True


def _is_same_file(path: Path, other: Path) -> bool:
    """However each is written, also where one of them is a link."""
    try:
        return path.samefile(other)
    except OSError:  # One of them is not there.
        return os.path.realpath(path) == os.path.realpath(other)


def _name_of(error: OSError | PlannerError, folder: Path) -> str:
    """Of the file that it happened with, within the folder; empty where the error does not say."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return ""
    path = Path(error.filename)
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) and path != folder else str(path)


def _reason(error: OSError | PlannerError) -> str:
    """As a person can act on it; the system says the same of a file and of its folder."""
    if isinstance(error, OSError) and isinstance(error.filename, str):
        return why_not_written(error, Path(error.filename))
    return str(error) if isinstance(error, PlannerError) else (error.strerror or str(error)).lower()


def _so_many(written: int, of: int, folder: Path) -> str:
    if not written:
        return f"none of {of} files is written"
    return f"{written} of {of} files {'is' if written == 1 else 'are'} written, in {folder}"
