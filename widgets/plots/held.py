"""The axes of a plot while something is dragged: they only grow, and fit again when let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from widgets.plots.plot import Plot

LOOK_MS = 120
PADDING = 0.04

Span = tuple[float, float]


def held() -> bool:
    """Tell whether a button of the mouse is down."""
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton


class LetGo(QTimer):
    """Once started, does something as soon as no button is down: nobody tells of that."""

    def __init__(self, parent: QObject, then: Callable[[], None]) -> None:
        super().__init__(parent)
        self._then = then
        self.setSingleShot(True)
        self.setInterval(LOOK_MS)
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if held():
            self.start()
        else:
            self._then()


class HeldHeight:
    """Sets the y axis of a plot. One that jumps at each move of the mouse cannot be read."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._wanted: Span = (0.0, 1.0)
        self._shown: Span | None = None
        self._log = False
        self._let_go = LetGo(plot, lambda: self._show(self._wanted))

    def show_span(self, span: Span, *, log: bool) -> None:
        """Show this span of a linear or a log axis, or while a button is down, this one as well."""
        self._wanted = span
        if log != self._log:
            self._log, self._shown = log, None
        if self._shown is not None and held():
            span = min(span[0], self._shown[0]), max(span[1], self._shown[1])
            # A slider that is let go asks for nothing more.
            self._let_go.start()
        self._show(span)

    def _show(self, span: Span) -> None:
        if span != self._shown:
            self._shown = span
            self._plot.setYRange(*span, padding=PADDING)
