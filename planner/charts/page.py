"""Page: what surrounds every chart, laid out in inches so that nothing overlaps at any size.

A title that answers, what is shown and in which unit, the signs, and at the foot where the numbers come from. What is
left in between belongs to the chart. Texts are measured and then wrapped, shortened or left out; matplotlib's layout
engines would take half a second for the same, and let long names run out of the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from planner.charts.look import (
    Look,
    colours,
    comes_in_bold,
    coverage_style,
    families,
    painted,
    text_size_pt,
    writable,
)
from planner.charts.picture import Picture
from planner.charts.spots import CLICK, Spot
from planner.charts.wording import in_plain_words, without_middle
from planner.grammar import counted
from planner.tickets.behind import Behind

MARGIN_IN = 0.16
LINE_HEIGHT = 1.32
"""Of a line of text, as a multiple of its size."""
POINTS_PER_INCH = 72
ELLIPSIS = "…"
SIGN_WIDTH = 0.95
"""Of a sign before its words, in lines."""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the signs above a chart: a marker of a colour, or a filled box with a hatch."""

    words: str
    colour: str
    shape: str | None = None
    """A marker; None for a box."""
    hatch: str = ""
    brief: str = ""
    """Said instead where all the signs would not fit otherwise."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the figure in inches, from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom


class Page:
    """A figure being filled from its top and its foot towards the middle."""

    def __init__(self, figure: Figure, picture: Picture, look: Look) -> None:
        self.figure = figure
        self.picture = picture
        self.look = look
        self.colours = colours(look)
        self.size_pt = text_size_pt(figure, look)
        self.width_in, self.height_in = (float(side) for side in figure.get_size_inches())
        self._top_in = self.height_in - MARGIN_IN
        self._foot_in = MARGIN_IN
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._spots: list[Spot] = []

    @property
    def spots(self) -> tuple[Spot, ...]:
        """What was noted so far, in the order in which it is walked through."""
        return tuple(self._spots)

    @property
    def line_in(self) -> float:
        """The height of a line of plain text."""
        return self.size_pt * LINE_HEIGHT / POINTS_PER_INCH

    @property
    def body(self) -> Box:
        """What is left of the figure."""
        return Box(MARGIN_IN, self._foot_in, self.width_in - MARGIN_IN, self._top_in)

    @property
    def is_low(self) -> bool:
        """Whether the figure is only some twenty lines high."""
        return self.height_in / self.line_in < 22

    def heading(self, title: str, subtitle: str, briefly: str = "") -> None:
        """The title in at most two lines, `briefly` if it would not fit, and what is shown under it."""
        width_in = self.width_in - 2 * MARGIN_IN
        scale = 1.15 if self.is_low else 1.3
        lines = self.wrapped(in_plain_words(title), width_in, 2, scale=scale, bold=True)
        if briefly and lines[-1].endswith(ELLIPSIS):
            lines = self.wrapped(in_plain_words(briefly), width_in, 2, scale=scale, bold=True)
        for line in lines:
            self.text(MARGIN_IN, self._top_in, line, scale=scale, bold=True, vertical="top")
            self._top_in -= self.line_in * scale
        self._top_in -= 0.02
        for line in self.wrapped(in_plain_words(subtitle), width_in, 1 if self.is_low else 2):
            self.text(MARGIN_IN, self._top_in, line, colour=self.colours.quiet, vertical="top")
            self._top_in -= self.line_in
        self._top_in -= 0.08

    def foot(self, note: str = "") -> None:
        """Where the numbers come from; above it what the chart leaves out, if anything."""
        study, scale = self.picture.study, 0.85
        weeks = self.picture.scenario.simulation.weeks
        source = f"{study.replications_in_words}, seed {study.seed}, {counted(weeks, 'measured week')}"
        width_in = self.width_in - 2 * MARGIN_IN
        rest_in = width_in - self.width_of(f" · {source}", scale=scale)
        name = self.shortened(in_plain_words(study.scenario), rest_in, scale=scale)
        for line in (f"{name} · {source}", *reversed(self.wrapped(note, width_in, 2, scale=scale) if note else [])):
            self.text(MARGIN_IN, self._foot_in, line, scale=scale, colour=self.colours.quiet, vertical="bottom")
            self._foot_in += self.line_in * scale
        self._foot_in += 0.06

    def keys(self, entries: Sequence[Key]) -> None:
        """The signs and what they stand for; briefly, then shortened, where they would take too many lines."""
        most = 2 if self.is_low else 3
        whole = [in_plain_words(entry.words) for entry in entries]
        brief = [in_plain_words(entry.brief or entry.words) for entry in entries]
        for texts, share in ((whole, 0.6), (brief, 0.6), (brief, 0.4), (brief, 0.28), (brief, 0.18)):
            words = [self.shortened(text, self.width_in * share, from_middle=True) for text in texts]
            lines = self._flowed(words)
            if len(lines) <= most:
                break
        sign_in = self.line_in * SIGN_WIDTH
        for line in lines[: most + 2]:
            middle_in = self._top_in - self.line_in / 2
            for number, at_in in line:
                self._sign(entries[number], at_in + sign_in * 0.4, middle_in)
                self.text(at_in + sign_in, middle_in, words[number])
            self._top_in -= self.line_in
        self._top_in -= 0.06

    def _flowed(self, words: Sequence[str]) -> list[list[tuple[int, float]]]:
        """Line by line which entries stand there, and from where on."""
        lines: list[list[tuple[int, float]]] = [[]]
        at_in = MARGIN_IN
        for number, text in enumerate(words):
            width_in = self.line_in * SIGN_WIDTH + self.width_of(text)
            if lines[-1] and at_in + width_in > self.width_in - MARGIN_IN:
                lines.append([])
                at_in = MARGIN_IN
            lines[-1].append((number, at_in))
            at_in += width_in + self.line_in * 0.9
        return lines

    def _sign(self, entry: Key, x_in: float, y_in: float) -> None:
        x, y = x_in / self.width_in, y_in / self.height_in
        if entry.shape is None:
            side_in = self.line_in * 0.55
            self.figure.add_artist(
                Rectangle(
                    (x - side_in / 2 / self.width_in, y - side_in / 2 / self.height_in),
                    side_in / self.width_in,
                    side_in / self.height_in,
                    transform=self.figure.transFigure,
                    facecolor=entry.colour,
                    edgecolor=self.colours.ink,
                    linewidth=0.5,
                    hatch=entry.hatch * 2 if entry.hatch else None,
                )
            )
            return
        self.figure.add_artist(
            Line2D(
                [x],
                [y],
                transform=self.figure.transFigure,
                linestyle="none",
                marker=entry.shape,
                markersize=self.size_pt * 0.75,
                markerfacecolor=entry.colour,
                markeredgecolor=self.colours.ink,
                markeredgewidth=1.4 if entry.shape == "|" else 0.5,
            )
        )

    def coverage_keys(self, extra: Sequence[Key] = (), words: Callable[[str], str] = str) -> None:
        """One sign per coverage of the study, and others."""
        entries = []
        for coverage in self.picture.study.coverages:
            style = coverage_style(self.picture.index_of(coverage.name), self.look)
            entries.append(Key(words(coverage.name), style.colour, style.shape))
        self.keys([*entries, *extra])

    def sentence(self, words: str) -> None:
        """A sentence in place of a chart that has nothing to show."""
        body = self.body
        lines = self.wrapped(in_plain_words(words), body.width * 0.8, 5, scale=1.15)
        top_in = (body.bottom + body.top) / 2 + len(lines) * self.line_in * 1.15 / 2
        for line in lines:
            self.text(self.width_in / 2, top_in, line, scale=1.15, horizontal="center", vertical="top")
            top_in -= self.line_in * 1.15

    def name_axis(self, axes: Axes, words: str) -> None:
        """The words beside a vertical axis, left out where they are longer than it."""
        height_in = float(axes.get_position().height) * self.height_in
        if self.width_of(words) < height_in * 1.1:
            axes.set_ylabel(words, fontsize=self.size_pt, labelpad=3)

    def spaced(self, ticks: Sequence[float], height_in: float) -> list[float]:
        """Every tick of a vertical axis, or every second and so on, so that their labels stand apart."""
        most = max(2, int(height_in / (self.line_in * 1.1)))
        return list(ticks)[:: -(-len(ticks) // most)]

    def plot_box(self, y_labels: Sequence[str]) -> Box:
        """Where axes with these labels and a title on the left, and labels and a title beneath, find room."""
        body = self.body
        left_in = max((self.width_of(label, scale=0.92) for label in y_labels), default=0.0) + 0.12
        left_in += body.left + self.line_in * 1.15
        return Box(left_in, body.bottom + self.line_in * 2.6, body.right - 0.25, body.top - self.line_in * 0.4)

    def axes(self, box: Box) -> Axes:
        """Axes that fill a box; ticks and labels lie outside it."""
        sides = (box.left / self.width_in, box.bottom / self.height_in)
        size = (max(box.width, 0.2) / self.width_in, max(box.height, 0.2) / self.height_in)
        axes = self.figure.add_axes((*sides, *size))
        axes.tick_params(labelsize=self.size_pt * 0.92, length=3, color=self.colours.line, labelcolor=self.colours.ink)
        return axes

    def box_of(self, axes: Axes, x: tuple[float, float], y: tuple[float, float]) -> Box:
        """Where a rectangle of an axes' own numbers lies; its limits and scale must be set."""
        corners = axes.transData.transform([(x[0], y[0]), (x[1], y[1])]) / self.figure.dpi
        (left, bottom), (right, top) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
        return Box(left, bottom, right, top)

    def spot(self, box: Box, words: str, behind: Behind | None = None) -> None:
        """Note what lies in a box: what it says under the pointer, and the tickets behind it.

        What sticks out of the figure is cut off.
        """
        left, right = (min(max(side / self.width_in, 0.0), 1.0) for side in (box.left, box.right))
        bottom, top = (min(max(side / self.height_in, 0.0), 1.0) for side in (box.bottom, box.top))
        if left < right and bottom < top:
            lines = [in_plain_words(line) for line in words.split("\n")]
            words = "\n".join([*lines, CLICK] if behind is not None else lines)
            self._spots.append(Spot(left, bottom, right, top, words, behind))

    def text(  # noqa: PLR0913  # as many as matplotlib's own
        self,
        x_in: float,
        y_in: float,
        words: str,
        *,
        scale: float = 1.0,
        colour: str | None = None,
        bold: bool = False,
        horizontal: str = "left",
        vertical: str = "center_baseline",
    ) -> Text:
        """A text of the figure at a place in inches."""
        words = writable(words)
        bold = bold and comes_in_bold(words)
        return self.figure.text(
            x_in / self.width_in,
            y_in / self.height_in,
            words,
            fontsize=self.size_pt * scale,
            color=colour or self.colours.ink,
            fontweight="bold" if bold else "normal",
            fontfamily=list(families(bold=bold)),
            ha=horizontal,
            va=vertical,
        )

    def width_of(self, words: str, *, scale: float = 1.0, bold: bool = False) -> float:
        """The width of a text in inches, a hair generous."""
        key = (words, scale, bold)
        if key not in self._widths:
            text = self.text(0, 0, words, scale=scale, bold=bold)
            self._widths[key] = float(text.get_window_extent().width) / self.figure.dpi * 1.02
            text.remove()
        return self._widths[key]

    def shortened(
        self, words: str, width_in: float, *, scale: float = 1.0, bold: bool = False, from_middle: bool = False
    ) -> str:
        """The text, or as much of it as fits, with an ellipsis: its beginning, or both of its ends."""

        def cut(kept: int) -> str:
            return without_middle(words, kept) if from_middle else words[:kept].rstrip() + ELLIPSIS

        if self.width_of(words, scale=scale, bold=bold) <= width_in:
            return words
        fits, fails = 0, len(words)
        while fails - fits > 1:
            middle = (fits + fails) // 2
            if self.width_of(cut(middle), scale=scale, bold=bold) <= width_in:
                fits = middle
            else:
                fails = middle
        return cut(fits)

    def wrapped(self, words: str, width_in: float, most: int, *, scale: float = 1.0, bold: bool = False) -> list[str]:
        """The text in at most so many lines, none wider; the last is shortened if it must be."""
        lines: list[str] = []
        rest = words.split(" ")
        while rest and len(lines) < most - 1:
            taken = 1
            while taken < len(rest) and self.width_of(" ".join(rest[: taken + 1]), scale=scale, bold=bold) <= width_in:
                taken += 1
            lines.append(self.shortened(" ".join(rest[:taken]), width_in, scale=scale, bold=bold))
            rest = rest[taken:]
        if rest:
            lines.append(self.shortened(" ".join(rest), width_in, scale=scale, bold=bold))
        return lines


def drawing(paint: Callable[[Page], None]) -> Callable[[Figure, Picture, Look], tuple[Spot, ...]]:
    """How a chart draws: on a cleared figure, in its look; it returns what lies where."""

    def draw(figure: Figure, picture: Picture, look: Look) -> tuple[Spot, ...]:
        with painted(look):
            figure.clear()
            figure.set_layout_engine("none")
            figure.set_facecolor(colours(look).paper)
            page = Page(figure, picture, look)
            paint(page)
            # Ticks are made when they are first laid out; later on they would no longer have this look.
            for axes in figure.axes:
                for axis in (axes.xaxis, axes.yaxis):
                    axis.get_ticklabels()
        return page.spots

    return draw
