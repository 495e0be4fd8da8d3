"""Keys that nothing knows: said where they stand, and left out by a button, on whichever page they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path as FilePath

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.scenario.coverage import Shift
from planner.scenario.draft import Path, value_at
from planner.scenario.plan import Plan
from planner.shipped import neptune_sample
from ui import edits
from ui.customers.customers_page import CustomersPage
from ui.document import Document, Source
from ui.forms.form import Form
from ui.forms.surplus_keys import MOST_LINES, SurplusKeys, SurplusLine
from ui.incidents.incidents_page import IncidentsPage
from ui.plans.plans_page import PlansPage
from ui.scenario_page import ScenarioPage
from ui.shifts.coverage_page import CoveragePage
from ui.simulation.simulation_page import SimulationPage
from ui.work.work_page import WorkPage

SHIFT: Path = ("coverage", 0, "teams", 0, "shifts", 0)


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    del qtbot
    made = Document()
    made.open(Source(neptune_sample().read_bytes(), FilePath("neptune.toml")))
    return made


def lines_of(widget: QWidget) -> list[SurplusLine]:
    """The lines that would be seen if their page were, and their tab chosen."""
    keys = [each for each in widget.findChildren(SurplusKeys) if not each.isHidden()]
    return [line for each in keys for line in each.lines if not line.isHidden()]


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (SimulationPage, ("colour",)),
        (SimulationPage, ("simulation", "colour")),
        (SimulationPage, ("simulation", "replications", "colour")),
        (PlansPage, ("plans", 1, "colour")),
        (PlansPage, ("plans", 1, "targets", "dire")),
        (PlansPage, ("plans", 1, "targets", "urgent", "colour")),
        (PlansPage, ("plans", 1, "guidance", "hours", "colour")),
        (WorkPage, ("work", "dire")),
        (WorkPage, ("work", "high", "colour")),
        (WorkPage, ("work", "high", "touch", "colour")),
        (WorkPage, ("work", "high", "plans", "Nobody's")),
        (WorkPage, ("work", "high", "plans", "Basic", "colour")),
        (IncidentsPage, ("incidents", 0, "colour")),
        (IncidentsPage, ("incidents", 0, "tickets", "colour")),
        (CustomersPage, ("customers", 1, "colour")),
        (CustomersPage, ("customers", 1, "severities", "dire")),
        (CustomersPage, ("customers", 1, "business_hours", "colour")),
        (CoveragePage, ("coverage", 1, "colour")),
        (CoveragePage, (*SHIFT, "colour")),
        (CoveragePage, (*SHIFT, "break", "colour")),
        (CoveragePage, (*SHIFT[:4], "colour")),
    ],
    ids=str,
)
def test_every_page_says_and_leaves_out_a_key_that_nothing_knows(
    qtbot: QtBot, document: Document, page: Callable[[Document], ScenarioPage], path: Path
) -> None:
    made = page(document)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    before, steps = document.draft, document.undo_stack.count()
    edits.set_value(document, path=path, value={"a": 1})
    assert path in [error.path for error in document.errors]
    made.go_to(path)
    lines = lines_of(made)
    assert len(lines) == 1, [line.words.text() for line in lines]
    assert "there is no" in lines[0].words.text().lower()
    assert str(path[-1]) in lines[0].words.text()
    lines[0].leave_out.click()
    assert document.draft == before
    assert document.is_sound
    assert lines_of(made) == []
    assert document.undo_stack.count() == steps + 2
    document.undo_stack.undo()
    assert value_at(document.draft, path) == {"a": 1}
    assert len(lines_of(made)) == 1


def test_a_form_of_a_part_leaves_the_whole_to_another(qtbot: QtBot, document: Document) -> None:
    part = Form(document, Shift, keys=("break",), is_part=True)
    qtbot.addWidget(part)
    part.show_entry(SHIFT)
    edits.set_value(document, path=(*SHIFT, "colour"), value=1)
    edits.set_value(document, path=(*SHIFT, "break"), value={"after": "20 hours", "for": "9 hours"})
    assert lines_of(part) == []
    assert part.wrong.isHidden()


def test_of_very_many_the_first_are_shown(qtbot: QtBot, document: Document) -> None:
    form = Form(document, Plan, keys=("name",))
    qtbot.addWidget(form)
    form.show_entry(("plans", 0))
    values: dict[Path, object] = {("plans", 0, f"key\n{number}"): 1 for number in range(40)}
    edits.set_values(document, values=values)
    assert len(lines_of(form)) == MOST_LINES
    assert all("\n" not in line.words.text() for line in lines_of(form))
    assert form.surplus.more.text() == "✕ and 35 more"
    form.show_entry(None)
    assert form.surplus.isHidden()
