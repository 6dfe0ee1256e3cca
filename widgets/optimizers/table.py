"""The table of the race: who arrived when, how low and how near, and who left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from lab.experiments.optimizers.results import Row
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from widgets.optimizers.marks import swatch
from widgets.translate import tr

NONE = "–"


class ResultsTable(QTableWidget):
    """A row for each racer; with several starts its number stands behind the name."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] | None = None
        heads = (
            tr("optimizer"),
            tr("steps to ε"),
            tr("final f"),
            tr("distance"),
            tr("left at"),
        )
        tips = (
            "",
            tr("From this step on f stays within ε of the lowest value"),
            tr("f at the last step"),
            tr("From the last position to the nearest lowest point"),
            tr("From this step on it is outside of the plot"),
        )
        self.setColumnCount(len(heads))
        for column, (head, tip) in enumerate(zip(heads, tips, strict=True)):
            item = QTableWidgetItem(head)
            item.setToolTip(tip)
            item.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(tr("results of the race"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setIconSize(swatch("sgd").size())
        self._icons = {name: QIcon(swatch(name, self.devicePixelRatioF())) for name in OPTIMIZERS}

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show the results."""
        if rows == self._rows:
            return
        self._rows = rows
        several = any(row.start for row in rows)
        self.setRowCount(len(rows))
        for index, row in enumerate(rows):
            name = OPTIMIZERS[row.name].title + (f" · {row.start + 1}" if several else "")
            texts = (
                name,
                NONE if row.arrived is None else str(row.arrived),
                plain(row.f, 2),
                NONE if row.distance is None else plain(row.distance, 2),
                NONE if row.left is None else str(row.left),
            )
            for column, text in enumerate(texts):
                self._show_cell(index, column, text)
            self.item(index, 0).setIcon(self._icons[row.name])
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Give each column what it needs and an equal share of the rest."""
        header = self.horizontalHeader()
        columns = range(self.columnCount())
        wanted = [max(self.sizeHintForColumn(c), header.sectionSizeHint(c)) for c in columns]
        spare = max(0, self.viewport().width() - sum(wanted)) // len(wanted)
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width + spare)

    def _show_cell(self, row: int, column: int, text: str) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(_side(column))
            self.setItem(row, column, item)
        item.setText(text)


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
