"""The plane of the weights (w1, w2) at one bias: which of them give the wanted truth table."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPolygonItem

from lab.experiments.perceptron.gate import MOST_WEIGHT, Cell, GateFrame
from lab.gates import Gate
from widgets.perceptron.plane import polygon
from widgets.plots.draggable import DraggablePoint
from widgets.plots.label import Label
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance, tint
from widgets.translate import tr

ROWS = 4
MOST_CELLS = 8
SOLVED_OPACITY = 0.42
ROW_NAMES = ("(1, 0)", "(0, 1)", "(1, 1)")
NEAR = 0.4
"""How close to the handle, in weights, a cell's number cannot be read below it."""
BESIDE = ((0.5, 1.85), (0.5, -0.85))
"""Anchors that put a text above its place, or below it, clear of the handle."""


class WeightPlane(Plot):
    """Each cell shows how many rows are right for the weights in it; a handle is the gate now."""

    asked = Signal(float, float)

    def __init__(self) -> None:
        super().__init__(
            tr("Weight space: drag the point to choose w1 and w2"),
            x="w1",
            y="w2",
            equal=True,
            movable=False,
        )
        theme = appearance.theme
        self.getViewBox().disableAutoRange()
        reach = (-MOST_WEIGHT, MOST_WEIGHT)
        self.setRange(xRange=reach, yRange=reach, padding=0.02)
        self._cells = [QGraphicsPolygonItem() for _ in range(MOST_CELLS)]
        self._counts = [pg.TextItem(anchor=(0.5, 0.5)) for _ in range(MOST_CELLS)]
        for cell, count in zip(self._cells, self._counts, strict=True):
            cell.setPen(pg.mkPen(theme.secondary, width=1, cosmetic=True))
            cell.setZValue(-20)
            self.addItem(cell, ignoreBounds=True)
            self.addItem(count, ignoreBounds=True)
        # Beside the three lines that the rows draw: what row each belongs to.
        self._rows = [Label(words, color=theme.text, anchor=(0, 0)) for words in ROW_NAMES]
        for name in self._rows:
            self.addItem(name, ignoreBounds=True)
        self._shown: tuple[Cell, ...] = ()
        self.handle = DraggablePoint(tr("weights w1, w2"), step=0.05, size=19, color=theme.accent)
        self.addItem(self.handle, ignoreBounds=True)
        self.handle.asked.connect(self.asked)
        self.dragged.connect(self.asked)
        self.clicked.connect(lambda _, w1, w2: self.asked.emit(w1, w2))

    def show_frame(self, frame: GateFrame) -> None:
        """Show the cells at this bias and the weights in force."""
        if frame.cells is not self._shown:
            self._shown = frame.cells
            self._show_cells(frame.cells)
            self._name_lines(frame.gate.b)
        for cell, count in zip(frame.cells, self._counts, strict=False):
            if cell.centre is not None:
                self._place(count, cell.centre, frame.gate)
        self.handle.show_at(frame.gate.w1, frame.gate.w2)

    def _show_cells(self, cells: tuple[Cell, ...]) -> None:
        theme = appearance.theme
        for index, (area, count) in enumerate(zip(self._cells, self._counts, strict=True)):
            cell = cells[index] if index < len(cells) else None
            area.setVisible(cell is not None)
            count.setVisible(cell is not None and cell.centre is not None)
            if cell is not None:
                solved = cell.right == ROWS
                area.setPolygon(polygon(cell.corners))
                named(area, tr("region {0}: {1} of 4 rows right").format(index + 1, cell.right))
                area.setBrush(tint(theme.good, SOLVED_OPACITY) if solved else _quiet(cell.right))
                count.setText(f"{cell.right} ✓" if solved else str(cell.right), color=theme.text)

    def _place(self, count: pg.TextItem, centre: tuple[float, float], gate: Gate) -> None:
        """Put a cell's number in its middle, or clear of the handle where that stands there."""
        near = abs(centre[0] - gate.w1) < NEAR and abs(centre[1] - gate.w2) < NEAR
        count.setAnchor(BESIDE[gate.w2 > MOST_WEIGHT - 2 * NEAR] if near else (0.5, 0.5))
        count.setPos(*((gate.w1, gate.w2) if near else centre))

    def _name_lines(self, b: float) -> None:
        """Put the rows' names where their lines w1 = −b, w2 = −b and w1 + w2 = −b begin."""
        edge = MOST_WEIGHT
        sum_line = (max(-edge, -b - edge), min(edge, edge - b))
        begin = ((-b, edge), (-edge, -b), sum_line)
        self._rows[2].setAnchor((1, 0) if b < 0 else (0, 1))
        for name, (w1, w2) in zip(self._rows, begin, strict=True):
            name.setPos(w1, w2)
            name.setVisible(abs(w1) <= edge and abs(w2) <= edge)


def _quiet(right: int) -> QColor:
    """Return the shade of a cell that has this many rows right, but not all."""
    return tint(appearance.theme.accent, 0.09 * right)
