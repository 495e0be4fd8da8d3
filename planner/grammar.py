"""Grammar: a count with its noun, a list with its "and", a sentence with its capital; the same in all words we make."""

from __future__ import annotations

from collections.abc import Sequence


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "replication"), counted(1840, "ticket"), counted(2, "replica", "replicas")
    ('1 replication', '1,840 tickets', '2 replicas')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(parts: Sequence[str]) -> str:
    """A list as it is read out; empty without parts.

    >>> joined(["one", "two", "three"])
    'one, two and three'
    """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def capitalised(words: str) -> str:
    """The words as a sentence begins, the others as they are: a name of a file keeps its own letters."""
    return words[:1].upper() + words[1:]
