"""New text: values and keys as a scenario file writes them for the first time.

On one line while that is short; a longer list has an item on each line. Strings and keys are quoted by tomlkit, which
knows what TOML wants escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import tomlkit

WIDEST = 120
_STEP = "    "


def key_text(keys: Iterable[str]) -> str:
    """A key, or one with dots, in quotes where it has to be."""
    return ".".join(tomlkit.key(key).as_string() for key in keys)


def value_text(value: object, indent: str = "", column: int = 0) -> str:
    """A value from a column on; further lines, if any, begin with the indent."""
    line = _on_one_line(value)
    if column + len(line) <= WIDEST:
        return line
    if isinstance(value, Mapping):
        pairs = (f"{key_text((key,))} = {value_text(item, indent, WIDEST)}" for key, item in value.items())
        return f"{{ {', '.join(pairs)} }}" if value else line
    if isinstance(value, list) and any(isinstance(item, list | Mapping) for item in value):
        inner = indent + _STEP
        items = (f"{inner}{value_text(item, inner, len(inner) + 1)},\n" for item in value)
        return f"[\n{''.join(items)}{indent}]"
    return line


def _on_one_line(value: object) -> str:
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key_text((key,))} = {_on_one_line(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_on_one_line, value))}]"
    if isinstance(value, int):
        return _whole(value)
    return tomlkit.item(value).as_string()


def _whole(value: int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return str(value)
    except ValueError:  # Python writes no more than some thousand digits, and may have read them from a hexadecimal
        return hex(value)
