"""The catalogue of charts: what there is to show of a study, in the order in which a manager asks."""

from __future__ import annotations

from planner.charts.attainment_dots import ATTAINMENT
from planner.charts.coverage_map import COVERAGE_MAP
from planner.charts.look import Look
from planner.charts.picture import Chart, Numbers, Picture

__all__ = ["CHARTS", "Chart", "Look", "Numbers", "Picture"]

CHARTS: tuple[Chart, ...] = (ATTAINMENT, COVERAGE_MAP)
