"""How large weights, gradients and steps are, layer by layer."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel

from lab.experiments.training import TrainingParams
from lab.pulse import Pulse
from widgets.controls import label
from widgets.plots import ink
from widgets.plots.line import MarkedLine
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.training.pages.page import Page
from widgets.training.styles import Style, swatch
from widgets.translate import tr

SMALLEST = 1e-12
GOOD_RATIO = 1e-3


class GradientsPage(Page):
    """On a logarithmic axis, per weight: what a layer's width is does not matter."""

    kind = "gradients"

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self.plot = Plot(tr("gradients by layer"), log_y=True, movable=False)
        self._layers: tuple[str, ...] = ()
        self._ends = (0, 0)
        self._key = QHBoxLayout()
        self._key.setSpacing(5)
        self._weights = self._line(Style(theme.secondary, "s"), tr("weights W"))
        self._gradients = self._line(Style(theme.accent, "o"), tr("gradients dW"))
        self._ratios = self._line(Style(theme.more[1], "t"), tr("step / weights"))
        self._key.addStretch(1)
        good = Rule(
            pos=np.log10(GOOD_RATIO),
            angle=0,
            pen=pg.mkPen(theme.more[1], width=1, style=Qt.PenStyle.DotLine),
            label=tr("a good pace"),
            labelOpts={"position": 0.97, "color": theme.text, "anchors": [(1, 0), (1, 1)]},
        )
        self.plot.addItem(good, ignoreBounds=True)
        self.column.addLayout(self._key)
        self.column.addWidget(self.plot, 1)

    def show_finding(self, finding: Pulse | None, params: TrainingParams) -> None:
        if finding is None:
            self.words.setText(tr("Train, or take a step, to see gradients."))
            for line in (self._weights, self._gradients, self._ratios):
                line.setData([], [])
            return
        x = np.arange(len(finding.layers))
        _show(self._weights, x, finding.weights)
        _show(self._gradients, x, finding.gradients)
        _show(self._ratios, x, finding.ratios)
        if finding.layers != self._layers:
            # Other ticks lay the axis out anew, which paints the plot a second time.
            self._layers = finding.layers
            self.plot.getAxis("bottom").setTicks([list(enumerate(finding.layers))])
            self.plot.setXRange(-0.3, len(x) - 0.7, padding=0)
        self._fit(finding)
        ratios = ", ".join(f"{ratio:.1e}" for ratio in finding.ratios)
        words = tr("step {0}, root mean square per weight · step / weights: {1}")
        self.words.setText(words.format(f"{finding.step:,}", ratios))

    def _fit(self, finding: Pulse) -> None:
        """Show whole powers of ten: an axis that follows every step is laid out at every step."""
        sizes = np.stack([finding.weights, finding.gradients, finding.ratios])
        powers = np.log10(_drawable(sizes)[_drawable(sizes) > 0])
        if len(powers):
            ends = (math.floor(powers.min()), math.floor(powers.max()) + 1)
            if ends != self._ends:
                self._ends = ends
                self.plot.setYRange(*ends, padding=0.03)

    def _line(self, style: Style, words: str) -> Any:
        line = MarkedLine(
            pen=pg.mkPen(style.color, width=appearance.line_width(1.5)),
            symbol=style.symbol,
            symbolSize=8,
            symbolBrush=ink.brush(style.color),
            symbolPen=ink.pen(None),
        )
        self.plot.addItem(line)
        piece = QLabel()
        piece.setPixmap(swatch(style, self.devicePixelRatioF()))
        self._key.addWidget(piece)
        self._key.addWidget(label(words))
        self._key.addSpacing(8)
        return line


def _show(line: Any, x: Any, sizes: Any) -> None:
    """Show a line; pyqtgraph finds no bounds of one that has no place at all."""
    y = _drawable(sizes)
    known = np.isfinite(y).any()
    line.setData(x if known else [], y if known else [], connect="finite")


def _drawable(sizes: Any) -> Any:
    return np.where(np.isfinite(sizes) & (sizes > 0), np.maximum(sizes, SMALLEST), np.nan)
