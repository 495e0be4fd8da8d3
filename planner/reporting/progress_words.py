"""The progress of a study in words, the same on a terminal and in a window."""

from __future__ import annotations

from planner.studies.tally import Progress


def words_of_progress(progress: Progress) -> str:
    """Such as: 31 of about 53 replications, 6 s left, widest interval ±1.3 points (asked ±1.0)."""
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
