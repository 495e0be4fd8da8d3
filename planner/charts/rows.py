"""Rows: one line per target, one mark per coverage in it; the frame of several charts.

Rows that do not fit the figure's height are left out from the end, suggested targets first, and the foot says how many:
a chart that squeezes them in cannot be read by anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from planner.charts.look import coverage_style
from planner.charts.page import POINTS_PER_INCH, Box, Page
from planner.charts.wording import in_plain_words, metric_of
from planner.demand.promises import TargetRow
from planner.grammar import counted
from planner.reporting.target_words import promise_of, tickets_of
from planner.tickets.behind import Behind

MARK_PT = 6.0
LEAST_MARK_PT = 3.2
COMFORTABLE_SLOTS = 4
LARGEST_REACH_IN = 0.14
"""How far above and below a mark that stands alone the pointer finds it."""
LABEL_SHARE = 0.4
"""Of the figure's width, at most, for the names of rows."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value of one coverage, with what surrounds it."""

    coverage: int
    """Its index in the scenario."""
    slot: int
    """Its place among the marks of a row."""
    value: float
    low: float | None = None
    high: float | None = None
    """The ends of the thin line."""
    inner_low: float | None = None
    inner_high: float | None = None
    """The ends of the thick line, where there is one."""
    words: str = ""
    """What it says under the pointer."""
    behind: Behind | None = None
    """The tickets behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One target."""

    target: TargetRow
    marks: tuple[Mark, ...]
    goal: float | None
    notes: tuple[str, ...]
    """What stands to the right, a column each."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The rows that fit, and where they are drawn."""

    axes: Axes
    rows: tuple[Row, ...]
    left_out: int


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Contractual targets before suggested ones, else as they come."""
    return tuple(sorted(rows, key=lambda row: not row.target.contractual))


def lay_rows(page: Page, rows: Sequence[Row], slots: int, columns: Sequence[str], axis_label: str) -> Laid:
    """The foot, the axes and the words on both sides of as many rows as fit; marks are for `draw_marks`.

    `columns` are the headings on the right.
    """
    pitch_in = (4.0 if slots <= COMFORTABLE_SLOTS else LEAST_MARK_PT) / POINTS_PER_INCH
    least_in = max(page.line_in * 1.05, slots * pitch_in + 0.04)
    beneath_in, above_in = page.line_in * 2.4, page.line_in * 1.1 if columns else 0.05
    room_in = page.body.height - beneath_in - above_in - 2 * page.line_in - 0.1
    ordered = in_order(rows)
    fitting = max(1, int(room_in / least_in))
    kept, left_out = ordered[:fitting], max(0, len(ordered) - fitting)
    if left_out and any(row.target.contractual for row in kept):
        # All suggested ones or none: half a list would look like all of it.
        kept = tuple(row for row in kept if row.target.contractual) or kept
        left_out = len(ordered) - len(kept)
    page.foot(_left_out_words(ordered[len(kept) :]))
    body = page.body
    height_in = body.height - beneath_in - above_in
    row_in = height_in / len(kept)
    labels = _labels(page, kept, row_in)
    label_in = max((page.width_of(line) for lines in labels for line in lines), default=0.0) + 0.12
    widths = [_column_width(page, kept, number, heading) for number, heading in enumerate(columns)]
    box = Box(body.left + label_in, body.bottom + beneath_in, body.right - sum(widths) - 0.1, body.top - above_in)
    axes = page.axes(box)
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", linewidth=0.6)
    axes.set_xlabel(page.shortened(axis_label, box.width * 1.2), fontsize=page.size_pt, labelpad=3)
    for number, (row, lines) in enumerate(zip(kept, labels, strict=True)):
        middle_in = box.top - (number + 0.5) * row_in
        if number % 2 == 0:
            axes.axhspan(number - 0.5, number + 0.5, color=page.colours.faint, zorder=0, linewidth=0)
        _write_label(page, lines, middle_in, quiet=not row.target.contractual)
        _write_notes(page, row.notes, widths, middle_in)
    at_in = body.right
    for heading, width_in in zip(reversed(columns), reversed(widths), strict=True):
        page.text(at_in, body.top - page.line_in / 2, heading, scale=0.9, colour=page.colours.quiet, horizontal="right")
        at_in -= width_in
    return Laid(axes, kept, left_out)


def _left_out_words(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    suggested = all(not row.target.contractual for row in rows)
    kind = "suggested target" if suggested else "target"
    return f"Not shown, for want of room: {counted(len(rows), kind)}; see the table."


def _labels(page: Page, rows: Sequence[Row], row_in: float) -> list[list[str]]:
    """The rows' names on one line if that is short enough, else on two if they are high enough, else shortened."""
    room_in = page.width_in * LABEL_SHARE
    whole = [f"{_who(row)}, {promise_of(row.target)}" for row in rows]
    if max(page.width_of(words) for words in whole) <= room_in * 0.85:
        return [[words] for words in whole]
    if row_in >= 2.15 * page.line_in:
        return [[page.shortened(part, room_in) for part in (_who(row), promise_of(row.target))] for row in rows]
    if max(page.width_of(words) for words in whole) <= room_in:
        return [[words] for words in whole]
    labels = []
    for row in rows:
        end = f", {metric_of(row.target)}"
        labels.append([page.shortened(_who(row), room_in - page.width_of(end)) + end])
    return labels


