"""The plane of the weights (w1, w2) at one bias: which of them give the wanted truth table."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsPolygonItem

from lab.experiments.perceptron.gate import MOST_WEIGHT, Cell, GateFrame
from widgets.perceptron.plane import polygon
from widgets.plots.draggable import DraggablePoint
from widgets.plots.label import Label, ground
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
BESIDE = 0.5
"""How far above the handle, or below it, a number stands that is clear of it."""
HALF_TEXT = 0.25
"""Half as wide as a number."""
AWAY = (0.0, 1.0), (1.0, 0.0), (0.0, -1.0), (-1.0, 0.0)
"""Where a number may stand, seen from its cell, if it does not fit into it."""
ROOM_BESIDE, ROOM_ABOVE = 0.75, 0.4
"""What the names of the lines take outside of the square."""


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
        edge = MOST_WEIGHT
        wide, high = (-edge - ROOM_BESIDE, edge + ROOM_BESIDE), (-edge, edge + ROOM_ABOVE)
        self.setRange(xRange=wide, yRange=high, padding=0.02)
        self._cells = [QGraphicsPolygonItem() for _ in range(MOST_CELLS)]
        self._counts = [pg.TextItem(anchor=(0.5, 0.5)) for _ in range(MOST_CELLS)]
        for cell, count in zip(self._cells, self._counts, strict=True):
            cell.setPen(pg.mkPen(theme.secondary, width=1, cosmetic=True))
            cell.setZValue(-20)
            self.addItem(cell, ignoreBounds=True)
            self.addItem(count, ignoreBounds=True)
        pointer = pg.PlotCurveItem(pen=pg.mkPen(theme.text, width=1), antialias=True)
        self._pointer = named(pointer, "")
        self._pointer.setZValue(-10)
        self.addItem(self._pointer, ignoreBounds=True)
        # At the ends of the three lines that the rows draw: what row each belongs to.
        self._rows = [Label(words, color=theme.text, anchor=(0, 0.5)) for words in ROW_NAMES]
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
        self._pointer.setData([], [])
        for cell, count in zip(frame.cells, self._counts, strict=False):
            if cell.centre is not None:
                self._place(count, cell, frame)
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

    def _place(self, count: pg.TextItem, cell: Cell, frame: GateFrame) -> None:
        """Put a cell's number in its middle; where the handle stands there, beside the handle.

        If that is another cell's room, the number goes farther off, with a line to its own cell.
        """
        w1, w2 = cell.centre or (0.0, 0.0)
        gate, place = frame.gate, (w1, w2)
        pointed = False
        if abs(w1 - gate.w1) < NEAR and abs(w2 - gate.w2) < NEAR:
            above = -BESIDE if gate.w2 > MOST_WEIGHT - 2 * NEAR else BESIDE
            place = (gate.w1, gate.w2 + above)
            area = polygon(cell.corners)
            ends = (QPointF(place[0] + side, place[1]) for side in (-HALF_TEXT, HALF_TEXT))
            if not all(area.containsPoint(end, Qt.FillRule.OddEvenFill) for end in ends):
                place = _clear_of_others((w1, w2), frame.cells)
                pointed = True
                self._pointer.setData([w1, place[0]], [w2, place[1]])
        count.fill = ground() if pointed else pg.mkBrush(None)
        count.setPos(*place)

    def _name_lines(self, b: float) -> None:
        """Put the rows' names where their lines w1 = −b, w2 = −b and w1 + w2 = −b leave the square.

        Inside they would stand on the numbers of narrow cells.
        """
        edge = MOST_WEIGHT
        ends = ((-b, edge), (edge, -b), (edge, -b - edge) if b < 0 else (-edge, edge - b))
        anchors = ((0.5, 1.0), (0.0, 0.5), (0.0, 0.5) if b < 0 else (1.0, 0.5))
        for name, (w1, w2), anchor in zip(self._rows, ends, anchors, strict=True):
            name.setAnchor(anchor)
            name.setPos(w1, w2)
            name.setVisible(abs(w1) <= edge and abs(w2) <= edge)


def _clear_of_others(centre: tuple[float, float], cells: tuple[Cell, ...]) -> tuple[float, float]:
    """Return a place near a cell's middle, within the square, far from the others' numbers."""
    others = [cell.centre for cell in cells if cell.centre not in (None, centre)]

    def room(place: tuple[float, float]) -> float:
        if max(map(abs, place)) > MOST_WEIGHT - HALF_TEXT:
            return -1.0
        return min((math.dist(place, other) for other in others if other), default=1.0)

    return max(((centre[0] + dx, centre[1] + dy) for dx, dy in AWAY), key=room)


def _quiet(right: int) -> QColor:
    """Return the shade of a cell that has this many rows right, but not all."""
    return tint(appearance.theme.accent, 0.09 * right)
