"""The progress bar of a study: on a terminal only, on standard error, gone when the study is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from planner.reporting.progress_words import words_of_progress
from planner.studies.tally import Progress as StudyProgress

COLUMNS = (
    TextColumn("{task.fields[name]}", markup=False),
    BarColumn(),
    TextColumn("{task.description}", markup=False),
)


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[StudyProgress], None]]:
    """A function to call with every progress of a study; silent where standard error is no terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with Progress(*COLUMNS, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None, name=name)

        def show(progress: StudyProgress) -> None:
            bar.update(
                task,
                completed=progress.done,
                total=progress.expected if progress.done else None,
                description=words_of_progress(progress),
            )

        yield show
