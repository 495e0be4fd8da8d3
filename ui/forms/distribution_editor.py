"""Distribution editor: which distribution, its mean and variation or its values, and its shape as one types."""

from __future__ import annotations

from pydantic import ValidationError
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.demand.distribution_shapes import Shape, shape_of
from planner.scenario.distributions import CountDistribution, Distribution, DistributionKind
from planner.scenario.draft import Data
from planner.scenario.field_kinds import FieldKind, kind_of
from planner.scenario.field_table import fields_by_key
from planner.scenario.field_words import explained
from planner.scenario.normal_forms import table_in_full
from ui.forms.choices import ChoiceEditor
from ui.forms.curve_view import CurveView
from ui.forms.editor import Editor, LineEditor
from ui.forms.tooltips import tooltip_of
from ui.forms.value_list_editor import ValueListEditor

LISTED = DistributionKind.EMPIRICAL.value
USUAL = DistributionKind.LOGNORMAL.value
FIRST_VALUES = {FieldKind.NUMBER: [5, 10, 20], FieldKind.DURATION: ["10 minutes", "20 minutes", "45 minutes"]}
FIRST_MEAN = {FieldKind.NUMBER: 10, FieldKind.DURATION: "20 minutes"}
WITHOUT_VARIATION = (DistributionKind.EXPONENTIAL.value, DistributionKind.CONSTANT.value, LISTED)


class DistributionEditor(Editor):
    """A distribution of efforts, waits or counts, as the table that the file has of it."""

    def __init__(self, table: type[Distribution], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._shown: Data = {}
        self._of = FieldKind.NUMBER if issubclass(table, CountDistribution) else kind_of(fields_by_key(table)["mean"])
        self.kind = ChoiceEditor([each.value for each in DistributionKind])
        self.kind.show_left_out(USUAL)
        self.mean = LineEditor(self._of)
        self.variation = LineEditor(FieldKind.NUMBER)
        self.values = ValueListEditor(self._of)
        self.curve = CurveView()
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.mean, 2)
        self._cv = QLabel("cv")
        self._cv.setToolTip(tooltip_of("Coefficient of variation", explained("cv", fields_by_key(self._table)["cv"])))
        self._cv.setBuddy(self.variation)
        row.addWidget(self._cv)
        row.addWidget(self.variation, 1)
        row.addWidget(self.values, 3)
        row.addWidget(self.kind, 1)
        row.addWidget(self.curve)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self.words)
        self.setFocusProxy(self.mean)

    def _connect(self) -> None:
        self.mean.edited.connect(self._take_mean)
        self.variation.edited.connect(self._take_variation)
        self.values.edited.connect(self._take_values)
        self.kind.edited.connect(self._take_kind)

    def name(self, words: str) -> None:
        self.mean.name(f"{words}: mean")
        self.variation.name(f"{words}: coefficient of variation")
        self.values.name(f"{words}: values")
        self.kind.name(f"{words}: distribution")

    def explain(self, words: str) -> None:
        self.mean.explain(words)

    def show_left_out(self, words: str) -> None:
        self.mean.show_left_out(words)

    def show_value(self, value: object) -> None:
        self._shown = table_in_full(self._table, value)
        self.mean.show_value(self._shown.get("mean"))
        self.variation.show_value(self._shown.get("cv"))
        self.values.show_value(self._shown.get("values"))
        self.kind.show_value(self._shown.get("distribution"))
        kind = self._shown.get("distribution", USUAL)
        self.mean.setVisible(kind != LISTED)
        self.values.setVisible(kind == LISTED)
        for widget in (self._cv, self.variation):
            widget.setVisible(kind not in WITHOUT_VARIATION)
        self._draw()

    def _draw(self) -> None:
        shape = _shape(self._table, self._shown)
        self.curve.show_shape(shape)
        self.words.setText("" if shape is None else shape.words)
        self.words.setVisible(shape is not None)
        self.curve.setVisible(shape is not None)

    @Slot(object)
    def _take_mean(self, value: object) -> None:
        self._tell({**_less(self._shown, "mean"), **({} if value is None else {"mean": value})})

    @Slot(object)
    def _take_variation(self, value: object) -> None:
        self._tell({**_less(self._shown, "cv"), **({} if value is None else {"cv": value})})

    @Slot(object)
    def _take_values(self, value: object) -> None:
        self._tell({**_less(self._shown, "values"), **({} if value is None else {"values": value})})

    @Slot(object)
    def _take_kind(self, kind: object) -> None:
        """What another distribution cannot have goes, and what it needs gets something to begin with."""
        kept = dict(_less(self._shown, "distribution"))
        if kind == LISTED:
            kept = {"values": kept.get("values", FIRST_VALUES[self._of])}
        else:
            kept.pop("values", None)
            kept.setdefault("mean", FIRST_MEAN[self._of])
        if kind in WITHOUT_VARIATION:
            kept.pop("cv", None)
        self._tell(kept if kind == USUAL else {"distribution": kind, **kept})

    def _tell(self, table: Data) -> None:
        self._shown = table
        self._draw()
        self.edited.emit(table or None)


def _less(table: Data, key: str) -> Data:
    return {name: held for name, held in table.items() if name != key}


def _shape(table: type[Distribution], raw: Data) -> Shape | None:
    try:
        return shape_of(table.model_validate(raw)) if raw else None
    except ValidationError:
        return None
