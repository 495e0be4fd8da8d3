"""Week heat: in which hours of the customers' week a target is met, and in which it is not."""

from __future__ import annotations

import numpy as np
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from planner.attainment.results import TargetResult
from planner.business_time.calendar_names import DAY_NAMES
from planner.charts.look import readable_on
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.wording import nothing_arrived, percent, share_and_interval, short_name
from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.promises import TargetRow
from planner.grammar import counted, joined
from planner.plans import Metric
from planner.reporting.target_words import promise_of, things_of, tickets_of
from planner.tables.table import Numbers
from planner.tickets.behind import Behind, Outcome, hour_words
from simulation.columns import BoolArray, IntArray

TOO_FEW = 10
"""Fewer than that in an hour of the week say little: hatched."""
OFFICE_HOURS = range(8, 18)


def _counts(picture: Picture) -> tuple[IntArray, IntArray]:
    """int64[168] each: met, and all."""
    row = picture.row_of_target
    if row is None:
        nothing = np.zeros(WEEK_HOURS, dtype=np.int64)
        return nothing, nothing
    pattern = picture.coverage_result.pattern
    return pattern.met[row], pattern.count[row]


def _is_office_hour() -> BoolArray:
    hours = np.arange(WEEK_HOURS)
    return np.asarray((hours < 5 * 24) & np.isin(hours % 24, OFFICE_HOURS))


def answer(picture: Picture) -> str:
    """Attainment in and outside ordinary office hours."""
    target, name = picture.chosen_target, short_name(picture.coverage_result.name)
    met, count = _counts(picture)
    if target is None or not count.any():
        return f"{name}: nothing can be said"
    office = _is_office_hour()
    parts = [
        f"{percent(met[chosen].sum() / count[chosen].sum(), 0)} {words}"
        for words, chosen in (("Mon–Fri from 8 to 18", office), ("at other hours", ~office))
        if count[chosen].any()
    ]
    in_time = "answered" if target.metric is Metric.FIRST_RESPONSE else "updated"
    return f"{name}: {tickets_of(target)} {in_time} in time, {joined(parts)}"


def _paint(page: Page) -> None:
    picture, target = page.picture, page.picture.chosen_target
    met, count = _counts(picture)
    if target is None or not count.any():
        page.heading(answer(picture), "" if target is None else f"{tickets_of(target)}, {promise_of(target)}")
        page.foot()
        page.sentence(nothing_arrived(picture.scenario.simulation.weeks))
        return
    result = picture.result_of(picture.coverage_result)
    assert result is not None
    event = "arrival" if target.metric is Metric.FIRST_RESPONSE else "falling due"
    whole = share_and_interval(result.attainment, result.ci95)
    subtitle = (
        f"Share {_in_time(target)}, by the hour of {event} in the customer's time zone; in all "
        f"{whole} of {counted(result.count, things_of(target))}"
    )
    page.heading(answer(picture), subtitle, answer(picture).split(": ", 1)[-1])
    few = f"hatched: fewer than {TOO_FEW} {things_of(target)}s"
    page.keys([Key(few, page.colours.paper, hatch="//"), Key("blank: none", page.colours.paper)])
    page.foot()
    scale_in = page.width_of("100%", scale=0.92) + 0.45
    body = page.body
    left_in = max(page.width_of(day, scale=0.92) for day in DAY_NAMES) + 0.15
    box = Box(body.left + left_in, body.bottom + page.line_in * 2.6, body.right - scale_in - 0.15, body.top)
    axes = page.axes(box)
    _cells(page, axes, box, met, count)
    _note_cells(page, axes, result, met, count)
    axes.set_xlabel(f"hour of {event}, customer's time", fontsize=page.size_pt, labelpad=3)
    _colour_scale(page, Box(box.right + 0.18, box.bottom, box.right + 0.36, box.top))


def _in_time(target: TargetRow) -> str:
    if target.metric is Metric.FIRST_RESPONSE:
        return f"of {tickets_of(target)} tickets answered within {target.words}"
    return f"of updates on {tickets_of(target)} tickets in time ({promise_of(target)})"


