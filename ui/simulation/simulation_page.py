"""Simulation page: name and currency of the scenario, its weeks, its seed and how precise its results are to be."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGroupBox, QLabel, QVBoxLayout, QWidget

from planner.scenario.draft import Path
from planner.scenario.scenario import Scenario
from planner.scenario.simulation_table import Simulation
from ui.document import Document
from ui.forms.form import Form
from ui.scenario_page import ScenarioPage
from ui.scrolling import scrolling

SIMULATION: Path = ("simulation",)


class SimulationPage(ScenarioPage):
    """Follows a document."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.general = Form(document, Scenario, keys=("name", "currency"))
        self.form = Form(document, Simulation)
        self.weeks = QLabel()
        self.weeks.setWordWrap(True)
        self.weeks.setAccessibleName("Which days are measured")
        inner = QWidget()
        column = QVBoxLayout(inner)
        for title, content in (("Scenario", self.general), ("Simulation", self.form)):
            box = QGroupBox(title)
            QVBoxLayout(box).addWidget(content)
            column.addWidget(box)
        column.addWidget(self.weeks)
        column.addStretch(1)
        QVBoxLayout(self).addWidget(scrolling(inner, "Scenario and simulation"))
        self.general.show_entry(())
        self.form.show_entry(SIMULATION)
        document.checked.connect(self._say_which_weeks)
        self._say_which_weeks()

    def go_to(self, path: Path) -> None:
        """Show the value at a path."""
        form, key = (self.form, path[1:2]) if path[:1] == SIMULATION else (self.general, path[:1])
        if key and str(key[0]) in form.rows:
            form.editor(str(key[0])).setFocus()

    @Slot()
    def _say_which_weeks(self) -> None:
        scenario = self._document.scenario if self._document.is_sound else None
        self.weeks.setVisible(scenario is not None)
        if scenario is not None:
            simulation = scenario.simulation
            first, last = simulation.first_measured, simulation.last_measured
            self.weeks.setText(
                f"Tickets that arrive from {first} to {last} are measured; the warm-up before them is thrown away, and "
                f"they are followed until {simulation.end}."
            )
