"""The catalogue of charts: what there is to show of a study, in the order in which a manager asks."""

from __future__ import annotations

from planner.charts.attainment_dots import ATTAINMENT
from planner.charts.average_week import AVERAGE_WEEK
from planner.charts.cost_against_attainment import COST
from planner.charts.coverage_map import COVERAGE_MAP
from planner.charts.look import Look
from planner.charts.miss_causes import MISS_CAUSES
from planner.charts.month_spread import MONTH_SPREAD
from planner.charts.paired_differences import PAIRED_DIFFERENCES
from planner.charts.picture import Chart, Picture
from planner.charts.response_times import RESPONSE_TIMES
from planner.charts.week_heat import WEEK_HEAT

__all__ = ["CHARTS", "Chart", "Look", "Picture"]

CHARTS: tuple[Chart, ...] = (
    ATTAINMENT,
    PAIRED_DIFFERENCES,
    MISS_CAUSES,
    WEEK_HEAT,
    RESPONSE_TIMES,
    AVERAGE_WEEK,
    COVERAGE_MAP,
    MONTH_SPREAD,
    COST,
)
