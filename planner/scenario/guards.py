"""What a file must be before it is parsed: a regular file of modest size, UTF-8 text, not nested without end.

A scenario may come from anyone. These guards are linear in the size of the text and bound what the parser
can be made to do; each refuses in a sentence.
"""

import stat
from pathlib import Path

from planner.scenario.findings import ScenarioErrors, refusal
from planner.scenario.tokens import TokenKind, tokens_of

MOST_BYTES = 128 * 1024
MOST_DOTS = 8
MOST_TABLES = 8_000
"""Tables, and lists that stand in none; the smallest that says something takes twenty characters."""
DEEPEST = 16


def text_of_file(path: Path) -> str:
    """The text of a scenario file; raises ScenarioErrors if it is no readable text of modest size."""
    return text_of_bytes(content_of_file(path))


def content_of_file(path: Path) -> bytes:
    """The bytes of a scenario file; raises ScenarioErrors if it is no readable file of modest size."""
    try:
        status = path.stat()
        _refuse_what_is_no_file(path, status.st_mode, status.st_size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refusal("there is no such file", "check the name and the folder", place=str(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal(f"the file cannot be read: {reason}", place=str(path)) from None


def _refuse_what_is_no_file(path: Path, mode: int, size: int) -> None:
    if stat.S_ISDIR(mode):
        raise refusal("this is a folder", "name a scenario file in it", place=str(path))
    if not stat.S_ISREG(mode):
        raise refusal("this is a device or a pipe", "name a regular file", place=str(path))
    if size > MOST_BYTES:
        raise _too_large(size)


def _too_large(size: int) -> ScenarioErrors:
    return refusal(f"the file has {size:,} bytes", f"a scenario has at most {MOST_BYTES:,}; it may be the wrong file")


def text_of_bytes(content: bytes) -> str:
    """The text of a file's content: UTF-8, with or without a byte order mark."""
    if len(content) > MOST_BYTES:
        raise _too_large(len(content))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refusal("the file is not UTF-8 text", "save it as UTF-8; or it is no scenario", line=line) from None
    return text.replace("\r\n", "\n")


def refuse_hostile_text(text: str) -> None:
    """Raise ScenarioErrors for a text that would take the parser too long or too deep."""
    if len(text) > MOST_BYTES:
        raise _too_large(len(text))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refusal("the file holds a zero character, so it is no text", "name a scenario file", line=line)
    depth = 0
    dots = 0
    tables = 0
    for token in tokens_of(text):
        if token.kind is TokenKind.SIGN:
            dots = dots + 1 if token.text == "." else 0
            tables += token.text == "{" or (token.text == "[" and depth == 0)
            depth = max(0, depth + (token.text in "[{") - (token.text in "]}"))
        elif token.kind is TokenKind.NEWLINE:
            dots = 0
        if dots > MOST_DOTS:
            raise refusal(f"a key has more than {MOST_DOTS} dots", "no key of a scenario has", line=token.line)
        if tables > MOST_TABLES:
            raise refusal(f"there are more than {MOST_TABLES:,} tables", "no scenario has as many", line=token.line)
        if depth > DEEPEST:
            raise refusal(f"brackets are nested more than {DEEPEST} deep", "no value of a scenario is", line=token.line)
