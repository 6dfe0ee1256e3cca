"""Three handles on a line: its ends turn it, its middle shifts it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lab.gates import Point
from widgets.plots.draggable import DraggablePoint
from widgets.plots.plot import Plot
from widgets.translate import tr


class LineGrips(QObject):
    """Asks for a new place of an end (0 or 2), or of the line as a whole."""

    turn_asked = Signal(int, float, float)
    shift_asked = Signal(float, float)

    def __init__(self, plot: Plot, size: int = 13) -> None:
        super().__init__(plot)
        names = (tr("end of the line"), tr("middle of the line"), tr("other end of the line"))
        self.points = []
        for index, name in enumerate(names):
            symbol = "s" if index == 1 else "o"
            point = DraggablePoint(name, step=0.05, size=size, symbol=symbol, filled=True)
            plot.addItem(point, ignoreBounds=True)
            self.points.append(point)
        first, middle, last = self.points
        first.asked.connect(lambda x, y: self.turn_asked.emit(0, x, y))
        middle.asked.connect(self.shift_asked)
        last.asked.connect(lambda x, y: self.turn_asked.emit(2, x, y))

    def show_at(self, grips: tuple[Point, Point, Point] | None) -> None:
        """Put the handles on a line; None hides them."""
        for index, point in enumerate(self.points):
            point.setVisible(grips is not None)
            if grips is not None:
                point.show_at(*grips[index])
