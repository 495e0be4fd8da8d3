"""Gaps and overlaps in sentences: who cannot be answered when, between which dates, and on which holidays.

What a manager reads before any simulation. Values are made in `planner.foresight.gaps`; here are only words, so that
the terminal, the desktop and a report say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.business_time.calendar_names import DAY_NAMES
from planner.business_time.time_zones import zone
from planner.foresight.gaps import UTC, ClassGaps, CoverageGaps, TeamsTogether, TicketClass
from planner.foresight.week_words import joined_week, span_words, week_words
from planner.foresight.weekly_hours import OrdinaryWeek, OtherDate, Period, SpanPairs, WeeklyHours
from planner.grammar import joined
from planner.scenario.scenario import Scenario

MOST_DATES = 40
"""A horizon of many years has hundreds of holidays; nobody reads more than a year's."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


def zone_to_tell(scenario: Scenario) -> str:
    """The zone to tell hours in unless another is asked for: that of all teams, or UTC where they have several."""
    zones = {team.time_zone for coverage in scenario.coverage for team in coverage.teams}
    return zones.pop() if len(zones) == 1 else UTC


def gap_paragraphs(gaps: CoverageGaps) -> tuple[Paragraph, ...]:
    """A paragraph for every distinct pattern of gaps."""
    every = [each for row in gaps.gaps for each in row.classes]
    return tuple(_gap_paragraph(gaps, row, every) for row in gaps.gaps)


def overlap_paragraphs(gaps: CoverageGaps) -> tuple[Paragraph, ...]:
    """A paragraph for every set of teams that are ever at their desks together."""
    return tuple(_overlap_paragraph(gaps, row) for row in gaps.overlaps)


def _gap_paragraph(gaps: CoverageGaps, row: ClassGaps, every: list[TicketClass]) -> Paragraph:
    classes = class_words(row.classes, every)
    if not row.hours.spans_s:
        return Paragraph(f"Someone who may answer {classes} is rostered at every hour.", ())
    share = row.hours.seconds / _horizon_s(gaps)
    if share == 1.0:
        return Paragraph(f"No one who may answer {classes} is ever rostered.", ())
    heading = f"No one who may answer {classes} is rostered for {share * 168:.1f} of 168 hours a week {_told_in(gaps)}:"
    lines = [*_week_lines(gaps, row.hours), *_date_lines(gaps, row.hours.dates)]
    return Paragraph(heading, tuple(lines))


def _overlap_paragraph(gaps: CoverageGaps, row: TeamsTogether) -> Paragraph:
    hours = row.hours.seconds / _horizon_s(gaps) * 168
    heading = f"{joined(row.teams)} are at their desks together for {hours:.1f} hours a week {_told_in(gaps)}:"
    lines = _week_lines(gaps, row.hours)
    if row.hours.dates:
        dates = len(row.hours.dates)
        lines.append(f"otherwise on {dates} {'date' if dates == 1 else 'dates'}, mostly holidays")
    return Paragraph(heading, tuple(lines))


def _told_in(gaps: CoverageGaps) -> str:
    """The zone of every time that follows: sentences are read apart from the page that names it once."""
    return f"(times in {gaps.time_zone})"


def _horizon_s(gaps: CoverageGaps) -> int:
    return gaps.periods[-1].end_s - gaps.periods[0].start_s


def class_words(classes: Iterable[TicketClass], every: Iterable[TicketClass]) -> str:
    """Classes in words; all that a plan has are the plan.

    >>> from planner.plans import Severity
    >>> both = [TicketClass("Basic", Severity.URGENT), TicketClass("Basic", Severity.HIGH)]
    >>> class_words(both[:1], both), class_words(both, both)
    ('Basic urgent', 'Basic')
    """
    chosen, known = list(classes), list(every)
    words = []
    for plan in dict.fromkeys(each.plan for each in chosen):
        severities = [each.severity.word for each in chosen if each.plan == plan]
        complete = len(severities) == sum(each.plan == plan for each in known)
        words.append(plan if complete else f"{plan} {', '.join(severities)}")
    return " or ".join(words)


def _week_lines(gaps: CoverageGaps, hours: WeeklyHours) -> list[str]:
    """What every week has, then what only some have, and when these are."""
    joined = {week: joined_week(week.spans_s) for week in hours.weeks}
    common = tuple(span for span in joined[hours.weeks[0]] if all(span in spans for spans in joined.values()))
    lines = [f"every week: {week_words(common)}"] if common else []
    for week, spans in joined.items():
        rest: SpanPairs = tuple(span for span in spans if span not in common)
        if rest:
            lines.append(f"{_weeks_of(gaps, week)}: {week_words(rest)}")
    return lines


def _weeks_of(gaps: CoverageGaps, week: OrdinaryWeek) -> str:
    """Such as: from 2026-03-08 to 2026-03-29 (summer time in America/Chicago).

    By dates alone: clocks change within a week, so how many weeks these are would be no whole number.
    """
    when = joined([f"from {first} to {last}" for first, last in _stretches(week.periods)])
    always = set.intersection(*(set(period.summer_time) for period in gaps.periods))
    summer = set.intersection(*(set(period.summer_time) for period in week.periods)) - always
    return f"{when} (summer time in {joined(sorted(summer))})" if summer else when


def _stretches(periods: tuple[Period, ...]) -> list[tuple[date, date]]:
    """First and last dates, of periods that follow upon each other together."""
    stretches: list[tuple[date, date]] = []
    for before, period in zip((None, *periods), periods, strict=False):
        follows = before is not None and before.end_s == period.start_s
        first = stretches.pop()[0] if follows else period.first
        stretches.append((first, period.last))
    return stretches


def _date_lines(gaps: CoverageGaps, dates: tuple[OtherDate, ...]) -> list[str]:
    shown = dates[:MOST_DATES]
    more = [_date_words(gaps, each, each.more_s) for each in shown if each.more_s]
    less = [_date_words(gaps, each, each.less_s) for each in shown if each.less_s]
    lines = [f"also {words}" for words in more] + [f"but not {words}" for words in less]
    if len(dates) > len(shown):
        lines.append(f"and otherwise on {len(dates) - len(shown)} more dates")
    return lines


def _date_words(gaps: CoverageGaps, other: OtherDate, spans_s: SpanPairs) -> str:
    times = ", ".join(span_words(span_s, zone(gaps.time_zone)) for span_s in spans_s)
    reasons = f" ({'; '.join(other.reasons)})" if other.reasons else ""
    return f"{DAY_NAMES[other.day.weekday()]} {other.day} {times}{reasons}"
