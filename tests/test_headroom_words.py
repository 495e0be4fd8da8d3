"""What was found of headroom, sensitivity, engineers and promises, as it is read out and as it stands in tables."""

from __future__ import annotations

from dataclasses import replace

from planner.attainment.comparison import Finding
from planner.estimates.intervals import Difference, Interval
from planner.headroom.breaking_points import breaking_of, overload_of
from planner.headroom.headroom_tables import (
    breaking_table,
    demand_table,
    price_table,
    sensitivity_table,
    shift_table,
    tornado_table,
    worth_table,
)
from planner.headroom.headroom_words import (
    breaking_words,
    change_of_demand,
    headroom_briefly,
    headroom_sentence,
    headroom_sentences,
)
from planner.headroom.outcome import (
    ClausePrice,
    DemandPoint,
    EngineerWorth,
    Headroom,
    PromisePrices,
    Sensitivity,
    ShiftWorth,
    Staffed,
    Step,
    Swing,
    is_told_among_many,
)
from planner.headroom.price_words import price_sentences
from planner.headroom.tried import Basis, Tried
from planner.headroom.worth_words import sensitivity_sentences, worth_sentences
from planner.tickets.behind import target_words
from tests.made_measures import URGENT
from tests.made_trials import basis_of, result_of, tried_of


def headroom_of(curve: dict[float, tuple[int, int]], rising_from: float = 9.0, *, is_complete: bool = True) -> Headroom:
    """Of a hundred urgent responses and updates so many met at each demand; the backlog rises from some demand on."""
    points = [
        DemandPoint(demand, replace(result_of(*met), warnings=("rises",) if demand >= rising_from else ()))
        for demand, met in curve.items()
    ]
    now = next(point.result for point in points if point.demand == 1.0)
    basis = replace(basis_of(99), as_it_is=now)
    breaking = tuple(breaking_of(points, row) for row in range(3))
    return Headroom(basis, tuple(points), breaking, overload_of(points), is_complete)


def test_growth_before_the_first_target_breaks() -> None:
    found = headroom_of({0.5: (99, 99), 1.0: (99, 99), 1.2: (97, 97), 1.4: (93, 97), 2.0: (80, 90)})
    assert headroom_sentence(found) == (
        "With this staffing you can grow 30% before the first contractual target breaks"
        " (Extended urgent, first response in 2 hours)."
    )
    sure = headroom_sentences(found)[1]
    assert sure.startswith("As far as these replications can tell, it may be missed from 2")
    assert breaking_words(found.breaking[0]).startswith("breaks at 30% more (2")
    assert breaking_words(found.breaking[2]) == "holds at every demand tried"


def test_targets_that_hold_do_not_hide_that_engineers_cannot_keep_up() -> None:
    holds = {0.5: (99, 99), 1.0: (99, 99), 1.5: (99, 99), 2.0: (99, 99)}
    assert headroom_sentence(headroom_of(holds)) == (
        "With this staffing every contractual target still holds at double demand."
    )
    assert headroom_sentence(headroom_of(holds, 2.0)) == (
        "With this staffing every contractual target still holds at double demand, but engineers keep up with all of"
        " the work only up to 50% more demand."
    )
    assert "even now" in headroom_sentence(headroom_of(holds, 0.5))
    assert headroom_briefly(headroom_of(holds, 2.0)) == (
        "Contractual targets hold up to double demand, all of the work up to 50% more"
    )


def test_what_breaks_before_engineers_are_overloaded_is_said_alone() -> None:
    found = headroom_of({0.5: (99, 99), 1.0: (99, 99), 1.4: (91, 99), 2.0: (80, 90)}, rising_from=2.0)
    assert "keep up" not in headroom_sentence(found)
    assert any("Above 40% more demand engineers cannot keep up" in each for each in headroom_sentences(found))


def test_what_is_missed_already() -> None:
    some = headroom_of({0.5: (97, 99), 1.0: (93, 99), 1.5: (80, 93), 2.0: (70, 80)})
    assert headroom_sentence(some) == (
        "Extended urgent, first response in 2 hours is missed already; you can grow 33% before the next contractual"
        " target breaks (Extended urgent, update every 2 hours)."
    )
    assert "would be met with 25% less demand" in " ".join(headroom_sentences(some))
    every = headroom_of({0.5: (50, 50), 1.0: (40, 40), 2.0: (30, 30)}, is_complete=False)
    assert headroom_sentence(every) == "Every contractual target is missed already, so there is no room to grow."
    assert headroom_sentences(every)[-1].startswith("Stopped before")


def test_demand_in_words() -> None:
    words = [f"{change_of_demand(demand)} demand" for demand in (0.5, 0.85, 1.0, 1.22, 2.0)]
    assert words == ["half of today's demand", "15% less demand", "today's demand", "22% more demand", "double demand"]


