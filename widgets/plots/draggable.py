"""A point that can be dragged, focused with Tab and nudged with the arrow keys."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from widgets.plots.label import ground
from widgets.plots.plot import Plot
from widgets.theme import appearance

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class DraggablePoint(pg.TargetItem):
    """A handle on a plot. It asks for a new place with `asked`; `show_at` puts it there.

    Arrow keys nudge it by `step`, or by (step in x, step in y) (Shift: ten times); Delete asks for
    its removal. Its `text` stands above it, or `beside` it, on the left.
    """

    asked = Signal(float, float)
    delete_asked = Signal()

    def __init__(
        self,
        name: str,
        *,
        step: float | tuple[float, float] = 0.1,
        color: str | None = None,
        size: int = 16,
        symbol: str = "o",
        filled: bool = False,
        text: str = "",
        beside: bool = False,
    ) -> None:
        theme = appearance.theme
        color = color or theme.text
        brush = pg.mkBrush(color if filled else (0, 0, 0, 1))
        super().__init__(
            size=size,
            symbol=symbol,
            pen=pg.mkPen(color, width=appearance.line_width(2)),
            hoverPen=pg.mkPen(theme.accent, width=appearance.line_width(3)),
            brush=brush,
            hoverBrush=brush,
            movable=True,
            label=text or None,
            labelOpts={"color": color, "fill": ground(), "offset": (-14, 0), "anchor": (1, 0.5)}
            if beside
            else {"color": color, "offset": (0, 22), "anchor": (0.5, 0.5)},
        )
        self.name = name
        self._steps = step if isinstance(step, tuple) else (step, step)
        self._showing = False
        self._grip = QPointF()
        self.setToolTip(name)
        self.setZValue(20)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsFocusable, True)
        self.sigPositionChanged.connect(self._ask)

    def show_at(self, x: float, y: float) -> None:
        """Put the point somewhere without asking for it."""
        if (x, y) != self.pos().toTuple():
            self._showing = True
            try:
                self.setPos(x, y)
            finally:
                self._showing = False
        if self.hasFocus():
            self._tell()

    def paint(self, painter: QPainter, *options: Any) -> None:
        """Draw with smooth edges, as curves and marks are."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        super().paint(painter, *options)

    def keyPressEvent(self, event: Any) -> None:
        """Nudge with the arrow keys, ask for removal with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
            return
        if event.key() not in _ARROWS:
            super().keyPressEvent(event)
            return
        right, up = _ARROWS[event.key()]
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        times = 10 if shift else 1
        # Moved at once, as by the mouse: the next key goes on from here.
        x, y = (times * step for step in self._steps)
        self.setPos(self.pos().x() + right * x, self.pos().y() + up * y)

    def mouseDragEvent(self, event: Any) -> None:
        """Ask for the place under the pointer; the point moves when it is shown there.

        Moving it here as well would paint the plot twice for each move of the mouse.
        """
        if not self.movable or event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if event.isStart():
            self._grip = self.pos() - self.mapToView(event.buttonDownPos())
        place = self._grip + self.mapToView(event.pos())
        self.asked.emit(place.x(), place.y())
        if event.isFinish():
            # Where it is let go it can be taken up again at once, without a move in between.
            self.show_at(place.x(), place.y())

    def mousePressEvent(self, event: Any) -> None:
        """Take the keyboard focus, so that the arrow keys go on from here."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        """Show the focus as a pointer over the point does."""
        self._focused(True)
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: Any) -> None:
        """Show that the focus is gone."""
        self._focused(False)
        super().focusOutEvent(event)

    def _focused(self, focused: bool) -> None:
        self.mouseHovering = focused
        self.currentPen = self.hoverPen if focused else self.pen
        self.update()

    def _tell(self) -> None:
        """A point on a plot has no accessible interface of its own: the plot speaks for it."""
        plot = self.getViewWidget()
        if isinstance(plot, Plot):
            plot.tell(f"{self.name}: {self.pos().x():.4g}, {self.pos().y():.4g}")

    def _ask(self, item: Any) -> None:
        if not self._showing:
            place: QPointF = self.pos()
            self.asked.emit(place.x(), place.y())
