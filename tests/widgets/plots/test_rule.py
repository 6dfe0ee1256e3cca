"""A rule is drawn where it was put, over the whole of what the plot shows."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.plots.test_line import picture, shown
from widgets.plots.rule import Rule

PEN = pg.mkPen("#ffffff", width=1)


@pytest.mark.parametrize("angle", [0, 90])
def test_it_is_drawn_as_pyqtgraph_draws_one_wherever_it_is_put(qtbot: QtBot, angle: int) -> None:
    rule, other = Rule(0.2, angle, pen=PEN), pg.InfiniteLine(0.2, angle, pen=PEN)
    plot, wanted = shown(qtbot, rule), shown(qtbot, other)
    before = picture(plot)
    np.testing.assert_array_equal(before, picture(wanted))
    for place in (-0.5, np.float64(0.7), 1):
        rule.setPos(place)
        other.setPos(place)
        assert rule.value() == place
        np.testing.assert_array_equal(picture(plot), picture(wanted))
    for both in (plot, wanted):
        both.setXRange(-3, 2, padding=0)
        both.setYRange(-2, 4, padding=0)
    rule.setPos(0.2)
    other.setPos(0.2)
    np.testing.assert_array_equal(picture(plot), picture(wanted))
    assert np.abs(picture(plot) - before).max() > 64


def test_it_tells_that_it_has_moved_only_if_it_has() -> None:
    rule, told = Rule(0, 90), []
    rule.sigPositionChanged.connect(told.append)
    rule.setPos(0.0)
    assert not told
    rule.setPos(1.0)
    assert len(told) == 1


def test_it_keeps_to_its_bounds() -> None:
    rule = Rule(0, 90, bounds=[-1, 1])
    rule.setPos(3.0)
    assert rule.value() == 1
