"""The gallery and the recent files: what one can begin from, and what is not where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from planner.scenario.draft import draft_of_text
from planner.shipped import samples
from tests.ui.desk_window import PATIENCE_MS, DeskWindow, Windows, windows_of
from tests.ui.scenario_files import SMALL
from ui.files.gallery import Gallery
from ui.files.recent import RecentMenu


@pytest.fixture
def windows(qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    with windows_of(qtbot, tmp_path / "own") as windows:
        yield windows


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "<b>plan & more.toml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def gallery_of(window: DeskWindow) -> Gallery:
    window.desk.new()
    gallery = window.desk.beginning.gallery
    assert gallery is not None
    return gallery


def test_journey_a_new_scenario_is_sound_at_once(windows: Windows) -> None:
    window = windows.new()
    gallery = gallery_of(window)
    assert gallery.take.text() == "Create"
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        QTest.keyClick(gallery, Qt.Key.Key_Return)
    assert window.document.is_sound
    assert not window.is_unsaved()
    assert not window.desk.can_revert
    assert window.desk.title == "Untitled[*]"


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.path.stem)
def test_every_sample_can_be_begun_from(windows: Windows, sample: object) -> None:
    window = windows.new()
    (chosen,) = [each for each in samples() if each == sample]
    gallery = gallery_of(window)
    gallery.choose(chosen.title)
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        QTest.mouseClick(gallery.take, Qt.MouseButton.LeftButton)
    assert window.document.draft == draft_of_text(chosen.path.read_text("utf-8"))
    assert window.desk.title == f"{chosen.title}[*]"
    assert not window.desk.can_revert


def test_the_keyboard_goes_from_row_to_row_past_the_headings(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.idle(window)
    gallery = gallery_of(window)
    gallery.list.setFocus()
    titles = []
    for _ in range(len(samples()) + 1):
        QTest.keyClick(gallery.list, Qt.Key.Key_Down)
        assert gallery.chosen is not None
        titles.append(gallery.chosen.title)
    assert titles == [*(sample.title for sample in samples()), path.name]
    assert gallery.take.text() == "Open"
    assert gallery.remove.isVisible()
    assert gallery.list.currentItem().data(Qt.ItemDataRole.AccessibleTextRole).startswith(path.name)
    QTest.keyClick(gallery, Qt.Key.Key_Escape)
    assert window.desk.beginning.gallery is None


def test_a_file_that_is_not_there_any_more_can_be_located(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    windows.opened(window, samples()[1].path)
    moved = path.rename(path.with_name("moved.toml"))
    window.desk.recent.look()
    windows.idle(window)
    gallery = gallery_of(window)
    gallery.choose(path.name)
    assert gallery.chosen is not None
    assert gallery.chosen.sentence == f"Not found in {path.parent}"
    assert gallery.take.text() == "Locate…"
    QTest.mouseClick(gallery.take, Qt.MouseButton.LeftButton)
    dialog = window.desk.dialogs.dialog
    assert dialog is not None
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(moved))
        dialog.close()
    assert [recent.path for recent in window.desk.recent.files] == [moved]


def test_a_file_can_be_taken_off_the_list(windows: Windows, path: Path) -> None:
    window = windows.new(path)
    gallery = gallery_of(window)
    gallery.choose(path.name)
    QTest.mouseClick(gallery.remove, Qt.MouseButton.LeftButton)
    assert window.desk.recent.files == ()
    assert gallery.chosen is not None
    assert gallery.chosen.title == samples()[-1].title
    gallery.reject()


def test_the_menu_offers_what_is_there_and_says_what_is_not(windows: Windows, path: Path) -> None:
    window = windows.new()
    menu = QMenu(window)
    recent = RecentMenu(menu, window.desk.recent)
    recent.file_chosen.connect(window.desk.open)
    recent.file_lost.connect(window.desk.locate)
    assert [action.text() for action in menu.actions()] == ["None yet"]
    windows.opened(window, path)
    other = path.with_name("other.toml")
    other.write_text(SMALL, encoding="utf-8")
    windows.opened(window, other)
    assert [action.text() for action in menu.actions()] == [
        f"other.toml ({path.parent})",
        f"<b>plan && more.toml ({path.parent})",
    ]
    with windows.qtbot.waitSignal(window.desk.opened, timeout=PATIENCE_MS):
        menu.actions()[1].trigger()
    assert window.document.path == path

    other.unlink()
    menu.aboutToShow.emit()
    windows.idle(window)
    lost = menu.actions()[1]
    assert lost.text() == f"other.toml ({path.parent}): not found"
    submenu = lost.menu()
    assert isinstance(submenu, QMenu)
    locate, remove = submenu.actions()
    locate.trigger()
    assert window.desk.dialogs.dialog is not None
    window.desk.dialogs.dialog.close()
    remove.trigger()
    assert [action.text() for action in menu.actions()] == [f"<b>plan && more.toml ({path.parent})"]
