"""Spots: a chart knows what lies where in it, says it with interval and count, and names the tickets behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from planner.charts.catalogue import CHARTS, Chart, Look, Picture
from planner.charts.spots import CLICK, Spot, spot_at
from planner.tickets.behind import Behind, Outcome, hour_words
from simulation.causes import Cause
from tests.found_tickets import tickets_behind
from tests.made_studies import CASES, picture_of

BY_KEY = {chart.key: chart for chart in CHARTS}
HAVE_TICKETS = {"attainment", "causes-of-misses", "hours-of-the-week", "cost"}
OF_TARGETS = {"attainment", "differences", "causes-of-misses", "months"}
MAY_LIE_ON_EACH_OTHER = {"cost"}
NOTHING_TO_SHOW = {("differences", "one coverage"), ("differences", "one replication"), ("months", "ten coverages")}
VIEWS = [((6.0, 4.0), 1.5), ((12.0, 9.0), 1.0)]
INTERVAL = re.compile(r"\([+−]?[\d.,]+(–| to )[+−]?[\d.,]+\)")
COUNT = re.compile(r"[\d,]+ (ticket|update|month)s?\b")


def spotted(chart: Chart, picture: Picture, size_in: tuple[float, float] | None = None, scale: float = 1.0) -> (
    tuple[Figure, tuple[Spot, ...]]
):  # fmt: skip
    figure = Figure(figsize=size_in or chart.size_in)
    return figure, chart.draw(figure, picture, Look(text_scale=scale))


def spots_of(key: str, case: str = "ordinary") -> tuple[Spot, ...]:
    return spotted(BY_KEY[key], picture_of(case))[1]


def shared(one: Spot, other: Spot) -> float:
    """The width and height that both cover, whichever is less; negative where they lie apart."""
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    return min(wide, high)


@pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
def test_every_chart_has_spots_that_do_not_lie_on_each_other(chart: Chart) -> None:
    for case in ("ordinary", "ten coverages", "one coverage", "one replication"):
        for size_in, scale in VIEWS:
            _, spots = spotted(chart, picture_of(case), size_in, scale)
            assert bool(spots) is ((chart.key, case) not in NOTHING_TO_SHOW), (case, size_in)
            if chart.key not in MAY_LIE_ON_EACH_OTHER:
                assert not [pair for pair in combinations(spots, 2) if shared(*pair) > 1e-9], (case, size_in)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
def test_words_are_plain_and_end_by_offering_tickets_where_there_are_any(chart: Chart, case: str) -> None:
    for spot in spots_of(chart.key, case):
        assert (spot.behind is not None) is spot.words.endswith(f"\n{CLICK}")
        assert "None" not in spot.words
        assert "nan" not in spot.words.lower().split()
        assert all(line and line.replace("\u00a0", " ").isprintable() for line in spot.words.split("\n"))
        assert spot.behind is None or chart.key in HAVE_TICKETS


@pytest.mark.parametrize("key", OF_TARGETS | {"cost", "response-times", "hours-of-the-week"})
def test_a_share_is_never_said_without_its_interval_and_count(key: str) -> None:
    said = [spot.words for spot in spots_of(key) if not spot.words.endswith(("no tickets", "no updates"))]
    assert said
    for words in said:
        assert INTERVAL.search(words), words
        assert COUNT.search(words), words


def test_one_replication_says_that_it_has_no_interval() -> None:
    assert all("one replication, so no interval" in spot.words for spot in spots_of("attainment", "one replication"))


def test_without_tickets_there_is_nothing_to_point_at() -> None:
    for key in OF_TARGETS | {"cost", "response-times", "hours-of-the-week"}:
        assert spots_of(key, "no tickets") == ()


def test_a_dot_lies_in_its_spot_and_the_tickets_behind_it_are_those_of_its_target() -> None:
    picture = picture_of("ordinary")
    figure, spots = spotted(BY_KEY["attainment"], picture, (12.0, 12.0))
    results = {
        (coverage.name, result.target): result for coverage in picture.study.coverages for result in coverage.targets
    }
    assert {(spot.behind.coverage, spot.behind.target) for spot in spots if spot.behind is not None} == set(results)
    for spot in spots:
        assert spot.behind is not None
        assert spot.behind.target is not None
        assert (spot.behind.outcome, spot.behind.hour_of_week, spot.behind.cause) == (Outcome.ALL, None, None)
        result = results[(spot.behind.coverage, spot.behind.target)]
        x = figure.axes[0].transData.transform((result.attainment or 0.0, 0.0))[0] / figure.bbox.width
        assert spot.left < x < spot.right
        assert f" of {result.count:,} " in spot.words


def test_a_bar_is_its_spot_and_behind_it_are_the_misses_of_its_cause() -> None:
    picture = picture_of("ordinary")
    figure, spots = spotted(BY_KEY["causes-of-misses"], picture, (12.0, 14.0))
    bars = [bar for bar in figure.axes[0].patches if isinstance(bar, Rectangle) and bar.get_width() > 0]
    assert len(bars) == len(spots)
    for bar, spot in zip(bars, spots, strict=True):
        extent = bar.get_window_extent()
        corners = (extent.x0, extent.y0, extent.x1, extent.y1)
        place = (spot.left, spot.bottom, spot.right, spot.top)
        width, height = figure.bbox.width, figure.bbox.height
        assert place == pytest.approx([x / size for x, size in zip(corners, (width, height) * 2, strict=True)])
        assert spot.behind is not None
        assert spot.behind.target is not None
        coverage = next(each for each in picture.study.coverages if each.name == spot.behind.coverage)
        row = [each.target for each in coverage.targets].index(spot.behind.target)
        misses = int(coverage.count[:, row].sum() - coverage.met[:, row].sum())
        assert f" missed: {misses:,}\n" in spot.words
        because = coverage.targets[row].missed_because
        assert because is not None
        assert spot.behind.cause is not None
        share = getattr(because, spot.behind.cause.name.lower())
        assert bar.get_width() == pytest.approx(share)
        assert f"\n{share * 100:.0f}% of the misses: " in spot.words


def test_behind_a_bar_the_cause_is_the_one_it_names() -> None:
    names = {spot.behind.cause: spot.words.split(": ")[-1] for spot in spots_of("causes-of-misses") if spot.behind}
    assert names[Cause.NO_ONE_ON_SHIFT].startswith("no one on shift")
    assert names[Cause.ALL_BUSY].startswith("all busy")


def test_behind_a_cell_are_the_misses_of_its_hour() -> None:
    picture = picture_of("ordinary")
    row, pattern = picture.row_of_target, picture.coverage_result.pattern
    assert row is not None
    figure, spots = spotted(BY_KEY["hours-of-the-week"], picture)
    assert len(spots) == 168
    axes = figure.axes[0]
    for hour, spot in enumerate(spots):
        middle = axes.transData.transform((hour % 24 + 0.5, hour // 24 + 0.5)) / figure.bbox.size
        assert spot.middle == pytest.approx(middle.tolist())
        count, met = int(pattern.count[row][hour]), int(pattern.met[row][hour])
        assert spot.words.startswith(hour_words(hour))
        if count == 0:
            assert spot.behind is None
            continue
        outcome = Outcome.MISSED if met < count else Outcome.MET
        assert spot.behind == Behind(picture.coverage_result.name, picture.chosen_target, outcome, hour)
        assert f"{count:,} ticket" in spot.words
        assert f"{count - met:,} missed" in spot.words


def said(pattern: str, spot: Spot) -> int:
    found = re.search(pattern, spot.words)
    assert found is not None, spot.words
    return int(found[1].replace(",", ""))


def test_as_many_tickets_are_found_behind_a_spot_as_it_says() -> None:
    picture = picture_of("ordinary")
    replications = range(picture.study.replications)

    def found(spot: Spot) -> int:
        assert spot.behind is not None
        return len(tickets_behind(picture.scenario, spot.behind, replications, most=100_000).rows)

    for spot in spots_of("attainment")[:3]:
        assert found(spot) == said(r" of ([\d,]+) (?:ticket|update)", spot)
    missed = [spot for spot in spots_of("hours-of-the-week") if spot.behind and spot.behind.outcome is Outcome.MISSED]
    for spot in missed[:4]:
        assert found(spot) == said(r"([\d,]+) missed", spot)
    bar = spots_of("causes-of-misses")[0]
    assert bar.behind is not None
    assert said(r"missed: ([\d,]+)", bar) == sum(
        found(replace(bar, behind=replace(bar.behind, cause=cause))) for cause in Cause
    )


def test_a_stretch_of_hours_says_what_share_of_each_coverage_came_by_then() -> None:
    picture = picture_of("ordinary")
    row = picture.row_of_target
    assert row is not None
    for spot in spots_of("response-times"):
        first, *lines = spot.words.replace("\u00a0", " ").split("\n")
        number, unit = first.removeprefix("Within ").split(" ")[:2]
        seconds = float(number) * (60 if unit.startswith("minute") else 3600)
        for coverage, line in zip(picture.study.coverages, lines, strict=True):
            spread = coverage.spreads[row]
            least, most = (
                float(spread.counts[spread.until_s <= seconds * factor].sum()) / len(spread) for factor in (0.94, 1.06)
            )
            said = float(line.split(": ")[1].split("%")[0]) / 100
            assert least - 0.001 <= said <= most + 0.001, spot.words


def test_hours_of_the_average_week_are_the_numbers_of_its_table() -> None:
    picture = picture_of("ordinary")
    numbers = BY_KEY["average-week"].numbers(picture)
    spots = spots_of("average-week")
    for row, spot in zip(numbers.rows, spots, strict=True):
        on_shift, on_call, busy, waiting = (float(str(cell)) for cell in row[2:])
        said = [float(number) for number in re.findall(r"[\d.]+", spot.words.split("\n")[1])]
        assert said == pytest.approx([on_shift, on_call, busy, waiting], abs=0.051)
    edges = np.array([[spot.left, spot.right] for spot in spots])
    assert edges[1:, 0] == pytest.approx(edges[:-1, 1])


def test_a_map_says_who_and_from_when_to_when() -> None:
    said = [spot.words for spot in spots_of("coverage-map")]
    assert "Oslo: 1 engineer\nMonday 08:00–16:00, UTC" in said
    gaps = [words for words in said if words.startswith("Nobody may answer")]
    assert any("a customer's clock runs" in words for words in gaps)
    assert all(re.search(r"\n\w+day \d\d:\d\d–(\w+day )?\d\d:\d\d, UTC", words) for words in said)


def test_of_spots_that_share_a_place_the_smallest_is_meant() -> None:
    whole, small = Spot(0, 0, 1, 1, "whole"), Spot(0.4, 0.4, 0.6, 0.6, "small")
    assert spot_at((whole, small), 0.5, 0.5) == 1
    assert spot_at((small, whole), 0.5, 0.5) == 0
    assert spot_at((whole, small), 0.1, 0.1) == 0
    assert spot_at((small,), 0.1, 0.1) is None
    assert spot_at((), 0.1, 0.1) is None


@pytest.mark.parametrize("corners", [(0.5, 0, 0.5, 1), (-0.1, 0, 1, 1), (0, 0, 1, 1.1), (0.6, 0, 0.4, 1)])
def test_a_spot_lies_within_its_figure(corners: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="no rectangle"):
        Spot(*corners, "words")
    with pytest.raises(ValueError, match="disagree"):
        Spot(0, 0, 1, 1, f"words\n{CLICK}")
