"""Histograms before (a line) and after some steps of training, over the three loss curves."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.views import WATCHED
from lab.numerals import plain
from widgets.controls import label
from widgets.initialization.layer_bars import layer_columns, read_out
from widgets.plots.histograms import HistogramGrid
from widgets.plots.legend import Line, LineLegend
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.scrolling import scrolling
from widgets.theme import appearance
from widgets.translate import tr

DASHES = {
    "std": Qt.PenStyle.SolidLine,
    "xavier": Qt.PenStyle.DashLine,
    "he": Qt.PenStyle.DashDotLine,
}
COLORS = {"std": 3, "xavier": 1, "he": 2}
CURVES_HEIGHT = 190
HIGHEST_LOSS, MOST_LOSS = 2.6, 1e3


class TrainingView(QWidget):
    """The histograms of the watched network at the cursor, and all three curves."""

    def __init__(self) -> None:
        super().__init__()
        self._frame: TrainingFrame | None = None
        self._pointed_at = False
        self._names: dict[str, str] = {}
        theme = appearance.theme
        self.title = label("", "heading")
        self.grid = HistogramGrid(tr("histograms by layer"))
        self.readout = label("", "readout")
        self.curves = Plot(
            tr("training loss"), x=tr("step"), y=tr("loss (mean of 50 steps)"), movable=False
        )
        self.curves.setFixedHeight(round(CURVES_HEIGHT * appearance.scale))
        self._lines = {
            name: self.curves.line(theme.more[COLORS[name]], 1.5, style=DASHES[name])
            for name in WATCHED
        }
        self.legend = LineLegend()
        self._cursor = Rule(angle=90, pen=pg.mkPen(theme.secondary, style=Qt.PenStyle.DashLine))
        self.curves.addItem(self._cursor, ignoreBounds=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(scrolling(self.grid, sideways=False), 1)
        column.addWidget(self.legend)
        column.addWidget(self.curves)
        column.addWidget(self.readout)
        self.grid.hovered.connect(self._hover_bars)
        self.curves.hovered.connect(lambda x, _: self._hover_curves(round(x)))
        for widget in (self.grid, self.curves):
            widget.left.connect(self._leave)

    def show_frame(self, params: InitializationParams, frame: TrainingFrame, cursor: int) -> None:
        """Show the snapshot at the cursor, and the curves as far as they are known."""
        self._frame, self._names = frame, _names(params)
        self.legend.show_lines(
            [
                Line(words, appearance.theme.more[COLORS[name]], DASHES[name])
                for name, words in self._names.items()
            ]
        )
        snapshots = frame.snapshots.get(params.watch, ())
        at = min(cursor, len(snapshots) - 1)
        if snapshots:
            step = frame.snapshot_steps[at]
            self._cursor.setValue(step)
            self.grid.show_columns(
                layer_columns(
                    snapshots[at], log=params.log_counts, selected=-1, ghost=snapshots[0]
                ),
                [
                    tr("activations; line: before training"),
                    tr("|∂L/∂y| on a log axis; line: before training"),
                ],
            )
            self.title.setText(
                tr("{0}: step {1} of {2}").format(
                    self._names[params.watch], f"{step:,}", f"{frame.total:,}"
                )
            )
        for name, line in self._lines.items():
            if name in frame.losses:
                smoothed = frame.smoothed(name)
                line.setData(np.arange(1, len(smoothed) + 1), smoothed)
        self.curves.setRange(xRange=(0, frame.total), yRange=(0, _highest(frame)), padding=0.02)
        if not self._pointed_at:
            self._show_hint()

    def _hover_bars(self, row: int, column: int, place: int) -> None:
        self._pointed_at = True
        self.readout.setText(read_out(self.grid.bars_at(row, column), place, gradient=row == 1))

    def _hover_curves(self, step: int) -> None:
        frame = self._frame
        if frame is None:
            return
        words = []
        for name, losses in frame.losses.items():
            if 1 <= step <= len(losses):
                loss = float(frame.smoothed(name)[step - 1])
                words.append(f"{self._names[name]} {plain(loss, 3)}")
            elif name in frame.diverged:
                words.append(tr("{0} diverged").format(self._names[name]))
        if words:
            self._pointed_at = True
            self.readout.setText(tr("step {0}: loss {1}").format(f"{step:,}", ", ".join(words)))

    def _leave(self) -> None:
        self._pointed_at = False
        self._show_hint()

    def _show_hint(self) -> None:
        frame = self._frame
        if frame is None or not frame.accuracy:
            self.readout.setText(tr("Play, or drag the cursor to any step."))
            return
        parts = [f"{self._names[n]} {100 * a:.1f} %" for n, a in frame.accuracy.items()]
        parts += [tr("{0} diverged").format(self._names[n]) for n in frame.diverged]
        self.readout.setText(tr("training images right at the end: {0}").format(", ".join(parts)))


def _highest(frame: TrainingFrame) -> float:
    """Return the top of the loss axis: of a network that loses more, its least loss is in sight."""
    known = (losses[np.isfinite(losses)] for losses in frame.losses.values())
    least = [float(losses.min()) for losses in known if len(losses)]
    return max([HIGHEST_LOSS, *(min(1.2 * loss, MOST_LOSS) for loss in least)])


def _names(params: InitializationParams) -> dict[str, str]:
    """Return what the three networks are called."""
    names = {name: tr(words) for name, words in WATCHED.items()}
    return names | {"std": tr("std {0}").format(plain(params.std))}
