"""One week of a draft's coverage: bars on the wall, engineers by the hour and gaps, against hand-worked weeks and the
gaps of a whole horizon.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.demand.frame import build_frame
from planner.errors import PlannerError
from planner.foresight.gaps import coverage_gaps
from planner.plans import Severity
from planner.scenario.draft import value_at
from planner.scenario.plain import plain_data
from planner.shift_weeks.bar_words import at_minute, bar_words, gap_words
from planner.shift_weeks.readable import surroundings_of
from planner.shift_weeks.wall import wall_of
from planner.shift_weeks.week import week_view
from planner.shift_weeks.week_sentences import gap_sentences, other_sentences
from planner.shift_weeks.week_view import Bar, PartKind, WeekView
from planner.shift_weeks.zone_choices import zone_choices
from planner.staffing.roster import prepare_roster
from planner.staffing.span_sets import clipped, of_pairs, pairs
from tests.small_scenarios import Words, group, scenario, shift, team
from tests.test_gaps import some_team, zones

OSLO, CHICAGO = "Europe/Oslo", "America/Chicago"
MONDAY = dt.date(2026, 1, 12)
SPRING, AUTUMN = dt.date(2026, 3, 23), dt.date(2026, 10, 19)
"""The weeks at whose end Europe's clocks are changed."""
NIGHT: Words = {"from": dt.time(22), "to": dt.time(6)}
ALWAYS: Words = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0), "engineers": 1}
AT = ("coverage", 0)


def draft(*teams: object, groups: tuple[Words, ...] = (), **changes: object) -> Mapping[str, object]:
    words: dict[str, object] = {
        "plans": [{"name": "Basic"}, {"name": "Extended"}],
        "customers": list(groups) or [group()],
        "coverage": [{"name": "Here", "teams": list(teams)}],
    }
    return words | changes


def seen(
    *teams: object, monday: dt.date = MONDAY, zone: str | None = "UTC", groups: tuple[Words, ...] = ()
) -> WeekView:
    made = draft(*teams, groups=groups)
    return week_view({"name": "Here", "teams": list(teams)}, monday, zone, surroundings_of(made), AT)


def hours_of(bars: tuple[Bar, ...]) -> list[tuple[float, float]]:
    return [(bar.start_min / 60, bar.end_min / 60) for bar in bars]


def test_a_shift_is_a_bar_a_day_on_the_wall_shown() -> None:
    offices = team(shift(**{"from": dt.time(8), "to": dt.time(16)}), time_zone=CHICAGO)
    for zone, opens in ((CHICAGO, 8), (None, 8), ("UTC", 14), (OSLO, 15), ("Asia/Singapore", 22)):
        [row] = seen(offices, zone=zone).rows
        assert hours_of(row.bars) == [(opens + 24 * day, opens + 8 + 24 * day) for day in range(5)]
        assert (row.days, row.hours, row.engineers) == ("Mon-Fri", "08:00-16:00", 2)


def test_bars_are_cut_where_the_week_ends_and_know_their_own_day() -> None:
    [row] = seen(team(shift(**{"days": "Mon-Sun", **NIGHT}))).rows
    first, *_, last = row.bars
    assert (first.day, first.start_min, first.end_min) == (dt.date(2026, 1, 11), 0, 360)
    assert (first.whole_start_min, first.whole_end_min) == (-120, 360)
    assert (last.day, last.start_min, last.end_min) == (dt.date(2026, 1, 18), 6 * 1440 + 1320, 10080)
    assert last.whole_end_min == 10080 + 360
    assert {(bar.from_words, bar.to_words) for bar in row.bars} == {("22:00", "06:00")}
    assert len(row.bars) == 8


