"""The roster: who is there when, by hand over daylight saving and holidays, and by shares where chance decides."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.demand.frame import build_frame
from planner.scenario.scenario import Scenario
from planner.staffing.roster import RosterPlan, draw_roster, draw_rosters, prepare_roster
from planner.staffing.shift_spans import ShiftSpans, left_by
from simulation.columns import int_column
from simulation.inputs import Pause, Roster, Stretches
from simulation.spans import cover_of
from tests.small_scenarios import Words, scenario, shift, team

SIGMAS = 4.5
HOUR_S = 3600
OSLO = "Europe/Oslo"
A_YEAR: Words = {"start": dt.date(2026, 1, 5), "weeks": 52}
NIGHT: Words = {"days": "Mon-Sun", "from": dt.time(22), "to": dt.time(6)}
ALWAYS: Words = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0)}
ON_CALL: Words = {**ALWAYS, "engineers": 1, "handles": ["Extended urgent"], "on_call": {"response": "15 minutes"}}


def plan_of(*teams: Words, simulation: Words | None = None) -> RosterPlan:
    made = scenario(teams=teams, simulation=simulation)
    return plan_for(made)


def plan_for(made: Scenario, coverage: int = 0) -> RosterPlan:
    return prepare_roster(made, build_frame(made), made.coverage[coverage])


def roster_of(*teams: Words, simulation: Words | None = None, replication: int = 0) -> Roster:
    return draw_roster(plan_of(*teams, simulation=simulation), seed=1, replication=replication)


def at(year: int, month: int, day: int, hour: int = 0, zone: str = "UTC") -> int:
    return int(dt.datetime(year, month, day, hour, tzinfo=ZoneInfo(zone)).timestamp())


def spans_of(stretches: Stretches, engineer: int) -> list[tuple[int, int]]:
    mine = stretches.engineer == engineer
    return list(zip(stretches.start_s[mine].tolist(), stretches.end_s[mine].tolist(), strict=True))


def test_engineers_are_numbered_by_team_shift_and_place() -> None:
    oslo = team(shift(engineers=2), shift("Late", engineers=1, tier=2, handles=["Extended"]))
    rome = team(shift(engineers=1), shift("First line", engineers=1, tier=1), name="Rome")

    roster = roster_of(oslo, rome)

    assert roster.team.tolist() == [0, 0, 0, 1, 1]
    assert roster.ability.tolist() == [0, 0, 1, 0, 2]
    assert roster.tiers.tolist() == [[True, True], [False, True], [True, False]]
    assert roster.handles[0].all()
    assert roster.handles[1].tolist() == [[False] * 4, [True] * 4]
    assert not roster.on_call.any()


def test_a_shift_stands_on_its_days_in_local_time() -> None:
    roster = roster_of(team(shift(engineers=1), time_zone=OSLO), simulation={"start": dt.date(2026, 3, 23)})

    spans = spans_of(roster.attended, 0)

    assert spans[0] == (at(2026, 3, 23, 8), at(2026, 3, 23, 16))
    assert spans[5] == (at(2026, 3, 30, 7), at(2026, 3, 30, 15))
    assert len([span for span in spans if span[0] < at(2026, 4, 20)]) == 20


def test_night_shifts_last_as_long_as_the_night() -> None:
    """Seven hours when clocks go forward, nine when they go back."""
    spans = spans_of(roster_of(team(shift(**NIGHT, engineers=1), time_zone=OSLO), simulation=A_YEAR).attended, 0)
    hours = {start: (end - start) / HOUR_S for start, end in spans}

    assert hours[at(2026, 3, 28, 22, OSLO)] == 7
    assert hours[at(2026, 10, 24, 22, OSLO)] == 9
    assert hours[at(2026, 7, 1, 22, OSLO)] == 8


def test_a_shift_that_stands_when_the_horizon_begins_is_there_from_the_first_instant() -> None:
    start_s = at(2026, 1, 5)

    roster = roster_of(team(shift(**NIGHT, engineers=1)))

    assert spans_of(roster.attended, 0)[0] == (start_s, start_s + 6 * HOUR_S)


def test_shifts_stand_beyond_the_horizon_so_that_its_last_hours_know_who_comes() -> None:
    roster = roster_of(team(shift(engineers=1)))

    assert spans_of(roster.rostered, 0)[-1][0] > at(2026, 2, 2) + 14 * 86_400


def test_seven_shifts_of_24_hours_are_one_unbroken_stretch_through_daylight_saving() -> None:
    roster = roster_of(team(shift(**ALWAYS, engineers=2), time_zone=OSLO), simulation=A_YEAR)

    for engineer in (0, 1):
        [(start, end)] = spans_of(roster.attended, engineer)
        assert start == at(2026, 1, 5)
        assert end > at(2027, 1, 4)


def test_ordinary_shifts_do_not_work_the_teams_holidays_and_a_night_ends_at_a_holidays_midnight() -> None:
    holiday = [dt.date(2026, 1, 14)]
    both = team(shift(engineers=1), shift("Night", **NIGHT, engineers=1), holidays=holiday, time_zone=OSLO)

    roster = roster_of(both)

    by_day, by_night = spans_of(roster.attended, 0), spans_of(roster.attended, 1)
    midnight = at(2026, 1, 14, 0, OSLO)
    assert [start for start, _ in by_day if midnight <= start < midnight + 86_400] == []
    assert (midnight - 2 * HOUR_S, midnight) in by_night
    assert (midnight + 46 * HOUR_S, midnight + 54 * HOUR_S) in by_night
    assert not [start for start, _ in by_night if midnight <= start < midnight + 86_400]


def test_a_shift_may_work_holidays() -> None:
    holiday = [dt.date(2026, 1, 14)]

    roster = roster_of(team(shift(engineers=1, works_holidays=True), holidays=holiday))

    assert (at(2026, 1, 14, 9), at(2026, 1, 14, 17)) in spans_of(roster.attended, 0)


def test_on_call_covers_what_the_ordinary_shifts_leave_on_the_dates_as_they_are() -> None:
    """Nights, weekends and the whole holiday; through the night of a change of clocks as one stretch."""
    holiday = [dt.date(2026, 3, 25)]
    oslo = team(shift(engineers=3), shift("On call", **ON_CALL), holidays=holiday, time_zone=OSLO)

    roster = roster_of(oslo, simulation={"start": dt.date(2026, 3, 23)})

    spans = spans_of(roster.attended, 3)
    assert roster.on_call.tolist() == [False, False, False, True]
    assert roster.response_s.tolist() == [0, 0, 0, 900]
    assert spans[:4] == [
        (at(2026, 3, 23), at(2026, 3, 23, 9, OSLO)),
        (at(2026, 3, 23, 17, OSLO), at(2026, 3, 24, 9, OSLO)),
        (at(2026, 3, 24, 17, OSLO), at(2026, 3, 26, 9, OSLO)),
        (at(2026, 3, 26, 17, OSLO), at(2026, 3, 27, 9, OSLO)),
    ]
    assert spans[4] == (at(2026, 3, 27, 17, OSLO), at(2026, 3, 30, 9, OSLO))


def test_a_shift_without_engineers_leaves_its_hours_to_on_call() -> None:
    closed = shift(engineers=0, candidate=True)

    roster = roster_of(team(closed, shift("On call", **ON_CALL)))

    assert len(roster) == 1
    assert len(spans_of(roster.attended, 0)) == 1


def test_on_call_has_no_absence_breaks_or_other_duties() -> None:
    pause = {"after": "4 hours", "for": "30 minutes"}
    oslo = team(shift("On call", **ON_CALL, **{"break": pause}), absence=0.5, other_duties=0.3)

    roster = roster_of(oslo)

    np.testing.assert_array_equal(roster.attended.start_s, roster.rostered.start_s)
    assert len(roster.pauses.at_s) == 0


def test_another_team_takes_nothing_from_on_call() -> None:
    oslo, rome = team(shift("On call", **ON_CALL)), team(shift(), name="Rome")

    roster = roster_of(oslo, rome)

    assert len(spans_of(roster.attended, 0)) == 1


def test_absence_has_its_share_and_takes_whole_shifts() -> None:
    roster = roster_of(team(shift(engineers=50), absence=0.06), simulation=A_YEAR)

    rostered = set(zip(roster.rostered.engineer.tolist(), roster.rostered.start_s.tolist(), strict=True))
    attended = set(zip(roster.attended.engineer.tolist(), roster.attended.start_s.tolist(), strict=True))
    n = len(rostered)
    assert attended < rostered
    assert 1 - len(attended) / n == pytest.approx(0.06, abs=SIGMAS * np.sqrt(0.06 * 0.94 / n))
    assert set((roster.attended.end_s - roster.attended.start_s).tolist()) == {8 * HOUR_S}
    of_engineer = np.bincount(roster.attended.engineer)
    assert len(set(of_engineer.tolist())) > 5


def test_absence_breaks_an_unbroken_week_by_whole_dates() -> None:
    roster = roster_of(team(shift(**ALWAYS, engineers=1), absence=0.3))

    spans = spans_of(roster.attended, 0)

    assert len(spans) > 3
    assert all(start % 86_400 == 0 and end % 86_400 == 0 for start, end in spans)
    assert len(spans_of(roster.rostered, 0)) == 1


def test_nobody_pauses_on_a_shift_they_are_absent_from() -> None:
    pause = {"after": "4 hours", "for": "30 minutes"}
    roster = roster_of(team(shift(engineers=5, **{"break": pause}), absence=0.4, other_duties=0.4))

    for engineer in range(5):
        spans = spans_of(roster.attended, engineer)
        mine = roster.pauses.engineer == engineer
        for start, length in zip(roster.pauses.at_s[mine], roster.pauses.length_s[mine], strict=True):
            assert any(opens <= start and start + length <= closes for opens, closes in spans)
        breaks = mine & (roster.pauses.kind == Pause.BREAK)
        assert roster.pauses.at_s[breaks].tolist() == [opens + 4 * HOUR_S for opens, _ in spans]
        assert set(roster.pauses.length_s[breaks].tolist()) == {1_800}


def test_a_shift_cut_short_of_its_break_has_none() -> None:
    """The night before a holiday ends at midnight, after two hours."""
    pause = {"after": "4 hours", "for": "30 minutes"}
    night = shift("Night", **NIGHT, engineers=1, **{"break": pause})

    roster = roster_of(team(night, holidays=[dt.date(2026, 1, 14)]))

    assert at(2026, 1, 13, 2) in roster.pauses.at_s
    assert at(2026, 1, 14, 2) not in roster.pauses.at_s


def test_other_duties_take_their_share_in_distinct_whole_hours_beside_the_break() -> None:
    pause = {"after": "3 hours", "for": "45 minutes"}
    roster = roster_of(team(shift(engineers=20, **{"break": pause}), other_duties=0.15), simulation=A_YEAR)
    pauses = roster.pauses
    duty = pauses.kind == Pause.DUTY

    shifts = len(roster.attended.engineer)
    per_shift = np.sum(duty) / shifts
    assert set(pauses.length_s[duty].tolist()) == {HOUR_S}
    assert per_shift == pytest.approx(0.15 * 8, abs=SIGMAS * np.sqrt(0.2 * 0.8 / shifts))
    same_engineer = pauses.engineer[1:] == pauses.engineer[:-1]
    ends_before = pauses.at_s[:-1] + pauses.length_s[:-1] <= pauses.at_s[1:]
    assert np.all(ends_before[same_engineer])
    into_shift = (pauses.at_s[duty] - 9 * HOUR_S) % 86_400
    slots, counts = np.unique(into_shift, return_counts=True)
    assert (slots / HOUR_S).tolist() == [0, 1, 2, 3.75, 4.75, 5.75, 6.75]
    np.testing.assert_allclose(counts / np.sum(duty), 1 / 7, atol=SIGMAS * np.sqrt(1 / 7 / np.sum(duty)))


def test_a_share_of_whole_hours_is_the_same_number_every_shift() -> None:
    roster = roster_of(team(shift(engineers=1), other_duties=0.25))

    assert len(roster.pauses.at_s) == 2 * len(roster.attended.engineer)


def engineer_rows(roster: Roster, engineer: int) -> tuple[object, ...]:
    """All that is drawn about an engineer."""
    mine = roster.pauses.engineer == engineer
    pauses = (roster.pauses.kind[mine], roster.pauses.at_s[mine], roster.pauses.length_s[mine])
    return spans_of(roster.attended, engineer), *(column.tolist() for column in pauses)


UNSURE: Words = {"absence": 0.2, "other_duties": 0.13}


def test_one_more_engineer_shift_or_team_moves_nobody_elses_draws() -> None:
    oslo = team(shift(engineers=2), **UNSURE)
    bigger = team(shift("Early", engineers=1), shift(engineers=3), **UNSURE)
    rome = team(shift(engineers=1), name="Rome", **UNSURE)
    before = roster_of(oslo)

    after = roster_of(rome, bigger)

    assert [engineer_rows(after, engineer) for engineer in (2, 3)] == [
        engineer_rows(before, engineer) for engineer in (0, 1)
    ]
    assert len({str(engineer_rows(after, engineer)) for engineer in range(5)}) == 5


@pytest.mark.parametrize("chance", [{"absence": 0.3}, {"other_duties": 0.13}])
def test_no_two_engineers_are_absent_or_on_duty_together_by_rule(chance: Words) -> None:
    """Not the first of two shifts, nor those of one shift's name in two teams."""
    shifts = (shift(engineers=2), shift("Also day", engineers=2))

    roster = roster_of(team(*shifts, **chance), team(*shifts, name="Rome", **chance))

    assert len({str(engineer_rows(roster, engineer)) for engineer in range(8)}) == 8


