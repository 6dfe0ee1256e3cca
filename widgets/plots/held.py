"""The height of a plot while something is dragged: it only grows, and fits again when let go."""

from __future__ import annotations

from widgets.hand import LetGo, held
from widgets.plots.plot import Plot

PADDING = 0.04

Span = tuple[float, float]


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
