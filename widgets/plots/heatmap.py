"""A map of numbers above and below 0: a diverging colour for each cell, and a scale beside it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lab.arrays import Array
from widgets.plots.images import diverging_ramp, shades
from widgets.plots.painted import line_height
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr


def shaded(values: Array, limit: float, *, cold_below: bool = False) -> npt.NDArray[np.uint8]:
    """Return values (m, n) as colours (m, n, 4): 0 in the middle, ±limit at the ends.

    What is no number is transparent; infinite values have the colours of the ends.
    """
    unknown = np.isnan(values)
    picture = np.empty((*values.shape, 4), np.uint8)
    ramp = diverging_ramp(cold_below=cold_below)
    picture[..., :3] = ramp[shades(np.where(unknown, 0.0, values), limit)]
    picture[..., 3] = np.where(unknown, 0, 255)
    return picture


def shaded_image(values: Array, limit: float) -> QImage:
    """Return values as a picture of one pixel a cell, the first row on top."""
    picture = np.ascontiguousarray(shaded(values, limit))
    height, width = values.shape
    return QImage(picture.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


class HeatMap(Plot):
    """Cells of equal size from the place `x_ends[0]`, `y_ends[0]` on, row by row upwards."""

    def __init__(self, name: str, *, limit: float, cold_below: bool, x: str, y: str) -> None:
        super().__init__(name, x=x, y=y, movable=False)
        self._limit, self._cold_below = limit, cold_below
        self._values: Array | None = None
        self._ends = ((0.0, 1.0), (0.0, 1.0))
        self._image = pg.ImageItem(axisOrder="row-major")
        self._image.setZValue(-20)
        self.addItem(self._image, ignoreBounds=True)
        self.getViewBox().disableAutoRange()
        self.getViewBox().setDefaultPadding(0)

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return x, y and the value of each cell, and what is drawn above them."""
        if self._values is None:
            return super().columns()
        (left, right), (bottom, top) = self._ends
        rows, across = self._values.shape
        x, y = np.meshgrid(_middles(left, right, across), _middles(bottom, top, rows))
        if self.getAxis("bottom").logMode:
            x = 10.0**x
        cells = (("x", x), ("y", y), (tr("value"), self._values))
        return [(name, values.ravel()) for name, values in cells] + super().columns()

    def show_values(
        self, values: Array, x_ends: tuple[float, float], y_ends: tuple[float, float]
    ) -> None:
        """Show values (rows, columns) between these ends of both axes."""
        if values is self._values:
            return
        self._values = values
        self._ends = x_ends, y_ends
        picture = shaded(values, self._limit, cold_below=self._cold_below)
        self._image.setImage(picture, autoLevels=False)
        (left, right), (bottom, top) = x_ends, y_ends
        self._image.setRect(QRectF(left, bottom, right - left, top - bottom))
        self.setRange(xRange=x_ends, yRange=y_ends, padding=0)


def _middles(low: float, high: float, count: int) -> Array:
    """Return the middle of each of so many cells between two ends."""
    edges = np.linspace(low, high, count + 1)
    return np.asarray((edges[:-1] + edges[1:]) / 2)


class ColorScale(QWidget):
    """The colours of a map with what they mean, from its lowest value to its highest."""

    def __init__(self, words: tuple[str, str, str], *, cold_below: bool) -> None:
        super().__init__()
        self._words = words
        self._ramp = diverging_ramp(cold_below=cold_below)
        self.setAccessibleName("; ".join(words))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, line_height(self.font()) + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the colours and the three words below them."""
        with QPainter(self) as painter:
            bar = QRectF(0, 2, self.width(), 8)
            gradient = QLinearGradient(QPointF(0, 0), QPointF(self.width(), 0))
            for place in np.linspace(0, 1, 17):
                shade = self._ramp[round(place * (len(self._ramp) - 1))]
                gradient.setColorAt(place, QColor(*shade.tolist()))
            painter.fillRect(bar, gradient)
            painter.setPen(QColor(appearance.theme.secondary))
            below = QRectF(0, 12, self.width(), line_height(self.font()))
            flags = (
                Qt.AlignmentFlag.AlignLeft,
                Qt.AlignmentFlag.AlignHCenter,
                Qt.AlignmentFlag.AlignRight,
            )
            for flag, words in zip(flags, self._words, strict=True):
                painter.drawText(below, flag, words)
