"""Reasons: every view of the misses adds up to all of them, and a miss belongs to the teams that were there."""

from __future__ import annotations

import numpy as np
import pytest

from planner.reasons.miss_counting import CountTask, count_misses
from planner.reasons.outcome import Reasons
from planner.reasons.reason_tables import reason_table, view_table
from planner.reasons.reason_words import causes_of, reason_sentences
from planner.reasons.team_shares import team_shares
from planner.reasons.views import NO_TEAM, views_of, whole_of
from planner.reasons.why_missed import find_reasons
from planner.scenario.scenario import Scenario
from planner.studies.replication import Task, replicate, study_bytes
from planner.studies.workers import InlineWorkers
from simulation.causes import Cause, Misses
from simulation.columns import int_column
from simulation.inputs import Work
from tests.histories import ALWAYS, Arriving, Needs, Promised, Working, daily_clock, history_of
from tests.made_measures import URGENT
from tests.small_scenarios import HOUR_OF_WORK, group, scenario, shift, team

HOUR_S = 3600


def shares_of(from_h: float, to_h: float, engineers: list[Working], *, clock: int = 0, teams: int = 2) -> list[float]:
    """How one miss of an Urgent ticket is shared; clock 1 is open from 8 to 12."""
    history = history_of(
        tickets=[Arriving(0, [Needs(60)])],
        engineers=engineers,
        end_s=48 * HOUR_S,
        promises=[Promised()],
        clocks=[ALWAYS, daily_clock(8 * HOUR_S, 12 * HOUR_S, 2)],
    )
    misses = Misses(
        ticket=int_column([0]),
        from_s=int_column([round(from_h * HOUR_S)]),
        to_s=int_column([round(to_h * HOUR_S)]),
        clock=int_column([clock]),
        kind=int_column([0]),
        clock_stops=np.array([False]),
    )
    shares: list[float] = team_shares(history, misses, Work.TOUCH, teams)[0].tolist()
    return shares


def hours(first: float, last: float) -> tuple[int, int]:
    return round(first * HOUR_S), round(last * HOUR_S)


class TestTeamShares:
    def test_a_moment_with_nobody_is_no_teams(self) -> None:
        assert shares_of(0, 10, [Working([hours(8, 16)])]) == pytest.approx([0.2, 0.0, 0.8])

    def test_moments_with_somebody_go_to_each_team_by_how_long_it_was_there(self) -> None:
        both = [Working([hours(0, 6)]), Working([hours(4, 6)], team=1)]
        assert shares_of(0, 8, both) == pytest.approx([0.75 * 0.75, 0.75 * 0.25, 0.25])

    def test_two_engineers_of_a_team_count_once(self) -> None:
        three = [Working([hours(0, 4)]), Working([hours(0, 4)]), Working([hours(0, 4)], team=1)]
        assert shares_of(0, 4, three) == pytest.approx([0.5, 0.5, 0.0])

    def test_those_who_may_not_handle_it_are_not_there(self) -> None:
        others = [Working([hours(0, 4)], handles=[(0, 3)]), Working([hours(2, 4)], team=1)]
        assert shares_of(0, 4, others) == pytest.approx([0.0, 0.5, 0.5])

    def test_only_the_targets_clock_counts(self) -> None:
        assert shares_of(0, 24, [Working([hours(8, 10)])], clock=1) == pytest.approx([0.5, 0.0, 0.5])

    def test_a_miss_within_closed_hours_counts_every_second(self) -> None:
        assert shares_of(0, 4, [Working([hours(3, 4)])], clock=1) == pytest.approx([0.25, 0.0, 0.75])

    def test_a_reply_in_the_second_of_its_release(self) -> None:
        assert shares_of(4, 4, [Working([hours(0, 8)])]) == pytest.approx([1.0, 0.0, 0.0])


