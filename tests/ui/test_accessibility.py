"""What keyboards and screen readers need of the window."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QRadioButton,
    QTextBrowser,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import ui
from tests.ui.journeys import opened, simulated
from tests.ui.test_appearance import LEGIBLE, contrast
from ui.actions import Actions
from ui.forms.tooltips import tooltip_of
from ui.navigation import lines_of
from ui.page_keys import CHARTS, PAGE_KEYS, TIMELINE
from ui.page_list import ANSWERS, SCENARIO
from ui.palette import Colours
from ui.running.elided_label import ElidedLabel
from ui.shifts.asks import Ask, asked_by
from ui.terms import definition
from ui.window import MainWindow

HAVE_THEIR_OWN_WORDS = (QMenuBar, QHeaderView)


def widgets_of(page: QWidget) -> list[QWidget]:
    """What can be seen of a page now."""
    return [widget for widget in page.findChildren(QWidget) if widget.isVisible() and widget.window() is page.window()]


def pages_of(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Every page and every chart, each shown in its turn."""
    charts = [] if window.charts.page is None else [chart.key for chart in window.charts.page.charts]
    for key in (*(page.key for page in (*ANSWERS, *SCENARIO)), *charts):
        window.navigation.choose(key)
        QApplication.processEvents()
        QApplication.sendPostedEvents()  # A layout that a layout asked for.
        page = window.shelf.currentWidget()
        assert page is not None
        yield key, page


@pytest.fixture
def studied(qtbot: QtBot, window: MainWindow, small_file: Path) -> MainWindow:
    """A window with everything to see."""
    opened(qtbot, window, small_file)
    simulated(qtbot, window)
    return window


@pytest.fixture
def in_large_text(studied: MainWindow) -> Iterator[MainWindow]:
    """All text half as large again, in the window that a small laptop has room for."""
    studied.resize(1280, 720)
    for _ in range(5):
        studied.commands.larger.trigger()
    yield studied
    studied.commands.ordinary.trigger()


def nameless(window: MainWindow) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget, HAVE_THEIR_OWN_WORDS)
        and not isinstance(widget.parent(), QAbstractSpinBox)  # Named by the editor that it is a part of.
        and not widget.isHidden()  # Some have nothing to say until they are needed.
        and widget.window() is window  # A combo box unfolds in a window of its own.
    ]


def test_everything_that_takes_the_focus_has_a_name(studied: MainWindow) -> None:
    assert nameless(studied) == []
    for key, _ in pages_of(studied):
        assert nameless(studied) == [], key


def test_tab_goes_through_each_page_from_top_to_bottom_and_left_to_right(studied: MainWindow) -> None:
    for key, page in pages_of(studied):
        stops = stops_in(page)
        assert stops or key not in {each.key for each in (*ANSWERS, *SCENARIO)}, key  # A chart is drawn first.
        for one, other in pairwise(stops):
            assert follows(place_of(one), place_of(other)), (key, one.accessibleName(), other.accessibleName())


def stops_in(page: QWidget) -> list[QWidget]:
    """Where Tab stops on a page, in its order."""
    stops: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if page.isAncestorOf(widget) and takes_focus and widget.isVisible() and widget.isEnabled():
            stops.append(widget)
        widget = widget.nextInFocusChain()
    # The chain is a ring that begins anywhere.
    first = min(range(len(stops)), key=lambda at: (place_of(stops[at]).top(), place_of(stops[at]).left()), default=0)
    return stops[first:] + stops[:first]


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def follows(one: QRect, other: QRect) -> bool:
    """Not back to the left in the same row, and not back up but to a column further right."""
    is_back_left = other.right() < one.left() and other.top() < one.bottom() and one.top() < other.bottom()
    is_back_up = other.bottom() < one.top() and other.left() < one.right()
    return not is_back_left and not is_back_up


