"""Coverage map: one week of one coverage, team by team, with its gaps and its customers' business hours underneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from matplotlib.axes import Axes

from planner.business_time.calendar_names import DAY_NAMES, FULL_DAY_NAMES, FULL_MONTH_NAMES
from planner.business_time.time_zones import instant_of, zone
from planner.charts.look import VERMILION, coverage_style, readable_on
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.roster_week import Gap, RosterWeek, hours_of, roster_week, words_of_classes
from planner.charts.wording import in_plain_words, short_name
from planner.foresight.gaps import classes_with_customers
from planner.grammar import counted, joined
from planner.tables.table import Cell, Numbers
from simulation.clocks import HOUR_S

LABEL_SHARE = 0.3
BAR = 0.36
"""Half the height of a bar, of a row's height."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the map: bars with numbers in them."""

    label: str
    spans: tuple[tuple[int, int, str], ...]
    fill: str
    hatch: str = ""
    strong: tuple[tuple[int, int], ...] = ()
    """Spans drawn over the others in the colour of alarm."""
    meaning: str = ""
    """What a span without a number says; the number of engineers says it else."""
    rank: int = 0
    """What is left out first has the highest."""


def answer(picture: Picture, week: RosterWeek) -> str:
    """The worst gap in which somebody's clock runs."""
    name = short_name(picture.coverage_result.name)
    worst = max(week.gaps, key=lambda gap: hours_of(gap.while_clock_runs), default=None)
    if not classes_with_customers(picture.scenario):
        return f"{name}: no customer sends tickets"
    if worst is None:
        return f"{name}: at every hour of this week there is someone who may answer"
    if not worst.while_clock_runs:
        return f"{name}: whenever a customer's clock runs, there is someone who may answer"
    hours = f"{hours_of(worst.while_clock_runs):.4g} of {week.hours} hours"
    return f"{name}: in {hours} a clock runs and nobody may answer {words_of_classes(worst.classes, picture.scenario)}"


def _paint(page: Page) -> None:
    picture = page.picture
    week = roster_week(picture)
    style = coverage_style(picture.index_of(picture.coverage_result.name), page.look)
    page.heading(answer(picture, week), _subtitle(week))
    keys = [Key("on shift, engineers", style.colour), Key("on call", page.colours.paper, hatch="//")]
    if week.gaps:
        keys.append(Key("nobody may answer", page.colours.line, hatch=".."))
    if any(gap.while_clock_runs for gap in week.gaps):
        keys.append(Key("and a clock runs", VERMILION, hatch="xx"))
    page.keys([*keys, Key("customers' business hours", page.colours.quiet)])
    lines = _lines(page, week, style.colour)
    beneath_in, above_in = 0.08, page.line_in * 2.2
    most = max(1, int((page.body.height - beneath_in - above_in - page.line_in) / (page.line_in * 1.15)))
    kept = _kept(lines, most)
    page.foot(f"Not shown, for want of room: {counted(len(lines) - len(kept), 'row')}; see the table."
              if len(kept) < len(lines) else "")  # fmt: skip
    body = page.body
    label_in = max(page.width_of(_label(page, line)) for line in kept) + 0.12
    box = Box(body.left + label_in, body.bottom + beneath_in, body.right, body.top - above_in)
    axes = page.axes(box)
    _frame(page, axes, box, week, len(kept))
    row_in = box.height / len(kept)
    for number, line in enumerate(kept):
        middle_in = box.top - (number + 0.5) * row_in
        page.text(body.left, middle_in, _label(page, line))
        _draw_line(page, axes, box, week, line, number)
        _note_line(page, axes, week, line, number)


def _subtitle(week: RosterWeek) -> str:
    monday = f"{week.monday.day} {FULL_MONTH_NAMES[week.monday.month - 1]} {week.monday.year}"
    words = f"Rostered engineers in the week of {monday}, times in {week.zone}"
    if week.holidays:
        words += f"; holidays: {'; '.join(week.holidays)}"
    return words + (f"; clocks change: {week.hours} hours" if week.hours != 168 else "")


