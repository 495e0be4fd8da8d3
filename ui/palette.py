"""Palette: light or dark, as the system says or the user asks.

Where Qt can change its scheme, it does. On a bare X server, and in tests, its scheme stays Unknown whatever one asks;
then our own dark palette serves, with the Fusion style, which draws everything from the palette.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from planner.estimates.verdicts import Verdict

Role = QPalette.ColorRole
DARK_BELOW_LIGHTNESS = 128


class Colours(Enum):
    """What the user asks for; the values are the words of the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {
    Colours.SYSTEM: Qt.ColorScheme.Unknown,
    Colours.LIGHT: Qt.ColorScheme.Light,
    Colours.DARK: Qt.ColorScheme.Dark,
}

_DARK: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        Role.Window: "#2a2e32",
        Role.WindowText: "#e6e8ea",
        Role.Base: "#191b1d",
        Role.AlternateBase: "#202326",
        Role.Text: "#e6e8ea",
        Role.PlaceholderText: "#adb3b9",
        Role.Button: "#3b4147",
        Role.ButtonText: "#e6e8ea",
        Role.BrightText: "#ffffff",
        Role.ToolTipBase: "#31363b",
        Role.ToolTipText: "#e6e8ea",
        Role.Highlight: "#4f9cd6",
        Role.HighlightedText: "#0d0e0f",
        Role.Accent: "#4f9cd6",
        Role.Link: "#6ab7ff",
        Role.LinkVisited: "#b79cff",
        Role.Light: "#4a5056",
        Role.Midlight: "#3d4348",
        Role.Mid: "#2a2e32",
        Role.Dark: "#16181a",
        Role.Shadow: "#0d0e0f",
    }
)
_LIGHT: Mapping[QPalette.ColorRole, str] = MappingProxyType(
    {
        Role.Window: "#f3f4f5",
        Role.WindowText: "#1d2125",
        Role.Base: "#ffffff",
        Role.AlternateBase: "#f6f7f8",
        Role.Text: "#1d2125",
        Role.PlaceholderText: "#656c73",
        Role.Button: "#eceef0",
        Role.ButtonText: "#1d2125",
        Role.BrightText: "#ffffff",
        Role.ToolTipBase: "#ffffff",
        Role.ToolTipText: "#1d2125",
        Role.Highlight: "#1f6fa8",
        Role.HighlightedText: "#ffffff",
        Role.Accent: "#1f6fa8",
        Role.Link: "#0b5cad",
        Role.LinkVisited: "#6b3fa0",
        Role.Light: "#ffffff",
        Role.Midlight: "#e3e6e8",
        Role.Mid: "#b7bcc1",
        Role.Dark: "#9aa0a6",
        Role.Shadow: "#6d7378",
    }
)
# Fusion draws the edge of what is ticked in a darker shade of its own Window: on a dark ground black on black, on a
# light one faint. These two show their Window nowhere else, and have no children that would take theirs.
_TICKED = ("QCheckBox", "QRadioButton")
_WINDOW_OF_TICKED_ON_DARK, _WINDOW_OF_TICKED_ON_LIGHT = QColor("#c8ccd0"), QColor("#a0a5aa")
_DISABLED_TEXT = (Role.WindowText, Role.Text, Role.ButtonText)

# Okabe and Ito's colours, which colour-blind readers tell apart, lighter on a dark ground. The sign and the word that
# stand beside them say the same.
_VERDICTS_ON_LIGHT = {
    Verdict.MET: QColor("#0067a3"),
    Verdict.MISSED: QColor("#bf4a00"),
    Verdict.TOO_CLOSE: QColor("#8a5a00"),
    Verdict.NO_TICKETS: QColor("#656c73"),
}
_VERDICTS_ON_DARK = {
    Verdict.MET: QColor("#6cc0f0"),
    Verdict.MISSED: QColor("#ff8f4d"),
    Verdict.TOO_CLOSE: QColor("#f0c04a"),
    Verdict.NO_TICKETS: QColor("#9aa0a6"),
}


def take_colours(application: QApplication, asked: Colours) -> None:
    """Show the colours asked for, or the system's; palettes and everything painted by them change at once."""
    hints = application.styleHints()
    hints.setColorScheme(_SCHEMES[asked])
    application.setPalette(QPalette())
    if hints.colorScheme() is Qt.ColorScheme.Unknown:
        _take_own(application, palette_of(_DARK if asked is Colours.DARK else _LIGHT))


def _take_own(application: QApplication, palette: QPalette) -> None:
    """Show these colours, and the edges of what is ticked on them."""
    application.setPalette(palette)
    ticked = QPalette(palette)
    show_edge_of_tick(ticked)
    for kind in _TICKED:
        application.setPalette(ticked, kind)  # type: ignore[arg-type]  # its stub says bytes, which it refuses


def show_edge_of_tick(palette: QPalette) -> None:
    """Make a palette of ours, by which nothing but a box for a tick is drawn, show the edge of that."""
    if QApplication.styleHints().colorScheme() is Qt.ColorScheme.Unknown:
        palette.setColor(Role.Window, _WINDOW_OF_TICKED_ON_DARK if is_dark(palette) else _WINDOW_OF_TICKED_ON_LIGHT)


def palette_of(colours: Mapping[QPalette.ColorRole, str]) -> QPalette:
    """A palette of these colours; disabled text is the placeholder's."""
    palette = QPalette()
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in _DISABLED_TEXT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[Role.PlaceholderText]))
    return palette


def is_dark(palette: QPalette) -> bool:
    """By the palette and not by the scheme, which may be unknown."""
    return palette.color(Role.Window).lightness() < DARK_BELOW_LIGHTNESS


def verdict_colour(verdict: Verdict, palette: QPalette) -> QColor:
    """The colour of a verdict's sign and word on this ground."""
    return (_VERDICTS_ON_DARK if is_dark(palette) else _VERDICTS_ON_LIGHT)[verdict]
