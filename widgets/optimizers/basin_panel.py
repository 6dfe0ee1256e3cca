"""Below a basin map: how many starts have arrived by which step, or which minima they end in."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lab.experiments.optimizers.basin import Basin
from lab.experiments.optimizers.settings import OptimizersParams
from lab.numerals import plain
from widgets.controls import label
from widgets.optimizers.basin_image import minimum_color
from widgets.optimizers.progress import ProgressRow
from widgets.plots.axis import axis_width
from widgets.plots.line import Line
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.translate import tr


class BasinPanel(QWidget):
    """Progress above; a curve or a legend below."""

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self.progress = ProgressRow()
        self.plot = Plot(
            tr("share of the starts that have arrived"),
            x=tr("step"),
            y=tr("arrived"),
            movable=False,
        )
        self.plot.setMinimumHeight(90)
        self.plot.getAxis("left").setWidth(axis_width(self))
        self.plot.getViewBox().disableAutoRange()
        self._curve = named(Line(), tr("arrived"))
        dash = pg.mkPen(theme.secondary, width=1, style=Qt.PenStyle.DashLine)
        self._cursor = Rule(angle=90, pen=dash)
        for item in (self._curve, self._cursor):
            self.plot.addItem(item, ignoreBounds=True)
        self.legend = label("", "text")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.legend)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.plot)
        self._pages.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.progress)
        column.addWidget(self._pages, 1)

    def show_basin(
        self, params: OptimizersParams, basin: Basin | None, cursor: int, running: bool
    ) -> None:
        """Show what the map has found so far."""
        self.progress.show_progress(basin.progress if basin is not None else 0.0, running)
        by_steps = params.basin_by == "steps"
        self._pages.setCurrentIndex(0 if by_steps else 1)
        self._cursor.setValue(cursor)
        if basin is None:
            self._curve.setData([], [])
            self.legend.setText("")
        elif by_steps:
            shares = basin.arrived_by()
            color = appearance.theme.series[params.selected]
            self._curve.setPen(pg.mkPen(color, width=appearance.line_width(2)))
            self._curve.setData(np.arange(len(shares)), 100 * shares)
            high = max(1.0, 100 * float(shares[-1]))
            self.plot.setRange(xRange=(0, basin.steps), yRange=(0, 1.05 * high), padding=0.02)
            self.plot.set_labels(tr("step"), tr("arrived, %"))
            self.plot.set_title(
                tr("on the map: the stronger the colour, the sooner a start arrives; bare: not yet")
            )
        else:
            self.legend.setText(_legend(basin))


def _legend(basin: Basin) -> str:
    """Return a line for each minimum: its colour, its place, its share of the starts."""
    if not basin.done:
        return tr("The minima are told when all steps are done.")
    shares = basin.shares()
    lines = []
    for index in np.argsort(-shares, kind="stable"):
        x, y = (plain(float(value), 3) for value in basin.minima[index])
        mark = f'<span style="color: {minimum_color(int(index))}">■</span>'
        words = tr("{0} of the starts end at ({1}, {2})")
        lines.append(f"{mark} {words.format(f'{shares[index]:.1%}', x, y)}")
    lines.append("□ " + tr("{0} end in none of them").format(f"{max(0.0, 1 - shares.sum()):.1%}"))
    return "<br>".join(lines)
