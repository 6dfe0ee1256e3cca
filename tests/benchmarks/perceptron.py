"""How fast the Perceptron tab follows the mouse.

    python -m tests.benchmarks.perceptron

From a mouse move to the painted picture of all plots of the tab together, in milliseconds of
processor time at the median, at the 95th percentile and at most. The explanation follows when the
hand rests: the last column is what it takes.
Draws on no screen unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import math
import os
import statistics
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.benchmarks.hand import hold, let_go
from widgets.plots.plot import Plot
from widgets.start import spare_collector
from widgets.tabs.perceptron import PerceptronTab
from widgets.theme import appearance

MOVES = 150
PAUSE = 0.011
"""Seconds: pyqtgraph takes at most a hundred moves a second."""
clock = time.process_time
LEFT = Qt.MouseButton.LeftButton


def send(plot: Plot, kind: QEvent.Type, place: QPoint, *, down: bool) -> None:
    """Deliver a mouse event at once, as Qt does where a real mouse moves."""
    viewport = plot.viewport()
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = LEFT if down else Qt.MouseButton.NoButton
    where = QPointF(viewport.mapToGlobal(place))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QMouseEvent(kind, QPointF(place), where, button, held, none))


def at(plot: Plot, x: float, y: float) -> QPoint:
    """Return where a place of the plane is, in pixels of the plot."""
    return plot.mapFromScene(plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y)))


def dragged(app: QApplication, tab: PerceptronTab, plot: Plot, start: tuple[float, float]) -> str:
    """Drag what is at a place round in a small circle, and return how long each move took."""
    time.sleep(PAUSE)
    send(plot, QEvent.Type.MouseMove, at(plot, *start), down=False)
    hold(tab)
    send(plot, QEvent.Type.MouseButtonPress, at(plot, *start), down=True)
    taken, before, place = [], tab.params, at(plot, *start)
    for i in range(MOVES):
        angle = 2 * math.pi * i / 40
        place = at(plot, start[0] + 0.3 * math.sin(angle), start[1] + 0.2 * (1 - math.cos(angle)))
        time.sleep(PAUSE)
        begun = clock()
        send(plot, QEvent.Type.MouseMove, place, down=True)
        app.processEvents()
        taken.append(1000 * (clock() - begun))
    send(plot, QEvent.Type.MouseButtonRelease, place, down=False)
    let_go(tab)
    app.processEvents()
    assert tab.params != before, "the drag did nothing"
    taken.sort()
    begun = clock()
    tab._explain()
    app.processEvents()
    explained = 1000 * (clock() - begun)
    numbers = (statistics.median(taken), taken[int(0.95 * MOVES)], taken[-1], explained)
    return " ".join(f"{number:7.1f}" for number in numbers)


def main() -> None:
    """Print a row for each thing that can be dragged."""
    app = QApplication([])
    app.setStyle("Fusion")
    appearance.choose(theme="dark")
    tab = PerceptronTab()
    tab.resize(1280, 760)
    tab.show()
    spare_collector()
    print("drag".ljust(40) + "  median     p95     max explained  ms")
    cases = {
        "an end of the line": ("and", lambda: tab.gate.plane, lambda f: f.grips[2]),
        "the middle of the line": ("and", lambda: tab.gate.plane, lambda f: f.grips[1]),
        "the weight vector": ("and", lambda: tab.gate.plane, lambda f: (0.5, 0.5)),
        "the weights": ("xor", lambda: tab.gate.weights, lambda f: (0.5, 0.5)),
        "a point, two heaps": ("learn_blobs", lambda: tab.learning.plane, lambda f: f.points[0]),
        "a point, outlier": ("learn_outlier", lambda: tab.learning.plane, lambda f: f.points[0]),
        "a line on the board": ("wiring_xor", lambda: tab.wiring.seen, lambda f: (0.7, 0.7)),
        "a line of the full adder": ("full_adder", lambda: tab.wiring.seen, lambda f: (0.7, 0.7)),
    }
    for name, (preset, plot, place) in cases.items():
        tab.apply_preset(preset)
        for _ in range(5):
            app.processEvents()
        x, y = place(tab.current_frame())
        print(name.ljust(40), dragged(app, tab, plot(), (float(x), float(y))))
    tab.close()


if __name__ == "__main__":
    main()