def _who(row: Row) -> str:
    return in_plain_words(tickets_of(row.target))


def _write_label(page: Page, lines: Sequence[str], middle_in: float, *, quiet: bool) -> None:
    colour = page.colours.quiet if quiet else page.colours.ink
    step_in = page.line_in * 0.95
    top_in = middle_in + step_in * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        shade = colour if number == 0 else page.colours.quiet
        page.text(page.body.left, top_in - number * step_in, line, colour=shade)


def _column_width(page: Page, rows: Sequence[Row], number: int, heading: str) -> float:
    words = [page.width_of(row.notes[number]) for row in rows]
    return max([page.width_of(heading, scale=0.9), *words]) + 0.12


def _write_notes(page: Page, notes: Sequence[str], widths: Sequence[float], middle_in: float) -> None:
    at_in = page.body.right
    for note, width_in in zip(reversed(notes), reversed(widths), strict=True):
        page.text(at_in, middle_in, note, colour=page.colours.quiet, horizontal="right")
        at_in -= width_in


def draw_marks(page: Page, laid: Laid, slots: int) -> None:
    """The marks of all rows, those of a row one under the other, and the goals."""
    row_in = float(laid.axes.get_position().height) * page.height_in / len(laid.rows)
    pitch = min(0.8 / slots, 0.16 / row_in)
    size_pt = max(2.5, min(MARK_PT * page.size_pt / 10, pitch * row_in * POINTS_PER_INCH * 0.92))
    # What a mark says is found within its own line only, so that one line's marks never cover another's.
    reach = pitch / 2 if slots > 1 else min(0.4, LARGEST_REACH_IN / row_in)
    for number, row in enumerate(laid.rows):
        if row.goal is not None:
            ends = [number - 0.42, number + 0.42]
            laid.axes.plot([row.goal, row.goal], ends, color=page.colours.ink, linewidth=1.3, zorder=2)
        for mark in row.marks:
            at = number + (mark.slot - (slots - 1) / 2) * pitch
            _draw_mark(page, laid.axes, mark, at, size_pt)
            _note_mark(page, laid.axes, mark, (at - reach, at + reach), size_pt)


def _draw_mark(page: Page, axes: Axes, mark: Mark, at: float, size_pt: float) -> None:
    style = coverage_style(mark.coverage, page.look)
    thick_pt = max(2.0, size_pt * 0.7)
    for low, high, width_pt in ((mark.low, mark.high, 1.5), (mark.inner_low, mark.inner_high, thick_pt)):
        if low is not None and high is not None:
            axes.plot([low, high], [at, at], color=style.line, linewidth=width_pt, zorder=3, solid_capstyle="butt")
    axes.plot(
        [mark.value],
        [at],
        linestyle="none",
        marker=style.shape,
        markersize=size_pt,
        markerfacecolor=style.colour,
        markeredgecolor=page.colours.ink,
        markeredgewidth=0.5,
        zorder=4,
        clip_on=False,
    )


def _note_mark(page: Page, axes: Axes, mark: Mark, rows: tuple[float, float], size_pt: float) -> None:
    """The mark with its lines, and a little beside it."""
    ends = [end for end in (mark.value, mark.low, mark.high) if end is not None]
    box = page.box_of(axes, (min(ends), max(ends)), rows)
    beside_in = size_pt / POINTS_PER_INCH
    page.spot(Box(box.left - beside_in, box.bottom, box.right + beside_in, box.top), mark.words, mark.behind)


def share_ticks(low: float, most: int = 7) -> list[float]:
    """At most so many round shares, from below `low` and at most 90% on, to 100%."""
    least = max(0.0, min(low - 0.02, 0.9)) * 100
    for step in (2, 5, 10, 20, 25, 50):
        first = int(least / step + 1e-9) * step
        ticks = [share / 100 for share in range(first, 101, step)]
        if len(ticks) <= most:
            return ticks
    return [0.0, 1.0]


def share_axis(page: Page, axes: Axes, low: float) -> None:
    """An axis of shares in per cent from a round number below `low` to 100%."""
    room_in = float(axes.get_position().width) * page.width_in
    ticks = share_ticks(low, max(2, min(7, int(room_in / (page.width_of("100%", scale=0.92) * 1.3)) + 1)))
    start = ticks[0]
    axes.set_xlim(start - (1 - start) * 0.015, 1 + (1 - start) * 0.015)
    axes.set_xticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
