"""Charts: what is drawn is what was found, it can be read, and nothing is too hard to draw."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, time
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from planner.attainment.comparison import compare
from planner.attainment.results import MonthResult
from planner.charts.average_week import in_zone, weekly_means
from planner.charts.catalogue import CHARTS, Chart, Look, Picture
from planner.charts.cost_against_attainment import answer
from planner.charts.look import colours, coverage_style, writable
from planner.charts.response_times import curve
from planner.charts.roster_week import hours_of, roster_week
from planner.charts.target_clock import allowed_by
from planner.charts.week_heat import TOO_FEW, colour_of
from planner.demand.customer_hours import WEEK_HOURS
from planner.demand.promises import target_rows
from planner.errors import PlannerError
from planner.estimates.verdicts import Verdict
from planner.plans import Metric, Severity
from planner.scenario.scenario import Scenario
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from planner.tables.table import Numbers
from tests.made_spreads import spread_of
from tests.made_studies import CASES, picture_of
from tests.small_scenarios import group, scenario, shift, team

LIGHT, DARK = Look(), Look(dark=True)
LARGE = Look(text_scale=1.5)
VIEWS = {
    "small": (LIGHT, (6.0, 4.0)),
    "small, large text": (LARGE, (6.0, 4.0)),
    "middling, large text": (LARGE, (9.0, 5.5)),
    "large, dark": (DARK, (13.0, 8.0)),
}
BY_KEY = {chart.key: chart for chart in CHARTS}


def drawn(chart: Chart, picture: Picture, look: Look = LIGHT, size_in: tuple[float, float] | None = None) -> Figure:
    figure = Figure(figsize=size_in or chart.size_in)
    chart.draw(figure, picture, look)
    return figure


def texts_of(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]


def shown_texts(figure: Figure) -> list[tuple[str, Bbox]]:
    """The texts that are drawn, with their boxes; labels of ticks outside the axes' limits are not."""
    figure.draw_without_rendering()
    hidden = set()
    for axes in figure.axes:
        for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            low, high = sorted(limits)
            for tick in axis.get_major_ticks():
                if not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                    hidden |= {tick.label1, tick.label2}
    return [(text.get_text(), text.get_window_extent()) for text in texts_of(figure) if text not in hidden]


def words_of(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in texts_of(figure)).replace("\u00a0", " ")


def lines_of(figure: Figure, axes: int = 0) -> list[Line2D]:
    return list(figure.axes[axes].lines)


def marks_of(figure: Figure, shape: str, axes: int = 0) -> list[tuple[float, float]]:
    """Where the signs of one shape stand."""
    return [
        (float(np.asarray(line.get_xdata())[0]), float(np.asarray(line.get_ydata())[0]))
        for line in lines_of(figure, axes)
        if line.get_marker() == shape
    ]


def studied(asked: Scenario) -> Picture:
    """Two replications of a scenario."""
    return Picture(asked, run_study(asked, InlineWorkers(), choice=StudyChoice(replications=2)))


def hours(start: int, end: int) -> dict[str, object]:
    return {"from": time(start), "to": time(end)}


def column(numbers: Numbers, name: str) -> list[object]:
    return [row[numbers.header.index(name)] for row in numbers.rows]


