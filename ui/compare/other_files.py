"""Other files: scenarios that are opened only to be compared with; read behind the window, simulated by who is asked.

They are remembered while the window lives. A file that is opened again takes the place of its earlier self.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.errors import PlannerError
from planner.scenario.findings import ScenarioErrors
from planner.scenario.reading import read_scenario
from planner.scenario.scenario import Scenario
from ui.document import Studied
from ui.running.background import Background


class OtherFiles(QObject):
    """What is known of other files."""

    study_asked = Signal(object)
    """Scenario: whoever hears it simulates it, and comes back with `take_study` or `drop_study`."""
    changed = Signal()
    told = Signal(str)
    """A sentence on a file that cannot be compared."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._scenarios: dict[Path, Scenario] = {}
        self._studies: dict[Path, Studied] = {}

    @property
    def studies(self) -> tuple[tuple[Path, Studied], ...]:
        """In the order in which the files were opened."""
        return tuple((path, self._studies[path]) for path in self._scenarios if path in self._studies)

    @property
    def waiting(self) -> tuple[Path, ...]:
        """Files that are being simulated."""
        return tuple(path for path in self._scenarios if path not in self._studies)

    def open(self, path: Path) -> None:
        """Read a file, and ask for its study."""
        self._background.start("reading another file", partial(self._read, path.absolute()))

    def take_study(self, studied: Studied) -> bool:
        """Take what a study found of one of these scenarios; whether it is one. What is found so far may come too."""
        for path, scenario in self._scenarios.items():
            if scenario is studied.scenario:
                self._studies[path] = studied
                self.changed.emit()
                return True
        return False

    def drop_study(self, scenario: Scenario) -> None:
        """Nothing was found of a scenario: its study was refused, or cancelled too early."""
        for path in [path for path in self.waiting if self._scenarios[path] is scenario]:
            del self._scenarios[path]
            self.changed.emit()

    def forget(self) -> None:
        """Compare with no other file any more."""
        self._scenarios.clear()
        self._studies.clear()
        self.changed.emit()

    def _read(self, path: Path) -> None:
        """In a thread."""
        try:
            scenario = read_scenario(path)
        except (PlannerError, OSError) as error:
            self._background.deliver(partial(self.told.emit, _why_not(path, error)))
        else:
            self._background.deliver(partial(self._take, path, scenario))

    def _take(self, path: Path, scenario: Scenario) -> None:
        self._studies.pop(path, None)
        self._scenarios.pop(path, None)
        self._scenarios[path] = scenario
        self.changed.emit()
        self.study_asked.emit(scenario)


def _why_not(path: Path, error: PlannerError | OSError) -> str:
    if isinstance(error, ScenarioErrors):
        wrong, first = len(error.errors), error.errors[0]
        reason = str(first) if wrong == 1 else f"{wrong:,} things in it are wrong, the first: {first}"
    else:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
    return f"{path.name} cannot be compared: {reason}."
