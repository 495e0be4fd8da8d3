"""The timeline by mouse and keyboard: what it shows, what it asks for, and what it says of itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.scenario.draft import Data, Path, table_at, with_value
from planner.shift_weeks.readable import surroundings_of
from planner.shift_weeks.shift_edits import Edge, moved, stretched, with_engineers
from planner.shift_weeks.week import week_view
from tests.small_scenarios import Words, group, shift, team
from tests.ui.test_appearance import LEGIBLE, contrast
from ui.application import make_application
from ui.palette import Colours, take_colours
from ui.shifts.layout import Grip, WeekLayout
from ui.shifts.pointing import tooltip_at
from ui.shifts.team_colours import team_colour, team_ink
from ui.shifts.timeline import ShiftTimeline

MONDAY = dt.date(2026, 1, 12)
OSLO = "Europe/Oslo"
ROTA: Words = {"days": "Sat-Sun", "from": dt.time(0), "to": dt.time(0), "engineers": 1}
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key


class Desk:
    """A timeline with an owner that does what it asks for, as the page does with the document."""

    def __init__(self, timeline: ShiftTimeline, *teams: object, zone: str | None = "UTC") -> None:
        self.timeline = timeline
        self.zone = zone
        self.draft: Data = {
            "plans": [{"name": "Basic"}],
            "customers": [group(business_hours={"from": dt.time(7), "to": dt.time(19)})],
            "coverage": [{"name": "Here", "teams": list(teams)}],
        }
        self.told: list[tuple[object, ...]] = []
        timeline.shift_moved.connect(self._move)
        timeline.shift_stretched.connect(self._stretch)
        timeline.engineers_changed.connect(self._count)
        for name in ("shift_chosen", "edit_asked", "removal_asked", "copy_asked", "on_call_asked", "week_asked"):
            getattr(timeline, name).connect(self._note(name))
        self.show(self.draft)

    def _note(self, name: str) -> Callable[[object], None]:
        def note(value: object) -> None:
            self.told.append((name, value))

        return note

    def show(self, draft: Data) -> None:
        around = surroundings_of(draft)
        coverage = draft["coverage"]
        assert isinstance(coverage, list)
        self.timeline.show_week(week_view(coverage[0], MONDAY, self.zone, around, ("coverage", 0)))

    def _move(self, path: Path, by_min: int, is_final: bool) -> None:
        self.told.append(("moved", path[-1], by_min, is_final))
        self._take(path, moved(table_at(self.draft, path), by_min), is_final=is_final)

    def _stretch(self, path: Path, edge: Edge, by_min: int, is_final: bool) -> None:
        self.told.append(("stretched", edge, by_min, is_final))
        self._take(path, stretched(table_at(self.draft, path), edge, by_min), is_final=is_final)

    def _take(self, path: Path, entry: Data, *, is_final: bool) -> None:
        draft = with_value(self.draft, path, entry)
        if is_final:
            self.draft = draft
        self.show(draft)

    def _count(self, path: Path, engineers: int) -> None:
        self.told.append(("engineers", engineers))
        self._take(path, with_engineers(table_at(self.draft, path), engineers), is_final=True)

    @property
    def layout(self) -> WeekLayout:
        laid_out = self.timeline.laid_out
        assert laid_out is not None
        return laid_out

    def place(self, row: int, bar: int, grip: Grip = Grip.BODY) -> QPoint:
        """Where to take hold of a bar."""
        line = [line for line in self.layout.lines if line.row is not None][row]
        assert line.row is not None
        rect = self.layout.bar_rect(line, line.row.bars[bar])
        x = {Grip.START: rect.left() + 1, Grip.BODY: rect.center().x(), Grip.END: rect.right() - 1}[grip]
        return QPoint(round(x), round(rect.center().y()))

    def px(self, minutes: float) -> int:
        return round(minutes / self.layout.minutes_per_px)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    take_colours(make_application(), Colours.LIGHT)
    timeline = ShiftTimeline()
    qtbot.addWidget(timeline)
    timeline.resize(1900, 420)
    made = Desk(timeline, team(shift(), shift("Rota", **ROTA, on_call={})), team(shift(engineers=3), name="Rome"))
    with qtbot.waitExposed(timeline):
        timeline.show()
    timeline.activateWindow()
    timeline.setFocus()
    qtbot.waitUntil(timeline.hasFocus)
    made.told.clear()
    return made


def press(desk: Desk, at: QPoint) -> None:
    _mouse(desk, QEvent.Type.MouseButtonPress, at)


def drag_to(desk: Desk, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    _mouse(desk, QEvent.Type.MouseMove, at, modifiers)


def release(desk: Desk, at: QPoint) -> None:
    _mouse(desk, QEvent.Type.MouseButtonRelease, at)


def _mouse(
    desk: Desk, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    viewport = desk.timeline.viewport()
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, QPointF(at), QPointF(viewport.mapToGlobal(at)), button, held, modifiers)
    QApplication.sendEvent(viewport, event)


# The mouse


def test_a_bar_follows_the_mouse_with_its_times_and_gaps_and_is_moved_once(desk: Desk) -> None:
    at = desk.place(0, 0)
    gaps_before = desk.layout.costly
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(38), 0))
    [told] = desk.told
    assert told == ("moved", 0, 45, False)
    assert desk.timeline.view is not None
    assert desk.timeline.view.rows[0].bars[0].from_words == "09:45"
    assert table_at(desk.draft, ("coverage", 0, "teams", 0, "shifts", 0))["from"] == dt.time(9)
    assert desk.layout.costly != gaps_before
    drag_to(desk, at + QPoint(desk.px(38), 30))  # The same step says nothing new.
    release(desk, at + QPoint(desk.px(38), 30))
    assert desk.told[1:] == [("moved", 0, 45, True)]
    assert table_at(desk.draft, ("coverage", 0, "teams", 0, "shifts", 0))["to"] == dt.time(17, 45)


def test_nothing_moves_under_the_mouse_while_gaps_come_and_go(desk: Desk) -> None:
    hours = {"from": dt.time(7), "to": dt.time(19)}
    both = [team(shift(**hours, handles=["high"])), team(shift(**hours, days="Mon-Thu", handles=["low"]), name="Rome")]
    customers = [group(severities={"high": 0.5, "low": 0.5}, business_hours=hours)]
    desk.draft = {**desk.draft, "customers": customers, "coverage": [{"name": "Here", "teams": both}]}
    desk.show(desk.draft)
    assert (len(desk.layout.costly), desk.layout.gap_lanes) == (1, 1)
    at, before = desk.place(0, 0), desk.layout.rows_bottom
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(120), 0))
    assert (len(desk.layout.costly), desk.layout.rows_bottom) == (2, before)
    release(desk, at + QPoint(desk.px(120), 0))
    assert desk.layout.gap_lanes == 2


def test_a_bar_dragged_to_another_day_takes_its_pattern_along(desk: Desk) -> None:
    at = desk.place(0, 2)
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(1440), 0))
    release(desk, at + QPoint(desk.px(1440), 0))
    assert table_at(desk.draft, ("coverage", 0, "teams", 0, "shifts", 0))["days"] == "Tue-Sat"
    assert desk.timeline.accessibleDescription().startswith("Oslo, Day, Thursday 09:00")


@pytest.mark.parametrize(("grip", "edge"), [(Grip.START, Edge.START), (Grip.END, Edge.END)])
def test_an_end_of_a_bar_is_stretched(desk: Desk, grip: Grip, edge: Edge) -> None:
    at = desk.place(0, 1, grip)
    press(desk, at)
    drag_to(desk, at - QPoint(desk.px(61), 0))
    release(desk, at - QPoint(desk.px(61), 0))
    assert desk.told == [("stretched", edge, -60, False), ("stretched", edge, -60, True)]


def test_with_ctrl_a_drag_goes_in_steps_of_five_minutes(desk: Desk) -> None:
    desk.timeline.zoom_by(8)
    at = desk.place(0, 3)
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(20), 0), CTRL)
    assert desk.told == [("moved", 0, 20, False)]


def test_a_drag_back_to_its_start_and_one_given_up_change_nothing(desk: Desk) -> None:
    before = desk.draft
    at = desk.place(0, 0)
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(120), 0))
    drag_to(desk, at)
    release(desk, at)
    assert desk.told[-1] == ("moved", 0, 0, True)
    press(desk, at)
    drag_to(desk, at + QPoint(desk.px(120), 0))
    QTest.keyClick(desk.timeline, Key.Key_Escape)
    assert desk.told[-1] == ("moved", 0, 0, True)
    release(desk, at + QPoint(desk.px(120), 0))
    assert desk.draft == before


def test_a_click_chooses_and_moves_nothing(desk: Desk) -> None:
    at = desk.place(2, 1)
    press(desk, at)
    drag_to(desk, at + QPoint(1, 0))
    release(desk, at + QPoint(1, 0))
    assert desk.told == [("shift_chosen", ("coverage", 0, "teams", 1, "shifts", 0))]
    assert desk.timeline.accessibleDescription() == "Rome, Day, Tuesday 09:00 to 17:00, 3 engineers"


def test_the_cursor_says_what_a_drag_would_do(desk: Desk) -> None:
    shapes = []
    for grip in Grip:
        _hover(desk, desk.place(0, 0, grip))
        shapes.append(desk.timeline.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.SizeHorCursor, Qt.CursorShape.OpenHandCursor, Qt.CursorShape.SizeHorCursor]


def _hover(desk: Desk, at: QPoint) -> None:
    viewport = desk.timeline.viewport()
    nothing = Qt.MouseButton.NoButton
    place = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), place, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def test_a_double_click_asks_to_edit(desk: Desk) -> None:
    QTest.mouseDClick(desk.timeline.viewport(), Qt.MouseButton.LeftButton, pos=desk.place(0, 0))
    assert ("edit_asked", ("coverage", 0, "teams", 0, "shifts", 0)) in desk.told


def turn(desk: Desk, at: QPoint, by: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    viewport = desk.timeline.viewport()
    event = QWheelEvent(
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def test_the_wheel_counts_engineers_of_the_shift_with_the_focus_only(desk: Desk) -> None:
    turn(desk, desk.place(0, 0), 120)
    turn(desk, desk.place(0, 0), -60)
    turn(desk, desk.place(0, 0), -180)
    assert desk.told == [("engineers", 3), ("engineers", 1)]
    turn(desk, desk.place(2, 0), 120)
    assert len(desk.told) == 2


def test_the_wheel_with_ctrl_makes_days_wider_around_the_mouse(desk: Desk) -> None:
    at = desk.place(0, 2)
    minute = desk.layout.minute_at(at.x())
    turn(desk, at, 120, CTRL)
    assert desk.layout.zoom > 1
    assert desk.layout.minute_at(at.x()) == pytest.approx(minute, abs=20)
    turn(desk, at, -1200, CTRL)
    assert desk.layout.zoom == 1


# The keyboard


def keys(desk: Desk, *pressed: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
    for each in pressed:
        key, modifiers = each if isinstance(each, tuple) else (each, Qt.KeyboardModifier.NoModifier)
        QTest.keyClick(desk.timeline, key, modifiers)


def test_arrows_walk_between_bars_and_say_where_they_are(desk: Desk) -> None:
    said = desk.timeline.accessibleDescription
    assert said() == "Oslo, Day, Monday 09:00 to 17:00, 2 engineers"
    keys(desk, Key.Key_Right, Key.Key_Right)
    assert said() == "Oslo, Day, Wednesday 09:00 to 17:00, 2 engineers"
    keys(desk, Key.Key_Down)
    assert said() == "Oslo, Rota, Saturday 00:00 to 00:00, 1 engineer, on call"
    keys(desk, Key.Key_Down)
    assert said() == "Rome, Day, Friday 09:00 to 17:00, 3 engineers"
    keys(desk, Key.Key_Down, Key.Key_Home, Key.Key_Left)
    assert said() == "Rome, Day, Monday 09:00 to 17:00, 3 engineers"
    assert [name for name, *_ in desk.told] == ["shift_chosen", "shift_chosen"]


def test_keys_move_stretch_and_count(desk: Desk) -> None:
    keys(desk, (Key.Key_Right, ALT), (Key.Key_Left, ALT | SHIFT), (Key.Key_Right, SHIFT))
    keys(desk, (Key.Key_Left, CTRL | SHIFT), Key.Key_Plus, (Key.Key_Plus, SHIFT), Key.Key_Minus)
    assert desk.told == [
        ("moved", 0, 15, True),
        ("moved", 0, -1440, True),
        ("stretched", Edge.END, 15, True),
        ("stretched", Edge.START, -15, True),
        ("engineers", 3),
        ("engineers", 4),
        ("engineers", 3),
    ]
    assert desk.timeline.accessibleDescription() == "Oslo, Day, Monday 09:00 to 17:30, 3 engineers"
    entry = table_at(desk.draft, ("coverage", 0, "teams", 0, "shifts", 0))
    assert (entry["days"], entry["from"], entry["to"]) == ("Sun-Thu", dt.time(9), dt.time(17, 30))


def test_keys_ask_for_the_rest(desk: Desk) -> None:
    path = ("coverage", 0, "teams", 0, "shifts", 0)
    keys(desk, Key.Key_Return, Key.Key_F2, (Key.Key_D, CTRL), Key.Key_Delete, Key.Key_PageUp, Key.Key_PageDown)
    assert desk.told == [
        ("edit_asked", path),
        ("edit_asked", path),
        ("copy_asked", path),
        ("removal_asked", path),
        ("week_asked", -1),
        ("week_asked", 1),
    ]


def test_there_is_never_fewer_than_no_engineer(desk: Desk) -> None:
    keys(desk, Key.Key_Minus, Key.Key_Minus, Key.Key_Minus)
    assert desk.told == [("engineers", 1), ("engineers", 0)]


def test_the_menu_says_what_the_keys_do(desk: Desk) -> None:
    at = desk.place(1, 0)
    press(desk, at)
    release(desk, at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.timeline.viewport().mapToGlobal(at))
    QApplication.sendEvent(desk.timeline.viewport(), event)
    [menu] = desk.timeline.findChildren(QMenu)
    words = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    assert words == ["Edit", "Copy beside it", "On shift, not on call", "Remove"]
    menu.actions()[2].trigger()
    assert desk.told[-1] == ("on_call_asked", ("coverage", 0, "teams", 0, "shifts", 1))
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert desk.timeline.findChildren(QMenu) == []


# What is shown


def test_the_focus_stays_on_its_bar_and_goes_on_where_a_shift_is_gone(desk: Desk) -> None:
    keys(desk, Key.Key_Down, Key.Key_Right)
    teams = [team(shift()), team(shift(engineers=3), name="Rome")]
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": teams}]})
    assert desk.timeline.accessibleDescription().startswith("Oslo, Day")
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": []}]})
    assert desk.timeline.accessibleDescription() == "No shifts"
    keys(desk, Key.Key_Plus, Key.Key_Delete, Key.Key_Down)
    assert [name for name, *_ in desk.told] == ["shift_chosen"]


def test_a_shift_that_cannot_be_drawn_can_still_be_reached(desk: Desk) -> None:
    odd = shift("Odd", **{"from": "early"})
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": [team(shift(), odd)]}]})
    keys(desk, Key.Key_Down)
    assert desk.timeline.accessibleDescription() == "Oslo, Odd, cannot be read: from, 2 engineers"
    desk.told.clear()
    keys(desk, Key.Key_Left, Key.Key_Return)
    assert desk.told == [("edit_asked", ("coverage", 0, "teams", 0, "shifts", 1))]


def test_pointing_tells_what_is_there(desk: Desk) -> None:
    layout = desk.layout
    assert "Oslo, Day, Monday 09:00 to 17:00, 2 engineers" in tooltip_at(layout, QPointF(desk.place(0, 0)))
    gap = layout.gap_rect(0).center().y()
    assert "07:00; now a customer&#x27;s clock" not in tooltip_at(layout, QPointF(layout.x_of(60), gap))
    said = tooltip_at(layout, QPointF(layout.x_of(7.5 * 60), gap))
    assert "No one who may answer Basic" in said
    assert "now a customer&#x27;s clock runs" in said
    assert "Monday 10:00: 5 on shift" in tooltip_at(layout, QPointF(layout.x_of(600), layout.count_rect().center().y()))
    plan = layout.plan_rect(0).center().y()
    assert "open are Oslo customers (UTC)" in tooltip_at(layout, QPointF(layout.x_of(600), plan))


def test_names_of_files_are_never_markup(desk: Desk) -> None:
    desk.show({**desk.draft, "coverage": [{"teams": [team(shift("<b>Day</b>"), name="<img src=x>")]}]})
    said = tooltip_at(desk.layout, QPointF(desk.place(0, 0)))
    assert "<b>" not in said
    assert "&lt;b&gt;Day&lt;/b&gt;" in said


def test_many_rows_scroll_to_the_focus(desk: Desk) -> None:
    teams = [team(shift(), name=f"Team {number}") for number in range(30)]
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": teams}]})
    assert desk.timeline.verticalScrollBar().maximum() > 0
    keys(desk, *[Key.Key_Down] * 29)
    last = desk.layout.lines[-1]
    assert desk.layout.rows_top <= desk.layout.top_of(last)
    assert desk.layout.top_of(last) + last.height <= desk.layout.rows_bottom + 1
    assert desk.timeline.accessibleDescription().startswith("Team 29")


def test_office_time_puts_offices_under_each_other(desk: Desk) -> None:
    desk.zone = None
    far = [team(shift(), time_zone=zone, name=zone) for zone in (OSLO, "Asia/Singapore")]
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": far}]})
    assert desk.place(0, 0).x() == desk.place(1, 0).x()
    desk.zone = "UTC"
    desk.show({**desk.draft, "coverage": [{"name": "Here", "teams": far}]})
    assert desk.place(0, 0).x() > desk.place(1, 0).x()


@pytest.mark.parametrize("asked", [Colours.LIGHT, Colours.DARK])
def test_numbers_on_bars_are_legible(qtbot: QtBot, asked: Colours) -> None:
    del qtbot
    application = make_application()
    take_colours(application, asked)
    palette = application.palette()
    for number in range(8):
        assert contrast(team_ink(palette), team_colour(number, palette)) > LEGIBLE
        assert contrast(team_colour(number, palette), QColor(palette.base().color())) > 1.8


def test_text_half_as_large_again_still_fits(desk: Desk) -> None:
    before = desk.layout.measures
    font = desk.timeline.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    desk.timeline.setFont(font)
    after = desk.layout.measures
    assert after.bar >= before.bar * 1.4
    assert desk.timeline.minimumSizeHint().height() > desk.layout.strips_height + after.header
