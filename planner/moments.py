"""Moments: when something was written, as a person beside the machine says it.

The only times of the user's own clock in the planner; every other local time is a customer's or an office's.
"""

from __future__ import annotations

import datetime as dt

from planner.business_time.calendar_names import MONTH_NAMES


def now() -> dt.datetime:
    """The moment it is, on the machine's clock and in its zone."""
    return dt.datetime.now(tz=dt.UTC).astimezone()


def moment_of(seconds_since_1970: float) -> dt.datetime:
    """A file's time on the machine's clock."""
    return dt.datetime.fromtimestamp(seconds_since_1970, tz=dt.UTC).astimezone()


def words_of_moment(moment: dt.datetime, today: dt.date) -> str:
    """Such as `14:10`, or `3 Mar 2026 14:10` on another day."""
    time = f"{moment:%H:%M}"
    return time if moment.date() == today else f"{moment.day} {MONTH_NAMES[moment.month - 1]} {moment.year} {time}"
