"""Making: the right editor for a field, by what the table of fields says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic.fields import FieldInfo

from planner.scenario.distributions import Distribution
from planner.scenario.field_kinds import FieldKind, choices_of, kind_of
from planner.scenario.field_table import table_in
from planner.scenario.field_words import left_out_in_words
from ui.forms.choices import ChoiceEditor, DaysEditor, SwitchEditor, TierEditor
from ui.forms.completions import completions_for
from ui.forms.distribution_editor import DistributionEditor
from ui.forms.editor import Editor, LineEditor, decimal_sign
from ui.forms.goal_editor import GoalEditor
from ui.forms.selections import NamesEditor, SelectionEditor

GOAL = "goal"
EVERYTHING, NOTHING, EVERYONE = "everything", "nothing", "all"


def editor_for(key: str, field: FieldInfo, *, is_named: bool = False) -> Editor | None:
    """An editor for a field; None for a table or a list, which have rooms of their own.

    `is_named`: it takes a name that something else in the scenario has, which the form offers.
    """
    kind = kind_of(field)
    if is_named:
        editor: Editor | None = NamesEditor(EVERYONE) if kind is FieldKind.OTHER else ChoiceEditor()
    else:
        editor = _by_kind(key, kind, field)
    if editor is not None:
        editor.show_left_out(left_out_in_words(field, decimal=decimal_sign()))
    return editor


def _by_kind(key: str, kind: FieldKind, field: FieldInfo) -> Editor | None:
    if kind in {FieldKind.TABLE, FieldKind.OTHER}:
        return None
    if key == GOAL and kind is FieldKind.SHARE:
        return GoalEditor()
    maker = _MAKERS.get(kind)
    return LineEditor(kind, completions=completions_for(kind)) if maker is None else maker(key, field)


def _distribution(_key: str, field: FieldInfo) -> Editor:
    table = table_in(field.annotation)
    assert table is not None
    assert issubclass(table, Distribution)
    return DistributionEditor(table)


_MAKERS: Mapping[FieldKind, Callable[[str, FieldInfo], Editor]] = {
    FieldKind.SWITCH: lambda _, field: SwitchEditor("yes", left_out=field.default is True),
    FieldKind.CHOICE: lambda _, field: ChoiceEditor(choices_of(field)),
    FieldKind.SEVERITY: lambda _, field: ChoiceEditor(choices_of(field)),
    FieldKind.DAYS: lambda _key, _field: DaysEditor(),
    FieldKind.TIERS: lambda _key, _field: TierEditor(),
    FieldKind.SELECTION: lambda key, _: SelectionEditor(EVERYTHING if key == "handles" else NOTHING),
    FieldKind.DISTRIBUTION: _distribution,
}
