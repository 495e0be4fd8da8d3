"""The progress bar of a study: on a terminal only, on standard error, gone when the study is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from planner.tally import Progress as StudyProgress

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


def words_of_progress(progress: StudyProgress) -> str:
    """Such as: 31 of about 53 replications, 6 s left, widest interval ±1.3 points, asked ±1.0."""
    about = "" if progress.precision_asked is None else "about "
    parts = [f"{progress.done} of {about}{progress.expected} replications"]
    if progress.seconds_left is not None:
        parts.append(f"{words_of_seconds(progress.seconds_left)} left")
    if progress.widest_half_width is not None:
        widest = f"widest interval ±{progress.widest_half_width * 100:.1f} points"
        asked = "" if progress.precision_asked is None else f" (asked ±{progress.precision_asked * 100:.1f})"
        parts.append(widest + asked)
    return ", ".join(parts)


def words_of_seconds(seconds: float) -> str:
    """Such as: 40 s, 3 min 20 s, 1 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
