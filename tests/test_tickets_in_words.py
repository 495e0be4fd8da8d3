"""A list of tickets in words and as a table: how many there are, which are shown, and figures for a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from planner.plans import Metric
from planner.tables.csv_text import csv_text
from planner.tickets.behind import Behind, Outcome
from planner.tickets.list_table import list_table
from planner.tickets.list_words import words_of_list
from planner.tickets.moments import Moments, length_words
from planner.tickets.ticket_list import TicketList
from simulation.causes import Cause
from tests.test_tickets_behind import EVERY, REPLICATIONS, everything, found, studied


def words(listed: TicketList) -> str:
    return words_of_list(listed, studied().coverages[0], REPLICATIONS)


def test_the_whole_list_says_so() -> None:
    count = len(everything("Both").rows)
    assert words(everything("Both")) == f"{count:,} targets; all of them are shown."


def test_the_first_of_many_say_where_they_are_from() -> None:
    result = max(studied().coverages[0].targets, key=lambda each: each.count * (1 - (each.attainment or 1)))
    behind = Behind("Both", result.target, Outcome.MISSED)
    listed = found(behind, most=2)
    missed = len(found(behind, EVERY).rows)
    assert words(listed).startswith(f"{missed} of {result.count:,} ")
    assert words(listed).endswith(" missed; these are the first 2, from replication 1 of 2.")


def test_a_study_that_went_on_has_more_than_the_list() -> None:
    count, result = len(everything("Both").rows), studied().coverages[0]
    told = words_of_list(everything("Both"), result, REPLICATIONS + 3)
    assert told.endswith(f"these are the first {count:,}, from replications 1 to 2 of 5.")


def test_of_causes_a_study_knows_no_number() -> None:
    result = max(studied().coverages[0].targets, key=lambda each: each.count * (1 - (each.attainment or 1)))
    some = Counter(row.cause for row in found(Behind("Both", result.target, Outcome.MISSED)).rows)
    cause, count = some.most_common(1)[0]
    assert words(found(Behind("Both", result.target, cause=cause))) == f"{count} updates; all of them are shown."
    none = next(cause for cause in Cause if cause not in some)
    assert words(found(Behind("Both", result.target, cause=none))) == "None in 2 replications."
    cut = found(Behind("Both", result.target, cause=cause), most=1)
    assert words(cut) == "This is the first, from replication 1 of 2."


def test_an_hour_of_the_week_is_counted_by_itself() -> None:
    target = studied().coverages[0].targets[0].target
    hour = int(studied().coverages[0].pattern.count[0].argmax())
    listed = found(Behind("Both", target, hour_of_week=hour))
    assert words(listed).startswith(f"{len(listed.rows)} ticket")


def test_none_are_none() -> None:
    assert words_of_list(TicketList(Behind("Both"), replications=1), None, 2) == "None yet in replication 1 of 2."
    assert words_of_list(TicketList(Behind("Both"), replications=2), None, 2) == "None in 2 replications."


def test_the_table_has_local_times_with_their_offsets() -> None:
    table = list_table(everything("Both"))
    headings = [column.heading for column in table.columns]
    row = dict(zip(headings, table.rows[0], strict=True))
    first = everything("Both").rows[0]
    assert row["ticket"] == first.ticket.number + 1
    assert row["replication"] == 1
    arrived = dt.datetime.fromisoformat(str(row["arrived"]))
    assert arrived.timestamp() == first.ticket.arrival_s
    assert arrived.utcoffset() in (dt.timedelta(hours=1), dt.timedelta(hours=-5))
    assert row["update"] is None
    assert first.target.metric is Metric.FIRST_RESPONSE
    assert csv_text(table.numbers).count("\r\n") == len(table.rows) + 1


@pytest.mark.parametrize(
    ("seconds", "in_words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h"), (48_720, "13 h 32 min"), (90_000_000, "25,000 h")],
)
def test_lengths(seconds: int, in_words: str) -> None:
    assert length_words(seconds) == in_words


def test_moments_are_as_brief_as_they_can_be() -> None:
    from_s = int(dt.datetime(2026, 3, 27, 17, 40, tzinfo=dt.UTC).timestamp())
    moments = Moments("Europe/Oslo", from_s)
    assert moments.full(from_s) == "Fri 27 Mar 18:40"
    assert moments.brief(from_s + 86_400 * 6) == "Thu 19:40"  # summer time has begun
    assert moments.brief(from_s + 86_400 * 7) == "Fri 3 Apr 19:40"
    assert moments.full(from_s + 86_400 * 365) == "Sat 27 Mar 2027 18:40"
    assert moments.between(from_s, from_s + 3600) == "from Fri 18:40 to 19:40"
    assert moments.between(from_s, from_s + 86_400) == "from Fri 18:40 to Sat 18:40"
