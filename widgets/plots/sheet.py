"""Lines that seldom change, as one picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from widgets.plots.line import Line
from widgets.plots.plot import Plot
from widgets.plots.seen import AsSeen

MOST_MOVING = 3
_ITEM_HAS_NO_CONTENTS = QGraphicsItem.GraphicsItemFlag.ItemHasNoContents


class Sheet(AsSeen, pg.GraphicsObject):
    """Draws lines of a plot once, and copies that picture while something else moves over it.

    The lines stay items of the plot with numbers of their own. Whoever shows or raises another
    calls `update`, whoever changes some tells which.
    """

    def __init__(self, plot: Plot, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines
        self._moving: frozenset[Line] = frozenset()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        for line in lines:
            line.setFlag(_ITEM_HAS_NO_CONTENTS, True)
        plot.addItem(self, ignoreBounds=True)

    def tell_changed(self, changed: Collection[Line]) -> None:
        """Draw lines that have changed by themselves as long as they do, unless most have."""
        moving = frozenset(changed if len(changed) <= MOST_MOVING else ())
        if moving != self._moving or len(changed) > len(moving):
            for line in moving ^ self._moving:
                line.setFlag(_ITEM_HAS_NO_CONTENTS, line not in moving)
            self._moving = moving
            self.update()

    def viewTransformChanged(self) -> None:
        super().viewTransformChanged()
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, option: Any, widget: Any) -> None:
        """Draw all lines on show, the highest last."""
        way = painter.transform()
        shown = [line for line in self._lines if line.isVisible() and line not in self._moving]
        for line in sorted(shown, key=Line.zValue):
            painter.setTransform(way)
            line.paint(painter, option, widget)
