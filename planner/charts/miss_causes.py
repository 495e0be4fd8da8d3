"""Causes of misses: what kept replies from coming, target by target, for each coverage."""

from __future__ import annotations

from dataclasses import dataclass, fields

from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from planner.attainment.results import CoverageResult, MissedBecause, TargetResult
from planner.charts.look import coverage_style
from planner.charts.page import Box, Key, Page, drawing
from planner.charts.picture import Chart, Picture
from planner.charts.wording import (
    in_plain_words,
    metric_of,
    nothing_arrived,
    percent,
    range_of,
    short_name,
    who_and_what,
)
from planner.demand.promises import TargetRow
from planner.estimates.intervals import Interval
from planner.grammar import counted
from planner.reporting.cause_words import CAUSE_WORDS, REASONS
from planner.reporting.target_words import things_of, tickets_of
from planner.tables.table import Numbers
from planner.tickets.behind import Behind, Outcome
from simulation.causes import Cause

BRIEFLY = {
    Cause.NO_ONE_ON_SHIFT: "no one there",
    Cause.ALL_BUSY: "all busy",
    Cause.LESS_IMPORTANT_WORK: "less important work",
    Cause.WORK_ITSELF: "work itself",
}
HATCHES = {Cause.NO_ONE_ON_SHIFT: "", Cause.ALL_BUSY: "//", Cause.LESS_IMPORTANT_WORK: "..", Cause.WORK_ITSELF: ""}
TONES = {Cause.NO_ONE_ON_SHIFT: 0.12, Cause.ALL_BUSY: 0.45, Cause.LESS_IMPORTANT_WORK: 0.72, Cause.WORK_ITSELF: 1.0}
LABEL_SHARE = 0.32
BAR = 0.72
"""The height of a bar, of a row's height."""


@dataclass(frozen=True, slots=True)
class Misses:
    """One target under one coverage."""

    coverage: CoverageResult
    result: TargetResult
    because: MissedBecause

    @property
    def target(self) -> TargetRow:
        return self.result.target

    @property
    def count(self) -> int:
        return self.result.count

    @property
    def misses(self) -> int:
        return round(self.count * (1 - (self.result.attainment or 0.0)))


def all_misses(picture: Picture) -> list[Misses]:
    """Every target with misses under every coverage; contractual ones first, then by the most misses of any."""
    coverages = picture.study.coverages
    rows = []
    for index in range(len(coverages[0].targets)):
        found = [
            Misses(coverage, result, result.missed_because)
            for coverage in coverages
            if (result := coverage.targets[index]).missed_because is not None
        ]
        if found:
            rows.append(found)
    rows.sort(key=lambda found: (not found[0].target.contractual, -max(each.misses for each in found)))
    return [each for found in rows for each in found]


def _mean(misses: list[Misses], cause: Cause) -> float:
    total = sum(each.misses for each in misses)
    return sum(each.because.share(cause) * each.misses for each in misses) / total


def answer(picture: Picture) -> str:
    """The main reason of contractual misses under the coverage that misses most."""
    misses = all_misses(picture)
    contractual = [each for each in misses if each.target.contractual] or misses
    if not contractual:
        some = any(result.count for coverage in picture.study.coverages for result in coverage.targets)
        return "Nothing was missed" if some else "No tickets, so nothing was missed"
    names = {each.coverage.name for each in contractual}
    of_coverage = [[each for each in contractual if each.coverage.name == name] for name in sorted(names)]
    worst = max(of_coverage, key=lambda mine: sum(each.misses for each in mine))
    main = max(Cause, key=lambda cause: _mean(worst, cause))
    name = short_name(worst[0].coverage.name)
    return f"{name} misses mostly because {REASONS[main]}: {percent(_mean(worst, main), 0)} of the misses"


def _paint(page: Page) -> None:
    picture = page.picture
    misses = all_misses(picture)
    page.heading(answer(picture), "What kept the missed replies, each miss counting once, per target and coverage")
    if not misses:
        page.foot()
        some = any(result.count for coverage in picture.study.coverages for result in coverage.targets)
        weeks = picture.scenario.simulation.weeks
        page.sentence(f"Everything was in time in {counted(weeks, 'week')}." if some else nothing_arrived(weeks))
        return
    page.coverage_keys(
        [Key(words, _tone(cause), hatch=HATCHES[cause], brief=BRIEFLY[cause]) for cause, words in CAUSE_WORDS.items()]
    )
    kept = _kept(page, misses)
    left_out = len({each.target for each in misses}) - len({each.target for each in kept})
    page.foot(f"Not shown, for want of room: {counted(left_out, 'target')} with misses; see the table."
              if left_out else "")  # fmt: skip
    _bars(page, kept)


def _tone(cause: Cause) -> str:
    return to_hex(colormaps["cividis"](TONES[cause]))


def _kept(page: Page, misses: list[Misses]) -> list[Misses]:
    """As many whole targets as there is room for, with the coverages that miss them most."""
    most = max(1, int((page.body.height - 4.2 * page.line_in) / (page.line_in * 0.95)))
    kept: list[Misses] = []
    for target in dict.fromkeys(each.target for each in misses):
        mine = [each for each in misses if each.target == target]
        if kept and len(kept) + len(mine) > most:
            break
        kept += mine[:most]
    return kept


