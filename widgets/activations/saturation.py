"""A thin chart between the two plots: where each function on show is saturated."""

from __future__ import annotations

import numpy as np

from lab.experiments.activations.curves import HIGH, LOW, CurvesFrame, CurvesParams
from lab.experiments.activations.functions import FUNCTIONS
from widgets.activations import styles
from widgets.activations.curve_plot import AXIS_WIDTH
from widgets.plots.marks import BarItem
from widgets.plots.numbers import Series
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

ROW = 9


class SaturationPlot(Plot):
    """One bar for each saturated stretch, a row a function, below one another as in the list."""

    def __init__(self) -> None:
        super().__init__(tr("saturated stretches"), movable=False)
        self.setMinimumHeight(0)
        self.setXRange(LOW, HIGH, padding=0)
        self.getAxis("left").setWidth(round(AXIS_WIDTH * appearance.scale))
        self.getAxis("left").setTicks([[]])
        self.hideAxis("bottom")
        self._shown: tuple[object, ...] = ()
        self.bars = BarItem(x0=[], x1=[], y=[], height=0.7, pen=None)
        self.addItem(self.bars, ignoreBounds=True)
        self._stretches: list[Series] = []
        self.setToolTip(tr("Where the slope of each function is below the limit"))

    def series(self) -> list[Series]:
        """Return the two ends of each stretch, under the name of its function."""
        return self._stretches

    def show_frame(self, frame: CurvesFrame, params: CurvesParams) -> None:
        """Show the stretches of all functions."""
        self.setVisible(params.threshold > 0)
        stretches = [
            (low, high, row, styles.color(curve.name))
            for row, curve in enumerate(frame.curves)
            for low, high in curve.saturated
        ]
        if self._shown == (len(frame.curves), stretches):
            return
        self._shown = len(frame.curves), stretches
        self._stretches = [
            (tr(FUNCTIONS[curve.name]), np.array(stretch), np.full(2, float(row)))
            for row, curve in enumerate(frame.curves)
            for stretch in curve.saturated
        ]
        self.bars.setOpts(
            x0=[s[0] for s in stretches],
            x1=[s[1] for s in stretches],
            y=[s[2] for s in stretches],
            brushes=[s[3] for s in stretches],
        )
        height = ROW * len(frame.curves) + 4
        if self.height() != height:
            self.setFixedHeight(height)
            self.setYRange(len(frame.curves) - 0.4, -0.6, padding=0)
            self.getViewBox().invertY(True)
