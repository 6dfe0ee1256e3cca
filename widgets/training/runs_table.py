"""All runs that are kept, in a table: what they are, how well they did, what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from widgets.training.runs import Runs
from widgets.training.runs_model import NAME, SETTINGS, RunsModel
from widgets.translate import tr


class RunsTable(QWidget):
    """Shows the runs; asks for what is to become of them."""

    selected = Signal(object)
    shown_asked = Signal(object, bool)
    renamed = Signal(object, str)
    asked = Signal(str, object)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self._filling = False
        self.table = QTableView()
        self.table.setObjectName("runs")
        self.table.setAccessibleName(tr("runs"))
        self.model = RunsModel(self, self.devicePixelRatioF)
        self.model.shown_asked.connect(self.shown_asked)
        self.model.renamed.connect(self.renamed)
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setIconSize(QSize(26, 12))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Of the rows that are seen: a thousand need not be read for the width of a column.
        header.setResizeContentsPrecision(0)
        for wide in (NAME, SETTINGS):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(False)
        self.table.selectionModel().currentChanged.connect(lambda at, _: self._select(at.row()))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: actions.exec(self.table.viewport().mapToGlobal(place))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_buttons(actions))

    def show_runs(self, runs: Runs) -> None:
        """Show the list, and where each run stands."""
        self._filling = True
        self.model.show_runs(runs)
        if runs.selected in self.model.runs:
            row = self.model.runs.index(runs.selected)
            if self.table.currentIndex().row() != row:
                self.table.setCurrentIndex(self.model.index(row, NAME))
        self._filling = False

    def _build_buttons(self, actions: QMenu) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for name, words in (
            ("use", tr("Use its settings")),
            ("again", tr("Start again")),
            ("delete", tr("Remove it")),
        ):
            button = QPushButton(words)
            button.setObjectName(f"run_{name}")
            button.clicked.connect(lambda _=False, n=name: self._ask(n))
            row.addWidget(button)
        more = QPushButton(tr("More ▾"))
        more.setObjectName("run_more")
        more.setMenu(actions)
        row.addWidget(more)
        row.addStretch(1)
        return row

    def _ask(self, name: str) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.runs):
            self.asked.emit(name, self.model.runs[row])

    def _select(self, row: int) -> None:
        if not self._filling and 0 <= row < len(self.model.runs):
            self.selected.emit(self.model.runs[row])
