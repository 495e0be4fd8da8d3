"""What a draft's customers send, in a sentence; and the parts of a group that have rules while they are typed."""

from __future__ import annotations

import pytest

from planner.reporting.demand_words import NO_GROUPS, demand_in_words
from planner.scenario.copies import with_copies
from planner.scenario.draft import Data, draft_of_text, with_value, without
from planner.scenario.seasons import factors_in_full, with_factor
from planner.scenario.severity_shares import add_up, made_to_add_up, together, with_share
from tests.scenario_texts import CONTRACT

DRAFT = draft_of_text(CONTRACT)
ALONE = without(DRAFT, ("incidents",))
"""140 accounts with 1.2 tickets each, of which 20% are deflected: 134.4 tickets a month."""


def with_second(**values: object) -> Data:
    data = with_copies(ALONE, ("customers",), [0])
    for key, value in values.items():
        data = with_value(data, ("customers", 1, key), value)
    return data


def test_one_group_is_all_of_one_plan() -> None:
    assert demand_in_words(ALONE) == "1 customer group sends about 134 tickets a month, all Basic."


def test_the_largest_plan_comes_first() -> None:
    words = demand_in_words(with_second(plan="Extended", accounts=280))
    assert words == "2 customer groups send about 403 tickets a month: 269 Extended, 134 Basic."


def test_incidents_come_on_top() -> None:
    assert demand_in_words(DRAFT).endswith("all Basic; incidents bring about 6.7 more.")


def test_what_is_wrong_is_not_counted_and_that_is_said() -> None:
    words = demand_in_words(with_second(accounts="many"))
    assert words.endswith("134 tickets a month, all Basic. 1 customer group with wrong values is not counted.")
    wrong = with_value(ALONE, ("customers", 0, "accounts"), -1)
    assert demand_in_words(wrong) == "1 customer group has wrong values, so nothing can be said of the tickets."


def test_nobody_sends_nothing() -> None:
    assert demand_in_words({}) == NO_GROUPS
    assert demand_in_words({"customers": "none"}) == NO_GROUPS


def test_shares_are_made_to_add_up_in_their_proportion() -> None:
    shares = {"urgent": 0.1, "high": 0.1, "medium": 0.1}
    assert not add_up(shares)
    made = made_to_add_up(shares)
    assert add_up(made)
    assert made["high"] == made["medium"] == 0.3333
    assert made_to_add_up({"urgent": 0.2, "low": 0.2}) == {"urgent": 0.5, "low": 0.5}


@pytest.mark.parametrize("raw", [None, {}, "none", {"urgent": 0}, {"urgent": "x"}, {"urgent": -1}, {"odd": 1}])
def test_whatever_stands_there_can_be_made_to_add_up(raw: object) -> None:
    assert add_up(made_to_add_up(raw))


def test_shares_of_which_one_is_no_number_have_no_sum() -> None:
    assert together({"urgent": "x"}) is None
    assert together({"urgent": 0.5, "low": 0.25}) == 0.75
    assert together(None) == pytest.approx(1)


def test_a_share_left_out_is_zero_and_all_left_out_are_the_built_in_ones() -> None:
    assert with_share({"urgent": 0.4, "low": 0.6}, "urgent", None) == {"low": 0.6}
    assert with_share({"low": 1}, "low", None) is None


def test_seasons_that_are_all_ordinary_are_left_out() -> None:
    july = with_factor(None, 6, 0.7)
    assert july == [1, 1, 1, 1, 1, 1, 0.7, 1, 1, 1, 1, 1]
    assert with_factor(july, 6, None) is None
    assert with_factor(july, 0, "x") == ["x", *(july or [])[1:]]
    assert len(factors_in_full([0.5] * 30)) == 12
    assert factors_in_full("wrong") == (1,) * 12
