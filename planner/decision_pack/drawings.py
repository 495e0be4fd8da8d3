"""Drawings: charts as SVG text, for light and for dark paper.

Separate from the charts themselves, which draw on whatever figure they are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

from matplotlib.figure import Figure

from planner.charts.look import Look, painted
from planner.charts.picture import Chart, Picture
from planner.decision_pack.contents import Drawing

NOTHING_OF_THE_MOMENT = {"Date": None, "Creator": None}
"""Left out of an SVG: they would make two packs of one study differ."""

Draw = Callable[[Figure, Look], object]

_PROLOGUE = re.compile(r"^.*?(?=<svg )", re.DOTALL)
_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_IDENTIFIER = re.compile(r'(?<= id=")|(?<=url\(#)|(?<=href="#)')
_FAMILY = re.compile(r"(?<='DejaVu Sans')(?=[;\"])")


def chart_drawing(chart: Chart, picture: Picture, size_in: tuple[float, float], key: str = "") -> Drawing:
    """A chart of the catalogue at a size."""

    def draw(figure: Figure, look: Look) -> object:
        return chart.draw(figure, picture, look)

    return drawing(key or chart.key, size_in, draw, chart.describe(picture))


def drawing(key: str, size_in: tuple[float, float], draw: Draw, words: str) -> Drawing:
    """Whatever draws on a figure, drawn for both papers."""
    light, dark = (_svg(draw, size_in, look) for look in (Look(), Look(dark=True)))
    return Drawing(key, light, dark, words, *size_in)


def _svg(draw: Draw, size_in: tuple[float, float], look: Look) -> str:
    figure = Figure(figsize=size_in)
    content = BytesIO()
    with painted(look):
        draw(figure, look)
        figure.savefig(content, format="svg", metadata=NOTHING_OF_THE_MOMENT)
    text = _PROLOGUE.sub("", content.getvalue().decode("utf-8"), count=1)
    return _FAMILY.sub(", sans-serif", _METADATA.sub("", text, count=1))


def with_own_identifiers(svg: str, prefix: str) -> str:
    """The same drawing, none of whose identifiers is that of another drawing on the same page."""
    return _IDENTIFIER.sub(f"{prefix}-", svg)
