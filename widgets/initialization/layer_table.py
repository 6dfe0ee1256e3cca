"""The measures of each layer as a table of numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from lab.experiments.initialization.signal import Signal
from widgets.initialization.layer_bars import compact
from widgets.translate import tr

ROWS_SHOWN = 6
MARGIN = 4
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LONGEST = "0.0000"
"""A number as long as they come, but for rare ones; a narrower table scrolls sideways."""
_Index = QModelIndex | QPersistentModelIndex


class LayerTable(QTableView):
    """A row for each layer; read-only, walked with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("measures of each layer"))
        self._rows = 0
        self._model = _Model(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 4)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance(LONGEST) + 8)
        header.setHighlightSections(False)

    def show_signal(self, signal: Signal) -> None:
        """Show the measures of all layers."""
        self._model.show_rows([_row(signal, i) for i in range(signal.layers)])
        self._rows = min(ROWS_SHOWN, signal.layers)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells.

        Qt asks the model and a style several things about each of them, which takes four times as
        long, for each picture while a slider moves.
        """
        rows = range(max(0, self.rowAt(0)), self._model.rowCount())
        columns = [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in range(self._model.columnCount())
        ]
        chosen, palette = self.selectedIndexes(), self.palette()
        current = (chosen[0].row(), chosen[0].column()) if chosen else None
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), palette.base())
            for row in rows:
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                if top > self.viewport().height():
                    break
                for column, left, width in columns:
                    cell = QRect(left, top, width, height)
                    painter.setPen(palette.text().color())
                    if (row, column) == current:
                        painter.fillRect(cell, palette.highlight())
                        painter.setPen(palette.highlightedText().color())
                    words = self._model.words(row, column)
                    painter.drawText(cell.adjusted(0, 0, -MARGIN, 0), RIGHT, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, with what scrolls them sideways."""
        header = self.horizontalHeader()
        narrow = header.minimumSectionSize() * header.count() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if narrow else 0
        rows = self._rows * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 4)


class _Model(QAbstractTableModel):
    """The words in the cells."""

    def __init__(self, parent: LayerTable) -> None:
        super().__init__(parent)
        self._rows: list[list[str]] = []
        self._heads = [
            (tr("layer"), tr("hidden layer, the first one first")),
            (tr("mean"), tr("mean of all activations")),
            (tr("std"), tr("std of all activations")),
            (
                tr("signal"),
                tr("std of each unit over the inputs, averaged: what tells them apart"),
            ),
            (tr("flat"), tr("share of values where the activation has less than 5 % of its slope")),
            (tr("dead"), tr("share of units that answer every input the same")),
            (tr("∂L/∂y"), tr("root mean square of the gradients of the activations")),
            (tr("∂L/∂W"), tr("root mean square of the gradients of the weights")),
        ]

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show other rows; the view is reset only if their number changes."""
        if len(rows) != len(self._rows):
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        last = self.index(len(rows) - 1, len(self._heads) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def words(self, row: int, column: int) -> str:
        """Return what a cell says."""
        return self._rows[row][column]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._heads[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(RIGHT)
        return None


def _row(signal: Signal, layer: int) -> list[str]:
    several = signal.samples > 1
    return [
        str(layer + 1),
        compact(float(signal.mean[layer])),
        compact(float(signal.std[layer])),
        compact(float(signal.unit_std[layer])) if several else "–",
        f"{100 * signal.flat[layer]:.0f} %",
        f"{100 * signal.dead[layer]:.0f} %" if several else "–",
        compact(float(signal.gradient_rms[layer])),
        compact(float(signal.weight_gradient[layer])),
    ]
