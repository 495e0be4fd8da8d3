"""Live what-if: an edit is simulated at once, what is outdated is dropped, and what was known comes back at once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.estimates.stopping import Ending
from planner.reporting.progress_words import words_of_worker_death
from planner.scenario.draft import Data, table_at, with_value
from planner.studies.workers import InlineWorkers
from tests.test_ordered_tasks import DyingExecutor
from tests.ui.conftest import FEW, shown_and_ended
from tests.ui.journeys import PATIENCE_MS, on_page, opened, simulated, undo
from tests.ui.scenario_files import LONG
from ui.document import Document
from ui.edits import duplicate_entry, set_value
from ui.live import live as live_room
from ui.live.what_this_does import NOT_YET, OFF, WRONG, WhatThisDoes
from ui.running.study_queue import StudyQueue
from ui.settings import Settings
from ui.shifts.coverage_page import CoveragePage
from ui.window import MainWindow

DAY = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")
ACCOUNTS = ("customers", 0, "accounts")


@pytest.fixture
def live_window(qtbot: QtBot, window: MainWindow, small_file: Path) -> MainWindow:
    """A window whose edits are simulated at once, on a scenario that was simulated."""
    window.live.switch(True)
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    return window


class Mortal(InlineWorkers):
    """Workers of which the next may die."""

    def __init__(self) -> None:
        self.dying: Executor | None = None

    def executor(self) -> Executor:
        return self.dying or super().executor()

    def abandon(self) -> None:
        self.dying = None


@pytest.fixture
def mortal() -> Mortal:
    return Mortal()


@pytest.fixture
def impatient_window(
    qtbot: QtBot, small_file: Path, mortal: Mortal, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A window with live results, which thinks any scenario heavy whose workers have begun."""
    for window in shown_and_ended(qtbot, MainWindow(Settings(), workers=lambda: mortal)):
        window.live.switch(True)
        window.runs.choice = FEW
        opened(qtbot, window, small_file)
        simulated(qtbot, window)
        set_value(window.document, path=ACCOUNTS, value=30)
        settled(qtbot, window)
        monkeypatch.setattr(live_room, "MOST_WAIT_MS", -1)
        monkeypatch.setattr(live_room, "is_ready", lambda: True)
        yield window


def settled(qtbot: QtBot, window: MainWindow) -> None:
    document = window.document
    qtbot.waitUntil(lambda: not window.live.is_narrowing and not document.is_stale, timeout=PATIENCE_MS)


def attained(document: Document, coverage: int) -> tuple[float | None, ...]:
    assert document.studied is not None
    return tuple(each.attainment for each in document.studied.result.coverages[coverage].targets)


