"""Colours and marks: legible on both grounds, and the same on screen as in the charts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QGroupBox, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.charts.look import Look, coverage_style
from planner.estimates.verdicts import Verdict
from planner.scenario.coverage import Shift
from planner.scenario.field_table import fields_by_key
from ui.application import make_application
from ui.coverage_marks import COLOURS, SHAPES, mark_of
from ui.document import Document
from ui.forms.optional_table import OptionalTable
from ui.palette import Colours, is_dark, take_colours, verdict_colour
from ui.soft_selection import soften

LEGIBLE = 4.5
"""The contrast that WCAG 2 asks of text."""
SEEN = 3.0
"""The contrast that WCAG 2 asks of what one works with."""


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("asked", "dark"), [(Colours.LIGHT, False), (Colours.DARK, True), (Colours.SYSTEM, False)])
def test_the_colours_asked_for_are_taken_where_the_system_has_none(qtbot: QtBot, asked: Colours, dark: bool) -> None:
    del qtbot
    application = make_application()
    take_colours(application, asked)
    assert is_dark(application.palette()) is dark


@pytest.mark.parametrize("asked", [Colours.LIGHT, Colours.DARK])
@pytest.mark.parametrize("chosen", [False, True])
def test_words_are_legible(qtbot: QtBot, asked: Colours, chosen: bool) -> None:
    del qtbot
    application = make_application()
    take_colours(application, asked)
    palette = application.palette()
    soften(palette)
    role = QPalette.ColorRole
    for ground in (role.Highlight,) if chosen else (role.Base, role.AlternateBase, role.Window):
        colour = palette.color(ground)
        assert contrast(palette.color(role.Text), colour) > LEGIBLE
        if not chosen:
            assert contrast(palette.color(role.PlaceholderText), colour) > LEGIBLE
        for verdict in Verdict:
            assert contrast(verdict_colour(verdict, palette), colour) > (3.0 if chosen else LEGIBLE), verdict


@pytest.mark.parametrize("asked", [Colours.LIGHT, Colours.DARK])
@pytest.mark.parametrize("kind", ["check box", "radio button", "table"])
def test_what_is_not_ticked_has_an_edge_that_is_seen(qtbot: QtBot, asked: Colours, kind: str) -> None:
    take_colours(make_application(), asked)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    widget = ticked(kind)
    column.addWidget(widget)
    window.show()
    picture = window.grab().toImage()
    ground = window.palette().color(QPalette.ColorRole.Window)
    line, left = widget.y() + TICK_PX // 2, widget.x()
    across = [picture.pixelColor(x, line) for x in range(left, left + TICK_PX)]
    assert max(contrast(colour, ground) for colour in across) > SEEN


TICK_PX = 14


def ticked(kind: str) -> QWidget:
    """Without words, so that all there is to see is what is ticked."""
    if kind == "check box":
        return QCheckBox()
    if kind == "radio button":
        return QRadioButton()
    table = OptionalTable(Document(), "on_call", fields_by_key(Shift)["on_call"], QWidget(), lambda _path: None)
    table.setTitle("")
    table.setChecked(False)
    return table


def test_what_stands_in_a_table_keeps_its_ground(qtbot: QtBot) -> None:
    application = make_application()
    take_colours(application, Colours.DARK)
    box = QGroupBox()
    qtbot.addWidget(box)
    inner = QWidget(box)
    assert inner.palette().color(QPalette.ColorRole.Window) == application.palette().color(QPalette.ColorRole.Window)


def test_a_coverage_has_the_colour_that_it_has_in_charts() -> None:
    assert tuple(coverage_style(index, Look()).colour for index in range(len(COLOURS))) == COLOURS


def test_marks_differ_for_the_first_sixteen(qtbot: QtBot) -> None:
    del qtbot
    images = [mark_of(index).pixmap(32, 32).toImage() for index in range(len(SHAPES))]
    assert all(one != other for at, one in enumerate(images) for other in images[:at])
