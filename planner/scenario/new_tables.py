"""New tables: those that come into a file are written like their siblings there, or as the house writes them.

Style is what can be learnt from a file: which tables stand under headers and which in one line, how far they are
indented, and how much room is between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.scenario.draft import Data
from planner.scenario.field_places import in_model_order, place_of
from planner.scenario.findings import Path
from planner.scenario.headed_tables import HeadedTable
from planner.scenario.layout import NO_LINES, Block, Header, indent_of
from planner.scenario.layout_edits import edited_table
from planner.scenario.new_text import key_text

_UNDER_HEADERS = frozenset(
    {
        "simulation",
        "plans",
        "plans[].targets",
        "work",
        "work.*",
        "work.*.plans",
        "work.*.plans.*",
        "profiles",
        "customers",
        "incidents",
        "coverage",
        "coverage[].teams",
        "coverage[].teams[].shifts",
    }
)
"""Where the house writes headers; every other table stands in a line."""


@dataclass(frozen=True, slots=True)
class Look:
    """The blank lines above a table, and the indents of its header and of its lines."""

    gap: str = "\n"
    header_indent: str = ""
    indent: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes its tables, by their places; what it has none of is written as the house does."""

    usual: Look = Look()
    looks: dict[str, Look] = field(default_factory=lambda: {"plans[].targets": Look(gap="")})
    under_headers: dict[str, bool] = field(default_factory=dict)

    def has_header(self, path: Path, value: object) -> bool:
        """Whether a value at a path, be it a table or a list of tables, stands under headers."""
        place = place_of(path)
        return holds_tables(value) and self.under_headers.get(place, place in _UNDER_HEADERS)

    def look_at(self, path: Path) -> Look:
        """How the table at a path is laid out."""
        return self.looks.get(place_of(path), self.usual)


def holds_tables(value: object) -> bool:
    """Whether a value can stand under headers: a table, or a list of tables that has any."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping)


def style_of(root: HeadedTable, data: Data) -> Style:
    """The style of a file that holds this data."""
    gaps = [block.gap for block in root.blocks() if block.header is not None]
    is_dense = len(gaps) > 1 and not any(gaps)
    style = Style(Look(gap="" if is_dense else "\n"))
    _learn(style, root, data, ())
    return style


def _learn(style: Style, table: HeadedTable, data: Data, path: Path) -> None:
    own = table.own
    for piece in own.body.pieces if own is not None else ():
        key = piece.keys[0]
        if holds_tables(data[key]):
            style.under_headers.setdefault(place_of((*path, key)), False)
    for key, child in table.children.items():
        here = (*path, key)
        value = data[key]
        style.under_headers[place_of(here)] = True
        if isinstance(child, HeadedTable):
            assert isinstance(value, Mapping), "the data is what the file holds"
            _learn_look(style, child, here)
            _learn(style, child, value, here)
        else:
            assert isinstance(value, list), "the data is what the file holds"
            for index, (entry, item) in enumerate(zip(child, value, strict=True)):
                assert isinstance(item, Mapping), "the data is what the file holds"
                _learn_look(style, entry, (*here, index))
                _learn(style, entry, item, (*here, index))


def _learn_look(style: Style, table: HeadedTable, path: Path) -> None:
    """Entries behind the first say how far apart entries are: what is above the first may be a heading."""
    if table.own is None or table.own.header is None:
        return
    is_first = path[-1] == 0
    header_indent, pieces = table.own.header.indent, table.own.body.pieces
    indent = indent_of(pieces[0].lead) if pieces else header_indent
    gap = style.look_at(path).gap if is_first else table.own.gap
    style.looks[place_of(path)] = Look(gap, header_indent, indent)


def new_blocks(path: Path, table: Data, style: Style) -> Iterator[Block]:
    """The blocks of a table that the file did not have; of a whole file, if the path is empty."""
    under_headers = {key: value for key, value in table.items() if style.has_header((*path, key), value)}
    lines = {key: value for key, value in table.items() if key not in under_headers}
    if lines or not under_headers or not path or isinstance(path[-1], int):
        block = headed_block(path, style)
        block.body = edited_table(block.body, {}, lines, path, style.look_at(path).indent)
        yield block
    for key in in_model_order(under_headers, path):
        for below, inner in tables_at((*path, key), under_headers[key]):
            yield from new_blocks(below, inner, style)


def tables_at(path: Path, value: object) -> Iterator[tuple[Path, Data]]:
    """The table at a path, or the tables of the list there, with their paths."""
    if isinstance(value, Mapping):
        yield path, value
    for index, item in enumerate(value) if isinstance(value, list) else ():
        yield (*path, index), item


def headed_block(path: Path, style: Style) -> Block:
    """The header of a table without any lines; the root has none."""
    look = style.look_at(path)
    keys = tuple(step for step in path if isinstance(step, str))
    if not keys:
        return Block("", "", None, NO_LINES)
    is_entry = isinstance(path[-1], int)
    brackets = f"[[{key_text(keys)}]]" if is_entry else f"[{key_text(keys)}]"
    return Block(look.gap, "", Header(look.header_indent, keys, brackets, "\n", is_entry), NO_LINES)
