"""Smooth lines that are drawn fast.

Qt fills the outline of a thick line as one shape, point by point through the view's transformation.
Its short pieces, moved to their pixels beforehand, take a quarter of the time. Dashed lines, and
lines that what is below shines through, have to be drawn whole.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Any, TypeAlias

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.PlotCurveItem import arrayToLineSegments
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from lab.arrays import Array
from widgets.plots.marks import Marks
from widgets.plots.seen import AsSeen

_Draw: TypeAlias = Callable[[QPainter], None]


class Line(AsSeen, pg.PlotCurveItem):
    """A line through points."""

    def __init__(self, *points: Any, **options: Any) -> None:
        self._laid: _Laid | None = None
        super().__init__(*points, **{"antialias": True, **options})

    def updateData(self, *points: Any, **options: Any) -> None:
        """Take other points; where nothing else changes, without asking what else could have."""
        self._laid = None
        if options or self.opts["stepMode"] or not _plain(points):
            super().updateData(*points, **options)
            return
        self.xData, self.yData = points
        self.path = self.fillPath = self._fillPathList = self._mouseShape = None
        self.invalidateBounds()
        self.informViewBoundsChanged()
        self.update()
        self.sigPlotChanged.emit(self)

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        x, y = self.getData()
        if x is None or not len(x):
            return
        pen: QPen | None = self.opts["pen"]
        if pen is None or self.opts["fillLevel"] is not None or self.opts["stepMode"]:
            super().paint(painter, option, widget)
            return
        way, laid = painter.transform(), self._laid
        if laid is None or laid.pen is not pen or laid.way != way:
            laid = self._laid = _Laid(way, pen, x, y, self.opts["connect"])
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        painter.setPen(pen)
        laid.draw(painter)


class _Laid:
    """A line moved to its pixels: most pictures have it where it was in the one before."""

    def __init__(self, way: QTransform, pen: QPen, x: Array, y: Array, connect: Any) -> None:
        self.way = way
        self.pen = pen
        self.draw = _straight(way, x, y, connect) or _in_pieces_or_whole(way, pen, x, y, connect)


def _straight(way: QTransform, x: Array, y: Array, connect: Any) -> _Draw | None:
    """Return what draws a line with no corners, if it is one."""
    if len(x) != 2 or not isinstance(connect, str):
        return None
    ends = QLineF(*way.map(*map(float, (x[0], y[0]))), *way.map(*map(float, (x[1], y[1]))))
    return (lambda painter: painter.drawLine(ends)) if isfinite(ends.length()) else None


def _in_pieces_or_whole(way: QTransform, pen: QPen, x: Array, y: Array, connect: Any) -> _Draw:
    x, y = _moved(way, x, y)
    if not _looks_the_same_in_pieces(pen):
        path = pg.arrayToQPath(x, y, connect=connect)
        return lambda painter: painter.drawPath(path)
    segments = arrayToLineSegments(x, y, connect, True, None)
    pieces = segments.drawargs()
    # The pieces lie in the memory of the segments.
    return lambda painter, _=segments: painter.drawLines(*pieces)


class MarkedLine(pg.PlotDataItem):
    """A line through points, with a mark at each of them if wanted, on axes that may be log."""

    curve: pg.PlotCurveItem
    scatter: pg.ScatterPlotItem

    def __init__(self, **options: Any) -> None:
        self._look: tuple[Any, ...] = ()
        super().__init__()
        for part in (self.curve, self.scatter):
            part.setParentItem(None)
        self.curve, self.scatter = Line(), Marks()
        for part in (self.curve, self.scatter):
            part.setParentItem(self)
        self.curve.sigClicked.connect(self.sigClicked)
        self.scatter.sigClicked.connect(self.scatterClicked)
        self.scatter.sigHovered.connect(self.sigPointsHovered)
        self.setData(**{"antialias": True, **options})

    def updateItems(self, styleUpdate: bool = True) -> None:
        """Move the points; pyqtgraph gives all of them their look anew as well each time."""
        dataset = self._getDisplayDataset()
        look: tuple[Any, ...] = ()
        if dataset is not None and dataset.connect is None:
            whole = dataset.containsNonfinite is False
            look = (whole, *(self.opts.get(name) for name in _LOOK))
        if not look or look != self._look:
            self._look = look
            super().updateItems(styleUpdate)
            return
        self.curve.setData(dataset.x, dataset.y)
        if self.opts["symbol"] is not None:
            self.scatter.show_at(np.column_stack([dataset.x, dataset.y]))


_LOOK = (
    *("pen", "shadowPen", "fillLevel", "fillOutline", "fillBrush", "antialias", "connect"),
    *("stepMode", "skipFiniteCheck", "symbolPen", "symbolBrush", "symbol", "symbolSize", "pxMode"),
)
"""All that a line and its marks look like, by the names of pyqtgraph's options."""


def _plain(points: tuple[Any, ...]) -> bool:
    """Tell whether these are x and y, one of each for each point."""
    arrays = len(points) == 2 and all(type(numbers) is np.ndarray for numbers in points)
    return arrays and points[0].ndim == 1 and points[0].shape == points[1].shape


def _looks_the_same_in_pieces(pen: QPen) -> bool:
    """Tell whether the pieces of a line look like the whole, and are drawn faster."""
    solid = pen.style() == Qt.PenStyle.SolidLine and pen.isSolid() and pen.color().alpha() == 255
    return solid and pen.widthF() > 1


def _moved(way: QTransform, x: Array, y: Array) -> tuple[Array, Array]:
    """Return where points come to lie; those without a place are nan or infinite as before."""
    with np.errstate(over="ignore", invalid="ignore"):
        return (
            way.m11() * x + way.m21() * y + way.dx(),
            way.m12() * x + way.m22() * y + way.dy(),
        )
