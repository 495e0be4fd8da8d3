"""Hypothesis strategies for TOML as people write it: any data, any edit of it, and any way of writing it down."""

import datetime as dt
from collections.abc import Callable, Mapping

import tomlkit
from hypothesis import strategies as st

from planner.scenario.draft import Data, value_at, with_entry, with_moved, with_value, without
from planner.scenario.findings import Path

offsets = st.builds(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)), st.integers(-14 * 60, 14 * 60))
plain_values = st.one_of(
    st.sampled_from(("Basic", "Extended", "20 minutes", "")),
    st.text(max_size=8),
    st.integers(-(2**63), 2**63),
    st.sampled_from((0, 1, 1000, 0.0, 1.0, -0.0, 0.25, 1e22, 1e-9)),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times().map(lambda time: time.replace(fold=0)),
    st.datetimes().map(lambda time: time.replace(fold=0)),
    st.datetimes(timezones=offsets).map(lambda time: time.replace(fold=0)),
)
fields = st.sampled_from(("name", "plans", "work", "urgent", "coverage", "teams", "customers", "a.b"))
keys = st.one_of(fields, st.text())
names = st.sampled_from(("Basic", "Extended", "Oslo", "Day", "Night"))
named_tables = st.fixed_dictionaries({"name": names}, optional={"goal": plain_values, "rank": plain_values})
any_values = st.recursive(
    st.one_of(plain_values, named_tables, st.lists(named_tables, max_size=4)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=3)),
    max_leaves=8,
)
any_data = st.dictionaries(keys, any_values, max_size=4)
"""What tomllib can give, right or wrong as a scenario."""


def paths_in(value: object, path: Path = ()) -> list[Path]:
    """The paths to everything in a value."""
    found: list[Path] = []
    steps = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        found += [(*path, step), *paths_in(item, (*path, step))]
    return found


@st.composite
def edited(draw: st.DrawFn, data: Data, most: int = 4) -> Data:
    """The data after some edits such as a person makes: values changed, entries added, deleted, moved and renamed."""
    for _ in range(draw(st.integers(1, most))):
        paths = paths_in(data)
        path = draw(st.sampled_from(paths)) if paths else (draw(keys),)
        edit = draw(st.sampled_from((_changed, _deleted, _moved, _duplicated, _with_key)))
        data = edit(draw, data, path)
    return data


def _changed(draw: st.DrawFn, data: Data, path: Path) -> Data:
    return with_value(data, path, draw(any_values))


def _deleted(_: st.DrawFn, data: Data, path: Path) -> Data:
    return without(data, path)


def _with_key(draw: st.DrawFn, data: Data, path: Path) -> Data:
    return with_value(data, (*path[:-1], draw(keys)) if isinstance(path[-1], str) else path, draw(any_values))


def _moved(draw: st.DrawFn, data: Data, path: Path) -> Data:
    entries = _list_at(data, path)
    if not entries:
        return data
    index = st.integers(0, len(entries) - 1)
    return with_moved(data, path, draw(index), draw(index))


def _duplicated(draw: st.DrawFn, data: Data, path: Path) -> Data:
    entries = _list_at(data, path)
    if not entries:
        return data
    entry = draw(st.sampled_from(entries))
    renamed = {**entry, "name": draw(names)} if isinstance(entry, Mapping) else entry
    return with_entry(data, path, draw(st.integers(0, len(entries))), renamed)


def _list_at(data: Data, path: Path) -> list[object]:
    found = value_at(data, path)
    return found if isinstance(found, list) else []


# --- written by hand ----------------------------------------------------------------------------------------------

comments = st.sampled_from(("", "", "", "# why\n", "\n", "\n# a heading\n\n", "# above\n# and more\n", "\n\n# below\n"))
beside = st.sampled_from(("", "", "   # beside", " # so"))
blanks = st.sampled_from(("", " ", " ", "  "))


@st.composite
def written_by_hand(draw: st.DrawFn, data: Data) -> str:
    """A text that holds the data, in any of the ways that TOML has, with comments wherever they may be."""
    sections = _sections(draw, data, (), is_entry=False)
    text = "".join(sections.pop(0)) + "".join(_merged(draw, sections))
    return text if draw(st.booleans()) else text.removesuffix("\n")


Sections = list[list[str]]
"""The text before the first header, then runs of sections that have to stay in order among themselves."""


