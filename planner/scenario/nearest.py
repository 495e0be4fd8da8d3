"""The word that was probably meant, for messages about one that is not known.

Separate because keys, names, severities and choices all need it, and because texts from a file may be long:
only the beginning of a long one is compared.
"""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_COMPARED = 60
MOST_COMPARED = 100
MOST_LISTED = 8


def did_you_mean(written: object, known: Iterable[str]) -> str:
    """A mend for an unknown word: the closest known one if there is one, else the known ones, a few of
    many.
    """
    words = tuple(known)[:MOST_COMPARED]
    close = closest(written, words)
    if close is not None:
        return f'did you mean "{close}"?'
    return f"it can be {listed(words)}" if words else "there is none to name here"


def closest(written: object, known: Iterable[str]) -> str | None:
    """The known word most like the written one, whatever its case; None if none is like it."""
    if not isinstance(written, str):
        return None
    by_folded = {word.casefold()[:LONGEST_COMPARED]: word for word in known}
    matches = get_close_matches(written.casefold()[:LONGEST_COMPARED], by_folded, n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def listed(words: Iterable[str]) -> str:
    """Words in quotes as a sentence lists them: "a", "b" or "c"."""
    quoted = [f'"{word}"' for word in words]
    if len(quoted) > MOST_LISTED:
        return ", ".join(quoted[:MOST_LISTED]) + f" and {len(quoted) - MOST_LISTED} more"
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
