"""Progress in words: a guess is called one, and nothing is promised that is not known."""

import pytest

from planner.reporting.progress_words import words_of_progress, words_of_seconds, words_of_worker_death
from planner.studies.tally import Progress


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(0, 10, None, None, 0.01), "0 of at least 10 replications"),
        (
            Progress(31, 48, 6.3, 0.0131, 0.01),
            "31 of about 48 replications · about 6 s left · widest interval ±1.3 points, asked ±1.0",
        ),
        (
            Progress(35, 35, 0.0, 0.009, 0.01),
            "35 of about 35 replications · almost done · widest interval ±0.9 points, asked ±1.0",
        ),
        (Progress(5, 120, 409.0, None, 0.01), "5 of about 120 replications · about 7 min left"),
        (Progress(0, 900, None, None, None), "0 of 900 replications"),
        (Progress(2, 900, 409.0, None, None), "2 of 900 replications · 6 min 49 s left"),
        (Progress(7, 9, 2.2, 0.05, None), "7 of 9 replications · 2 s left · widest interval ±5.0 points"),
    ],
)
def test_progress_in_words(progress: Progress, words: str) -> None:
    assert words_of_progress(progress) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (200, "3 min 20 s"), (3_900, "1 h 5 min"), (7_200, "2 h")],
)
def test_seconds_in_words(seconds: float, words: str) -> None:
    assert words_of_seconds(seconds) == words


def test_a_worker_that_died_is_one_of_so_many() -> None:
    assert words_of_worker_death(2) == "One of 2 workers stopped unexpectedly; its replications are run again."
    assert words_of_worker_death(1).startswith("The only worker stopped")
