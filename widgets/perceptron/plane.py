"""The plane of the inputs (x1, x2): half-planes, the line between them, axes, a weight vector."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPathItem, QGraphicsPolygonItem

from lab.arrays import Array
from lab.gates import Gate
from lab.polygon import box
from widgets.perceptron.points import target_color
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance, tint
from widgets.translate import tr

FAR_OFF = 30.0
FAR = box((-FAR_OFF, FAR_OFF), (-FAR_OFF, FAR_OFF))
SHADE = {"dark": 0.17, "light": 0.16}
HEAD = 0.075


def polygon(corners: Array) -> QPolygonF:
    """Return corners (k, 2) as Qt's polygon."""
    return QPolygonF([QPointF(x, y) for x, y in corners.tolist()])


class Arrow:
    """A vector on a plot, in data coordinates, with a head that stays the same size."""

    def __init__(self, plot: Plot, color: str, *, width: float = 2.0, z: float = 8) -> None:
        pen = pg.mkPen(color, width=appearance.line_width(width))
        self.item = QGraphicsPathItem()
        self.item.setPen(pen)
        self.item.setZValue(z)
        plot.addItem(self.item, ignoreBounds=True)

    def show(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw it from start to end; one without length has no head."""
        along = np.subtract(end, start)
        length = float(np.hypot(*along))
        path = QPainterPath()
        if length >= 1e-9:
            back = along / length * min(HEAD, length)
            across = np.array([-back[1], back[0]]) * 0.45
            for route in ([start, end], [end - back + across, end, end - back - across]):
                path.addPolygon(polygon(np.array(route)))
        self.item.setPath(path)

    def hide(self) -> None:
        """Draw nothing."""
        self.item.setPath(QPainterPath())


class HalfPlanes:
    """A gate's line, with the side of the ones and the side of the zeros shaded and named."""

    def __init__(self, plot: Plot, *, sides_named: bool = True) -> None:
        theme = appearance.theme
        self._areas = []
        for output in (0, 1):
            area = QGraphicsPolygonItem()
            area.setPen(pg.mkPen(None))
            area.setBrush(tint(target_color(output), SHADE[theme.name]))
            area.setZValue(-30)
            plot.addItem(area, ignoreBounds=True)
            self._areas.append(area)
        self._line = QGraphicsLineItem()
        self._line.setPen(pg.mkPen(theme.text, width=appearance.line_width(2)))
        self._line.setZValue(5)
        named(self._line, tr("decision line"))
        plot.addItem(self._line, ignoreBounds=True)
        self._names = []
        for output in (0, 1) if sides_named else ():
            name = pg.TextItem(f"y = {output}", color=theme.text, anchor=(0.5, 0.5))
            name.setZValue(6)
            plot.addItem(name, ignoreBounds=True)
            self._names.append(name)

    def show(self, gate: Gate, beside: tuple[tuple[float, float], ...] = ()) -> None:
        """Show a gate; the names of its sides (0, then 1) stand at the two places `beside`."""
        for output, area in enumerate(self._areas):
            area.setPolygon(polygon(gate.area(FAR, output)))
        ends = gate.line(FAR)
        self._line.setVisible(len(ends) > 0)
        if len(ends):
            self._line.setLine(*ends.ravel().tolist())
        for index, name in enumerate(self._names):
            name.setVisible(bool(beside))
            if beside:
                name.setPos(*beside[index])


class InputPlane(Plot):
    """A plot for inputs around the unit square, one unit as long along x as along y."""

    def __init__(self, name: str, *, x: str = "x1", y: str = "x2") -> None:
        super().__init__(name, x=x, y=y, equal=True, movable=False)
        self.getViewBox().disableAutoRange()
        # Qt's own items, which need no Python to be painted, have no such hint of their own.
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ends in ((-FAR_OFF, 0, FAR_OFF, 0), (0, -FAR_OFF, 0, FAR_OFF)):
            axis = QGraphicsLineItem(*ends)
            axis.setPen(pg.mkPen(appearance.theme.line, width=1))
            axis.setZValue(-20)
            self.addItem(axis, ignoreBounds=True)