def test_clocks_put_forward_leave_an_hour_of_the_wall_out() -> None:
    nights = team(shift(**{"days": "Sat", **NIGHT}), time_zone=OSLO)
    [bar] = seen(nights, monday=SPRING, zone=OSLO).rows[0].bars
    assert (bar.whole_start_min, bar.whole_end_min) == (5 * 1440 + 1320, 6 * 1440 + 360)
    [in_utc] = seen(nights, monday=SPRING, zone="UTC").rows[0].bars
    assert (in_utc.end_min - in_utc.start_min) / 60 == 7

    view = seen(nights, monday=SPRING, zone=OSLO)
    assert view.hours == 167
    [change] = view.changes
    assert (change.at_min, change.by_min, change.is_shown) == (6 * 1440 + 120, 60, True)
    assert (change.places, change.words) == ("Europe", "Sun 29 Mar: Europe changes, clocks go forward an hour")
    [change] = seen(nights, monday=SPRING, zone="UTC").changes
    assert (change.at_min, change.is_shown) == (6 * 1440 + 60, False)
    [change] = seen(nights, monday=SPRING, zone=None).changes
    assert (change.at_min, change.is_shown) == (6 * 1440 + 120, True)


def test_an_hour_that_comes_twice_is_a_gap_if_it_is_one_once() -> None:
    """Until 02:30 the second time: the first 02:30 to 03:00 and the second 02:30 to 03:00 differ."""
    late = team(shift(**{"days": "Sat", "from": dt.time(18), "to": dt.time(2, 30)}), time_zone=OSLO)
    view = seen(late, monday=AUTUMN, zone=OSLO)
    assert view.hours == 169
    [bar] = view.rows[0].bars
    assert bar.end_min == 6 * 1440 + 180  # Both 02:59 of the first pass and 02:29 of the second are in it.
    assert list(view.gaps[0].spans) == [(0, 5 * 1440 + 1080), (6 * 1440 + 150, 10080)]
    assert view.gaps[0].hours == 169 - 9.5
    counts = {each.start_min: each.on_shift for each in view.headcounts}
    assert counts == {0: 0, 5 * 1440 + 1080: 2, 6 * 1440 + 150: 0}


def test_a_holiday_takes_the_shift_and_is_named() -> None:
    offices = team(shift(**NIGHT), time_zone=OSLO, holidays="NO")
    view = seen(offices, monday=dt.date(2026, 4, 27), zone=OSLO)
    parts = {bar.day.day: [(part.kind, part.words) for part in bar.parts] for bar in view.rows[0].bars}
    assert parts[29] == [(PartKind.ON_SHIFT, "")]
    assert parts[30][0] == (PartKind.ON_SHIFT, "")
    assert parts[30][1][0] is PartKind.HOLIDAY  # Thursday's night ends at the holiday's midnight.
    assert parts[1] == [(PartKind.HOLIDAY, parts[30][1][1])]
    assert parts[1][0][1].startswith("Labo")
    assert view.teams[0].holidays[0].startswith("Fri 1 May: Labo")


def test_on_call_is_left_what_the_other_shifts_do_not_cover() -> None:
    rota = shift("Rota", **ALWAYS, on_call={})
    view = seen(team(shift(), rota, holidays=[dt.date(2026, 1, 14)]))
    monday, _, wednesday, *_ = view.rows[1].bars
    kinds = [(part.start_min / 60, part.end_min / 60, part.kind) for part in monday.parts]
    assert kinds == [(0, 9, PartKind.ON_CALL), (9, 17, PartKind.STOOD_IN), (17, 24, PartKind.ON_CALL)]
    assert [part.kind for part in wednesday.parts] == [PartKind.ON_CALL]
    assert view.rows[1].on_call


def test_engineers_are_counted_from_change_to_change() -> None:
    early = shift("Early", **{"days": "Mon", "from": dt.time(7, 5), "to": dt.time(12)}, engineers=3)
    rota = shift("Rota", **ALWAYS, on_call={})
    view = seen(team(shift(days="Mon"), early), team(rota, name="Rome"))
    told = [(each.start_min, each.end_min, each.on_shift, each.on_call) for each in view.headcounts]
    assert told == [(0, 425, 0, 1), (425, 540, 3, 1), (540, 720, 5, 1), (720, 1020, 2, 1), (1020, 10080, 0, 1)]
    assert at_minute(view, 600) == "Monday 10:00: 5 on shift, 1 on call"


