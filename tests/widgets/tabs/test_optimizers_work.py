"""The fair race and the basin map on the tab: a child process, progress, cancel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from lab.runner import State
from tests.widgets.tabs.optimizers_tab import (
    LEFT,
    drag,
    finished,
    hover,
    opened,
    settings,
    settle,
    show,
    words,
)
from widgets.tabs.optimizers import OptimizersTab


@pytest.fixture
def tab(qtbot: QtBot) -> Iterator[OptimizersTab]:
    yield from opened(qtbot)


def test_a_fair_race_tunes_and_then_runs_at_the_best_rates(
    tab: OptimizersTab, qtbot: QtBot
) -> None:
    tab.apply_preset("fair")
    settle()
    assert tab.busy
    frame = finished(qtbot, tab)
    assert frame.fair is not None
    assert frame.fair.done
    best = frame.fair.best()
    shown = tab.findChild(QToolButton, "select_adagrad")
    assert shown is not None
    assert shown.text() == f"η = {best['adagrad']:g}"
    chosen = tab.below.tuning.plot._chosen["adagrad"].getData()
    assert chosen[0][0] == pytest.approx(np.log10(best["adagrad"]))
    assert "AdaGrad needs the fewest steps" in words(tab)
    hover(tab.below.tuning.plot, np.log10(best["adagrad"]), 1)
    assert f"η = {best['adagrad']:g}: " in tab.map.readout.text()
    assert "AdaGrad 4" in tab.map.readout.text()


def test_long_work_is_cancelled_at_once_and_can_run_again(tab: OptimizersTab, qtbot: QtBot) -> None:
    on = {f"{name}_on": True for name in ("nesterov", "rmsprop", "adamw")}
    show(tab, mode="fair", steps=2000, tries=121, surface="ackley", starts=((-3.0, 2.0),), **on)
    progress = tab.below.tuning.progress
    qtbot.waitUntil(lambda: 0 < progress.bar.value() < 1000, timeout=20_000)
    QTest.mouseClick(progress.cancel, LEFT)
    assert tab._work.state is State.IDLE
    settle()
    assert progress.restart.isVisible()
    assert not progress.bar.isVisible()
    QTest.mouseClick(progress.restart, LEFT)
    settle()
    assert tab._work.state is State.PLAYING
    tab.edit(mode="race")
    settle()
    assert tab._work.state is State.IDLE


def test_the_basin_map_fills_and_moves_with_the_cursor(tab: OptimizersTab, qtbot: QtBot) -> None:
    show(tab, mode="basin", selected="momentum", resolution=50, steps=200, goal=0.1)
    frame = finished(qtbot, tab)
    assert frame.basin is not None
    assert frame.basin.done
    image = tab.map.basin._image
    assert image.isVisible()
    covered = np.mean(image.image[..., 3] > 0)
    assert covered == pytest.approx(np.mean(frame.basin.arrived >= 0))
    tab.timeline.move_to(10)
    settle()
    assert np.mean(image.image[..., 3] > 0) < covered
    hover(tab.map.plot, 6.0, 3.0)
    assert "stays near the lowest value from step" in tab.map.readout.text()


def test_dragging_the_start_leaves_the_map_as_it_is(tab: OptimizersTab, qtbot: QtBot) -> None:
    show(tab, mode="basin", selected="sgd", resolution=50, steps=40)
    basin = finished(qtbot, tab).basin
    drag(tab.map.plot, (-7, 2), (4, -3))
    assert settings(tab).starts[0] == pytest.approx((4, -3), abs=0.05)
    assert finished(qtbot, tab).basin is basin


def test_minima_have_colours_and_shares(tab: OptimizersTab, qtbot: QtBot) -> None:
    tab.apply_preset("basins")
    tab.edit(resolution=50)
    frame = finished(qtbot, tab)
    assert frame.basin is not None
    legend = tab.below.basin.legend.text()
    assert legend.count("of the starts end at") == 4
    assert f"{frame.basin.shares()[0]:.1%}" in legend
    x, y = frame.basin.minima[0] + 0.4
    hover(tab.map.plot, x, y)
    assert "ends in the minimum at" in tab.map.readout.text()


def test_a_hidden_tab_begins_no_work(tab: OptimizersTab) -> None:
    tab.hide()
    tab.edit(mode="basin")
    settle()
    assert tab._work.pid is None
    tab.show()
    settle()
    assert tab._work.pid is not None