def _lines(page: Page, week: RosterWeek, colour: str) -> list[_Line]:
    lines = [
        _Line(
            f"{head.team}, on call" if head.on_call else head.team,
            tuple((start_s, end_s, str(engineers)) for start_s, end_s, engineers in head.spans),
            page.colours.paper if head.on_call else colour,
            "//" if head.on_call else "",
        )
        for head in week.headcounts
    ]
    if len({head.team for head in week.headcounts}) > 1:
        spans = tuple((start_s, end_s, str(engineers)) for start_s, end_s, engineers in week.total.spans)
        lines.append(_Line("All on shift", spans, page.colours.faint, rank=3))
    for gap in week.gaps:
        spans = tuple((start_s, end_s, "") for start_s, end_s in gap.spans)
        lines.append(
            _Line(f"No one for {_gap_words(page.picture, gap)}", spans, page.colours.line, "..", gap.while_clock_runs,
                  f"Nobody may answer {_gap_words(page.picture, gap)}", rank=1)
        )  # fmt: skip
    for hours in week.customers:
        spans = tuple((start_s, end_s, "") for start_s, end_s in hours.spans)
        meaning = f"Business hours of {joined(hours.groups)}"
        lines.append(_Line(joined(hours.groups), spans, page.colours.quiet, meaning=meaning, rank=2))
    return lines


def _kept(lines: Sequence[_Line], most: int) -> Sequence[_Line]:
    """The rows that fit, in their order: teams before gaps before customers, the sum of the teams last of all."""
    places = sorted(range(len(lines)), key=lambda place: (lines[place].rank, place))
    return [lines[place] for place in sorted(places[:most])]


def _label(page: Page, line: _Line) -> str:
    return page.shortened(in_plain_words(line.label), page.width_in * LABEL_SHARE)


def _frame(page: Page, axes: Axes, box: Box, week: RosterWeek, rows: int) -> None:
    """Days and hours above the rows."""
    start_s = week.midnights_s[0]
    days = [(midnight_s - start_s) / HOUR_S for midnight_s in week.midnights_s]
    axes.set_xlim(days[0], days[-1])
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_yticks([])
    axes.set_xticks(days, [""] * len(days))
    axes.tick_params(length=0)
    axes.grid(axis="x", linewidth=0.8, color=page.colours.quiet)
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
    per_hour_in = box.width / days[-1]
    steps = [step for step in (6, 12) if per_hour_in * step > page.width_of("12", scale=0.8) * 1.5]
    longest = max(page.width_of(f"{DAY_NAMES[number]} {(week.monday + timedelta(days=number)).day}", bold=True)
                  for number in range(7))  # fmt: skip
    for number in range(7):
        day = week.monday + timedelta(days=number)
        middle_in = box.left + (days[number] + days[number + 1]) / 2 * per_hour_in
        words = f"{DAY_NAMES[number]} {day.day}" if longest < per_hour_in * 23 else DAY_NAMES[number]
        page.text(middle_in, box.top + page.line_in * 1.6, words, horizontal="center", bold=True)
        for hour in range(steps[0] if steps else 24, 24, steps[0] if steps else 24):
            local = datetime(day.year, day.month, day.day, hour)
            at = (instant_of(zone(week.zone), local) - start_s) / HOUR_S
            place_in = box.left + at * per_hour_in
            page.text(place_in, box.top + page.line_in * 0.55, f"{hour:02d}", scale=0.8, colour=page.colours.quiet,
                      horizontal="center")  # fmt: skip
            axes.axvline(at, color=page.colours.line, linewidth=0.5, zorder=0)


def _draw_line(page: Page, axes: Axes, box: Box, week: RosterWeek, line: _Line, number: int) -> None:
    start_s = week.midnights_s[0]
    per_hour_in = box.width / ((week.midnights_s[-1] - start_s) / HOUR_S)
    thin = 0.6 if not any(words for _, _, words in line.spans) else 1.0
    for spans, fill, hatch in (
        ([(from_s, to_s) for from_s, to_s, _ in line.spans], line.fill, line.hatch),
        (line.strong, VERMILION, "xx"),
    ):
        bars = [((from_s - start_s) / HOUR_S, (to_s - from_s) / HOUR_S) for from_s, to_s in spans]
        axes.broken_barh(
            bars,
            (number - BAR * thin, 2 * BAR * thin),
            facecolor=fill,
            edgecolor=page.colours.ink,
            linewidth=0.5,
            hatch=hatch or None,
            zorder=3,
        )
    ink = page.colours.ink if line.hatch or line.fill == page.colours.faint else readable_on(line.fill, page.look)
    for from_s, to_s, words in line.spans:
        width_in = (to_s - from_s) / HOUR_S * per_hour_in
        if words and page.width_of(words, scale=0.9) < width_in * 0.9:
            ground = {"facecolor": line.fill, "edgecolor": "none", "pad": 0.8} if line.hatch else None
            middle = ((from_s + to_s) / 2 - start_s) / HOUR_S
            axes.text(middle, number, words, fontsize=page.size_pt * 0.9, color=ink, ha="center", va="center",
                      bbox=ground, zorder=4)  # fmt: skip