class TestEveryChart:
    @pytest.mark.parametrize(("look", "size_in"), VIEWS.values(), ids=VIEWS)
    @pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
    def test_texts_neither_overlap_nor_leave_the_figure(
        self, chart: Chart, look: Look, size_in: tuple[float, float]
    ) -> None:
        for case in ("ordinary", "ten coverages", "one coverage"):
            figure = drawn(chart, picture_of(case), look, size_in)
            boxes = shown_texts(figure)
            page = figure.bbox.padded(1)
            for words, box in boxes:
                assert page.count_contains([box.p0, box.p1]) == 2, (case, words)
            for (one, box), (other, other_box) in combinations(boxes, 2):
                assert not overlap(box, other_box), (case, one, other)

    @pytest.mark.parametrize("case", CASES)
    @pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
    def test_no_study_is_too_hard(self, chart: Chart, case: str) -> None:
        picture = picture_of(case)
        figure = drawn(chart, picture)
        figure.canvas.draw_idle()
        figure.draw_without_rendering()
        numbers = chart.numbers(picture)
        assert all(len(row) == len(numbers.header) for row in numbers.rows)
        sentence = chart.describe(picture)
        assert sentence.endswith(".")
        assert "None" not in sentence + words_of(figure)
        assert "nan" not in (sentence + words_of(figure)).lower().split()

    @pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
    def test_the_foot_says_where_the_numbers_come_from(self, chart: Chart) -> None:
        words = words_of(drawn(chart, picture_of("ordinary")))
        assert "Neptune Support · 4 replications, seed 1, 10 measured weeks" in words
        assert "1 replication, seed 1" in words_of(drawn(chart, picture_of("one replication")))

    @pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
    @pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
    def test_every_text_stands_out_from_its_paper(self, chart: Chart, look: Look) -> None:
        figure = drawn(chart, picture_of("ordinary"), look)
        figure.draw_without_rendering()
        paper = colours(look).paper
        assert to_hex(figure.get_facecolor()).upper() == paper
        inside = {text for axes in figure.axes for text in axes.texts}
        inks = {to_hex(text.get_color()) for text in texts_of(figure) if text not in inside}
        assert inks <= {colours(look).ink.lower(), colours(look).quiet.lower()}

    @pytest.mark.parametrize("chart", CHARTS, ids=BY_KEY)
    def test_drawing_again_leaves_nothing_behind(self, chart: Chart) -> None:
        picture = picture_of("ordinary")
        figure = drawn(chart, picture)
        once = (len(figure.axes), sorted(text.get_text() for text in texts_of(figure)))
        chart.draw(figure, picture_of("ten coverages"), DARK)
        chart.draw(figure, picture, LIGHT)
        assert (len(figure.axes), sorted(text.get_text() for text in texts_of(figure))) == once

    def test_each_says_that_there_were_no_tickets(self) -> None:
        for key in ("attainment", "differences", "causes-of-misses", "hours-of-the-week", "response-times", "months"):
            picture = picture_of("no tickets")
            words = words_of(drawn(BY_KEY[key], picture))
            assert "No tickets in 10 weeks: nothing can be said." in words, key
            assert "%" not in words.replace("95% intervals", "").replace("90% of", ""), key

    def test_settings_are_as_before(self) -> None:
        before = dict(mpl.rcParams)
        drawn(BY_KEY["attainment"], picture_of("ordinary"), DARK)
        assert dict(mpl.rcParams) == before

    def test_names_are_never_read_as_formulas(self) -> None:
        words = words_of(drawn(BY_KEY["attainment"], picture_of("hostile names")))
        assert "$x^2$ \\frac{1}{0}" in words

    def test_signs_that_no_font_has_are_replaced(self) -> None:
        private = chr(0xF_FFFD)
        assert writable(f"a{private}b") == "a\ufffdb"
        assert writable("Zürich ✓ – 97%") == "Zürich ✓ – 97%"

    def test_pyplot_and_qt_stay_out(self) -> None:
        script = (
            "import sys\nfrom tests.made_studies import picture_of\nfrom planner.charts.catalogue import CHARTS, Look\n"
            "from matplotlib.figure import Figure\n"
            "[chart.draw(Figure(), picture_of('ordinary'), Look()) for chart in CHARTS]\n"
            "sys.exit(any(name in sys.modules for name in ('matplotlib.pyplot', 'PySide6', 'tkinter')))"
        )
        ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert ran.stderr == ""


def title_of(figure: Figure) -> str:
    return figure.texts[0].get_text().replace("\u00a0", " ")


def overlap(one: Bbox, other: Bbox) -> bool:
    """Whether two boxes share more than a rounding."""
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    # Boxes of text reach from the highest to the lowest a letter could; a sixth of that is never ink of both.
    return bool(wide > 1 and high > min(one.height, other.height) / 6)