def test_headroom_in_tables() -> None:
    found = headroom_of({0.5: (99, 99), 1.0: (99, 99), 1.4: (91, 99)}, rising_from=1.4)
    assert [row[:2] for row in breaking_table(found).rows] == [
        ("Extended urgent, first response in 2 hours", "yes"),
        ("Extended urgent, update every 2 hours", "yes"),
        ("Extended low, first response in 5 business days", "no"),
    ]
    rows = demand_table(found).rows
    assert len(rows) == 9
    assert rows[-1][0] == 1.4
    assert rows[-1][-1] == "yes"


def sensitivity_of(is_complete: bool = True) -> Sensitivity:
    basis = basis_of(90)
    effort = Swing("effort per touch", tried_of(basis, 94), tried_of(basis, 80))
    absence = Swing("absence", tried_of(basis, 90), tried_of(basis, 90))
    return Sensitivity(basis, (effort, absence), is_complete)


def test_what_matters_most() -> None:
    first, second, third = sensitivity_sentences(sensitivity_of())
    assert first == (
        "What matters most for Extended urgent, first response in 2 hours, the tightest contractual target:"
        " effort per touch."
    )
    assert second.startswith("Effort per touch: a fifth less makes it +4.0 (")
    assert "a fifth more −10.0 (" in second
    assert third == "What 1 of 2 assumptions do cannot be told from chance."
    assert sensitivity_sentences(sensitivity_of(is_complete=False))[-1] == "Stopped before all assumptions were tried."


def test_nothing_that_matters_is_said() -> None:
    basis = basis_of(90)
    nothing = Sensitivity(basis, (Swing("absence", tried_of(basis, 90), tried_of(basis, 90)),), is_complete=True)
    assert sensitivity_sentences(nothing)[0].startswith("No assumption matters for Extended urgent")


def test_sensitivity_in_tables_is_in_points() -> None:
    (effort, absence) = tornado_table(sensitivity_of()).rows
    assert [effort[0], round(float(effort[1] or 0), 6), round(float(effort[4] or 0), 6)] == ["effort per touch", 4, -10]
    assert absence[1:] == (0.0,) * 6
    rows = sensitivity_table(sensitivity_of()).rows
    assert len(rows) == 2 * 2 * 2, "two assumptions, two ways, two contractual targets"


def test_the_table_finds_what_the_sentences_and_the_chart_find() -> None:
    basis = basis_of(90)
    change = tried_of(basis, 94).against.targets[0]
    assert change.difference is not None
    half = change.difference.value / 1.2
    interval = Interval(change.difference.value - half, change.difference.value + half)
    doubtful = replace(change, difference=Difference(change.difference.value, interval))
    less = tried_of(basis, 94)
    less = replace(less, against=replace(less.against, targets=(doubtful, *less.against.targets[1:])))
    rows = sensitivity_table(Sensitivity(basis, (Swing("effort", less, tried_of(basis, 94)),), is_complete=True)).rows
    assert [row[-1] for row in rows if row[2] == target_words(URGENT)] == ["cannot tell", "better"]


def worth_of() -> EngineerWorth:
    basis = basis_of(90)
    day = ShiftWorth("Oslo", "Day", 3, tried_of(basis, 95), tried_of(basis, 80))
    night = ShiftWorth("Oslo", "Night", 1, tried_of(basis, 90), tried_of(basis, 90))
    return EngineerWorth(basis, (day, night), is_complete=True)


def test_what_an_engineer_is_worth() -> None:
    most, spare = worth_sentences(worth_of())
    assert most.startswith("One engineer more does most on Oslo, Day: +5.0 (")
    assert spare == "With one engineer fewer on any shift, a contractual goal is missed or too close to call."
    assert [row[:4] for row in shift_table(worth_of()).rows] == [
        ("Oslo", "Day", 3, 1), ("Oslo", "Day", 3, -1), ("Oslo", "Night", 1, 1), ("Oslo", "Night", 1, -1)
    ]  # fmt: skip
    assert len(worth_table(worth_of()).rows) == 8


def spared(*fewer: tuple[str, int, float], is_complete: bool = True) -> str:
    """What is said of shifts on which one engineer fewer meets so many of a hundred, at so much less a week."""
    basis = replace(basis_of(99), currency="EUR")
    shifts = [ShiftWorth("Oslo", name, 2, tried_of(basis, 99), less(basis, met, cost)) for name, met, cost in fewer]
    return worth_sentences(EngineerWorth(basis, tuple(shifts), is_complete))[1]


def less(basis: Basis, met: int, saved: float) -> Tried:
    tried = tried_of(basis, met)
    cost = Difference(-saved, Interval(-saved, -saved))
    return replace(tried, against=replace(tried.against, cost=cost))


