"""The Optimizers tab in a window, and a real mouse over its plots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lab.experiments.optimizers import Frame, OptimizersParams
from tests.widgets.tabs.shown import shown
from widgets.plots.plot import Plot
from widgets.tabs.optimizers import OptimizersTab

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def opened(qtbot: QtBot) -> Iterator[OptimizersTab]:
    """Yield the tab in a window of its own, and close it."""
    tab = OptimizersTab()
    with shown(qtbot, tab):
        settle()
        yield tab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: OptimizersTab, **settings: Any) -> OptimizersTab:
    tab.set_params(OptimizersParams(**settings))
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    return tab


def finished(qtbot: QtBot, tab: OptimizersTab) -> Frame:
    """Wait until the child has found all there is."""
    qtbot.waitUntil(lambda: not tab.busy, timeout=30_000)
    settle()
    frame = tab.current_frame()
    assert isinstance(frame, Frame)
    return frame


def settings(tab: OptimizersTab) -> OptimizersParams:
    assert isinstance(tab.params, OptimizersParams)
    return tab.params


def at(plot: Plot, x: float, y: float) -> QPoint:
    """Return where a place of the plane is, in pixels of the plot."""
    inside = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(inside)


def hover(plot: Plot, x: float, y: float) -> None:
    QTest.mouseMove(plot.viewport(), at(plot, x, y) + QPoint(25, 25))
    QTest.qWait(25)
    QTest.mouseMove(plot.viewport(), at(plot, x, y))
    QTest.qWait(60)
    settle()


def click(plot: Plot, x: float, y: float, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseMove(plot.viewport(), at(plot, x, y))
    QTest.mouseClick(plot.viewport(), LEFT, modifier, at(plot, x, y))
    settle()


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag with events of the window system, so that Qt knows of the pressed button."""
    window = plot.window()
    here, there = (plot.viewport().mapTo(window, at(plot, *place)) for place in (start, end))
    QTest.mouseMove(window.windowHandle(), here)
    QTest.mousePress(window.windowHandle(), LEFT, pos=here)
    for step in range(1, 6):
        # pyqtgraph takes at most a hundred moves a second.
        QTest.qWait(12)
        QTest.mouseMove(window.windowHandle(), here + (there - here) * step / 5)
        settle()
    QTest.mouseRelease(window.windowHandle(), LEFT, pos=there)
    settle()


def assert_only_grows(spans: list[list[float]]) -> None:
    """See to it that an axis never let go of anything that it showed."""
    assert len(spans) > 3
    for before, after in pairwise(spans):
        assert after[0] <= before[0] + 1e-9
        assert after[1] >= before[1] - 1e-9


def words(tab: OptimizersTab) -> str:
    tab._explain()
    return str(tab.explanation._notes.text())
