"""All kept runs, and a line to train one again with one thing changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton

from lab.experiments.training import RunParams, TrainingParams
from lab.experiments.training.naming import TOLD
from lab.experiments.training.variants import format_variant, parse_variant
from lab.message import InputError
from widgets.controls import label
from widgets.training.pages.page import Page
from widgets.training.runs import KeptRun, Runs
from widgets.training.runs_table import RunsTable
from widgets.translate import say, tr


class RunsPage(Page):
    """The table of runs."""

    kind = "runs"
    duplicate_asked = Signal(object, dict)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self.words.hide()
        self.table = RunsTable(actions)
        self.column.addWidget(self.table, 1)
        self._run: KeptRun | None = None
        self.setting = QComboBox()
        self.setting.setObjectName("duplicate_setting")
        self.setting.setAccessibleName(tr("the setting to change"))
        self.setting.setMinimumContentsLength(8)
        for name in TOLD:
            self.setting.addItem(tr(RunParams.specs()[name].label), name)
        self.setting.setCurrentIndex(self.setting.findData("lr"))
        self.setting.currentIndexChanged.connect(lambda _: self._show_value())
        self.value = QLineEdit()
        self.value.setObjectName("duplicate_value")
        self.value.setAccessibleName(tr("its new value"))
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("0.0001") + 20)
        self.value.returnPressed.connect(self._duplicate)
        self._error = label("", "error")
        self._error.hide()
        train = QPushButton(tr("Train"))
        train.setObjectName("duplicate")
        train.clicked.connect(self._duplicate)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(tr("again, but with")))
        row.addWidget(self.setting, 1)
        row.addWidget(self.value, 1)
        row.addWidget(train)
        self.column.addLayout(row)
        self.column.addWidget(self._error)

    def show_runs(self, runs: Runs) -> None:
        """Show the list, and the settings of the run that is looked into."""
        self.table.show_runs(runs)
        if runs.selected is not self._run:
            self._run = runs.selected
            self._show_value()

    def show_finding(self, finding: object, params: TrainingParams) -> None:
        """The table shows the runs themselves."""

    def _show_value(self) -> None:
        if self._run is not None:
            name = self.setting.currentData()
            value = getattr(self._run.record.params, name)
            self.value.setText(format_variant({name: value}).partition(" = ")[2])
        self._error.hide()

    def _duplicate(self) -> None:
        if self._run is None:
            return
        try:
            changes = parse_variant(f"{self.setting.currentData()} = {self.value.text()}")
            self._run.record.params.changed(**changes)
        except InputError as error:
            self._error.setText(say(error.message))
            self._error.show()
            return
        self._error.hide()
        self.duplicate_asked.emit(self._run, changes)
