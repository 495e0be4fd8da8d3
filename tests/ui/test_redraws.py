"""Two hundred charts drawn one after the other leave nothing behind: no figure, no image, no memory."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from matplotlib.figure import Figure
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.charts.catalogue import CHARTS
from tests.ui.made_chart_page import shown_chart_page
from ui.charts.chart_page import ChartPage

PATIENCE_MS = 60_000
ROUNDS = 25
WARM_UP = 5
MOST_GROWTH_MB = 24
"""Less than what two hundred images of that size, or a tenth as many figures, would take."""


def peak_mb() -> float:
    """The most memory that this process ever held."""
    import resource  # noqa: PLC0415  # Windows has none

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ChartPage]:
    with shown_chart_page(qtbot) as made:
        made.study()
        yield made.page


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say how much memory was held")
def test_two_hundred_redraws_leave_nothing_behind(qtbot: QtBot, page: ChartPage) -> None:
    before = (0, 0, 0.0)
    for number in range(ROUNDS):
        for chart in CHARTS:
            with qtbot.waitSignal(page.painter.drawn, timeout=PATIENCE_MS):
                page.show_chart(chart.key)
            page.view.grab()
        if number == WARM_UP:
            before = (alive(Figure), alive(QImage), peak_mb())
    figures, images, memory_mb = before
    assert alive(Figure) <= figures
    assert alive(QImage) <= images
    assert peak_mb() - memory_mb < MOST_GROWTH_MB