OFFICES = [
    team(shift(engineers=1), name="Oslo", time_zone="Europe/Oslo"),
    team(shift(engineers=1), name="Houston", time_zone="America/Chicago"),
]
PLANS = [
    {"name": "Basic", "targets": {"high": {"first_response": "4 business hours", "updates": "1 business day"}}},
    {
        "name": "Extended",
        "targets": {"high": {"first_response": "2 hours"}, "low": {"first_response": "1 hour", "contractual": False}},
    },
]


def late_scenario(**changes: object) -> Scenario:
    """Two offices, too few engineers, and customers on both plans around the clock."""
    groups = [
        group("North", plan="Basic", time_zone="Europe/Oslo", accounts=150),
        group("West", plan="Extended", time_zone="America/New_York", severities={"high": 0.5, "low": 0.5}),
    ]
    work = {"high": {"first_response": HOUR_OF_WORK, "touches": 1, "customer_wait": "4 hours"}}
    weeks = {"weeks": 6, "warm_up_weeks": 1, "follow_weeks": 2}
    return scenario(groups, OFFICES, weeks, **{"plans": PLANS, "work": work, **changes})


@pytest.fixture(scope="module")
def late() -> Reasons:
    found = find_reasons(late_scenario(), "Here", InlineWorkers(), replications=4)
    assert found is not None
    return found


class TestViews:
    def test_every_view_adds_up_to_all_misses_cause_by_cause(self, late: Reasons) -> None:
        assert late.misses > 50
        whole = whole_of(late)
        views = views_of(late)
        assert {"By plan", "By severity", "By team", "By target", "By hour of the customer's day"} <= {
            view.title for view in views
        }
        for view in views:
            assert sum(part.share for part in view.slices) == pytest.approx(1), view.title
            for cause in Cause:
                votes = sum(part.votes[cause] for part in view.slices)
                assert votes == pytest.approx(whole.votes[cause]), (view.title, cause)

    def test_they_are_the_misses_that_a_study_counts(self, late: Reasons) -> None:
        study = [replicate(Task(study_bytes(late_scenario()), number)).measured[0].measures for number in range(4)]
        count = np.sum([each.targets.count for each in study], axis=0)
        causes = np.sum([each.targets.causes for each in study], axis=0)
        parts = views_of(late)[0].slices
        for row, target in enumerate(late.targets):
            assert target.contractual
            of_study = {"Basic": 0, "Extended": 2}[target.plan] + (target.metric.value == "updates")
            assert late.count[row] == count[of_study]
            assert parts[row].votes == pytest.approx(causes[of_study])

    def test_an_hour_of_the_week_is_a_day_and_an_hour_of_it(self) -> None:
        votes = np.zeros((1, 168, 4))
        votes[0, 4 * 24 + 5, Cause.ALL_BUSY] = 3
        friday = Reasons("Here", 1, 1, (URGENT,), ("Oslo",), np.array([9]), votes, np.full((1, 2, 4), 0.375), True)
        parts = {part.name: part.share for view in views_of(friday) for part in view.slices}
        assert (parts["Friday"], parts["Monday"], parts["05:00–06:00"]) == (1.0, 0.0, 1.0)

    def test_some_fall_to_each_team_and_some_to_none(self, late: Reasons) -> None:
        (by_team,) = (view for view in views_of(late) if view.title == "By team")
        assert [part.name for part in by_team.slices] == ["Oslo", "Houston", NO_TEAM]
        assert all(part.misses > 0 for part in by_team.slices)

    def test_suggested_targets_are_counted_where_none_is_contractual(self) -> None:
        plans = [
            {"name": name, "targets": {"high": {"first_response": "1 hour", "contractual": False}}}
            for name in ("Basic", "Extended")
        ]
        found = find_reasons(late_scenario(plans=plans), "Here", InlineWorkers(), replications=1)
        assert found is not None
        assert len(found.targets) == 2
        assert found.misses > 0
        assert "contractual" not in reason_sentences(found)[0]