def test_gaps_say_where_a_clock_runs() -> None:
    customers = group(
        business_hours={"days": "Mon", "from": dt.time(8), "to": dt.time(18)}, severities={"high": 0.5, "low": 0.5}
    )
    view = seen(team(shift(days="Mon", handles=["high"])), groups=(customers,))
    nobody, at_night = view.gaps
    assert [each.severity for each in nobody.classes] == [Severity.LOW]
    assert (list(nobody.spans), list(nobody.while_clock_runs)) == ([(0, 10080)], [(480, 1080)])
    assert list(at_night.spans) == [(0, 540), (1020, 10080)]
    assert list(at_night.while_clock_runs) == [(480, 540), (1020, 1080)]
    assert (at_night.words, at_night.clock_hours) == ("Basic high", 2)
    assert gap_words(at_night, 500).endswith("from Monday 00:00 to Monday 09:00; now a customer's clock runs")
    assert gap_words(at_night, 600) == ""
    assert gap_sentences(view)[1] == (
        "Basic high: for 2 of 168 hours a customer's clock runs and no one who may answer is rostered: "
        "Mon 08:00-09:00, Mon 17:00-18:00 (UTC)."
    )


def test_teams_that_meet() -> None:
    view = seen(
        team(shift(days="Mon")), team(shift(**{"days": "Mon", "from": dt.time(16), "to": dt.time(20)}), name="Rome")
    )
    [together] = view.together
    assert (together.teams, together.spans) == (("Oslo", "Rome"), ((960, 1020),))
    assert "Oslo and Rome are at their desks together for 1 hours: Mon 16:00-17:00 (UTC)." in other_sentences(view)


def test_a_week_without_customers_or_gaps_says_so() -> None:
    always = team(shift(**ALWAYS))
    assert gap_sentences(seen(always)) == ("At every hour of this week someone who may answer is rostered.",)
    office = group(business_hours={"from": dt.time(10), "to": dt.time(11)})
    assert gap_sentences(seen(team(), groups=(office,)))[0].startswith("Whenever a customer's clock runs")
    assert gap_sentences(seen(always, groups=(group(accounts=0),)))[0].startswith("No customer sends tickets")


def test_customers_hours_are_told_on_the_same_wall() -> None:
    us = group("Americas", time_zone=CHICAGO, business_hours={"from": dt.time(9), "to": dt.time(17)})
    more = group("More", time_zone=CHICAGO, business_hours={"from": dt.time(9), "to": dt.time(17)})
    [band] = seen(team(), groups=(us, more)).customers
    assert (band.plan, band.groups, band.time_zone) == ("Basic", ("Americas", "More"), CHICAGO)
    assert band.spans == tuple((900 + 1440 * day, 1380 + 1440 * day) for day in range(5))


def test_words_of_a_bar() -> None:
    view = seen(team(shift("Day", engineers=1), time_zone=OSLO, holidays=[dt.date(2026, 1, 13)]), zone=OSLO)
    monday, tuesday, *_ = view.rows[0].bars
    assert bar_words(view.rows[0], monday) == "Oslo, Day, Monday 09:00 to 17:00, 1 engineer"
    assert bar_words(view.rows[0], tuesday).endswith("1 engineer, does not work: holiday")


# What cannot be read


def test_a_wrong_value_is_named_and_the_rest_is_shown() -> None:
    odd = shift(**{"break": {"after": "9 hours", "for": "1 hour"}}, engineers="three", colour="red")
    view = seen(team(odd, shift("Late", **{"from": "late"})), {**team(name="Rome"), "absence": 1.4})
    day, late, rome = view.rows
    assert hours_of(day.bars)[0] == (9, 17)
    assert (day.engineers, set(day.wrong)) == (None, {"break", "engineers", "colour"})
    assert bar_words(day, day.bars[0]).endswith("number of engineers not readable")
    assert (late.bars, late.wrong, late.name) == ((), ("from",), "Late")
    assert len(rome.bars) == 5
    assert {each.path[2:] for each in view.unread} == {
        ("teams", 0, "shifts", 0, "break"),
        ("teams", 0, "shifts", 0, "engineers"),
        ("teams", 0, "shifts", 0, "colour"),
        ("teams", 0, "shifts", 1, "from"),
        ("teams", 1, "absence"),
    }
    assert other_sentences(view)[-1].startswith("Cannot be read, and is left out here: Oslo, Day: ")


def test_who_may_handle_what_cannot_be_read_is_not_counted_on() -> None:
    view = seen(team(shift(**ALWAYS, handles=[7])))
    assert view.gaps[0].hours == 168
    assert view.headcounts[0].on_shift == 1


