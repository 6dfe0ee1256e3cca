"""The plane of one gate: its line turned at the ends, shifted in the middle, its weight vector."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal

from lab.experiments.perceptron.gate import GateFrame
from lab.gates import INPUTS
from widgets.perceptron.grips import LineGrips
from widgets.perceptron.plane import Arrow, HalfPlanes, InputPlane
from widgets.perceptron.points import ClassPoint
from widgets.plots.draggable import DraggablePoint
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.theme import appearance
from widgets.translate import tr


class GatePlane(InputPlane):
    """Asks for a new place of an end (0, 2) or the middle (1) of the line, or of the vector's tip.

    `flip_asked` asks for another target of a row of the truth table.
    """

    turn_asked = Signal(int, float, float)
    shift_asked = Signal(float, float)
    tip_asked = Signal(float, float)
    flip_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("The plane of x1 and x2: drag the line, or the weight vector"))
        self.setRange(xRange=(-0.6, 1.6), yRange=(-0.72, 1.72), padding=0)
        theme = appearance.theme
        self._halves = HalfPlanes(self)
        self._vector = Arrow(self, theme.accent)
        self.grips = LineGrips(self)
        self.grips.turn_asked.connect(self.turn_asked)
        self.grips.shift_asked.connect(self.shift_asked)
        self.tip = DraggablePoint(
            tr("tip of the weight vector"), step=0.05, color=theme.accent, size=19, text="w"
        )
        self.tip.asked.connect(self.tip_asked)
        self.addItem(self.tip, ignoreBounds=True)
        self.points = [self._make_point(row) for row in range(len(INPUTS))]
        self._wrong = Marks(symbol="o", size=32, pen=pg.mkPen(theme.error, width=2), brush=None)
        self._crosses = Marks(
            symbol="x", size=9, pen=pg.mkPen(theme.error, width=1), brush=theme.error
        )
        named(self._wrong, tr("wrong"))
        named(self._crosses, "")
        for item in (self._wrong, self._crosses):
            item.setZValue(9)
            self.addItem(item, ignoreBounds=True)
        self.dragged.connect(self.shift_asked)

    def _make_point(self, row: int) -> ClassPoint:
        x1, x2 = INPUTS[row]
        point = ClassPoint(f"({x1}, {x2})", movable=False)
        point.show_at(x1, x2)
        for signal in (point.flip_asked, point.pressed):
            signal.connect(lambda: self.flip_asked.emit(row))
        self.addItem(point, ignoreBounds=True)
        return point

    def show_frame(self, frame: GateFrame) -> None:
        """Show a gate and the targets, and mark the points it gets wrong."""
        gate = frame.gate
        self._halves.show(gate, frame.sides or ())
        self._vector.show((0, 0), (gate.w1, gate.w2))
        self.tip.show_at(gate.w1, gate.w2)
        self.grips.show_at(frame.grips)
        for point, target in zip(self.points, frame.targets, strict=True):
            point.show_target(target)
        wrong = np.array(INPUTS, float)[~np.array(frame.right)]
        for marks, beside in ((self._wrong, 0), (self._crosses, 0.11)):
            marks.setVisible(len(wrong) > 0)
            marks.show_at(wrong + beside)
