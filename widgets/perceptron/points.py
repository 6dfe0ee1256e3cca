"""The points of a truth table or a data set: hollow for 0, filled for 1, not by colour alone."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGraphicsItem

from widgets.plots.draggable import DraggablePoint
from widgets.plots.numbers import named
from widgets.theme import appearance

SIZE = 17


def target_color(target: int) -> str:
    """Return the colour of a class: the ends of the diverging ramp."""
    low, _, high = appearance.theme.diverging
    return high if target else low


class ClassPoint(DraggablePoint):
    """A point of class 0 (○) or 1 (●), which may be draggable.

    `pressed` tells of a click, `flip_asked` of Enter.
    """

    flip_asked = Signal()
    pressed = Signal()

    def __init__(self, name: str, *, movable: bool, step: float = 0.05, size: int = SIZE) -> None:
        super().__init__(name, step=step, size=size)
        self.movable = movable
        self._target = -1
        self.setZValue(10)
        # Of many points one is dragged; the others are copied.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_target(self, target: int) -> None:
        """Show the class."""
        if target == self._target:
            return
        self._target = target
        named(self, f"{self.name} → {target}")
        color = target_color(target)
        inside = color if target else appearance.theme.background
        self.setPen(pg.mkPen(color, width=appearance.line_width(2.5)))
        self.setBrush(pg.mkBrush(inside))
        self.setHoverBrush(pg.mkBrush(inside))
        # The setters leave what is shown alone while the pointer is over the point.
        self.currentBrush = self.brush
        self.update()

    def keyPressEvent(self, event: Any) -> None:
        """Flip with Enter; move and remove as any point if that can be done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flip_asked.emit()
        elif self.movable:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def hoverEvent(self, event: Any) -> None:
        """Light up under the pointer, also where a click is all that can be done."""
        over = not event.isExit() and event.acceptClicks(Qt.MouseButton.LeftButton)
        if over and self.movable:
            event.acceptDrags(Qt.MouseButton.LeftButton)
        self.setMouseHover(over or self.hasFocus())

    def mouseClickEvent(self, event: Any) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self.pressed.emit()
        else:
            super().mouseClickEvent(event)
