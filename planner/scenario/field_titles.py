"""Titles of fields in a sentence: what a path of the file is called when its place is known from the context.

"first response" rather than `plans[0].targets.urgent.first_response`: as little as says what was changed.
"""

from __future__ import annotations

from planner.scenario.field_places import ANY_KEY, is_free_key, place_of
from planner.scenario.field_table import field_at
from planner.scenario.findings import Path

LONGEST_NAME = 40

_NAMED_TABLES = {
    "plans[].targets.*": "{} target",
    "work.*": "{} work",
    "work.*.plans.*": "work of {}",
}
"""Tables whose keys are names, and how one of them is called."""

_ENTRIES = {
    "plans": "plan",
    "profiles": "profile",
    "customers": "customer group",
    "customers[].business_hours": "business hours",
    "incidents": "incident",
    "coverage": "coverage",
    "coverage[].premiums": "premium",
    "coverage[].teams": "team",
    "coverage[].teams[].shifts": "shift",
}


def title_of(path: Path) -> str:
    """What the value at a path is called: its title, after those of the tables that hold it within an entry."""
    if path and isinstance(path[-1], int):
        return entry_word(path[:-1])
    indices = [position for position, step in enumerate(path) if isinstance(step, int)]
    start = indices[-1] + 1 if indices else min(1, len(path) - 1)
    words: list[str] = []
    for length in range(start + 1, len(path) + 1):
        here = path[:length]
        words = _words_with(words, here, is_last=length == len(path))
    return " ".join(words)


def place_in_words(path: Path) -> str:
    """What the value at a path is called where its entry is known and nothing else: "urgent target, first response"."""
    title = title_of(path)
    return f"{title_of(path[:-1])}, {title}" if is_free_key(path[:-1]) else title


def _words_with(words: list[str], path: Path, *, is_last: bool) -> list[str]:
    key = short(str(path[-1]))
    pattern = _NAMED_TABLES.get(place_of(path))
    if pattern is not None:
        return [pattern.format(key)] if is_last else []
    if is_free_key(path):
        return [*words, key]
    field = field_at(path)
    title = field.title if field is not None and field.title else key
    return [*words, title[:1].lower() + title[1:]]


def holds_named_tables(path: Path) -> bool:
    """Whether the keys of the table at a path are names of tables, each a thing of its own."""
    return place_of((*path, ANY_KEY)) in _NAMED_TABLES


def entry_word(path: Path) -> str:
    """What an entry of the list at a path is called."""
    return _ENTRIES.get(place_of(path)) or title_of(path)


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """A text of the file on one line and not too long: its beginning and its end; quotes for none."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if len(line) <= longest:
        return line or "“”"
    head = longest // 2
    return f"{line[:head].rstrip()}…{line[head + 1 - longest :].lstrip()}"