def _bars(page: Page, kept: list[Misses]) -> None:
    counts = [f"{each.misses:,} of {each.count:,}" for each in kept]
    body, heading = page.body, "misses"
    label_in = min(max(page.width_of(_label(each)) for each in kept), page.width_in * LABEL_SHARE) + 0.3
    note_in = max([page.width_of(heading, scale=0.9), *(page.width_of(count) for count in counts)]) + 0.15
    left_in = body.left + label_in
    box = Box(left_in, body.bottom + page.line_in * 1.5, body.right - note_in, body.top - page.line_in * 1.1)
    axes = page.axes(box)
    axes.set_xlim(0, 1)
    axes.set_ylim(len(kept) - 0.5, -0.5)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    step = 0.25 if box.width < 3 else 0.2
    ticks = [step * number for number in range(round(1 / step) + 1)]
    axes.set_xticks(ticks, [f"{tick * 100:.0f}%" for tick in ticks])
    above_in = body.top - page.line_in / 2
    page.text(body.right, above_in, heading, scale=0.9, colour=page.colours.quiet, horizontal="right")
    row_in = box.height / len(kept)
    before = None
    for number, (each, count) in enumerate(zip(kept, counts, strict=True)):
        middle_in = box.top - (number + 0.5) * row_in
        if each.target != before:
            colour = page.colours.ink if each.target.contractual else page.colours.quiet
            page.text(body.left, middle_in, page.shortened(_label(each), label_in - 0.3), colour=colour)
            if before is not None:
                axes.axhline(number - 0.5, color=page.colours.line, linewidth=0.8, zorder=0)
            before = each.target
        _sign(page, axes, each, number, box)
        _bar(page, axes, each, number)
        page.text(body.right, middle_in, count, colour=page.colours.quiet, horizontal="right")


def _label(each: Misses) -> str:
    return in_plain_words(f"{tickets_of(each.target)}, {metric_of(each.target)}")


def _sign(page: Page, axes: Axes, each: Misses, number: int, box: Box) -> None:
    style = coverage_style(page.picture.index_of(each.coverage.name), page.look)
    axes.plot([-0.12 / box.width], [number], linestyle="none", marker=style.shape, markersize=page.size_pt * 0.65,
              markerfacecolor=style.colour, markeredgecolor=page.colours.ink, markeredgewidth=0.5,
              clip_on=False)  # fmt: skip


def _bar(page: Page, axes: Axes, each: Misses, number: int) -> None:
    left = 0.0
    for cause in Cause:
        share = each.because.share(cause)
        axes.barh(number, share, left=left, height=BAR, facecolor=_tone(cause), edgecolor=page.colours.ink,
                  linewidth=0.4, hatch=HATCHES[cause] or None, zorder=3)  # fmt: skip
        box = page.box_of(axes, (left, left + share), (number - BAR / 2, number + BAR / 2))
        page.spot(box, _words(each, cause), _behind(each, cause))
        left += share


def _words(each: Misses, cause: Cause) -> str:
    missed, interval = 1 - (each.result.attainment or 0.0), each.result.ci95
    missed_in = None if interval is None else Interval(1 - interval.high, 1 - interval.low)
    return (
        f"{who_and_what(each.coverage, each.target)}\n"
        f"{percent(missed)}{range_of(missed_in)} of {counted(each.count, things_of(each.target))} missed: "
        f"{each.misses:,}\n"
        f"{percent(each.because.share(cause), 0)} of the misses: {CAUSE_WORDS[cause]}"
    )


def _behind(each: Misses, cause: Cause) -> Behind:
    return Behind(each.coverage.name, each.target, Outcome.MISSED, cause=cause)


def _numbers(picture: Picture) -> Numbers:
    causes = (field.name for field in fields(MissedBecause))
    header = ("coverage", "plan", "severity", "metric", "misses", "count", *causes)
    rows = tuple(
        (each.coverage.name, each.target.plan, each.target.severity.word, each.target.metric.value, each.misses,
         each.count, *(round(each.because.share(cause), 6) for cause in Cause))
        for each in all_misses(picture)
    )  # fmt: skip
    return Numbers(tuple(each.replace("_", " ") for each in header), rows)


def _describe(picture: Picture) -> str:
    parts = []
    for each in all_misses(picture):
        main = max(Cause, key=each.because.share)
        parts.append(
            f"{each.coverage.name}, {_label(each)}: {counted(each.misses, 'miss', 'misses')} of {each.count:,}, "
            f"{percent(each.because.share(main), 0)} {CAUSE_WORDS[main]}"
        )
    return f"{answer(picture)}. {'; '.join(parts)}." if parts else f"{answer(picture)}."


MISS_CAUSES = Chart(
    key="causes-of-misses",
    title="Causes of misses",
    question="Why are targets missed?",
    needs_target=False,
    needs_coverage=False,
    size_in=(10.0, 6.4),
    draw=drawing(_paint),
    numbers=_numbers,
    describe=_describe,
)
