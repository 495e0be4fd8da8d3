"""Keeping: an edited draft as the text of its file, in which all that was not edited stays as somebody wrote it.

Comments, order, blank lines, alignment and the ways numbers are written are the author's. What is saved is read again
before it is let out: whatever the text looks like, it holds the draft.
"""

from __future__ import annotations

import tomllib
from collections.abc import Set

from planner.scenario.draft import Data
from planner.scenario.layout import text_of_blocks
from planner.scenario.layout_reading import blocks_of
from planner.scenario.matching import is_same
from planner.scenario.new_tables import Style, new_blocks
from planner.scenario.table_edits import edited_blocks

_BYTE_ORDER_MARK = "\ufeff"


def text_keeping(original: str, data: Data) -> str:
    """The TOML text of a draft: the original with what the draft changes in it, a new text if there is none.

    The original itself, to the last character, if it holds the draft already. Never raises: a part that cannot be
    changed where it stands is written anew, in the end the whole file. Line ends stay what they are.
    """
    text = original.removeprefix(_BYTE_ORDER_MARK)
    old = _data_of(text)
    if old is not None and is_same(old, data):
        return text
    if old is None or not text.strip():
        return new_text(data)
    is_crlf = text.count("\r\n") == text.count("\n") > 0
    has_end = text.endswith("\n")
    lines = text.replace("\r\n", "\n") if is_crlf else text
    kept = _kept(lines if has_end else f"{lines}\n", old, data)
    kept = kept if has_end else kept.removesuffix("\n")
    return kept.replace("\n", "\r\n") if is_crlf else kept


def new_text(data: Data) -> str:
    """The TOML text of data in the form of the house."""
    return text_of_blocks(new_blocks((), data, Style()))


def _kept(text: str, old: Data, data: Data) -> str:
    """The text edited in place; more and more of its keys are written anew until it holds the data."""
    anew: frozenset[str] = frozenset()
    while True:
        edited, wrong = _attempt(text, old, data, anew)
        if not wrong:
            return edited
        if wrong <= anew:
            return new_text(data)
        anew |= wrong


def _attempt(text: str, old: Data, data: Data, anew: Set[str]) -> tuple[str, frozenset[str]]:
    """The text edited in place, and the keys of the root that it does not hold as it should."""
    changed = frozenset(key for key in old.keys() | data.keys() if not is_same(old.get(key), data.get(key)))
    try:
        edited = edited_in_place(text, old, data, anew)
    except Exception:  # noqa: BLE001 - a fault of ours in keeping comments must not cost anybody the work itself
        return "", changed
    read = _data_of(edited)
    if read is None:
        return "", changed
    return edited, frozenset(key for key in read.keys() | data.keys() if not is_same(read.get(key), data.get(key)))


def edited_in_place(text: str, old: Data, data: Data, anew: Set[str] = frozenset()) -> str:
    """A text that holds `old` and ends with a line end, changed to hold `data`; the keys `anew` are written afresh."""
    return text_of_blocks(edited_blocks(blocks_of(text), old, data, anew))


def _data_of(text: str) -> Data | None:
    """The data of a TOML text; None if it is none."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
