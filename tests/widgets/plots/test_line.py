"""Lines drawn in pieces look like those drawn whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from widgets.plots.line import Line, MarkedLine
from widgets.plots.plot import Plot

X = np.linspace(-1, 1, 200)
SMOOTH = np.tanh(4 * X) / 2
PENS = {
    "thick": {"color": "#56b4e9", "width": 2},
    "thin": {"color": "#56b4e9", "width": 1},
    "dashed": {"color": "#56b4e9", "width": 2, "style": Qt.PenStyle.DashLine},
    "see-through": {"color": "#56b4e980", "width": 3},
}


def drawn(qtbot: QtBot, item: Any) -> np.ndarray:
    """Return the picture of a plot with nothing but this in it: (height, width) in [0, 255]."""
    return picture(shown(qtbot, item))


def shown(qtbot: QtBot, item: Any) -> Plot:
    """Return a plot with nothing but this in it."""
    plot = Plot("plane")
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.addItem(item, ignoreBounds=True)
    plot.setXRange(-1, 1)
    plot.setYRange(-1, 1)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def picture(plot: Plot) -> np.ndarray:
    """Return how a plot looks now."""
    image = plot.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].astype(float)


@pytest.mark.parametrize("pen", PENS)
@pytest.mark.parametrize("kind", [Line, MarkedLine])
def test_it_looks_like_a_line_drawn_whole(qtbot: QtBot, kind: type, pen: str) -> None:
    made = pg.mkPen(**PENS[pen])
    whole = drawn(qtbot, pg.PlotCurveItem(X, SMOOTH, pen=made, antialias=True))
    item = kind(pen=made)
    item.setData(X, SMOOTH)
    difference = np.abs(drawn(qtbot, item) - whole)
    assert whole.std() > 1
    # At its edges, where pieces overlap, it may be a little stronger.
    assert np.count_nonzero(difference > 64) == 0
    assert difference.sum() < 0.1 * np.abs(whole - np.median(whole)).sum()


def test_it_follows_a_new_pen(qtbot: QtBot) -> None:
    dashes = pg.mkPen(**PENS["dashed"])
    item, bare = Line(X, SMOOTH, pen=pg.mkPen(**PENS["thick"])), Line(X, SMOOTH, pen=None)
    item.setPen(dashes)
    whole = drawn(qtbot, pg.PlotCurveItem(X, SMOOTH, pen=dashes, antialias=True))
    np.testing.assert_array_equal(drawn(qtbot, item), whole)
    assert np.abs(drawn(qtbot, bare) - whole).max() > 64


@pytest.mark.parametrize("pen", ["thick", "dashed"])
def test_it_is_where_its_points_and_the_view_are_now(qtbot: QtBot, pen: str) -> None:
    made = pg.mkPen(**PENS[pen])
    item = Line(X, SMOOTH, pen=made)
    plot = shown(qtbot, item)
    before, (seen, _) = picture(plot), plot.viewRange()
    item.setData(X, -SMOOTH)
    np.testing.assert_array_equal(picture(plot), drawn(qtbot, Line(X, -SMOOTH, pen=made)))
    item.setData(X, SMOOTH)
    plot.setXRange(0, 1)
    assert np.abs(picture(plot) - before).max() > 64
    plot.setXRange(*seen, padding=0)
    np.testing.assert_array_equal(picture(plot), before)
    item.setData([], [])
    np.testing.assert_array_equal(picture(plot), drawn(qtbot, Line(pen=made)))


@pytest.mark.parametrize("pen", PENS)
def test_a_line_without_corners_looks_like_one_drawn_whole(qtbot: QtBot, pen: str) -> None:
    made, ends = pg.mkPen(**PENS[pen]), (np.array([-0.9, 0.7]), np.array([-0.5, 0.8]))
    whole = drawn(qtbot, pg.PlotCurveItem(*ends, pen=made, antialias=True))
    assert whole.std() > 1
    assert np.abs(drawn(qtbot, Line(*ends, pen=made)) - whole).max() < 64


MARKED = {"symbol": "o", "symbolSize": 9, "symbolBrush": pg.mkBrush("#e69f00"), "symbolPen": None}


def test_a_line_with_marks_looks_like_one_of_pyqtgraph_whatever_changes(qtbot: QtBot) -> None:
    pen = pg.mkPen("#56b4e9", width=1)
    few, y = X[::20], SMOOTH[::20]
    marked = MarkedLine(pen=pen, **MARKED)
    plot = shown(qtbot, marked)

    def wanted(*points: np.ndarray, **look: Any) -> np.ndarray:
        item = pg.PlotDataItem(*points, **{"pen": pen, "antialias": True, **MARKED, **look})
        return drawn(qtbot, item)

    empty = picture(plot)
    for points in ((few, y), (few, -y), (few[:4], y[:4])):
        marked.setData(*points)
        np.testing.assert_array_equal(picture(plot), wanted(*points))
    marked.setData(few, np.where(few > 0, np.nan, y))
    gap = few <= 0
    np.testing.assert_array_equal(picture(plot), wanted(few[gap], y[gap]))
    marked.setSymbol(None)
    marked.setData(few, y)
    np.testing.assert_array_equal(picture(plot), wanted(few, y, symbol=None))
    marked.setSymbol("o")
    marked.setPen(None)
    np.testing.assert_array_equal(picture(plot), wanted(few, y, pen=None))
    marked.setData([], [])
    np.testing.assert_array_equal(picture(plot), empty)
    marked.setData(few, y)
    np.testing.assert_array_equal(picture(plot), wanted(few, y, pen=None))


def test_a_line_with_marks_follows_a_logarithmic_axis(qtbot: QtBot) -> None:
    marked = MarkedLine(pen=pg.mkPen("#56b4e9", width=1), **MARKED)
    plot = shown(qtbot, marked)
    sizes = np.array([1.0, 2.0, 4.0, 8.0])
    marked.setData(np.log10(sizes), SMOOTH[:4])
    plain = picture(plot)
    marked.setLogMode(True, False)
    for end in (5.0, 8.0):
        sizes[-1] = end
        marked.setData(sizes.copy(), SMOOTH[:4])
    np.testing.assert_array_equal(picture(plot), plain)


@pytest.mark.parametrize("far", [1e9, 1e300, np.inf])
def test_what_lies_far_outside_is_drawn_as_far_as_it_is_seen(qtbot: QtBot, far: float) -> None:
    nothing = drawn(qtbot, Line(pen=pg.mkPen("#56b4e9", width=2)))
    y = np.array([-0.5, -0.5, 0.5, 0.5])
    line = Line(np.array([-far, -0.5, 0.5, far]), y, pen=pg.mkPen("#56b4e9", width=2))
    assert np.abs(drawn(qtbot, line) - nothing).max() > 64


def test_a_gap_stays_a_gap(qtbot: QtBot) -> None:
    y = np.where(np.abs(X) < 0.5, np.nan, 0.0)
    line = Line(X, y, pen=pg.mkPen("#56b4e9", width=2), connect="finite")
    picture = drawn(qtbot, line)
    middle = picture[:, 195:235]
    assert np.ptp(middle, axis=1).max() < np.ptp(picture, axis=1).max()
