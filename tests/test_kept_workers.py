"""Workers that outlive a study, and end once nobody wants them."""

import threading

import pytest

from planner.studies.kept_workers import KeptWorkers
from planner.studies.workers import InlineWorkers


class Watched(InlineWorkers):
    """Says how often it was abandoned."""

    def __init__(self) -> None:
        self.abandoned = 0

    def abandon(self) -> None:
        self.abandoned += 1


def test_one_study_after_another_has_the_same_workers() -> None:
    opened = list[Watched]()

    def opening() -> Watched:
        opened.append(Watched())
        return opened[-1]

    kept = KeptWorkers(opening)
    assert opened == [], "not before they are needed"
    for _ in range(3):
        with kept.lent() as lent:
            assert [lent] == opened
    assert opened[0].abandoned == 0


def test_idle_workers_end_when_they_are_let_go() -> None:
    workers = Watched()
    kept = KeptWorkers(lambda: workers)
    kept.let_go()
    assert workers.abandoned == 0, "never opened"

    kept = KeptWorkers(lambda: workers)
    with kept.lent():
        pass
    kept.let_go()
    assert workers.abandoned == 1


def test_lent_workers_end_with_their_study() -> None:
    workers = Watched()
    kept = KeptWorkers(lambda: workers)
    with kept.lent():
        kept.let_go()
        assert workers.abandoned == 0
    assert workers.abandoned == 1


def test_a_study_that_begins_too_late_leaves_no_workers() -> None:
    """It was started, and before its thread came to borrow them, everything was closed."""
    workers = Watched()
    kept = KeptWorkers(lambda: workers)
    kept.let_go()
    with kept.lent():
        pass
    assert workers.abandoned == 1


def test_workers_are_given_back_after_a_failure() -> None:
    workers = Watched()
    kept = KeptWorkers(lambda: workers)
    with pytest.raises(ZeroDivisionError), kept.lent():
        raise ZeroDivisionError
    with kept.lent() as lent:
        assert lent is workers


def test_workers_that_cannot_be_opened_can_be_asked_for_again() -> None:
    def fails() -> InlineWorkers:
        raise ZeroDivisionError

    kept = KeptWorkers(fails)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), kept.lent():
            pass


def test_whoever_has_them_last_ends_them_on_whatever_thread() -> None:
    workers = Watched()
    kept = KeptWorkers(lambda: workers)
    with kept.lent():
        closing = threading.Thread(target=kept.let_go)
        closing.start()
        closing.join()
        assert workers.abandoned == 0
    assert workers.abandoned == 1
