"""The Initialization tab in a window, and real mouse and keys over its plots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lab.experiments.initialization import InitializationParams
from tests.widgets.tabs.shown import shown
from widgets.plots.plot import Plot
from widgets.tabs.initialization import InitializationTab

LEFT = Qt.MouseButton.LeftButton
BRIEF_TRAINING: dict[str, Any] = {
    "mode": "training",
    "activation": "relu",
    "std": 0.01,
    "layers": 2,
    "units": 20,
    "iterations": 40,
}
BRIEF_SIXTEEN: dict[str, Any] = {
    "mode": "batch_norm",
    "activation": "relu",
    "images": 100,
    "epochs": 2,
    "layers": 2,
    "units": 20,
}


def opened(qtbot: QtBot) -> Iterator[InitializationTab]:
    """Yield the tab in a window of its own, and close it."""
    tab = InitializationTab()
    with shown(qtbot, tab):
        settle()
        yield tab


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def show(tab: InitializationTab, **settings: Any) -> InitializationTab:
    tab.set_params(InitializationParams(**settings))
    settle()
    return tab


def finished(qtbot: QtBot, tab: InitializationTab) -> None:
    """Wait until a child has done all it has to do."""
    qtbot.waitUntil(lambda: not tab.busy, timeout=60_000)


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
    # pyqtgraph tells of the last move a moment later.
    QTest.qWait(40)
    settle()
