"""Average week: engineers on shift and busy, and work waiting, hour by hour of one coverage's average week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes

from planner.business_time.calendar_names import DAY_NAMES, FULL_DAY_NAMES
from planner.business_time.time_zones import zone
from planner.charts.look import coverage_style
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.wording import percent, share_and_interval, short_name
from planner.demand.customer_hours import WEEK_HOURS
from planner.grammar import counted
from planner.tables.table import Cell, Numbers
from simulation.clocks import HOUR_S
from simulation.columns import FloatArray, IntArray


def weekly_means(picture: Picture) -> tuple[FloatArray, ...]:
    """On shift, on call, busy and waiting: float64[168] each, by the hour of UTC."""
    pattern = picture.coverage_result.pattern
    seconds = picture.coverage_result.replications * picture.scenario.simulation.weeks * HOUR_S
    return tuple(_mean(sums, seconds) for sums in (pattern.on_shift_s, pattern.on_call_s, pattern.busy_s,
                                                   pattern.waiting_s))  # fmt: skip


def _mean(sums: IntArray, seconds: int) -> FloatArray:
    return sums / seconds


def offset_h(picture: Picture) -> float:
    """How far the zone shown is ahead of UTC in the week that is asked for, or the first that is measured."""
    day = picture.week or picture.scenario.simulation.first_measured
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) - timedelta(days=day.weekday())
    offset = noon.astimezone(zone(picture.zone)).utcoffset()
    return 0.0 if offset is None else offset.total_seconds() / HOUR_S


def in_zone(values: FloatArray, ahead_h: float) -> tuple[FloatArray, FloatArray]:
    """Edges and values of steps over the week, 0 to 168 hours from Monday 00:00 of the zone."""
    whole = int(np.floor(ahead_h))
    part = ahead_h - whole
    rolled = np.roll(values, whole)
    if not part:
        return np.arange(WEEK_HOURS + 1.0), rolled
    edges = np.concatenate(([0.0], np.arange(WEEK_HOURS) + part, [float(WEEK_HOURS)]))
    return edges, np.concatenate((rolled[-1:], rolled))


def answer(picture: Picture) -> str:
    """How busy people are, and when most work waits."""
    on_shift, on_call, _, waiting = weekly_means(picture)
    name = short_name(picture.coverage_result.name)
    if not (on_shift.any() or on_call.any()):
        return f"{name}: nobody is on shift"
    if not waiting.any():
        return f"{name}: no work ever waits"
    edges, values = in_zone(waiting, offset_h(picture))
    peak = float(edges[int(np.argmax(values))])
    when = f"{DAY_NAMES[int(peak // 24) % 7]} {int(peak % 24):02d}:{round(peak % 1 * 60):02d}"
    share = picture.coverage_result.utilisation.share
    used = "" if share is None else f"; {percent(share, 0)} of working time used"
    return f"{name}: most work waits on {when}, {waiting.max():.1f} pieces on average{used}"


def _paint(page: Page) -> None:
    picture = page.picture
    on_shift, on_call, busy, waiting = weekly_means(picture)
    ahead_h = offset_h(picture)
    weeks = picture.scenario.simulation.weeks
    subtitle = (
        f"Mean numbers in each hour of the week over {counted(weeks, 'measured week')}, times in {_zone_words(picture)}"
    )
    page.heading(answer(picture), subtitle)
    if not any(values.any() for values in (on_shift, on_call, busy, waiting)):
        page.foot()
        page.sentence("Nobody is on shift and no work waits in any hour of the week.")
        return
    style = coverage_style(picture.index_of(picture.coverage_result.name), page.look)
    keys = [Key("on shift", page.colours.line), Key("busy", style.colour)]
    if on_call.any():
        keys.insert(1, Key("on call", page.colours.quiet, "_"))
    page.keys([*keys, Key("work waiting", style.line, style.shape)])
    page.foot("Averages over changes of the clocks: shift edges that move with them are smeared over an hour.")
    tops = [max(float(on_shift.max()), float(on_call.max()), float(busy.max())), float(waiting.max())]
    labels = [_tick_words(tick) for top in tops for tick in _ticks(top)]
    box = page.plot_box(labels)
    gap_in = page.line_in * 0.8
    above = Box(box.left, box.bottom + box.height * 0.42 + gap_in, box.right, box.top - 0.04)
    below = Box(box.left, box.bottom, box.right, box.bottom + box.height * 0.42)
    people, work = page.axes(above), page.axes(below)
    _draw_steps(page, people, work, ahead_h)
    for axes, top, words in zip((people, work), tops, ("engineers", "work waiting"), strict=True):
        _frame(page, axes, top, words)
    people.set_xticks(people.get_xticks(), [""] * len(people.get_xticks()))
    _name_days(page, work, below)
    _note_hours(page, box, ahead_h)


def _draw_steps(page: Page, people: Axes, work: Axes, ahead_h: float) -> None:
    on_shift, on_call, busy, waiting = weekly_means(page.picture)
    style = coverage_style(page.picture.index_of(page.picture.coverage_result.name), page.look)
    people.stairs(*_steps(on_shift, ahead_h), fill=True, facecolor=page.colours.line, edgecolor=page.colours.quiet)
    people.stairs(*_steps(busy, ahead_h), fill=True, facecolor=style.colour, edgecolor=page.colours.ink, linewidth=0.4)
    if on_call.any():
        people.stairs(*_steps(on_call, ahead_h), color=page.colours.quiet, linewidth=1.4, linestyle=(0, (3, 2)),
                      baseline=None)  # fmt: skip
    values, edges = _steps(waiting, ahead_h)
    work.stairs(values, edges, color=style.line, linewidth=1.8, baseline=None)
    work.plot(edges[6:-1:24], values[6::24][: len(edges[6:-1:24])], linestyle="none", marker=style.shape,
              markersize=page.size_pt * 0.6, markerfacecolor=style.colour, markeredgecolor=page.colours.ink,
              markeredgewidth=0.5)  # fmt: skip


def _steps(values: FloatArray, ahead_h: float) -> tuple[FloatArray, FloatArray]:
    edges, shifted = in_zone(values, ahead_h)
    return shifted, edges


def _zone_words(picture: Picture) -> str:
    ahead_h = offset_h(picture)
    if picture.zone == "UTC":
        return "UTC"
    hours, minutes = divmod(round(abs(ahead_h) * 60), 60)
    return f"{picture.zone} (UTC{'−' if ahead_h < 0 else '+'}{hours}{f':{minutes:02d}' if minutes else ''})"


def _ticks(top: float) -> list[float]:
    """Three to five round numbers from 0 to just above the top."""
    for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000):
        if top / step <= 4:
            return [step * number for number in range(int(np.ceil(top / step)) + 1)]
    return [0.0, top]


def _tick_words(tick: float) -> str:
    return f"{tick:,.0f}" if float(tick).is_integer() else f"{tick:.2f}".rstrip("0")


def _frame(page: Page, axes: Axes, top: float, words: str) -> None:
    ticks = _ticks(top)
    axes.set_xlim(0, WEEK_HOURS)
    axes.set_xticks(np.arange(0, WEEK_HOURS + 1, 24))
    axes.set_ylim(0, max(ticks[-1], top * 1.04, 0.01))
    shown = page.spaced(ticks, float(axes.get_position().height) * page.height_in)
    axes.set_yticks(shown, [_tick_words(tick) for tick in shown])
    axes.grid(linewidth=0.6)
    page.name_axis(axes, words)


def _name_days(page: Page, axes: Axes, box: Box) -> None:
    """Days in the middle of their stretch, hours at its quarters where there is room."""
    axes.tick_params(axis="x", labelbottom=False)
    day_in = box.width / 7
    for number, day in enumerate(DAY_NAMES):
        page.text(box.left + (number + 0.5) * day_in, box.bottom - page.line_in * 1.9, day, horizontal="center")
        if page.width_of("06", scale=0.8) * 5 < day_in:
            for hour in (6, 12, 18):
                page.text(box.left + (number + hour / 24) * day_in, box.bottom - page.line_in * 0.8, f"{hour:02d}",
                          scale=0.8, colour=page.colours.quiet, horizontal="center")  # fmt: skip


def _note_hours(page: Page, box: Box, ahead_h: float) -> None:
    """Every hour of the week from the top of the one chart to the foot of the other."""
    picture = page.picture
    weeks = counted(picture.scenario.simulation.weeks, "measured week")
    of = f"Means of {weeks} in {counted(picture.coverage_result.replications, 'replication')}"
    used = picture.coverage_result.utilisation
    if used.share is not None:
        of += f"; in all {share_and_interval(used.share, used.ci95)} of working time used"
    per_hour_in = box.width / WEEK_HOURS
    steps = [in_zone(values, ahead_h) for values in weekly_means(picture)]
    edges = steps[0][0].tolist()
    for number, (from_h, to_h) in enumerate(pairwise(edges)):
        on_shift, on_call, busy, waiting = (float(values[number]) for _, values in steps)
        words = (
            f"{_moment(from_h)}–{_clock(to_h)}, {_zone_words(picture)}\n"
            f"Engineers: {on_shift:.1f} on shift, {on_call:.1f} on call, {busy:.1f} busy; work waiting: {waiting:.1f}\n"
            f"{of}"
        )
        page.spot(Box(box.left + from_h * per_hour_in, box.bottom, box.left + to_h * per_hour_in, box.top), words)


def _moment(hour_of_week: float) -> str:
    """Such as: Tuesday 18:30."""
    day, hour, minute = int(hour_of_week // 24) % 7, int(hour_of_week % 24), round(hour_of_week % 1 * 60)
    return f"{FULL_DAY_NAMES[day]} {hour:02d}:{minute:02d}"


def _clock(hour_of_week: float) -> str:
    """Such as: 19:30; midnight is 24:00."""
    hour = hour_of_week % 24 or 24.0
    return f"{hour // 1:02.0f}:{round(hour % 1 * 60):02d}"


def _numbers(picture: Picture) -> Numbers:
    means = weekly_means(picture)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (DAY_NAMES[hour // 24], hour % 24, *(round(float(values[hour]), 4) for values in means))
        for hour in range(WEEK_HOURS)
    )
    return Numbers(("day", "hour (UTC)", "on shift", "on call", "busy", "waiting"), rows)


def _describe(picture: Picture) -> str:
    on_shift, on_call, busy, waiting = weekly_means(picture)
    days = [
        f"{day} {on_shift[place : place + 24].mean():.1f} on shift, {busy[place : place + 24].mean():.1f} busy, "
        f"{waiting[place : place + 24].mean():.1f} waiting"
        for day, place in zip(DAY_NAMES, range(0, WEEK_HOURS, 24), strict=True)
    ]
    return f"{answer(picture)}. Means by day of UTC: {'; '.join(days)}. On call: {on_call.mean():.1f} on average."


AVERAGE_WEEK = Chart(
    key="average-week",
    title="Work and engineers through the week",
    question="When does work wait, and who is there and busy?",
    needs_target=False,
    needs_coverage=True,
    size_in=(11.0, 5.8),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
