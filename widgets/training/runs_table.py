"""All runs that are kept, in a table: what they are, how well they did, what to do with them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from superqt import QFlowLayout

from widgets.training.runs import Runs
from widgets.training.runs_model import ACCURACY, NAME, SETTINGS, STATE, TIME, RunsModel
from widgets.translate import tr

NUMBERS = (ACCURACY, TIME, STATE)
ROWS_READ = 30
ROOM = 12
"""Pixels between a name and the settings."""

LEAST_SETTINGS = 80
"""So many pixels of the settings are left where the names are long."""


class RunsTable(QWidget):
    """Shows the runs; asks for what is to become of them."""

    selected = Signal(object)
    shown_asked = Signal(object, bool)
    renamed = Signal(object, str)
    asked = Signal(str, object)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self._filling = False
        self._names: tuple[str, ...] = ()
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
        # Not all of a thousand rows need be read for the width of a column; those that are seen are
        # too few: before the table is laid out there are none.
        header.setResizeContentsPrecision(ROWS_READ)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(SETTINGS, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(
            lambda column, *_: self._share_width() if column in NUMBERS else None
        )
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
        names = tuple(run.title for run in self.model.runs)
        if names != self._names:
            self._names = names
            self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give the names what they need; the settings, which are said elsewhere too, have the rest.

        The columns of numbers have their full width anyway.
        """
        header = self.table.horizontalHeader()
        hints = ((self.table.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in NUMBERS)
        taken = sum(map(max, hints))
        room = self.table.viewport().width() - taken
        least = max(header.sectionSizeHint(NAME), room // 2)
        wanted = self.table.sizeHintForColumn(NAME) + ROOM
        header.resizeSection(NAME, max(least, min(wanted, room - LEAST_SETTINGS)))

    def _build_buttons(self, actions: QMenu) -> QFlowLayout:
        row = QFlowLayout()
        row.setHorizontalSpacing(6)
        row.setVerticalSpacing(6)
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
        return row

    def _ask(self, name: str) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < len(self.model.runs):
            self.asked.emit(name, self.model.runs[row])

    def _select(self, row: int) -> None:
        if not self._filling and 0 <= row < len(self.model.runs):
            self.selected.emit(self.model.runs[row])
