"""A plot of all functions: curves, tangents, a crosshair, shading; one for y, one for slopes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from lab.arrays import Array
from lab.experiments.activations.curves import HIGH, LOW, Curve, CurvesFrame
from lab.experiments.activations.functions import FUNCTIONS
from widgets.activations import styles
from widgets.activations.pointer_note import PointerNote
from widgets.plots import ink
from widgets.plots.line import Line
from widgets.plots.marks import BarItem, Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.plots.sheet import Sheet
from widgets.theme import appearance, mixed
from widgets.translate import tr

AXIS_WIDTH = 46
FAR = 1e3


class CurvePlot(Plot):
    """One line for each function over the same x; `pick` takes a Curve's y or its slope."""

    def __init__(self, name: str, y: str, pick: Callable[[Curve], Array]) -> None:
        super().__init__(name, y=y, movable=False)
        self._pick = pick
        self.setXRange(LOW, HIGH, padding=0)
        self.getAxis("left").setWidth(round(AXIS_WIDTH * appearance.scale))
        theme = appearance.theme
        self.shade = BarItem(x0=[], x1=[], y0=[], y1=[], pen=None)
        self.shade.setZValue(-10)
        self.addItem(self.shade, ignoreBounds=True)
        for angle in (0, 90):
            zero = Rule(0, angle, pen=pg.mkPen(theme.line))
            zero.setZValue(-9)
            self.addItem(zero, ignoreBounds=True)
        self.cross = Rule(0, 90, pen=pg.mkPen(theme.secondary, style=_DASH))
        self.addItem(self.cross, ignoreBounds=True)
        self._drawn: dict[str, Array] = {}
        self._on_top = ""
        self._shaded: tuple[object, ...] = ()
        self.lines = {key: self._line(key) for key in FUNCTIONS}
        self._sheet = Sheet(self, list(self.lines.values()))
        self.dots = Marks(size=8, pen=pg.mkPen(theme.background, width=1))
        self.dots.setZValue(12)
        named(self.dots, tr("at x"))
        named(self.shade, "")
        self.addItem(self.dots, ignoreBounds=True)
        self.note = PointerNote(self)
        self.saturated = pg.TextItem(tr("saturated"), color=theme.text, anchor=(0, 0))
        self.addItem(self.saturated, ignoreBounds=True)

    def _line(self, key: str) -> Line:
        line = named(Line(pen=styles.pen(key)), tr(FUNCTIONS[key]))
        self.addItem(line, ignoreBounds=True)
        return line

    def show_curves(
        self, frame: CurvesFrame, selected: str, x: float, y_range: tuple[float, float]
    ) -> None:
        """Show all lines, the points at the crosshair, and where the selected one saturates."""
        self._show_lines(frame, selected)
        self.cross.setPos(x)
        at = [self._at(curve) for curve in frame.curves]
        brushes = [ink.brush(styles.color(curve.name)) for curve in frame.curves]
        self.dots.setData(x=[x] * len(at), y=at, brush=brushes)
        self._shade(frame.curve(selected), y_range)
        if y_range != tuple(self.getViewBox().viewRange()[1]):
            self.setYRange(*y_range, padding=0)

    def _show_lines(self, frame: CurvesFrame, selected: str) -> None:
        """Show the lines, the explained one over the others; most moves change none of them."""
        drawn = {curve.name: self._pick(curve) for curve in frame.curves}
        changed = [key for key in drawn if self._drawn.get(key) is not drawn[key]]
        for key in changed:
            self.lines[key].setData(frame.x, np.clip(drawn[key], -FAR, FAR))
        self._sheet.tell_changed([self.lines[key] for key in changed])
        if drawn.keys() != self._drawn.keys() or selected != self._on_top:
            self._on_top = selected
            for key, line in self.lines.items():
                line.setVisible(key in drawn)
                line.setZValue(5 if key == selected else 1)
            self._sheet.update()
        self._drawn = drawn

    def _at(self, curve: Curve) -> float:
        return curve.y_at if self._pick(curve) is curve.y else curve.slope_at

    def _shade(self, curve: Curve, y_range: tuple[float, float]) -> None:
        if self._shaded == (curve.name, curve.saturated, y_range):
            return
        self._shaded = (curve.name, curve.saturated, y_range)
        low, high = y_range
        self.shade.setOpts(
            x0=[a for a, _ in curve.saturated],
            x1=[b for _, b in curve.saturated],
            y0=[low - 1] * len(curve.saturated),
            y1=[high + 1] * len(curve.saturated),
            brush=_tint(styles.color(curve.name)),
        )
        widest = max(curve.saturated, key=lambda s: s[1] - s[0], default=None)
        self.saturated.setVisible(widest is not None)
        if widest is not None:
            self.saturated.setPos(widest[0], high)


def _tint(color: str) -> QColor:
    """Return a colour faded into the background, opaque: it is painted several times faster."""
    share = 0.13 if appearance.theme.name == "dark" else 0.11
    return mixed(appearance.theme.background, color, share)


_DASH = Qt.PenStyle.DashLine
