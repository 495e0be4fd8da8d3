"""Reading a TOML text into its layout.

The standard library has read the text before, so it is known to be TOML; here it is only found out where its parts
begin and end. Which comment goes with which table is decided here: one right above a header is that table's, one right
below the last line belongs to the table before, and what stands free between blank lines belongs to neither.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace

from planner.scenario.layout import Block, Group, Header, Keys, Kind, Piece, Value, paragraphs

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_LONG = re.compile(r'"{3}(?:[^"\\]|\\[\s\S]|"(?!""))*"{3,5}|\'{3}(?:[^\']|\'(?!\'\'))*\'{3,5}')
_PLAIN = re.compile(r"[^\n#,\]}]+")
_BLANKS = re.compile(r"[ \t]*")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_TRIVIA = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_WHOLE_LINES = re.compile(r"(?:[ \t\r]*(?:#[^\n]*)?\n)*")
_LINE_END = re.compile(r"[ \t]*(?:#[^\n]*|\r)?\n")
_BEFORE_COMMA = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*,")
_OPENING = re.compile(r"\[{1,2}[ \t]*")
_CLOSING = re.compile(r"[ \t]*\]{1,2}")
_SIGNS = {Kind.TABLE: ("{", "}"), Kind.LIST: ("[", "]")}


def blocks_of(text: str) -> list[Block]:
    """The blocks of a TOML text that is empty or ends with a line end."""
    return list(_Reader(text).blocks())


class _Reader:
    """One walk through a text; `_at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def _take(self, pattern: re.Pattern[str]) -> str:
        """What matches here, which may be nothing; it is passed."""
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match[0]

    def _starts(self, sign: str) -> bool:
        return self._text.startswith(sign, self._at)

    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        header: Header | None = None
        gap, lead = "", ""
        while True:
            pieces = tuple(self._lines())
            between = paragraphs(self._take(_WHOLE_LINES))
            is_first = header is None and not pieces
            if is_first:
                between[0] = ("", "".join(between[0]))
            is_last = self._at == len(self._text)
            above = ("", "") if is_last else between.pop()
            close = between.pop(0)[1] if between and not between[0][0] and not is_first else ""
            block = Block(gap, lead, header, Group(Kind.LINES, "", pieces, close))
            comments = [Block(*paragraph, is_comment=True) for paragraph in between]
            yield from (*comments, block) if is_first else (block, *comments)
            if is_last:
                return
            gap, lead = above
            header = self._header()

    def _lines(self) -> Iterator[Piece]:
        """The lines of a table, with their comments, up to the next header or the end."""
        while True:
            start = self._at
            lead = self._take(_WHOLE_LINES) + self._take(_BLANKS)
            if self._at == len(self._text) or self._starts("["):
                self._at = start
                return
            yield replace(self._pair(lead), beside=self._take(_LINE_END))

    def _header(self) -> Header:
        indent = self._take(_BLANKS)
        start = self._at
        self._take(_OPENING)
        keys = self._keys()
        brackets = self._text[start : self._at] + self._take(_CLOSING)
        return Header(indent, keys, brackets, self._take(_LINE_END), brackets.startswith("[["))

    def _keys(self) -> Keys:
        """The parts of a key with dots, or of one without."""
        keys = [self._key()]
        while self._take(_DOT):
            keys.append(self._key())
        return tuple(keys)

    def _key(self) -> str:
        if bare := self._take(_BARE_KEY):
            return bare
        return str(tomllib.loads(f"key = {self._take(_QUOTED)}")["key"])

    def _pair(self, lead: str) -> Piece:
        start = self._at
        keys = self._keys()
        self._take(_EQUALS)
        key = self._text[start : self._at]
        return Piece(lead, keys, key, self._value())

    def _value(self) -> Value:
        if self._starts("["):
            return self._group(Kind.LIST)
        if self._starts("{"):
            return self._group(Kind.TABLE)
        if self._starts('"""') or self._starts("'''"):
            return self._take(_LONG)
        if self._starts('"') or self._starts("'"):
            return self._take(_QUOTED)
        plain = self._take(_PLAIN)
        value = plain.rstrip(" \t\r")
        self._at -= len(plain) - len(value)
        return value

    def _group(self, kind: Kind) -> Group:
        opening, closing = _SIGNS[kind]
        self._at += 1
        opened = opening + self._take(_LINE_END)
        pieces: list[Piece] = []
        has_comma = False
        while True:
            lead = self._take(_TRIVIA)
            if self._starts(closing):
                self._at += 1
                return Group(kind, opened, tuple(pieces), lead + closing, has_comma)
            piece = self._pair(lead) if kind is Kind.TABLE else Piece(lead, (), "", self._value())
            after = self._take(_BEFORE_COMMA).removesuffix(",")
            has_comma = self._text[self._at - 1] == ","
            pieces.append(replace(piece, after=after, beside=self._take(_LINE_END)))
