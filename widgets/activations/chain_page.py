"""A deep chain: what n layers make of x, and what comes back of the gradient."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout

from lab.arrays import Array
from lab.experiments.activations.chain import GRID, ChainFrame, ChainParams, Run, leaving
from lab.experiments.activations.curves import HIGH, LOW
from lab.experiments.activations.functions import FUNCTIONS
from lab.numerals import plain
from widgets.activations import styles
from widgets.activations.page import Page
from widgets.activations.pointer_note import PointerNote
from widgets.plots import ink
from widgets.plots.axis import axis_width
from widgets.plots.draggable import DraggablePoint
from widgets.plots.label import Label
from widgets.plots.legend import presentation_legend
from widgets.plots.line import Line, MarkedLine
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.plots.sheet import Sheet
from widgets.theme import appearance
from widgets.translate import tr

TINIEST = -30.0
"""log10 of the smallest gradient on the axis. 0 has no place there; its line runs out below."""

MOST_NAMED = 8
NAMED_UP_TO = 5.7
"""The largest x where a faint curve is named."""

APART = 0.05, 0.06
"""Of the width and the height of the plot: names closer than this would overlap."""

FAR = 50.0
"""The largest signal on the axis."""


class ChainPage(Page):
    """Above: h₁ … hₙ over x, the deeper the bolder. Below, by layer: signal, gradient come back."""

    def __init__(self) -> None:
        super().__init__()
        self.curves = Plot(tr("output of each layer over x"), x=tr("input x"), movable=False)
        self.curves.setXRange(LOW, HIGH, padding=0)
        layer: dict[str, Any] = {"x": tr("layer"), "movable": False, "steps": True}
        self.signal = Plot(tr("signal by layer"), y=tr("signal h"), **layer)
        words = tr("gradient that comes back to each layer")
        self.gradient = Plot(words, log_y=True, **layer)
        theme = appearance.theme
        for plot in (self.curves, self.signal, self.gradient):
            plot.getAxis("left").setWidth(axis_width(plot))
        self.ghosts = named(Line(connect="finite"), tr("layers before"))
        self.curves.addItem(self.ghosts, ignoreBounds=True)
        # At the right end of the faint curves: which layer each is, where there is room.
        color = theme.secondary
        self.layers = [Label(color=color, anchor=(1, 0.5)) for _ in range(MOST_NAMED)]
        for name in self.layers:
            self.curves.addItem(name, ignoreBounds=True)
        self.deepest = Line()
        self.curves.addItem(self.deepest, ignoreBounds=True)
        self._sheet = Sheet(self.curves, [self.ghosts, self.deepest])
        self._shown: tuple[str, Array] = ("", np.empty((0, 0)))
        dash = pg.mkPen(theme.secondary, style=Qt.PenStyle.DashLine)
        self.cross = Rule(0, 90, pen=dash)
        self.curves.addItem(self.cross, ignoreBounds=True)
        self.handle = DraggablePoint(tr("input x"), step=0.05)
        self.curves.addItem(self.handle)
        self.handle.asked.connect(lambda x, _: self._ask_x(x))
        self.curves.dragged.connect(lambda x, _: self._ask_x(x))
        self.curves.clicked.connect(lambda _, x, y: self._ask_x(x))
        self.cursors = [self._cursor_line(plot) for plot in (self.signal, self.gradient)]
        self.signals = {key: self._run_line(self.signal, key) for key in FUNCTIONS}
        self.gradients = {key: self._run_line(self.gradient, key) for key in FUNCTIONS}
        self.notes = [PointerNote(plot) for plot in (self.signal, self.gradient)]
        self.signal.hovered.connect(lambda x, y: self._hover(0, x, y))
        self.gradient.hovered.connect(lambda x, y: self._hover(1, x, y))
        self._frame: ChainFrame | None = None
        self._cursor = 0
        below = QHBoxLayout()
        below.addWidget(self.signal)
        below.addWidget(self.gradient)
        self.names = presentation_legend()
        self.column.addWidget(self.names)
        self.column.addWidget(self.curves, 5)
        self.column.addLayout(below, 4)

    def _cursor_line(self, plot: Plot) -> Rule:
        pen = pg.mkPen(appearance.theme.secondary, style=Qt.PenStyle.DashLine)
        line = Rule(0, 90, pen=pen)
        plot.addItem(line, ignoreBounds=True)
        return line

    def _run_line(self, plot: Plot, key: str) -> MarkedLine:
        color = styles.color(key)
        line = MarkedLine(
            pen=styles.pen(key),
            symbol="o",
            symbolSize=5,
            symbolBrush=ink.brush(color),
            symbolPen=ink.pen(None),
        )
        named(line, tr(FUNCTIONS[key]))
        plot.addItem(line, ignoreBounds=True)
        return line

    def show_frame(self, params: ChainParams, frame: ChainFrame, cursor: int) -> None:
        """Show the chain up to layer `cursor`."""
        self._frame, self._cursor = frame, cursor
        self._show_curves(params, frame, cursor)
        layers = np.arange(frame.steps + 1)
        drawn = {run.name: run for run in frame.runs}
        if appearance.presentation:
            self.names.show_lines(styles.legend_lines(drawn))
        for key in FUNCTIONS:
            for line in (self.signals[key], self.gradients[key]):
                line.setVisible(key in drawn)
            if key in drawn:
                run = drawn[key]
                symbol = "o" if frame.steps <= 25 else None
                for line in (self.signals[key], self.gradients[key]):
                    if line.opts["symbol"] != symbol:
                        line.setSymbol(symbol)
                self.signals[key].setData(layers, leaving(run.signal, -FAR, FAR))
                size = leaving(_log(run.back(cursor)), TINIEST, -TINIEST)
                self.gradients[key].setData(layers[: cursor + 1], 10**size)
        self.gradient.set_labels(tr("layer"), f"|∂h{str(cursor).translate(_LOWERED)}/∂h|")
        for line in self.cursors:
            line.setPos(cursor)
        self._fit(frame)

    def _fit(self, frame: ChainFrame) -> None:
        """Fit the axes to the runs, in steps, so that they stand still while x is dragged."""
        for plot in (self.signal, self.gradient):
            plot.setXRange(0, frame.steps, padding=0.04)
        signal = np.clip([run.signal for run in frame.runs], -FAR, FAR)
        low, high = np.floor(2 * signal.min()) / 2, np.ceil(2 * signal.max()) / 2
        top = max(high, low + 0.5) + 0.1
        # No further than the axes go, so that a line that leaves them ends outside.
        self.signal.setYRange(max(low - 0.1, -FAR), min(top, FAR), padding=0)
        # Of the whole chain, and of its first k layers: the lowest point of each shorter one.
        found = [(run.back(frame.steps), run.gradient) for run in frame.runs]
        size = _log(np.array(found))
        size = np.clip(size[np.isfinite(size)], TINIEST, -TINIEST)
        low, high = np.floor(size.min()), np.ceil(size.max(initial=0.0)) + 0.3
        room = 0.04 * (high - low)
        self.gradient.setYRange(max(low - room, TINIEST), high + room, padding=0)

    def _show_curves(self, params: ChainParams, frame: ChainFrame, cursor: int) -> None:
        shown = np.clip(frame.y[: cursor + 1], -FAR, FAR)
        name, before = self._shown
        if name != params.selected or not np.array_equal(shown, before):
            self._shown = params.selected, shown
            self._draw_curves(frame.x, shown, QColor(styles.color(params.selected)))
        at = float(frame.run(params.selected).signal[cursor])
        self.handle.show_at(params.x, float(np.clip(at, -FAR, FAR)))
        self.cross.setPos(params.x)
        words = tr("h{0}(x): {1}, applied {2} times").format(
            str(cursor).translate(_LOWERED), tr(FUNCTIONS[params.selected]), cursor
        )
        self.curves.set_labels(tr("input x"), words)
        named(self.deepest, words)
        first = frame.y[min(1, frame.steps)]
        low, high = max(float(first.min()), -6.0), min(float(first.max()), 6.0)
        margin = 0.08 * max(high - low, 0.2)
        self.curves.setYRange(low - margin, high + margin, padding=0)
        self._name_layers(frame.y[: cursor + 1], low, high)

    def _draw_curves(self, x: Array, y: Array, color: QColor) -> None:
        """Draw the curves (layers, k): the last one bold, the others as one that is pale."""
        self.deepest.setPen(pg.mkPen(color, width=appearance.line_width(2.5)))
        self.deepest.setData(x, y[-1])
        color.setAlphaF(0.5)
        self.ghosts.setPen(pg.mkPen(color, width=1))
        layers = len(y) - 1
        ghosts = np.hstack([y[:-1], np.full((layers, 1), np.nan)]).ravel()
        self.ghosts.setData(np.tile(np.append(x, np.nan), layers), ghosts)
        self._sheet.update()

    def _name_layers(self, y: Array, low: float, high: float) -> None:
        """Name the faint curves near the right edge, or where they leave the plot, the first first.

        Those too close to one that has a name, or to the deepest, which the axis names, have none.
        """
        wide, tall = APART[0] * (HIGH - LOW), APART[1] * (high - low)
        places = [_last_seen(curve, low, high) for curve in y]
        taken, free = places[-1:], list(self.layers)
        for layer, (x, height) in enumerate(places[:-1]):
            close = any(abs(x - a) < wide and abs(height - b) < tall for a, b in taken)
            if layer and free and not close:
                taken.append((x, height))
                name = free.pop(0)
                name.setText(f"h{str(layer).translate(_LOWERED)}")
                name.setPos(x, height)
                name.show()
        for name in free:
            name.hide()

    def _hover(self, kind: int, x: float, y: float) -> None:
        """Read out the run nearest to the pointer: its signal (0) or its gradient (1)."""
        if self._frame is None:
            return
        last = self._cursor if kind else self._frame.steps
        k = min(max(round(x), 0), last)

        def value(run: Run) -> float:
            return float((run.back(last) if kind else run.signal)[k])

        def height(run: Run) -> float:
            return float(_log(np.array(value(run)))) if kind else value(run)

        run = min(self._frame.runs, key=lambda one: abs(height(one) - y))
        words = tr("layer {0}, {1}: {2}").format(k, tr(FUNCTIONS[run.name]), plain(value(run)))
        self.notes[kind].say(words, x, y)

    def _ask_x(self, x: float) -> None:
        self.ask(x=round(min(max(x, LOW), HIGH), 2))


def _last_seen(curve: Array, low: float, high: float) -> tuple[float, float]:
    """Return the place farthest to the right where a curve on the grid is between two heights."""
    seen = np.flatnonzero((curve >= low) & (curve <= high) & (GRID <= NAMED_UP_TO))
    at = int(seen[-1]) if len(seen) else 0
    return float(GRID[at]), float(curve[at])


def _log(gradient: Array) -> Array:
    """Return log10 of sizes; a gradient of 0 lies below all others."""
    with np.errstate(divide="ignore"):
        return np.log10(np.abs(gradient))


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
