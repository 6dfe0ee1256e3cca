"""The spread of the activations, layer below layer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg

from lab.experiments.training import TrainingParams
from lab.experiments.training.inspection import Outputs
from lab.experiments.training.inspection.activations import LayerOutputs
from widgets.plots.plot import Plot
from widgets.theme import appearance, tint
from widgets.training.pages.page import Page
from widgets.translate import tr

HEIGHT = 0.64


class ActivationsPage(Page):
    """A hill for each layer over a common axis, with its numbers at the right."""

    kind = "activations"

    def __init__(self) -> None:
        super().__init__()
        self.plot = Plot(tr("activations by layer"), x=tr("activation"), movable=False)
        self.plot.getPlotItem().hideAxis("left")
        self._hills: list[tuple[Any, Any, Any]] = []
        self.words.setText(
            tr("what the layers give out for 500 test images; values that are exactly 0 apart")
        )
        self.column.addWidget(self.plot, 1)

    def show_finding(self, finding: Outputs, params: TrainingParams) -> None:
        layers, edges = finding.layers, finding.edges
        while len(self._hills) < len(layers):
            self._hills.append(self._hill())
        low, high = float(edges[0]), float(edges[-1])
        self.plot.setXRange(low, high, padding=0.02)
        self.plot.setYRange(-len(layers) + 0.95, 1.02, padding=0)
        for row, (hill, name, numbers) in enumerate(self._hills):
            shown = row < len(layers)
            for item in (hill, name, numbers):
                item.setVisible(shown)
            if not shown:
                continue
            layer = layers[row]
            heights = layer.counts / max(1.0, float(layer.counts.max()))
            x = np.repeat(edges, 2)[1:-1]
            hill.setData(x, np.repeat(heights, 2) * HEIGHT - row, fillLevel=-row)
            name.setText(layer.name)
            name.setPos(low, -row + 1)
            numbers.setText(_numbers(layer))
            numbers.setPos(high, -row + 1)

    def _hill(self) -> tuple[Any, Any, Any]:
        theme = appearance.theme
        fill = tint(theme.accent, 0.35)
        hill = pg.PlotCurveItem(pen=pg.mkPen(theme.accent, width=1), brush=fill, fillLevel=0)
        name = pg.TextItem(color=theme.text, anchor=(0, 0))
        numbers = pg.TextItem(color=theme.secondary, anchor=(1, 0))
        for item in (hill, name, numbers):
            self.plot.addItem(item, ignoreBounds=True)
        return hill, name, numbers


def _numbers(layer: LayerOutputs) -> str:
    words = [tr("mean {0}, std {1}").format(f"{layer.mean:.3g}", f"{layer.std:.3g}")]
    if layer.zero > 0.005:
        words.append(tr("{0} % are 0").format(round(100 * layer.zero)))
    if layer.dead is not None:
        words.append(tr("{0} of {1} units dead").format(layer.dead, layer.units))
    if layer.saturated is not None:
        words.append(tr("{0} % saturated").format(round(100 * layer.saturated)))
    return " · ".join(words)
