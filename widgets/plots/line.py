"""Smooth lines that are drawn fast.

Qt fills the outline of a thick line as one shape, point by point through the view's transformation.
Its short pieces, moved to their pixels beforehand, take a quarter of the time. Dashed lines, and
lines that what is below shines through, have to be drawn whole.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.PlotCurveItem import arrayToLineSegments
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from lab.arrays import Array


class Line(pg.PlotCurveItem):
    """A line through points."""

    def __init__(self, *points: Any, **options: Any) -> None:
        self._pieces: Any = None
        super().__init__(*points, **{"antialias": True, **options})

    def boundingRect(self) -> QRectF:
        """Return all that is to be seen of the plot: no more than that is drawn.

        The bounds of the points would be looked up several times for each picture.
        """
        box = self.getViewBox()
        seen: QRectF = super().boundingRect() if box is None else box.viewRect()
        return seen

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        x, y = self.getData()
        if x is None or not _in_pieces(self.opts):
            super().paint(painter, option, widget)
            return
        x, y = _moved(painter.transform(), x, y)
        self._pieces = arrayToLineSegments(x, y, self.opts["connect"], True, self._pieces)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.opts["antialias"])
        painter.setPen(self.opts["pen"])
        painter.drawLines(*self._pieces.drawargs())
        painter.restore()


class MarkedLine(pg.PlotDataItem):
    """A line through points, with a mark at each of them if wanted, on axes that may be log."""

    curve: pg.PlotCurveItem

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self.curve.setParentItem(None)
        self.curve = Line()
        self.curve.setParentItem(self)
        self.curve.sigClicked.connect(self.sigClicked)
        self.setData(**{"antialias": True, **options})


def _in_pieces(options: dict[str, Any]) -> bool:
    """Tell whether the pieces of a line look like the whole, and are drawn faster."""
    pen: QPen | None = options["pen"]
    if pen is None:
        return False
    solid = pen.style() == Qt.PenStyle.SolidLine and pen.isSolid() and pen.color().alpha() == 255
    filled = options["fillLevel"] is not None or options["stepMode"]
    return solid and pen.widthF() > 1 and not filled


def _moved(way: QTransform, x: Array, y: Array) -> tuple[Array, Array]:
    """Return where points come to lie; those without a place are nan or infinite as before."""
    with np.errstate(over="ignore", invalid="ignore"):
        return (
            way.m11() * x + way.m21() * y + way.dx(),
            way.m12() * x + way.m22() * y + way.dy(),
        )