def test_a_team_in_two_coverages_is_absent_on_the_same_days() -> None:
    oslo = team(shift(engineers=2), **UNSURE)
    rome = team(name="Rome", **UNSURE)
    coverage = [{"name": "Alone", "teams": [oslo]}, {"name": "Together", "teams": [rome, oslo]}]
    made = scenario(coverage=coverage)

    alone, together = (draw_roster(plan_for(made, index), 1, 5) for index in (0, 1))

    for engineer in (0, 1):
        assert engineer_rows(alone, engineer) == engineer_rows(together, engineer + 2)


def test_coverages_drawn_together_have_the_rosters_that_each_has_alone() -> None:
    """Of a shift that several have with more or fewer engineers, at other hours, or with other terms."""
    few, many, late = shift(engineers=2), shift(engineers=5), shift(engineers=3, **NIGHT)
    teams = [
        [team(few, **UNSURE)],
        [team(many, **UNSURE), team(few, name="Rome", **UNSURE)],
        [team(late, **UNSURE)],
        [team(many, absence=0.5)],
        [team(shift(engineers=0), **UNSURE)],
    ]
    made = scenario(coverage=[{"name": str(number), "teams": each} for number, each in enumerate(teams)])
    plans = [plan_for(made, index) for index in range(len(teams))]

    for plan, roster in zip(plans, draw_rosters(plans, 1, 5), strict=True):
        alone = draw_roster(plan, 1, 5)
        assert len(roster) == len(alone)
        for engineer in range(len(alone)):
            assert engineer_rows(roster, engineer) == engineer_rows(alone, engineer)


