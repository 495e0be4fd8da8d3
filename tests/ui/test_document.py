"""The document: drafts, undo, the last valid scenario, and what has gone out of date."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.scenario.draft import value_at
from planner.scenario.findings import ScenarioErrors
from planner.studies.study import run_study
from planner.studies.study_choice import StudyChoice
from planner.studies.workers import InlineWorkers
from tests.ui.scenario_files import BROKEN, SMALL
from ui import edits
from ui.document import Document, Source, Studied

ENGINEERS = ("coverage", 0, "teams", 0, "shifts", 0, "engineers")
SOURCE = Source(SMALL.encode(), Path("small.toml"))


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    del qtbot
    made = Document()
    made.open(SOURCE)
    return made


def studied(document: Document) -> Studied:
    assert document.scenario is not None
    choice = StudyChoice(replications=2)
    return Studied(document.scenario, run_study(document.scenario, InlineWorkers(), choice=choice))


def test_typing_a_value_is_one_step_that_says_what_it_did(document: Document) -> None:
    for engineers in (3, 30, 31):
        edits.set_value(document, path=ENGINEERS, value=engineers)
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "engineers 2 → 31"
    document.undo_stack.undo()
    assert value_at(document.draft, ENGINEERS) == 2
    assert not document.is_modified


def test_a_value_taken_back_leaves_no_step(document: Document) -> None:
    edits.set_value(document, path=ENGINEERS, value=5)
    edits.set_value(document, path=ENGINEERS, value=2)
    assert not document.undo_stack.canUndo()
    assert not document.is_modified


def test_steps_of_other_values_stay_apart(document: Document) -> None:
    edits.set_value(document, path=ENGINEERS, value=3)
    edits.set_value(document, path=("customers", 0, "accounts"), value=21)
    edits.set_value(document, path=ENGINEERS, value=4)
    assert document.undo_stack.count() == 3


def test_what_is_the_same_is_no_step(document: Document) -> None:
    edits.set_value(document, path=ENGINEERS, value=2)
    edits.move_entry(document, path=("coverage",), index=0, to=5)
    assert document.undo_stack.count() == 0


def test_a_wrong_draft_keeps_the_last_valid_scenario(document: Document) -> None:
    valid = document.scenario
    edits.set_value(document, path=ENGINEERS, value="many")
    assert document.errors
    assert document.scenario is valid
    assert [error.path for error in document.errors_at(("coverage", 0))] == [ENGINEERS]
    assert document.errors_at(("customers",)) == ()
    edits.set_value(document, path=ENGINEERS, value=3)
    assert not document.errors
    assert document.scenario is not valid


def test_a_file_with_wrong_values_opens_and_one_that_is_no_toml_changes_nothing(document: Document) -> None:
    document.open(Source(BROKEN.encode(), Path("broken.toml")))
    assert document.source is not None
    assert document.source.name == "broken.toml"
    assert len(document.errors) == 2
    assert document.scenario is None
    with pytest.raises(ScenarioErrors):
        document.open(Source(b"format = = 1", Path("worse.toml")))
    assert document.source.name == "broken.toml"
    assert len(document.errors) == 2


def test_an_edit_of_one_coverage_makes_only_its_results_out_of_date(document: Document) -> None:
    document.take_study(studied(document))
    assert not document.is_stale
    edits.set_value(document, path=ENGINEERS, value=3)
    assert document.is_coverage_stale("Business hours")
    assert not document.is_coverage_stale("Around <b>the</b> clock")
    document.undo_stack.undo()
    assert not document.is_stale
    edits.set_value(document, path=("customers", 0, "accounts"), value=21)
    assert document.is_coverage_stale("Around <b>the</b> clock")


def test_a_new_name_of_the_scenario_makes_nothing_out_of_date(document: Document) -> None:
    document.take_study(studied(document))
    edits.set_value(document, path=("name",), value="Another name")
    assert not document.is_stale


def test_another_file_forgets_the_study_and_the_steps(document: Document) -> None:
    document.take_study(studied(document))
    edits.set_value(document, path=ENGINEERS, value=3)
    document.open(SOURCE)
    assert document.studied is None
    assert not document.undo_stack.canUndo()
    assert not document.is_stale


def test_the_coverage_looked_at_is_followed_by_its_name(document: Document) -> None:
    document.choose_coverage(1)
    edits.move_entry(document, path=("coverage",), index=1, to=0)
    assert (document.coverage_index, document.coverage_name) == (0, "Around <b>the</b> clock")
    edits.remove_entry(document, path=("coverage",), index=0)
    assert (document.coverage_index, document.coverage_name) == (0, "Business hours")


def test_a_copy_has_a_name_of_its_own(document: Document) -> None:
    edits.duplicate_entry(document, path=("coverage",), index=0)
    assert document.coverage_names[:2] == ("Business hours", "Business hours 2")
    assert document.is_sound


def test_a_name_that_is_typed_may_pass_others_and_nothing_on_its_way(document: Document) -> None:
    edits.add_entry(document, path=("plans",), entry={"name": "Gold"})
    edits.set_value(document, path=("customers", 0, "plan"), value="Gold")
    other = value_at(document.draft, ("plans", 0, "name"))
    assert isinstance(other, str)
    before, steps = document.draft, document.undo_stack.count()
    for typed in ("G", None, other[:1], other, f"{other} ", f"{other} two"):
        edits.rename(document, path=("plans", 1), name=typed)
    assert value_at(document.draft, ("customers", 0, "plan")) == f"{other} two"
    assert value_at(document.draft, ("plans", 0, "name")) == other
    assert document.undo_stack.count() == steps + 1
    edits.rename(document, path=("plans", 1), name="Gold")
    assert document.draft == before
    assert document.undo_stack.count() == steps


def test_a_coverage_whose_name_passes_another_is_still_the_one_looked_at(document: Document) -> None:
    document.choose_coverage(1)
    other = value_at(document.draft, ("coverage", 0, "name"))
    for typed in (other, f"{other} and night"):
        edits.rename(document, path=("coverage", 1), name=str(typed))
        assert document.coverage_index == 1
    document.undo_stack.undo()
    assert document.coverage_index == 1
    edits.move_entry(document, path=("coverage",), index=1, to=0)
    assert document.coverage_index == 0


def test_a_rename_takes_what_refers_to_it_along(document: Document) -> None:
    edits.rename(document, path=("customers", 0), name="North")
    edits.set_value(document, path=("plans", 0, "targets"), value={"urgent": {"first_response": "2 hours"}})
    edits.rename(document, path=("plans", 0), name="Gold")
    assert value_at(document.draft, ("customers", 0, "plan")) == "Gold"
    assert document.is_sound


def test_a_draft_saved_is_no_longer_modified_until_the_next_edit(document: Document) -> None:
    seen: list[bool] = []
    document.modified_changed.connect(partial(_note, seen, document))
    edits.set_value(document, path=ENGINEERS, value=3)
    document.saved(SOURCE)
    document.undo_stack.undo()
    assert seen == [True, False, True]


def _note(seen: list[bool], document: Document) -> None:
    seen.append(document.is_modified)
