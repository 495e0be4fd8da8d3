"""Writing: what the threads of an export do, without Qt; each ends in one sentence.

Workbooks and charts are written with packages that take long to import, and few sessions export anything: this is the
one place of exporting where imports stand in functions.
"""

# ruff: noqa: PLC0415  # as said above

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from planner.disk_words import why_not_written
from planner.errors import PlannerError
from planner.tables.csv_text import csv_text
from planner.tables.table import Table
from planner.whole_file import write_whole
from ui.document import Studied
from ui.drawing_lock import DRAWING

XLSX, CSV = ".xlsx", ".csv"
ENDINGS = {XLSX: "Workbook", CSV: "Numbers"}
"""Of the files a table can be written as, and what they hold."""


def write_tables(path: Path, tables: Sequence[Table], never: Path | None) -> str:
    """Write tables, a workbook of all or the numbers of the first; `never` is the one file that is not replaced."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        return f"{path.name} is not written: its name must end in {' or '.join(ENDINGS)}."
    if never is not None and os.path.realpath(path) == os.path.realpath(never):
        return f"{path.name} is not written: it is the scenario itself."
    try:
        write_whole(path, _workbook(tables) if ending == XLSX else csv_text(tables[0].numbers).encode("utf-8-sig"))
    except OSError as error:
        return f"{path} is not written: {why_not_written(error, path)}."
    return f"Written: {path}"


def _workbook(tables: Sequence[Table]) -> bytes:
    from planner.tables.workbook import workbook_bytes

    return workbook_bytes(tables)


def write_study(
    folder: Path,
    studied: Studied,
    scenario_text: Callable[[], str],
    scenario_path: Path | None,
    *,
    on_progress: Callable[[str], None],
    is_cancelled: Callable[[], bool],
) -> str:
    """Write everything into a folder; `on_progress` is told how far it is, in words."""
    from planner.charts.picture import Picture
    from planner.exporting.everything import Export, NotAllWrittenError, Progress, write_everything

    def tell(progress: Progress) -> None:
        on_progress(f"{progress.written} of {progress.of} files written. Writing {progress.next_name}")

    export = Export(Picture(studied.scenario, studied.result), scenario_text(), scenario_path)
    try:
        written = write_everything(export, folder, on_progress=tell, is_cancelled=is_cancelled, drawing=DRAWING)
    except NotAllWrittenError as error:
        return f"Not everything is written: {error}."
    except PlannerError as error:
        return f"Nothing is written: {error}."
    return f"Written: {len(written)} files, in {folder}"
