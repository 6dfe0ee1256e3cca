"""Small arrays as cells of numbers: what one number of the result is made of lights up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lab.experiments.activations.shapes import Cells
from widgets.theme import appearance
from widgets.translate import tr

LARGEST = 52.0
Ints = npt.NDArray[np.int64]


class CellsCanvas(QWidget):
    """a, b and the result; a click or the arrow keys choose a cell of the result (`asked`)."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._cells: Cells | None = None
        self._sign = "·"
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(110)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("numbers of a, b and the result"))
        self.setToolTip(tr("Click a number of the result, or move with the arrow keys"))

    def show_cells(self, cells: Cells | None, sign: str, words: str) -> None:
        """Show the arrays; where there are none to be seen, `words` say why."""
        self._cells, self._sign, self._words = cells, sign, words
        if cells is not None:
            self.setAccessibleDescription(str(cells.result.ravel()[cells.cell]))
        self.update()

    def _grids(self) -> list[tuple[Ints, QRectF, float]]:
        """Return each array as rows, where it is drawn, and the size of its cells."""
        cells = self._cells
        assert cells is not None
        rows = [np.atleast_2d(array) for array in (cells.a, cells.b, cells.result)]
        columns = sum(grid.shape[1] for grid in rows)
        high = max(grid.shape[0] for grid in rows)
        line = self.fontMetrics().height()
        side = min(
            LARGEST * appearance.scale,
            (self.width() - 90) / columns,
            (self.height() - line - 12) / high,
        )
        total = columns * side + 90
        left, middle = (self.width() - total) / 2, (self.height() + line) / 2
        places: list[tuple[Ints, QRectF, float]] = []
        for grid in rows:
            n, m = grid.shape
            places.append((grid, QRectF(left, middle - n * side / 2, m * side, n * side), side))
            left += m * side + 45
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three arrays."""
        cells, theme = self._cells, appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if cells is None:
                painter.setPen(QColor(theme.secondary))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), flags, self._words)
                return
            used = (set(cells.used_a), set(cells.used_b), {cells.cell})
            colors = (theme.more[0], theme.more[1], theme.good)
            names = ("a", "b", "=")
            copied = (cells.copied_a, cells.copied_b, np.zeros(cells.result.shape, bool))
            for (grid, place, side), lit, color, name, pale in zip(
                self._grids(), used, colors, names, copied, strict=True
            ):
                self._draw_grid(painter, grid, place, side, (lit, set(np.flatnonzero(pale))), color)
                painter.setPen(QColor(theme.secondary))
                line = self.fontMetrics().height()
                if name != "=":
                    head = QRectF(place.left(), place.top() - line - 3, place.width(), line)
                    painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
                between = QRectF(place.left() - 45, place.top(), 45, place.height())
                sign = {"a": "", "b": self._sign, "=": "="}[name]
                painter.drawText(between, Qt.AlignmentFlag.AlignCenter, sign)

    def _draw_grid(
        self,
        painter: QPainter,
        grid: Ints,
        place: QRectF,
        side: float,
        marks: tuple[set[int], set[int]],
        color: str,
    ) -> None:
        """Draw one array; `marks` are the indices that light up, and those that are copies."""
        theme = appearance.theme
        lit, copied = marks
        for index, value in enumerate(grid.ravel()):
            row, column = divmod(index, grid.shape[1])
            box = QRectF(place.left() + column * side, place.top() + row * side, side, side)
            box.adjust(1, 1, -1, -1)
            fill = QColor(color)
            fill.setAlphaF(0.4)
            painter.setBrush(fill if index in lit else QColor(theme.panel))
            style = Qt.PenStyle.DashLine if index in copied else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(color if index in lit else theme.line), 1.2, style))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(theme.secondary if index in copied else theme.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(value))
        if self.hasFocus() and color == theme.good:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1.5))
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 6, 6)

    def cell_at(self, point: QPointF) -> int | None:
        """Return the index of the result's cell at a point."""
        if self._cells is None:
            return None
        grid, place, side = self._grids()[-1]
        if not place.contains(point):
            return None
        row, column = (
            int((point.y() - place.top()) // side),
            int((point.x() - place.left()) // side),
        )
        n, m = grid.shape
        return int(min(row, n - 1) * m + min(column, m - 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell under the pointer."""
        self._choose(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag over the result."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event.position())

    def _choose(self, point: QPointF) -> None:
        cell = self.cell_at(point)
        if cell is not None:
            self.asked.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to a neighbouring cell."""
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or self._cells is None:
            super().keyPressEvent(event)
            return
        n, m = np.atleast_2d(self._cells.result).shape
        row, column = divmod(self._cells.cell, m)
        row, column = min(max(row + move[0], 0), n - 1), min(max(column + move[1], 0), m - 1)
        # The next key may come before the tab has answered.
        self._cells = replace(self._cells, cell=row * m + column)
        self.asked.emit(self._cells.cell)
