"""Chart files: every chart of a study as PNG, SVG and the CSV of its numbers, the same bytes every time.

A chart that is about one coverage is written once for each. Names come from the catalogue and from names of coverages,
brought down to letters that every file system takes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from matplotlib.figure import Figure

from planner.charts.catalogue import CHARTS, Chart, Look, Picture
from planner.charts.look import painted
from planner.tables.csv_text import csv_text
from planner.whole_file import write_whole

DOTS_PER_INCH = 200
LONGEST_SLUG = 60
LIGHT = Look()
NOTHING_OF_THE_MOMENT = {"Date": None, "Creator": None}
"""Left out of an SVG: they would make two files of one study differ."""


def write_charts(picture: Picture, directory: Path, look: Look = LIGHT) -> list[Path]:
    """Write every chart into a directory, made if it is not there; returns the files. Raises OSError."""
    directory.mkdir(parents=True, exist_ok=True)
    written = []
    for chart, shown, stem in chart_files(picture):
        written += write_chart(chart, shown, directory / stem, look)
    return written


def chart_files(picture: Picture) -> Iterator[tuple[Chart, Picture, str]]:
    """Every chart with what it shows and the name of its files, without an ending."""
    names = [coverage.name for coverage in picture.study.coverages]
    slugs = distinct_slugs(names)
    for number, chart in enumerate(CHARTS, start=1):
        stem = f"{number}-{chart.key}"
        if chart.needs_coverage:
            for name, slug in zip(names, slugs, strict=True):
                yield chart, replace(picture, coverage=name), f"{stem}-{slug}"
        else:
            yield chart, picture, stem


def write_chart(chart: Chart, picture: Picture, stem: Path, look: Look) -> list[Path]:
    """Write one chart beside its numbers, each whole or not at all: stem.png, stem.svg and stem.csv."""
    png, svg, csv = (stem.with_name(f"{stem.name}.{ending}") for ending in ("png", "svg", "csv"))
    figure = Figure(figsize=chart.size_in)
    chart.draw(figure, picture, look)
    with painted(look):
        write_whole(png, _saved(figure, "png", {"Software": None}, DOTS_PER_INCH))
        write_whole(svg, _saved(figure, "svg", NOTHING_OF_THE_MOMENT, figure.dpi))
    write_whole(csv, csv_text(chart.numbers(picture)).encode("utf-8-sig"))
    return [png, svg, csv]


def _saved(figure: Figure, ending: str, metadata: dict[str, None], dots_per_inch: float) -> bytes:
    content = BytesIO()
    figure.savefig(content, format=ending, dpi=dots_per_inch, metadata=metadata)
    return content.getvalue()


def distinct_slugs(names: Iterable[str]) -> list[str]:
    """A slug per name; of two alike the later gets a number."""
    slugs: list[str] = []
    for name in names:
        plain = slug_of(name)
        slug, number = plain, 1
        while slug in slugs:
            number += 1
            slug = f"{plain}-{number}"
        slugs.append(slug)
    return slugs


def slug_of(name: str) -> str:
    """Small letters, digits and single hyphens; letters of all scripts stay, accents and signs go."""
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in letters.casefold()).split()
    return "-".join(words)[:LONGEST_SLUG].strip("-") or "coverage"
