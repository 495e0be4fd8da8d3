"""Look: colours, shapes and type of every chart, light or dark, and how they are set without touching global state.

Okabe and Ito's colours, which colour-blind readers tell apart. A coverage keeps its colour and its shape wherever it
appears, and its name always stands beside them: neither carries meaning alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from threading import RLock

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.typing import RcKeyType

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

LARGEST_PT_PER_INCH = 2.7
"""Text may grow until some twenty lines fill the figure."""

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
    """The size of plain text: larger on a slide than in a column, and never so large that a chart finds no room."""
    width_in, height_in = (float(side) for side in figure.get_size_inches())
    return min(min(max(5.4 + 0.56 * width_in, 8.5), 13.0) * look.text_scale, height_in * LARGEST_PT_PER_INCH)


_ONE_AT_A_TIME = RLock()
"""matplotlib's settings are one table for the whole process, and the window draws behind the screen."""


@contextmanager
def painted(look: Look) -> Iterator[None]:
    """Within it, whatever is created has this look; global settings are as before when it ends."""
    ink = colours(look)
    settings: dict[RcKeyType, object] = {
        "font.family": list(families()),
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
    with _ONE_AT_A_TIME, mpl.rc_context(settings):
        yield


@lru_cache(maxsize=2)
def families(*, bold: bool = False) -> tuple[str, ...]:
    """Our fonts that this machine has; of bold type only those that come in bold."""
    installed = {entry.name for entry in font_manager.fontManager.ttflist if not bold or _is_bold(entry)}
    return tuple(name for name in _FONTS if name in installed)


def _is_bold(entry: font_manager.FontEntry) -> bool:
    return entry.weight == "bold" or (isinstance(entry.weight, int) and entry.weight >= 600)


@lru_cache(maxsize=2)
def _known_signs(*, bold: bool) -> frozenset[int]:
    """Every character that one of our fonts can draw."""
    known: set[int] = set()
    for name in families(bold=bold):
        path = font_manager.findfont(font_manager.FontProperties(family=[name], weight="bold" if bold else "normal"))
        known.update(FT2Font(path).get_charmap())
    return frozenset(known)


def comes_in_bold(words: str) -> bool:
    """Whether the bold fonts have every character; what they lack is written in ordinary type."""
    return all(ord(sign) in _known_signs(bold=True) for sign in words)


def writable(words: str) -> str:
    """The text with U+FFFD for what no font of ours can draw.

    Left alone, matplotlib would warn at every drawing and print an empty box.
    """
    known = _known_signs(bold=False)
    return "".join(sign if ord(sign) in known else UNKNOWN_SIGN for sign in words)
