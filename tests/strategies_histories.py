"""Random histories: a few tickets and engineers in a quarter of an hour, under every mixture of rules.

Everything is small, so that shifts end, clocks close and updates fall due in the middle of things, and so that many
things fall on the same second.
"""

from __future__ import annotations

from hypothesis import strategies as st

from simulation.clocks import DAY_S, Clock, Count
from simulation.columns import int_column
from simulation.inputs import SEVERITIES, Dispatch, History, Ownership, Rules, ShiftEnd, Wait
from tests.histories import ALWAYS, Arriving, Needs, Promised, Span, Working, history_of, rules_of

PLANS = 2
CELLS = [(plan, severity) for plan in range(PLANS) for severity in range(SEVERITIES)]
CLOCKS = 3
LAST_S = 900


@st.composite
def odd_clocks(draw: st.DrawFn) -> Clock:
    """Open for odd stretches, each a business day or a part of one; it may close for good before the end."""
    pieces = draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 90), st.booleans()), min_size=1, max_size=12))
    opens: list[int] = []
    closes: list[int] = []
    days: list[int] = []
    now, day = -20, 0
    for gap, length, next_day in pieces:
        day += bool(opens) and (next_day or gap == 0)
        opens.append(now + gap)
        now += gap + length
        closes.append(now)
        days.append(day)
    return Clock(
        opens=int_column(opens),
        closes=int_column(closes),
        day=int_column(days),
        date_s=int_column(range(0, (day + 1) * DAY_S, DAY_S)),
        offset_from=int_column([0]),
        offset_s=int_column([0]),
        working_day_s=60,
        working_days=5,
    )


@st.composite
def promises(draw: st.DrawFn) -> Promised:
    """Any targets, or none."""
    plan, severity = draw(st.sampled_from(CELLS))
    first_count, update_count = draw(st.sampled_from(Count)), draw(st.sampled_from(Count))
    return Promised(
        plan=plan,
        severity=severity,
        business_clock=draw(st.integers(0, CLOCKS - 1)),
        # Business days cannot be counted around the clock.
        first_clock=draw(st.integers(0 if first_count <= Count.OPEN_TIME else 1, CLOCKS - 1)),
        first_count=first_count,
        first_amount=draw(amounts(first_count)),
        update_clock=draw(st.integers(0 if update_count <= Count.OPEN_TIME else 1, CLOCKS - 1)),
        update_count=update_count,
        update_amount=draw(amounts(update_count)),
        update_effort_s=draw(st.integers(1, 15)),
        update_ahead_s=draw(st.integers(0, 20)),
        update_pauses=draw(st.booleans()),
        ongoing=draw(st.booleans()),
    )


def amounts(count: Count) -> st.SearchStrategy[int]:
    """Open seconds, or business days."""
    return st.integers(1, 60) if count is Count.OPEN_TIME else st.integers(1, 3)


def touches() -> st.SearchStrategy[Needs]:
    return st.builds(
        Needs,
        st.integers(1, 60),
        st.sampled_from([Wait.CUSTOMER, Wait.ENGINEERING]),
        st.integers(0, 80),
        st.integers(0, CLOCKS - 1),
    )


@st.composite
def arrivals(draw: st.DrawFn, rows: int) -> Arriving:
    """A ticket of up to four touches, perhaps reopened."""
    reopens = draw(st.booleans())
    further = draw(st.lists(touches(), max_size=3))
    if further and reopens:
        further[-1] = Needs(further[-1].effort_s, Wait.REOPENED, further[-1].wait_s, further[-1].wait_clock)
    return Arriving(
        at_s=draw(st.integers(0, 25)) * 10,
        touches=[Needs(draw(st.integers(1, 60))), *further],
        promise=draw(st.integers(0, rows - 1)),
        second_tier=draw(st.booleans()),
        analysis_s=draw(st.sampled_from([0, 25])),
        guidance_s=draw(st.sampled_from([0, 40])),
    )


@st.composite
def shifts(draw: st.DrawFn) -> list[Span]:
    """One to five stretches of time that may touch."""
    pieces = draw(st.lists(st.tuples(st.integers(0, 6), st.integers(1, 30)), min_size=1, max_size=5))
    spans, now = [], 0
    for gap, length in pieces:
        spans.append((now + 10 * gap, now + 10 * (gap + length)))
        now = spans[-1][1]
    return spans


@st.composite
def engineers(draw: st.DrawFn) -> Working:
    """An engineer of one of three teams, ordinary or on call."""
    working = draw(shifts())
    within = st.sampled_from(working).flatmap(lambda span: st.integers(span[0], span[1] - 1))
    pauses = st.lists(st.tuples(within, st.integers(1, 40)), max_size=2)
    on_call = draw(st.integers(0, 3)) == 0
    tiers = draw(st.sampled_from([(True, True), (True, True), (True, False), (False, True)]))
    return Working(
        shifts=working,
        absent=draw(st.lists(st.integers(0, 700).map(lambda start_s: (start_s, start_s + 60)), max_size=1)),
        team=draw(st.integers(0, 2)),
        handles=draw(st.one_of(st.none(), st.none(), st.lists(st.sampled_from(CELLS), max_size=6))),
        first_tier=tiers[0],
        second_tier=tiers[1],
        on_call=on_call,
        response_s=draw(st.sampled_from([0, 10, 25])) if on_call else 0,
        breaks=draw(pauses),
        duties=draw(pauses),
    )


def rules() -> st.SearchStrategy[Rules]:
    """Every mixture of rules."""
    costs = st.sampled_from([0, 3, 11])
    return st.builds(
        rules_of,
        dispatch=st.sampled_from(Dispatch),
        ownership=st.sampled_from(Ownership),
        shift_end=st.sampled_from(ShiftEnd),
        finish_within_s=st.sampled_from([0, 5, 30]),
        interrupts=st.one_of(st.lists(st.sampled_from(CELLS), max_size=4), st.just(CELLS)),
        interrupt_cost_s=costs,
        hand_over_same_team_s=costs,
        hand_over_other_team_s=costs,
        plan_rank=st.sampled_from([(1, 2), (2, 1)]),
    )


@st.composite
def histories(draw: st.DrawFn, with_rules: st.SearchStrategy[Rules] | None = None) -> History:
    """A whole history, cut off anywhere."""
    promised = draw(st.lists(promises(), min_size=draw(st.integers(1, 3)), max_size=4))
    tickets = draw(st.lists(arrivals(len(promised)), min_size=draw(st.integers(1, 8)), max_size=12))
    return history_of(
        tickets=sorted(tickets, key=lambda ticket: ticket.at_s),
        engineers=draw(st.lists(engineers(), min_size=1, max_size=4)),
        promises=promised,
        clocks=[ALWAYS, draw(odd_clocks()), draw(odd_clocks())],
        rules=draw(rules() if with_rules is None else with_rules),
        end_s=draw(st.sampled_from([LAST_S, 1]).flatmap(lambda least_s: st.integers(min(least_s, 300), LAST_S))),
    )
