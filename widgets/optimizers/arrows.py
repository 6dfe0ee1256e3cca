"""Arrows on the map: the push of the gradient, what is carried along, and the step taken."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from lab.arrays import Array
from lab.experiments.optimizers.memory import MEAN, Recall
from widgets.plots.label import ground
from widgets.plots.line import Line
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

HEAD = 10
LONGEST = 3.0
"""Of the plot's width or height: longer arrows are cut."""


def arrow_words(name: str, now: Recall) -> tuple[str, str, str]:
    """Return the names of the three arrows: push, what is carried, step."""
    velocity = "−ηm" if name in MEAN else "v"
    return "−ηg", velocity, "v = " + tr("update") if now.carried_is_step else tr("update")


class Arrow:
    """One arrow from a point, with a word at its tip; hidden where it has no length."""

    def __init__(self, plot: Plot, color: str, *, dashed: bool = False) -> None:
        self._plot = plot
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        width = appearance.line_width(2)
        pen = pg.mkPen(color, width=width, style=style)
        self._shaft = named(Line(pen=pen), "")
        self._head = pg.ArrowItem(
            headLen=HEAD, headWidth=7, pen=pg.mkPen(color), brush=pg.mkBrush(color), pxMode=True
        )
        self._text = pg.TextItem(color=color, anchor=(0.5, 0.5), fill=ground())
        for item in (self._shaft, self._head, self._text):
            item.setZValue(16)
            plot.addItem(item, ignoreBounds=True)
        self.hide()

    def hide(self) -> None:
        """Show nothing."""
        for item in (self._shaft, self._head, self._text):
            item.setVisible(False)

    def show_at(self, tail: Array, run: Array, words: str) -> None:
        """Show the arrow from `tail` (2,) by `run` (2,), named by `words`."""
        ranges = np.array(self._plot.getViewBox().viewRange())
        span = np.diff(ranges, axis=1)[:, 0]
        share = float(np.max(np.abs(run) / span)) if np.isfinite(run).all() else 0.0
        if share <= 0 or not np.isfinite(tail).all():
            self.hide()
            return
        run = run * min(1.0, LONGEST / share)
        tip = tail + run
        width, height = self._plot.getViewBox().viewPixelSize()
        right, up = run[0] / width, run[1] / height
        self._shaft.setData([tail[0], tip[0]], [tail[1], tip[1]])
        length = math.hypot(right, up)
        angle = 180 - math.degrees(math.atan2(up, right))
        self._head.setStyle(angle=angle, headLen=min(HEAD, 0.6 * length))
        self._head.setPos(*tip)
        beyond = tip + np.array([right * width, up * height]) * (14 / length)
        self._text.setText(words)
        self._text.setPos(*beyond)
        for item in (self._shaft, self._head, self._text):
            item.setVisible(True)
