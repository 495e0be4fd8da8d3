"""Where: on which machines the replications of this window run, and whether there is anything to run them on.

The choice is kept with the settings. Studies ask in threads of their own, so what they ask for stands here in plain
values.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.grammar import capitalised, counted
from planner.studies.cluster import open_cluster
from planner.studies.kept_workers import OpenWorkers
from planner.studies.workers import Workers
from ui.running.background import Background
from ui.settings import Settings

OpenCluster = Callable[[str], Workers]


class Where(QObject):
    """Either this machine, or the cluster at an address."""

    changed = Signal()
    """Studies that begin from now on run elsewhere."""
    answered = Signal(str, str)
    """The address of a cluster that was called, and what is wrong with it: nothing, and it is used from now on."""
    told = Signal(str)
    """A sentence for the user."""

    def __init__(
        self,
        background: Background,
        settings: Settings,
        parent: QObject | None = None,
        *,
        here: OpenWorkers,
        there: OpenCluster = open_cluster,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._settings = settings
        self._here = here
        self._there = there
        self._calling = ""
        self.cluster = settings.cluster
        """The address of the cluster; empty for this machine."""
        self.last_cluster = settings.last_cluster
        """The one to offer."""

    def open_workers(self) -> Workers:
        """Where studies run now; called in a thread of theirs. Raises PlannerError where the cluster is not there."""
        cluster = self.cluster
        return self._there(cluster) if cluster else self._here()

    def run_here(self) -> None:
        """From now on on this machine."""
        self._calling = ""
        self._choose("")

    def call(self, address: str) -> None:
        """See in the background who works there: `answered` says. Whoever works there is used from now on."""
        self._calling = address
        self._background.start("calling the cluster", partial(self._call, address))

    def hang_up(self) -> None:
        """Nobody waits for the answer any more."""
        self._calling = ""

    # --- in a thread ---

    def _call(self, address: str) -> None:
        workers, problem = 0, ""
        try:
            found = self._there(address)
            workers = found.count
            found.abandon()
        except PlannerError as error:
            problem = f"{capitalised(str(error))}."
        self._background.deliver(partial(self._answer, address, workers, problem))

    # --- on the GUI thread again ---

    def _answer(self, address: str, workers: int, problem: str) -> None:
        if address != self._calling:
            return
        self._calling = ""
        if not problem:
            self._choose(address)
            self.told.emit(f"Studies run on the Dask cluster at {address} now: {counted(workers, 'worker')} there.")
        self.answered.emit(address, problem)

    def _choose(self, address: str) -> None:
        if address == self.cluster:
            return
        self.cluster = self._settings.cluster = address
        self.last_cluster = self._settings.last_cluster
        self.changed.emit()
