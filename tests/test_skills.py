"""Skills: who may do which work, and what is more important."""

import itertools

import numpy as np
import pytest

from simulation.columns import int_column
from simulation.inputs import Dispatch, Ownership, Pauses, Roster, Rules, ShiftEnd, Stretches, Work
from simulation.skills import abilities_count, class_of, may_table, skill_of, work_class

BASIC, EXTENDED = 0, 1
URGENT, HIGH, MEDIUM, LOW = range(4)


def nobody_there() -> Stretches:
    return Stretches(int_column([]), int_column([]), int_column([]))


def roster_of(handles: np.ndarray, tiers: np.ndarray, ability: list[int], on_call: list[bool]) -> Roster:
    return Roster(
        team=int_column([0] * len(ability)),
        ability=int_column(ability),
        on_call=np.array(on_call),
        response_s=int_column([600 * called for called in on_call]),
        handles=handles,
        tiers=tiers,
        attended=nobody_there(),
        rostered=nobody_there(),
        pauses=Pauses(int_column([]), int_column([]), int_column([]), int_column([])),
    )


def rules_with(dispatch: Dispatch) -> Rules:
    return Rules(
        plan_rank=int_column([2, 1]),
        dispatch=dispatch,
        ownership=Ownership.ANYONE,
        shift_end=ShiftEnd.HOLD,
        finish_within_s=0,
        interrupts=np.zeros((2, 4), dtype=np.bool_),
        interrupt_cost_s=0,
        hand_over_same_team_s=0,
        hand_over_other_team_s=0,
    )


def able_to_all(engineers: int = 1) -> Roster:
    return roster_of(np.ones((1, 2, 4), np.bool_), np.ones((1, 2), np.bool_), [0] * engineers, [False] * engineers)


def test_every_skill_has_a_number_of_its_own_below_the_count() -> None:
    asked = set()
    for plan, severity, second_tier, kind, touch in itertools.product(range(2), range(4), range(2), Work, range(3)):
        asked.add(skill_of(plan, severity, second_tier, kind, touch))
    # First tier with and without extra, second tier with and without, any tier: five kinds of skill.
    assert len(asked) == 2 * 4 * 5
    assert min(asked) >= 0
    assert max(asked) < may_table(able_to_all()).shape[1]


def test_arrays_give_what_single_numbers_give() -> None:
    rows = list(itertools.product(range(2), range(4), range(2), Work, range(3)))
    plan, severity, second_tier, kind, touch = (int_column(column) for column in zip(*rows, strict=True))
    together = skill_of(plan, severity, second_tier.astype(np.bool_), kind, touch)
    assert together.dtype == np.int64
    assert together.tolist() == [skill_of(*row) for row in rows]


@pytest.mark.parametrize(
    ("second_tier", "kind", "touch", "first_may", "second_may"),
    [
        (False, Work.TOUCH, 0, True, False),
        (False, Work.TOUCH, 3, True, False),
        (True, Work.TOUCH, 0, True, False),
        (True, Work.TOUCH, 1, False, True),
        (True, Work.UPDATE, 0, True, True),
        (False, Work.UPDATE, 0, True, True),
        (True, Work.ANALYSIS, 0, False, True),
        (False, Work.GUIDANCE, 0, True, False),
    ],
)
def test_tiers(second_tier: bool, kind: Work, touch: int, first_may: bool, second_may: bool) -> None:
    tiers = np.array([[True, False], [False, True]])
    roster = roster_of(np.ones((2, 2, 4), np.bool_), tiers, ability=[0, 1], on_call=[False, False])
    may = may_table(roster)
    assert may[:, skill_of(BASIC, LOW, second_tier, kind, touch)].tolist() == [first_may, second_may]


@pytest.mark.parametrize("kind", Work)
def test_a_plan_or_severity_not_handled_is_never_touched(kind: Work) -> None:
    handles = np.zeros((1, 2, 4), np.bool_)
    handles[0, EXTENDED, URGENT] = True
    may = may_table(roster_of(handles, np.ones((1, 2), np.bool_), ability=[0], on_call=[False]))
    for plan, severity in itertools.product(range(2), range(4)):
        expected = (plan, severity) == (EXTENDED, URGENT)
        assert may[0, skill_of(plan, severity, False, kind, 1)] == expected


@pytest.mark.parametrize("kind", Work)
def test_on_call_never_does_analysis_or_guidance(kind: Work) -> None:
    roster = roster_of(np.ones((1, 2, 4), np.bool_), np.ones((1, 2), np.bool_), [0, 0], [False, True])
    may = may_table(roster)[:, skill_of(EXTENDED, URGENT, True, kind, 1)]
    assert may.tolist() == [True, kind in (Work.TOUCH, Work.UPDATE)]


def test_abilities_are_counted_over_plans_severities_and_tiers() -> None:
    handles = np.zeros((2, 2, 4), np.bool_)
    handles[0] = True
    handles[1, EXTENDED, :2] = True
    tiers = np.array([[True, True], [True, False]])
    roster = roster_of(handles, tiers, ability=[1, 0], on_call=[False, False])
    assert abilities_count(roster).tolist() == [2, 16]


def test_tables_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        may_table(able_to_all())[0, 0] = False


def in_order(dispatch: Dispatch) -> list[tuple[int, int]]:
    rules = rules_with(dispatch)
    tickets = list(itertools.product(range(2), range(4)))
    return sorted(tickets, key=lambda ticket: class_of(rules, *ticket))


def test_severity_decides_before_the_plan() -> None:
    expected = [(plan, severity) for severity in range(4) for plan in (EXTENDED, BASIC)]
    for dispatch in (Dispatch.SEVERITY, Dispatch.DEADLINE, Dispatch.FIRST_COME):
        assert in_order(dispatch) == expected


def test_under_dispatch_plan_the_plan_decides_before_severity() -> None:
    assert in_order(Dispatch.PLAN) == [(plan, severity) for plan in (EXTENDED, BASIC) for severity in range(4)]


def test_plans_of_one_rank_are_equally_important() -> None:
    rules = rules_with(Dispatch.SEVERITY)
    equal = Rules(
        int_column([1, 1]),
        rules.dispatch,
        rules.ownership,
        rules.shift_end,
        0,
        np.zeros((2, 4), np.bool_),
        0,
        0,
        0,
    )
    assert class_of(equal, BASIC, HIGH) == class_of(equal, EXTENDED, HIGH)


@pytest.mark.parametrize("dispatch", Dispatch)
def test_analysis_and_guidance_rank_as_low_and_the_rest_as_their_ticket(dispatch: Dispatch) -> None:
    rules = rules_with(dispatch)
    kinds = int_column(list(Work))
    ranks = work_class(rules, int_column([EXTENDED] * 4), int_column([URGENT] * 4), kinds)
    urgent, low = class_of(rules, EXTENDED, URGENT), class_of(rules, EXTENDED, LOW)
    assert ranks.tolist() == [urgent, urgent, low, low]
