"""What holds in every history, whatever the tickets, engineers and rules: read off the logs of random ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from simulation.clock_reader import ClockReader
from simulation.clocks import Count
from simulation.engine import play
from simulation.inputs import History, Ownership, ShiftEnd, Wait, Work
from simulation.outcomes import OPEN, Ending, Leaving, Outcomes
from simulation.skills import may_table, skill_of, work_class
from tests.log_rows import Stretch, call_outs_of, owed_of, pauses_of, waits_of, work_of
from tests.strategies_histories import histories

Check = Callable[[History, Outcomes], None]


def attended_of(history: History) -> dict[int, list[tuple[int, int]]]:
    spans = history.roster.attended
    by_engineer = defaultdict(list)
    for engineer, start_s, end_s in zip(
        spans.engineer.tolist(), spans.start_s.tolist(), spans.end_s.tolist(), strict=True
    ):
        by_engineer[engineer].append((start_s, end_s))
    return by_engineer


def skill(history: History, row: Stretch) -> int:
    tickets, promise = history.tickets, history.tickets.promise[row.ticket]
    plan, severity = int(history.promises.plan[promise]), int(history.promises.severity[promise])
    return skill_of(plan, severity, int(tickets.second_tier[row.ticket]), row.kind, row.touch)


def importance(history: History, ticket: int, kind: int) -> int:
    promise = history.tickets.promise[[ticket]]
    plan, severity = history.promises.plan[promise], history.promises.severity[promise]
    return int(work_class(history.rules, plan, severity, kind)[0])


def resumed(rows: list[Stretch]) -> set[Stretch]:
    """Stretches that take up held work, not work from the queue."""
    by_piece = defaultdict(list)
    for row in rows:
        by_piece[row.ticket, row.kind, row.touch].append(row)
    return {later for piece in by_piece.values() for row, later in pairwise(piece) if row.ending == Ending.HELD}


def done(rows: list[Stretch], *kinds: Work) -> list[Stretch]:
    return [row for row in rows if row.ending == Ending.DONE and row.kind in kinds]


def made_in_touches(outcomes: Outcomes) -> dict[int, list[int]]:
    """By ticket, when updates were made by the engineer at work on a touch: closed by no work of their own."""
    replies = Counter((row.ticket, row.end_s) for row in done(work_of(outcomes), Work.TOUCH, Work.UPDATE))
    made = defaultdict(list)
    for row in owed_of(outcomes):
        if row.closed_s != OPEN and replies[row.ticket, row.closed_s] == 0:
            made[row.ticket].append(row.closed_s)
    return made


# Tickets


def tickets_go_forward(history: History, outcomes: Outcomes) -> None:
    log, rows = outcomes.tickets, work_of(outcomes)
    first = done([row for row in rows if row.touch == 0], Work.TOUCH)
    replies = {row.ticket: row.end_s for row in first}
    begun: dict[int, int] = {}
    for row in rows:
        if row.kind == Work.TOUCH and row.touch == 0:
            begun[row.ticket] = min(begun.get(row.ticket, row.start_s), row.start_s)
    interruptions = Counter(row.ticket for row in rows if row.ending == Ending.INTERRUPTED)
    for ticket, arrival_s in enumerate(history.tickets.arrival_s.tolist()):
        assert log.first_reply_s[ticket] == replies.get(ticket, OPEN)
        assert log.interruptions[ticket] == interruptions[ticket]
        started_s = int(log.first_start_s[ticket])
        assert started_s == OPEN or arrival_s <= started_s <= outcomes.end_s
        assert started_s == OPEN or started_s >= begun[ticket]
        assert (ticket in replies) <= (started_s != OPEN)
    assert all(row.taken_s <= row.start_s <= row.end_s <= outcomes.end_s for row in rows)


def is_begun(history: History, row: Stretch) -> bool | None:
    """Whether work began in a stretch; None if one on call let go of it in a second in which it may have."""
    if row.start_s == row.end_s and history.roster.on_call[row.engineer]:
        return None
    return True


def solved_tickets_have_all_their_touches(history: History, outcomes: Outcomes) -> None:
    touches = history.tickets
    ended = {(row.ticket, row.touch): row.end_s for row in done(work_of(outcomes), Work.TOUCH)}
    for ticket, solved_s in enumerate(outcomes.tickets.solved_s.tolist()):
        first, after = touches.touch_from[ticket : ticket + 2].tolist()
        last = after - first - 1
        reopens = touches.wait[after - 1] == Wait.REOPENED
        if (ticket, last) in ended:
            assert solved_s == ended[ticket, last]
        elif solved_s != OPEN:
            assert reopens
            assert solved_s == ended[ticket, last - 1]


# Engineers


def one_thing_at_a_time(_: History, outcomes: Outcomes) -> None:
    busy = [(row.engineer, row.taken_s, row.end_s) for row in work_of(outcomes)]
    busy += [(row.engineer, row.start_s, row.end_s) for row in pauses_of(outcomes)]
    for before, after in pairwise(sorted(busy)):
        assert before[0] != after[0] or after[1] >= before[2]


def work_is_taken_on_shift_and_ended_by_the_rule(history: History, outcomes: Outcomes) -> None:
    attended, rules = attended_of(history), history.rules
    made = made_in_touches(outcomes)
    effort_s = history.promises.update_effort_s[history.tickets.promise].tolist()
    for row in work_of(outcomes):
        assert any(start_s <= row.taken_s < end_s for start_s, end_s in attended[row.engineer])
        for _, end_s in attended[row.engineer]:
            if row.taken_s < end_s < row.end_s and rules.shift_end is not ShiftEnd.FINISH:
                grown = effort_s[row.ticket] * sum(end_s <= at_s < row.end_s for at_s in made[row.ticket])
                assert row.end_s - max(row.start_s, end_s) - grown <= rules.finish_within_s
        if row.ending in (Ending.HELD, Ending.HANDED_BACK):
            assert rules.shift_end is not ShiftEnd.FINISH
            assert row.end_s in [end_s for _, end_s in attended[row.engineer]]
            may_be_held = rules.shift_end is ShiftEnd.HOLD and row.kind != Work.UPDATE
            # A row of a delay alone does not tell whether work began in its last second or not at all.
            delay_alone = row.taken_s < row.start_s == row.end_s
            assert (row.ending == Ending.HELD) == may_be_held or (may_be_held and delay_alone)
    for pause in pauses_of(outcomes):
        spans = attended[pause.engineer]
        assert any(start_s <= pause.start_s and pause.end_s <= end_s for start_s, end_s in spans)


def only_who_may_takes_work(history: History, outcomes: Outcomes) -> None:
    may = may_table(history.roster)
    assert all(may[row.engineer, skill(history, row)] for row in work_of(outcomes))


def more_important_work_interrupts(history: History, outcomes: Outcomes) -> None:
    rows, rules = work_of(outcomes), history.rules
    promises, tickets = history.promises, history.tickets
    for row in rows:
        if row.ending != Ending.INTERRUPTED:
            continue
        ranks = importance(history, row.ticket, row.kind)
        assert any(
            other.engineer == row.engineer
            and other.taken_s == row.end_s
            and importance(history, other.ticket, other.kind) < ranks
            and rules.interrupts[
                promises.plan[tickets.promise[other.ticket]], promises.severity[tickets.promise[other.ticket]]
            ]
            for other in rows
        )


def on_call_is_called_last(history: History, outcomes: Outcomes) -> None:
    """Ownership can keep a free colleague from a touch, so with it only other work is looked at."""
    roster, rows = history.roster, work_of(outcomes)
    may, attended = may_table(roster), attended_of(history)
    busy = [(row.engineer, row.taken_s, row.end_s) for row in rows]
    busy += [(row.engineer, row.start_s, row.end_s) for row in pauses_of(outcomes)]
    from_queue = set(rows) - resumed(rows)
    for row in from_queue:
        bound = history.rules.ownership is not Ownership.ANYONE and row.kind == Work.TOUCH
        if not roster.on_call[row.engineer] or bound:
            continue
        assert row.kind in (Work.TOUCH, Work.UPDATE)
        for engineer in np.flatnonzero(~roster.on_call & may[:, skill(history, row)]).tolist():
            there = any(start_s <= row.taken_s < end_s for start_s, end_s in attended[engineer])
            assert not there or any(who == engineer and start_s <= row.taken_s < end_s for who, start_s, end_s in busy)


def call_outs_hold_all_work_on_call(history: History, outcomes: Outcomes) -> None:
    call_outs = call_outs_of(outcomes)
    for row in work_of(outcomes):
        if history.roster.on_call[row.engineer]:
            around = [
                span.start_s
                for span in call_outs
                if span.engineer == row.engineer and span.start_s <= row.taken_s and row.end_s <= span.end_s
            ]
            assert around
            ready_s = min(around) + int(history.roster.response_s[row.engineer])
            assert row.start_s >= ready_s or row.start_s == row.end_s
        else:
            assert row.start_s == row.taken_s


# Effort


def effort_is_conserved(history: History, outcomes: Outcomes) -> None:
    """What was worked on a touch is its effort, its hand-overs, its interruptions and the updates made in it."""
    tickets, rules, team = history.tickets, history.rules, history.roster.team
    made = made_in_touches(outcomes)
    owner: dict[int, int] = {}
    spent: Counter[tuple[int, int]] = Counter()
    # An interruption in the very second may have come in a response delay, and then costs nothing.
    unsure: Counter[tuple[int, int]] = Counter()
    first_taken: dict[tuple[int, int], int] = {}
    hand_overs: Counter[int] = Counter()
    for row in (row for row in work_of(outcomes) if row.kind == Work.TOUCH):
        piece = row.ticket, row.touch
        first_taken.setdefault(piece, row.taken_s)
        before = owner.get(row.ticket, row.engineer)
        if before != row.engineer:
            hand_overs[row.ticket] += 1
            same = team[before] == team[row.engineer]
            spent[piece] -= rules.hand_over_same_team_s if same else rules.hand_over_other_team_s
        owner[row.ticket] = row.engineer
        spent[piece] += row.end_s - row.start_s
        if row.ending == Ending.INTERRUPTED:
            spent[piece] -= rules.interrupt_cost_s if is_begun(history, row) else 0
            unsure[piece] += is_begun(history, row) is None
        if row.ending == Ending.DONE:
            effort_s = int(tickets.effort_s[tickets.touch_from[row.ticket] + row.touch])
            within = [at_s for at_s in made[row.ticket] if first_taken[piece] <= at_s < row.end_s]
            update_s = int(history.promises.update_effort_s[tickets.promise[row.ticket]])
            over_s = spent[piece] - effort_s - len(within) * update_s
            assert over_s in [number * rules.interrupt_cost_s for number in range(unsure[piece] + 1)]
    assert outcomes.tickets.hand_overs.tolist() == [hand_overs[ticket] for ticket in range(len(tickets))]


def extra_work_is_done_in_full_once(history: History, outcomes: Outcomes) -> None:
    rows = work_of(outcomes)
    for kind, efforts_s in ((Work.ANALYSIS, history.tickets.analysis_s), (Work.GUIDANCE, history.tickets.guidance_s)):
        ended = Counter(row.ticket for row in done(rows, kind))
        assert all(count == 1 for count in ended.values())
        for ticket in ended:
            mine = [row for row in rows if (row.ticket, row.kind) == (ticket, kind)]
            interruptions = sum(row.ending == Ending.INTERRUPTED for row in mine)
            worked_s = sum(row.end_s - row.start_s for row in mine)
            assert worked_s == efforts_s[ticket] + interruptions * history.rules.interrupt_cost_s


# The queue


def waits_end_where_work_is_taken(_: History, outcomes: Outcomes) -> None:
    rows, waits = work_of(outcomes), waits_of(outcomes)
    taken = Counter((wait.ticket, wait.kind, wait.left_s) for wait in waits if wait.leaving == Leaving.TAKEN)
    from_queue = [row for row in rows if row not in resumed(rows)]
    assert taken == Counter((row.ticket, row.kind, row.taken_s) for row in from_queue)
    for wait in waits:
        assert wait.entered_s <= wait.left_s <= outcomes.end_s
        assert wait.leaving != Leaving.DROPPED or wait.kind == Work.UPDATE
        assert wait.leaving != Leaving.OPEN or wait.left_s == outcomes.end_s


def touches_enter_the_queue_when_they_become_work(history: History, outcomes: Outcomes) -> None:
    tickets, rows = history.tickets, work_of(outcomes)
    entered = Counter((wait.ticket, wait.entered_s) for wait in waits_of(outcomes) if wait.kind == Work.TOUCH)
    put_back = (Ending.INTERRUPTED, Ending.HANDED_BACK)
    entered -= Counter((row.ticket, row.end_s) for row in rows if row.kind == Work.TOUCH and row.ending in put_back)
    expected: Counter[tuple[int, int]] = Counter()
    for ticket, arrival_s in enumerate(tickets.arrival_s.tolist()):
        if arrival_s < outcomes.end_s:
            expected[ticket, arrival_s] += 1
    for row in done(rows, Work.TOUCH):
        returns_s = return_of(history, row)
        if returns_s is not None and returns_s < outcomes.end_s:
            expected[row.ticket, returns_s] += 1
    assert entered == expected


def return_of(history: History, row: Stretch) -> int | None:
    """When the touch after this one becomes work; None if there is none."""
    tickets = history.tickets
    following = int(tickets.touch_from[row.ticket]) + row.touch + 1
    if following == tickets.touch_from[row.ticket + 1]:
        return None
    clock = ClockReader(history.clocks[tickets.wait_clock[following]])
    wait_s = int(tickets.wait_s[following])
    return max(clock.instant_at(clock.open_time(row.end_s) + wait_s), row.end_s)


def nobody_idles_beside_work(history: History, outcomes: Outcomes) -> None:
    """Under ownership "anyone", nothing waits that someone there and free may take."""
    if history.rules.ownership is not Ownership.ANYONE:
        return
    may = may_table(history.roster)
    busy = [(row.engineer, row.taken_s, row.end_s) for row in work_of(outcomes)]
    busy += [(row.engineer, row.start_s, row.end_s) for row in pauses_of(outcomes)]
    for wait in waits_of(outcomes):
        touch = sum(
            row.ticket == wait.ticket and row.end_s <= wait.entered_s for row in done(work_of(outcomes), Work.TOUCH)
        )
        row = Stretch(wait.ticket, wait.kind, touch, 0, 0, 0, 0, 0)
        for engineer in np.flatnonzero(may[:, skill(history, row)]).tolist():
            for start_s, end_s in attended_of(history)[engineer]:
                free = set(range(max(start_s, wait.entered_s), min(end_s, wait.left_s)))
                for who, from_s, to_s in busy:
                    if who == engineer:
                        free -= set(range(from_s, to_s))
                assert not free


# What is owed


def obligations_follow_each_other(history: History, outcomes: Outcomes) -> None:
    """Each is opened by a reply or by reopening, and closed by the next reply."""
    owed = owed_of(outcomes)
    made, rows = made_in_touches(outcomes), work_of(outcomes)
    promised = history.promises.update_count[history.tickets.promise] != Count.NONE
    for ticket in range(len(history.tickets)):
        mine = [row for row in owed if row.ticket == ticket]
        assert promised[ticket] or not mine
        assert all(row.closed_s != OPEN and row.closed_s <= later.opened_s for row, later in pairwise(mine))
        touches = [row for row in done(rows, Work.TOUCH) if row.ticket == ticket]
        updates = [row.end_s for row in done(rows, Work.UPDATE) if row.ticket == ticket] + made[ticket]
        closed = Counter(row.closed_s for row in mine if row.closed_s != OPEN)
        by_touches = Counter(row.end_s for row in touches if row.touch > 0 and promised[ticket])
        assert by_touches <= closed
        by_updates = closed - by_touches
        assert by_updates <= Counter(updates)
        opened = Counter(row.opened_s for row in mine)
        assert opened == (Counter(opened_by_touches(history, outcomes, touches)) if promised[ticket] else Counter()) + (
            by_updates
        )


def opened_by_touches(history: History, outcomes: Outcomes, touches: list[Stretch]) -> list[int]:
    """A reply that does not solve opens one; one that solves does so if the ticket is reopened, and then."""
    opened = []
    for row in touches:
        returns_s = return_of(history, row)
        if returns_s is None:
            continue
        following = int(history.tickets.touch_from[row.ticket]) + row.touch + 1
        opens_s = returns_s if history.tickets.wait[following] == Wait.REOPENED else row.end_s
        if opens_s < outcomes.end_s or opens_s == row.end_s:
            opened.append(opens_s)
    return opened


def late_means_open_time_past_due(history: History, outcomes: Outcomes) -> None:
    promises = history.promises
    for row in owed_of(outcomes):
        promise = int(history.tickets.promise[row.ticket])
        clock = ClockReader(history.clocks[promises.update_clock[promise]])
        closed_s = outcomes.end_s if row.closed_s == OPEN else row.closed_s
        open_s = clock.elapsed(row.opened_s, closed_s)
        assert 0 <= row.elapsed_s <= open_s
        if promises.update_count[promise] == Count.OPEN_TIME:
            assert row.late == (row.elapsed_s > promises.update_amount[promise])
        if not promises.update_pauses[promise] and not promises.ongoing[promise]:
            assert row.elapsed_s == open_s
            assert row.late == (clock.open_time(closed_s) > clock.open_time(row.due_s))
        assert row.released_s == OPEN or row.opened_s <= row.released_s <= closed_s


CHECKS: tuple[Check, ...] = (
    tickets_go_forward,
    solved_tickets_have_all_their_touches,
    one_thing_at_a_time,
    work_is_taken_on_shift_and_ended_by_the_rule,
    only_who_may_takes_work,
    more_important_work_interrupts,
    on_call_is_called_last,
    call_outs_hold_all_work_on_call,
    effort_is_conserved,
    extra_work_is_done_in_full_once,
    waits_end_where_work_is_taken,
    touches_enter_the_queue_when_they_become_work,
    nobody_idles_beside_work,
    obligations_follow_each_other,
    late_means_open_time_past_due,
)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@settings(max_examples=40)
@given(history=histories())
def test_in_every_history(check: Check, history: History) -> None:
    check(history, play(history))


@pytest.mark.slow
@settings(max_examples=300)
@given(history=histories())
def test_in_many_histories(history: History) -> None:
    outcomes = play(history)
    for check in CHECKS:
        check(history, outcomes)
