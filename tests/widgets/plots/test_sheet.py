"""A sheet of lines looks like the lines, whichever of them change."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from pytestqt.qtbot import QtBot

from tests.widgets.plots.test_line import X, picture
from widgets.plots.line import Line
from widgets.plots.plot import Plot
from widgets.plots.sheet import MOST_MOVING, Sheet

COLORS = ("#56b4e9", "#ffffff", "#e69f00", "#009e73", "#cc79a7")


def plotted(qtbot: QtBot, heights: list[float]) -> tuple[Plot, list[Line]]:
    """Return a plot with one level line for each height."""
    plot = Plot("plane", movable=False)
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.setRange(xRange=(-1, 1), yRange=(-1, 1), padding=0)
    lines = []
    for color, height in zip(COLORS, heights, strict=False):
        lines.append(Line(X, np.full_like(X, height), pen=pg.mkPen(color, width=3)))
        plot.addItem(lines[-1], ignoreBounds=True)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot, lines


def assert_alike(found: np.ndarray, wanted: np.ndarray) -> None:
    """Allow for what is rounded where edges are blended once more."""
    np.testing.assert_allclose(found, wanted, atol=4)


class Painted:
    """Counts how often a line is painted."""

    def __init__(self, line: Line) -> None:
        self.count = 0
        paint = line.paint

        def counted(*arguments: object) -> None:
            self.count += 1
            paint(*arguments)

        line.paint = counted


def test_lines_in_a_sheet_look_as_they_do_alone(qtbot: QtBot) -> None:
    wanted = picture(plotted(qtbot, [-0.5, 0.0, 0.5])[0])
    plot, lines = plotted(qtbot, [-0.5, 0.0, 0.5])
    Sheet(plot, lines)
    assert_alike(picture(plot), wanted)
    assert_alike(picture(plot), wanted)
    assert [len(y) for _, _, y in plot.series()] == [len(X)] * 3


def test_what_moves_over_a_sheet_has_none_of_its_lines_painted(qtbot: QtBot) -> None:
    plot, lines = plotted(qtbot, [-0.5, 0.5])
    Sheet(plot, lines)
    picture(plot)
    painted = [Painted(line) for line in lines]
    cross = pg.InfiniteLine(0, 90)
    plot.addItem(cross)
    for x in (-0.5, 0.5):
        cross.setPos(x)
        plot.viewport().repaint()
    assert [line.count for line in painted] == [0, 0]


def test_a_line_that_changes_is_painted_alone_and_then_with_the_others(qtbot: QtBot) -> None:
    plot, lines = plotted(qtbot, [-0.5, 0.5])
    sheet = Sheet(plot, lines)
    picture(plot)
    painted = [Painted(line) for line in lines]
    for height in (0.1, 0.2, 0.3):
        lines[0].setData(X, np.full_like(X, height))
        sheet.tell_changed(lines[:1])
        wanted = picture(plotted(qtbot, [height, 0.5])[0])
        assert_alike(picture(plot), wanted)
    # The others once, for a picture without it.
    assert painted[1].count == 1
    sheet.tell_changed([])
    assert_alike(picture(plot), wanted)
    assert painted[1].count == 2
    painted[0].count = 0
    sheet.tell_changed([])
    picture(plot)
    assert painted[0].count == 0


def test_many_that_change_are_painted_as_one(qtbot: QtBot) -> None:
    heights = np.linspace(-0.8, 0.8, MOST_MOVING + 2).tolist()
    plot, lines = plotted(qtbot, heights)
    sheet = Sheet(plot, lines)
    picture(plot)
    for line, height in zip(lines, heights, strict=True):
        line.setData(X, np.full_like(X, height / 2))
    sheet.tell_changed(lines)
    wanted = picture(plotted(qtbot, [height / 2 for height in heights])[0])
    assert_alike(picture(plot), wanted)


def test_a_line_that_is_hidden_or_raised_is_so_after_an_update(qtbot: QtBot) -> None:
    plot, lines = plotted(qtbot, [0.0, 0.0])
    sheet = Sheet(plot, lines)
    first = picture(plot)
    lines[0].setZValue(5)
    sheet.update()
    raised = picture(plot)
    assert np.abs(raised - first).max() > 20
    lines[0].setVisible(False)
    sheet.update()
    other, alone = plotted(qtbot, [0.0, 0.0])
    alone[0].setVisible(False)
    assert_alike(picture(plot), picture(other))


def test_a_sheet_follows_the_view(qtbot: QtBot) -> None:
    plot, lines = plotted(qtbot, [-0.5, 0.5])
    Sheet(plot, lines)
    picture(plot)
    plot.setYRange(-2, 1, padding=0)
    other, _ = plotted(qtbot, [-0.5, 0.5])
    other.setYRange(-2, 1, padding=0)
    assert_alike(picture(plot), picture(other))
    plot.resize(300, 200)
    other.resize(300, 200)
    assert_alike(picture(plot), picture(other))
