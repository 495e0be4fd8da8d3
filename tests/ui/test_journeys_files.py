"""Journeys with files: broken, missing, saved, recovered, remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from planner.scenario.draft import value_at
from planner.shipped import neptune_sample, samples
from tests.ui.journeys import PATIENCE_MS, on_page, opened, saved, simulated, typed, undo
from tests.ui.scenario_files import BROKEN, SMALL
from ui.customers.customers_page import CustomersPage
from ui.plans.plans_page import PlansPage
from ui.simulation.simulation_page import SimulationPage
from ui.window import MainWindow
from ui.work.work_page import WorkPage

NO_KEYS = Qt.KeyboardModifier.NoModifier


def test_journey_a_broken_file_opens_with_its_mistakes_marked_and_is_mended(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "<i>broken<i>.toml"
    broken.write_text(BROKEN, encoding="utf-8")
    opened(qtbot, window, broken)

    assert window.windowTitle().startswith("<i>broken<i>.toml")
    assert len(window.document.errors) == 2
    assert not window.commands.run.isEnabled()
    assert "2 values need attention" in window.problems.words.text()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert isinstance(window.shelf.currentWidget(), CustomersPage)
    # Mended on the page by the rules of the page; here by the same edits that it makes.
    draft = window.document.draft
    assert value_at(draft, ("customers", 0, "plan")) == "Extnded"
    simulation = on_page(window, "simulation", SimulationPage)
    typed(simulation.form.editor("seed").findChildren(QLineEdit)[0], "many")
    assert simulation.form.rows["seed"].wrong.isVisible()
    undo(window)
    assert len(window.document.errors) == 2


def test_journey_what_is_no_toml_is_refused_and_changes_nothing(
    qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path
) -> None:
    opened(qtbot, window, small_file)
    nonsense = tmp_path / "nonsense.toml"
    nonsense.write_text("format = = 1", encoding="utf-8")
    with qtbot.waitSignal(window.desk.opening.refused, timeout=PATIENCE_MS):
        window.open_file(nonsense)
    assert "nonsense.toml" in window.message.sentence.text()
    assert "TOML" in window.message.sentence.text()
    assert window.windowTitle().startswith("small.toml")
    assert window.document.is_sound


def test_journey_a_missing_file_is_said_in_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.desk.opening.refused, timeout=PATIENCE_MS):
        window.open_file(tmp_path / "gone.toml")
    assert "gone.toml" in window.message.sentence.text()
    assert not window.document.is_open
    assert "Ctrl+O" in window.pages.verdict_page.empty.text()


def test_journey_undo_all_and_the_file_is_the_same_byte_for_byte(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(neptune_sample().read_bytes())
    opened(qtbot, window, path)
    plans = on_page(window, "plans", PlansPage)
    typed(plans.form.editor("name").findChildren(QLineEdit)[0], "Bronze")
    work = on_page(window, "work", WorkPage)
    typed(work.form.editor("touches").findChildren(QLineEdit)[0], "7")
    plans.entries.duplicate.trigger()
    saved(qtbot, window)
    changed = path.read_text("utf-8")
    assert 'plan = "Bronze"' in changed
    assert "touches = 7" in changed
    assert changed.count("#") >= neptune_sample().read_text("utf-8").count("#")
    assert not window.isWindowModified()

    while window.document.undo_stack.canUndo():
        undo(window)
    assert window.isWindowModified()
    saved(qtbot, window)
    assert path.read_bytes() == neptune_sample().read_bytes()
    assert not window.isWindowModified()


def test_journey_a_comment_stays_beside_a_value_that_is_changed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(neptune_sample().read_bytes())
    opened(qtbot, window, path)
    simulation = on_page(window, "simulation", SimulationPage)
    typed(simulation.form.editor("weeks").findChildren(QLineEdit)[0], "20")
    saved(qtbot, window)
    before, after = (text.splitlines() for text in (neptune_sample().read_text("utf-8"), path.read_text("utf-8")))
    assert [line for line in after if line not in before] == [
        "weeks = 20                  # half a year is measured: enough months to speak of months"
    ]


def test_journey_a_file_dropped_on_the_window_opens(qtbot: QtBot, window: MainWindow, small_file: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(small_file))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(10, 10), action, dropped, button, NO_KEYS)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        window.dropEvent(QDropEvent(QPoint(10, 10), action, dropped, button, NO_KEYS))
    assert window.windowTitle().startswith("small.toml")


def test_journey_the_sample_is_a_copy_that_asks_for_a_file(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    first = samples()[0]
    with qtbot.waitSignal(window.queue.finished, timeout=PATIENCE_MS):
        window.open_sample(first.path, first.title)
    assert window.document.path is None
    assert window.document.studied is not None
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.desk.saving.saved, timeout=PATIENCE_MS):
        window.desk.dialogs.file_to_save.emit(tmp_path / "own.toml")
    assert (tmp_path / "own.toml").read_bytes() == first.path.read_bytes()
    assert window.windowTitle().startswith("own.toml")


def test_journey_settings_come_back(qtbot: QtBot, window: MainWindow, small_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(SMALL, encoding="utf-8")
    opened(qtbot, window, other)
    opened(qtbot, window, small_file)
    assert window.settings.recent_files == (small_file, other)
    window.commands.colours.actions()[2].trigger()
    window.commands.larger.trigger()
    window.resize(780, 600)  # No larger than the screen that is not there.
    window.close()
    again = MainWindow(window.settings)
    qtbot.addWidget(again)
    assert again.commands.colours.checkedAction().data() == "dark"
    assert again.settings.text_percent == 110
    assert again.size() == window.size()
    again.commands.ordinary.trigger()
    again.end()


def test_journey_results_that_no_longer_match_are_said_to_be_out_of_date(
    qtbot: QtBot, window: MainWindow, small_file: Path
) -> None:
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    simulation = on_page(window, "simulation", SimulationPage)
    typed(simulation.form.editor("seed").findChildren(QLineEdit)[0], "2")
    page = window.pages.verdict_page
    assert page.verdicts.item(0).text().startswith("Out of date: ")
    assert "Out of date" in window.run_bar.words.text()
    undo(window)
    assert not page.verdicts.item(0).text().startswith("Out of date: ")
