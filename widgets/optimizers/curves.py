"""A number of each racer against the step: its height, or the length of its steps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal

from lab.arrays import Array
from lab.experiments.optimizers.race import Race
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from widgets.optimizers.marks import SYMBOLS
from widgets.plots.axis import axis_width
from widgets.plots.held import HeldHeight
from widgets.plots.line import Line
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.paths import Heads
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.translate import tr

WIDTH = 2.0
BELOW = -400.0
"""Stands for the logarithm of 0: smaller than that of any other float."""
NEAR = 25
"""How many pixels from a curve the pointer still means that curve."""


class Curves(Plot):
    """One line for each optimizer (all its starts), the cursor, and the step the pointer is at."""

    step_hovered = Signal(int)
    step_asked = Signal(int)
    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, x=tr("step"), movable=False, steps=True)
        theme = appearance.theme
        self.setMinimumHeight(110)
        self.getAxis("left").setWidth(axis_width(self))
        self._race: Race | None = None
        self._values: Array = np.empty((0, 0, 0))
        self._first = 0
        self._what = ""
        self._log = False
        self._steps = -1
        self._bottom = 0.0
        self._height = HeldHeight(self)
        self.getViewBox().disableAutoRange()
        self.lines = {name: self._line(name, WIDTH) for name in OPTIMIZERS}
        self._ghosts = {name: self._line(name, 1.0, True) for name in OPTIMIZERS}
        self._heads = {name: Heads(theme.series[name], SYMBOLS[name]) for name in OPTIMIZERS}
        for head in self._heads.values():
            head.setZValue(5)
            named(head, "")
            self.addItem(head, ignoreBounds=True)
        dash = pg.mkPen(theme.secondary, width=1, style=Qt.PenStyle.DashLine)
        self._cursor = Rule(angle=90, pen=dash)
        self._at = named(Marks(size=10, pen=pg.mkPen(theme.accent, width=2)), "")
        for item in (self._cursor, self._at):
            self.addItem(item, ignoreBounds=True)
        self.clicked.connect(self._click)
        self.dragged.connect(lambda x, _y: self.step_asked.emit(round(x)))
        self.hovered.connect(self._hover)
        self.left.connect(self._leave)

    def _line(self, name: str, width: float, ghost: bool = False) -> Line:
        color, title = appearance.theme.series[name], OPTIMIZERS[name].title
        style = Qt.PenStyle.DotLine if ghost else Qt.PenStyle.SolidLine
        pen = pg.mkPen(color, width=appearance.line_width(width), style=style)
        line = named(Line(pen=pen), tr("{0}, before").format(title) if ghost else title)
        self.addItem(line, ignoreBounds=True)
        return line

    def show_values(
        self,
        race: Race,
        values: Array,
        span: tuple[float, float],
        *,
        log: bool,
        words: str,
        first: int = 0,
    ) -> None:
        """Show values (n, K, S) from step `first` on, within `span`; `words` name them."""
        self._race, self._first = race, first
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(log)
        self._values = _drawn(values, log)
        if words != self._what:
            self._what = words
            self.set_labels(tr("step"), words)
        steps = np.arange(first, first + len(values))
        for name, line in self.lines.items():
            line.setVisible(name in race.names)
            if name in race.names:
                line.setData(
                    *_joined(steps, self._values[:, race.names.index(name)]), connect="finite"
                )
        low, high = _drawn(np.array(span), log)
        self._bottom = float(low)
        self._height.show_span((float(low), float(high)), log=log)
        if race.steps != self._steps:
            self._steps = race.steps
            self.setXRange(0, max(1, race.steps), padding=0.04)

    def show_ghosts(self, names: tuple[str, ...], race: Race | None, values: Array) -> None:
        """Show the earlier values of these optimizers, pale."""
        for name, line in self._ghosts.items():
            line.setVisible(race is not None and name in names)
            if race is not None and name in names:
                shown = _drawn(values[:, race.names.index(name)], self._log)
                steps = np.arange(self._first, self._first + len(shown))
                line.setData(*_joined(steps, shown), connect="finite")

    def show_thin(self, thin: bool) -> None:
        """Draw lines one pixel wide, which takes a fifth of the time: for curves that move."""
        width = 1.0 if thin else appearance.line_width(WIDTH)
        for line in self.lines.values():
            if line.opts["pen"].widthF() != width:
                line.setPen(line.opts["pen"].color(), width=width)

    def show_cursor(self, cursor: int) -> None:
        """Put the cursor to a step, and each optimizer's mark on its curve there."""
        self._cursor.setValue(cursor)
        names = self._race.names if self._race is not None else ()
        row = cursor - self._first
        for name, head in self._heads.items():
            shown = name in names and 0 <= row < len(self._values)
            head.setVisible(shown)
            if shown:
                # What is below the axis stands at its edge: it has not gone, it has arrived.
                heights = self._values[row, names.index(name)]
                heights = np.maximum(heights[np.isfinite(heights)], self._bottom)
                head.show_at(np.column_stack([np.full(len(heights), float(cursor)), heights]))

    def mark_step(self, step: int) -> None:
        """Ring every curve at a step; -1 takes the rings away."""
        if self._race is None or not 0 <= step - self._first < len(self._values):
            self._at.setVisible(False)
            return
        self._at.setVisible(True)
        at = self._values[step - self._first].ravel()
        shown = at[np.isfinite(at)]
        self._at.setData(np.full(len(shown), step), shown)

    def _click(self, button: Any, x: float, _y: float) -> None:
        if button == Qt.MouseButton.LeftButton:
            self.step_asked.emit(round(x))

    def _hover(self, x: float, y: float) -> None:
        step = round(x)
        race = self._race
        if race is None or not 0 <= step - self._first < len(self._values):
            self._leave()
            return
        self.step_hovered.emit(step)
        at = self._values[step - self._first]
        away = np.nan_to_num(np.abs(at - y), nan=np.inf) / self.getViewBox().viewPixelSize()[1]
        if not away.size or away.min() > NEAR:
            self.said.emit(tr("step {0}").format(step))
            return
        k, s = np.unravel_index(int(np.argmin(away)), away.shape)
        value = float(10 ** at[k, s] if self._log else at[k, s])
        title = OPTIMIZERS[race.names[int(k)]].title
        words = tr("{0}, step {1}: {2} = {3}").format(title, step, self._what, plain(value))
        self.said.emit(words)

    def _leave(self) -> None:
        self.step_hovered.emit(-1)
        self.said.emit("")


def _drawn(values: Array, log: bool) -> Array:
    """Return the values as they stand on the axis: nan where they cannot, 0 below any log axis."""
    with np.errstate(all="ignore"):
        shown = np.where(values == 0, BELOW, np.log10(values)) if log else values
    return np.where(np.isfinite(shown) & (np.abs(shown) < 1e15), shown, np.nan)


def _joined(steps: Any, values: Array) -> tuple[Array, Array]:
    """Return x and y of all starts (n, S) as one line, broken by nan."""
    n, starts = values.shape
    y = np.full((starts, n + 1), np.nan)
    y[:, :n] = values.T
    return np.tile(np.append(steps, np.nan), starts), y.ravel()
