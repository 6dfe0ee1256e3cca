"""Marks are where they were told to be, in the look that they were given last."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.plots.test_line import drawn, picture, shown
from widgets.plots.marks import Marks
from widgets.plots.plot import Plot

PLACES = np.array([[-0.5, 0.0], [0.5, 0.5]])
LOOK = {"size": 12, "pen": pg.mkPen("#ffffff"), "brush": pg.mkBrush("#56b4e9")}


def of_pyqtgraph(qtbot: QtBot, places: np.ndarray) -> np.ndarray:
    return drawn(qtbot, pg.ScatterPlotItem(pos=places, **LOOK))


def test_they_look_like_a_scatter_plot_also_when_painted_again(qtbot: QtBot) -> None:
    marks = Marks(**LOOK)
    plot = shown(qtbot, marks)
    empty = picture(plot)
    marks.show_at(PLACES)
    wanted = of_pyqtgraph(qtbot, PLACES)
    assert np.abs(wanted - empty).max() > 64
    for _ in range(2):
        np.testing.assert_array_equal(picture(plot), wanted)
    marks.show_at(-PLACES)
    np.testing.assert_array_equal(picture(plot), of_pyqtgraph(qtbot, -PLACES))
    marks.show_at(PLACES[:0])
    np.testing.assert_array_equal(picture(plot), empty)


def test_they_follow_the_view_and_another_look(qtbot: QtBot) -> None:
    marks = Marks(**LOOK)
    plot = shown(qtbot, marks)
    marks.show_at(PLACES)
    before, (seen, _) = picture(plot), plot.viewRange()
    plot.setXRange(-2, 2)
    assert np.abs(picture(plot) - before).max() > 64
    plot.setXRange(*seen, padding=0)
    np.testing.assert_array_equal(picture(plot), before)
    marks.setBrush(pg.mkBrush("#000000"))
    assert np.abs(picture(plot) - before).max() > 64


@pytest.mark.parametrize("nowhere", [np.nan, np.inf])
def test_what_has_no_place_is_not_drawn(qtbot: QtBot, nowhere: float) -> None:
    marks = Marks(**LOOK)
    plot = shown(qtbot, marks)
    marks.show_at(np.array([[nowhere, 0.0], PLACES[0]]))
    wanted = of_pyqtgraph(qtbot, PLACES[:1])
    np.testing.assert_array_equal(picture(plot), wanted)


def test_where_nothing_has_moved_nothing_is_painted(qtbot: QtBot) -> None:
    marks = Marks(**LOOK)
    _plot = shown(qtbot, marks)
    marks.show_at(PLACES)
    told: list[object] = []
    marks.sigPlotChanged.connect(told.append)
    marks.show_at(PLACES.copy())
    assert not told
    marks.show_at(PLACES[::-1])
    assert told


def test_a_plot_finds_its_range_by_them(qtbot: QtBot) -> None:
    plot = Plot("plane")
    qtbot.addWidget(plot)
    marks = Marks(pos=100 * PLACES, **LOOK)
    plot.addItem(marks)
    with qtbot.waitExposed(plot):
        plot.show()
    (left, right), (bottom, top) = plot.viewRange()
    assert left < -50 < 50 < right
    assert bottom < 0 < 50 < top
