"""Asks: what a key on the timeline asks for. One table, so that help can show it and nothing is bound twice."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
NONE, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


ABOUT_KEYS = (
    "Arrows go from bar to bar. Alt with an arrow moves the shift by 15 minutes, with Shift as well by a day. Shift "
    "with an arrow moves its end, Ctrl and Shift its start. + and - count engineers, Return edits, Ctrl+D copies, Del "
    "deletes. Page up and Page down go to other weeks."
)


class Ask(Enum):
    """Everything that can be done with the bar that has the focus."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()
    FIRST = auto()
    LAST = auto()
    EARLIER = auto()
    LATER = auto()
    DAY_EARLIER = auto()
    DAY_LATER = auto()
    END_EARLIER = auto()
    END_LATER = auto()
    START_EARLIER = auto()
    START_LATER = auto()
    MORE = auto()
    FEWER = auto()
    EDIT = auto()
    REMOVE = auto()
    COPY = auto()
    WEEK_BEFORE = auto()
    WEEK_AFTER = auto()


_KEYS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Ask] = MappingProxyType(
    {
        (Key.Key_Left, NONE): Ask.LEFT,
        (Key.Key_Right, NONE): Ask.RIGHT,
        (Key.Key_Up, NONE): Ask.UP,
        (Key.Key_Down, NONE): Ask.DOWN,
        (Key.Key_Home, NONE): Ask.FIRST,
        (Key.Key_End, NONE): Ask.LAST,
        (Key.Key_Left, ALT): Ask.EARLIER,
        (Key.Key_Right, ALT): Ask.LATER,
        (Key.Key_Left, ALT | SHIFT): Ask.DAY_EARLIER,
        (Key.Key_Right, ALT | SHIFT): Ask.DAY_LATER,
        (Key.Key_Left, SHIFT): Ask.END_EARLIER,
        (Key.Key_Right, SHIFT): Ask.END_LATER,
        (Key.Key_Left, CTRL | SHIFT): Ask.START_EARLIER,
        (Key.Key_Right, CTRL | SHIFT): Ask.START_LATER,
        (Key.Key_Plus, NONE): Ask.MORE,
        (Key.Key_Minus, NONE): Ask.FEWER,
        (Key.Key_Return, NONE): Ask.EDIT,
        (Key.Key_Enter, NONE): Ask.EDIT,
        (Key.Key_F2, NONE): Ask.EDIT,
        (Key.Key_Delete, NONE): Ask.REMOVE,
        (Key.Key_D, CTRL): Ask.COPY,
        (Key.Key_PageUp, NONE): Ask.WEEK_BEFORE,
        (Key.Key_PageDown, NONE): Ask.WEEK_AFTER,
    }
)


def asked_by(event: QKeyEvent) -> Ask | None:
    """What a key press asks for; where `+` needs Shift, that is part of the sign."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Key.Key_Plus, Key.Key_Minus):
        modifiers &= ~SHIFT
    return _KEYS.get((Key(event.key()), modifiers))
