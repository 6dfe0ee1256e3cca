"""A matrix of numbers to drag or type, in brackets, with its name and shape above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lab.specs import NumberSpec
from widgets.activations.drag_number import DragNumber
from widgets.theme import appearance

BRACKET = 5


class NumberGrid(QWidget):
    """Numbers in rows and columns. `asked(row, column, value)`; `pointed(row, column)`, (-1, -1)
    when the pointer or the focus has left.
    """

    asked = Signal(int, int, float)
    pointed = Signal(int, int)

    def __init__(
        self, rows: int, columns: int, spec: NumberSpec, name: Callable[[int, int], str]
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(BRACKET + 2, 3, BRACKET + 2, 3)
        grid.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.cells: dict[tuple[int, int], DragNumber] = {}
        for row in range(rows):
            for column in range(columns):
                cell = DragNumber(name(row, column), spec)
                cell.setMinimumWidth(cell.fontMetrics().horizontalAdvance("−0.0") + 6)
                cell.asked.connect(lambda v, r=row, c=column: self.asked.emit(r, c, v))
                cell.installEventFilter(self)
                grid.addWidget(cell, row, column)
                self.cells[row, column] = cell

    def show_numbers(self, values: Sequence[Sequence[float]]) -> None:
        """Show as many rows and columns as there are values; the others are hidden."""
        for (row, column), cell in self.cells.items():
            here = row < len(values) and column < len(values[row])
            cell.setVisible(here)
            if here:
                cell.show_number(float(values[row][column]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell which number is pointed at, by mouse or by focus."""
        kind = event.type()
        if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
            place = next(place for place, cell in self.cells.items() if cell is watched)
            self.pointed.emit(*place)
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self.pointed.emit(-1, -1)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the brackets."""
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(appearance.theme.secondary), 1.2))
            top, bottom = 1, self.height() - 2
            for outer, inner in ((1, BRACKET), (self.width() - 2, self.width() - 1 - BRACKET)):
                painter.drawLine(outer, top, outer, bottom)
                painter.drawLine(outer, top, inner, top)
                painter.drawLine(outer, bottom, inner, bottom)

    def focus_cell(self, row: int, column: int) -> None:
        """Give a number the focus, as a click elsewhere on its picture does."""
        self.cells[row, column].setFocus(Qt.FocusReason.OtherFocusReason)
