"""The changes worth most: what is tried, what is found to help, and that the edit offered is the one that was tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from planner.attainment.comparison import Finding
from planner.headroom.tried import Tried
from planner.plans import Severity
from planner.reasons.candidate_rules import rules
from planner.reasons.candidate_shifts import Ground, beside, more_handled, on_call, one_more, other_hours, other_teams
from planner.reasons.edits import Edit, with_edited_copy, with_edits
from planner.reasons.outcome import Candidate, ChangeKind, WorthwhileChange, WorthwhileChanges
from planner.reasons.reason_tables import change_table
from planner.reasons.reason_words import change_sentence, change_sentences
from planner.reasons.worthwhile import find_worthwhile_changes, harms, missed_of, most_worth
from planner.scenario.draft import checked
from planner.scenario.plain import plain_data
from planner.scenario.scenario import Scenario
from planner.scenario.selection import SelectionItem
from planner.studies.workers import InlineWorkers
from tests.made_trials import basis_of, tried_of
from tests.small_scenarios import Words, group, scenario, shift, team

EXTENDED_HIGH = SelectionItem("Extended", Severity.HIGH)
EXTENDED_URGENT = SelectionItem("Extended", Severity.URGENT)
ON_CALL = {"response": "20 minutes", "retainer_per_hour": 5.0, "call_out": 40.0}
PLANS = [{"name": "Extended", "targets": {"high": {"first_response": "2 hours"}}}]


def rota(*handles: str) -> Words:
    always = {"days": "Mon-Sun", "from": dt.time(0), "to": dt.time(0)}
    return {**shift("Rota", engineers=1, on_call=ON_CALL, handles=list(handles)), **always}


def night_scenario(*shifts: Words, more: Sequence[Words] = ()) -> Scenario:
    """Tickets at every hour that want an answer within two, and two engineers by day."""
    days = {"name": "Days", "teams": [team(*shifts, cost_per_hour=60.0)]}
    return scenario([group(plan="Extended", accounts=150)], plans=PLANS, coverage=[days, *more])


def ground_of(of: Scenario, *missed: SelectionItem, place: int = 0) -> Ground:
    return Ground(of, plain_data(of), place, missed or (EXTENDED_HIGH,))


def made(of: Scenario, candidate: Candidate, place: int = 0) -> Scenario:
    """The scenario as the candidate changes it, which must be sound."""
    found = checked(with_edits(plain_data(of), place, candidate.edits))
    assert found.scenario is not None, found.errors
    return found.scenario


class TestEdits:
    def test_a_value_is_set_and_an_entry_added_and_all_else_left_alone(self) -> None:
        data = plain_data(night_scenario())
        edits = (
            Edit(("teams", 0, "shifts", 0, "engineers"), 5),
            Edit(("teams", 0, "shifts"), shift("Night"), is_new_entry=True),
        )
        changed = with_edits(data, 0, edits)
        before, after = (checked(each).scenario for each in (data, changed))
        assert before is not None
        assert after is not None
        assert [(each.name, each.engineers) for each in after.coverage[0].shifts] == [("Day", 5), ("Night", 2)]
        assert after.customers == before.customers
        assert changed["customers"] is data["customers"]

    def test_a_copy_is_made_beside_with_a_name_of_its_own(self) -> None:
        data = plain_data(night_scenario(more=[{"name": "Other", "teams": [team()]}]))
        edits = (Edit(("dispatch",), "deadline"),)
        changed, place = with_edited_copy(data, 0, edits, "Other")
        found = checked(changed).scenario
        assert found is not None
        assert (place, [each.name for each in found.coverage]) == (1, ["Days", "Other 2", "Other"])
        assert [each.dispatch.value for each in found.coverage] == ["severity", "deadline", "severity"]


class TestCandidates:
    def test_a_rota_is_on_the_scenarios_own_terms(self) -> None:
        other = {"name": "Other", "teams": [team(shift(), rota("urgent"))]}
        with_terms = night_scenario(more=[other])
        first, both = on_call(ground_of(with_terms, EXTENDED_HIGH, EXTENDED_URGENT))
        assert first.words == "1 engineer on call in Oslo for Extended high"
        assert both.words == "1 engineer on call in Oslo for Extended high and Extended urgent"
        assert first.assumption == ""
        new = made(with_terms, first).coverage[0].shifts[-1]
        assert new.on_call is not None
        assert (new.on_call.retainer_per_hour, new.engineers, new.length_s) == (5.0, 1, 86_400)
        assert new.handles.items == (EXTENDED_HIGH,)

    def test_terms_that_nobody_stated_are_said_to_be_assumed(self) -> None:
        (found,) = on_call(ground_of(night_scenario()))
        assert "are assumed" in found.assumption
        terms = made(night_scenario(), found).coverage[0].shifts[-1].on_call
        assert terms is not None
        assert (terms.response.seconds, terms.retainer_per_hour, terms.call_out) == (900, 7.5, 60.0)

    def test_a_rota_that_handles_it_already_is_not_offered_again_but_widened(self) -> None:
        covered = night_scenario(shift(), rota("Extended high"))
        assert list(on_call(ground_of(covered))) == []
        (widened,) = more_handled(ground_of(night_scenario(shift(), rota("urgent"))))
        assert widened.words == "Oslo, Rota also handles Extended high"
        after = made(night_scenario(shift(), rota("urgent")), widened)
        assert [str(item) for item in after.coverage[0].shifts[1].handles.items] == ["urgent", "Extended high"]

    def test_one_engineer_more_opens_a_shift_that_may_be_opened(self) -> None:
        closed = night_scenario(shift(), shift("Evening", engineers=0, candidate=True))
        day, evening = one_more(ground_of(closed))
        assert (day.words, evening.words) == ("1 engineer more on Oslo, Day", "1 engineer on Oslo, Evening")
        opened = made(closed, evening).coverage[0].shifts[1]
        assert (opened.engineers, opened.candidate) == (1, False)

    def test_shifts_beside_one_there_is(self) -> None:
        words = [each.words for each in beside(ground_of(night_scenario()))]
        assert words == [
            f"1 engineer on another shift in Oslo, {hours}"
            for hours in ("Mon-Fri 17:00–01:00", "Mon-Fri 01:00–09:00", "Sat-Sun 09:00–17:00")
        ]
        for each in beside(ground_of(night_scenario())):
            assert made(night_scenario(), each).coverage[0].shifts[1].engineers == 1

    def test_other_hours(self) -> None:
        found = list(other_hours(ground_of(night_scenario())))
        assert [each.words[-11:] for each in found] == ["07:00–15:00", "08:00–16:00", "10:00–18:00", "11:00–19:00"]
        assert made(night_scenario(), found[0]).coverage[0].shifts[0].engineers == 2

    def test_teams_of_other_coverages(self) -> None:
        other = {"name": "Sun", "teams": [team(), team(name="Houston"), team(name="Singapore")]}
        both = night_scenario(more=[other, {**other, "name": "Again"}])
        assert [each.words for each in other_teams(ground_of(both))] == [
            "the team of Houston as in Sun",
            "the team of Singapore as in Sun",
        ]

    def test_every_rule_that_is_not_the_coverages_own_is_sound(self) -> None:
        found = list(rules(ground_of(night_scenario())))
        assert found[0].words == "Extended high may interrupt less important work"
        assert len(found) == 1 + 3 + 2 + 2
        for each in found:
            assert made(night_scenario(), each).coverage[0] != night_scenario().coverage[0]


@pytest.fixture(scope="module")
def found() -> WorthwhileChanges:
    changes = find_worthwhile_changes(night_scenario(), "Days", InlineWorkers(), replications=10)
    assert changes is not None
    return changes


class TestWorthwhile:
    def test_who_sleeps_at_night_is_told_to_be_on_call(self, found: WorthwhileChanges) -> None:
        assert [target.metric.value for target in found.missed] == ["first_response"]
        assert found.changes[0].candidate.kind is ChangeKind.ON_CALL
        assert len({change.candidate.kind for change in found.changes}) == len(found.changes) == 3
        gains = [change.gain for change in found.changes]
        assert gains == sorted(gains, reverse=True)

    def test_each_helps_and_harms_nothing(self, found: WorthwhileChanges) -> None:
        for change in found.changes:
            assert change.tried.change_of(change.worst).finding is Finding.BETTER
            assert change.gain > 0

    def test_a_gain_is_counted_up_to_the_goal_alone(self, found: WorthwhileChanges) -> None:
        before = missed_of(found.basis)[0]
        assert before.attainment is not None
        assert found.changes[0].gain <= before.target.goal - before.attainment + 1e-9

    def test_the_same_again(self, found: WorthwhileChanges) -> None:
        again = find_worthwhile_changes(night_scenario(), "Days", InlineWorkers(), replications=10)
        assert again is not None
        assert [(each.candidate, each.gain, each.cost) for each in again.changes] == [
            (each.candidate, each.gain, each.cost) for each in found.changes
        ]

    def test_in_sentences(self, found: WorthwhileChanges) -> None:
        opening, first, *_ = change_sentences(found)
        assert opening == f"The three changes worth most, of {found.candidates} that were tried:"
        assert first.startswith("1 engineer on call in Oslo for Extended high: +")
        assert " points for Extended high, first response in 2 hours, from " in first
        assert " EUR a week. The file has no terms of on-call work" in first
        assert {row[0] for row in change_table(found).rows} == {each.candidate.words for each in found.changes}

    def test_stopped(self) -> None:
        told: list[object] = []
        some = find_worthwhile_changes(
            night_scenario(), "Days", InlineWorkers(), told.append, lambda: len(told) >= 3, replications=2
        )
        assert some is not None
        assert (some.candidates, some.is_complete) == (3, False)
        assert find_worthwhile_changes(night_scenario(), "Days", InlineWorkers(), is_cancelled=lambda: True) is None


def test_nothing_missed_needs_no_change() -> None:
    easy = night_scenario(shift(days="Mon-Sun", **{"from": dt.time(0), "to": dt.time(0)}, engineers=9))
    found = find_worthwhile_changes(easy, "Days", InlineWorkers(), replications=2)
    assert found is not None
    assert found.candidates == 0
    assert change_sentences(found) == ("Every contractual target is at its goal, so no change is needed.",)


def change_of(
    tried: Tried, cost: float, kind: ChangeKind = ChangeKind.RULE, gain: float = 0.1, words: str = "something"
) -> WorthwhileChange:
    worst = tried.result.targets[0].target
    return WorthwhileChange(Candidate(kind, words, ()), tried, worst, gain, cost)


def test_a_change_harms_if_another_target_loses_or_engineers_no_longer_keep_up() -> None:
    basis = basis_of(80, 99)
    assert not harms(basis, tried_of(basis, 90, 99))
    assert harms(basis, tried_of(basis, 90, 96)), "met still, and three points worse"
    assert harms(basis, tried_of(basis, 78, 99)), "missed as before, and worse"
    suggested = tried_of(basis, 90, 99, low=50)
    assert not harms(basis, suggested)
    rising = replace(suggested, result=replace(suggested.result, warnings=("The backlog still rises.",)))
    assert harms(basis, rising)


def test_the_best_of_each_kind_come_before_a_second_of_any() -> None:
    tried = tried_of(basis_of(80), 90)
    rota, other_rota = (change_of(tried, 100.0, ChangeKind.ON_CALL, gain) for gain in (0.5, 0.4))
    rule, engineer = change_of(tried, 0.0), change_of(tried, 2_000.0, ChangeKind.ENGINEERS, 0.2)
    assert most_worth([engineer, other_rota, rule, rota], 10_000.0) == (rota, engineer, rule)
    assert most_worth([other_rota, rule, rota], 10_000.0) == (rota, other_rota, rule)
    dear = change_of(tried, 4_000.0, ChangeKind.TEAM, 0.39)
    cheap = [change_of(tried, 50.0, kind, 0.1) for kind in (ChangeKind.HOURS, ChangeKind.HANDLES, ChangeKind.SHIFT)]
    assert dear not in most_worth([dear, *cheap], 10_000.0), "more for the money goes before more"


def test_what_else_is_better_is_said_too() -> None:
    basis = basis_of(80, 80)
    found = WorthwhileChanges(
        basis, (basis.as_it_is.targets[0].target,), (change_of(tried_of(basis, 90, 90), 0.0),), 5, is_complete=False
    )
    opening, sentence = change_sentences(found)
    assert opening == "The change worth most, of 5 that were tried before it was stopped:"
    assert sentence.startswith("Something: +10.0 (")
    assert "from 80.0% to 90.0%; better for Extended urgent, update every 2 hours too; the file" in sentence
    assert " from 80.0%" not in change_sentence(found, found.changes[0], is_short=True)
    assert change_sentences(replace(found, changes=()))[0].startswith("5 changes were tried; none helps")
