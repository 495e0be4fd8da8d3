"""Look: colours, shapes and type of every chart, light or dark, and how they are set without touching global state.

Okabe and Ito's colours, which colour-blind readers tell apart. A coverage keeps its colour and its shape wherever it
appears, and its name always stands beside them: neither carries meaning alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

ORANGE, GREEN, BLUE, PURPLE = "#E69F00", "#009E73", "#0072B2", "#CC79A7"
SKY, VERMILION, YELLOW = "#56B4E9", "#D55E00", "#F0E442"

_SHAPES = ("s", "D", "^", "o", "v", "P", "X", "p", "h", "<", "*", ">", "d", "8", "H", "4")
_SIGNS = "■◆▲●▼✚✖⬟⬢◀★▶♦⯃⬣⅄"

_FONTS = (
    "DejaVu Sans",
    "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Noto Sans SC", "Source Han Sans", "WenQuanYi Zen Hei",
    "Hiragino Sans", "PingFang SC", "Yu Gothic", "Microsoft YaHei", "MS Gothic", "Malgun Gothic", "Droid Sans Fallback",
    "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Arial Unicode MS",
)  # fmt: skip
"""DejaVu comes with matplotlib, so charts look alike everywhere; the others help out with what it lacks."""

UNKNOWN_SIGN = "\ufffd"
"""Stands for a character that no font on this machine has."""

HASH_SALT = "sla-planner"
"""Fixed, so that an SVG's identifiers, and with them the file, are the same every time."""


@dataclass(frozen=True, slots=True)
class Look:
    """Light or dark, and how large text is."""

    dark: bool = False
    text_scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Colours:
    """What is not the colour of a coverage."""

    paper: str
    ink: str
    quiet: str
    """Less important text; still legible on paper."""
    line: str
    """Grids and frames."""
    faint: str
    """Bands behind rows."""


_LIGHT = Colours(paper="#FFFFFF", ink="#1A1A1A", quiet="#595959", line="#D0D0D0", faint="#F4F4F4")
_DARK = Colours(paper="#1E1E1E", ink="#F0F0F0", quiet="#B8B8B8", line="#4C4C4C", faint="#292929")


@dataclass(frozen=True, slots=True)
class CoverageStyle:
    """How one coverage is drawn everywhere."""

    colour: str
    shape: str
    """A matplotlib marker."""
    sign: str
    """The same shape as a character, for running text."""
    line: str
    """For thin lines: the colour, or ink where that would vanish on the paper."""


def colours(look: Look) -> Colours:
    """The colours of paper, ink and lines."""
    return _DARK if look.dark else _LIGHT


def coverage_style(index: int, look: Look) -> CoverageStyle:
    """The colour and shape of a scenario's coverage number `index`: a pair of its own for the first sixteen."""
    palette = (ORANGE, GREEN, BLUE, PURPLE, SKY, VERMILION, YELLOW, colours(look).ink)
    colour = palette[index % len(palette)]
    number = index % len(_SHAPES)
    visible = _contrast(colour, colours(look).paper) >= 1.8
    return CoverageStyle(colour, _SHAPES[number], _SIGNS[number], colour if visible else colours(look).quiet)


def readable_on(colour: str, look: Look) -> str:
    """Ink for text on a coloured ground: near black or near white, whichever stands out more."""
    del look  # the ground decides, not the paper
    return max(("#1A1A1A", "#FFFFFF"), key=lambda ink: _contrast(ink, colour))


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def text_size_pt(figure: Figure, look: Look) -> float:
    """The size of plain text: larger on a slide than in a column."""
    return min(max(5.6 + 0.5 * figure.get_figwidth(), 8.0), 12.0) * look.text_scale


@contextmanager
def painted(look: Look) -> Iterator[None]:
    """Within it, whatever is created has this look; global settings are as before when it ends."""
    ink = colours(look)
    settings = {
        "font.family": list(_families()),
        "text.parse_math": False,
        "text.color": ink.ink,
        "axes.facecolor": ink.paper,
        "axes.edgecolor": ink.line,
        "axes.labelcolor": ink.ink,
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": ink.paper,
        "savefig.facecolor": "auto",
        "xtick.color": ink.ink,
        "ytick.color": ink.ink,
        "grid.color": ink.line,
        "hatch.color": ink.ink,
        "hatch.linewidth": 0.6,
        "path.simplify": True,
        "svg.fonttype": "none",
        "svg.hashsalt": HASH_SALT,
    }
    with mpl.rc_context(settings):
        yield


@lru_cache(maxsize=1)
def _families() -> tuple[str, ...]:
    installed = set(font_manager.get_font_names())
    return tuple(name for name in _FONTS if name in installed)


@lru_cache(maxsize=1)
def _known_signs() -> frozenset[int]:
    """Every character that one of our fonts can draw."""
    known: set[int] = set()
    for name in _families():
        path = font_manager.findfont(font_manager.FontProperties(family=[name]))
        known.update(FT2Font(path).get_charmap())
    return frozenset(known)


def replace_unknown_signs(figure: Figure) -> frozenset[str]:
    """Put U+FFFD where a text has a character that no font can draw, and return these characters.

    Left alone, matplotlib would warn at every drawing and print an empty box.
    """
    known, unknown = _known_signs(), set[str]()
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        missing = {sign for sign in text.get_text() if ord(sign) not in known and sign != "\n"}
        if missing:
            unknown |= missing
            text.set_text("".join(UNKNOWN_SIGN if sign in missing else sign for sign in text.get_text()))
    return frozenset(unknown)
