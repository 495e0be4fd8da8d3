"""Playing one history from its first event to its end."""

from __future__ import annotations

from simulation.engine.crew import Crew
from simulation.engine.dispatch import Dispatcher
from simulation.engine.facts import facts_of
from simulation.engine.hands import Hands
from simulation.engine.path import Path
from simulation.engine.records import Records
from simulation.engine.shifts import Shifts
from simulation.engine.timeline import Timeline
from simulation.engine.updates import Updates
from simulation.engine.waiting import Waiting
from simulation.inputs import History, Pause
from simulation.outcomes import Outcomes


def play(history: History) -> Outcomes:
    """Play a history out until its end and return everything that happened.

    Equal inputs give equal outcomes, in every column, on every machine: nothing is drawn here.
    """
    facts = facts_of(history)
    timeline = Timeline(_first_instant(history), history.end_s, len(history.tickets), len(history.roster))
    records = Records(len(history.tickets))
    waiting = Waiting(timeline, facts, records)
    updates = Updates(timeline, facts, records, waiting, history.roster)
    path = Path(timeline, facts, records, waiting, updates)
    crew = Crew(timeline, facts.engineers, records)
    hands = Hands(timeline, facts, records, waiting, updates, path, crew)
    updates.withdraw_by(hands.withdraw)
    shifts = Shifts(timeline, facts.rules, crew, hands)
    timeline.dispatch_by(Dispatcher(facts, waiting, crew, hands).dispatch)

    spans, pauses = _spans(history), _pauses(history)
    for engineer in facts.engineers:
        timeline.process(shifts.attend(engineer, spans[engineer.index]))
        timeline.process(crew.pauses(engineer, pauses[engineer.index]))
    path.await_arrival(0)
    if timeline.now_s < history.end_s:
        timeline.run(until=history.end_s)

    hands.close()
    crew.close()
    waiting.close()
    for index in sorted(path.open):
        updates.close_following(path.open[index])
    return records.outcomes(history.end_s)


def _first_instant(history: History) -> int:
    """The first arrival or shift start, and no later than the end."""
    first = history.end_s
    for instants in (history.tickets.arrival_s, history.roster.attended.start_s):
        if len(instants):
            first = min(first, int(instants.min()))
    return first


def _spans(history: History) -> list[list[tuple[int, int]]]:
    """Each engineer's stretches on shift, (start, end)."""
    attended = history.roster.attended
    spans: list[list[tuple[int, int]]] = [[] for _ in range(len(history.roster))]
    for engineer, start_s, end_s in zip(
        attended.engineer.tolist(), attended.start_s.tolist(), attended.end_s.tolist(), strict=True
    ):
        spans[engineer].append((start_s, end_s))
    return spans


def _pauses(history: History) -> list[list[tuple[int, Pause, int]]]:
    """Each engineer's planned pauses, (instant, kind, length)."""
    planned = history.roster.pauses
    pauses: list[list[tuple[int, Pause, int]]] = [[] for _ in range(len(history.roster))]
    for engineer, kind, at_s, length_s in zip(
        planned.engineer.tolist(),
        planned.kind.tolist(),
        planned.at_s.tolist(),
        planned.length_s.tolist(),
        strict=True,
    ):
        pauses[engineer].append((at_s, Pause(kind), length_s))
    return pauses
