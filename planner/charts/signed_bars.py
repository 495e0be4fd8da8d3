"""Signed bars: rows of bars to the left and the right of nothing, the frame of several charts.

Longest on top is for the chart to decide; what does not fit the height is left out from the end, and the foot says so.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from matplotlib.axes import Axes

from planner.charts.page import Box, Page
from planner.charts.wording import in_plain_words
from planner.grammar import counted
from planner.reporting.difference_words import signed

Tick = Callable[[float, float], str]
"""The words of a value on the axis, whose ticks are so far apart."""

LABEL_SHARE = 0.42
"""Of the figure's width, at most, for the names of rows."""


def points_tick(share: float, step: float) -> str:
    """In percentage points, with as many decimals as tell ticks apart."""
    return signed(share * 100, 0 if step >= 0.01 else 1 if step >= 0.001 else 2)


def money_tick(money: float, step: float) -> str:
    """Likewise of amounts."""
    return signed(money, 0 if step >= 1 else 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from zero to its value."""

    value: float
    low: float | None
    high: float | None
    """The ends of its interval."""
    colour: str
    is_sure: bool
    """Whether it can be relied on; one that cannot is drawn hollow."""
    words: str
    """What it says under the pointer."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A name, its bars one under the other, and a note to the right."""

    name: str
    bars: tuple[Bar, ...]
    note: str = ""


def draw_bars(page: Page, rows: Sequence[BarRow], axis_label: str, tick: Tick, note_heading: str, what: str) -> None:
    """The rows that fit, with a foot; the heading and keys are drawn before. `what` names one row."""
    slots = max(len(row.bars) for row in rows)
    least_in = page.line_in * max(1.05, 0.62 * slots)
    room_in = page.body.height - page.line_in * 5.2
    kept = list(rows[: max(1, int(room_in / least_in))])
    left_out = len(rows) - len(kept)
    page.foot(f"Not shown, for want of room: {counted(left_out, what)}; see the table." if left_out else "")
    body = page.body
    label_in = min(max(page.width_of(in_plain_words(row.name)) for row in kept), page.width_in * LABEL_SHARE) + 0.15
    noted = [page.width_of(row.note) for row in kept if row.note]
    note_in = max([page.width_of(note_heading, scale=0.9), *noted]) + 0.15 if noted else 0.1
    top_in = body.top - (page.line_in * 1.1 if noted else 0.05)
    box = Box(body.left + label_in, body.bottom + page.line_in * 2.4, body.right - note_in, top_in)
    axes = page.axes(box)
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", linewidth=0.6)
    room_in = 2 * (page.width_in - (box.left + box.right) / 2) - 0.2
    axes.set_xlabel(page.shortened(axis_label, room_in), fontsize=page.size_pt, labelpad=3)
    _value_axis(page, axes, box, [end for row in kept for bar in row.bars for end in _ends(bar)], tick)
    axes.axvline(0, color=page.colours.ink, linewidth=1.0, zorder=5)
    if noted:
        above_in = body.top - page.line_in / 2
        page.text(body.right, above_in, note_heading, scale=0.9, colour=page.colours.quiet, horizontal="right")
    for number, row in enumerate(kept):
        _draw_row(page, axes, box, row, number, len(kept), label_in)


def _ends(bar: Bar) -> list[float]:
    return [end for end in (0.0, bar.value, bar.low, bar.high) if end is not None]


def _draw_row(page: Page, axes: Axes, box: Box, row: BarRow, number: int, rows: int, label_in: float) -> None:
    middle_in = box.top - (number + 0.5) * box.height / rows
    if number % 2 == 0:
        axes.axhspan(number - 0.5, number + 0.5, color=page.colours.faint, zorder=0, linewidth=0)
    name = page.shortened(in_plain_words(row.name), label_in - 0.1)
    page.text(page.body.left, middle_in, name)
    page.text(page.body.right, middle_in, row.note, colour=page.colours.quiet, horizontal="right")
    pitch = 0.8 / len(row.bars)
    for slot, bar in enumerate(row.bars):
        at = number + (slot - (len(row.bars) - 1) / 2) * pitch
        axes.barh(at, bar.value, height=pitch * 0.86, facecolor=bar.colour if bar.is_sure else page.colours.paper,
                  edgecolor=bar.colour if not bar.is_sure else page.colours.ink,
                  linewidth=0.5 if bar.is_sure else 1.0, zorder=3)  # fmt: skip
        if bar.low is not None and bar.high is not None and bar.low < bar.high:
            axes.plot([bar.low, bar.high], [at, at], color=page.colours.ink, linewidth=1.2, zorder=4,
                      solid_capstyle="butt")  # fmt: skip
        around = page.box_of(axes, (min(_ends(bar)), max(_ends(bar))), (at - pitch / 2, at + pitch / 2))
        page.spot(Box(around.left - 0.06, around.bottom, around.right + 0.06, around.top), bar.words)


def _value_axis(page: Page, axes: Axes, box: Box, ends: list[float], tick: Tick) -> None:
    """Round numbers from the least to the greatest end, zero among them."""
    low, high = min([*ends, 0.0]), max([*ends, 0.0])
    span = max(high - low, 1e-3)
    low, high = low - span * 0.04, high + span * 0.04

    def fits(step: float) -> bool:
        widest_in = max(page.width_of(tick(end, step), scale=0.92) for end in (low, high))
        return (high - low) / step <= max(2, int(box.width / (widest_in * 1.6)))

    step = next(filter(fits, (factor * 10.0**power for power, factor in product(range(-5, 16), (1, 2, 5)))))
    at = [step * number for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
    axes.set_xlim(low, high)
    axes.set_xticks(at, ["0" if each == 0 else tick(each, step) for each in at])
