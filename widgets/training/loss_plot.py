"""The loss of every step: the selected run's as a pale band, all runs' smoothed on top."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg

from lab.arrays import Array
from lab.experiments.training import RunRecord
from lab.history import Curve
from widgets.plots.paths import pale
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.training.runs import KeptRun
from widgets.training.styles import Style
from widgets.translate import tr

SMALLEST_LOSS = 1e-8
SELECTED_WIDTH, WIDTH = 2.0, 1.2
PARTS = 4
"""An axis that grows has so many ends between one power of ten and twice that, if it is linear, or
between two powers of ten, if it is logarithmic."""


def axis_label(axis: str) -> str:
    """Return what stands below an axis."""
    words = {"steps": tr("step"), "epochs": tr("epoch"), "seconds": tr("seconds of training")}
    return words[axis]


def roomy(last: float) -> float:
    """Return an end for an axis with some room after the last place: 1234 → 1250, 0 → 1."""
    if not last > 0:
        return 1.0
    step: float = 10 ** math.floor(math.log10(last)) / PARTS
    return math.ceil(last / step) * step


class LossPlot(Plot):
    """Mini-batch losses on a logarithmic axis."""

    def __init__(self) -> None:
        super().__init__(tr("loss of each step"), x=tr("step"), log_y=True)
        self._axis = "steps"
        self._lines: dict[KeptRun, tuple[Any, Any]] = {}
        self._drawn: dict[KeptRun, object] = {}
        self._dressed: dict[KeptRun, tuple[Style, bool]] = {}
        self._curves: dict[KeptRun, tuple[Array, Curve]] = {}
        self.disableAutoRange()
        self.getViewBox().sent_home.connect(self._fit_anew)
        self._end = 0.0
        self._heights = (0, 0)

    def show_runs(self, styles: dict[KeptRun, Style], selected: KeptRun | None, axis: str) -> None:
        """Draw what has changed since the last time.

        What the reader has enlarged or moved stays so, until the axis is another one.
        """
        other_axis = axis != self._axis
        if other_axis:
            self._axis = axis
            self.set_labels(axis_label(axis), "")
        for run in list(self._lines):
            if run not in styles:
                self._forget(run)
        for run, style in styles.items():
            key = (run.record, run.record.history.steps, style, run is selected, axis)
            if self._drawn.get(run) != key:
                self._drawn[run] = key
                self._draw(run, style, run is selected, axis)
        if other_axis:
            self._fit_anew()
        elif not self.getViewBox().moved:
            self._fit()

    def _fit_anew(self) -> None:
        self._end, self._heights = 0.0, (0, 0)
        self._fit()

    def _fit(self) -> None:
        """Show all steps; as they come, the axes grow now and then rather than at each of them."""
        last = max((float(p[-1]) for p, _ in self._curves.values() if len(p)), default=0.0)
        end = roomy(last)
        if end != self._end:
            self._end = end
            self.setXRange(0, end, padding=0.02)
        losses = [values for _, c in self._curves.values() for values in (c.low, c.high)]
        seen = np.concatenate(losses) if losses else np.ones(1)
        logs = np.log10(seen[np.isfinite(seen) & (seen > 0)].clip(SMALLEST_LOSS))
        if len(logs):
            low, high = (math.floor(logs.min() * PARTS), math.floor(logs.max() * PARTS) + 1)
            if (low, high) != self._heights:
                self._heights = (low, high)
                self.setYRange(low / PARTS, high / PARTS, padding=0.02)

    def value_at(self, run: KeptRun, x: float) -> float | None:
        """Return a run's smoothed loss at a place of the axis, None where it has none."""
        if run not in self._curves:
            return None
        places, curve = self._curves[run]
        if not len(places) or not 0 <= x <= places[-1]:
            return None
        return float(curve.smooth[min(int(np.searchsorted(places, x)), len(places) - 1)])

    def _draw(self, run: KeptRun, style: Style, selected: bool, axis: str) -> None:
        band, smooth = self._items(run)
        record: RunRecord = run.record
        curve = record.history.curve()
        places = record.along(axis, curve.step)
        self._curves[run] = (places, curve)
        ends = np.stack([curve.low, curve.high], axis=1)
        ends[~np.isfinite(ends).all(axis=1)] = np.nan
        known = np.isfinite(ends[:, 0]) & selected
        if self._dressed.get(run) != (style, selected):
            self._dressed[run] = (style, selected)
            width = appearance.line_width(SELECTED_WIDTH if selected else WIDTH)
            band.setPen(pg.mkPen(pale(style.color), width=1.0))
            smooth.setPen(pg.mkPen(style.color, width=width))
            smooth.setZValue(2 if selected else 1)
        band.setData(
            np.repeat(places[known], 2),
            ends[known].ravel().clip(SMALLEST_LOSS),
            connect="pairs",
        )
        line = np.where(np.isfinite(curve.smooth), curve.smooth, np.nan).clip(SMALLEST_LOSS)
        smooth.setData(places, line, connect="finite")

    def _items(self, run: KeptRun) -> tuple[Any, Any]:
        if run not in self._lines:
            band, smooth = self.line("#000", 1.0), self.line("#000", WIDTH)
            band.setZValue(0)
            band.curve.opts["antialias"] = False
            self._lines[run] = (band, smooth)
        return self._lines[run]

    def _forget(self, run: KeptRun) -> None:
        for item in self._lines.pop(run):
            self.removeItem(item)
        self._drawn.pop(run, None)
        self._dressed.pop(run, None)
        self._curves.pop(run, None)