class TestStyles:
    def test_the_first_coverages_are_those_of_the_window(self) -> None:
        first = [coverage_style(number, LIGHT) for number in range(3)]
        assert [(each.colour, each.shape, each.sign) for each in first] == [
            ("#E69F00", "s", "■"), ("#009E73", "D", "◆"), ("#0072B2", "^", "▲"),
        ]  # fmt: skip

    def test_sixteen_coverages_are_told_apart_without_colour(self) -> None:
        assert len({coverage_style(number, LIGHT).shape for number in range(16)}) == 16

    def test_a_coverage_keeps_its_style_when_it_is_shown_alone(self) -> None:
        picture = picture_of("ordinary")
        last = replace(picture, study=replace(picture.study, coverages=picture.study.coverages[2:]))
        figure = drawn(BY_KEY["attainment"], last)
        colour = {line.get_markerfacecolor() for line in lines_of(figure) if line.get_marker() == "^"}
        assert colour == {"#0072B2"}

    def test_styles_follow_an_order_that_is_asked_for(self) -> None:
        names = [each.name for each in picture_of("ordinary").study.coverages]
        picture = replace(picture_of("ordinary"), order=(names[2], names[0], "New", names[1]))
        assert [picture.index_of(name) for name in names] == [1, 3, 0]
        marks = {line.get_marker() for line in lines_of(drawn(BY_KEY["attainment"], picture))}
        assert marks >= {"s", "D", "o"}
        assert "^" not in marks


class TestAttainment:
    def test_dots_intervals_goals_and_counts_are_the_results(self) -> None:
        picture = picture_of("ordinary")
        figure = drawn(BY_KEY["attainment"], picture, size_in=(12, 12))
        contractual_first = sorted(
            range(16), key=lambda row: not picture.study.coverages[0].targets[row].target.contractual
        )
        for coverage, shape in zip(picture.study.coverages, "sD^", strict=True):
            results = [coverage.targets[row] for row in contractual_first]
            assert [x for x, _ in marks_of(figure, shape)] == [result.attainment for result in results]
        ends = {tuple(np.asarray(line.get_xdata()).tolist()) for line in lines_of(figure)}
        for coverage in picture.study.coverages:
            for result in coverage.targets:
                assert result.ci95 is not None
                assert (result.ci95.low, result.ci95.high) in ends
                assert (result.target.goal, result.target.goal) in ends
        assert f"{picture.study.coverages[0].targets[0].count:,}" in words_of(figure)

    def test_a_goal_is_never_rounded_to_all(self) -> None:
        picture = picture_of("one coverage")
        only = picture.study.coverages[0]
        strict = tuple(replace(each, target=replace(each.target, goal=0.995)) for each in only.targets)
        study = replace(picture.study, coverages=(replace(only, targets=strict),))
        for key in ("attainment", "months", "cost"):
            assert "goal 99.5%" in BY_KEY[key].describe(replace(picture, study=study)), key

    def test_a_small_figure_leaves_suggested_targets_out_and_says_so(self) -> None:
        figure = drawn(BY_KEY["attainment"], picture_of("ordinary"), size_in=(8, 4.6))
        assert "Not shown, for want of room: 8 suggested targets; see the table." in words_of(figure)
        assert len(marks_of(figure, "s")) == 8
        assert len(BY_KEY["attainment"].numbers(picture_of("ordinary")).rows) == 3 * 16

    def test_one_coverage_has_its_numbers_beside_it(self) -> None:
        picture = picture_of("one coverage")
        result = picture.study.coverages[0].targets[0]
        assert result.ci95 is not None
        assert result.attainment is not None
        said = f"{result.attainment:.1%} ({result.ci95.low * 100:.1f}–{result.ci95.high * 100:.1f})"
        assert said in words_of(drawn(BY_KEY["attainment"], picture))

    def test_one_replication_has_no_interval(self) -> None:
        figure = drawn(BY_KEY["attainment"], picture_of("one replication"))
        assert "one replication, so no intervals" in words_of(figure)
        flat = [line for line in lines_of(figure) if len(set(np.asarray(line.get_xdata()).tolist())) == 2]
        assert flat == []

    def test_the_numbers_are_the_results(self) -> None:
        picture = picture_of("ordinary")
        numbers = BY_KEY["attainment"].numbers(picture)
        results = [result for coverage in picture.study.coverages for result in coverage.targets]
        assert column(numbers, "attainment") == [result.attainment for result in results]
        assert column(numbers, "count") == [result.count for result in results]


