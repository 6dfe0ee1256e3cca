"""Small read-only tables of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
)

from widgets.theme import appearance, tint

CELL_MARGINS = 7


class NumberTable(QTableWidget):
    """Cells of text, as high as they need; those in `marked` stand out, in bold type where `bold`.

    `headings` name the columns and `names` the rows; without them none are shown. `air` is added
    to the height of each row.
    """

    def __init__(self, name: str, air: int = 10, *, bold: bool = True) -> None:
        super().__init__()
        self._air, self._bold = air, bold
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.findChild(QAbstractButton).setAccessibleName(name)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cells(
        self,
        cells: Sequence[Sequence[str]],
        *,
        marked: Sequence[tuple[int, int]] = (),
        wrong: Sequence[tuple[int, int]] = (),
        headings: Sequence[str] = (),
        names: Sequence[str] = (),
    ) -> None:
        """Show rows of texts; `wrong` cells are in the colour of errors."""
        columns = len(cells[0]) if cells else 0
        if (self.rowCount(), self.columnCount()) != (len(cells), columns):
            self.setRowCount(len(cells))
            self.setColumnCount(columns)
            for row in range(len(cells)):
                for column in range(columns):
                    self.setItem(row, column, _item())
        self.horizontalHeader().setVisible(bool(headings))
        self.verticalHeader().setVisible(bool(names))
        self.setHorizontalHeaderLabels(list(headings))
        self.setVerticalHeaderLabels(list(names))
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                place = (row, column)
                self._show_cell(place, text, place in marked, place in wrong)
        for row in range(len(cells)):
            self.setRowHeight(row, self._row_height)
        # Narrow cells scroll rather than squeeze.
        widths = map(self.fontMetrics().horizontalAdvance, chain(headings, *cells))
        self.horizontalHeader().setMinimumSectionSize(max(widths, default=0) + CELL_MARGINS)
        self.updateGeometry()

    def _show_cell(self, place: tuple[int, int], text: str, marked: bool, wrong: bool) -> None:
        theme = appearance.theme
        item = self.item(*place)
        item.setText(text)
        item.setToolTip(text)
        font = self.font()
        font.setBold(marked and self._bold)
        item.setFont(font)
        item.setBackground(QBrush(tint(theme.accent, 0.22)) if marked else QBrush())
        item.setForeground(QColor(theme.error if wrong else theme.text))

    @property
    def _row_height(self) -> int:
        return self.fontMetrics().height() + self._air

    def sizeHint(self) -> QSize:
        header = self.horizontalHeader()
        top = header.sizeHint().height() if not header.isHidden() else 0
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() else 0
        rows = self.rowCount() * self._row_height
        return QSize(160, rows + top + below + 2 * self.frameWidth() + 1)

    def resizeEvent(self, event: Any) -> None:
        """Make room for a scroll bar that comes or goes with the new width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


def _item() -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    return item
