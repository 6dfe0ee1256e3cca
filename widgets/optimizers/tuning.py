"""How many steps each learning rate needs: one curve an optimizer, the chosen rate marked."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg

from lab.experiments.optimizers.fair import Fair
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from widgets.optimizers.marks import SYMBOLS
from widgets.plots import ink
from widgets.plots.axis import axis_width
from widgets.plots.line import MarkedLine
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr


class Tuning(Plot):
    """Steps to reach and keep f < ε against η, on two log axes. A rate that never does is a gap."""

    def __init__(self) -> None:
        words = tr("steps to ε"), tr("learning rate η")
        super().__init__(tr("steps to ε against the learning rate"), x=words[1], movable=False)
        self.set_labels(words[1], words[0])
        self.setMinimumHeight(110)
        self.getAxis("left").setWidth(axis_width(self))
        self.getViewBox().disableAutoRange()
        for side in ("left", "bottom"):
            self.getPlotItem().getAxis(side).setLogMode(True)
        theme = appearance.theme
        self._lines: dict[str, Any] = {}
        self._chosen: dict[str, Any] = {}
        rim = pg.mkPen(theme.text if theme.name == "dark" else theme.panel, width=1.5)
        for name in OPTIMIZERS:
            color = theme.series[name]
            self._lines[name] = MarkedLine(
                pen=pg.mkPen(color, width=appearance.line_width(2)),
                symbol=SYMBOLS[name],
                symbolSize=5,
                symbolPen=ink.pen(None),
                symbolBrush=ink.brush(color),
                connect="finite",
            )
            self._chosen[name] = Marks(
                symbol=SYMBOLS[name], size=14, pen=rim, brush=pg.mkBrush(color)
            )
            self._chosen[name].setZValue(10)
            named(self._lines[name], OPTIMIZERS[name].title)
            named(self._chosen[name], tr("{0}, now").format(OPTIMIZERS[name].title))
            self.addItem(self._lines[name], ignoreBounds=True)
            self.addItem(self._chosen[name], ignoreBounds=True)

    def show_fair(self, fair: Fair, steps: int) -> None:
        """Show what the tuning has found so far, in a race of `steps` steps."""
        rates = np.log10(fair.rates)
        with np.errstate(divide="ignore"):
            needed = np.log10(np.maximum(fair.needed, 0.5))
        needed[~np.isfinite(needed)] = np.nan
        for name in OPTIMIZERS:
            line, chosen = self._lines[name], self._chosen[name]
            if name not in fair.names:
                line.setData([], [])
                chosen.setData([], [])
                continue
            k = fair.names.index(name)
            found = np.isfinite(needed[k]).any()
            line.setData(rates if found else [], needed[k] if found else [])
            g = fair.chosen[k]
            known = g >= 0 and np.isfinite(needed[k, g])
            chosen.setData([rates[g]] if known else [], [needed[k, g]] if known else [])
        high = np.log10(max(steps, 10))
        self.setRange(xRange=(rates[0], rates[-1]), yRange=(-0.12, high + 0.15), padding=0.02)


def needed_in_words(fair: Fair, x: float) -> str:
    """Return the steps of each optimizer at the rate nearest to a place on the log axis."""
    g = int(np.argmin(np.abs(np.log10(fair.rates) - x)))
    parts = []
    for name, needed in zip(fair.names, fair.needed[:, g], strict=True):
        if np.isfinite(needed):
            parts.append(f"{OPTIMIZERS[name].title} {plain(float(needed), 3)}")
    return f"η = {plain(float(fair.rates[g]), 3)}: " + (", ".join(parts) or tr("nobody arrives"))
