"""The words of a TOML text with their lines, in one pass that is linear in its length.

The parser of the standard library takes minutes over some hostile texts, and does not say where a value
stood. So the text is looked at before it is parsed (`guards`), and again when something in it has to be
pointed at (`places`). Both need no more than this: where strings and comments end, and what is between
them.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class TokenKind(Enum):
    """What a stretch of TOML text is."""

    NEWLINE = "newline"
    BLANK = "blank"
    COMMENT = "comment"
    LONG_STRING = "long_string"
    STRING = "string"
    WORD = "word"
    SIGN = "sign"


# Every kind matches without its closing quote too, so that no text is tried again from each of its characters. Groups
# are not possessive: before Python 3.11.4 such a group with a look-ahead in it stops too early.
_TOKEN = re.compile(
    r"""
    (?P<newline>\n)
    |(?P<blank>[ \t\r]++)
    |(?P<comment>\#[^\n]*+)
    |(?P<long_string>\"{3}(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"{3,5}|\\?\Z|"*\Z)|'{3}(?:[^']|'(?!''))*(?:'{3,5}|'*\Z))
    |(?P<string>"(?:[^"\\\n]|\\[^\n])*"?|'[^'\n]*+'?)
    |(?P<word>[A-Za-z0-9_-]++)
    |(?P<sign>[\s\S])
    """,
    re.VERBOSE,
)


_KINDS = {kind.value: kind for kind in TokenKind}


class Token(NamedTuple):
    """A stretch of text and the line, from 1, on which it begins."""

    kind: TokenKind
    text: str
    line: int


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text, in order and without its blanks and comments; never fails, whatever the text
    is.
    """
    line = 1
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastgroup or ""]
        if kind not in (TokenKind.BLANK, TokenKind.COMMENT):
            yield Token(kind, match[0], line)
        if kind is TokenKind.NEWLINE:
            line += 1
        elif kind is TokenKind.LONG_STRING:
            line += match[0].count("\n")