def test_an_edit_is_simulated_without_being_asked_for(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    before, others = attained(document, 0), attained(document, 1)
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    assert document.studied is not None
    assert document.studied.scenario == document.scenario
    assert document.is_studied
    assert attained(document, 0) != before
    assert attained(document, 1) == others


def test_an_edit_of_demand_simulates_every_coverage(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    before = attained(document, 0), attained(document, 1)
    set_value(document, path=ACCOUNTS, value=60)
    settled(qtbot, live_window)
    assert attained(document, 0) != before[0]
    assert attained(document, 1) != before[1]


@pytest.mark.parametrize("looked_at", [0, 1])
def test_the_coverage_that_is_looked_at_is_estimated_before_the_others(
    qtbot: QtBot, live_window: MainWindow, looked_at: int
) -> None:
    document = live_window.document
    document.choose_coverage(looked_at)
    shown: list[tuple[tuple[str, ...], Ending]] = []

    def note() -> None:
        assert document.studied is not None
        result = document.studied.result
        shown.append((tuple(each.name for each in result.coverages), result.ending))

    document.studied_changed.connect(note)
    set_value(document, path=ACCOUNTS, value=60)
    settled(qtbot, live_window)
    document.studied_changed.disconnect(note)
    assert shown[0] == ((document.coverage_names[looked_at],), Ending.RUNNING)
    assert all(names == document.coverage_names for names, _ in shown[1:])
    assert shown[-1][1] is not Ending.RUNNING


def test_an_edit_made_during_the_first_run_is_followed_when_that_ends(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    window.live.switch(True)
    opened(qtbot, window, small_file)
    document = window.document
    window.queue.started.connect(lambda _request: set_value(document, path=DAY, value=1))
    simulated(qtbot, window)
    qtbot.waitUntil(lambda: document.is_studied and not document.is_stale, timeout=PATIENCE_MS)
    settled(qtbot, window)
    assert document.studied is not None
    assert document.studied.scenario.coverage[0].teams[0].shifts[0].engineers == 1
    assert window.live.baseline is not document.studied


def test_a_copy_of_a_coverage_is_simulated_too(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    duplicate_entry(document, path=("coverage",), index=0)
    qtbot.waitUntil(
        lambda: document.studied is not None and len(document.studied.result.coverages) == 3, timeout=PATIENCE_MS
    )
    settled(qtbot, live_window)
    assert document.studied is not None
    asked, copy = document.studied.result.coverages[:2]
    replications = len(asked.met)
    assert copy.met[:replications].tolist() == asked.met.tolist()


def test_undo_shows_what_was_known_without_simulating(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    before = document.studied
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    undo(live_window)
    assert document.studied is before
    assert not live_window.live.is_narrowing
    assert not document.is_stale


def test_the_last_of_several_edits_counts(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    for engineers in (1, 3, 4):
        set_value(document, path=DAY, value=engineers)
    settled(qtbot, live_window)
    assert document.studied is not None
    assert document.studied.scenario.coverage[0].teams[0].shifts[0].engineers == 4


def test_a_wrong_value_leaves_what_is_seen_and_goes_on_when_mended(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    before = document.studied
    set_value(document, path=DAY, value=-1)
    assert document.studied is before
    assert not live_window.live.is_narrowing
    set_value(document, path=DAY, value=3)
    settled(qtbot, live_window)
    assert document.studied is not before


def test_switched_off_it_waits_for_f5(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    live_window.commands.live.trigger()
    assert not live_window.settings.is_live
    set_value(document, path=DAY, value=1)
    assert document.is_stale
    assert not live_window.live.is_narrowing
    live_window.commands.live.trigger()
    settled(qtbot, live_window)


def test_it_gives_way_to_a_scenario_that_takes_too_long(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = live_window.document
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    monkeypatch.setattr(live_room, "MOST_WAIT_MS", -1)
    monkeypatch.setattr(live_room, "is_ready", lambda: True)
    set_value(document, path=DAY, value=3)
    qtbot.waitUntil(lambda: not live_window.live.is_on, timeout=PATIENCE_MS)
    assert live_window.message.sentence.text() == live_room.TOO_HEAVY
    assert not live_window.commands.live.isChecked()
    assert document.is_stale


def rested(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an edit after which live results rest, and have patience again."""
    set_value(window.document, path=DAY, value=1)
    settled(qtbot, window)
    with monkeypatch.context() as impatient:
        impatient.setattr(live_room, "MOST_WAIT_MS", -1)
        impatient.setattr(live_room, "is_ready", lambda: True)
        set_value(window.document, path=DAY, value=3)
        qtbot.waitUntil(lambda: not window.live.is_on, timeout=PATIENCE_MS)


def test_live_results_come_back_with_what_was_quick(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(qtbot, live_window, monkeypatch)
    undo(live_window)
    assert live_window.live.is_on
    assert live_window.commands.live.isChecked()
    assert live_window.message.sentence.text() == live_room.QUICK_AGAIN
    assert not live_window.document.is_stale


def test_live_results_come_back_with_an_edit_that_makes_estimates_quick(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(qtbot, live_window, monkeypatch)
    set_value(live_window.document, path=DAY, value=4)
    settled(qtbot, live_window)
    assert live_window.live.is_on
    assert live_window.message.sentence.text() == live_room.QUICK_AGAIN


def test_an_edit_that_is_still_too_heavy_is_given_up_without_a_word(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(qtbot, live_window, monkeypatch)
    live_window.message.say("Something else.")
    monkeypatch.setattr(live_room, "MOST_WAIT_MS", 0)
    monkeypatch.setattr(live_room, "is_ready", lambda: True)
    set_value(live_window.document, path=DAY, value=4)
    qtbot.waitUntil(lambda: not live_window.live.is_narrowing, timeout=PATIENCE_MS)
    assert not live_window.live.is_on
    assert live_window.document.is_stale
    assert live_window.message.sentence.text() == "Something else."


def test_switched_off_by_the_user_they_stay_off(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(qtbot, live_window, monkeypatch)
    live_window.live.switch(False)
    undo(live_window)
    assert not live_window.live.is_on
    assert not live_window.live.is_narrowing


def test_what_was_asked_for_while_they_rest_is_no_sign_that_estimates_are_quick(
    qtbot: QtBot, live_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested(qtbot, live_window, monkeypatch)
    simulated(qtbot, live_window)
    assert not live_window.live.is_on
    set_value(live_window.document, path=ACCOUNTS, value=-1)
    undo(live_window)
    assert not live_window.live.is_on
    assert not live_window.document.is_stale


def test_a_worker_that_dies_is_told_and_live_results_go_on(
    qtbot: QtBot, impatient_window: MainWindow, mortal: Mortal
) -> None:
    mortal.dying = DyingExecutor(1)
    set_value(impatient_window.document, path=DAY, value=1)
    settled(qtbot, impatient_window)
    assert impatient_window.message.sentence.text() == words_of_worker_death(1)
    assert impatient_window.live.is_on


def test_new_workers_may_take_a_moment_to_begin(qtbot: QtBot, impatient_window: MainWindow) -> None:
    impatient_window.live.let_workers_go()
    set_value(impatient_window.document, path=DAY, value=1)
    settled(qtbot, impatient_window)
    assert impatient_window.live.is_on
    set_value(impatient_window.document, path=DAY, value=3)
    qtbot.waitUntil(lambda: not impatient_window.live.is_on, timeout=PATIENCE_MS)


def test_what_is_settled_is_checked_against_simpy(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    qtbot.waitUntil(
        lambda: document.studied is not None and document.studied.result.checked_against_simpy, timeout=PATIENCE_MS
    )
    assert document.studied is not None
    assert document.studied.result.ending is not Ending.RUNNING


def test_the_coverage_page_says_what_the_edits_do(qtbot: QtBot, live_window: MainWindow) -> None:
    document = live_window.document
    page = on_page(live_window, "coverage", CoveragePage)
    box = page.findChild(WhatThisDoes)
    assert box is not None
    assert box.words.text() == NOT_YET
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    lines = box.words.text().splitlines()
    assert "→" in lines[0] or "no change that can be told from chance" in lines[0]
    assert lines[-1].startswith("Since the last run; ")
    set_value(document, path=DAY, value=-1)
    assert box.words.text() == WRONG
    undo(live_window)
    undo(live_window)
    assert box.words.text() == NOT_YET
    live_window.commands.live.trigger()
    assert box.words.text() == OFF


def tried(document: Document, engineers: int) -> Data:
    """A draft with so many engineers that nobody has."""
    return with_value(document.draft, DAY[:-1], {**table_at(document.draft, DAY[:-1]), "engineers": engineers})


def test_what_is_held_by_the_mouse_is_simulated_before_it_is_let_go(qtbot: QtBot, live_window: MainWindow) -> None:
    document, live = live_window.document, live_window.live
    before = document.studied
    page = on_page(live_window, "coverage", CoveragePage)
    box = page.findChild(WhatThisDoes)
    assert box is not None
    page.editing.tried.emit(tried(document, 1))
    qtbot.waitUntil(lambda: live.trial is not None and not live.is_narrowing, timeout=PATIENCE_MS)
    assert box.words.text() != NOT_YET
    assert document.studied is before
    assert not document.undo_stack.canUndo()
    assert not document.is_stale
    shown = box.words.text()
    page.editing.tried.emit(tried(document, 4))
    assert live.is_narrowing
    assert box.words.text() == shown
    page.editing.tried.emit(tried(document, 2))
    assert box.words.text() == NOT_YET
    page.editing.tried.emit(document.draft)
    assert live.trial is None
    assert box.words.text() == NOT_YET


def test_letting_go_keeps_what_was_found_of_it(qtbot: QtBot, live_window: MainWindow) -> None:
    document, live = live_window.document, live_window.live
    live.try_draft(tried(document, 1))
    qtbot.waitUntil(lambda: live.trial is not None and not live.is_narrowing, timeout=PATIENCE_MS)
    found = live.trial
    set_value(document, path=DAY, value=1)
    assert document.studied is found
    assert not live.is_narrowing
    assert not document.is_stale
    undo(live_window)
    set_value(document, path=DAY, value=1)
    assert document.studied is found


def test_letting_go_at_once_goes_on_with_the_same_study(qtbot: QtBot, live_window: MainWindow) -> None:
    document, live = live_window.document, live_window.live
    live.try_draft(tried(document, 1))
    queue = next(each for each in live_window.findChildren(StudyQueue) if each is not live_window.queue)
    request = queue.current
    assert request is not None
    set_value(document, path=DAY, value=1)
    assert queue.current is request
    settled(qtbot, live_window)
    assert live.trial is None
    assert document.studied is not None
    assert document.studied.scenario == document.scenario


def test_what_was_found_before_its_check_is_checked_when_it_is_shown_again(
    qtbot: QtBot, live_window: MainWindow
) -> None:
    document = live_window.document
    set_value(document, path=DAY, value=1)
    settled(qtbot, live_window)
    unchecked = document.studied
    set_value(document, path=ACCOUNTS, value=30)
    settled(qtbot, live_window)
    undo(live_window)
    assert document.studied is unchecked
    qtbot.waitUntil(
        lambda: document.studied is not None and document.studied.result.checked_against_simpy, timeout=PATIENCE_MS
    )


def test_of_a_study_that_is_dropped_nothing_stays_that_narrows_no_more(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    document, live = window.document, window.live
    live.switch(True)
    path = tmp_path / "long.toml"
    path.write_text(LONG, "utf-8")
    opened(qtbot, window, path)
    simulated(qtbot, window)
    before = document.studied
    set_value(document, path=DAY, value=1)
    qtbot.waitUntil(lambda: not document.is_studied, timeout=PATIENCE_MS)
    set_value(document, path=ACCOUNTS, value=-1)
    assert not live.is_narrowing
    assert document.studied is before
    undo(window)
    qtbot.waitUntil(lambda: not document.is_studied, timeout=PATIENCE_MS)
    window.commands.live.trigger()
    assert document.studied is before
    assert document.is_stale
