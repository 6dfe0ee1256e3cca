"""What stands on a surface: isolines and shades, paths and their heads, notes in corners."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from lab.arrays import Array
from widgets.plots.contour import ContourMap, isolines
from widgets.plots.note import CornerNote
from widgets.plots.paths import Heads, PathItem, drawable
from widgets.plots.plot import Plot

X, Y = np.linspace(-4, 4, 81), np.linspace(-2, 2, 61)


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot("plane", movable=False)
    qtbot.addWidget(plot)
    plot.resize(500, 400)
    plot.setRange(xRange=(-4, 4), yRange=(-2, 2), padding=0)
    return plot


def bowl(x: Array, y: Array) -> Array:
    return x**2 + y**2


def test_isolines_lie_where_the_surface_has_their_height() -> None:
    lines = isolines(X, Y, bowl(X, Y[:, None]), np.array([1.0, 3.0]))
    inside = lines[np.isfinite(lines[:, 0])]
    heights = bowl(inside[:, 0], inside[:, 1])
    assert np.min([np.abs(heights - 1), np.abs(heights - 3)], axis=0).max() < 0.01
    assert (np.abs(heights - 1) < 0.1).any()
    assert isolines(X, Y, bowl(X, Y[:, None]), np.array([99.0])).shape == (0, 2)


def test_a_surface_sets_the_range_and_marks_its_minima(plot: Plot) -> None:
    surface = ContourMap(plot)
    surface.show_surface(X, Y, bowl(X, Y[:, None]), np.array([1.0, 3.0]), np.array([[0.0, 0.0]]))
    assert plot.getViewBox().viewRange() == [[-4, 4], [-2, 2]]
    np.testing.assert_array_equal(np.column_stack(surface._marks.getData()), [[0, 0]])
    picture = surface._image.image
    assert picture.shape == (61, 81, 4)
    centre, edge = picture[30, 40, :3].astype(int), picture[0, 0, :3].astype(int)
    assert np.abs(centre - edge).sum() > 30


def test_where_a_surface_is_not_finite_nothing_is_drawn(plot: Plot) -> None:
    surface = ContourMap(plot)
    values = bowl(X, Y[:, None])
    values[:20] = np.nan
    surface.show_surface(X, Y, values, np.array([1.0, 3.0]))
    assert not surface._image.image[:20].any()
    assert surface._image.image[20:, :, 3].all()


def test_a_path_that_leaves_for_good_ends_past_the_edge(plot: Plot) -> None:
    points = np.array([[0.0, 0], [1, 0], [6, 0], [3, 1], [2, 4], [1, 9], [0, 30]])
    drawn = drawable(points, plot)
    np.testing.assert_array_equal(drawn[:5], points[:5])
    assert np.isnan(drawn[5:]).all()


@pytest.mark.parametrize("far", [1e9, 1e300, np.inf, np.nan])
def test_what_is_too_far_to_draw_keeps_its_direction(plot: Plot, far: float) -> None:
    drawn = drawable(np.array([[0.0, 0], [1, 1], [1, far]]), plot)
    if np.isfinite(far):
        assert drawn[2, 0] == pytest.approx(1)
        assert 2 < drawn[2, 1] < 1e5
    else:
        assert np.isnan(drawn[2]).all()


def test_the_head_of_a_path_out_of_sight_stands_at_the_edge(plot: Plot) -> None:
    item = PathItem(plot, "#ff0000")
    points = np.array([[0.0, 0], [2, 1], [4, 3], [9, 30]])
    for cursor, head in ((0, (0, 0)), (1, (2, 1)), (2, (3, 2)), (3, (3, 2))):
        item.show_path(points, cursor)
        assert (item._head.pos().x(), item._head.pos().y()) == pytest.approx(head)
    assert item._past.isVisible()
    assert not item._future.isVisible()
    item.show_path(points, 1)
    assert item._future.isVisible()
    item.clear()
    assert not item._past.isVisible()


def test_a_path_that_is_nowhere_to_be_seen_has_no_head(plot: Plot) -> None:
    item = PathItem(plot, "#ff0000")
    item.show_path(np.array([[50.0, 50], [60, 60]]), 1)
    assert len(item._head.getData()[0]) == 0


def test_several_paths_are_one_line_with_gaps(plot: Plot) -> None:
    item = PathItem(plot, "#ff0000")
    item.show_paths(np.array([[[0.0, 0], [1, 1]], [[2, 0], [3, 1]]]), 1)
    x, _ = item._past.getData()
    np.testing.assert_array_equal(x, [0, 1, np.nan, 2, 3, np.nan])
    np.testing.assert_array_equal(item._head.getData()[0], [1, 3])


def test_heads_are_one_or_many(plot: Plot) -> None:
    heads = Heads("#ff0000", "s")
    plot.addItem(heads)
    heads.show_at(np.array([[1.0, 2.0]]))
    assert (heads.pos().x(), heads.pos().y()) == (1, 2)
    heads.show_at(np.array([[1.0, 2.0], [3.0, 1.0]]))
    assert (heads.pos().x(), heads.pos().y()) == (0, 0)
    np.testing.assert_array_equal(heads.getData()[0], [1, 3])
    heads.show_at(np.empty((0, 2)))
    assert len(heads.getData()[0]) == 0


def test_lines_are_thin_on_demand(plot: Plot) -> None:
    item = PathItem(plot, "#ff0000", width=2)
    item.show_thin(True)
    assert item._past.opts["pen"].widthF() == 1
    item.show_thin(False)
    assert item._past.opts["pen"].widthF() == 2


def test_a_note_shows_its_lines_and_is_gone_without_any(plot: Plot, qtbot: QtBot) -> None:
    with qtbot.waitExposed(plot):
        plot.show()
    note = CornerNote(plot, "bottom left")
    assert not note.isVisible()
    note.show_lines(("f < 1", "a sentence that is far too long for such a small plot, " * 3))
    assert note.toPlainText().startswith("f < 1")
    box = plot.getViewBox().rect()
    assert note.boundingRect().width() <= box.width()
    note.show_lines(())
    assert not note.isVisible()


def test_a_path_along_one_axis_ends_at_the_edge_too(plot: Plot) -> None:
    item = PathItem(plot, "#ff0000")
    right = plot.getViewBox().viewRange()[0][1]
    item.show_path(np.array([[0.0, 1], [9, 1]]), 1)
    assert (item._head.pos().x(), item._head.pos().y()) == pytest.approx((right, 1))
