"""Marks and bars on a plot, without what pyqtgraph does for many thousands of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QWidget

from lab.arrays import Array
from widgets.plots.seen import AsSeen


class Marks(AsSeen, pg.ScatterPlotItem):
    """A scatter plot of few points, of a fixed size in pixels."""

    def __init__(self, *points: Any, **options: Any) -> None:
        self._laid: tuple[QTransform, float] | None = None
        super().__init__(*points, **options)

    def show_at(self, places: Array) -> None:
        """Show a mark at each place (k, 2); where nothing has moved, nothing is drawn anew."""
        if len(places) != len(self.data):
            self.setData(pos=places)
        elif not np.array_equal(np.column_stack(self.getData()), places, equal_nan=True):
            self.data["x"], self.data["y"] = places.T
            self.bounds = [None, None]
            self.informViewBoundsChanged()
            self.invalidate()
            self.sigPlotChanged.emit(self)

    def invalidate(self) -> None:
        self._laid = None
        super().invalidate()

    def paint(self, painter: QPainter, option: Any, widget: QWidget) -> None:
        """Draw the marks, if there are any, where they were if they are still the same."""
        if not len(self.data):
            return
        key = painter.transform(), widget.devicePixelRatioF() if widget else 0.0
        if self._laid == key and self._exportOpts is False:
            painter.resetTransform()
            draw: Any = painter.drawPixmapFragments
            draw(*self._pixmapFragments.drawargs(), self.fragmentAtlas.pixmap)
        else:
            super().paint(painter, option, widget)
            self._laid = key if self._exportOpts is False else None

    def _maskAt(self, obj: Any) -> Any:
        """Few marks are sooner drawn than looked up, whether they are in sight."""
        if not isinstance(obj, QRectF):
            return super()._maskAt(obj)
        x, y = self.getData()
        return self.data["visible"] & np.isfinite(x) & np.isfinite(y)


class BarItem(AsSeen, pg.BarGraphItem):
    """A few bars."""
