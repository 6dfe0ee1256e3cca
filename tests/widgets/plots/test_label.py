"""A label keeps to its place, and inside the plot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from widgets.plots.label import Label
from widgets.plots.plot import Plot


@pytest.fixture
def plot(qtbot: QtBot) -> Plot:
    plot = Plot("a plot")
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.setRange(xRange=(0, 1), yRange=(0, 1), padding=0)
    with qtbot.waitExposed(plot):
        plot.show()
    return plot


def rect(label: Label) -> QRectF:
    return label.textItem.mapRectToScene(label.textItem.boundingRect())


@pytest.mark.parametrize("x", [0.0, 0.02, 0.98, 1.0])
@pytest.mark.parametrize("y", [0.0, 1.0])
def test_at_an_edge_it_is_moved_inwards(plot: Plot, x: float, y: float) -> None:
    label = Label("lowest test loss", anchor=(0.5, 0.5))
    plot.addItem(label)
    label.setPos(x, y)
    plot.grab()
    inside = plot.getViewBox().sceneBoundingRect().adjusted(-1, -1, 1, 1)
    assert inside.contains(rect(label))


def test_in_the_middle_it_keeps_its_anchor(plot: Plot) -> None:
    label = Label("here", anchor=(0.5, 0.5))
    plot.addItem(label)
    label.setPos(0.5, 0.5)
    plot.grab()
    away = rect(label).center() - label.scenePos()
    assert away.manhattanLength() < 2


def test_a_place_that_is_out_of_sight_has_no_label_in_sight(plot: Plot) -> None:
    label = Label("far away")
    plot.addItem(label)
    label.setPos(5, 0.5)
    plot.grab()
    assert not plot.getViewBox().sceneBoundingRect().intersects(rect(label))