def test_other_days_of_a_shift_leave_absence_on_the_days_it_keeps() -> None:
    week = spans_of(roster_of(team(shift(engineers=1), absence=0.4)).attended, 0)
    mondays = spans_of(roster_of(team(shift(engineers=1, days="Mon"), absence=0.4)).attended, 0)

    assert mondays == [span for span in week if (span[0] // 86_400 + 3) % 7 == 0]
    assert 0 < len(mondays) < 8


def test_replications_and_seeds_differ_and_repeat() -> None:
    plan = plan_of(team(shift(engineers=3), **UNSURE))
    first = engineer_rows(draw_roster(plan, 1, 0), 0)

    assert engineer_rows(draw_roster(plan, 1, 0), 0) == first
    assert engineer_rows(draw_roster(plan, 1, 1), 0) != first
    assert engineer_rows(draw_roster(plan, 2, 0), 0) != first


def test_stretches_and_pauses_are_sorted_and_stretches_never_touch() -> None:
    roster = roster_of(
        team(shift(**NIGHT, engineers=3), time_zone=OSLO, **UNSURE),
        team(shift(**ALWAYS, engineers=2), name="Rome", **UNSURE),
    )

    for stretches in (roster.attended, roster.rostered):
        same = stretches.engineer[1:] == stretches.engineer[:-1]
        assert np.all(np.diff(stretches.engineer) >= 0)
        assert np.all(stretches.start_s[1:][same] > stretches.end_s[:-1][same])
        assert np.all(stretches.end_s > stretches.start_s)
    order = np.lexsort((roster.pauses.at_s, roster.pauses.engineer))
    np.testing.assert_array_equal(order, np.arange(len(order)))


def test_a_coverage_of_nobody_has_an_empty_roster() -> None:
    roster = roster_of(team(shift(engineers=0)))

    assert len(roster) == 0
    assert len(roster.attended.engineer) == 0
    assert len(roster.pauses.at_s) == 0


intervals = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8).map(
    lambda rows: [(start, start + length) for start, length in rows]
)


@given(intervals)
def test_the_union_of_intervals_covers_the_same_seconds_and_never_touches(rows: list[tuple[int, int]]) -> None:
    cover = cover_of(int_column([row[0] for row in rows]), int_column([row[1] for row in rows]))

    seconds = {second for start, end in rows for second in range(start, end)}
    joined = list(zip(cover.start_s.tolist(), cover.end_s.tolist(), strict=True))
    assert {second for start, end in joined for second in range(start, end)} == seconds
    assert all(one[1] < other[0] for one, other in pairwise(joined))


@given(st.lists(st.integers(1, 20), max_size=4), intervals)
def test_on_call_is_left_exactly_the_seconds_that_nobody_else_covers(
    lengths: list[int], others: list[tuple[int, int]]
) -> None:
    ends = np.cumsum([0, *lengths])
    spans = ShiftSpans(int_column(range(len(lengths))), int_column(ends[:-1]), int_column(ends[1:]))
    ordered = sorted(others)
    ordinary = ShiftSpans(
        int_column([0] * len(ordered)), int_column([row[0] for row in ordered]), int_column([row[1] for row in ordered])
    )

    left = left_by(spans, (ordinary,))

    covered = {second for start, end in others for second in range(start, end)}
    found = [
        second
        for start, end in zip(left.start_s.tolist(), left.end_s.tolist(), strict=True)
        for second in range(start, end)
    ]
    assert found == sorted(set(range(int(ends[-1]))) - covered)
    for day, start in zip(left.day.tolist(), left.start_s.tolist(), strict=True):
        assert ends[day] <= start < ends[day + 1]
