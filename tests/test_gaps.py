"""Gaps and overlaps: by hand over daylight saving, holidays and on call, and against a look at the whole horizon."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.demand.frame import build_frame
from planner.errors import PlannerError
from planner.foresight.gap_sentences import Paragraph, gap_paragraphs, overlap_paragraphs
from planner.foresight.gaps import CoverageGaps, TicketClass, classes_with_customers, coverage_gaps
from planner.foresight.week_words import week_words
from planner.foresight.weekly_hours import WeeklyHours
from planner.plans import Severity
from planner.scenario.scenario import Scenario
from planner.staffing.roster import prepare_roster
from simulation.clocks import DAY_S
from tests.small_scenarios import Words, group, scenario, shift, team

HOUR_S = 3600
WEEK_S = 7 * DAY_S
OSLO, CHICAGO = "Europe/Oslo", "America/Chicago"
ALWAYS: Words = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0), "engineers": 1}
DAY: Words = {"from": dt.time(8), "to": dt.time(16)}
EVERYTHING: Words = {"urgent": 0.25, "high": 0.25, "medium": 0.25, "low": 0.25}


def gaps_of(made: Scenario, time_zone: str = "UTC") -> CoverageGaps:
    frame = build_frame(made)
    coverage = made.coverage[0]
    return coverage_gaps(made, frame, coverage, prepare_roster(made, frame, coverage), time_zone)


def told(*teams: Words, zone: str = "UTC", groups: tuple[Words, ...] = (), **simulation: object) -> CoverageGaps:
    return gaps_of(scenario(groups, teams, simulation), zone)


def at(month: int, day: int, hour: int = 0, zone: str = "UTC") -> int:
    return int(dt.datetime(2026, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


def hours(*spans: tuple[float, float]) -> tuple[tuple[int, int], ...]:
    return tuple((round(start * HOUR_S), round(end * HOUR_S)) for start, end in spans)


def lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [line for paragraph in paragraphs for line in (paragraph.heading, *paragraph.lines)]


def test_an_office_leaves_nights_and_the_weekend_open_an_hour_earlier_in_summer() -> None:
    [row] = told(team(shift(**DAY), time_zone=OSLO), start=dt.date(2026, 3, 16), weeks=6).gaps

    nights = [(16 + 24 * day, 32 + 24 * day) for day in range(4)]
    winter, summer = (
        hours((0, 8 - ahead), *((start - ahead, end - ahead) for start, end in nights), (112 - ahead, 168))
        for ahead in (1, 2)
    )
    assert [week.spans_s for week in row.hours.weeks] == [summer, winter]
    assert row.hours.weeks[0].periods[0].start_s == at(3, 29, 1)
    assert row.hours.weeks[0].periods[0].summer_time == (OSLO,)
    assert row.hours.weeks[1].periods[0].summer_time == ()
    assert sum(week.weeks for week in row.hours.weeks) == pytest.approx(6)
    assert row.hours.dates == ()
    assert row.hours.seconds == 6 * 128 * HOUR_S


def test_in_the_offices_own_zone_every_week_is_the_same() -> None:
    gaps = told(team(shift(**DAY), time_zone=OSLO), zone=OSLO, start=dt.date(2026, 3, 16), weeks=6)

    [week] = gaps.gaps[0].hours.weeks
    assert len(week.periods) == 2
    assert lines(gap_paragraphs(gaps)) == [
        "No one who may answer Basic is rostered for 128.0 of 168 hours a week (times in Europe/Oslo):",
        "every week: Mon-Thu 16:00-08:00, the whole weekend from Fri 16:00 to Mon 08:00",
    ]


def test_two_offices_that_change_their_clocks_apart() -> None:
    """Between the American change, 8 March, and the European one, 29 March, they overlap an hour longer."""
    oslo = team(shift(**DAY), time_zone=OSLO)
    chicago = team(shift(**DAY), name="Chicago", time_zone=CHICAGO)

    gaps = told(oslo, chicago, start=dt.date(2026, 2, 23), weeks=8)

    assert [period.first for period in gaps.periods] == [
        dt.date(2026, 2, 23),
        dt.date(2026, 3, 8),
        dt.date(2026, 3, 29),
    ]
    both_in_summer = "summer time in America/Chicago and Europe/Oslo"
    assert lines(overlap_paragraphs(gaps)) == [
        "Oslo and Chicago are at their desks together for 6.9 hours a week (times in UTC):",
        f"from 2026-03-29 to 2026-04-19 ({both_in_summer}): Mon-Fri 13:00-14:00",
        "from 2026-03-08 to 2026-03-29 (summer time in America/Chicago): Mon-Fri 13:00-15:00",
        "from 2026-02-23 to 2026-03-08: Mon-Fri 14:00-15:00",
    ]


def test_a_holiday_stands_apart_with_its_name() -> None:
    gaps = told(team(shift(**DAY), time_zone=OSLO, holidays="NO"), start=dt.date(2026, 4, 27), weeks=2)

    [date] = gaps.gaps[0].hours.dates
    assert (date.day, date.less_s) == (dt.date(2026, 5, 1), ())
    assert date.more_s == ((at(5, 1, 6), at(5, 1, 14)),)
    [reason] = date.reasons
    assert reason.startswith("Oslo: Labo")
    assert lines(gap_paragraphs(gaps))[-1] == f"also Fri 2026-05-01 06:00-14:00 ({reason})"


def test_only_the_team_whose_shift_is_missing_gives_the_reason() -> None:
    closed = [dt.date(2026, 1, 7)]
    evening = shift(**{"from": dt.time(18), "to": dt.time(19)})
    gaps = told(
        team(shift(**DAY), holidays=closed),
        team(shift(**{"from": dt.time(22), "to": dt.time(4)}), name="Rome", holidays=closed),
        team(evening, name="Lima", holidays=closed),
        team(evening, name="Lyon"),
        team(shift(**DAY, handles=["low"]), name="Bonn", holidays=closed),
        team(shift(**DAY, handles=["low"], works_holidays=True), name="Graz", holidays=closed),
    )
    # Tuesday's night in Rome ends at the holiday's midnight; Lyon is there when Lima is not; Bonn could not.
    [date] = gaps.gaps[0].hours.dates
    assert date.day == closed[0]
    assert date.more_s == ((at(1, 7, 0), at(1, 7, 4)), (at(1, 7, 8), at(1, 7, 16)), (at(1, 7, 22), at(1, 8, 4)))
    assert date.reasons == ("Oslo: holiday", "Rome: holiday")


def test_a_night_cut_at_a_holidays_midnight_names_the_holiday() -> None:
    nights = shift(days="Fri", **{"from": dt.time(22), "to": dt.time(6)})
    [row] = told(team(nights, holidays=[dt.date(2026, 1, 10)])).gaps
    [date] = row.hours.dates
    assert date.more_s == ((at(1, 10, 0), at(1, 10, 6)),)
    assert date.reasons == ("Oslo: holiday",)


def test_who_works_holidays_is_no_reason() -> None:
    """Graz is there, for others' tickets; the change is Oslo's."""
    closed = [dt.date(2026, 1, 7)]
    others = shift(handles=["high"], tier=2, works_holidays=True)
    gaps = told(team(shift(), holidays=closed), team(others, name="Graz", holidays=closed))
    assert [date.reasons for date in gaps.gaps[0].hours.dates] == [("Oslo: holiday",)]
    both_there = told(
        team(shift(handles=["low"]), shift("Rota", **ALWAYS, handles=["high"], on_call={}), holidays=closed),
        team(shift(handles=["low"], works_holidays=True), name="Graz", holidays=closed),
    )
    assert [date.reasons for date in both_there.gaps[0].hours.dates] == [("Oslo: holiday",)]


def test_a_rota_is_not_at_its_desk() -> None:
    rota = shift("Rota", **ALWAYS, on_call={})
    assert told(team(rota), team(shift(), rota, name="Rome")).overlaps == ()


def test_on_call_counts_and_covers_holidays() -> None:
    rota = shift("Rota", **ALWAYS, handles=["urgent"], on_call={})
    groups = (group(severities=EVERYTHING),)
    gaps = told(team(shift(), rota, holidays=[dt.date(2026, 1, 7)]), groups=groups)

    urgent, others = gaps.gaps
    assert urgent.classes == (TicketClass("Basic", Severity.URGENT),)
    assert urgent.hours.spans_s == ()
    assert [each.severity for each in others.classes] == [Severity.HIGH, Severity.MEDIUM, Severity.LOW]
    assert [date.day for date in others.hours.dates] == [dt.date(2026, 1, 7)]
    assert [paragraph.heading for paragraph in gap_paragraphs(gaps)] == [
        "Someone who may answer Basic urgent is rostered at every hour.",
        "No one who may answer Basic high, medium, low is rostered for 130.0 of 168 hours a week (times in UTC):",
    ]


def test_a_rota_displaced_by_a_shift_that_may_not_answer_leaves_a_gap_but_on_holidays() -> None:
    rota = shift("Rota", **ALWAYS, handles=["high"], on_call={})
    gaps = told(team(shift(handles=["low"]), rota, holidays=[dt.date(2026, 1, 7)]))

    [week] = gaps.gaps[0].hours.weeks
    assert week.spans_s == hours(*((9 + 24 * day, 17 + 24 * day) for day in range(5)))
    [date] = gaps.gaps[0].hours.dates
    assert (date.more_s, date.less_s) == ((), ((at(1, 7, 9), at(1, 7, 17)),))
    assert lines(gap_paragraphs(gaps))[1:] == [
        "every week: Mon-Fri 09:00-17:00",
        "but not Wed 2026-01-07 09:00-17:00 (Oslo: holiday)",
    ]


@pytest.mark.parametrize("changes", [{"engineers": 0}, {"tier": 2}, {"handles": ["urgent"]}])
def test_whoever_may_not_make_the_first_response_is_nobody(changes: Words) -> None:
    gaps = told(team(shift(**{**ALWAYS, **changes})))
    assert lines(gap_paragraphs(gaps)) == ["No one who may answer Basic is ever rostered."]
    assert [week.spans_s for week in gaps.gaps[0].hours.weeks] == [((0, WEEK_S),)]


def test_only_classes_that_have_customers() -> None:
    groups = [group(), group("Nobody", plan="Extended", accounts=0), group("Quiet", plan="Extended", accounts=5)]
    burst = {"name": "Outage", "per_year": 1, "tickets": 4, "within": "3 hours", "severity": "urgent"}
    made = scenario(groups, incidents=[{**burst, "customers": ["Nobody", "Oslo customers"]}])
    assert classes_with_customers(made) == (
        TicketClass("Basic", Severity.URGENT),
        TicketClass("Basic", Severity.HIGH),
        TicketClass("Extended", Severity.HIGH),
    )


def test_follow_the_sun_as_the_validation_page_says() -> None:
    """Berlin 09-17, New York 09-17, Kolkata 09:30-17:30, in the three regimes of a spring."""
    half_past = {"from": dt.time(9, 30), "to": dt.time(17, 30)}
    teams = [
        team(shift(), name="Berlin", time_zone="Europe/Berlin"),
        team(shift(), name="New York", time_zone="America/New_York"),
        team(shift(**half_past), name="Kolkata", time_zone="Asia/Kolkata"),
    ]
    gaps = told(*teams, start=dt.date(2025, 3, 3), weeks=5)

    wednesdays = {5: (22, 14, 16), 12: (21, 13, 16), 33: (21, 13, 15)}
    gap, overlap = gaps.gaps[0].hours, {row.teams: row.hours for row in gaps.overlaps}
    for day, (closes, opens, berlin_closes) in wednesdays.items():
        midnight_s = int(dt.datetime(2025, 3, 1, tzinfo=dt.UTC).timestamp()) + (day - 1) * DAY_S
        kolkata_and_berlin = (8, 12) if day < 30 else (7, 12)
        assert of_date(gap, midnight_s) == [(0, 4), (closes, 24)]
        assert of_date(overlap["Berlin", "New York"], midnight_s) == [(opens, berlin_closes)]
        assert of_date(overlap["Berlin", "Kolkata"], midnight_s) == [kolkata_and_berlin]
    assert len(overlap) == 2


def of_date(of: WeeklyHours, midnight_s: int) -> list[tuple[float, float]]:
    """The hours of one date of UTC."""
    cut = [(max(start_s, midnight_s), min(end_s, midnight_s + DAY_S)) for start_s, end_s in of.spans_s]
    return [((start - midnight_s) / HOUR_S, (end - midnight_s) / HOUR_S) for start, end in cut if start < end]


def test_a_zone_that_is_none_is_a_sentence() -> None:
    with pytest.raises(PlannerError, match="Oslo"):
        told(team(), zone="Oslo")


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        (((0, WEEK_S),), "at all hours"),
        (((5 * DAY_S, 7 * DAY_S),), "the whole weekend from Sat 00:00 to Sun 24:00"),
        (((6 * DAY_S, 6 * DAY_S + 90),), "Sun 00:00-00:01:30"),
        (((0, DAY_S), (2 * DAY_S, 3 * DAY_S)), "Mon, Wed 00:00-24:00"),
        (((DAY_S, 3 * DAY_S + 60),), "from Tue 00:00 to Thu 00:01"),
    ],
)
def test_weeks_in_words(spans: tuple[tuple[int, int], ...], words: str) -> None:
    assert week_words(spans) == words


# Against a look at the whole horizon

zones = st.sampled_from(["UTC", OSLO, CHICAGO, "Asia/Kolkata", "Australia/Sydney", "Europe/Dublin"])
times = st.builds(dt.time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
holidays = st.lists(st.dates(dt.date(2026, 3, 1), dt.date(2026, 4, 20)), max_size=5)
days = st.lists(st.sampled_from(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]), min_size=1, max_size=5)


@st.composite
def some_shift(draw: st.DrawFn, name: str) -> Words:
    return shift(
        name,
        **{"days": ", ".join(draw(days)), "from": draw(times), "to": draw(times)},
        engineers=draw(st.integers(0, 1)),
        handles=draw(st.sampled_from([["high"], ["low"], ["high", "low"]])),
        works_holidays=draw(st.booleans()),
        **({"on_call": {}} if draw(st.booleans()) else {}),
    )


@st.composite
def some_team(draw: st.DrawFn, name: str) -> Words:
    shifts = [draw(some_shift(f"Shift {index}")) for index in range(draw(st.integers(1, 3)))]
    return team(*shifts, name=name, time_zone=draw(zones), holidays=draw(holidays))


QUARTER_S = 900
SPRING: Words = {"start": dt.date(2026, 3, 2), "weeks": 5, "warm_up_weeks": 1, "follow_weeks": 1}
PROBES_S = np.arange(at(3, 2), at(4, 13), QUARTER_S) + 450


def inside(spans_s: tuple[tuple[int, int], ...], at_s: np.ndarray) -> np.ndarray:
    found = np.zeros(len(at_s), dtype=np.bool_)
    for start_s, end_s in spans_s:
        found |= (at_s >= start_s) & (at_s < end_s)
    return found


def retold(of: WeeklyHours, zone: str) -> np.ndarray:
    """The hours again, from the weeks and the other dates alone, at every probe."""
    in_zone = ZoneInfo(zone)
    local = [dt.datetime.fromtimestamp(int(at_s), in_zone) for at_s in PROBES_S]
    in_week_s = np.array([at.weekday() * DAY_S + at.hour * 3600 + at.minute * 60 + at.second for at in local])
    found = np.zeros(len(PROBES_S), dtype=np.bool_)
    for week in of.weeks:
        for period in week.periods:
            held = inside(((period.start_s, period.end_s),), PROBES_S)
            found |= held & inside(week.spans_s, in_week_s)
    for date in of.dates:
        found |= inside(date.more_s, PROBES_S)
        found &= ~inside(date.less_s, PROBES_S)
    return found


@settings(max_examples=60)
@given(some_team("One"), some_team("Two"), zones)
def test_gaps_and_staffed_hours_make_the_horizon_however_they_are_told(one: Words, two: Words, zone: str) -> None:
    made = scenario([group(severities={"high": 0.5, "low": 0.5})], [one, two], SPRING)
    frame = build_frame(made)
    plan = prepare_roster(made, frame, made.coverage[0])

    gaps = coverage_gaps(made, frame, made.coverage[0], plan, zone)

    assert {each.severity for row in gaps.gaps for each in row.classes} == {Severity.HIGH, Severity.LOW}
    of_engineer = [planned for planned in plan.shifts for _ in range(planned.shift.engineers)]
    for row in gaps.gaps:
        assert all(end_s < start_s for (_, end_s), (start_s, _) in pairwise(row.hours.spans_s))
        in_gap = inside(row.hours.spans_s, PROBES_S)
        assert np.array_equal(retold(row.hours, zone), in_gap)
        for each in row.classes:
            spans = zip(plan.rostered.engineer, plan.rostered.start_s, plan.rostered.end_s, strict=True)
            able = [
                (int(start_s), int(end_s))
                for who, start_s, end_s in spans
                if of_engineer[who].shift.handles_tier(1, each.plan, each.severity)
            ]
            assert np.array_equal(inside(tuple(able), PROBES_S), ~in_gap)
        assert row.hours.seconds == int(in_gap.sum()) * QUARTER_S
    for together in gaps.overlaps:
        assert np.array_equal(retold(together.hours, zone), inside(together.hours.spans_s, PROBES_S))
    assert lines(gap_paragraphs(gaps))
