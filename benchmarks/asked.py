"""What was asked for: each figure beside its limit, and whether it is met.

Limits stand here and nowhere else; the figures come from the measurements of this run.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from benchmarks.contestants import Contestant
from benchmarks.measurements import Measurements

SIMPY_TIMES: Final = 50.0
TEXTBOOK_TIMES: Final = 50.0
CIW_TIMES: Final = 100.0
SMALLEST_TIMES: Final = 2.5
STUDY_TIMES: Final = 2.0
EXPONENT: Final = 1.1
"""Time may grow as this power of tickets × log(waiting): linear, and what a fit over a few points may be wrong by."""
WORKERS_TIMES: Final = 1.8
MEMORY_TIMES: Final = 1.05
FIRST_ESTIMATE_S: Final = 1 / 3


class Bound(Enum):
    """Which way a limit holds; the values are words."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


class Verdict(Enum):
    """The values are the words of the table and of results.json."""

    MET = "met"
    NOT_MET = "not met"
    STATED = "stated"
    """Nothing was asked but the figure."""
    UNKNOWN = "not measured here"


@dataclass(frozen=True, slots=True)
class Asked:
    """One row."""

    work: str
    unit: str
    """Follows the figure; may be empty."""
    figure: float | None
    """None: this machine cannot measure it."""
    bound: Bound | None
    """None: the figure alone is asked for."""
    limit: float
    also: str = ""
    """What is said beside it."""

    @property
    def verdict(self) -> Verdict:
        """What the figure is beside its limit."""
        if self.figure is None:
            return Verdict.UNKNOWN
        if self.bound is None:
            return Verdict.STATED
        is_met = self.figure >= self.limit if self.bound is Bound.AT_LEAST else self.figure <= self.limit
        return Verdict.MET if is_met else Verdict.NOT_MET


def asked_rows(found: Measurements) -> tuple[Asked, ...]:
    """Every row of what was asked, in its order."""
    return (
        *_engine_rows(found),
        *_study_rows(found),
        *_growth_rows(found),
        *_resource_rows(found),
        _what_if_row(found),
    )


def _engine_rows(found: Measurements) -> tuple[Asked, ...]:
    over = found.queue.compiled_is_faster_than
    slower = 1 / over(Contestant.SMALLEST)
    return (
        _times("Faster than our SimPy engine, the sample", found.engines.compiled_is_faster, SIMPY_TIMES),
        _times("Faster than textbook SimPy, the queue", over(Contestant.TEXTBOOK), TEXTBOOK_TIMES, "aim at 100"),
        _times("Faster than Ciw, the queue", over(Contestant.CIW), CIW_TIMES, "aim at 250"),
        Asked("Slower than the smallest Numba loop, the queue", "times", slower, Bound.AT_MOST, SMALLEST_TIMES),
    )


def _study_rows(found: Measurements) -> tuple[Asked, ...]:
    study = found.study
    checked = (study.whole_s * study.replications + found.check_s) / (study.play_s * study.replications)
    also = (
        f"with the check, of {found.check_s:.2f} s once a study, {checked:.2f} over {study.replications} replications"
    )
    work = "A whole study over its engine alone, unchecked"
    return (Asked(work, "times", study.whole_over_play, Bound.AT_MOST, STUDY_TIMES, also),)


def _growth_rows(found: Measurements) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            f"Time grows as this power of tickets × log(waiting), load {growth.load:g}",
            "",
            growth.exponent,
            Bound.AT_MOST,
            EXPONENT,
            f"{growth.steps[0].tickets:,} to {growth.steps[-1].tickets:,} tickets",
        )
        for growth in found.growth
    )


def _resource_rows(found: Measurements) -> tuple[Asked, ...]:
    memory, peaks = found.memory, found.memory.study
    also = f"from {peaks[0].replications} to {peaks[-1].replications} replications" if peaks else ""
    work = "Peak memory of a study of many replications over few"
    return (
        _times("Two workers faster than one", found.workers.speed_up, WORKERS_TIMES),
        Asked("Memory for each million tickets of a history", "MiB", memory.million_tickets_mebibytes, None, 0.0),
        Asked(work, "times", memory.growth, Bound.AT_MOST, MEMORY_TIMES, also),
    )


def _what_if_row(found: Measurements) -> Asked:
    work = "First estimate after a change of one coverage, the slowest"
    return Asked(work, "s", found.what_if.typical_s, Bound.AT_MOST, FIRST_ESTIMATE_S)


def _times(work: str, figure: float | None, limit: float, also: str = "") -> Asked:
    return Asked(work, "times", figure, Bound.AT_LEAST, limit, also)
