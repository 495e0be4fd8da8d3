"""Surplus keys: what no table knows is told apart from what is only wrong."""

from __future__ import annotations

import pytest

from planner.scenario.draft import Data, Path, checked, draft_of_content, value_at, with_value, without
from planner.scenario.findings import ScenarioError
from planner.scenario.surplus import is_surplus, parted
from planner.shipped import neptune_sample

SHIFT: Path = ("coverage", 0, "teams", 0, "shifts", 0)
SURPLUS: tuple[Path, ...] = (
    ("colour",),
    ("simulation", "replications", "colour"),
    ("plans", 0, "colour"),
    ("plans", 0, "targets", "dire"),
    ("plans", 0, "targets", "urgent", "colour"),
    ("plans", 1, "guidance", "hours", "colour"),
    ("work", "dire"),
    ("work", "urgent", "touch", "colour"),
    ("work", "urgent", "plans", "Nobody's"),
    ("customers", 0, "severities", "dire"),
    ("customers", 0, "business_hours", "colour"),
    (*SHIFT, "colour"),
)


@pytest.fixture
def sample() -> Data:
    return draft_of_content(neptune_sample().read_bytes())


@pytest.mark.parametrize("path", SURPLUS, ids=str)
def test_what_is_found_wrong_with_a_surplus_key_goes_with_it(sample: Data, path: Path) -> None:
    draft = with_value(sample, path, {})
    assert is_surplus(draft, path)
    surplus, others = parted(draft, checked(draft).errors)
    assert [error.path for error in surplus] == [path]
    assert others == []
    assert surplus[0].problem.startswith("there is no")
    assert checked(without(draft, path)).errors == ()


@pytest.mark.parametrize(
    "path",
    [("plans",), ("plans", 0, "goal"), ("plans", 0, "targets", "urgent"), ("work", "high"), ("work", "low", "update")],
    ids=str,
)
def test_a_wrong_value_of_a_key_that_there_is_is_none(sample: Data, path: Path) -> None:
    draft = with_value(sample, path, "x")
    errors = checked(draft).errors
    assert path in [error.path for error in errors]
    assert parted(draft, errors) == ([], list(errors))


def test_what_is_missing_is_none(sample: Data) -> None:
    path = (*SHIFT, "days")
    draft = without(sample, path)
    assert value_at(draft, path) is None
    assert not is_surplus(draft, path)
    assert not is_surplus(draft, ())


def test_work_of_a_plan_is_none_while_there_is_that_plan(sample: Data) -> None:
    path = ("work", "urgent", "plans", "Basic")
    draft = with_value(sample, path, {"touches": "many"})
    assert not is_surplus(draft, path)
    assert is_surplus(without(draft, ("plans", 0)), path)


def test_what_lies_below_a_surplus_key_is_not_told_apart(sample: Data) -> None:
    draft = with_value(sample, ("work", "dire"), {"colour": 1})
    below = ScenarioError("work.dire.touches", "too many", "", path=("work", "dire", "touches"))
    surplus, others = parted(draft, (*checked(draft).errors, below))
    assert [error.path for error in surplus] == [("work", "dire")]
    assert others == []
