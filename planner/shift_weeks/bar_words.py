"""Bar words: what a bar, a headcount and a gap of the timeline say to whoever points at them or hears them read."""

from __future__ import annotations

from collections.abc import Iterator

from planner.business_time.calendar_names import FULL_DAY_NAMES
from planner.shift_weeks.bars import time_words
from planner.shift_weeks.wall import DAY_MIN, Minutes
from planner.shift_weeks.week_view import Bar, Headcount, PartKind, ShiftRow, WeekGap, WeekView


def bar_words(row: ShiftRow, bar: Bar) -> str:
    """One bar in a sentence: Oslo, Day, Monday 08:00 to 16:00, 3 engineers."""
    when = f"{FULL_DAY_NAMES[int(bar.whole_start_min // DAY_MIN) % 7]} {bar.from_words} to {bar.to_words}"
    said = [row.team, row.name, when, engineers_words(row.engineers), *_notes(row, bar)]
    return ", ".join(said)


def why_no_bars(row: ShiftRow) -> str:
    """Why a shift has no bar: what of it cannot be read, or that it does not stand in this week."""
    return f"cannot be read: {', '.join(row.wrong)}" if row.wrong else "not in this week"


def engineers_words(engineers: int | None) -> str:
    """A number of engineers: 1 engineer."""
    if engineers is None:
        return "number of engineers not readable"
    return f"{engineers:,} engineer" if engineers == 1 else f"{engineers:,} engineers"


def _notes(row: ShiftRow, bar: Bar) -> Iterator[str]:
    if row.on_call:
        yield "on call"
    for part in bar.parts:
        if part.kind is PartKind.HOLIDAY:
            whole = (part.start_min, part.end_min) == (bar.start_min, bar.end_min)
            hours = "" if whole else f" from {time_words(part.start_min)}"
            yield f"does not work{hours}: {part.words or 'holiday'}"
    if any(part.kind is PartKind.STOOD_IN for part in bar.parts):
        yield "less the hours of the team's other shifts"


def at_minute(view: WeekView, minute: float) -> str:
    """The engineers who are there at a minute of the week: Monday 08:15: 5 on shift, 1 on call."""
    found = next((each for each in view.headcounts if each.start_min <= minute < each.end_min), None)
    return "" if found is None else f"{minute_words(minute)}: {headcount_words(found)}"


def headcount_words(count: Headcount) -> str:
    """Such as: 5 on shift, 1 on call."""
    return f"{count.on_shift:,} on shift" + (f", {count.on_call:,} on call" if count.on_call else "")


def minute_words(minute: float) -> str:
    """A minute of the week: Monday 08:15."""
    return f"{FULL_DAY_NAMES[int(minute // DAY_MIN) % 7]} {time_words(minute)}"


def gap_words(gap: WeekGap, minute: float) -> str:
    """The gap around a minute of the week, and whether it costs anything; empty where there is none."""
    span = _around(gap.spans, minute)
    if span is None:
        return ""
    when = f"{minute_words(span[0])} to {minute_words(span[1])}"
    clock = "a customer's clock runs" if _around(gap.while_clock_runs, minute) else "no customer's clock runs"
    return f"No one who may answer {gap.words} is rostered from {when}; now {clock}"


def _around(spans: Minutes, minute: float) -> tuple[float, float] | None:
    return next((span for span in spans if span[0] <= minute < span[1]), None)
