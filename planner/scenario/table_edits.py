"""Edits of a file's tables under their headers: each part of the text stays with the table it is about.

Entries are taken from one place to another with their comments and the tables in them; a comment that stands alone
between two tables stays where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from planner.scenario.draft import Data, with_value
from planner.scenario.field_places import in_model_order, rank_of
from planner.scenario.findings import Path
from planner.scenario.headed_tables import HeadedTable, blocks_in, tables_of
from planner.scenario.layout import Block, text_of_blocks, text_of_value
from planner.scenario.layout_edits import edited_table, renamed_keys
from planner.scenario.matching import in_place, is_same, partners
from planner.scenario.new_tables import Style, headed_block, holds_tables, new_blocks, style_of, tables_at
from planner.scenario.new_text import key_text

Child = HeadedTable | list[HeadedTable]


def edited_blocks(blocks: Iterable[Block], old: Data, new: Data, anew: Set[str] = frozenset()) -> list[Block]:
    """The blocks of a file that held `old` and is to hold `new`; they are those given, with other values in them.

    What is under the keys `anew` of the root is taken out and written afresh.
    """
    page = list(blocks)
    root = tables_of(page)
    edit = _Edit(page, style_of(root, old))
    top = _top(page)
    if anew:
        left = {key: value for key, value in old.items() if key not in anew}
        edit.table(root, old, left, ())
        old = left
    edit.table(root, old, new, ())
    if top is not None and top.header is not None and top is not _top(edit.blocks):
        top.gap = top.gap or edit.usual_gap
    return edit.blocks


def _top(blocks: Iterable[Block]) -> Block | None:
    """The block that a text begins with."""
    return next((block for block in blocks if text_of_blocks((block,))), None)


class _Edit:
    """One edit of a file: its blocks, and how it writes new ones."""

    def __init__(self, blocks: list[Block], style: Style) -> None:
        self.blocks = blocks
        self._style = style
        self.usual_gap = style.usual.gap

    def table(self, table: HeadedTable, old: Data, new: Data, path: Path) -> None:
        """Make a table that held `old` hold `new`."""
        if is_same(old, new):
            return
        old = self._with_renamed_children(table, old, new, path)
        torn = _torn(table)
        staying = {key for key in table.children if _goes_on(table, key, old[key], new.get(key), torn)}
        lines_old = {key: value for key, value in old.items() if key not in table.children}
        lines_new = {
            key: value
            for key, value in new.items()
            if key not in staying and not self._gets_header((*path, key), value, lines_old.get(key))
        }
        coming = [key for key in new if key not in staying and key not in lines_new]
        # What goes is taken out last: until then it says where the table's part of the file is.
        if table.own is None and (lines_new or not (staying or coming)):
            self._open(table, path)
        going = [table.children.pop(key) for key in tuple(table.children) if key not in staying]
        if table.own is not None:
            left = {key: torn[key] for key in torn.keys() & staying}
            indent = self._style.look_at(path).indent
            table.own.body = edited_table(table.own.body, lines_old | torn, lines_new | left, path, indent)
        for key, child in table.children.items():
            self._child(child, old[key], new[key], (*path, key))
        for key in in_model_order(coming, path):
            self._add(table, (*path, key), new[key], going)
        self._take({block: index for index, child in enumerate(going) for block in blocks_in(child)})

    def _with_renamed_children(self, table: HeadedTable, old: Data, new: Data, path: Path) -> Data:
        """The old data under the new keys, where only the key of a child is another."""
        names = {key: name for key, name in renamed_keys(old, new, path).items() if key in table.children}
        depth = sum(isinstance(step, str) for step in path)
        for key, name in names.items():
            child = table.children.pop(key)
            table.children[name] = child
            for block in blocks_in(child):
                _rename(block, depth, name)
        return {names.get(key, key): value for key, value in old.items()}

    def _gets_header(self, path: Path, value: object, before: object) -> bool:
        """Whether a value that has no header yet is to get one; a table that stands in a line stays there."""
        return not (before and holds_tables(before)) and self._style.has_header(path, value)

    def _child(self, child: Child, old: object, new: object, path: Path) -> None:
        if isinstance(child, HeadedTable) and isinstance(old, Mapping) and isinstance(new, Mapping):
            self.table(child, old, new, path)
        elif isinstance(child, list) and isinstance(old, list) and isinstance(new, list) and not is_same(old, new):
            self._entries(child, old, new, path)

    def _entries(self, tables: list[HeadedTable], old: Sequence[Data], new: Sequence[Data], path: Path) -> None:
        """Make the entries of a list, each under its header, those of `new`."""
        found = partners(old, new)
        staying = in_place(found)
        held = {partner for index, partner in enumerate(found) if index in staying}
        mark = Block("", "", is_comment=True)
        self.blocks.insert(self._first(tables[0].blocks()), mark)
        away = [index for index in range(len(old)) if index not in held]
        taken = self._take({block: index for index in away for block in tables[index].blocks()})
        entries: list[HeadedTable] = []
        for index, partner in enumerate(found):
            here = (*path, index)
            entry = HeadedTable() if partner is None else tables[partner]
            if partner is None:
                entry.added = list(new_blocks(here, new[index], self._style))
            if index not in staying:
                at = self._last(entries[-1].blocks() if entries else (mark,)) + 1
                self.blocks[at:at] = entry.added if partner is None else taken[partner]
            if partner is not None:
                self.table(entry, old[partner], new[index], here)
            entries.append(entry)
        self.blocks.remove(mark)
        self._keep_heading_apart(tables[0], entries[0], path)
        tables[:] = entries

    def _keep_heading_apart(self, was_first: HeadedTable, first: HeadedTable, path: Path) -> None:
        """What is between a heading and the first entry stays there, whichever entry that is."""
        above, below = next(was_first.blocks()), next(first.blocks())
        if above is not below:
            below.gap = above.gap or below.gap
            above.gap = self._style.look_at((*path, 0)).gap

    def _open(self, table: HeadedTable, path: Path) -> None:
        """Give a table a header that only the headers of its children named so far."""
        block = headed_block(path, self._style)
        self.blocks.insert(self._first(table.blocks()), block)
        table.own = block

    def _add(self, table: HeadedTable, path: Path, value: object, going: Sequence[Child]) -> None:
        """Put a new table, or a list of tables, behind what the models have before it."""
        key = path[-1]
        blocks = [block for below, inner in tables_at(path, value) for block in new_blocks(below, inner, self._style)]
        rank = rank_of(path)
        before = [name for name in table.children if name != key and rank_of((*path[:-1], name)) <= rank]
        if before:
            at = max(self._last(blocks_in(table.children[name])) for name in before) + 1
        elif table.own is not None:
            at = self._last((table.own,)) + 1
        else:
            at = min(self._first(blocks_in(child)) for child in (*table.children.values(), *going))
        self.blocks[at:at] = blocks
        table.children[str(key)] = HeadedTable(added=blocks)

    def _first(self, blocks: Iterable[Block]) -> int:
        wanted = set(blocks)
        return next(index for index, block in enumerate(self.blocks) if block in wanted)

    def _last(self, blocks: Iterable[Block]) -> int:
        wanted = set(blocks)
        return next(index for index in reversed(range(len(self.blocks))) if self.blocks[index] in wanted)

    def _take(self, owners: Mapping[Block, int]) -> dict[int, list[Block]]:
        """Take blocks out, by whom they belong to, with the comments between two blocks of the same."""
        taken: dict[int, list[Block]] = defaultdict(list)
        between: list[Block] = []
        before: int | None = None
        for block in self.blocks:
            if block.is_comment:
                between.append(block)
                continue
            owner = owners.get(block)
            if owner is not None:
                taken[owner] += (*between, block) if owner == before else (block,)
            before, between = owner, []
        gone = {block for blocks in taken.values() for block in blocks}
        self.blocks = [block for block in self.blocks if block not in gone]
        return taken


def _goes_on(table: HeadedTable, key: str, old: object, new: object, torn: Data) -> bool:
    """Whether what stands under headers can go on to do so: it holds tables still, and is in one piece or unchanged."""
    if key in torn:
        return is_same(old, new)
    return holds_tables(new) and isinstance(new, list) == isinstance(table.children[key], list)


def _torn(table: HeadedTable) -> dict[str, object]:
    """What stands in lines of tables of which another part stands under headers: `a.b = 1` and elsewhere `[a.c]`."""
    torn: Data = {}
    for piece in table.own.body.pieces if table.own is not None else ():
        if piece.keys[0] in table.children:
            torn = with_value(torn, piece.keys, text_of_value(piece.value))
    return dict(torn)


def _rename(block: Block, depth: int, name: str) -> None:
    header = block.header
    if header is not None:
        keys = (*header.keys[:depth], name, *header.keys[depth + 1 :])
        brackets = f"[[{key_text(keys)}]]" if header.is_entry else f"[{key_text(keys)}]"
        block.header = replace(header, keys=keys, brackets=brackets)
