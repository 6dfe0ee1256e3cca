"""A surface seen from above: a quiet picture, thin isolines, its minima marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from contourpy import LineType, contour_generator
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem

from lab.arrays import Array
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance, tint
from widgets.translate import tr

SHADES = 256
LINE_OPACITY = {"dark": 0.42, "light": 0.34}


class ContourMap:
    """The surface below everything else on a plot.

    `show_surface` draws it anew only if its values are others, and sets the plot's range to it.
    What moves above it does not redraw it, since Qt keeps its picture.
    """

    def __init__(self, plot: Plot, *, marks: bool = True) -> None:
        self.plot = plot
        self._values: Array | None = None
        theme = appearance.theme
        self._image = _SmoothImage(axisOrder="row-major")
        self._image.setZValue(-20)
        line = tint(theme.secondary, LINE_OPACITY[theme.name])
        self._lines = pg.PlotCurveItem(pen=pg.mkPen(line, width=1), antialias=True)
        self._lines.setZValue(-10)
        self._marks = Marks(
            symbol="+",
            size=15,
            pen=pg.mkPen(theme.background, width=1),
            brush=pg.mkBrush(theme.text),
        )
        self._marks.setZValue(15)
        self._marks.setVisible(marks)
        named(self._lines, "")
        named(self._marks, tr("minimum"))
        for item in (self._image, self._lines, self._marks):
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
            plot.addItem(item, ignoreBounds=True)
        plot.getViewBox().disableAutoRange()
        plot.getViewBox().setDefaultPadding(0)

    def show_surface(
        self,
        x: Array,
        y: Array,
        values: Array,
        levels: Array,
        minima: Array | None = None,
    ) -> None:
        """Show f at the places x (n,), y (m,): values (m, n), a row a y.

        `levels` (k,) are the heights of the isolines, rising; the shading is stretched so that each
        pair of neighbours is as far apart in colour as any other. Where f is not finite, nothing is
        drawn. `minima` (j, 2) are marked with a cross.
        """
        if values is self._values:
            return
        self._values = values
        self._marks.setData(pos=np.reshape(minima if minima is not None else (), (-1, 2)))
        self._image.setImage(_shaded(values, levels), autoLevels=False)
        dx, dy = (x[-1] - x[0]) / (len(x) - 1), (y[-1] - y[0]) / (len(y) - 1)
        self._image.setRect(x[0] - dx / 2, y[0] - dy / 2, dx * len(x), dy * len(y))
        lines = isolines(x, y, values, levels)
        self._lines.setData(lines[:, 0], lines[:, 1], connect="finite")
        self.plot.setRange(xRange=(x[0], x[-1]), yRange=(y[0], y[-1]), padding=0)


def isolines(x: Array, y: Array, values: Array, levels: Array) -> Array:
    """Return the isolines of all levels as one line (p, 2), broken by rows of nan."""
    heights = contour_generator(x, y, values, line_type=LineType.ChunkCombinedNan)
    pieces: list[Any] = []
    for level in levels:
        (points,), *_ = heights.lines(level)
        if points is not None:
            pieces += [points, [[np.nan, np.nan]]]
    return np.concatenate(pieces) if pieces else np.empty((0, 2))


def _shaded(values: Array, levels: Array) -> Any:
    """Return the picture: (m, n, 4) bytes, through the theme's ramp."""
    low, high = (QColor(color) for color in appearance.theme.surface)
    share = np.linspace(0, 1, SHADES)[:, None]
    ends = [np.array([c.red(), c.green(), c.blue(), 255]) for c in (low, high)]
    ramp = np.round(ends[0] * (1 - share) + ends[1] * share).astype(np.uint8)
    finite = np.isfinite(values)
    heights = np.where(finite, values, 0.0)
    if len(levels) > 1:
        bottom = min(float(heights.min()), levels[0])
        steps = np.concatenate(([bottom], levels))
        shade = np.interp(heights, steps, np.linspace(0, 1, len(steps)))
    else:
        shade = np.zeros_like(heights)
    picture = ramp[(shade * (SHADES - 1)).astype(np.uint8)]
    picture[~finite] = 0
    return picture


class _SmoothImage(pg.ImageItem):
    """An image without visible pixels, however large it is drawn."""

    def paint(self, painter: QPainter, *options: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, *options)
