"""The aliasing bug: names and boxes, the path that the history gives, both results."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lab.arrays import Array
from lab.experiments.descent.aliasing import AliasFrame
from lab.numerals import plain
from widgets.controls import label
from widgets.descent.memory import MemoryDiagram
from widgets.descent.tables import NumberTable
from widgets.plots.contour import ContourMap
from widgets.plots.draggable import DraggablePoint
from widgets.plots.label import Label
from widgets.plots.legend import Line, LineLegend
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.paths import PathItem, drawable
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

RANGE = (-5.0, 5.0)
WAYS = ("x = init_x", "x = init_x.copy()")
CHOSEN, NOT_YET = "▸", "…"
ROOM = 1.2
"""Room for the word above a start near the upper edge."""


class AliasView(QWidget):
    """What two runs of descent do to the array that they were given."""

    start_asked = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self.memory = MemoryDiagram()
        self.map = Plot(
            tr("the path, drawn from the history"), x="x", y="y", equal=True, movable=False
        )
        self._contours = ContourMap(self.map)
        self.paths = (
            PathItem(self.map, theme.series["sgd"], symbol="o", z=1, called="first"),
            PathItem(self.map, theme.series["momentum"], symbol="s", z=2, called="second"),
        )
        self._init_x = Marks(symbol="d", size=15, pen=pg.mkPen(theme.text, width=1.5), brush=None)
        # Beside the mark: above it there is the word of the start, where the two lie together.
        self._tag = Label("init_x", color=theme.text, anchor=(1.2, 0.35))
        for item in (self._init_x, self._tag):
            item.setZValue(15)
            named(item, "init_x")
            self.map.addItem(item, ignoreBounds=True)
        self.start = DraggablePoint(tr("start"), text=tr("start"))
        self.start.asked.connect(self._ask_start)
        self.map.addItem(self.start)
        self.map.clicked.connect(lambda _button, x, y: self._ask_start(x, y))
        self.map.dragged.connect(self._ask_start)
        self.results = NumberTable(tr("what two runs leave"), bold=False)
        self.legend = LineLegend()
        self.legend.show_lines(
            [
                Line(tr("run 1"), theme.series["sgd"], width=2, symbol="o"),
                Line(tr("run 2"), theme.series["momentum"], width=2, symbol="s"),
            ]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(tr("What each name stands for"), "heading"))
        column.addWidget(self.memory)
        column.addLayout(self._path_heading())
        column.addWidget(self.map, 1)
        column.addWidget(label(tr("What two runs from the same init_x leave"), "heading"))
        column.addWidget(self.results)

    def _path_heading(self) -> QHBoxLayout:
        words = label(tr("The path, drawn from the history"), "heading")
        words.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(words)
        row.addWidget(self.legend, 1)
        return row

    def show_frame(self, frame: AliasFrame, cursor: int) -> None:
        """Show the variables and the histories as they read at the cursor."""
        picture = frame.picture
        new = self.map.getViewBox().viewRange()[1] == [0, 1]
        self._contours.show_surface(
            picture.x, picture.y, picture.values, picture.levels, picture.minima
        )
        if new:
            self.map.setRange(xRange=RANGE, yRange=(RANGE[0], RANGE[1] + ROOM), padding=0)
        self.memory.show_memory(*frame.variables(cursor))
        for run, item in enumerate(self.paths):
            path = frame.path(cursor, run)
            if len(path):
                item.show_path(path, len(path) - 1)
            else:
                item.clear()
        self.start.show_at(*frame.init_x[0])
        shown = drawable(frame.init_x[cursor : cursor + 1], self.map)
        self._init_x.setData(pos=shown[np.isfinite(shown[:, 0])])
        self._tag.setVisible(bool(np.isfinite(shown).all()))
        if self._tag.isVisible():
            self._tag.setPos(*shown[0])
        self._show_results(frame, cursor)

    def _show_results(self, frame: AliasFrame, cursor: int) -> None:
        """Show what each run has left, once it has ended."""
        ways = (frame.in_place, frame.copied)
        chosen = 0 if frame.shared_start else 1
        rows = (
            [_pair(way.init_x) for way in ways],
            [_pair(way.first) for way in ways],
            [_pair(way.second) for way in ways],
            [str(way.same) for way in ways],
            [str(way.both) for way in ways],
        )
        first, both = cursor >= frame.n, cursor >= frame.steps
        cells = [
            row if ended else [NOT_YET] * len(row)
            for row, ended in zip(rows, (first, first, both, first, both), strict=True)
        ]
        self.results.show_cells(
            cells,
            marked=[(row, chosen) for row in range(len(rows))],
            headings=[f"{CHOSEN} {way}" if i == chosen else way for i, way in enumerate(WAYS)],
            names=(
                tr("init_x after run 1"),
                tr("first, after run 1"),
                tr("second, after run 2"),
                "first is init_x",
                "first is second",
            ),
        )

    def _ask_start(self, x: float, y: float) -> None:
        low, high = RANGE
        x, y = min(max(x, low), high), min(max(y, low), high)
        self.start_asked.emit(float(f"{x:.3g}"), float(f"{y:.3g}"))


def _pair(position: Array) -> str:
    return f"[{', '.join(plain(float(value), 2) for value in position)}]"
