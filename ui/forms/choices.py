"""Choices: editors of what can only be one of a few things, or some of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QToolButton, QWidget

from planner.business_time.calendar_names import DAY_NAMES
from planner.business_time.weekdays import WeekdayError, parse_days, words_of_days
from planner.scenario.entered import shown
from planner.scenario.field_kinds import FieldKind
from ui.forms.editor import Editor
from ui.soft_selection import soften

TIERS = (("1 and 2", [1, 2]), ("1 only", [1]), ("2 only", [2]))


class SwitchEditor(Editor):
    """Yes or no; `left_out` is what nothing stands for."""

    def __init__(self, words: str, *, left_out: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out = left_out
        self.box = QCheckBox(words)
        self.hold(self.box)
        self.box.clicked.connect(self._tell)

    def show_value(self, value: object) -> None:
        self.box.setChecked(value if isinstance(value, bool) else self._left_out)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.box.isChecked())


class ChoiceEditor(Editor):
    """One of some words; what stands in the draft and is none of them is offered as it is."""

    is_narrow = True

    def __init__(self, choices: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = tuple(choices)
        self._left_out = ""
        self._value: object = None
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        self.hold(self.combo)
        self.combo.activated.connect(self._tell)
        self._fill()

    def offer(self, choices: Sequence[str]) -> None:
        """Other words to choose from, such as the names of the plans."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._fill()

    def show_value(self, value: object) -> None:
        self._value = value
        self._fill()

    def show_left_out(self, words: str) -> None:
        self._left_out = words
        self._fill()

    def _fill(self) -> None:
        wanted = self._left_out if self._value is None else shown(FieldKind.CHOICE, self._value)
        offered = [*self._choices, *([wanted] if wanted and wanted not in self._choices else [])]
        with QSignalBlocker(self.combo):
            if [self.combo.itemText(index) for index in range(self.combo.count())] != offered:
                self.combo.clear()
                self.combo.addItems(offered)
            self.combo.setCurrentIndex(offered.index(wanted) if wanted else -1)

    @Slot(int)
    def _tell(self, index: int) -> None:
        self.edited.emit(self.combo.itemText(index))


class TierEditor(Editor):
    """The tiers of work a shift's engineers can do."""

    is_narrow = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = QComboBox()
        self.combo.addItems([words for words, _ in TIERS])
        self.hold(self.combo)
        self.combo.activated.connect(self._tell)

    def show_value(self, value: object) -> None:
        stated: list[object] = [1, 2] if value is None else list(value) if isinstance(value, list) else [value]
        places = [index for index, (_, each) in enumerate(TIERS) if _are_the_same(stated, each)]
        self.combo.setCurrentIndex(places[0] if places else -1)

    @Slot(int)
    def _tell(self, index: int) -> None:
        self.edited.emit(TIERS[index][1])


def _are_the_same(stated: list[object], tiers: list[int]) -> bool:
    """Whether a file that says this means these tiers, in whichever order; what stands there may be anything."""
    return all(tier in stated for tier in tiers) and all(each in tiers for each in stated)


class DaysEditor(Editor):
    """Days of the week, a button each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.buttons: tuple[QToolButton, ...] = ()
        self.buttons = tuple(self._button(name) for name in DAY_NAMES)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self.buttons[0])

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.clicked.connect(self._tell)
        button.toggled.connect(self._mark)
        return button

    @Slot()
    def _mark(self) -> None:
        """A day that is chosen is bold and tinted: on a dark ground Qt shows too little of what is pressed."""
        for button in self.buttons:
            font = button.font()
            font.setBold(button.isChecked())
            button.setFont(font)
            palette = QPalette()
            if button.isChecked():
                soften(palette)
                palette.setColor(QPalette.ColorRole.Button, palette.color(QPalette.ColorRole.Highlight))
            button.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in {QEvent.Type.ApplicationPaletteChange, QEvent.Type.FontChange}:
            self._mark()

    def name(self, words: str) -> None:
        for button, day in zip(self.buttons, DAY_NAMES, strict=True):
            button.setAccessibleName(f"{words}: {day}")

    def show_value(self, value: object) -> None:
        try:
            days = parse_days(value) if isinstance(value, str) else ()
        except WeekdayError:
            days = ()
        for day, button in enumerate(self.buttons):
            button.setChecked(day in days)

    @Slot()
    def _tell(self) -> None:
        days = tuple(day for day, button in enumerate(self.buttons) if button.isChecked())
        self.edited.emit(words_of_days(days) if days else None)
