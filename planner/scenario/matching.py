"""Matching: which entries of two lists are the same one, when a draft was edited in between.

Entries are known by their names; those without one, or with another name than before, by what they hold and where they
stand. Asked by whoever has to follow an entry through an edit: the text that keeps its comments, the words that name
the change.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

Partners = tuple[int | None, ...]
"""For each entry of the newer list, the index of its older self; None for an entry that is new."""

Entries = Sequence[object]
_Left = Sequence[int]


def is_same(first: object, second: object) -> bool:
    """Whether a file would hold the same: equal, and of the same types (1 is neither 1.0 nor true)."""
    if first is second:
        return True
    if isinstance(first, Mapping):
        return isinstance(second, Mapping) and len(first) == len(second) and _holds_same(first, second)
    if isinstance(first, list):
        return isinstance(second, list) and len(first) == len(second) and all(map(is_same, first, second))
    return _plain_form(first) == _plain_form(second)


def _holds_same(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    return all(key in second for key in first) and all(map(is_same, first.values(), map(second.get, first)))


def _plain_form(value: object) -> Hashable:
    """A single value with its type, where equal means written alike: nan is nan, -0.0 is not 0.0, an offset counts."""
    if isinstance(value, str | int):
        return type(value), value
    return type(value), repr(value)


def _form(value: object) -> Hashable:
    """A value of any kind, such that those that are the same are equal."""
    if isinstance(value, Mapping):
        return frozenset((key, _form(item)) for key, item in value.items())
    if isinstance(value, list):
        return tuple(map(_form, value))
    return _plain_form(value)


def name_of(entry: object) -> str | None:
    """The name an entry gives itself; None if it gives none."""
    name = entry.get("name") if isinstance(entry, Mapping) else None
    return name if isinstance(name, str) else None


def _form_but_name(entry: object) -> Hashable:
    if name_of(entry) is None or not isinstance(entry, Mapping):
        return None
    return _form({key: value for key, value in entry.items() if key != "name"})


def partners(old: Entries, new: Entries) -> Partners:
    """For each entry of `new`, which of `old` it was: by name, then by what it holds, then by position."""
    shorter = min(len(old), len(new))
    start = _alike(old, new)
    end = min(_alike(reversed(old), reversed(new)), shorter - start)
    middle = range(start, len(new) - end)
    found = _matched(old, new, range(start, len(old) - end), middle)
    return (*range(start), *map(found.get, middle), *range(len(old) - end, len(old)))


def _alike(old: Iterable[object], new: Iterable[object]) -> int:
    """How many entries at the beginning are the same."""
    count = 0
    for first, second in zip(old, new, strict=False):
        if not is_same(first, second):
            break
        count += 1
    return count


def _matched(old: Entries, new: Entries, old_left: _Left, new_left: _Left) -> dict[int, int]:
    if len(old_left) == len(new_left) and not any(isinstance(new[index], Mapping) for index in new_left):
        return dict(zip(new_left, old_left, strict=True))
    found: dict[int, int] = {}
    for key in (_only_names(old, new, old_left, new_left), _form, name_of, _form_but_name):
        found |= _by_key(old, new, old_left, new_left, key)
        taken = set(found.values())
        old_left = [index for index in old_left if index not in taken]
        new_left = [index for index in new_left if index not in found]
    return found | {index: index for index in set(new_left) & set(old_left) if _is_akin(old[index], new[index])}


def _only_names(old: Entries, new: Entries, old_left: _Left, new_left: _Left) -> Callable[[object], Hashable]:
    """The name of an entry, if nobody else has it: nothing more has to be looked at then."""
    once = _names_once(old, old_left) & _names_once(new, new_left)

    def only_name(entry: object) -> Hashable:
        name = name_of(entry)
        return name if name in once else None

    return only_name


def _names_once(entries: Entries, left: _Left) -> set[str | None]:
    counts = Counter(name_of(entries[index]) for index in left)
    return {name for name, count in counts.items() if count == 1} - {None}


def _by_key(
    old: Entries, new: Entries, old_left: _Left, new_left: _Left, key: Callable[[object], Hashable]
) -> Iterator[tuple[int, int]]:
    """Pairs of the same key, in their order."""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in old_left:
        waiting[key(old[index])].append(index)
    waiting.pop(None, None)
    for index in new_left:
        if candidates := waiting.get(key(new[index])):
            yield index, candidates.popleft()


def _is_akin(old: object, new: object) -> bool:
    """Whether one entry may have become the other: of two with different names, half of what they hold is the same."""
    if not isinstance(old, Mapping) or not isinstance(new, Mapping) or None in (name_of(old), name_of(new)):
        return True
    keys = (old.keys() | new.keys()) - {"name"}
    same = sum(key in old and key in new and is_same(old[key], new[key]) for key in keys)
    return 2 * same >= len(keys)


def in_place(found: Partners) -> frozenset[int]:
    """Which of the newer entries need not move: the longest run that is in the old order; the rest moved or are new."""
    lasts: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for index, partner in enumerate(found):
        if partner is None:
            continue
        length = bisect_left(lasts, partner)
        before[index] = ends[length - 1] if length else None
        lasts[length : length + 1] = [partner]
        ends[length : length + 1] = [index]
    staying: set[int] = set()
    here = ends[-1] if ends else None
    while here is not None:
        staying.add(here)
        here = before[here]
    return frozenset(staying)