def test_tab_leaves_every_stop(studied: MainWindow) -> None:
    """Dates have a part for day, month and year, so they take a few."""
    for key, page in pages_of(studied):
        for stop in stops_in(page):
            stop.setFocus()
            for _ in range(8):
                if QApplication.focusWidget() is stop:
                    QTest.keyClick(stop, Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is not stop, (key, stop.accessibleName())


def test_no_words_are_cut_when_text_is_half_as_large_again(in_large_text: MainWindow) -> None:
    for key, page in pages_of(in_large_text):
        assert [widget for widget in widgets_of(page) if is_cut(widget)] == [], key
    assert [button.text() for button in in_large_text.findChildren(QToolButton) if is_cut(button)] == []


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidedLabel) or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height() + 1
    wanted = widget.sizeHint()
    return widget.isVisible() and (wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1)


def test_details_of_a_message_grow_with_the_text(in_large_text: MainWindow) -> None:
    message = in_large_text.message
    message.say("It did not work.", "in line 3")
    assert message.details.font().pointSizeF() == message.sentence.font().pointSizeF()


@pytest.mark.parametrize("spare", [0, 1, 6])
def test_titles_break_between_words_where_they_would_not_fit(window: MainWindow, spare: int) -> None:
    font, metrics = window.navigation.font(), window.navigation.fontMetrics()
    room = metrics.horizontalAdvance("Causes of misses") + spare
    assert lines_of("Causes of misses", font, room) == ["Causes of misses"]
    assert lines_of("Causes of misses", font, room - spare - 1) == ["Causes of", "misses"]
    assert lines_of("Unbreakable", font, 1) == ["Unbreakable"]


def test_titles_of_pages_are_whole_beside_a_scroll_bar(in_large_text: MainWindow) -> None:
    navigation = in_large_text.navigation
    in_large_text.resize(in_large_text.width(), 560)
    QApplication.processEvents()
    assert navigation.verticalScrollBar().isVisible()
    width = navigation.viewport().width()
    for row in range(navigation.count()):
        item = navigation.item(row)
        place = navigation.visualItemRect(item)
        assert place.right() <= width
        room = QRect(0, 0, place.width() - 2 * navigation.spacing(), 10_000)
        flags = Qt.TextFlag.TextWordWrap.value
        assert navigation.fontMetrics().boundingRect(room, flags, item.text()).height() <= place.height(), item.text()


@pytest.mark.parametrize("colours", [Colours.LIGHT, Colours.DARK])
def test_every_page_is_legible(studied: MainWindow, colours: Colours) -> None:
    action = next(each for each in studied.commands.colours.actions() if each.data() == colours.value)
    action.trigger()
    for key, page in pages_of(studied):
        for widget in widgets_of(page):
            if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractItemView | QComboBox):
                ink = widget.palette().color(widget.foregroundRole())
                # What is ticked paints no ground of its own.
                under = page if isinstance(widget, QCheckBox | QRadioButton) else widget
                ground = under.palette().color(widget.backgroundRole())
                assert contrast(ink, ground) > LEGIBLE, (key, type(widget), widget.accessibleName())


def test_no_keys_mean_two_things_on_a_page(studied: MainWindow) -> None:
    everywhere = [keys.toString() for action in studied.commands.all() for keys in action.shortcuts()]
    assert len(everywhere) == len(set(everywhere))
    for key, page in pages_of(studied):
        for widget in (page, *page.findChildren(QWidget)):
            its = shortcuts_of(widget)
            assert len(its) == len(set(its)), (key, widget.accessibleName())
            assert set(its).isdisjoint(everywhere), (key, widget.accessibleName())


def shortcuts_of(widget: QWidget) -> list[str]:
    """The keys that work while a widget has the focus; its menu may offer commands of the window, too."""
    mine = [action for action in widget.actions() if not isinstance(action.parent(), Actions)]
    of_actions = [keys.toString() for action in mine for keys in action.shortcuts()]
    own = [each for each in widget.children() if isinstance(each, QShortcut) and not mnemonic(each.key().toString())]
    return [*of_actions, *(keys.toString() for each in own for keys in each.keys())]  # noqa: SIM118 - of a QShortcut


def mnemonic(keys: str) -> bool:
    return keys.startswith("Alt+") and len(keys) == len("Alt+F")


