"""Shift edits: what dragging, stretching and counting make of a shift's data.

Pure arithmetic on the raw values of one `[[shifts]]` table, in minutes: a zone in which the week is shown does not
matter, since a minute is as long everywhere. A shift lasts at least a quarter of an hour and at most a day; `from` and
`to` the same is 24 hours, never none. What is not to be read is left as it is.
"""

from __future__ import annotations

from datetime import time
from enum import Enum

from planner.business_time.weekdays import parse_days, words_of_days
from planner.errors import PlannerError
from planner.scenario.coverage import MOST_ENGINEERS_OF_A_SHIFT
from planner.scenario.draft import Data
from planner.shift_weeks.wall import DAY_MIN

LEAST_MIN = 15
STEP_MIN = 15
FINE_STEP_MIN = 5


class Edge(Enum):
    """An end of a shift."""

    START = "start"
    END = "end"


def moved(shift: Data, by_min: int) -> Data:
    """The shift so much later, on other days where its start passes midnight; the very same where nothing changes."""
    hours = _hours(shift)
    if hours is None or by_min == 0:
        return shift
    start_s, length_s = hours
    return _with_hours(shift, start_s + by_min * 60, length_s)


def stretched(shift: Data, edge: Edge, by_min: int) -> Data:
    """The shift with one end so much later, kept within its shortest and longest."""
    hours = _hours(shift)
    if hours is None or by_min == 0:
        return shift
    start_s, length_s = hours
    wanted_s = length_s + by_min * 60 * (1 if edge is Edge.END else -1)
    kept_s = max(min(LEAST_MIN * 60, length_s), min(wanted_s, DAY_MIN * 60))
    if kept_s == length_s:
        return shift
    return _with_hours(shift, start_s if edge is Edge.END else start_s + length_s - kept_s, kept_s)


def snapped(edge_min: float, by_min: float, step_min: int = STEP_MIN) -> int:
    """The whole minutes nearest to a drag that take an edge to a multiple of a step; 0 for less than half a step."""
    if abs(by_min) < step_min / 2:
        return 0
    return round(round((edge_min + by_min) / step_min) * step_min - edge_min)


def with_engineers(shift: Data, engineers: int) -> Data:
    """The shift with so many engineers, none below 0."""
    kept = max(0, min(engineers, MOST_ENGINEERS_OF_A_SHIFT))
    return shift if shift.get("engineers") == kept else {**shift, "engineers": kept}


def with_on_call(shift: Data, *, is_on_call: bool) -> Data:
    """The shift on call, without any terms at first; or as an ordinary one, with its terms gone."""
    if is_on_call:
        return shift if "on_call" in shift else {**shift, "on_call": {}}
    return {key: value for key, value in shift.items() if key != "on_call"} if "on_call" in shift else shift


def copied(shift: Data, name: str) -> Data:
    """A copy to lie beside the shift: on the day after where it stands on one, else in the hours after it."""
    copy = {**shift, "name": name}
    hours, days = _hours(shift), _days(shift)
    if hours is None or days is None:
        return copy
    start_s, length_s = hours
    return _with_hours(copy, start_s + (DAY_MIN * 60 if len(days) == 1 else length_s), length_s)


def has_hours(shift: Data) -> bool:
    """Whether its days and hours are to be read."""
    return _hours(shift) is not None


def _hours(shift: Data) -> tuple[int, int] | None:
    """Start and length in seconds; None where these, or the days, are not to be read."""
    start, end = shift.get("from"), shift.get("to")
    if not isinstance(start, time) or not isinstance(end, time) or _days(shift) is None:
        return None
    start_s, end_s = (at.hour * 3600 + at.minute * 60 + at.second for at in (start, end))
    return start_s, (end_s - start_s - 1) % (DAY_MIN * 60) + 1


def _days(shift: Data) -> tuple[int, ...] | None:
    days = shift.get("days")
    try:
        return parse_days(days) if isinstance(days, str) else None
    except PlannerError:
        return None


def _with_hours(shift: Data, start_s: int, length_s: int) -> Data:
    """The shift from a second of its days on, which may be before or after them, for so long."""
    days_later, from_s = divmod(start_s, DAY_MIN * 60)
    changed = {**shift, "from": _time(from_s), "to": _time((from_s + length_s) % (DAY_MIN * 60))}
    days = _days(shift)
    if days_later % 7 and days is not None:
        changed["days"] = words_of_days(tuple((day + days_later) % 7 for day in days))
    return changed


def _time(of_day_s: int) -> time:
    minutes, second = divmod(of_day_s, 60)
    return time(minutes // 60, minutes % 60, second)
