"""Contents: what a decision pack says, apart from how it is found and from the kind of file it becomes.

A pack is a first page and sections of blocks. PDF and HTML set the blocks, a workbook takes the tables of numbers, so
the three cannot say different things. All text is text: whatever a scenario calls its teams, no writer takes it for
markup.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from planner.tables.table import Table


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    is_lead: bool = False
    """Whether it is the answer that the section begins with."""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a table's column."""

    words: str
    is_number: bool = False
    """Whether what stands under it is set to the right."""
    weight: float = 1.0
    """How wide it is, beside the others."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to be read: cells in words, rounded, with their intervals and signs."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.headings):
                raise ValueError(f"a row of {len(row)} cells under {len(self.headings)} headings in {self.caption}")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, drawn for light and for dark paper, with what it says in words."""

    key: str
    """Names it among the drawings of a pack."""
    svg: str
    dark_svg: str
    words: str
    width_in: float
    height_in: float


@dataclass(frozen=True, slots=True)
class Command:
    """A command as it is typed, on a line of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, to the letter."""

    name: str
    text: str


Block = Words | Points | Grid | Drawing | Command | FileText


class Topic(Enum):
    """What a section is about; the values are its key in links and file names."""

    VERDICT = "verdict"
    COMPARISON = "comparison"
    RECOMMENDATION = "recommendation"
    HEADROOM = "headroom"
    REASONS = "why-we-miss"
    RISKS = "risks"
    ASSUMPTIONS = "assumptions"
    METHOD = "method"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter of the pack."""

    topic: Topic
    title: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    """The numbers behind it, as they are, for a workbook."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part that a pack lacks, and why, in a sentence."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the numbers of the first page."""

    title: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What an executive reads."""

    question: str
    answer: str
    """One sentence."""
    more: tuple[str, ...]
    """What else must be said at once, a sentence each."""
    figures: tuple[Figure, ...]
    drawing: Drawing
    conditions: tuple[str, ...]
    """What must be true for the answer to hold."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A decision pack."""

    scenario: str
    """Its name."""
    date: dt.date | None
    """Of the pack, where one was asked for: without it, two packs of one study are the same file."""
    first_page: FirstPage
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]
    versions: str
    """Of the planner and what it computes with."""
    currency: str
    """Of every cost in it."""

    def section(self, topic: Topic) -> Section | None:
        """The section on a topic, if the pack has it."""
        return next((each for each in self.sections if each.topic is topic), None)

    @property
    def drawings(self) -> Iterator[Drawing]:
        """Every chart of the pack."""
        yield self.first_page.drawing
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Drawing))

    @property
    def scenario_file(self) -> FileText:
        """The scenario, from which the same numbers can be had again."""
        section = self.section(Topic.SCENARIO)
        assert section is not None, "every pack has its scenario"
        return next(block for block in section.blocks if isinstance(block, FileText))
