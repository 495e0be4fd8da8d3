"""What a change of inputs that should change nothing changes, and who comes first, in random histories."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from simulation.engine import play
from simulation.inputs import Dispatch, History, Roster, ShiftEnd, Stretches, Work
from simulation.outcomes import Outcomes
from tests.histories import Arriving, Needs, Working, history_of, roster_of, rules_of
from tests.log_rows import Stretch, call_outs_of, pauses_of, work_of
from tests.strategies_histories import PLANS, histories


def columns_of(outcomes: Outcomes) -> dict[str, list[int]]:
    """Every column of every log."""
    logs = ("tickets", "work", "waits", "obligations", "pauses", "call_outs")
    tables = {log: getattr(outcomes, log) for log in logs}
    return {f"{log}.{name}": getattr(table, name).tolist() for log, table in tables.items() for name in table.__slots__}


@settings(max_examples=40)
@given(history=histories())
def test_equal_inputs_give_equal_outcomes(history: History) -> None:
    assert columns_of(play(history)) == columns_of(play(history))


@settings(max_examples=60)
@given(history=histories(), spans=st.lists(st.integers(0, 80), min_size=2, max_size=6, unique=True))
def test_an_engineer_who_may_do_nothing_changes_nothing(history: History, spans: list[int]) -> None:
    """Put before all others, so that every other engineer's index moves by one."""
    edges = [10 * edge for edge in sorted(spans)]
    idler = Working(list(zip(edges[::2], edges[1::2], strict=False)), handles=())
    without = columns_of(play(history))
    within = columns_of(play(replace(history, roster=joined(idler, history))))
    for name in ("work.engineer", "pauses.engineer", "call_outs.engineer"):
        within[name] = [index - 1 for index in within[name]]
    assert within == without


def joined(first: Working, history: History) -> Roster:
    """The roster with one more engineer, who comes first and takes no pauses."""
    roster, alone = history.roster, roster_of([first], plans=PLANS)
    return Roster(
        team=np.concatenate((alone.team, roster.team)),
        ability=np.concatenate((alone.ability, roster.ability + 1)),
        on_call=np.concatenate((alone.on_call, roster.on_call)),
        response_s=np.concatenate((alone.response_s, roster.response_s)),
        handles=np.concatenate((alone.handles, roster.handles)),
        tiers=np.concatenate((alone.tiers, roster.tiers)),
        attended=after(alone.attended, roster.attended),
        rostered=after(alone.rostered, roster.rostered),
        pauses=replace(roster.pauses, engineer=roster.pauses.engineer + 1),
    )


def after(first: Stretches, others: Stretches) -> Stretches:
    """The stretches of the others, their indices moved by one, after those of the first."""
    return Stretches(
        engineer=np.concatenate((first.engineer, others.engineer + 1)),
        start_s=np.concatenate((first.start_s, others.start_s)),
        end_s=np.concatenate((first.end_s, others.end_s)),
    )


@settings(max_examples=60)
@given(
    history=histories(st.builds(rules_of, dispatch=st.just(Dispatch.FIRST_COME), shift_end=st.sampled_from(ShiftEnd)))
)
def test_first_come_is_first_served(history: History) -> None:
    """Without interruptions, first responses that ask the same are taken in the order of arrival."""
    taken: dict[tuple[int, int], list[int]] = defaultdict(list)
    seen = set()
    for row in play_first_touches(history):
        if row.ticket not in seen:
            seen.add(row.ticket)
            promise = history.tickets.promise[row.ticket]
            cell = int(history.promises.plan[promise]), int(history.promises.severity[promise])
            taken[cell].append(row.ticket)
    assert all(tickets == sorted(tickets) for tickets in taken.values())


def play_first_touches(history: History) -> list[Stretch]:
    rows = [row for row in work_of(play(history)) if row.kind == Work.TOUCH and row.touch == 0]
    return sorted(rows, key=lambda row: (row.taken_s, row.ticket))


def test_a_call_out_ends_when_a_duty_begins_after_its_work() -> None:
    """So a ticket that comes in the second in which the duty ends is another call-out, with its own delay."""
    on_call = Working([(0, 1000)], on_call=True, response_s=10, duties=[(15, 30)])
    tickets = [Arriving(0, [Needs(20)]), Arriving(60, [Needs(20)])]
    outcomes = play(history_of(tickets=tickets, engineers=[on_call], end_s=1000))
    assert [(span.start_s, span.end_s) for span in call_outs_of(outcomes)] == [(0, 30), (60, 90)]
    assert outcomes.tickets.first_start_s.tolist() == [10, 70]


def test_a_pause_before_the_first_event_is_over_when_the_shift_starts() -> None:
    engineer = Working([(50, 1000)], duties=[(20, 30)])
    outcomes = play(history_of(tickets=[Arriving(50, [Needs(20)])], engineers=[engineer], end_s=1000))
    assert pauses_of(outcomes) == []
    assert outcomes.tickets.first_start_s.tolist() == [50]