class TestDifferences:
    def test_dots_and_intervals_are_the_paired_differences(self) -> None:
        picture = picture_of("ordinary")
        small, large, _ = picture.study.coverages
        expected = [each for each in compare(large, small) if each.difference is not None]
        figure = drawn(BY_KEY["differences"], picture, size_in=(12, 12))
        values = [x for x, _ in marks_of(figure, "D")]
        assert sorted(values) == sorted(each.difference.value for each in expected if each.difference)
        ends = {tuple(np.asarray(line.get_xdata()).tolist()) for line in lines_of(figure)}
        assert {(each.difference.ci95.low, each.difference.ci95.high) for each in expected if each.difference} <= ends
        assert (0.0, 0.0) in ends

    @pytest.mark.parametrize(
        ("case", "sentence"),
        [
            ("one coverage", "There is one coverage, so there is nothing to compare"),
            ("one replication", "at least two"),
        ],
    )
    def test_without_a_pair_it_says_why(self, case: str, sentence: str) -> None:
        assert sentence in words_of(drawn(BY_KEY["differences"], picture_of(case))).replace("\n", " ")


class TestCauses:
    def test_bars_are_the_shares_of_the_causes(self) -> None:
        picture = picture_of("ordinary")
        numbers = BY_KEY["causes-of-misses"].numbers(picture)
        figure = drawn(BY_KEY["causes-of-misses"], picture, size_in=(12, 14))
        widths = [bar.get_width() for bar in figure.axes[0].patches if isinstance(bar, Rectangle)]
        assert np.reshape(widths, (-1, 4)) == pytest.approx(np.array([row[6:] for row in numbers.rows]), abs=1e-6)
        assert np.reshape(widths, (-1, 4)).sum(axis=1) == pytest.approx(1)
        for misses, count in zip(column(numbers, "misses"), column(numbers, "count"), strict=True):
            assert f"{misses:,} of {count:,}" in words_of(figure)

    def test_misses_are_count_less_met(self) -> None:
        picture = picture_of("ordinary")
        numbers = BY_KEY["causes-of-misses"].numbers(picture)
        total = sum(int(coverage.count.sum() - coverage.met.sum()) for coverage in picture.study.coverages)
        assert sum(misses for misses in column(numbers, "misses") if isinstance(misses, int)) == total

    def test_nobody_on_shift_is_the_whole_reason_where_nobody_ever_is(self) -> None:
        assert "Nobody misses mostly because no one is on shift: 100" in BY_KEY["causes-of-misses"].describe(
            picture_of("everything missed")
        )

    def test_nothing_missed_is_said(self) -> None:
        words = words_of(drawn(BY_KEY["causes-of-misses"], picture_of("everything met")))
        assert "Nothing was missed" in words
        assert "Everything was in time in 6 weeks." in words


