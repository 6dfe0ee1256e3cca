"""A path over a plane up to the cursor: what is still to come is pale, a mark is at its head."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import drawSymbol
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem

from lab.arrays import Array
from widgets.plots.line import Line
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance, mixed
from widgets.translate import tr

MOST_DOTS = 150
FAR = 1000.0
PALE = 0.35


class Heads(Marks):
    """Large marks of one shape and colour, with a rim that stands out from lines below."""

    def __init__(self, color: str, symbol: str) -> None:
        theme = appearance.theme
        rim = pg.mkPen(theme.text if theme.name == "dark" else theme.panel, width=1.5)
        size = 12 if symbol in "osd" else 14
        self._single = False
        super().__init__(symbol=symbol, size=size, pen=rim, brush=pg.mkBrush(color))
        self._box = QRectF(-size, -size, 2 * size, 2 * size)

    def show_at(self, places: Array) -> None:
        """Show a mark at each place (k, 2).

        A single one is drawn by Qt alone, around its place in pixels: it takes a tenth of the time
        that looking a scatter plot's points up takes in each picture.
        """
        single = len(places) == 1
        if single is not self._single:
            self.prepareGeometryChange()
            self._single = single
            self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations, single)
        if not single:
            self.setData(pos=places)
        x, y = places[0] if single else (0.0, 0.0)
        self.setPos(float(x), float(y))

    def boundingRect(self) -> QRectF:
        """Return where marks are drawn; in pixels around its place, if there is one."""
        return self._box if self._single else super().boundingRect()

    def paint(self, painter: QPainter, *options: Any) -> None:
        """Draw the marks."""
        if not self._single:
            super().paint(painter, *options)
            return
        look = self.opts
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawSymbol(painter, look["symbol"], look["size"], look["pen"], look["brush"])


class PathItem:
    """A path (steps + 1, 2) on a plot, or several, in one colour and with one mark.

    A dot stands on each step of a short path. A path that leaves for far away is drawn out over the
    plot's edge; a ghost is pale all along. `called` is what its numbers are.
    """

    def __init__(
        self,
        plot: Plot,
        color: str,
        *,
        symbol: str = "o",
        width: float = 2.0,
        ghost: bool = False,
        z: float = 0,
        called: str = "",
    ) -> None:
        self._plot = plot
        self._dotted = not ghost
        self._width = appearance.line_width(width)
        self._past = _line(pale(color) if ghost else QColor(color), self._width)
        self._future = _line(pale(color), self._width)
        self._dots = Marks(symbol=symbol, size=5, pen=None, brush=pg.mkBrush(color))
        self._head = Heads(color, symbol)
        self._has_head = not ghost
        called = called or tr("path")
        named(self._past, tr("{0}, before").format(called) if ghost else called)
        named(self._future, tr("{0}, still to come").format(called))
        named(self._dots, "")
        named(self._head, "")
        self._items: tuple[Any, ...] = (self._future, self._past, self._dots, self._head)
        for layer, item in enumerate(self._items):
            item.setZValue(z + 0.1 * layer)
            item.setVisible(False)
            plot.addItem(item, ignoreBounds=True)
        self._head.setZValue(z + 10)

    def show_path(self, points: Array, cursor: int) -> None:
        """Show the path, walked up to step `cursor`; out of sight, its head stands at the edge."""
        self.show_paths(points[None], cursor)

    def show_paths(self, paths: Array, cursor: int) -> None:
        """Show several paths (k, steps + 1, 2) at once, all walked up to the same step."""
        view = _View(self._plot)
        drawn = [_drawable(points, view) for points in paths]
        past, future = _joined(drawn, 0, cursor + 1), _joined(drawn, cursor, None)
        self._past.setData(past[:, 0], past[:, 1], connect="finite")
        ahead = cursor < paths.shape[1] - 1
        if ahead:
            self._future.setData(future[:, 0], future[:, 1], connect="finite")
        dotted = self._dotted and paths.shape[1] <= MOST_DOTS
        if dotted:
            self._dots.setData(pos=past[np.isfinite(past[:, 0])])
        if self._has_head:
            heads = [_head(points[: cursor + 1], view) for points in drawn]
            self._head.show_at(np.concatenate([np.empty((0, 2)), *heads]))
        # Even an empty item costs a tenth of a millisecond in each picture.
        shown = (ahead, True, dotted, self._has_head)
        for item, visible in zip(self._items, shown, strict=True):
            item.setVisible(visible)

    def show_thin(self, thin: bool) -> None:
        """Draw lines one pixel wide, which takes a fifth of the time: for paths that move."""
        width = 1.0 if thin else self._width
        for line in (self._past, self._future):
            if line.opts["pen"].widthF() != width:
                line.setPen(line.opts["pen"].color(), width=width)

    def clear(self) -> None:
        """Show nothing."""
        for item in self._items:
            item.setVisible(False)


def pale(color: str) -> QColor:
    """Return the colour faded into the surface, opaque: overlapping lines stay even."""
    return mixed(appearance.theme.surface[0], color, PALE)


class _View:
    """The middle and the half size of what a plot shows."""

    def __init__(self, plot: Plot) -> None:
        (left, right), (bottom, top) = plot.getViewBox().viewRange()
        self.middle = np.array([left + right, bottom + top]) / 2
        self.half = np.array([right - left, top - bottom]) / 2

    def places(self, points: Array) -> Array:
        """Return the points with the plot's middle at (0, 0) and its edges at ±1."""
        places: Array = (points - self.middle) / self.half
        return places


