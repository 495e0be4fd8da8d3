"""Where in the file a value stands: its path in words, the name of its entry, and its line.

Neither the parser nor the validator knows lines, so the text is walked once more when there is an error to
point at. Best effort: a place without a line is still a place.
"""

from collections.abc import Mapping, Sequence

from planner.scenario.findings import Finding, Path, ScenarioError
from planner.scenario.tokens import Token, TokenKind, tokens_of

LONGEST_KEY = 60
_KEYS = (TokenKind.WORD, TokenKind.STRING)


def located(findings: Sequence[Finding], data: object, text: str) -> tuple[ScenarioError, ...]:
    """The findings with their places in words, entries and lines, in the order of the file's lines, each once."""
    lines = lines_of(text)
    errors = dict.fromkeys(_located(finding, data, lines) for finding in findings)
    last = text.count("\n") + 2
    return tuple(sorted(errors, key=lambda error: last if error.line is None else error.line))


def _located(finding: Finding, data: object, lines: Mapping[Path, int]) -> ScenarioError:
    path = path_in_file(finding.path, data)
    return ScenarioError(
        place=words_of_path(path),
        problem=finding.problem,
        mend=finding.mend,
        entry=_entry(path, data),
        line=_line(path, lines),
        path=path,
    )


def path_in_file(path: Path, data: object) -> Path:
    """The path as far as it follows the file: what only the models have between two of its values is left
    out.
    """
    found: list[str | int] = []
    here = data
    for position, step in enumerate(path):
        is_last_key = isinstance(here, Mapping) and isinstance(step, str) and position == len(path) - 1
        if is_last_key or _has(here, step):
            found.append(step)
            here = _item(here, step)
    return tuple(found)


def _has(here: object, step: str | int) -> bool:
    if isinstance(step, int):
        return isinstance(here, list) and step < len(here)
    return isinstance(here, Mapping) and step in here


def _item(here: object, step: str | int) -> object:
    if isinstance(here, list) and isinstance(step, int):
        return here[step] if step < len(here) else None
    return here.get(step) if isinstance(here, Mapping) else None


def words_of_path(path: Path) -> str:
    """A path as people write it: customers[2].plan, counted from 0."""
    words = ""
    for step in path:
        if isinstance(step, int):
            words += f"[{step}]"
        else:
            words += ("." if words else "") + _key(step)
    return words


def _key(step: str) -> str:
    short = step if len(step) <= LONGEST_KEY else step[:LONGEST_KEY] + "…"
    is_bare = short.replace("_", "").replace("-", "").isalnum()
    return short if is_bare else f'"{"".join(char if char.isprintable() else "?" for char in short)}"'


def _entry(path: Path, data: object) -> str:
    """The name of the innermost named table on the way, if the path leads into one."""
    name = ""
    here = data
    for step in path:
        here = _item(here, step)
        written = here.get("name") if isinstance(here, Mapping) else None
        if isinstance(written, str) and written.isprintable():
            name = written[:LONGEST_KEY]
    return name


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return None


def lines_of(text: str) -> dict[Path, int]:
    """The line, from 1, of every table, key and item of a TOML text that the guards let through."""
    return _Walk(text).lines


class _Walk:
    """One walk over the tokens of a text, noting the line of each path."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = tuple(tokens_of(text))
        self._at = 0
        self._tables: dict[Path, int] = {}
        table: Path = ()
        while (token := self._next()) is not None:
            if token.text == "[" and token.kind is TokenKind.SIGN:
                table = self._header(token.line)
            elif token.kind in _KEYS:
                self._key_and_value(table, token)

    def _next(self) -> Token | None:
        if self._at >= len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _note(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)

    def _header(self, line: int) -> Path:
        """The path of [a.b] or [[a.b]], the opening bracket of which was taken."""
        keys: list[str] = []
        brackets = 1
        while (token := self._next()) is not None and token.kind is not TokenKind.NEWLINE:
            if token.kind in _KEYS:
                keys.append(_unquoted(token))
            brackets += token.kind is TokenKind.SIGN and token.text == "["
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            self._note(path, line)
            if path in self._tables:
                path = (*path, self._tables[path])
        path = (*path, *keys[-1:])
        if brackets > 1:
            self._note(path, line)
            self._tables[path] = self._tables.get(path, -1) + 1
            path = (*path, self._tables[path])
        self._note(path, line)
        return path

    def _key_and_value(self, table: Path, first: Token) -> None:
        path: Path = (*table, _unquoted(first))
        while (token := self._next()) is not None and (token.text == "." or token.kind in _KEYS):
            if token.kind in _KEYS:
                path = (*path, _unquoted(token))
        for length in range(len(table) + 1, len(path) + 1):
            self._note(path[:length], first.line)
        if token is not None and token.text == "=":
            self._value(path)
        elif token is not None:
            self._at -= 1

    def _value(self, path: Path) -> None:
        """Take a value and stop behind it."""
        token = self._next()
        if token is not None and token.text == "[":
            self._items(path)
        elif token is not None and token.text == "{":
            self._inline_table(path)
        else:
            while token is not None and token.kind is not TokenKind.NEWLINE and token.text not in ",]}":
                token = self._next()
            self._at -= token is not None

    def _items(self, path: Path) -> None:
        index = 0
        is_noted = False
        while (token := self._next()) is not None and token.text != "]":
            if token.text == ",":
                index += 1
                is_noted = False
            elif token.kind is not TokenKind.NEWLINE and not is_noted:
                is_noted = True
                self._note((*path, index), token.line)
                self._at -= 1
                self._value((*path, index))

    def _inline_table(self, path: Path) -> None:
        while (token := self._next()) is not None and token.text != "}":
            if token.kind in _KEYS:
                self._key_and_value(path, token)


def _unquoted(token: Token) -> str:
    return token.text[1:-1] if token.kind is TokenKind.STRING else token.text
