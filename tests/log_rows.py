"""The logs of a history as rows, for tests that ask one question after the other."""

from __future__ import annotations

from dataclasses import fields
from typing import NamedTuple

from simulation.outcomes import CallOutLog, ObligationLog, Outcomes, PauseLog, WaitLog, WorkLog


class Stretch(NamedTuple):
    """A row of the work log."""

    ticket: int
    kind: int
    touch: int
    engineer: int
    taken_s: int
    start_s: int
    end_s: int
    ending: int


class Waited(NamedTuple):
    """A row of the wait log."""

    ticket: int
    kind: int
    entered_s: int
    left_s: int
    leaving: int


class Owed(NamedTuple):
    """A row of the obligation log."""

    ticket: int
    opened_s: int
    released_s: int
    due_s: int
    closed_s: int
    elapsed_s: int
    late: int


class Span(NamedTuple):
    """A pause or a call-out."""

    engineer: int
    start_s: int
    end_s: int


def _rows(log: WorkLog | WaitLog | ObligationLog | PauseLog | CallOutLog) -> list[tuple[int, ...]]:
    columns = [getattr(log, field.name).tolist() for field in fields(log)]
    return list(zip(*columns, strict=True))


def work_of(outcomes: Outcomes) -> list[Stretch]:
    """Stretches of work by when they were taken; of one taken and let go in a second, the first comes first."""
    return sorted((Stretch(*row) for row in _rows(outcomes.work)), key=lambda row: (row.taken_s, row.end_s))


def waits_of(outcomes: Outcomes) -> list[Waited]:
    return [Waited(*row) for row in _rows(outcomes.waits)]


def owed_of(outcomes: Outcomes) -> list[Owed]:
    """Obligations of each ticket in the order in which they were opened."""
    return sorted((Owed(*row) for row in _rows(outcomes.obligations)), key=lambda row: (row.ticket, row.opened_s))


def pauses_of(outcomes: Outcomes) -> list[Span]:
    return [Span(engineer, start_s, end_s) for engineer, _, start_s, end_s in _rows(outcomes.pauses)]


def call_outs_of(outcomes: Outcomes) -> list[Span]:
    return [Span(*row) for row in _rows(outcomes.call_outs)]