def test_no_underlined_letter_stands_for_two_things(studied: MainWindow) -> None:
    of_menus = [letter_of(action.text()) for action in studied.menuBar().actions()]
    for key, page in pages_of(studied):
        seen = [widget for widget in widgets_of(page) if isinstance(widget, QLabel | QAbstractButton)]
        letters = [letter for widget in seen if (letter := letter_of(widget.text()))]
        assert sorted({*of_menus, *letters}) == sorted([*of_menus, *letters]), key


def letter_of(words: str) -> str:
    found = re.search("&([^&])", words.replace("&&", ""))
    return found[1].casefold() if found else ""


def test_the_overview_of_keys_has_what_the_pages_have(studied: MainWindow) -> None:
    for key, page in pages_of(studied):
        page_key = key if key in {each.key for each in (*ANSWERS, *SCENARIO)} else CHARTS
        told = {keys for place in PAGE_KEYS if page_key in place.pages for row, _ in place.rows for keys in row}
        real = {keys for widget in page.findChildren(QWidget) for keys in shortcuts_of(widget)}
        assert real <= told, key


def test_the_overview_of_keys_has_what_the_timeline_answers_to() -> None:
    asks = set()
    for row, _ in TIMELINE.rows:
        for keys in row:
            pressed = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's stubs forget that it is a sequence.
            event = QKeyEvent(QEvent.Type.KeyPress, pressed.key(), pressed.keyboardModifiers())
            asks.add(asked_by(event))
    assert asks == set(Ask)


def test_the_overview_of_keys_is_shown_in_the_words_of_the_platform(window: MainWindow) -> None:
    window.commands.keys.trigger()
    (text,) = (browser.toPlainText() for browser in window.findChildren(QTextBrowser))
    for words in ("Save the scenario to its file", "Ctrl++, Ctrl+=", "Coverage: the week of shifts", "Alt+Shift+Left"):
        assert words in text


WORDS_OF_THE_FIELD = (
    "Plan", "Severity", "Target", "Goal", "Clock", "Business time", "Customer group", "Ticket", "Touch", "Update",
    "Effort", "Coverage", "Team", "Shift", "Engineer", "Hand-over", "Attainment", "Replication", "Scenario",
)  # fmt: skip


def test_each_word_of_the_field_is_defined_in_the_glossary_and_where_one_points(studied: MainWindow) -> None:
    items = [studied.navigation.item(row).toolTip() for row in range(studied.navigation.count())]
    tips = [html.unescape(tip) for tip in (*items, *(widget.toolTip() for widget in studied.findChildren(QWidget)))]
    for word in WORDS_OF_THE_FIELD:
        assert any(definition(word) in tip for tip in tips), word


def test_a_field_s_tooltip_defines_the_words_of_its_title() -> None:
    assert definition("Touch") in html.unescape(tooltip_of("Touches", ["Work in replies."]))
    assert definition("Team") not in html.unescape(tooltip_of("Steam", []))


def test_tab_goes_from_the_pages_to_what_they_show_to_the_foot(qtbot: QtBot, window: MainWindow) -> None:
    del qtbot
    window.navigation.setFocus()
    reached: list[QWidget | None] = []
    for _ in range(3):
        reached.append(QApplication.focusWidget())
        window.focusNextChild()
    assert reached[0] is window.navigation
    assert window.pages.verdict_page.verdicts not in reached  # Nothing is open, so there is nothing to stop at.


def test_every_command_says_what_it_does_and_no_two_share_keys(window: MainWindow) -> None:
    commands = window.commands.findChildren(QAction)
    keys = [action.shortcut().toString() for action in commands if not action.shortcut().isEmpty()]
    assert len(keys) == len(set(keys))
    assert {"F5", "Esc", "Ctrl+O", "Ctrl+E", "Ctrl+Q"} <= set(keys)
    assert all(action.statusTip() for action in commands)


def test_no_signal_is_connected_to_a_lambda() -> None:
    """One keeps what it names alive, and fires on what is gone."""
    folder = Path(ui.__file__).parent
    found = [
        f"{path.name}:{node.lineno}"
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
        and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]
    assert found == []
