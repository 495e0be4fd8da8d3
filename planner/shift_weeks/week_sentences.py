"""Week sentences: what one week shows, in words: gaps, overlaps, clock changes, holidays and what could not be read.

The same as the strips under the timeline say with marks, for whoever does not see them, and to be pasted into a mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.foresight.week_words import week_words
from planner.foresight.weekly_hours import SpanPairs
from planner.grammar import joined
from planner.shift_weeks.wall import Minutes
from planner.shift_weeks.week_view import TeamsTogether, WeekGap, WeekView

MOST_TOLD = 8
"""Of the values that cannot be read, and of the teams that meet."""


def gap_sentences(view: WeekView) -> tuple[str, ...]:
    """Who is not answered when; one sentence that all is well, where it is."""
    if not view.classes:
        return ("No customer sends tickets, so nobody has to be there.",)
    costly = [_gap_sentence(gap, view) for gap in view.gaps if gap.while_clock_runs]
    if costly:
        return tuple(costly)
    if view.gaps:
        return ("Whenever a customer's clock runs, someone who may answer is rostered.",)
    return ("At every hour of this week someone who may answer is rostered.",)


def _gap_sentence(gap: WeekGap, view: WeekView) -> str:
    when = week_words(in_seconds(gap.while_clock_runs))
    return (
        f"{gap.words}: for {gap.clock_hours:.4g} of {view.hours:.4g} hours a customer's clock runs and no one who may "
        f"answer is rostered: {when} ({view.common_zone})."
    )


def in_seconds(spans: Minutes) -> SpanPairs:
    """Spans of the wall in seconds from Monday 00:00, as weeks are put into words."""
    return tuple((round(start * 60), round(end * 60)) for start, end in spans)


def other_sentences(view: WeekView) -> tuple[str, ...]:
    """Overlaps, clock changes, holidays, and what could not be read."""
    return (
        *(f"{change.words}." for change in view.changes),
        *(f"{team.name}: {', '.join(team.holidays)}." for team in view.teams if team.holidays),
        *_together(view.together, view),
        *_unread(view),
    )


def _together(together: Sequence[TeamsTogether], view: WeekView) -> Iterator[str]:
    for each in together[:MOST_TOLD]:
        hours = sum(end - start for start, end in each.spans) / 60
        when = f"{week_words(in_seconds(each.spans))} ({view.common_zone})"
        yield f"{joined(each.teams)} are at their desks together for {hours:.4g} hours: {when}."


def _unread(view: WeekView) -> Iterator[str]:
    told = [each.words for each in view.unread[:MOST_TOLD]]
    more = f" and {len(view.unread) - MOST_TOLD} more" if len(view.unread) > MOST_TOLD else ""
    if told:
        yield f"Cannot be read, and is left out here: {'; '.join(told)}{more}."