def drawable(points: Array, plot: Plot) -> Array:
    """Return the points (n, 2) for drawing: nan from where a path has left the plot for good.

    The first point outside is kept, so that the line runs over the edge; it is drawn in where it is
    too far away for Qt to draw a line to, and so is each other one that far out.
    """
    return _drawable(points, _View(plot))


def _drawable(points: Array, view: _View) -> Array:
    with np.errstate(over="ignore", invalid="ignore"):
        reach = np.abs(view.places(points)).max(axis=1)
        if (reach <= 1).all():
            return points
        inside = np.flatnonzero(reach <= 1)
        gone = inside[-1] + 2 if len(inside) else 0
        far = ~(reach <= FAR)
        drawn = np.where(far[:, None], np.nan, points)
        leaving = np.flatnonzero(far[1:] & ~far[:-1] & np.isfinite(reach[1:])) + 1
        before = points[leaving - 1]
        drawn[leaving] = before + (points[leaving] - before) * (FAR / reach[leaving, None])
        drawn[gone:] = np.nan
    return drawn


def _head(past: Array, view: _View) -> Array:
    """Return where the head of a path (n, 2) stands, (1, 2): at the edge if it has left the plot.

    Empty, (0, 2), where the whole path is out of sight.
    """
    places = view.places(past)
    inside = np.flatnonzero(np.abs(places).max(axis=1) <= 1)
    if not len(inside):
        return np.empty((0, 2))
    last = inside[-1]
    if last == len(past) - 1 or not np.isfinite(places[last + 1]).all():
        return past[last : last + 1]
    run = places[last + 1] - places[last]
    moving = run != 0
    share = ((np.sign(run) - places[last])[moving] / run[moving]).min()
    edge: Array = past[last : last + 1] + share * (past[last + 1] - past[last])
    return edge


def _joined(paths: list[Array], first: int, end: int | None) -> Array:
    """Return a part of all paths as one line, broken by rows of nan."""
    if len(paths) == 1:
        return paths[0][first:end]
    gap = np.full((1, 2), np.nan)
    pieces = [piece for points in paths for piece in (points[first:end], gap)]
    return np.concatenate(pieces) if pieces else np.empty((0, 2))


def _line(color: QColor, width: float) -> Any:
    return Line(pen=pg.mkPen(color, width=width))
