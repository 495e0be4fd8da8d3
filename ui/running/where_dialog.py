"""Where dialog: asks on which machines replications run, and takes no cluster that does not answer."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from planner.grammar import counted
from planner.studies.workers import available_processors
from ui.plain_label import plain_label
from ui.running.where import Where

ADDRESS_WIDTH = 34
"""In average characters."""

MOST_PORT = 65_535
LONGEST_PORT = len(str(MOST_PORT))
NO_PORT = f"A port is from 1 to {MOST_PORT}."

ADVICE = (
    "A cluster is a Dask scheduler and its workers, each with this planner installed. It gives the results of this "
    "machine, sooner. Every study sends it the whole scenario: use one in a network that you trust."
)


class WhereDialog(QDialog):
    """Begins with what is chosen."""

    def __init__(self, where: Where, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Run replications on")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._where = where
        self.here = QRadioButton(f"&This machine, on its {counted(available_processors(), 'processor')}")
        self.there = QRadioButton("A &Dask cluster, whose scheduler is at")
        self.address = QLineEdit(where.cluster or where.last_cluster)
        self.address.setPlaceholderText("tcp://name:8786")
        self.address.setAccessibleName("Address of the scheduler")
        self.state = plain_label("What the cluster says")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.use = self.buttons.addButton("Use", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.use.setDefault(True)  # Once it lies in the dialog: before, Cancel would be the default all the same.
        (self.there if where.cluster else self.here).setChecked(True)
        self._enable()
        self.there.toggled.connect(self._enable)
        self.address.textChanged.connect(self._enable)
        self.buttons.accepted.connect(self._use)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(where.hang_up)
        where.answered.connect(self._take_answer)

    def _lay_out(self) -> None:
        self.address.setMinimumWidth(ADDRESS_WIDTH * self.fontMetrics().averageCharWidth())
        row = QHBoxLayout()
        row.addWidget(self.there)
        row.addWidget(self.address, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.here)
        column.addLayout(row)
        column.addWidget(plain_label("What a cluster is", ADVICE))
        column.addWidget(self.state)
        column.addStretch(1)
        column.addWidget(self.buttons)
        # Two lines for what the cluster says, so that its answer moves nothing.
        self.state.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.state.setAlignment(Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _enable(self) -> None:
        """Another choice: what was said of the one before is of no more use."""
        self.address.setEnabled(self.there.isChecked())
        self.use.setEnabled(self.here.isChecked() or bool(self.address.text().strip()))
        self.state.clear()

    @Slot()
    def _use(self) -> None:
        if self.here.isChecked():
            self._where.run_here()
            self.accept()
            return
        address = self.address.text().strip()
        if not _has_possible_port(address):
            self.state.setText(f"✕ {NO_PORT}")
            self.address.setFocus()
            return
        self._let_edit(False)
        self.state.setText(f"Calling {address}…")
        self._where.call(address)

    @Slot(str, str)
    def _take_answer(self, _address: str, problem: str) -> None:
        if not problem:
            self.accept()
            return
        self._let_edit(True)
        self.state.setText(f"✕ {problem}")
        self.address.setFocus()

    def _let_edit(self, may: bool) -> None:  # noqa: FBT001  # as setEnabled
        for widget in (self.here, self.there, self.address, self.use):
            widget.setEnabled(may)


def _has_possible_port(address: str) -> bool:
    """Whether the number that an address ends with, if it does, can be a port: a call would only say that nobody is
    there.
    """
    port = re.search(r":([0-9]+)/?$", address)
    return port is None or (len(port[1]) <= LONGEST_PORT and 1 <= int(port[1]) <= MOST_PORT)
