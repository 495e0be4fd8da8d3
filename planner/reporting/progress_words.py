"""The progress of a study in words, the same on a terminal and in a window."""

from __future__ import annotations

from planner.studies.tally import Progress

ROUGH_FROM_S = 150.0
"""From here on a guess is told in whole minutes."""


def words_of_progress(progress: Progress) -> str:
    """Such as: 31 of about 53 replications · about 6 s left · widest interval ±1.3 points, asked ±1.0."""
    parts = [f"{progress.done} of {_about(progress)}{progress.expected} replications"]
    if progress.seconds_left is not None:
        parts.append(_time_left(progress.seconds_left, _about(progress)))
    if progress.widest_half_width is not None:
        widest = f"widest interval ±{progress.widest_half_width * 100:.1f} points"
        asked = "" if progress.precision_asked is None else f", asked ±{progress.precision_asked * 100:.1f}"
        parts.append(widest + asked)
    return " · ".join(parts)


def words_of_worker_death(workers: int) -> str:
    """What happened to one of so many workers, and what came of it."""
    which = "The only worker" if workers == 1 else f"One of {workers} workers"
    return f"{which} stopped unexpectedly; its replications are run again."


def words_of_seconds(seconds: float) -> str:
    """Such as: 40 s, 3 min 20 s, 1 h 5 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return _both(whole // 60, "min", whole % 60, "s")
    return _both(whole // 3600, "h", whole % 3600 // 60, "min")


def _about(progress: Progress) -> str:
    """A number of replications that was given is no guess."""
    if progress.precision_asked is None:
        return ""
    return "at least " if progress.seconds_left is None else "about "


def _time_left(seconds: float, about: str) -> str:
    if seconds < 1:
        return "almost done"
    if about and seconds >= ROUGH_FROM_S:
        seconds = 60 * round(seconds / 60)
    return f"{about}{words_of_seconds(seconds)} left"


def _both(larger: int, unit: str, smaller: int, smaller_unit: str) -> str:
    return f"{larger} {unit} {smaller} {smaller_unit}" if smaller else f"{larger} {unit}"