def _cells(page: Page, axes: Axes, box: Box, met: IntArray, count: IntArray) -> None:
    axes.set_xlim(0, 24)
    axes.set_ylim(7, 0)
    axes.tick_params(length=0)
    axes.set_yticks(np.arange(7) + 0.5, DAY_NAMES)
    hour_in = box.width / 24
    step = next(step for step in (1, 2, 3, 6) if step == 6 or page.width_of("00", scale=0.92) * 1.4 < hour_in * step)
    axes.set_xticks(np.arange(0, 24, step) + 0.5, [f"{hour:02d}" for hour in range(0, 24, step)])
    with_numbers = page.width_of("100", scale=0.8) < hour_in * 0.92 and page.line_in * 0.8 < box.height / 7
    for hour in np.flatnonzero(count).tolist():
        day, column = divmod(hour, 24)
        share = met[hour] / count[hour]
        colour = colour_of(share)
        is_few = count[hour] < TOO_FEW
        ink = readable_on(colour, page.look)
        axes.add_patch(
            Rectangle(
                (column, day), 1, 1, facecolor=colour, edgecolor=page.colours.paper, linewidth=0.5,
                hatch="//" if is_few else None, hatchcolor=(*to_rgb(ink), 0.45),
            )
        )  # fmt: skip
        if with_numbers and not is_few:
            axes.text(column + 0.5, day + 0.5, f"{share * 100:.0f}", fontsize=page.size_pt * 0.8, color=ink,
                      ha="center", va="center")  # fmt: skip
    for line in range(8):
        axes.axhline(line, color=page.colours.line, linewidth=0.4, zorder=0)
    for line in range(25):
        axes.axvline(line, color=page.colours.line, linewidth=0.4, zorder=0)


def _note_cells(page: Page, axes: Axes, result: TargetResult, met: IntArray, count: IntArray) -> None:
    """Every hour of the week, those without tickets too; behind it its misses, or all that were in time."""
    name = page.picture.coverage_result.name
    for hour, (in_time, of) in enumerate(zip(met.tolist(), count.tolist(), strict=True)):
        day, column = divmod(hour, 24)
        box = page.box_of(axes, (column, column + 1), (day, day + 1))
        outcome = Outcome.MISSED if in_time < of else Outcome.MET
        behind = Behind(name, result.target, outcome, hour) if of else None
        page.spot(box, _cell_words(result, hour, in_time, of), behind)


def _cell_words(result: TargetResult, hour: int, in_time: int, of: int) -> str:
    things = things_of(result.target)
    if not of:
        return f"{hour_words(hour)}, customer's time: no {things}s"
    return (
        f"{hour_words(hour)}, customer's time\n"
        f"{counted(of, things)}, {in_time:,} in time ({percent(in_time / of, 0)}), {of - in_time:,} missed\n"
        f"The whole week: {share_and_interval(result.attainment, result.ci95)} of {counted(result.count, things)}"
    )


def colour_of(share: float) -> str:
    """The colour of a share: the same in every map, so that two can be laid side by side."""
    return to_hex(colormaps["cividis"](share))


def _colour_scale(page: Page, box: Box) -> None:
    axes = page.axes(box)
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    axes.set_xticks([])
    axes.yaxis.tick_right()
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    axes.tick_params(labelsize=page.size_pt * 0.92, length=3)
    steps = np.linspace(0, 1, 65)
    for low, high in zip(steps[:-1].tolist(), steps[1:].tolist(), strict=True):
        axes.axhspan(low, high, color=colour_of((low + high) / 2), linewidth=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _numbers(picture: Picture) -> Numbers:
    met, count = _counts(picture)
    rows = tuple(
        (DAY_NAMES[hour // 24], hour % 24, int(met[hour]), int(count[hour]),
         None if not count[hour] else round(int(met[hour]) / int(count[hour]), 6))
        for hour in range(WEEK_HOURS)
    )  # fmt: skip
    return Numbers(("day", "hour", "met", "count", "share met"), rows)


def _describe(picture: Picture) -> str:
    met, count = _counts(picture)
    days = [
        f"{day} {percent(met[place : place + 24].sum() / count[place : place + 24].sum(), 0)} of "
        f"{count[place : place + 24].sum():,}"
        for day, place in zip(DAY_NAMES, range(0, WEEK_HOURS, 24), strict=True)
        if count[place : place + 24].any()
    ]
    return f"{answer(picture)}. {', '.join(days)}." if days else f"{answer(picture)}."


WEEK_HEAT = Chart(
    key="hours-of-the-week",
    title="Attainment by hour of the week",
    question="At which hours do tickets arrive that are answered too late?",
    needs_target=True,
    needs_coverage=True,
    size_in=(11.0, 5.2),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
