"""The Gradient descent tab in a window, and a real mouse over its plots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lab.experiments.descent import DescentParams
from tests.widgets.tabs.shown import shown
from widgets.plots.plot import Plot
from widgets.tabs.descent import DescentTab

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot) -> Iterator[DescentTab]:
    """Yield the tab in a window of its own, and close it."""
    tab = DescentTab()
    with shown(qtbot, tab):
        yield tab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: DescentTab, **settings: Any) -> DescentTab:
    tab.set_params(DescentParams(**settings))
    tab.timeline.move_to(tab.timeline.steps)
    settle()
    return tab


def at(plot: Plot, x: float, y: float) -> QPoint:
    """Return where a place of the plane is, in pixels of the plot."""
    inside = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(inside)


def drag(plot: Plot, start: tuple[float, float], end: tuple[float, float]) -> None:
    viewport, here, there = plot.viewport(), at(plot, *start), at(plot, *end)
    QTest.mouseMove(viewport, here)
    QTest.mousePress(viewport, LEFT, pos=here)
    for step in range(1, 6):
        # pyqtgraph takes at most a hundred moves a second.
        QTest.qWait(12)
        QTest.mouseMove(viewport, here + (there - here) * step / 5)
        settle()
    QTest.mouseRelease(viewport, LEFT, pos=there)
    settle()


def focus(tab: DescentTab, plot: Plot) -> None:
    tab.activateWindow()
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.scene().focusItem() is not None


def words(tab: DescentTab) -> str:
    tab._explain()
    return tab.explanation._notes.text()