def _sections(draw: st.DrawFn, table: Data, above: tuple[str, ...], *, is_entry: bool) -> Sections:
    indent = draw(st.sampled_from(("", "", "  ")))
    lines, runs = "", Sections()
    for key, value in table.items():
        path = (*above, key)
        way = draw(st.sampled_from(("line", "header", "header", "dotted")))
        if way == "header" and isinstance(value, Mapping):
            runs += _sections(draw, value, path, is_entry=False)
        elif way == "header" and isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
            entries = [_sections(draw, item, path, is_entry=True) for item in value]
            runs.append([text for first, *rest in entries for text in (*first, *_merged(draw, rest))])
        else:
            pairs = _dotted(draw, (key,), value) if way == "dotted" else [((key,), value)]
            for names_, item in pairs:
                lines += draw(comments) + f"{indent}{_key(draw, names_)}{draw(blanks)}={draw(blanks)}"
                lines += f"{_value(draw, item, indent)}{draw(beside)}\n"
    lines += draw(comments)
    if not above:
        return [[lines], *runs]
    name = _key(draw, above)
    header = f"[[{name}]]" if is_entry else f"[{name}]"
    is_needed = bool(lines.strip()) or is_entry or not runs
    own = [draw(comments) + f"{indent}{header}{draw(beside)}\n" + lines] if is_needed else []
    return [own, *runs] if is_entry else [*([own] if own else []), *runs]


def _merged(draw: st.DrawFn, runs: Sections) -> list[str]:
    waiting = [list(run) for run in runs if run]
    merged: list[str] = []
    while waiting:
        run = draw(st.sampled_from(waiting))
        merged.append(run.pop(0))
        waiting = [run for run in waiting if run]
    return merged


def _dotted(draw: st.DrawFn, above: tuple[str, ...], value: object) -> list[tuple[tuple[str, ...], object]]:
    if not isinstance(value, Mapping) or not value or not draw(st.booleans()):
        return [(above, value)]
    return [pair for key, item in value.items() for pair in _dotted(draw, (*above, key), item)]


def _key(draw: st.DrawFn, above: tuple[str, ...]) -> str:
    dot = draw(st.sampled_from((".", ".", " . ")))
    return dot.join(_key_part(draw, key) for key in above)


def _key_part(draw: st.DrawFn, key: str) -> str:
    if draw(st.booleans()) and key.isprintable() and "'" not in key:
        return f"'{key}'"
    return tomlkit.key(key).as_string()


def _value(draw: st.DrawFn, value: object, indent: str) -> str:
    if isinstance(value, Mapping):
        gap = draw(blanks)
        pairs = (
            f"{gap}{_key(draw, (key,))}{draw(blanks)}={draw(blanks)}{_value(draw, item, indent)}"
            for key, item in value.items()
        )
        return f"{{{','.join(pairs)}{gap}}}"
    if isinstance(value, list):
        return draw(st.sampled_from((_list_in_line, _list_over_lines, _list_anyhow)))(draw, value, indent)
    return _plain(draw, value)


def _plain(draw: st.DrawFn, value: object) -> str:
    ways: list[str] = [tomlkit.item(value).as_string()]
    if isinstance(value, str) and value.isprintable():
        ways += [f"'{value}'"] if "'" not in value else []
        ways += [f"'''\n{value}'''"] if "'" not in value else []
        ways += [f'"""{value}"""'] if '"' not in value and "\\" not in value else []
    if isinstance(value, int) and not isinstance(value, bool):
        ways += [f"{value:_}"] + ([hex(value)] if value >= 0 else [])
    return draw(st.sampled_from(ways))


Layout = Callable[[st.DrawFn, list[object], str], str]


def _list_in_line(draw: st.DrawFn, items: list[object], indent: str) -> str:
    gap = draw(blanks)
    comma = draw(st.sampled_from(("", ","))) if items else ""
    return f"[{gap}{f',{gap}'.join(_value(draw, item, indent) for item in items)}{comma}{gap}]"


def _list_over_lines(draw: st.DrawFn, items: list[object], indent: str) -> str:
    text = f"[{draw(beside)}\n"
    inner = indent + "    "
    for index, item in enumerate(items):
        comma = "," if index + 1 < len(items) else draw(st.sampled_from(("", ",")))
        text += f"{draw(comments)}{inner}{_value(draw, item, inner)}{comma}{draw(beside)}\n"
    return f"{text}{draw(comments)}{indent}]"


def _list_anyhow(draw: st.DrawFn, items: list[object], indent: str) -> str:
    gaps = st.sampled_from(("", " ", "\n", " # so\n", "\n\n# heading\n\n   "))
    text = "[" + draw(gaps)
    for index, item in enumerate(items):
        text += _value(draw, item, indent) + draw(gaps) + ("," if index + 1 < len(items) else "") + draw(gaps)
    return text + "]"
