"""Candidates: the coverages that can be compared, and each comparison made once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from planner.attainment.results import CoverageResult
from planner.comparing.compared import Compared, Side, compared
from ui.coverage_marks import in_order_of_marks
from ui.document import Document, Studied

MOST_TICKED_AT_FIRST = 9
"""Of more coverages than these, the user ticks those that matter."""

Key = tuple[str, str]
"""A file, empty for the document's own, and the name of a coverage in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A coverage with what was found of it."""

    key: Key
    side: Side
    mark: int
    """Which of the coverages' marks it has."""
    is_stale: bool = False
    """Whether the scenario has changed since."""

    @property
    def name(self) -> str:
        return self.side.name


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A candidate beside the baseline."""

    candidate: Candidate
    baseline: Candidate
    compared: Compared

    @property
    def is_stale(self) -> bool:
        return self.candidate.is_stale or self.baseline.is_stale


def candidates_of(document: Document, others: Sequence[tuple[Path, Studied]]) -> tuple[Candidate, ...]:
    """Every studied coverage of the document, then those of other files; each has its own mark as far as there are."""
    found = [] if document.studied is None else _of_study(document.studied, "")
    order = in_order_of_marks(document.coverage_names, [each.side.coverage.name for each in found])
    own = [
        replace(
            each,
            mark=order.index(each.side.coverage.name),
            is_stale=document.is_coverage_stale(each.side.coverage.name),
        )
        for each in found
    ]
    of_others = [each for path, studied in others for each in _of_study(studied, str(path))]
    return (*own, *(replace(each, mark=len(order) + number) for number, each in enumerate(of_others)))


def _of_study(studied: Studied, file: str) -> list[Candidate]:
    shown = Path(file).name if file else ""
    return [
        Candidate((file, each.name), Side(studied.scenario, studied.result, each, shown), mark)
        for mark, each in enumerate(studied.result.coverages)
    ]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be compared with what."""

    baseline: Candidate | None
    """None without any candidate."""
    rest: tuple[Candidate, ...]
    ticked: frozenset[Key]
    """Those of the rest that are compared."""


def choose(candidates: Sequence[Candidate], baseline: Key | None, ticks: Mapping[Key, bool]) -> Choice:
    """What was chosen, as far as it is there: else the first is the baseline, and the next few are ticked."""
    first = next((each for each in candidates if each.key == baseline), None) or next(iter(candidates), None)
    rest = tuple(each for each in candidates if each is not first)
    ticked = (each.key for at, each in enumerate(rest) if ticks.get(each.key, at < MOST_TICKED_AT_FIRST))
    return Choice(first, rest, frozenset(ticked))


_Compared = tuple[Key, CoverageResult]


def _identity(candidate: Candidate) -> _Compared:
    """Its place, and what was found there; results are the same only if they are one object."""
    return candidate.key, candidate.side.coverage


class Comparisons:
    """Comparisons of results, which never change: each is made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[tuple[_Compared, _Compared], Compared] = {}

    def pairs(self, choice: Choice) -> tuple[Pair, ...]:
        """What is ticked against the baseline."""
        if choice.baseline is None:
            return ()
        return tuple(self._pair(each, choice.baseline) for each in choice.rest if each.key in choice.ticked)

    def _pair(self, candidate: Candidate, baseline: Candidate) -> Pair:
        key = (_identity(candidate), _identity(baseline))
        if key not in self._made:
            self._made[key] = compared(candidate.side, baseline.side)
        return Pair(candidate, baseline, self._made[key])

    def keep(self, candidates: Iterable[Candidate]) -> None:
        """Forget those of results that are there no more."""
        there = {_identity(each) for each in candidates}
        self._made = {key: made for key, made in self._made.items() if there.issuperset(key)}
