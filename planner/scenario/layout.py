"""Layout: a TOML text taken apart without loss, each comment with what it is about.

The parts put together again are the text, to the last blank. A part is a frozen value; an edit makes new parts for what
it changes and leaves the rest as it is written. Separate from reading the text and from every edit of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

Keys = tuple[str, ...]

_PARAGRAPH = re.compile(r"(?P<gap>(?:[ \t\r]*\n)*)(?P<comments>(?:[ \t]*#[^\n]*\n)*)")


class Kind(Enum):
    """What holds pieces."""

    LINES = "lines"
    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Piece:
    """A key with its value, or an item of a list, and what is written around it.

    `lead` is what stands before it, from the last line's end or comma on: blank lines, comments, its indent. `key` is
    the key as written, with the equals sign and the blanks around it, and `keys` what it says; both are empty for an
    item.
    `after` stands between the value and its comma, nearly always nothing, and `beside` is the rest of the line.
    """

    lead: str
    keys: Keys
    key: str
    value: Value
    after: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of a table, an inline table or a list: what opens it, its pieces, what closes it."""

    kind: Kind
    open: str
    pieces: tuple[Piece, ...]
    close: str
    has_last_comma: bool = False


NO_LINES = Group(Kind.LINES, "", (), "")

Value = str | Group
"""A value: an inline table or a list with its pieces, anything else as it is written."""


@dataclass(frozen=True, slots=True)
class Header:
    """The line `[keys]`, or `[[keys]]` of an entry, with its indent and the rest of its line."""

    indent: str
    keys: Keys
    brackets: str
    beside: str
    is_entry: bool


@dataclass(slots=True, eq=False)
class Block:
    """A table under its header, the lines before the first header, or a comment that stands alone.

    A block is told from another by what it is, not by what it says, and takes new values while a text is edited. `gap`
    is the blank lines before it, `lead` the comments right above its header, or the comment that stands alone.
    """

    gap: str
    lead: str
    header: Header | None = None
    body: Group = NO_LINES
    is_comment: bool = False


def text_of_value(value: Value) -> str:
    """The text of a value, or of the lines of a table."""
    if isinstance(value, str):
        return value
    parts = [value.open]
    last = len(value.pieces) - 1
    for index, piece in enumerate(value.pieces):
        has_comma = value.kind is not Kind.LINES and (index < last or value.has_last_comma)
        parts += (
            piece.lead,
            piece.key,
            text_of_value(piece.value),
            piece.after,
            "," if has_comma else "",
            piece.beside,
        )
    return "".join((*parts, value.close))


def text_of_blocks(blocks: Iterable[Block]) -> str:
    """The text of a file; it does not begin with the blank lines of a block that was not its first."""
    parts: list[str] = []
    for block in blocks:
        header = block.header
        head = f"{header.indent}{header.brackets}{header.beside}" if header else ""
        text = f"{block.lead}{head}{text_of_value(block.body)}"
        parts.append(f"{block.gap}{text}" if any(parts) else text)
    return "".join(parts)


def paragraphs(trivia: str) -> list[tuple[str, str]]:
    """Whole lines of blanks and comments as paragraphs: the blank lines before it, and its comments.

    The last one is what stands right above whatever follows, and has no comments if a blank line is between.
    """
    return [(match["gap"], match["comments"]) for match in _PARAGRAPH.finditer(trivia) if match[0]] or [("", "")]


def indent_of(lead: str) -> str:
    """The blanks that a lead ends with."""
    return lead[len(lead.rstrip(" \t")) :]
