"""Targets in a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.reporting.target_words import promise_of
from planner.scenario.plan import ONGOING
from tests.made_measures import URGENT, URGENT_UPDATES


@pytest.mark.parametrize(
    ("words", "promise"),
    [
        ("2 hours", "update every 2 hours"),
        ("1 business day", "update every business day"),
        ("1 week", "update every week"),
        ("1.5 hours", "update every 1.5 hours"),
        ("12 hours", "update every 12 hours"),
        (ONGOING, "ongoing updates"),
    ],
)
def test_an_update_every_day_is_not_one_every_one_day(words: str, promise: str) -> None:
    assert promise_of(replace(URGENT_UPDATES, words=words)) == promise


def test_a_response_keeps_its_number() -> None:
    assert promise_of(replace(URGENT, words="1 business day")) == "response in 1 business day"
