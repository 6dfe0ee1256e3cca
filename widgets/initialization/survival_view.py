"""The survival map: std against depth, with the current setting as a point that can be dragged."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.arrays import Array
from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.explain_fresh import power_in_words
from lab.experiments.initialization.survival import SurvivalFrame
from lab.experiments.initialization.theory import weight_std
from lab.experiments.initialization.views import LARGEST_STD, MOST_LAYERS
from lab.numerals import plain
from widgets.controls import label
from widgets.plots.contour import isolines
from widgets.plots.draggable import DraggablePoint
from widgets.plots.heatmap import ColorScale, HeatMap
from widgets.plots.numbers import named
from widgets.plots.rule import Rule
from widgets.steady import Steady
from widgets.theme import appearance
from widgets.translate import tr

DECADES = 6.0
"""The colours end at a millionth and at a million times."""

LEVELS = np.array([-4.0, -2.0, -1.0, 1.0, 2.0, 4.0])


class SurvivalView(QWidget):
    """Shows a map as it fills in; `placed` (std, layers) asks for another point."""

    placed = Signal(float, int)

    def __init__(self) -> None:
        super().__init__()
        self._frame: SurvivalFrame | None = None
        self._survives = "signal"
        self._place: tuple[float, float] = (0.0, 1.0)
        self._drawn: tuple[SurvivalFrame, str] | None = None
        theme = appearance.theme
        self.map = HeatMap(
            tr("survival map"),
            limit=DECADES,
            cold_below=True,
            x=tr("std of the weights σ"),
            y=tr("layer"),
        )
        self.map.getAxis("bottom").setLogMode(True, False)
        self._lines = pg.PlotCurveItem(pen=pg.mkPen(theme.secondary, width=1), antialias=True)
        self._lines.setZValue(-5)
        named(self._lines, "")
        self.map.addItem(self._lines, ignoreBounds=True)
        self._marks = {
            # One to the left and one to the right: the lines are as near as that.
            "xavier": self._mark("Xavier", Qt.PenStyle.DashLine, 1),
            "he": self._mark("He", Qt.PenStyle.DotLine, 0),
        }
        # Above the point its name would lie on the line of Xavier or He that it stands on.
        name = tr("setting")
        self.point = DraggablePoint(name, step=(0.05, 1.0), text=name, beside=True)
        self.map.addItem(self.point)
        self.readout = label("", "readout")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map, 1)
        words = (tr("1/1,000,000 and less"), tr("all of it"), tr("1,000,000 times and more"))
        column.addWidget(ColorScale(words, cold_below=True))
        column.addWidget(Steady(self.readout))
        self.point.asked.connect(self._ask)
        self.map.dragged.connect(self._ask)
        self.map.clicked.connect(lambda _, x, y: self._ask(x, y))
        self.map.hovered.connect(self._hover)
        self.map.left.connect(lambda: self.readout.setText(self._hint()))
        self.readout.setText(self._hint())

    def show_frame(self, params: InitializationParams, frame: SurvivalFrame) -> None:
        """Show the map and where the setting stands on it."""
        self._frame, self._survives = frame, params.survives
        self._show_map(frame, params.survives)
        for name, line in self._marks.items():
            line.setValue(math.log10(frame.marks[name]))
        std = weight_std(params, params.units)
        smallest, largest = float(frame.std[0]), float(frame.std[-1])
        self._place = (math.log10(min(max(std, smallest), largest)), params.layers)
        self._put_point()

    def _put_point(self) -> None:
        self.point.show_at(*self._place)

    def _show_map(self, frame: SurvivalFrame, survives: str) -> None:
        if self._drawn is not None and self._drawn[0] is frame and self._drawn[1] == survives:
            return
        self._drawn = (frame, survives)
        values = frame.survives(survives)
        x = np.log10(frame.std)
        half = (x[1] - x[0]) / 2
        self.map.show_values(values, (x[0] - half, x[-1] + half), (0.5, MOST_LAYERS + 0.5))
        self._show_isolines(x, values)

    def _show_isolines(self, x: Array, values: Array) -> None:
        if np.isnan(values).any():
            self._lines.setData([], [])
            return
        capped = np.clip(values, -2 * DECADES, 2 * DECADES)
        lines = isolines(x, np.arange(1.0, MOST_LAYERS + 1), capped, LEVELS)
        self._lines.setData(lines[:, 0], lines[:, 1], connect="finite")

    def _mark(self, words: str, style: Qt.PenStyle, side: int) -> Rule:
        color = appearance.theme.text
        line = Rule(
            angle=90,
            movable=False,
            pen=pg.mkPen(color, width=appearance.line_width(1.5), style=style),
            label=words,
            labelOpts={
                "position": 0.93,
                "color": color,
                "fill": appearance.theme.panel,
                "anchors": [(side, 0.5), (side, 0.5)],
            },
        )
        self.map.addItem(line, ignoreBounds=True)
        return line

    def _ask(self, x: float, y: float) -> None:
        std = min(max(10**x, 1e-4), LARGEST_STD)
        layers = min(max(round(y), 1), MOST_LAYERS)
        self.placed.emit(float(f"{std:.3g}"), layers)
        # Where nothing changes, nothing is shown anew: then the point goes back by itself.
        QTimer.singleShot(0, self, self._put_point)

    def _hover(self, x: float, y: float) -> None:
        layers = round(y)
        if self._frame is None or not 1 <= layers <= MOST_LAYERS:
            return
        left = self._frame.at(self._survives, 10**x, layers)
        if math.isnan(left):
            self.readout.setText(tr("not computed yet"))
            return
        self.readout.setText(
            tr("std {0}, layer {1}: {2} of the input's variance").format(
                plain(10**x, 3), layers, power_in_words(left)
            )
        )

    def _hint(self) -> str:
        return tr("Drag the point, click the map, or use the arrow keys.")
