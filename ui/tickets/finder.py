"""Finder: has tickets looked for in threads, and tells of what was asked last only.

Playing a replication takes a third of a second and more. What is asked anew takes the place of what was asked before,
which ends after the replication it is at.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.scenario import Scenario
from planner.tickets.behind import Behind
from planner.tickets.life import TicketLife
from planner.tickets.living import ticket_life
from planner.tickets.ticket_list import TicketList, TicketRow, growing_list
from ui.running.background import Background

MOST_ROWS = 500


@dataclass(frozen=True, slots=True, eq=False)
class ListAsked:
    """The tickets behind a number, to be looked for in so many replications."""

    scenario: Scenario
    behind: Behind
    replications: int


@dataclass(frozen=True, slots=True, eq=False)
class LifeAsked:
    """The life of a row's ticket."""

    scenario: Scenario
    coverage: str
    row: TicketRow


class Finder(QObject):
    """Looks for one list and for one life at a time."""

    list_grew = Signal(object)
    """TicketList, after each replication."""
    list_ended = Signal()
    """Found, or refused; not if something else was asked."""
    life_found = Signal(object, object)
    """TicketRow, TicketLife."""
    refused = Signal(object)
    """PlannerError."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._list: ListAsked | None = None
        self._life: LifeAsked | None = None

    @property
    def is_listing(self) -> bool:
        return self._list is not None

    def ask_list(self, asked: ListAsked | None) -> None:
        """Look for these; None: for nothing."""
        self._list = asked
        if asked is not None:
            self._background.start("looking for tickets", partial(self._look, asked))

    def ask_life(self, asked: LifeAsked | None) -> None:
        """Find out about this ticket; None: about none."""
        self._life = asked
        if asked is not None:
            self._background.start("living a ticket", partial(self._live, asked))

    # --- in threads ---

    def _look(self, asked: ListAsked) -> None:
        try:
            for found in growing_list(asked.scenario, asked.behind, range(asked.replications), MOST_ROWS):
                self._background.deliver(partial(self._grown, asked, found))
                if self._list is not asked:
                    return
        except PlannerError as error:
            self._background.deliver(partial(self._refuse, asked, error))
        finally:
            self._background.deliver(partial(self._end, asked))

    def _live(self, asked: LifeAsked) -> None:
        ticket = asked.row.ticket
        try:
            life = ticket_life(asked.scenario, asked.coverage, ticket.replication, ticket.number)
        except PlannerError as error:
            self._background.deliver(partial(self._refuse, asked, error))
        else:
            self._background.deliver(partial(self._lived, asked, life))

    # --- on the GUI thread ---

    def _grown(self, asked: ListAsked, found: TicketList) -> None:
        if self._list is asked:
            self.list_grew.emit(found)

    def _end(self, asked: ListAsked) -> None:
        if self._list is asked:
            self._list = None
            self.list_ended.emit()

    def _lived(self, asked: LifeAsked, life: TicketLife) -> None:
        if self._life is asked:
            self._life = None
            self.life_found.emit(asked.row, life)

    def _refuse(self, asked: ListAsked | LifeAsked, error: PlannerError) -> None:
        if asked in (self._list, self._life):
            self.refused.emit(error)
