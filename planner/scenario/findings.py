"""What is wrong with a scenario: where, what, and what would be right.

A finding names its place as a path into the data of the file, which is all that the checks know. A
ScenarioError is a finding made ready for people: its place in words, the name of the entry and the line.
ScenarioErrors carries all of them at once, because a person mends a file in one go.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.errors import PlannerError

MOST_SHOWN = 50
MOST_WORDED = 200
"""Findings of one kind that are put into words; finding the word that was meant takes time."""

Path = tuple[str | int, ...]
"""Keys and indices that lead to a value of the file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong at a path."""

    path: Path
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class ScenarioError:
    """One thing that is wrong with a scenario file.

    `place` is the path as people write it (`customers[2].plan`, counted from 0; empty for the whole file), `path` the
    same as steps into the data, `entry` the name of the customer group, team or the like it stands in, `line` its line
    counted from 1; these two may be unknown.
    """

    place: str
    problem: str
    mend: str
    entry: str = ""
    line: int | None = None
    path: Path = ()

    @property
    def where(self) -> str:
        """The place with the entry's name and the line, as far as they are known."""
        known = [f'"{self.entry}"'] if self.entry else []
        if self.line is not None:
            known.append(f"line {self.line}")
        if not self.place:
            return ", ".join(known)
        return f"{self.place} ({', '.join(known)})" if known else self.place

    def __str__(self) -> str:
        sentence = f"{self.problem}; {self.mend}" if self.mend else self.problem
        return f"{self.where}: {sentence}" if self.where else sentence


class ScenarioErrors(PlannerError):  # noqa: N818 - it carries many
    """Everything found wrong with a scenario file; `errors` has at least one, in the order of the file.

    `unworded` is how many more there are that were not put into words; None if they were not counted.
    """

    def __init__(self, errors: Iterable[ScenarioError], unworded: int | None = 0) -> None:
        self.errors = tuple(errors)
        self.unworded = unworded
        super().__init__("\n".join(self.lines()))

    def lines(self) -> Iterator[str]:
        """One line per error, a few of very many."""
        for error in self.errors[:MOST_SHOWN]:
            yield str(error)
        if self.unworded is None:
            yield "and more, not counted"
        elif (hidden := max(len(self.errors) - MOST_SHOWN, 0) + self.unworded) > 0:
            yield f"and {hidden:,} more"

    def __reduce__(self) -> tuple[type["ScenarioErrors"], tuple[tuple[ScenarioError, ...], int | None]]:
        return ScenarioErrors, (self.errors, self.unworded)


def refusal(problem: str, mend: str = "", *, place: str = "", line: int | None = None) -> ScenarioErrors:
    """The errors of a file that is refused for one reason."""
    return ScenarioErrors((ScenarioError(place=place, problem=problem, mend=mend, line=line),))
