"""Bars with a number on each, one for each class, in the classes' colours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg

from lab.arrays import Array
from widgets.plots import ink
from widgets.plots.marks import BarItem
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance

WIDTH = 0.62
MOST_LEVEL = 6
"""With more bars than this the words stand upright, to fit above each."""


def class_color(k: int) -> str:
    """Return the colour of class k (from 0)."""
    more = appearance.theme.more
    return more[k % len(more)]


class BarPlot(Plot):
    """Shows one bar for each value; what is no number gets its name in red instead of a bar."""

    def __init__(self, name: str, most: int, *, handles: bool = False) -> None:
        super().__init__(name, movable=False)
        self._gap = 0.35 if handles else 0.0
        self.getAxis("bottom").setStyle(tickLength=0)
        self.bars = BarItem(x=[], height=[], width=WIDTH, pen=None)
        self.addItem(named(self.bars, name), ignoreBounds=True)
        line = Rule(0, 0, pen=pg.mkPen(appearance.theme.secondary))
        self.addItem(line, ignoreBounds=True)
        self.texts = [pg.TextItem(anchor=(0.5, 1)) for _ in range(most)]
        for text in self.texts:
            self.addItem(text, ignoreBounds=True)
        self._count = 0
        self._shown: list[tuple[str, bool, float]] = []

    def show_bars(self, values: Array, words: Sequence[str]) -> None:
        """Show bars of the given heights, each with its words beyond its end."""
        if len(values) != self._count:
            self._count = len(values)
            for text in self.texts:
                text.setAngle(90 if self._count > MOST_LEVEL else 0)
            self.setXRange(-0.6, len(values) - 0.4, padding=0)
            self.getAxis("bottom").setTicks([[(k, str(k + 1)) for k in range(len(values))]])
        good = np.isfinite(values)
        heights = np.where(good, values, 0)
        shown = list(zip(words, good.tolist(), heights.tolist(), strict=True))
        if shown == self._shown:
            return
        self._shown = shown
        brushes = [ink.brush(class_color(k)) for k in range(len(values))]
        self.bars.setOpts(x=np.arange(len(values)), height=heights, brushes=brushes)
        theme = appearance.theme
        for k, text in enumerate(self.texts):
            text.setVisible(k < len(values))
            if k < len(values):
                text.setText(words[k], color=theme.text if good[k] else theme.error)
                self._place(text, k, float(heights[k]))

    def _place(self, text: pg.TextItem, k: int, height: float) -> None:
        """Put words above a bar, below a negative one."""
        above = height >= 0
        if self._count > MOST_LEVEL:
            anchor = (-self._gap / 2 if above else 1 + self._gap / 2, 0.5)
        else:
            anchor = (0.5, 1 + self._gap if above else -self._gap)
        if anchor != tuple(text.anchor):
            text.setAnchor(anchor)
        text.setPos(k, height)
