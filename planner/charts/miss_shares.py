"""Miss shares: all misses of a coverage, split by plan, severity, team or hour, and each part by cause."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from planner.charts.look import Look
from planner.charts.miss_causes import BRIEFLY, HATCHES, TONES
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.spots import Spot
from planner.charts.wording import in_plain_words, percent, short_name
from planner.grammar import counted
from planner.reasons.outcome import Reasons, Slice, View
from planner.reasons.reason_words import causes_of, reason_sentences
from planner.reasons.views import whole_of
from planner.reporting.cause_words import CAUSE_WORDS, REASONS
from planner.scenario.scenario import Scenario
from simulation.causes import Cause

SIZE_IN = (10.0, 5.0)
LABEL_SHARE = 0.42
BAR = 0.72
MOST_ROWS = 12
"""More parts than that, such as the hours of a day, stand side by side."""


def draw_miss_shares(figure: Figure, scenario: Scenario, reasons: Reasons, view: View, look: Look) -> tuple[Spot, ...]:
    """Draw one view on a figure of the size it shall have; returns what lies where."""
    picture = picture_of_trials(scenario, reasons.coverage, reasons.seed, reasons.replications)
    return drawing(partial(_paint, reasons, view))(figure, picture, look)


def describe_miss_shares(reasons: Reasons, view: View) -> str:
    """What a screen reader says in place of the picture."""
    parts = [f"{part.name} {part.share:.0%} ({causes_of(part)})" for part in view.slices if part.misses]
    return f"{reason_sentences(reasons)[0]} {view.title}: {'; '.join(parts) or 'nothing was missed'}."


def _paint(reasons: Reasons, view: View, page: Page) -> None:
    whole = whole_of(reasons)
    name = short_name(reasons.coverage)
    title = f"{name} misses mostly because {REASONS[whole.main]}: {percent(whole.part(whole.main), 0)} of the misses"
    page.heading(title if whole.misses else f"{name} missed nothing", f"Shares of all misses, {view.title.lower()}")
    shown = [part for part in view.slices if part.misses]
    if not shown:
        page.foot()
        page.sentence(reason_sentences(reasons)[0])
        return
    page.keys(
        [Key(words, _tone(cause), hatch=HATCHES[cause], brief=BRIEFLY[cause]) for cause, words in CAUSE_WORDS.items()]
    )
    if len(view.slices) > MOST_ROWS:
        page.foot()
        _columns(page, view.slices)
        return
    most = max(1, int((page.body.height - page.line_in * 4.6) / (page.line_in * 0.95)))
    kept = shown if len(shown) <= most else sorted(shown, key=lambda part: -part.share)[:most]
    left_out = len(shown) - len(kept)
    page.foot(f"Not shown, for want of room: {counted(left_out, 'part')}; see the table." if left_out else "")
    _bars(page, kept)


def _tone(cause: Cause) -> str:
    return to_hex(colormaps["cividis"](TONES[cause]))


def _bars(page: Page, kept: list[Slice]) -> None:
    body = page.body
    label_in = min(max(page.width_of(in_plain_words(each.name)) for each in kept), page.width_in * LABEL_SHARE) + 0.15
    notes = [f"{percent(each.share, 1)}" for each in kept]
    note_in = max(page.width_of(note) for note in notes) + 0.15
    box = Box(body.left + label_in, body.bottom + page.line_in * 2.4, body.right - note_in, body.top - 0.05)
    axes = page.axes(box)
    longest = max(each.share for each in kept)
    axes.set_xlim(0, min(1.0, longest * 1.02))
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x", linewidth=0.6)
    ticks = _share_ticks(longest, max(2, int(box.width / (page.width_of("100%", scale=0.92) * 1.6))))
    axes.set_xticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
    axes.set_xlabel("share of all misses", fontsize=page.size_pt, labelpad=3)
    for number, (each, note) in enumerate(zip(kept, notes, strict=True)):
        middle_in = box.top - (number + 0.5) * box.height / len(kept)
        page.text(body.left, middle_in, page.shortened(in_plain_words(each.name), label_in - 0.1))
        page.text(body.right, middle_in, note, colour=page.colours.quiet, horizontal="right")
        _bar(page, axes, each, number)


def _columns(page: Page, parts: Sequence[Slice]) -> None:
    tallest = max(each.share for each in parts)
    ticks = _share_ticks(tallest, 8)
    box = page.plot_box([f"{tick * 100:.0f}%" for tick in ticks])
    axes = page.axes(box)
    axes.set_xlim(-0.6, len(parts) - 0.4)
    axes.set_ylim(0, tallest * 1.05)
    ticks = page.spaced(ticks, box.height)
    axes.set_yticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
    axes.grid(axis="y", linewidth=0.6)
    names = [each.name.partition("–")[0] for each in parts]
    apart = max(1, math.ceil(len(parts) * max(map(page.width_of, names)) * 1.2 / box.width))
    apart = next((each for each in (1, 2, 3, 4, 6, 12) if each >= apart), len(parts))
    axes.set_xticks(range(0, len(parts), apart), names[::apart])
    page.name_axis(axes, "share of all misses")
    for number, each in enumerate(parts):
        _column(page, axes, each, number)


def _column(page: Page, axes: Axes, part: Slice, number: int) -> None:
    bottom = 0.0
    for cause in Cause:
        length = part.share * part.part(cause)
        axes.bar(number, length, bottom=bottom, width=BAR, facecolor=_tone(cause), edgecolor=page.colours.ink,
                 linewidth=0.4, hatch=HATCHES[cause] or None, zorder=3)  # fmt: skip
        page.spot(
            page.box_of(axes, (number - BAR / 2, number + BAR / 2), (bottom, bottom + length)), _words(part, cause)
        )
        bottom += length


def _words(part: Slice, cause: Cause) -> str:
    return (
        f"{part.name}: {percent(part.share, 1)} of all misses, {part.misses:,.0f}\n"
        f"{percent(part.part(cause), 0)} of these: {CAUSE_WORDS[cause]}"
    )


def _share_ticks(most: float, ticks: int) -> list[float]:
    step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5) if most / step <= ticks)
    return [step * number for number in range(int(most / step + 1e-9) + 1)]


def _bar(page: Page, axes: Axes, part: Slice, number: int) -> None:
    left = 0.0
    for cause in Cause:
        length = part.share * part.part(cause)
        axes.barh(number, length, left=left, height=BAR, facecolor=_tone(cause), edgecolor=page.colours.ink,
                  linewidth=0.4, hatch=HATCHES[cause] or None, zorder=3)  # fmt: skip
        box = page.box_of(axes, (left, left + length), (number - BAR / 2, number + BAR / 2))
        page.spot(box, _words(part, cause))
        left += length
