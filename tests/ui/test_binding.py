"""Qt's binding for Python: that this release of it counts references as this Python does.

PySide6 6.12.0 is built for Pythons whose None, True and False are immortal. Before 3.12 they are not, and each call
that returns one of them gives back a reference that nobody took, until Python aborts. Hence the bound in
pyproject.toml.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QColor, QPalette

CALLS = 2_000
SLACK = 200
"""What else may take or give back references meanwhile."""

CASES: dict[str, tuple[Callable[[], object], object]] = {
    "sets": (lambda: QPalette().setColor(QPalette.ColorRole.Base, QColor(1, 2, 3)), None),
    "returns nothing": (QObject().parent, None),
    "returns true": (QRect().isNull, True),
    "returns false": (QRect(0, 0, 1, 1).isNull, False),
}


@pytest.mark.parametrize("case", CASES)
def test_calls_give_back_no_more_than_they_took(case: str) -> None:
    call, value = CASES[case]
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    assert sys.getrefcount(value) > before - SLACK
