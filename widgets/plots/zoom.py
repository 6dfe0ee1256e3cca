"""The area inside a plot's axes: enlarged and moved by the reader, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

ZOOMS = {
    Qt.Key.Key_Plus: 1 / 1.25,
    Qt.Key.Key_Equal: 1 / 1.25,
    Qt.Key.Key_Minus: 1.25,
}
"""How much is shown after each key, of what was shown before."""


class ZoomBox(pg.ViewBox):
    """Remembers what it showed before the reader enlarged or moved it; `go_home` shows that again.

    What the program shows afterwards is the new home. Where it cannot be moved, `dragged` tells of
    drags over it.
    """

    dragged = Signal(float, float)
    sent_home = Signal()

    def __init__(self) -> None:
        self._by_hand = False
        self._home: tuple[list[Any], list[list[float]]] | None = None
        super().__init__(enableMenu=False)

    @property
    def movable(self) -> bool:
        """Tell whether the reader may enlarge and move it."""
        return any(self.state["mouseEnabled"])

    @property
    def moved(self) -> bool:
        """Tell whether it shows what the reader has chosen to see."""
        return self._home is not None

    def take_key(self, event: QKeyEvent) -> bool:
        """Enlarge (+), show more (−) or go home (0); tell whether the key was one of these."""
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held or not self.movable or key not in (*ZOOMS, Qt.Key.Key_0):
            return False
        if key in ZOOMS:
            self.zoom(ZOOMS[key])
        else:
            self.go_home()
        return True

    def zoom(self, factor: float) -> None:
        """Show `factor` times as much, around the middle."""
        with self._moved_by_hand():
            self.scaleBy((factor, factor))

    def go_home(self) -> None:
        """Show what was shown before it was enlarged or moved."""
        if self._home is None:
            return
        (automatic, ranges), self._home = self._home, None
        for axis in (self.XAxis, self.YAxis):
            if automatic[axis]:
                self.enableAutoRange(axis)
            else:
                self.setRange(**{"xy"[axis] + "Range": ranges[axis]}, padding=0)
        self.sent_home.emit()

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:
        with self._moved_by_hand():
            super().wheelEvent(event, axis)

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        if self.movable or axis is not None:
            with self._moved_by_hand():
                super().mouseDragEvent(event, axis)
        elif event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            place = self.mapToView(event.pos())
            self.dragged.emit(place.x(), place.y())

    def setRange(self, *rect: Any, **ranges: Any) -> None:
        if not self._by_hand:
            self._home = None
        super().setRange(*rect, **ranges)

    def updateViewRange(self, forceX: bool = False, forceY: bool = False) -> None:
        super().updateViewRange(forceX, forceY)
        # At once: pyqtgraph leaves it for the moment of painting, and Qt then paints once more.
        self.updateMatrix()

    @contextmanager
    def _moved_by_hand(self) -> Iterator[None]:
        if self._home is None and self.movable:
            ranges = [list(ends) for ends in self.viewRange()]
            self._home = (list(self.state["autoRange"]), ranges)
        self._by_hand = True
        try:
            yield
        finally:
            self._by_hand = False