class TestHoursOfTheWeek:
    def test_cells_are_shares_few_are_hatched_and_none_blank(self) -> None:
        picture = picture_of("ordinary")
        row = picture.row_of_target
        assert row is not None
        pattern = picture.coverage_result.pattern
        figure = drawn(BY_KEY["hours-of-the-week"], picture)
        cells = {cell.get_xy(): cell for cell in figure.axes[0].patches if isinstance(cell, Rectangle)}
        assert len(cells) == np.count_nonzero(pattern.count[row])
        for hour in np.flatnonzero(pattern.count[row]).tolist():
            cell = cells[(hour % 24, hour // 24)]
            assert to_hex(cell.get_facecolor()) == colour_of(pattern.met[row][hour] / pattern.count[row][hour])
            assert bool(cell.get_hatch()) is bool(pattern.count[row][hour] < TOO_FEW)

    def test_the_hours_add_up_to_the_result(self) -> None:
        for case in ("ordinary", "one coverage", "everything missed"):
            picture = picture_of(case)
            for coverage in picture.study.coverages:
                assert coverage.pattern.count.sum(axis=1).tolist() == coverage.count.sum(axis=0).tolist()
                assert coverage.pattern.met.sum(axis=1).tolist() == coverage.met.sum(axis=0).tolist()


class TestResponseTimes:
    def test_a_curve_rises_from_nothing_to_all(self) -> None:
        times = np.array([0, 0, 60, 3_600, 7_200, 7_200, 10_000, 10**7], dtype=np.int64)
        hours, share = curve(spread_of(times))
        assert (hours[0], share[0], share[-1]) == (0, 0, 1)
        assert np.all(np.diff(hours) >= 0)
        assert np.all(np.diff(share) >= 0)
        for at_h, within in ((0, 2 / 8), (0.1, 3 / 8), (1.001, 4 / 8), (2.002, 6 / 8), (3, 7 / 8)):
            assert share[np.searchsorted(hours, at_h, side="right") - 1] == within

    def test_the_target_stands_where_its_clock_says(self) -> None:
        picture = picture_of("ordinary")
        assert picture.chosen_target is not None
        assert (picture.chosen_target.plan, picture.chosen_target.severity) == ("Extended", Severity.URGENT)
        ends = [np.asarray(line.get_xdata()).tolist() for line in lines_of(drawn(BY_KEY["response-times"], picture))]
        assert [x for x in ends if len(x) == 2 and x[0] == x[1]] == [[2.0, 2.0]]

    @pytest.mark.parametrize(
        ("promise", "reading", "least_h", "most_h", "clock"),
        [
            ("2 hours", "end of day", 2, 2, "hours around the clock"),
            ("90 minutes", "end of day", 1.5, 1.5, "hours around the clock"),
            ("6 business hours", "end of day", 6, 6, "business hours"),
            ("3 business days", "end of day", 24, 32, "business hours"),
            ("3 business days", "same time", 24, 24, "business hours"),
            ("3 business days", "working hours", 24, 24, "business hours"),
            ("1 week", "end of day", 40, 48, "business hours"),
        ],
    )
    def test_what_a_promise_allows(self, promise: str, reading: str, least_h: float, most_h: float, clock: str) -> None:
        plan = {"name": "Basic", "business_days": reading, "targets": {"high": {"first_response": promise}}}
        asked = scenario([group()], plans=[plan])
        allowed = allowed_by(asked, target_rows(asked)[0])
        assert (allowed.least_h, allowed.most_h, allowed.clock) == (least_h, most_h, clock)

    def test_ongoing_updates_are_allowed_their_tolerance(self) -> None:
        asked = scenario([group()])
        ongoing = next(row for row in target_rows(asked) if row.words == "ongoing")
        assert ongoing.metric is Metric.UPDATES
        assert (allowed_by(asked, ongoing).least_h, allowed_by(asked, ongoing).most_h) == (1, 1)


class TestAverageWeek:
    def test_shifts_stand_where_they_are(self) -> None:
        asked = scenario(
            [group(accounts=0)],
            [team(shift("Day", engineers=2), shift("Long", engineers=1, days="Mon", **hours(9, 9)))],
            {"start": date(2026, 1, 8), "weeks": 3},
        )
        on_shift, on_call, busy, waiting = weekly_means(studied(asked))
        expected = np.zeros(WEEK_HOURS)
        for day in range(5):
            expected[day * 24 + 9 : day * 24 + 17] += 2
        expected[9:33] += 1
        assert on_shift.tolist() == pytest.approx(expected.tolist())
        assert sum(on_call) + sum(busy) + sum(waiting) == 0

    def test_a_zone_moves_the_week_and_loses_nothing(self) -> None:
        values = np.arange(float(WEEK_HOURS))
        edges, moved = in_zone(values, 2.0)
        assert (moved[2], moved[0], edges[-1]) == (0, 166, 168)
        for ahead_h in (5.5, -3.5, 5.75, 0.0, 13.0):
            edges, moved = in_zone(values, ahead_h)
            assert float(np.diff(edges) @ moved) == pytest.approx(values.sum())
            place = int(np.searchsorted(edges, (10 + ahead_h) % 168 + 0.01) - 1)
            assert moved[place] == 10

    def test_it_says_the_zone_and_its_offset(self) -> None:
        picture = replace(picture_of("ordinary"), zone="Asia/Kolkata")
        assert "Asia/Kolkata (UTC+5:30)" in words_of(drawn(BY_KEY["average-week"], picture))


class TestCoverageMap:
    def test_a_week_in_oslo(self) -> None:
        """Two shifts that hand over at 12:00 and an hour alone at the end, by hand."""
        asked = scenario(
            [group("Oslo customers", time_zone="Europe/Oslo", severities={"urgent": 0.5, "high": 0.5})],
            [team(shift("Early", engineers=2, **hours(8, 13)), shift("Late", engineers=1, **hours(12, 16)),
                  time_zone="Europe/Oslo")],
        )  # fmt: skip
        week = roster_week(replace(studied(asked), zone="Europe/Oslo"))
        monday_s = week.midnights_s[0]
        first = [(round((start - monday_s) / 3600), round((end - monday_s) / 3600), engineers)
                 for start, end, engineers in week.headcounts[0].spans][:3]  # fmt: skip
        assert first == [(8, 12, 2), (12, 13, 3), (13, 16, 1)]
        (gap,) = week.gaps
        assert hours_of(gap.spans) == 168 - 5 * 8
        assert hours_of(gap.while_clock_runs) == 5
        assert hours_of(week.customers[0].spans) == 40

    @pytest.mark.parametrize(
        ("group_holidays", "monday"),
        [
            # The first week has a holiday of a team of the other coverage, the second one of customers.
            ([date(2026, 1, 14)], date(2026, 1, 19)),
            ([date(2026, 1, 14), date(2026, 1, 19)], date(2026, 1, 12)),
        ],
    )
    def test_an_ordinary_week_is_the_same_for_every_coverage(self, group_holidays: list[date], monday: date) -> None:
        near, far = team(shift("Day")), team(shift("Day"), name="Far", holidays=[date(2026, 1, 7)])
        asked = scenario(
            [group("Customers", holidays=group_holidays)],
            simulation={"weeks": 3},
            coverage=[{"name": "One", "teams": [near]}, {"name": "Other", "teams": [near, far]}],
        )
        picture = studied(asked)
        weeks = [roster_week(replace(picture, coverage=name)).monday for name in ("One", "Other")]
        assert weeks == [monday] * 2

    def test_clocks_that_change_make_a_week_of_167_hours(self) -> None:
        picture = replace(picture_of("ordinary"), zone="Europe/Oslo", week=date(2026, 3, 27))
        week = roster_week(picture)
        assert (week.monday, week.hours) == (date(2026, 3, 23), 167)
        assert "clocks change: 167 hours" in BY_KEY["coverage-map"].describe(picture)

    def test_on_call_covers_what_the_team_leaves(self) -> None:
        picture = replace(picture_of("ordinary"), coverage="Large with on-call", week=date(2026, 2, 4))
        week = roster_week(picture)
        oslo, on_call = week.headcounts[:2]
        assert (oslo.on_call, on_call.on_call) == (False, True)
        length = hours_of(tuple((start, end) for start, end, _ in (*oslo.spans, *on_call.spans)))
        assert length == 168
        assert all("Extended" not in str(gap.classes) or gap.classes[0].severity != Severity.URGENT
                   for gap in week.gaps if gap.classes[0].plan == "Extended")  # fmt: skip

    def test_bars_carry_their_headcount(self) -> None:
        figure = drawn(BY_KEY["coverage-map"], replace(picture_of("ordinary"), coverage="Large"))
        inside = [text.get_text() for text in figure.axes[0].texts]
        assert inside.count("3") >= 5
        assert inside.count("1") >= 5

    def test_results_of_another_scenario_are_refused(self) -> None:
        picture = replace(picture_of("ordinary"), scenario=picture_of("one coverage").scenario)
        with pytest.raises(PlannerError, match="another scenario"):
            drawn(BY_KEY["coverage-map"], picture)


class TestMonths:
    def test_marks_are_quantiles_of_single_months(self) -> None:
        picture = picture_of("ordinary")
        figure = drawn(BY_KEY["months"], picture, size_in=(12, 12))
        coverage = picture.study.coverages[1]
        expected = []
        for index, result in enumerate(coverage.targets):
            if result.target.contractual:
                count = coverage.month_count[:, index].ravel()
                shares = coverage.month_met[:, index].ravel()[count > 0] / count[count > 0]
                expected.append(float(np.quantile(shares, 0.5)))
        assert [x for x, _ in marks_of(figure, "D")] == pytest.approx(expected)

    def test_one_chance_for_all_coverages_is_no_range(self) -> None:
        picture = picture_of("ten coverages")
        coverages = picture.study.coverages
        same = tuple(replace(each, months_meet_all=MonthResult(0.5, None, 1.0)) for each in coverages)
        alike = replace(picture, study=replace(picture.study, coverages=same))
        assert (
            BY_KEY["months"]
            .describe(alike)
            .startswith("The chance that a month meets every contractual goal: 50%, whatever the coverage.")
        )

    def test_weeks_without_a_whole_month_say_so(self) -> None:
        words = words_of(drawn(BY_KEY["months"], picture_of("no whole month"))).replace("\n", " ")
        assert "The measured weeks hold no whole calendar month." in words


class TestCost:
    def test_each_mark_is_a_cost_and_its_tightest_target(self) -> None:
        picture = picture_of("ordinary")
        figure = drawn(BY_KEY["cost"], picture)
        for coverage, shape in zip(picture.study.coverages, "sD^", strict=True):
            assert coverage.cost is not None
            judged = [each for each in coverage.targets if each.target.contractual and each.attainment is not None]
            worst = min(judged, key=lambda each: (each.attainment or 0) - each.target.goal)
            assert marks_of(figure, shape) == [(coverage.cost.total, worst.attainment)]

    def test_the_cheapest_is_the_cheapest_of_these_as_they_are_staffed(self) -> None:
        picture = picture_of("ordinary")
        met = tuple(
            replace(each, targets=tuple(replace(target, verdict=Verdict.MET) for target in each.targets))
            for each in picture.study.coverages
        )
        every, one = (replace(picture, study=replace(picture.study, coverages=some)) for some in (met, met[1:2]))
        of_these = "Small is the cheapest of these coverages, as staffed, that meets every contractual target, at "
        assert answer(every).startswith(f"{of_these}4,400 EUR a week")
        assert answer(one).startswith("Large meets every contractual target, at 9,200 EUR a week")

    def test_no_coverage_comes_nearest_where_none_is_known_to_meet_anything(self) -> None:
        assert title_of(drawn(BY_KEY["cost"], picture_of("one replication"), size_in=(14, 8))) == (
            "No coverage is known to meet a contractual target"
        )

    def test_without_costs_it_says_so(self) -> None:
        words = words_of(drawn(BY_KEY["cost"], picture_of("everything met"))).replace("\n", " ")
        assert "The scenario gives no costs." in words
        nobody = BY_KEY["cost"].describe(picture_of("no tickets"))
        assert nobody == "Cost and attainment cannot be weighed. No tickets in 10 weeks: nothing can be said."


def test_titles_name_the_answer() -> None:
    picture = picture_of("ordinary")
    titles = {key: title_of(drawn(chart, picture, size_in=(14, 8))) for key, chart in BY_KEY.items()}
    assert titles["attainment"].startswith("Contractual targets met: Small ")
    assert re.match(
        r"[\d.]+% to [\d.]+% of Extended urgent tickets are answered within 2 hours", titles["response-times"]
    )
    assert titles["coverage-map"].startswith("Small: in ")
    assert not any(isinstance(artist, PathCollection) for artist in drawn(BY_KEY["cost"], picture).findobj())


def test_coverages_of_different_replications_are_each_told_and_averaged_by_their_own() -> None:
    """As live results are: an edit of one coverage leaves the others as they were found."""
    picture = picture_of("ordinary")
    first, *others = picture.study.coverages
    half = replace(
        first,
        met=first.met[:1],
        count=first.count[:1],
        month_met=first.month_met[:1],
        month_count=first.month_count[:1],
        measured_tickets=first.measured_tickets[:1],
        hand_overs=first.hand_overs[:1],
        costs=None,
    )
    whole = replace(picture, coverage=first.name)
    mixed = replace(whole, study=replace(picture.study, coverages=(half, *others), replications=1))
    times = picture.study.replications
    for mean, of_one in zip(weekly_means(whole), weekly_means(mixed), strict=True):
        assert of_one == pytest.approx(mean * times)
    assert mixed.study.replications_in_words == f"1 to {times} replications"
    assert whole.study.replications_in_words == f"{times} replications"