class TestWords:
    def test_the_reasons_in_sentences(self, late: Reasons) -> None:
        sentences = reason_sentences(late)
        total, misses = int(late.count.sum()), round(late.misses)
        assert sentences[0].startswith(f"Here missed {misses:,} of {total:,} contractual targets in 4 replications: ")
        assert any("% are of " in each or "%, are of " in each for each in sentences)
        assert any("worst hour of the customer's day" in each for each in sentences)
        words = causes_of(whole_of(late))
        assert words.count("%") == sum(round(whole_of(late).part(cause), 2) > 0 for cause in Cause)

    @pytest.mark.parametrize(
        ("cause", "team", "sentence"),
        [
            (Cause.ALL_BUSY, 0, "For 100% of them Oslo was on shift, but busy."),
            (Cause.LESS_IMPORTANT_WORK, 0, "For 100% of them Oslo was on shift, but busy."),
            (Cause.WORK_ITSELF, 0, "For 100% of them Oslo was on shift, and at work on them."),
            (Cause.NO_ONE_ON_SHIFT, 1, "For 100% of them no one was on shift who could have answered."),
        ],
    )
    def test_a_team_that_was_on_shift_is_not_blamed(self, cause: Cause, team: int, sentence: str) -> None:
        votes, of_team = np.zeros((1, 168, 4)), np.zeros((1, 2, 4))
        votes[0, 50, cause] = of_team[0, team, cause] = 60
        many = Reasons("Here", 1, 10, (URGENT,), ("Oslo",), np.array([900]), votes, of_team, True)
        told = reason_sentences(many)
        assert sentence in told
        assert told[1].startswith("The reason for nearly all of the misses is that ")

    def test_two_misses_are_too_few_to_say_why(self) -> None:
        votes = np.zeros((1, 168, 4))
        votes[0, 50, Cause.ALL_BUSY] = 2
        few = Reasons("Here", 1, 10, (URGENT,), ("Oslo",), np.array([900]), votes, np.full((1, 2, 4), 0.25), True)
        assert reason_sentences(few) == (
            "Here missed 2 of 900 contractual targets in 10 replications: 0.2%.",
            "These are too few to say much about why and when.",
        )

    def test_nothing_missed_and_no_tickets(self) -> None:
        quiet = late_scenario(customers=[group("North", accounts=0)])
        found = find_reasons(quiet, "Here", InlineWorkers(), replications=1)
        assert found is not None
        assert views_of(found) == ()
        assert reason_sentences(found) == ("Here had no tickets with such a target.",)

    def test_the_views_as_tables(self, late: Reasons) -> None:
        for view in views_of(late):
            assert sum(float(row[2] or 0) for row in view_table(view).rows) == pytest.approx(1)
        assert len(reason_table(late).rows) == sum(len(view.slices) for view in views_of(late))


def test_a_count_that_is_stopped_keeps_what_it_has() -> None:
    told: list[object] = []
    found = find_reasons(late_scenario(), "Here", InlineWorkers(), told.append, lambda: len(told) >= 2)
    assert found is not None
    assert (found.replications, found.is_complete) == (2, False)
    assert find_reasons(late_scenario(), "Here", InlineWorkers(), is_cancelled=lambda: True) is None


def test_the_hour_is_that_of_the_customers_week() -> None:
    lone = scenario(
        [group("North", time_zone="Pacific/Auckland", plan="Extended", accounts=400)],
        [team(shift(engineers=5), time_zone="Pacific/Auckland")],
        plans=PLANS,
    )
    votes = count_misses(CountTask(study_bytes(lone), 0)).votes.sum(axis=(0, 2)).reshape(7, 24)
    assert votes[:5, 9:16].sum() < 0.05 * votes.sum(), "they are at work then"
    assert votes[5:].sum() > 0.25 * votes.sum(), "two days in seven they are not"
