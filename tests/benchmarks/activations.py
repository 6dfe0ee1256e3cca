"""How fast the Activations tab follows the mouse.

    python -m tests.benchmarks.activations

From a mouse move to the painted picture of all plots of the view together, controls and, where it
falls into the same moment, the explanation included; milliseconds at the median, at the 95th
percentile and at most. Draws on no screen unless QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.hand import hold, let_go
from widgets.plots.plot import Plot
from widgets.start import spare_collector
from widgets.tabs.activations import ActivationsTab
from widgets.theme import appearance

MOVES = 150
LEFT = Qt.MouseButton.LeftButton
Place = tuple[QWidget, QPoint]


def send(widget: QWidget, kind: QEvent.Type, place: QPoint) -> None:
    """Deliver a mouse event at once, as Qt does where a real mouse moves."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    where = QPointF(widget.mapToGlobal(place))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(place), where, button, held, none))


def on(plot: Plot, x: float, y: float) -> Place:
    """Return the place of data coordinates on a plot."""
    scene = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.viewport(), plot.mapFromScene(scene)


def middle(widget: QWidget) -> Place:
    """Return the middle of a widget."""
    return widget, widget.rect().center()


def dragged(app: QApplication, tab: ActivationsTab, place: Place) -> str:
    """Drag what is at a place to and fro, and return how long each move took."""
    widget, start = place
    hold(tab)
    send(widget, QEvent.Type.MouseButtonPress, start)
    taken, before = [], tab.params
    for i in range(MOVES):
        away = abs(i % 60 - 30) + 6
        # pyqtgraph takes at most a hundred moves a second.
        time.sleep(0.011)
        begun = time.perf_counter()
        send(widget, QEvent.Type.MouseMove, start + QPoint(away, -away))
        app.processEvents()
        taken.append(1000 * (time.perf_counter() - begun))
    assert tab.params != before, "the drag did nothing"
    send(widget, QEvent.Type.MouseButtonRelease, start)
    let_go(tab)
    app.processEvents()
    taken.sort()
    return f"{statistics.median(taken):6.1f} {taken[int(0.95 * MOVES)]:6.1f} {taken[-1]:6.1f}"


def main() -> None:
    """Print a row for each thing that can be dragged."""
    app = QApplication([])
    app.setStyle("Fusion")
    appearance.choose(theme="dark")
    tab = ActivationsTab()
    tab.resize(1280, 760)
    tab.show()
    spare_collector()
    pages = tab.pages
    cases: dict[str, tuple[str, Callable[[], Place]]] = {
        "crosshair, three functions": ("fig-3-8", lambda: on(pages["curves"].value_plot, 1, 0.3)),
        "crosshair, all functions": ("all", lambda: on(pages["curves"].slope_plot, -1, 0.5)),
        "steepness": ("fig-3-8", lambda: on(pages["curves"].value_plot, 0.5, 1)),
        "ELU's α, all functions": ("all", lambda: on(pages["curves"].value_plot, -4, -0.98)),
        "input of the deep chain": ("vanishing", lambda: on(pages["chain"].curves, 1, 0.8)),
        "a logit": ("softmax", lambda: on(pages["softmax"].logits, 1, 1)),
        "offset": ("q3", lambda: on(pages["softmax"].offsets, -300, 0.5)),
        "temperature": ("softmax", lambda: on(pages["softmax"].temperatures, 0.2, 0.5)),
        "a logit of the batch": ("q4", lambda: middle(pages["batch"].logits.cells[0, 0])),
        "an input of the net": (
            "fig-3-15",
            lambda: middle(pages["network"].grids["x"].cells[0, 0]),
        ),
        "a size of a shape": ("q6", lambda: middle(pages["shapes"].shapes.sizes["b"][1])),
    }
    print("drag                                      median    p95    max  ms")
    for name, (preset, place) in cases.items():
        tab.apply_preset(preset)
        while tab.busy:
            app.processEvents()
        print(name.ljust(40), dragged(app, tab, place()))
    tab.close()


if __name__ == "__main__":
    main()
