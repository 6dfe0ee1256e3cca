"""Plots that paint themselves: many small ones in one widget, where pyqtgraph is too slow."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from widgets.export import offer_export


def line_height(font: QFont) -> int:
    """Return the height of a line of text, also where some glyphs come from a taller font."""
    key = font.key()
    if key not in _heights:
        metrics = QFontMetrics(font)
        _heights[key] = max(metrics.height(), metrics.boundingRect("图Åg").height())
    return _heights[key]


_heights: dict[str, int] = {}
"""By font: to find another font for a glyph takes as long as to paint a histogram."""


class PaintedPlot(QWidget):
    """A widget with a name for screen readers that can be saved as a picture or as numbers."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return what is drawn as named columns of numbers."""
        raise NotImplementedError

    def contextMenuEvent(self, event: Any) -> None:
        """Offer to take the plot along as a picture or as numbers."""
        offer_export(self, event.globalPos())