def _note_line(page: Page, axes: Axes, week: RosterWeek, line: _Line, number: int) -> None:
    """Every bar of a row: what it means, from when to when, and of a gap how long somebody's clock runs in it."""
    start_s = week.midnights_s[0]
    for from_s, to_s, engineers in line.spans:
        meaning = f"{line.label}: {counted(int(engineers), 'engineer')}" if engineers else line.meaning
        words = f"{meaning}\n{_from_to(week, from_s, to_s)}"
        running = hours_of(tuple((max(from_s, one), min(to_s, other)) for one, other in line.strong
                                 if one < to_s and other > from_s))  # fmt: skip
        if running:
            words += f"\nIn {running:.4g} of {hours_of(((from_s, to_s),)):.4g} hours a customer's clock runs"
        hours = ((from_s - start_s) / HOUR_S, (to_s - start_s) / HOUR_S)
        page.spot(page.box_of(axes, hours, (number - BAR, number + BAR)), words)


def _from_to(week: RosterWeek, from_s: int, to_s: int) -> str:
    """Such as: Tuesday 08:00–16:00, Europe/Oslo."""
    start, end = (datetime.fromtimestamp(at_s, zone(week.zone)) for at_s in (from_s, to_s))
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{FULL_DAY_NAMES[end.weekday()]} {end:%H:%M}"
    return f"{FULL_DAY_NAMES[start.weekday()]} {start:%H:%M}–{until}, {week.zone}"


def _numbers(picture: Picture) -> Numbers:
    week = roster_week(picture)
    rows: list[tuple[Cell, ...]] = []
    for head in week.headcounts:
        kind = "on call" if head.on_call else "on shift"
        rows += [(kind, head.team, *_instants(from_s, to_s), engineers) for from_s, to_s, engineers in head.spans]
    for gap in week.gaps:
        rows += [("gap", _gap_words(picture, gap), *_instants(*span), 0) for span in gap.spans]
        rows += [("gap while a clock runs", _gap_words(picture, gap), *_instants(*span), 0)
                 for span in gap.while_clock_runs]  # fmt: skip
    for hours in week.customers:
        rows += [("business hours", joined(hours.groups), *_instants(*span), None) for span in hours.spans]
    return Numbers(("what", "who", "from (UTC)", "to (UTC)", "engineers"), tuple(rows))


def _gap_words(picture: Picture, gap: Gap) -> str:
    return words_of_classes(gap.classes, picture.scenario)


def _instants(from_s: int, to_s: int) -> tuple[str, str]:
    start, end = (datetime.fromtimestamp(at_s, UTC) for at_s in (from_s, to_s))
    return f"{start:%Y-%m-%d %H:%M}", f"{end:%Y-%m-%d %H:%M}"


def _describe(picture: Picture) -> str:
    week = roster_week(picture)
    teams = [
        f"{head.team}{', on call' if head.on_call else ''}: "
        f"{hours_of(tuple((from_s, to_s) for from_s, to_s, _ in head.spans)):.4g} hours"
        for head in week.headcounts
    ]
    gaps = [f"nobody may answer {_gap_words(picture, gap)} in {hours_of(gap.spans):.4g} hours" for gap in week.gaps]
    return f"{answer(picture, week)}. {_subtitle(week)}. {'; '.join([*teams, *gaps])}."


COVERAGE_MAP = Chart(
    key="coverage-map",
    title="Coverage map",
    question="Who is on shift when, and where are the gaps?",
    needs_target=False,
    needs_coverage=True,
    size_in=(12.0, 6.8),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
