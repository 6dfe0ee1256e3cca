"""All runs that are kept, in a table: what they are, how well they did, what to do with them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.training.naming import describe
from lab.experiments.training.run_params import RunParams
from lab.message import Message
from widgets.training.runs import KeptRun, Runs
from widgets.training.styles import Style, styles, swatch
from widgets.translate import say, tr

NAME, SETTINGS, ACCURACY, TIME, STATE = range(5)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunsTable(QWidget):
    """Shows the runs; asks for what is to become of them."""

    selected = Signal(object)
    shown_asked = Signal(object, bool)
    renamed = Signal(object, str)
    asked = Signal(str, object)

    def __init__(self, actions: QMenu) -> None:
        super().__init__()
        self._runs: list[KeptRun] = []
        self._told: list[tuple[object, ...]] = []
        self._filling = False
        self.table = QTableWidget(0, 5)
        self.table.setObjectName("runs")
        self.table.setAccessibleName(tr("runs"))
        headers = [tr("run"), tr("settings"), tr("test"), tr("time"), tr("state")]
        self.table.setHorizontalHeaderLabels(headers)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setIconSize(QSize(26, 12))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        for place in range(5):
            side = RIGHT if place in (ACCURACY, TIME) else LEFT
            self.table.horizontalHeaderItem(place).setTextAlignment(side)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for wide in (NAME, SETTINGS):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.table.setWordWrap(False)
        self.table.itemChanged.connect(self._changed)
        self.table.currentCellChanged.connect(lambda row, *_: self._select(row))
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
        """Show the list, and where each run stands; rows that stay the same are left alone."""
        self._filling = True
        self._runs = list(runs.kept)
        self.table.setRowCount(len(self._runs))
        del self._told[len(self._runs) :]
        # As in the legend; what is hidden gets the colour it would have among all.
        drawn = {run: styles([run])[run] for run in runs.kept} | styles(runs.shown)
        for row, run in enumerate(self._runs):
            if row == len(self._told):
                self._told.append(())
                for column in range(5):
                    self.table.setItem(row, column, self._cell(column))
            told = (run, *_key(run), drawn[run])
            if told != self._told[row]:
                self._told[row] = told
                self._show_row(row, run, drawn[run])
            if run is runs.selected and self.table.currentRow() != row:
                self.table.setCurrentCell(row, NAME)
        self._filling = False

    def _show_row(self, row: int, run: KeptRun, style: Style) -> None:
        title, params, accuracy, spent, state, problem, shown = _key(run)
        words = {
            NAME: title,
            SETTINGS: ", ".join(map(say, describe(params))),
            ACCURACY: "–" if accuracy is None else f"{100 * accuracy:.2f} %",
            TIME: tr("{0} s").format(f"{spent:.1f}"),
            STATE: state,
        }
        for column, text in words.items():
            item = self.table.item(row, column)
            item.setText(text)
            item.setToolTip(say(problem) if problem else text)
        name = self.table.item(row, NAME)
        if not problem:
            hint = tr("The tick draws the run; a double click or F2 renames it.")
            name.setToolTip(f"{title}\n{hint}")
        name.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        if name.data(Qt.ItemDataRole.UserRole) != style:
            name.setData(Qt.ItemDataRole.UserRole, style)
            name.setIcon(_icon(swatch(style, self.devicePixelRatioF())))

    def _cell(self, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem()
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if column == NAME:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
        if column in (ACCURACY, TIME):
            item.setTextAlignment(RIGHT)
        item.setFlags(flags)
        return item

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
        row = self.table.currentRow()
        if 0 <= row < len(self._runs):
            self.asked.emit(name, self._runs[row])

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling or item.column() != NAME:
            return
        # What the reader typed may not become the run's name: the row is shown anew in any case.
        self._told[item.row()] = ()
        run = self._runs[item.row()]
        shown = item.checkState() == Qt.CheckState.Checked
        if shown != run.shown:
            self.shown_asked.emit(run, shown)
        elif item.text() != run.title:
            self.renamed.emit(run, item.text())

    def _select(self, row: int) -> None:
        if not self._filling and 0 <= row < len(self._runs):
            self.selected.emit(self._runs[row])


def _icon(pixmap: QPixmap) -> QIcon:
    icon = QIcon(pixmap)
    # Else Qt paints the selection's colour over it.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _key(
    run: KeptRun,
) -> tuple[str, RunParams, float | None, float, str, Message | None, bool]:
    """Return all that a row tells of a run, but for its colour."""
    record = run.record
    frame = record.frame
    spent = round(frame.train_seconds + frame.evaluate_seconds, 1) if frame else 0.0
    state = state_in_words(run)
    accuracy = record.test_accuracy
    return run.title, record.params, accuracy, spent, state, record.problem, run.shown


def state_in_words(run: KeptRun) -> str:
    """Return where a run stands."""
    record = run.record
    words: dict[str, Callable[[], str]] = {
        "waiting": lambda: tr("waiting"),
        "training": lambda: tr("training {0} %").format(round(100 * record.share_done)),
        "paused": lambda: tr("paused {0} %").format(round(100 * record.share_done)),
        "done": lambda: tr("done"),
        "stopped": lambda: tr("stopped"),
        "failed": lambda: tr("failed"),
    }
    diverged = record.frame is not None and record.frame.diverged is not None
    return tr("diverged") if diverged else words[record.stage]()
