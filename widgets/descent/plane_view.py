"""Two dimensions: the way down over the contours, and f against the step."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGraphicsItem,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lab.experiments.descent.plane import PlaneFrame
from lab.message import Message
from lab.numerals import plain
from widgets.controls import label
from widgets.descent.landscape import Landscape, opengl_works
from widgets.plots.axis import axis_width
from widgets.plots.contour import ContourMap
from widgets.plots.draggable import DraggablePoint
from widgets.plots.held import HeldHeight
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.paths import PathItem
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.steady import Steady
from widgets.theme import appearance, tint
from widgets.translate import say, tr

NEAR = 12
"""How many pixels from a point of the path the pointer still means that point."""


class PlaneView(QWidget):
    """Contours, arrows and the path above, f below; asks for a start, a step, or 3-D."""

    start_asked = Signal(float, float)
    step_asked = Signal(int)
    in_3d_asked = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._frame: PlaneFrame | None = None
        self._cursor = 0
        self._build_map()
        self._build_f()
        self.landscape: Landscape | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.map)
        self.readout = label("", "text")
        self.in_3d = QCheckBox(tr("3-D"))
        self.in_3d.setObjectName("in_3d")
        self.in_3d.setToolTip(tr("See the surface as a landscape; drag to turn it"))
        self.in_3d.setVisible(opengl_works())
        self.in_3d.clicked.connect(self.in_3d_asked)
        self.outcome = label("")
        row = QHBoxLayout()
        row.addWidget(Steady(self.readout), 1)
        row.addWidget(self.in_3d)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._views, 3)
        column.addWidget(Steady(self.outcome))
        column.addWidget(self.f, 1)

    def _build_map(self) -> None:
        theme = appearance.theme
        self.map = Plot(tr("the surface from above"), x="x", y="y", equal=True, movable=False)
        self._contours = ContourMap(self.map)
        arrows = pg.mkPen(tint(theme.more[0], 0.75), width=1)
        self._arrows = pg.PlotCurveItem(pen=arrows, antialias=True)
        self._arrows.setZValue(-5)
        named(self._arrows, tr("gradients"))
        self._arrows.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.map.addItem(self._arrows, ignoreBounds=True)
        self.path = PathItem(self.map, theme.series["sgd"], z=1)
        self._near = _ring()
        self.map.addItem(self._near, ignoreBounds=True)
        self.start = DraggablePoint(tr("start"), text=tr("start"))
        self.start.asked.connect(self._ask_start)
        self.map.addItem(self.start)
        self.map.clicked.connect(lambda _button, x, y: self._ask_start(x, y))
        self.map.dragged.connect(self._ask_start)
        self.map.hovered.connect(self._hover_map)
        self.map.left.connect(self._leave)

    def _build_f(self) -> None:
        theme = appearance.theme
        words = tr("f against the step")
        self.f = Plot(words, x=tr("step"), y="f", movable=False, steps=True)
        for plot in (self.map, self.f):
            plot.getAxis("left").setWidth(axis_width(plot))
        self.f.setMinimumHeight(110)
        self._height = HeldHeight(self.f)
        self._curve = self.f.line(theme.series["sgd"], 2.0, called="f")
        self._near_f = _ring()
        self._at = Rule(
            angle=90, pen=pg.mkPen(theme.secondary, width=1, style=Qt.PenStyle.DashLine)
        )
        for item in (self._near_f, self._at):
            self.f.addItem(item, ignoreBounds=True)
        self.f.clicked.connect(lambda _button, x, y: self._ask_step(x))
        self.f.dragged.connect(lambda x, y: self._ask_step(x))
        self.f.hovered.connect(lambda x, y: self._show_near(round(x)))
        self.f.left.connect(self._leave)

    def show_frame(
        self, frame: PlaneFrame, cursor: int, *, arrows: bool, in_3d: bool, outcome: Message
    ) -> None:
        """Show the path up to the cursor."""
        new = self._frame is None or frame.surface is not self._frame.surface
        changed = frame is not self._frame
        self._frame, self._cursor = frame, cursor
        if new:
            self._show_surface(frame)
        self._arrows.setVisible(arrows)
        self.path.show_path(frame.path, cursor)
        self.start.show_at(*frame.path[0])
        if changed:
            self._show_f(frame)
            self.outcome.setText(say(outcome))
        self._at.setValue(cursor)
        self._leave()
        self._show_3d(frame, cursor, in_3d and opengl_works())

    def _show_surface(self, frame: PlaneFrame) -> None:
        picture, surface = frame.picture, frame.surface
        self._contours.show_surface(
            picture.x, picture.y, picture.values, picture.levels, picture.minima
        )
        # The picture is wider than the range, so that it fills a plot of any shape.
        self.map.setRange(xRange=surface.x_range, yRange=surface.y_range, padding=0.03)
        self._arrows.setData(picture.arrows[:, 0], picture.arrows[:, 1], connect="finite")

    def _show_f(self, frame: PlaneFrame) -> None:
        self.f.getPlotItem().setLogMode(False, frame.f_on_log_axis)
        self._curve.setData(np.arange(frame.steps + 1), frame.f_drawn, connect="finite")
        self.f.setXRange(0, max(1, frame.steps), padding=0.02)
        self._height.show_span(frame.f_span, log=frame.f_on_log_axis)

    def _show_3d(self, frame: PlaneFrame, cursor: int, shown: bool) -> None:
        self.in_3d.setChecked(shown)
        if shown and self.landscape is None:
            self.landscape = Landscape()
            self._views.addWidget(self.landscape)
        if shown and self.landscape is not None:
            self.landscape.show_frame(frame, cursor)
        self._views.setCurrentIndex(int(shown))

    def _ask_start(self, x: float, y: float) -> None:
        (left, right), (bottom, top) = self.map.getViewBox().viewRange()
        x, y = min(max(x, left), right), min(max(y, bottom), top)
        self.start_asked.emit(float(f"{x:.3g}"), float(f"{y:.3g}"))

    def _ask_step(self, x: float) -> None:
        if self._frame is not None:
            self.step_asked.emit(min(max(round(x), 0), self._frame.steps))

    def _hover_map(self, x: float, y: float) -> None:
        frame = self._frame
        if frame is None:
            return
        width, height = self.map.getViewBox().viewPixelSize()
        with np.errstate(over="ignore"):
            distance = np.hypot((frame.path[:, 0] - x) / width, (frame.path[:, 1] - y) / height)
        nearest = int(np.argmin(distance))
        if distance[nearest] < NEAR:
            self._show_near(nearest)
            return
        self._leave()
        height_here = plain(float(frame.surface((x, y))), 4)
        self.readout.setText(f"({plain(x, 3)}, {plain(y, 3)}): f = {height_here}")

    def _show_near(self, step: int) -> None:
        """Mark one step on both plots and read it out."""
        frame = self._frame
        if frame is None or not 0 <= step <= frame.steps:
            return
        x, y = frame.path[step]
        self._near.setData([x], [y])
        value = float(frame.f[step])
        if frame.f_on_log_axis:
            value = math.log10(value) if value > 0 else math.nan
        self._near_f.setData([step], [value])
        self.readout.setText(self._step_words(frame, step))

    def _leave(self) -> None:
        self._near.setData([], [])
        self._near_f.setData([], [])
        if self._frame is not None:
            self.readout.setText(self._step_words(self._frame, self._cursor))

    def _step_words(self, frame: PlaneFrame, step: int) -> str:
        slope = float(np.hypot(*frame.gradients[step]))
        words = tr("step {0}: ({1}, {2}), f = {3}, |∇f| = {4}")
        values = (*frame.path[step], frame.f[step], slope)
        return words.format(step, *(_short(float(value)) for value in values))


def _short(value: float) -> str:
    """Return four digits, or three where a power of ten takes room as well."""
    written = plain(value, 4)
    return plain(value, 3) if "·" in written else written


def _ring() -> Any:
    pen = pg.mkPen(appearance.theme.accent, width=2)
    ring = Marks(symbol="o", size=14, pen=pen, brush=None)
    ring.setZValue(18)
    return named(ring, "")
