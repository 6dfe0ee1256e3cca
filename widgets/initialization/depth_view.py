"""The signal's size against depth, forwards and back, on log axes."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.arrays import Array
from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.depth import COMPARED, DepthFrame
from lab.numerals import plain
from widgets.controls import label
from widgets.plots.legend import Line, LineLegend
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

LEAST = 1e-300
"""Smaller numbers have no place on a log axis."""


class DepthView(QWidget):
    """Std of the activations by layer above, root mean square of their gradients below."""

    def __init__(self) -> None:
        super().__init__()
        self._frame: DepthFrame | None = None
        self.legend = LineLegend()
        self.legend.show_lines(list(_styles().values())[::-1])
        self.forward = _LinePlot(tr("std of the activations"))
        self.back = _LinePlot(tr("root mean square of the gradients ∂L/∂y"))
        self.readout = label("", "readout")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.legend)
        column.addWidget(self.forward, 1)
        column.addWidget(self.back, 1)
        column.addWidget(self.readout)
        for plot in (self.forward, self.back):
            plot.hovered.connect(lambda x, _: self._hover(round(x)))
            plot.left.connect(lambda: self.readout.setText(""))

    def show_frame(self, params: InitializationParams, frame: DepthFrame) -> None:
        """Show a Frame; until there is one, what was on show stays."""
        if frame.signal is None or frame.theory is None:
            return
        self._frame = frame
        signal, theory = frame.signal, frame.theory
        layers = np.arange(1.0, signal.layers + 1)
        from_input = np.arange(signal.layers + 1.0)
        self.forward.show_lines(
            {
                "measured": (from_input, np.append(signal.input_std, signal.std)),
                "unit": (from_input, np.append(signal.input_unit_std, signal.unit_std)),
                "theory": (layers, theory.std),
            }
            | {name: (layers, other.std) for name, other in frame.others.items()}
        )
        self.back.show_lines(
            {
                "measured": (layers, signal.gradient_rms),
                "theory": (layers, frame.gradients(theory)),
            }
            | {name: (layers, frame.gradients(other)) for name, other in frame.others.items()}
        )

    def _hover(self, layer: int) -> None:
        if self._frame is None or self._frame.signal is None or self._frame.theory is None:
            return
        signal, theory = self._frame.signal, self._frame.theory
        if not 1 <= layer <= signal.layers:
            self.readout.setText("")
            return
        self.readout.setText(
            tr("layer {0}: std {1} (theory {2}), per unit {3}; gradients {4}").format(
                layer,
                plain(float(signal.std[layer - 1]), 3),
                plain(float(theory.std[layer - 1]), 3),
                plain(float(signal.unit_std[layer - 1]), 3),
                plain(float(signal.gradient_rms[layer - 1]), 3),
            )
        )


class _LinePlot(Plot):
    """Lines by name: what was measured, its theory, and the theory of the book's three."""

    def __init__(self, name: str) -> None:
        super().__init__(name, title=name, x=tr("layer"), log_y=True, movable=False)
        self._lines = {
            key: self.line(line.color, line.width, called=line.name, style=line.style)
            for key, line in _styles().items()
        }
        measured = self._lines["measured"]
        measured.setSymbol("o")
        measured.setSymbolSize(6)
        measured.setSymbolBrush(_styles()["measured"].color)
        measured.setSymbolPen(None)

    def show_lines(self, lines: dict[str, tuple[Array, Array]]) -> None:
        """Show lines; what is not among them is hidden."""
        bounds: list[float] = []
        for key, item in self._lines.items():
            x, y = lines.get(key, (np.empty(0), np.empty(0)))
            known = np.isfinite(y) & (y > LEAST)
            item.setData(x[known], y[known])
            if known.any() and key not in COMPARED:
                bounds += [float(y[known].min()), float(y[known].max())]
        if bounds:
            low, high = math.log10(min(bounds)), math.log10(max(bounds))
            last = max(float(x[-1]) for x, _ in lines.values())
            self.setRange(xRange=(0, last), yRange=(min(low, high - 2), high + 0.3), padding=0.04)


def _styles() -> dict[str, Line]:
    theme = appearance.theme
    dash, dot = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
    return {
        "std": Line(tr("theory: std 0.01"), theme.more[3], dot),
        "xavier": Line(tr("theory: Xavier"), theme.more[1], dot),
        "he": Line(tr("theory: He"), theme.more[2], dot),
        "theory": Line(tr("theory of this setting"), theme.text, dash, width=1),
        "unit": Line(tr("per unit, over the inputs"), theme.more[0], Qt.PenStyle.DashDotLine),
        "measured": Line(tr("measured"), theme.more[0], dots=True),
    }
