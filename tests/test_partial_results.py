"""When a running study shows what it knows, by made-up clocks."""

import pytest

from planner.studies.partial_results import PartialResults
from planner.studies.study_choice import Showing

EVERY_S = Showing().every_s


@pytest.mark.parametrize("is_look", [False, True])
def test_nothing_is_shown_that_allows_no_verdict(is_look: bool) -> None:
    assert not PartialResults(Showing()).are_due(9, 1e6, is_look=is_look)


def test_who_watches_is_shown_less_sooner_and_oftener() -> None:
    partial = PartialResults(Showing(first=2, every_s=0.05))
    shown = [partial.are_due(done, 0.03 * done, is_look=False) for done in range(1, 8)]
    assert shown == [False, True, False, True, False, True, False]


def test_the_first_that_allow_a_verdict_are_shown_at_once() -> None:
    assert PartialResults(Showing()).are_due(10, 0.1, is_look=False)


def test_a_look_is_shown_however_soon_and_others_when_there_was_time_to_read() -> None:
    partial = PartialResults(Showing())
    assert partial.are_due(10, 5.0, is_look=True)
    assert not partial.are_due(11, 5.0 + EVERY_S * 0.9, is_look=False)
    assert partial.are_due(12, 5.0 + EVERY_S, is_look=False)
    assert not partial.are_due(13, 5.0 + EVERY_S * 1.5, is_look=False)
    assert partial.are_due(15, 5.0 + EVERY_S * 1.6, is_look=True)
    assert not partial.are_due(16, 5.0 + EVERY_S * 2.5, is_look=False), "counted from what was shown last"
