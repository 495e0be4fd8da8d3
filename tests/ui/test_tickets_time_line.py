"""The time line's arithmetic: which part of a life is seen, and what lies under a point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.tickets.lanes import Look, lanes_of
from tests.test_tickets_life import lives
from ui.tickets.lane_layout import laid_out
from ui.tickets.stepping import step_from
from ui.tickets.time_window import SHORTEST_S, TimeWindow, window_over

WHOLE = window_over(0.0, 100_000.0)


def is_within(window: TimeWindow) -> bool:
    return window.whole_from_s - 1e-6 <= window.from_s < window.to_s <= window.whole_to_s + 1e-6


@given(st.lists(st.tuples(st.floats(0.01, 100.0), st.floats(-1e6, 1e6)), max_size=8))
def test_no_zoom_or_move_leaves_the_whole(steps: list[tuple[float, float]]) -> None:
    window = WHOLE
    for factor, by_s in steps:
        window = window.zoomed(factor, window.from_s + 0.3 * window.length_s).moved(by_s)
        assert is_within(window)
        assert window.length_s >= SHORTEST_S - 1e-6


def test_zooming_keeps_the_instant_that_is_pointed_at() -> None:
    at_s = 40_000.0
    closer = WHOLE.zoomed(2.0, at_s)
    before = (at_s - WHOLE.from_s) / WHOLE.length_s
    assert (at_s - closer.from_s) / closer.length_s == pytest.approx(before)
    assert closer.zoomed(0.5, at_s) == WHOLE
    assert closer.all() == WHOLE


@given(st.floats(0, 90_000), st.floats(0, 50_000))
def test_a_span_that_is_asked_for_is_seen(start_s: float, length_s: float) -> None:
    end_s = min(start_s + length_s, 100_000.0)
    around = WHOLE.around(start_s, end_s)
    assert is_within(around)
    assert around.from_s <= start_s
    assert end_s <= around.to_s + 1e-6
    shown = WHOLE.zoomed(4.0).showing(start_s, start_s + 10)
    assert shown.from_s <= start_s
    assert start_s + 10 <= shown.to_s


def test_what_is_seen_already_stays_where_it_is() -> None:
    window = WHOLE.zoomed(2.0)
    assert window.showing(window.from_s + 10, window.to_s - 10) == window


def test_every_item_is_found_where_it_is_painted(qtbot: QtBot) -> None:
    del qtbot
    life = max(lives("Hold"), key=lambda life: len(life.work))
    lanes = lanes_of(life)
    layout = laid_out(lanes, window_over(life.ticket.arrival_s, life.until_s), 4000.0, _metrics())
    for placed in layout.placed:
        found = layout.item_at(placed.box.center())
        assert found is not None
        # What is painted over it, in the same place, may be found instead.
        assert found.item is placed.item or found.box.intersects(placed.box)
    assert layout.item_at(QPointF(layout.left_px - 1, layout.lanes[0].center().y())) is None


def test_bars_lie_as_their_times_do(qtbot: QtBot) -> None:
    del qtbot
    life = max(lives("Hold"), key=lambda life: len(life.work))
    window = window_over(life.ticket.arrival_s, life.until_s)
    layout = laid_out(lanes_of(life), window, 4000.0, _metrics())
    for placed in layout.placed:
        if placed.item.look in (Look.WORKED_ON, Look.CUT_SHORT):
            assert layout.instant_at(placed.box.left()) == pytest.approx(placed.item.start_s, abs=1.0)
            assert layout.instant_at(placed.box.right()) == pytest.approx(placed.item.end_s, abs=window.length_s / 4000)


def test_larger_text_makes_larger_lanes(qtbot: QtBot) -> None:
    del qtbot
    life = lives("Hold")[0]
    window = window_over(life.ticket.arrival_s, life.until_s)
    small = laid_out(lanes_of(life), window, 900.0, _metrics())
    large = laid_out(lanes_of(life), window, 900.0, _metrics(2.0))
    assert large.height_px > 1.7 * small.height_px


def test_steps_go_through_everything_in_the_order_of_time() -> None:
    lanes = lanes_of(max(lives("Hold"), key=lambda life: len(life.work)))
    place, seen = step_from(lanes, None, 1), []
    for _ in range(sum(len(lane.items) for lane in lanes)):
        assert place is not None
        seen.append(place)
        place = step_from(lanes, place, 1)
    assert place == seen[-1]
    assert len(set(seen)) == len(seen)
    assert [item.start_s for _, item in seen] == sorted(item.start_s for _, item in seen)
    assert step_from(lanes, seen[3], -1) == seen[2]
    assert step_from((), None, 1) is None


def _metrics(factor: float = 1.0) -> QFontMetricsF:
    font = QApplication.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    return QFontMetricsF(font)
