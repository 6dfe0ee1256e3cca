"""Bounds for what is drawn in data coordinates."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF


class AsSeen:
    """Gives an item of pyqtgraph all that is to be seen of its plot for bounds.

    Qt asks for them several times for each picture, and looking them up takes longer than painting
    a little more. What a plot shows automatically still follows from the item's numbers.
    """

    def boundingRect(self: Any) -> QRectF:
        box = self.getViewBox()
        seen: QRectF = super().boundingRect() if box is None else box.viewRect()
        return seen
