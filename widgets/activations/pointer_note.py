"""A few words beside the pointer: the exact numbers of what it is on."""

from __future__ import annotations

import pyqtgraph as pg

from widgets.plots.plot import Plot
from widgets.theme import appearance


class PointerNote(pg.TextItem):
    """Words at a place of a plot, on the side where there is room; gone with the pointer."""

    def __init__(self, plot: Plot) -> None:
        theme = appearance.theme
        super().__init__(anchor=(0, 1), color=theme.text, fill=pg.mkBrush(theme.panel))
        self._plot = plot
        self.setZValue(30)
        self.hide()
        plot.addItem(self, ignoreBounds=True)
        plot.left.connect(self.hide)

    def say(self, text: str, x: float, y: float) -> None:
        """Show the words at (x, y), in the coordinates of the plot's view."""
        (left, right), (low, high) = self._plot.getViewBox().viewRange()
        upside = self._plot.getViewBox().yInverted()
        below = (y > (low + high) / 2) != upside
        self.setAnchor((1 if x > (left + right) / 2 else 0, 0 if below else 1))
        self.setText(text)
        self.setPos(x, y)
        self.show()
