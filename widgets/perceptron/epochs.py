"""How the learning goes: errors per epoch, and the margin after each look, over one time axis."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from lab.arrays import Array
from lab.experiments.perceptron.learning import LearningFrame
from lab.experiments.perceptron.learning_words import margin_in_words
from lab.numerals import round_up
from lab.perceptron import Learning
from widgets.controls import label
from widgets.hand import LetGo, held
from widgets.perceptron.parts import Pane
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.steady import Steady
from widgets.theme import appearance, tint
from widgets.translate import say, tr

SHADE = 0.3


class EpochPlots(Pane):
    """Two plots over the epochs; a click or a drag on them asks for that step."""

    cursor_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self._shown: LearningFrame | None = None
        self._room: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
        self._needed: tuple[float, ...] = self._room
        self._let_go = LetGo(self, lambda: self._fit(*self._needed))
        self.errors = _plot(tr("errors in each epoch"))
        self.margin = _plot(tr("margin"))
        self._bars = pg.PlotCurveItem(
            [0, 1],
            [0],
            stepMode="center",
            fillLevel=0,
            pen=pg.mkPen(theme.error, width=appearance.line_width(2)),
            brush=tint(theme.error, SHADE),
        )
        self.errors.addItem(named(self._bars, tr("errors")))
        self._zero = Rule(0, 0, pen=pg.mkPen(theme.secondary, style=Qt.PenStyle.DotLine))
        self.margin.addItem(self._zero, ignoreBounds=True)
        self._curve = self.margin.line(theme.accent, called=tr("margin"))
        self._cursors = [
            Rule(0, 90, pen=pg.mkPen(theme.text, style=Qt.PenStyle.DashLine)) for _ in range(2)
        ]
        # Labels, not titles of the plots: a new title has the whole plot laid out anew.
        self.margin_words = label("")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        titles = (label(tr("errors in each epoch")), self.margin_words)
        plots = (self.errors, self.margin)
        for i, (title, plot, cursor) in enumerate(zip(titles, plots, self._cursors, strict=True)):
            plot.addItem(cursor, ignoreBounds=True)
            plot.clicked.connect(lambda _, x, y: self._ask(x))
            plot.dragged.connect(lambda x, y: self._ask(x))
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(Steady(title), 0, i)
            grid.addWidget(plot, 1, i)
            grid.setColumnStretch(i, 1)
        grid.setRowStretch(1, 1)

    def show_frame(self, frame: LearningFrame, cursor: int) -> None:
        """Show the way, and where in it the step is."""
        if frame is not self._shown and frame.learning is not None:
            if self._shown is None or _others(self._shown.points, frame.points):
                self._room = (0.0, 0.0, 0.0, 0.0)
            self._show_way(frame.learning, len(frame.points))
        self._shown = frame
        there = frame.learning is not None
        for item in (self._bars, self._curve, *self._cursors):
            item.setVisible(there)
        for line in self._cursors:
            line.setPos(cursor / max(1, len(frame.points)))
        self.margin_words.setText(say(margin_in_words(frame, cursor)))

    def _show_way(self, learning: Learning, count: int) -> None:
        epochs = len(learning.errors)
        self._bars.setData(np.arange(epochs + 1.0), learning.errors.astype(float))
        looks = np.arange(len(learning.margin)) / count
        # Most looks change nothing: the corners of the curve are enough.
        corner = np.ones(len(looks), dtype=bool)
        corner[1:-1] = np.diff(learning.margin[:-1], 1) != np.diff(learning.margin[1:], 1)
        self._curve.setData(looks[corner], learning.margin[corner])
        known = learning.margin[np.isfinite(learning.margin)]
        low, high = (known.min(), known.max()) if len(known) else (-1.0, 1.0)
        self._fit(epochs, learning.errors.max(), -min(low, 0.0), max(high, 0.1))

    def _fit(self, *needed: float) -> None:
        """Take new ranges only where the old ones are too small or too large: axes are slow.

        Below a hand that drags they only grow.
        """
        pairs = zip(self._room, needed, strict=True)
        if held():
            self._needed = needed
            self._let_go.start()
            room = tuple(old if old >= new else round_up(new) for old, new in pairs)
        else:
            room = tuple(old if fits(old, new) else round_up(new) for old, new in pairs)
        if room != self._room:
            self._room = room
            far, most, down, up = room
            self.errors.setRange(xRange=(0, far), yRange=(0, most + 0.5))
            self.margin.setRange(xRange=(0, far), yRange=(-down, up))

    def _ask(self, epoch: float) -> None:
        if self._shown is not None:
            look = round(epoch * len(self._shown.points))
            self.cursor_asked.emit(min(max(look, 0), self._shown.steps))


def _others(before: Array, now: Array) -> bool:
    """Tell whether more has become of the points than one moved, added or removed by hand."""
    old, new = (set(map(tuple, points.tolist())) for points in (before, now))
    return len(old & new) < max(len(old), len(new)) - 1


def fits(room: float, needed: float) -> bool:
    """Tell whether an axis is long enough for what it shows, and not far too long."""
    return needed <= room <= 2.5 * needed


def _plot(title: str) -> Plot:
    plot = Plot(title, x=tr("epoch"), movable=False, steps=True)
    plot.getViewBox().disableAutoRange()
    return plot
