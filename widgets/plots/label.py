"""Words at a place of a plot: never cut off at its edge, and legible over lines."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from widgets.theme import appearance

COVER = 215
"""How much of 255 of the lines behind words is covered."""


def ground() -> Any:
    """Return the brush behind words that may lie on lines or marks."""
    fill = QColor(appearance.theme.panel)
    fill.setAlpha(COVER)
    return pg.mkBrush(fill)


class Label(pg.TextItem):
    """Text at a place in data coordinates; near an edge it is moved inwards as far as it must."""

    def setPos(self, *place: Any) -> None:
        """Put it to a place, anchored there."""
        super().setPos(*place)
        self.updateTextPos()

    def updateTextPos(self) -> None:
        """Anchor the text, then move it into the plot, unless its place itself lies outside."""
        super().updateTextPos()
        view = self.getViewBox()
        if view is None:
            return
        inside, text = view.sceneBoundingRect(), self.textItem
        if not inside.contains(self.scenePos()):
            return
        found = text.mapRectToScene(text.boundingRect())
        shift = QPointF(
            _inwards(found.left(), found.right(), inside.left(), inside.right()),
            _inwards(found.top(), found.bottom(), inside.top(), inside.bottom()),
        )
        text.setPos(text.pos() + self.mapFromScene(shift) - self.mapFromScene(QPointF()))


def _inwards(low: float, high: float, least: float, most: float) -> float:
    """Return how far low … high must move to lie within least … most, the beginning first."""
    return max(least - low, min(0.0, most - high))
