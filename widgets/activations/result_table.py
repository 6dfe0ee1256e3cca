"""A small result y as a heat map with numbers, and what each row adds up to."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from lab.experiments.activations.batch import Judged
from lab.numerals import plain
from widgets.theme import appearance
from widgets.translate import tr

ROOM = 18
"""Pixels in a cell beside its words."""


class ResultTable(QTableWidget):
    """One row a sample: y for each class (the right one underlined), then the row sum."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(20)
        self._row_height = self.fontMetrics().height() + 9

    def show_result(self, result: Judged, t: npt.NDArray[np.int64]) -> None:
        """Show the values; where there is no result, the cells stay empty."""
        N, K = result.y.shape
        if (self.rowCount(), self.columnCount()) != (N, K + 1):
            self._lay_out(N, K)
        for n in range(N):
            for k in range(K):
                value = float(result.y[n, k])
                words = "" if result.error else _short(value)
                self._show_cell(n, k, words, _tint(value), right=bool(k == t[n]))
            total = float(result.row_sums[n])
            good = abs(total - 1) < 1e-6
            words = "" if result.error else f"{'✓' if good else '✗'} {_short(total)}"
            item = self.item(n, K)
            item.setText(words)
            item.setForeground(QColor(appearance.theme.good if good else appearance.theme.error))

    def least_width(self) -> int:
        """Return how many pixels the table takes with every cell in full."""
        wide = self.fontMetrics().horizontalAdvance
        return (self.columnCount() - 1) * (wide(".000") + ROOM) + wide("✓ 1.00") + ROOM

    def _lay_out(self, N: int, K: int) -> None:
        self.setRowCount(N)
        self.setColumnCount(K + 1)
        self.setHorizontalHeaderLabels([str(k) for k in range(K)] + ["Σ"])
        self.horizontalHeaderItem(K).setToolTip(tr("row sum"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(K, QHeaderView.ResizeMode.ResizeToContents)
        for n in range(N):
            self.setRowHeight(n, self._row_height)
            for k in range(K + 1):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(n, k, item)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + N * self._row_height + 2)

    def _show_cell(self, n: int, k: int, words: str, tint: QColor, *, right: bool) -> None:
        item = self.item(n, k)
        item.setText(words)
        item.setBackground(tint)
        font = item.font()
        if font.underline() != right:
            font.setUnderline(right)
            font.setBold(right)
            item.setFont(font)


def _short(value: float) -> str:
    """Return three digits without the 0 before the point, so that four fit beside one another."""
    if 0.0005 <= value < 0.9995:
        return f"{value:.3f}".lstrip("0")
    return f"{value:.2f}" if 0.9995 <= value < 10 else plain(value, 3)


def _tint(value: float) -> QColor:
    """Return the accent, the stronger the larger; what is above 1 is in the colour of errors."""
    theme = appearance.theme
    if not np.isfinite(value) or value > 1 + 1e-9:
        tint = QColor(theme.error)
        tint.setAlphaF(0.35)
    else:
        tint = QColor(theme.accent)
        tint.setAlphaF(0.55 * max(0.0, value))
    return tint
