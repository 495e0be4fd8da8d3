"""Tornado: what each assumption, a fifth less or more, does to the tightest contractual target."""

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
from planner.headroom.outcome import Sensitivity, Swing, is_told_among_many
from planner.headroom.tried import Tried
from planner.headroom.worth_words import sensitivity_sentences, swing_sentence
from planner.reporting.difference_words import points, with_interval
from planner.scenario.scenario import Scenario
from planner.tickets.behind import target_words

SIZE_IN = (10.0, 6.0)
LESS, MORE = "20% less", "20% more"
UNMOVED = "A fifth more or less of any assumption changes nothing at all."
NOTHING = "No contractual target had tickets, so nothing can matter to one."


def draw_tornado(figure: Figure, scenario: Scenario, sensitivity: Sensitivity, look: Look) -> tuple[Spot, ...]:
    """Draw on a figure of the size it shall have; returns what lies where."""
    basis = sensitivity.basis
    picture = picture_of_trials(scenario, basis.coverage, basis.seed, basis.replications, (basis.as_it_is,))
    return drawing(partial(_paint, sensitivity))(figure, picture, look)


def describe_tornado(sensitivity: Sensitivity) -> str:
    """What a screen reader says in place of the picture."""
    tightest = sensitivity.basis.tightest
    swings = [] if tightest is None else [swing_sentence(swing, tightest) for swing in sensitivity.swings]
    return " ".join([*sensitivity_sentences(sensitivity), *swings])


def _paint(sensitivity: Sensitivity, page: Page) -> None:
    tightest = sensitivity.basis.tightest
    page.heading(sensitivity_sentences(sensitivity)[0].rstrip("."), _subtitle(tightest), "What matters most")
    if tightest is None or not sensitivity.swings:
        page.foot()
        page.sentence(NOTHING)
        return
    page.keys([Key(LESS, BLUE), Key(MORE, ORANGE), Key("hollow: cannot be told from chance", page.colours.paper)])
    rows = [_row(swing, tightest) for swing in sensitivity.swings if swing.size_on(tightest) > 0]
    if not rows:
        page.foot()
        page.sentence(UNMOVED)
        return
    label = "change of the share met in time, percentage points"
    draw_bars(page, rows, label, points_tick, "", "assumption")


def _subtitle(tightest: TargetRow | None) -> str:
    if tightest is None:
        return ""
    return f"Change of {target_words(tightest)}, the same chances in all; lines are 95% intervals"


def _row(swing: Swing, target: TargetRow) -> BarRow:
    return BarRow(
        swing.name,
        (_bar(swing, swing.less, target, BLUE, LESS), _bar(swing, swing.more, target, ORANGE, MORE)),
    )


def _bar(swing: Swing, tried: Tried, target: TargetRow, colour: str, how: str) -> Bar:
    change = tried.change_of(target)
    difference = change.difference
    is_sure = is_told_among_many(change)
    finding = change.finding if is_sure else Finding.CANNOT_TELL
    words = f"{swing.name}, {how}\n{with_interval(difference, points)} percentage points: {finding.value}"
    if difference is None:
        return Bar(0.0, None, None, colour, is_sure, words)
    return Bar(difference.value, difference.ci95.low, difference.ci95.high, colour, is_sure, words)