def test_one_engineer_fewer_is_judged_by_the_goals_and_not_by_what_is_worse() -> None:
    """From 99 to 97 is worse, and still above the goal of 95."""
    assert spared(("Day", 97, 900), ("Night", 90, 1_200)) == (
        "With one engineer fewer on Oslo, Day (−900 EUR a week), every contractual goal is still met."
    )
    assert spared(("Day", 97, 900), ("Night", 99, 1_200), ("Late", 95, 2_000)) == (
        "With one engineer fewer on any one of these, every contractual goal is still met: "
        "Oslo, Night (−1,200 EUR a week); Oslo, Day (−900 EUR a week)."
    )
    assert spared(("Late", 95, 2_000), is_complete=False) == (
        "With one engineer fewer on any shift that was tried, a contractual goal is missed or too close to call."
    )
    ten = spared(*((f"Shift {number}", 99, 100.0 - number) for number in range(10)))
    assert ten.endswith("Oslo, Shift 7 (−93 EUR a week); and 2 more.")


def test_one_engineer_fewer_is_nothing_to_speak_of_where_engineers_cannot_keep_up_or_none_can_be_taken() -> None:
    basis = basis_of(99)
    fewer = tried_of(basis, 99)
    rising = replace(fewer, result=replace(fewer.result, warnings=("rises",)))
    of_one = ShiftWorth("Oslo", "Day", 2, tried_of(basis, 99), rising)
    assert worth_sentences(EngineerWorth(basis, (of_one,), is_complete=True))[1].endswith(
        "a contractual goal is missed or too close to call, or the backlog rises."
    )
    alone = EngineerWorth(basis, (replace(of_one, engineers=1, fewer=None),), is_complete=True)
    assert len(worth_sentences(alone)) == 1


def prices_of(*prices: ClausePrice, cost: float | None = 10_000.0) -> PromisePrices:
    staffed = Staffed(cost, 9_500.0, is_confirmed=True, state="confirmed")
    return PromisePrices("Here", 1, staffed, prices, is_complete=True)


def price_of(step: Step, after: str, price: float | None, *, is_goal: bool = False) -> ClausePrice:
    cost = None if price is None else 10_000 - price
    staffed = Staffed(cost, None, is_confirmed=price is not None, state="stopped")
    return ClausePrice(URGENT, is_goal, step, "95%" if is_goal else "2 hours", after, staffed, price)


def test_what_promises_cost() -> None:
    found = price_sentences(
        prices_of(
            price_of(Step.LOOSER, "3 hours", 1_900),
            price_of(Step.TIGHTER, "1 hour", -800),
            price_of(Step.LOOSER, "90%", 300, is_goal=True),
        ),
        "EUR",
    )
    keeping, *others = found
    assert keeping.startswith(
        "Keeping every promise costs 10,000 EUR a week (confirmed on fresh seeds; nothing below 9,5"
    )
    assert others == [
        "Extended urgent, first response in 2 hours, 3 hours instead would save 1,900 EUR a week.",
        "Extended urgent, first response in 2 hours, 1 hour instead would add 800 EUR a week.",
        "Extended, a goal of 90% instead of 95% would save 300 EUR a week.",
    ]


def test_prices_that_nobody_can_know_are_not_made_up() -> None:
    assert price_sentences(prices_of(cost=None), "EUR") == (
        "No staffing was found that keeps every promise (confirmed), so none has a price.",
    )
    same = price_sentences(prices_of(price_of(Step.DROPPED, "", 0.0)), "EUR")
    assert same[1] == "No change of one clause was found that saves or costs anything."
    (row,) = price_table(prices_of(price_of(Step.SUGGESTED, "", None))).rows
    assert row[:4] == ("Extended urgent, response and updates only suggested", "only suggested", None, "")


def test_a_price_is_what_the_clause_costs_and_has_no_sign() -> None:
    easier, tighter = price_of(Step.DROPPED, "", 962.0), price_of(Step.TIGHTER, "1 hour", -184.0)
    prices = prices_of(replace(easier, low=900.0, high=1_000.0), replace(tighter, low=-200.0, high=-150.0))
    table = price_table(prices)
    assert [column.heading for column in table.columns[2:6]] == [
        "price a week",
        "tightening adds a week",
        "at least",
        "at most",
    ]
    assert [row[2:6] for row in table.rows] == [(962.0, "", 900.0, 1_000.0), ("", 184.0, 150.0, 200.0)]


def test_what_was_stopped_is_not_called_free() -> None:
    told = price_sentences(replace(prices_of(price_of(Step.DROPPED, "", None)), is_complete=False), "EUR")
    assert "What 1 easier clause would save is not known: nothing was confirmed in time." in told
    assert not any("saves nothing" in each or "keeps 1 tighter" in each or "Stopped" in each for each in told)
    assert told[-1] == "Not all clauses have been tried yet."


def test_a_change_among_forty_must_be_surer_than_one_alone() -> None:
    basis = basis_of(90)
    change = tried_of(basis, 94).change_of(URGENT)
    assert change.difference is not None
    half = change.difference.value / 1.2
    doubtful = Difference(
        change.difference.value, Interval(change.difference.value - half, change.difference.value + half)
    )
    assert is_told_among_many(change)
    assert doubtful.ci95.low > 0
    assert not is_told_among_many(replace(change, difference=doubtful))
    assert not is_told_among_many(replace(change, finding=Finding.CANNOT_TELL))
