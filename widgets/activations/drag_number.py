"""A number that is typed, dragged up and down, or nudged with the arrow keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from lab.specs import NumberSpec
from widgets.translate import tr
from widgets.value_edit import ValueEdit

PIXELS_PER_STEP = 4


class DragNumber(ValueEdit):
    """Shows one number within the range of a spec; `asked` tells what the reader wants.

    A drag up or down changes it by one step every few pixels; ↑ and ↓ by one step, with Shift
    or with the page keys by ten; or type and press Enter.
    """

    def __init__(self, name: str, spec: NumberSpec) -> None:
        super().__init__(spec.whole)
        self._spec = spec
        self._value = spec.low
        self._pressed: tuple[QPointF, float] | None = None
        self._dragged = False
        self.setAccessibleName(name)
        self.setToolTip(tr("{0}: drag up or down, press ↑ or ↓, or type").format(name))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refused.connect(self.tell)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def value(self) -> float:
        """Return the number shown."""
        return self._value

    def show_number(self, value: float) -> None:
        """Show a number."""
        self._value = value
        super().show_number(int(value) if self._spec.whole else value)

    def ask(self, value: float) -> None:
        """Ask for the number nearest to `value` that is in range and a whole step."""
        spec = self._spec
        value = round(round(value / spec.step) * spec.step, 9)
        # Shown at once: the next key may come before the tab has answered.
        self.show_number(min(max(value, spec.low), spec.high))
        self.asked.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nudge with the vertical keys."""
        sizes = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        size = sizes.get(Qt.Key(event.key()))
        if size is None:
            super().keyPressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            size *= 10
        self.setModified(False)
        self.ask(self._value + size * self._spec.step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag begins; a click without one chooses the text, to type anew."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (event.position(), self._value)
            self._dragged = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change the number by how far up the pointer has come."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        start, value = self._pressed
        up = start.y() - event.position().y()
        self._dragged = self._dragged or abs(up) >= QApplication.startDragDistance() / 2
        if self._dragged:
            self.setModified(False)
            self.deselect()
            self.ask(value + round(up / PIXELS_PER_STEP) * self._spec.step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        super().mouseReleaseEvent(event)
        if self._pressed is not None and not self._dragged:
            self.selectAll()
        self._pressed = None

    def wheelEvent(self, event: Any) -> None:
        """Leave the wheel to the column that scrolls."""
        event.ignore()