@pytest.mark.parametrize("wrong", ["Oslo", 7, None])
def test_a_team_without_a_zone_stands_nowhere(wrong: object) -> None:
    view = seen({**team(), "time_zone": wrong}, team(name="Rome"), zone=None)
    assert (view.teams[0].time_zone, view.rows[0].bars) == (None, ())
    assert len(view.rows[1].bars) == 5
    assert view.unread[0].words == "Oslo: time_zone"


@pytest.mark.parametrize("coverage", [None, 5, {}, {"teams": 3}, {"teams": [5, {"shifts": [7, []]}]}])
def test_nothing_that_stands_in_a_draft_stops_the_week(coverage: object) -> None:
    around = surroundings_of({"plans": [4, {}], "customers": "none", "incidents": [{"name": "Outage"}]})
    assert not any(row.bars for row in week_view(coverage, MONDAY, None, around).rows)


def test_customers_that_cannot_be_read_are_named_and_left_out() -> None:
    wrong = group("Lost", time_zone="Nowhere")
    around = surroundings_of(draft(groups=(wrong, group(accounts=-1), group("Third", plan="Gold"))))
    assert [each.name for each in around.scenario.customers] == ["Oslo customers"]
    assert [each.path for each in around.unread] == [("customers", 0, "time_zone"), ("customers", 1, "accounts")]


def test_surroundings_are_read_once_for_as_long_as_they_are_the_same() -> None:
    first = draft(team())
    around = surroundings_of(first)
    assert surroundings_of({**first, "coverage": []}, around) is around
    assert surroundings_of({**first, "customers": []}, around) is not around


def test_a_zone_that_is_none_is_a_sentence() -> None:
    with pytest.raises(PlannerError, match="Oslo"):
        seen(team(), zone="Oslo")


def test_zones_worth_a_look() -> None:
    made = draft(team(time_zone=OSLO), groups=(group("North", time_zone=OSLO), group("US", time_zone=CHICAGO)))
    choices = zone_choices({"teams": [team(time_zone=OSLO)]}, surroundings_of(made))
    assert [(each.time_zone, each.words) for each in choices] == [
        (None, "office time"),
        ("UTC", "UTC"),
        (OSLO, "Europe/Oslo: Oslo; North"),
        (CHICAGO, "America/Chicago: US"),
    ]


# Against what the whole horizon says


@settings(max_examples=60)
@given(some_team("One"), some_team("Two"), zones, st.sampled_from([dt.date(2026, 3, 9), SPRING, dt.date(2026, 3, 30)]))
def test_a_week_is_a_piece_of_the_horizon(one: Words, two: Words, zone: str, monday: dt.date) -> None:
    spring: Words = {"start": dt.date(2026, 3, 2), "weeks": 6, "warm_up_weeks": 1, "follow_weeks": 1}
    made = scenario([group(severities={"high": 0.5, "low": 0.5})], [one, two], spring)
    frame = build_frame(made)
    whole = coverage_gaps(made, frame, made.coverage[0], prepare_roster(made, frame, made.coverage[0]), zone)

    data = plain_data(made)
    view = week_view(value_at(data, ("coverage", 0)), monday, zone, surroundings_of(data))

    wall = wall_of(zone, monday)
    of_class = {each: gap for gap in view.gaps for each in gap.classes}
    for row in whole.gaps:
        expected = clipped(of_pairs(row.hours.spans_s), wall.start_s, wall.end_s)
        for each in row.classes:
            assert (of_class[each].spans if each in of_class else ()) == wall.spans(expected)
            seconds = sum(end_s - start_s for start_s, end_s in pairs(expected))
            assert (of_class[each].hours if each in of_class else 0) == seconds / 3600
    for bars in (row.bars for row in view.rows):
        for bar in bars:
            assert 0 <= bar.start_min < bar.end_min <= 10080
            edges = np.array([edge for part in bar.parts for edge in (part.start_min, part.end_min)])
            assert edges.min() >= bar.start_min
            assert edges.max() <= bar.end_min
    assert view.headcounts[0].start_min == 0
    assert view.headcounts[-1].end_min == 10080
    assert all(one.end_min == other.start_min for one, other in zip(view.headcounts, view.headcounts[1:], strict=False))
