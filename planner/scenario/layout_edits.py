"""Edits of a value's layout: the same parts with other values in them, and everything around them as it was.

Serves lists, inline tables and the lines below a header alike. Moving whole tables with their headers is another
matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.scenario.draft import Data, value_at
from planner.scenario.field_places import in_model_order, is_free_key, rank_of
from planner.scenario.findings import Path
from planner.scenario.layout import Group, Keys, Kind, Piece, Value, indent_of, paragraphs, text_of_value
from planner.scenario.matching import is_same, partners
from planner.scenario.new_text import key_text, value_text

_MISSING = object()
_FAR = 4
"""Blanks before a comment that nobody writes unless to align it."""
_Edited = Sequence[Piece | None]
"""The pieces of a group after an edit; None for one that goes."""


def edited_value(value: Value, old: object, new: object, path: Path, indent: str = "", column: int = 0) -> Value:
    """The layout of a value that was `old` and is to be `new`.

    `indent` is that of the line it stands on, and `column` where on the line it begins.
    """
    if is_same(old, new):
        return value
    if isinstance(value, Group) and value.pieces and new:
        if value.kind is Kind.TABLE and isinstance(old, Mapping) and isinstance(new, Mapping):
            return edited_table(value, old, new, path, indent)
        if value.kind is Kind.LIST and isinstance(old, list) and isinstance(new, list):
            return _edited_list(value, old, new, path)
    return value_text(new, indent, column)


def edited_table(group: Group, old: Data, new: Data, path: Path, indent: str = "") -> Group:
    """The layout of an inline table, or of the lines below a header, that held `old` and is to hold `new`."""
    names = renamed_keys(old, new, path)
    edited: list[Piece | None] = []
    for piece in group.pieces:
        keys = (names.get(piece.keys[0], piece.keys[0]), *piece.keys[1:])
        value = value_at(new, keys, _MISSING)
        if value is _MISSING:
            edited.append(None)
            continue
        before = value_at(old, piece.keys)
        here = indent_of(piece.lead) if group.kind is Kind.LINES else indent
        edited.append(_with_keys(_with_value(piece, before, value, (*path, *keys), here), keys))
    left = _with_pieces(group, edited)
    return _spaced(group, _with_missing(left, new, path, indent))


def _edited_list(group: Group, old: Sequence[object], new: Sequence[object], path: Path) -> Group:
    found = partners(old, new)
    edited: list[Piece | None] = [None] * len(old)
    for index, partner in enumerate(found):
        if partner is not None:
            piece = group.pieces[partner]
            edited[partner] = _with_value(piece, old[partner], new[index], (*path, index), indent_of(piece.lead))
    left = _with_pieces(group, edited)
    kept = dict(zip((index for index, piece in enumerate(edited) if piece), left.pieces, strict=True))
    pieces = (
        _new_item(group, value) if partner is None else kept[partner] for value, partner in zip(new, found, strict=True)
    )
    return _spaced(group, replace(left, pieces=tuple(pieces)))


def renamed_keys(old: Data, new: Data, path: Path) -> dict[str, str]:
    """Which keys of a table whose keys are names have another name now, and hold the same table."""
    gone = [key for key, value in old.items() if key not in new and isinstance(value, Mapping)]
    come = [key for key in new if key not in old and is_free_key((*path, key))]
    names: dict[str, str] = {}
    for key in gone:
        for other in come:
            if other not in names.values() and is_same(old[key], new[other]):
                names[key] = other
                break
    return names


# --- pieces -------------------------------------------------------------------------------------------------------


def _with_value(piece: Piece, old: object, new: object, path: Path, indent: str) -> Piece:
    """A piece with another value; a comment far beside it stays in its column, as it will have been put there."""
    value = edited_value(piece.value, old, new, path, indent, len(indent) + len(piece.key))
    if value is piece.value:
        return piece
    was, now = text_of_value(piece.value), text_of_value(value)
    comment = piece.beside.lstrip(" ")
    blanks = len(piece.beside) - len(comment)
    if "\n" in was + now or blanks < _FAR or not comment.startswith("#"):
        return replace(piece, value=value)
    return replace(piece, value=value, beside=" " * max(1, blanks + len(was) - len(now)) + comment)


def _with_keys(piece: Piece, keys: Keys) -> Piece:
    return piece if keys == piece.keys else replace(piece, keys=keys, key=key_text(keys) + _equals(piece))


def _equals(piece: Piece) -> str:
    """The equals sign of a piece with the blanks around it."""
    return piece.key[len(piece.key[: piece.key.rindex("=")].rstrip()) :]


def _with_pieces(group: Group, edited: _Edited) -> Group:
    """The group with the pieces that are left, and the comments that were not about the ones that go."""
    pieces: list[Piece] = []
    carried, gap = "", ""
    for index, piece in enumerate(edited):
        if piece is None:
            gap = gap or paragraphs(group.pieces[index].lead)[0][0]
            carried += _left_of(group, edited, index)
            continue
        has_gap = bool(paragraphs(piece.lead)[0][0])
        above = carried or ("" if has_gap else gap)
        pieces.append(replace(piece, lead=above + piece.lead) if above else piece)
        carried, gap = "", ""
    return replace(group, pieces=tuple(pieces), close=carried + group.close)


def _left_of(group: Group, edited: _Edited, index: int) -> str:
    """The comments above a piece that goes which stay: those that stand apart, or are about the lines below it too."""
    lead = group.pieces[index].lead
    *apart, (gap, comments) = paragraphs(lead.removesuffix(indent_of(lead)))
    opens_paragraph = bool(gap) or index == 0
    stays = group.kind is Kind.LINES and opens_paragraph and _goes_on(group, edited, index)
    text = "".join(above + paragraph for above, paragraph in apart)
    return text + (gap + comments if stays else gap if apart else "")


def _goes_on(group: Group, edited: _Edited, index: int) -> bool:
    """Whether a line that stays follows right below, with no comment of its own."""
    for later in range(index + 1, len(edited)):
        if group.pieces[later].lead.strip(" \t"):
            return False
        if edited[later] is not None:
            return True
    return False


# --- new pieces ---------------------------------------------------------------------------------------------------


def _with_missing(group: Group, new: Data, path: Path, indent: str) -> Group:
    """The group with the keys of `new` that stand nowhere in it, each behind those that the models have before it."""
    pieces = list(group.pieces)
    for keys, value in list(_missing(new, (), frozenset(piece.keys for piece in pieces), path)):
        depth = len(keys) - 1
        kin = [index for index, piece in enumerate(pieces) if piece.keys[:depth] == keys[:depth]]
        rank = rank_of((*path, *keys))
        before = [index for index in kin if rank_of((*path, *pieces[index].keys[: depth + 1])) <= rank]
        at = before[-1] + 1 if before else min(kin, default=0)
        piece = _new_pair(group, keys, value, [pieces[index] for index in kin], indent)
        if group.kind is Kind.LINES and not path and at == 0 and pieces:
            title = pieces[0].lead
            pieces[0] = replace(pieces[0], lead=piece.lead)
            piece = replace(piece, lead=title)
        pieces.insert(at, piece)
    return replace(group, pieces=tuple(pieces))


def _missing(new: Data, above: Keys, written: frozenset[Keys], path: Path) -> Iterator[tuple[Keys, object]]:
    """The keys that no piece writes, with their values; of a table that dotted keys write in part, those that miss."""
    for key in in_model_order(new, (*path, *above)):
        keys = (*above, key)
        value = new[key]
        if keys in written:
            continue
        if isinstance(value, Mapping) and any(other[: len(keys)] == keys for other in written):
            yield from _missing(value, keys, written, path)
        else:
            yield keys, value


def _new_pair(group: Group, keys: Keys, value: object, kin: Sequence[Piece], indent: str) -> Piece:
    if group.kind is Kind.TABLE:
        return Piece(_other_indent(group), keys, _new_key(keys, kin), value_text(value, indent))
    lead = indent_of(kin[-1].lead) if kin else indent
    key = _new_key(keys, kin)
    return Piece(lead, keys, key, value_text(value, lead, len(lead) + len(key)), beside="\n")


def _new_key(keys: Keys, kin: Sequence[Piece]) -> str:
    """A key with its equals sign, below the others' if those have been aligned."""
    text = key_text(keys)
    if not kin:
        return f"{text} = "
    equals = _equals(kin[-1])
    columns = {piece.key.rindex("=") for piece in kin}
    is_aligned = len(columns) == 1 and any(_equals(piece).startswith("  ") for piece in kin)
    blank = " " if equals[0].isspace() else ""
    return (text.ljust(max(columns) - 1) if is_aligned else text) + blank + equals.lstrip()


def _new_item(group: Group, value: object) -> Piece:
    lead = _other_indent(group)
    return Piece(lead, (), "", value_text(value, lead, len(lead)), beside="\n" if group.open.endswith("\n") else "")


def _other_indent(group: Group) -> str:
    """What stands before a piece that is not the first."""
    if len(group.pieces) > 1:
        return indent_of(group.pieces[1].lead)
    return indent_of(group.pieces[0].lead) if group.open.endswith("\n") and group.pieces else " "


def _spaced(old: Group, new: Group) -> Group:
    """The new group with blanks and line ends as the old one had them, whichever piece is the first or last now."""
    if new.kind is Kind.LINES or not old.pieces:
        return new
    first, other = indent_of(old.pieces[0].lead), _other_indent(old)
    pieces: list[Piece] = []
    for index, piece in enumerate(new.pieces):
        lead = piece.lead
        if not lead.strip(" \t"):
            lead = first if index == 0 else other if lead == first else lead
        needs_line_end = old.open.endswith("\n") and index + 1 < len(new.pieces) and not piece.beside.endswith("\n")
        pieces.append(replace(piece, lead=lead, beside=piece.beside + "\n" if needs_line_end else piece.beside))
    return replace(new, pieces=tuple(pieces))
