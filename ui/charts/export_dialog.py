"""Export dialog: asks what kind of file a chart becomes, of which size, how sharp and in which colours.

It writes nothing and asks for no file name: who opened it does, with the choice that was made.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.charts.export_choice import ExportChoice
from ui.charts.sheet import CM_PER_INCH, LEAST_DOTS, LEAST_IN, MOST_DOTS, MOST_IN, MOST_MEGAPIXELS, Size

FORMATS = {
    ".png": "Picture (PNG)",
    ".svg": "Drawing, sharp at any size (SVG)",
    ".pdf": "Page (PDF)",
    ".csv": "Numbers for a spreadsheet (CSV)",
}
SIZES = {
    Size.ON_SCREEN: "As on screen",
    Size.SLIDE: "Slide, wide",
    Size.PAGE: "Page, A4 landscape",
    Size.HALF_PAGE: "Half a page, A4",
    Size.OWN: "My own",
}
COLOURS = {False: "Light, for paper and slides", True: "Dark"}


class ExportDialog(QDialog):
    """Begins with what was chosen last."""

    chosen = Signal(object)
    """ExportChoice."""

    def __init__(self, choice: ExportChoice, screen_in: tuple[float, float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export chart")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._screen_in = screen_in
        self._own_in = choice.own_in
        is_metric = self.locale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
        self._unit, self._per_inch = ("cm", CM_PER_INCH) if is_metric else ("in", 1.0)
        self._make_editors(choice)
        self._lay_out()
        self._connect()
        self._take_size()

    def _make_editors(self, choice: ExportChoice) -> None:
        self.format, self.sheet_size, self.colours = QComboBox(), QComboBox(), QComboBox()
        for ending, words in FORMATS.items():
            self.format.addItem(words, ending)
        for size, words in SIZES.items():
            self.sheet_size.addItem(words, size)
        for is_dark, words in COLOURS.items():
            self.colours.addItem(words, is_dark)
        self.format.setCurrentIndex(list(FORMATS).index(choice.ending))
        self.sheet_size.setCurrentIndex(list(SIZES).index(choice.size))
        self.colours.setCurrentIndex(list(COLOURS).index(choice.is_dark))
        self.chart_width, self.chart_height = (self._side_editor(least_in) for least_in in LEAST_IN)
        self.dots = QSpinBox()
        self.dots.setRange(LEAST_DOTS, MOST_DOTS)
        self.dots.setSingleStep(50)
        self.dots.setSuffix(" dots per inch")
        self.dots.setValue(choice.dots_per_inch)
        self.summary = QLabel()
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

    def _side_editor(self, least_in: float) -> QDoubleSpinBox:
        editor = QDoubleSpinBox()
        editor.setDecimals(1)
        editor.setRange(least_in * self._per_inch, MOST_IN * self._per_inch)
        editor.setSuffix(f" {self._unit}")
        return editor

    def _lay_out(self) -> None:
        form = QFormLayout()
        for words, editor in (
            ("&Format", self.format),
            ("&Size", self.sheet_size),
            ("&Width", self.chart_width),
            ("&Height", self.chart_height),
            ("S&harpness", self.dots),
            ("&Colours", self.colours),
        ):
            editor.setAccessibleName(words.replace("&", ""))
            form.addRow(f"{words}:", editor)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.choose_file = self.buttons.addButton("Choose file…", QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.summary)
        column.addWidget(self.buttons)
        self.choose_file.setDefault(True)
        # Two lines for what is said below, so that saying more moves nothing.
        self.summary.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.summary.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.sheet_size.currentIndexChanged.connect(self._take_size)
        for combo in (self.format, self.colours):
            combo.currentIndexChanged.connect(self._show)
        for editor in (self.chart_width, self.chart_height):
            editor.valueChanged.connect(self._take_own)
        self.dots.valueChanged.connect(self._show)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)

    @property
    def choice(self) -> ExportChoice:
        """What the editors say now."""
        return ExportChoice(
            ending=self.format.currentData(),
            size=self.sheet_size.currentData(),
            own_in=self._own_in,
            dots_per_inch=self.dots.value(),
            is_dark=self.colours.currentData(),
        )

    @Slot()
    def _take_own(self) -> None:
        self._own_in = (self.chart_width.value() / self._per_inch, self.chart_height.value() / self._per_inch)
        self._show()

    @Slot()
    def _take_size(self) -> None:
        """Show how large the chosen size is."""
        for editor, side_in in zip(
            (self.chart_width, self.chart_height), self.choice.size_in(self._screen_in), strict=True
        ):
            with QSignalBlocker(editor):
                editor.setValue(side_in * self._per_inch)
        self._show()

    @Slot()
    def _show(self) -> None:
        """Offer what the format needs, and say what the file will be."""
        choice = self.choice
        has_size, has_pixels = choice.ending != ".csv", choice.ending == ".png"
        for editor in (self.chart_width, self.chart_height):
            editor.setEnabled(has_size and choice.size is Size.OWN)
        self.sheet_size.setEnabled(has_size)
        self.colours.setEnabled(has_size)
        self.dots.setEnabled(has_pixels)
        self.summary.setText(self._words_of(choice))
        self.choose_file.setEnabled(not (has_pixels and choice.sheet(self._screen_in).is_too_large))

    def _words_of(self, choice: ExportChoice) -> str:
        if choice.ending == ".csv":
            return "All numbers behind the chart, with all their digits."
        if choice.ending != ".png":
            return "Lines and letters, sharp at any size."
        sheet = choice.sheet(self._screen_in)
        width_px, height_px = sheet.size_px
        if sheet.is_too_large:
            millions = f"{width_px * height_px / 1e6:.0f}"
            return f"{millions} million pixels, and at most {MOST_MEGAPIXELS} can be drawn: choose fewer dots per inch."
        return f"{width_px:,} × {height_px:,} pixels."

    @Slot()
    def _choose(self) -> None:
        self.accept()
        self.chosen.emit(self.choice)
