"""HTML: a pack as one page in one file, without scripts or anything from elsewhere, legible in light and dark."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from planner.decision_pack.contents import Block, Drawing, Heading, Pack
from planner.decision_pack.drawings import with_own_identifiers
from planner.decision_pack.method_section import READING
from planner.decision_pack.pdf import date_words
from planner.whole_file import write_whole

GOOD, BAD = ("✓", "▲"), ("✕", "▼")
"""Signs that colour repeats."""

_WITH_INTERVAL = re.compile(r"(\S+ \([−+\d.,]+(?:–| to )[−+\d.,]+\))")
"""A number with its interval: 97.2% (96.5–97.9), −1.2 (−2.0 to −0.4)."""
_FIXED_SIZE = re.compile(r'(<svg )[^>]*?(viewBox="[^"]*")')


def write_html(pack: Pack, path: Path) -> None:
    """Write the whole file or leave what was there; raises OSError."""
    write_whole(path, html_text(pack).encode("utf-8"))


def html_text(pack: Pack) -> str:
    """The page; every text of the pack is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(light=_light, dark=_dark, tone=_tone, unbroken=_unbroken, kind=_kind)
    template = files("planner.decision_pack").joinpath("pack.html.j2").read_text("utf-8")
    return environment.from_string(template).render(pack=pack, date=date_words(pack), reading=READING) + "\n"


def _light(drawing: Drawing) -> Markup:
    return _inline(drawing.svg, f"{drawing.key}-light")


def _dark(drawing: Drawing) -> Markup:
    return _inline(drawing.dark_svg, f"{drawing.key}-dark")


def _inline(svg: str, prefix: str) -> Markup:
    """Matplotlib escapes the texts of a drawing; what is left of markup is its own."""
    scalable = _FIXED_SIZE.sub(r"\1\2", with_own_identifiers(svg, prefix), count=1)
    return Markup(scalable)  # noqa: S704  # drawn by us; its texts are escaped by what writes the SVG


def _tone(cell: str, heading: Heading) -> str:
    """The classes of a cell."""
    tones = ["number"] if heading.is_number else []
    tones += ["good"] if cell.startswith(GOOD) else ["bad"] if cell.startswith(BAD) else []
    return " ".join(tones)


def _unbroken(cell: str) -> Markup:
    """A cell in which no line ends within a number and its interval."""
    parts = (escape(part) for part in _WITH_INTERVAL.split(cell))
    whole = Markup('<span class="whole">{}</span>')
    return Markup("").join(whole.format(part) if at % 2 else part for at, part in enumerate(parts))


def _kind(block: Block) -> str:
    return type(block).__name__
