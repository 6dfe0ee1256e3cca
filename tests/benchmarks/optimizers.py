"""Time the Optimizers tab: dragging the start, and the basin map. Run it as a module.

`python -m tests.benchmarks.optimizers` prints milliseconds from a mouse move to the painted
picture (seven optimizers, 300 steps), and seconds for a basin map (200 × 200 starts, 200 steps).
"""

from __future__ import annotations

import argparse
import os
import time
from typing import Any

import numpy as np

MOVES = 200


def drag_times(moves: int, steps: int) -> list[float]:
    """Return the milliseconds of each mouse move until everything it changes is painted."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from widgets.start import spare_collector
    from widgets.tabs.optimizers import OptimizersTab
    from widgets.theme import appearance

    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    appearance.choose(theme="dark")
    tab = OptimizersTab()
    tab.resize(1280, 760)
    tab.show()
    spare_collector()
    tab.apply_preset("seven")
    tab.edit(steps=steps)
    for _ in range(50):
        app.processEvents()
        time.sleep(0.005)
    view = tab.map.plot
    handle = tab.map.handles[0]

    def window_place(place: QPointF) -> QPoint:
        return view.viewport().mapTo(tab, place.toPoint())

    window, left = tab.windowHandle(), Qt.MouseButton.LeftButton
    place = QPointF(view.mapFromScene(handle.scenePos()))
    QTest.mouseMove(window, window_place(place))
    QTest.mousePress(window, left, pos=window_place(place))
    painted = _Painted([view.viewport(), tab.below.f.viewport()])
    found = []
    for move in range(moves):
        place += QPointF(2.0 * np.cos(move / 15), 1.5 * np.sin(move / 15))
        before = tab.params
        painted.forget()
        start = time.perf_counter()
        QTest.mouseMove(window, window_place(place))
        while tab.params != before and not painted.all:
            app.processEvents()
        if tab.params != before:
            found.append(1e3 * (time.perf_counter() - start))
        time.sleep(0.004)
        app.processEvents()
    QTest.mouseRelease(window, left, pos=window_place(place))
    tab.closing()
    return found[10:]


class _Painted:
    """Tells when all of some widgets have been painted."""

    def __init__(self, widgets: list[Any]) -> None:
        from PySide6.QtCore import QEvent, QObject

        self._waiting: set[int] = set()
        self._widgets = widgets
        outer = self

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    outer._waiting.discard(id(watched))
                return False

        self._filter = Filter()
        for widget in widgets:
            widget.installEventFilter(self._filter)

    def forget(self) -> None:
        """Wait for all of them again."""
        self._waiting = {id(widget) for widget in self._widgets}

    @property
    def all(self) -> bool:
        """Tell whether all have been painted since."""
        return not self._waiting


def basin_seconds() -> float:
    """Return the seconds of a 200 × 200 basin map of 200 steps in this process."""
    from lab.experiments.optimizers import OptimizersParams
    from lab.experiments.optimizers.basin import map_basins

    params = OptimizersParams(mode="basin", surface="himmelblau", selected="adam", steps=200)
    start = time.perf_counter()
    for _ in map_basins(params):
        pass
    return time.perf_counter() - start


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--moves", type=int, default=MOVES)
    parser.add_argument("--steps", type=int, default=300)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    times = drag_times(options.moves, options.steps)
    p50, p95 = np.percentile(times, [50, 95])
    print(f"drag, 7 optimizers, {options.steps} steps: median {p50:.1f} ms, p95 {p95:.1f} ms")
    print(f"basin map, 200 × 200 starts, 200 steps: {basin_seconds():.2f} s")


if __name__ == "__main__":
    main()
