"""The weeks worth a look."""

from __future__ import annotations

import datetime as dt

from planner.scenario.reading import read_scenario
from planner.shift_weeks.notable_weeks import WeekKind, monday_of, notable_weeks
from planner.shipped import neptune_sample
from tests.small_scenarios import group, scenario, team


def test_the_weeks_of_the_sample() -> None:
    weeks = notable_weeks(read_scenario(neptune_sample()))
    assert (weeks[0].kinds, weeks[0].words) == ((WeekKind.ORDINARY,), "23 Feb: an ordinary week")
    clocks = {each.monday: each.words for each in weeks if WeekKind.CLOCKS in each.kinds}
    assert clocks == {
        dt.date(2026, 3, 2): "8 Mar: America changes",
        dt.date(2026, 3, 23): "29 Mar: Europe changes",
        dt.date(2026, 3, 30): "5 Apr: Australia changes; 2 Apr: Maundy Thursday (Oslo) and 2 more",
        dt.date(2026, 9, 28): "4 Oct: Australia changes",
        dt.date(2026, 10, 19): "25 Oct: Europe changes",
        dt.date(2026, 10, 26): "1 Nov: America changes",
    }
    assert [each.monday for each in weeks[1:]] == sorted(each.monday for each in weeks[1:])
    assert all(each.monday.weekday() == 0 for each in weeks)


def test_a_city_is_named_where_its_continent_does_not_change_with_it() -> None:
    groups = [group("Bogota", time_zone="America/Bogota"), group("US", time_zone="America/New_York")]
    words = [each.words for each in notable_weeks(scenario(groups))]
    assert words[1:] == ["8 Mar: New York changes", "1 Nov: New York changes"]


def test_holidays_say_whose_they_are() -> None:
    closed = [dt.date(2026, 1, 7)]
    made = scenario((), [team(holidays=closed), team(name="Rome", holidays=closed), team(name="Lyon")])
    ordinary, holiday = notable_weeks(made)
    assert (holiday.monday, holiday.kinds) == (dt.date(2026, 1, 5), (WeekKind.HOLIDAYS,))
    assert holiday.words == "7 Jan: holiday (Oslo, Rome)"
    assert ordinary.monday == dt.date(2026, 1, 12)  # The first that is ordinary.


def test_mondays() -> None:
    assert monday_of(dt.date(2026, 3, 29)) == dt.date(2026, 3, 23)
    assert monday_of(dt.date(2026, 3, 23)) == dt.date(2026, 3, 23)
