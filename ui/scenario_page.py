"""Scenario page: what every page is on which a part of the scenario is edited."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.scenario.findings import Path


class ScenarioPage(QWidget):
    """A page that can be led to a value."""

    def go_to(self, path: Path) -> None:
        """Show the value at a path of the draft, and let it be edited."""
        raise NotImplementedError
