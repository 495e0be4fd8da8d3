"""Job: something long that somebody asks for, with what it is to be called while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from planner.studies.workers import Workers


class JobWork(Protocol):
    """What a job does, in a thread of its own; it may raise PlannerError."""

    def __call__(
        self, workers: Workers, tell: Callable[[object], None], is_cancelled: Callable[[], bool], /
    ) -> object | None:
        """What was found; None if it was cancelled with nothing found.

        `tell` says how far it is in words, or takes what was found so far; from any thread.
        """


@dataclass(frozen=True, slots=True, eq=False)
class Job:
    """One job. What it finds and tells comes back with it, so it carries what it is wanted for."""

    words: str
    """What is being done: "Looking for the cheapest staffing of Follow the sun"."""
    work: JobWork
    purpose: object
    """Whom the findings are for; a job that waits is replaced by a newer one of an equal purpose."""
