"""The numbers that a plot's items are drawn from, each under a name."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsPolygonItem

from lab.arrays import Array

Series: TypeAlias = tuple[str, Array, Array]
"""A name, and x and y of each point."""

_Item = TypeVar("_Item")


def named(item: _Item, words: str) -> _Item:
    """Call an item's numbers so; without words they are nothing to take along."""
    item.called = words  # type: ignore[attr-defined]
    return item


def series_of(plot: pg.PlotItem) -> list[Series]:
    """Return the numbers of all items that show some, as they read on the plot's axes.

    What has no name is counted. Qt's own shapes, which axes and shades are made of, have numbers
    only if they have a name.
    """
    found: list[Series] = []
    for item in plot.items:
        name = getattr(item, "called", None)
        if not item.isVisible() or name == "":
            continue
        points = _points(item, name)
        if points is None or not len(points[1]):
            continue
        if name is None:
            name = item.name if isinstance(item, pg.TargetItem) else item.name()
        x, y = (
            _on_axis(plot.getAxis(side), item, number, values)
            for number, (side, values) in enumerate(zip(("bottom", "left"), points, strict=True))
        )
        found.append((name or str(len(found) + 1), x, y))
    return found


def last_point(x: Array, y: Array) -> tuple[float, float] | None:
    """Return the last point that has a place."""
    shown = np.flatnonzero(np.isfinite(x) & np.isfinite(y))
    return (float(x[shown[-1]]), float(y[shown[-1]])) if len(shown) else None


def _points(item: Any, name: str | None) -> tuple[Array, Array] | None:
    if isinstance(item, pg.TargetItem):
        x, y = [item.pos().x()], [item.pos().y()]
    elif isinstance(item, pg.PlotDataItem):
        x, y = item.getOriginalDataset()
    elif isinstance(item, pg.PlotCurveItem | pg.ScatterPlotItem):
        x, y = item.getData()
    elif isinstance(item, pg.BarGraphItem):
        x, y = _bars(item.opts)
    elif isinstance(item, QGraphicsLineItem) and name:
        ends = item.line()
        x, y = [ends.x1(), ends.x2()], [ends.y1(), ends.y2()]
    elif isinstance(item, QGraphicsPolygonItem) and name:
        corners = item.polygon().toList()
        x, y = [c.x() for c in corners], [c.y() for c in corners]
    else:
        return None
    if x is None or y is None:
        return None
    # A line in steps has one edge more than heights.
    return np.asarray(x, float)[: len(y)], np.asarray(y, float)


def _bars(look: dict[str, Any]) -> tuple[Any, Any]:
    """Return where bars stand and end; of bars that lie, where they end and lie."""
    if look.get("x") is not None:
        return look["x"], np.broadcast_to(look["height"], np.shape(look["x"]))
    ends = look["x1"] if look.get("x1") is not None else np.add(look["x0"], look["width"])
    middle = look["y"] if look.get("y") is not None else np.add(look["y0"], look["height"] / 2)
    return ends, middle


def _on_axis(axis: pg.AxisItem, item: Any, number: int, values: Array) -> Array:
    """Return numbers as the axis has them: on a logarithmic one most are drawn as exponents."""
    taken = isinstance(item, pg.PlotDataItem) and item.opts["logMode"][number]
    if not axis.logMode or taken:
        return values
    with np.errstate(over="ignore"):
        return np.asarray(10.0**values)
