"""Engineer worth: what one engineer more or fewer on each shift does to the tightest contractual target."""

from __future__ import annotations

from functools import partial

from matplotlib.figure import Figure

from planner.attainment.comparison import Finding
from planner.charts.look import BLUE, ORANGE, Look
from planner.charts.outcome_picture import picture_of_trials
from planner.charts.page import Key, Page, drawing
from planner.charts.signed_bars import Bar, BarRow, draw_bars, points_tick
from planner.charts.spots import Spot
from planner.demand.promises import TargetRow
from planner.headroom.outcome import EngineerWorth, ShiftWorth
from planner.headroom.tried import Tried
from planner.headroom.worth_words import shift_name, worth_sentences
from planner.reporting.difference_words import amount, points, with_interval
from planner.scenario.scenario import Scenario
from planner.tickets.behind import target_words

SIZE_IN = (10.0, 5.0)
MORE, FEWER = "one engineer more", "one fewer"
NOTHING = "No contractual target had tickets, so an engineer is worth nothing to one."


def draw_engineer_worth(figure: Figure, scenario: Scenario, worth: EngineerWorth, look: Look) -> tuple[Spot, ...]:
    """Draw on a figure of the size it shall have; returns what lies where."""
    basis = worth.basis
    picture = picture_of_trials(scenario, basis.coverage, basis.seed, basis.replications, (basis.as_it_is,))
    return drawing(partial(_paint, worth))(figure, picture, look)


def describe_engineer_worth(worth: EngineerWorth) -> str:
    """What a screen reader says in place of the picture."""
    tightest = worth.basis.tightest
    parts = [] if tightest is None else [_described(each, tightest) for each in worth.shifts]
    return " ".join([*worth_sentences(worth), f"{'; '.join(parts)}." if parts else ""]).strip()


def _described(shift: ShiftWorth, target: TargetRow) -> str:
    fewer = "" if shift.fewer is None else f", {FEWER} {_points(shift.fewer, target)}"
    return f"{shift_name(shift)}: {MORE} {_points(shift.more, target)}{fewer} points"


def _points(tried: Tried, target: TargetRow) -> str:
    return with_interval(tried.change_of(target).difference, points)


def _paint(worth: EngineerWorth, page: Page) -> None:
    tightest = worth.basis.tightest
    subtitle = "" if tightest is None else (
        f"Change of {target_words(tightest)}, the same tickets in all; lines are 95% intervals"
    )  # fmt: skip
    page.heading(worth_sentences(worth)[0].rstrip("."), subtitle, "What one engineer more or fewer is worth")
    if tightest is None or not worth.shifts:
        page.foot()
        page.sentence(NOTHING)
        return
    page.keys([Key(MORE, BLUE), Key(FEWER, ORANGE), Key("hollow: cannot be told from chance", page.colours.paper)])
    rows = [_row(each, tightest) for each in worth.shifts]
    draw_bars(
        page, rows, "change of the share met in time, percentage points", points_tick, "cost a week, one more", "shift"
    )


def _row(shift: ShiftWorth, target: TargetRow) -> BarRow:
    bars = [_bar(shift, shift.more, target, BLUE, MORE)]
    if shift.fewer is not None:
        bars.append(_bar(shift, shift.fewer, target, ORANGE, FEWER))
    cost = shift.more.against.cost
    note = "" if cost is None else amount(cost.value)
    return BarRow(f"{shift_name(shift)} ({shift.engineers})", tuple(bars), note)


def _bar(shift: ShiftWorth, tried: Tried, target: TargetRow, colour: str, how: str) -> Bar:
    change, cost = tried.change_of(target), tried.against.cost
    difference = change.difference
    money = "" if cost is None else f"\n{with_interval(cost, amount)} a week"
    words = (
        f"{shift_name(shift)}, {how} than {shift.engineers}\n"
        f"{with_interval(difference, points)} percentage points: {change.finding.value}{money}"
    )
    is_sure = change.finding is not Finding.CANNOT_TELL
    if difference is None:
        return Bar(0.0, None, None, colour, is_sure, words)
    return Bar(difference.value, difference.ci95.low, difference.ci95.high, colour, is_sure, words)
