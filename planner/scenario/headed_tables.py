"""Headed tables: which blocks of a layout make up which table of the file's data.

In TOML a table's parts may stand far from each other, and the entries of a list are told apart by their order only.
Here each has a place in a tree, so that an entry can be taken with all that is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.scenario.layout import Block


@dataclass(slots=True, eq=False)
class HeadedTable:
    """A table that has a header, or that only the headers of its children name.

    `own` is the block below its header; the root's is that of the lines before the first one. What was put into the
    file for it since it was read is `added`.
    """

    own: Block | None = None
    children: dict[str, HeadedTable | list[HeadedTable]] = field(default_factory=dict)
    added: list[Block] = field(default_factory=list)

    def blocks(self) -> Iterator[Block]:
        """Its blocks and those of all tables in it."""
        if self.own is not None:
            yield self.own
        yield from self.added
        for child in self.children.values():
            yield from blocks_in(child)


def blocks_in(tables: HeadedTable | Iterable[HeadedTable]) -> Iterator[Block]:
    """The blocks of one table, or of several."""
    for table in (tables,) if isinstance(tables, HeadedTable) else tables:
        yield from table.blocks()


def tables_of(blocks: Iterable[Block]) -> HeadedTable:
    """The root of the tables of a file."""
    root = HeadedTable()
    for block in blocks:
        if block.header is not None:
            _put(root, block, block.header.keys, is_entry=block.header.is_entry)
        elif not block.is_comment:
            root.own = block
    return root


def _put(root: HeadedTable, block: Block, keys: tuple[str, ...], *, is_entry: bool) -> None:
    parent = root
    for key in keys[:-1]:
        child = parent.children.setdefault(key, HeadedTable())
        parent = child[-1] if isinstance(child, list) else child
    if is_entry:
        entries = parent.children.setdefault(keys[-1], [])
        assert isinstance(entries, list), "TOML lets no key be a table and a list"
        entries.append(HeadedTable(block))
    else:
        table = parent.children.setdefault(keys[-1], HeadedTable())
        assert isinstance(table, HeadedTable), "TOML lets no key be a table and a list"
        table.own = block
