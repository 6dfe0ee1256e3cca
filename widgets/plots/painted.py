"""Plots that paint themselves: many small ones in one widget, where pyqtgraph is too slow."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from widgets.translate import tr


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


def offer_export(plot: QWidget, place: QPoint) -> None:
    """Show the menu that saves a plot as a picture or as numbers."""
    # The exports know the tabs, which are made of plots.
    from widgets.export import save_as

    menu = QMenu(plot)
    words = {
        "png": tr("Save the plot as a picture (PNG)…"),
        "svg": tr("Save the plot as a drawing (SVG)…"),
        "csv": tr("Save the plot's data (CSV)…"),
    }
    for kind, text in words.items():
        menu.addAction(text).triggered.connect(lambda _=False, k=kind: save_as(plot, k))
    menu.exec(place)
    menu.deleteLater()
