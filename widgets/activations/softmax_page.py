"""Softmax: logits to drag, probabilities, the naive formula beside them, b and T."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lab.arrays import Array
from lab.experiments.activations.softmax import (
    FARTHEST,
    MOST_CLASSES,
    NAN,
    OK,
    Naive,
    SoftmaxFrame,
    SoftmaxParams,
)
from lab.numerals import plain
from widgets.activations.bar_plot import BarPlot, class_color
from widgets.activations.offset_plot import OffsetPlot
from widgets.activations.page import Page
from widgets.activations.pointer_note import PointerNote
from widgets.plots.draggable import DraggablePoint
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.scrolling import scrolling
from widgets.theme import appearance
from widgets.translate import tr

NEAR = 6.0
FAR = 11.5

NARROW = 420
"""A page of fewer pixels than this has one plot a row."""

LEAST_HEIGHT, LEAST_BESIDE = 180, 90
"""Of a plot by itself, which scrolls, and of one of two."""


class SoftmaxPage(Page):
    """Six plots: logits, probabilities, naive in two precisions, offsets, temperatures."""

    def __init__(self) -> None:
        super().__init__()
        self._params: SoftmaxParams | None = None
        self._frame: SoftmaxFrame | None = None
        self.logits = BarPlot(tr("logits"), MOST_CLASSES, handles=True)
        self.stable = BarPlot(tr("probabilities"), MOST_CLASSES)
        self.naive = [
            BarPlot(tr("naive softmax in {0}").format(dtype), MOST_CLASSES)
            for dtype in ("float64", "float32")
        ]
        for plot in (self.stable, *self.naive):
            plot.setYRange(0, 1.22, padding=0)
            plot.getAxis("left").setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self.offsets = OffsetPlot()
        self.temperatures = self._build_temperatures()
        self.handles = [self._handle(k) for k in range(MOST_CLASSES)]
        self._connect()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._plots = (self.logits, self.stable, *self.naive, self.offsets, self.temperatures)
        for index, plot in enumerate(self._plots):
            plot.getAxis("left").setWidth(round((52 if index % 2 == 0 else 34) * appearance.scale))
        self._beside = 0
        self._arrange(2)
        self.column.addWidget(scrolling(inside, sideways=False))

    def _arrange(self, beside: int) -> None:
        """Put so many plots beside one another."""
        if beside == self._beside:
            return
        self._beside = beside
        least = round(appearance.scale * (LEAST_HEIGHT if beside == 1 else LEAST_BESIDE))
        for index, plot in enumerate(self._plots):
            self._grid.removeWidget(plot)
            plot.setMinimumHeight(least)
            self._grid.addWidget(plot, index // beside, index % beside)
        for row in range(len(self._plots)):
            stretch = (5 if row == 0 else 4) if row * beside < len(self._plots) else 0
            self._grid.setRowStretch(row, stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the plots stand one below the other where two would cut off bars and titles."""
        super().resizeEvent(event)
        self._arrange(1 if self.width() < NARROW * appearance.scale else 2)

    def _build_temperatures(self) -> Plot:
        plot = Plot(
            tr("probabilities over the temperature"),
            x=tr("temperature T"),
            log_x=True,
            movable=False,
        )
        plot.setYRange(0, 1.05, padding=0)
        self._curves: Array = np.empty((0, 0))
        words = tr("class {0}")
        self.lines = [
            plot.line(class_color(k), called=words.format(k + 1)) for k in range(MOST_CLASSES)
        ]
        pen = pg.mkPen(appearance.theme.text, style=Qt.PenStyle.DashLine)
        self.at_temperature = Rule(0, 90, pen=pen)
        plot.addItem(self.at_temperature, ignoreBounds=True)
        self.temperature_handle = DraggablePoint(tr("temperature T"), step=0.05)
        plot.addItem(self.temperature_handle)
        self.note = PointerNote(plot)
        plot.hovered.connect(self._hover_temperature)
        return plot

    def _handle(self, k: int) -> DraggablePoint:
        words = tr("logit {0}").format(k + 1)
        handle = DraggablePoint(words, size=12, step=0.1)
        handle.asked.connect(lambda _, y: self._ask_logit(k, y))
        self.logits.addItem(handle)
        return handle

    def _connect(self) -> None:
        self.logits.dragged.connect(lambda x, y: self._ask_logit(round(x), y))
        self.logits.clicked.connect(lambda _, x, y: self._ask_logit(round(x), y))
        self.offsets.dragged.connect(lambda x, _: self._ask_offset(x))
        self.offsets.clicked.connect(lambda _, x, y: self._ask_offset(x))
        self.offsets.handle.asked.connect(lambda x, _: self._ask_offset(x))
        self.temperatures.dragged.connect(lambda x, _: self._ask_temperature(x))
        self.temperatures.clicked.connect(lambda _, x, y: self._ask_temperature(x))
        self.temperature_handle.asked.connect(lambda x, _: self._ask_temperature(x))

    def show_frame(self, params: SoftmaxParams, frame: SoftmaxFrame, cursor: int) -> None:
        """Show logits and probabilities."""
        self._params, self._frame = params, frame
        bare = frame.a - params.offset
        self.logits.show_bars(bare, [plain(float(a), 5) for a in frame.a])
        limit = NEAR if np.abs(bare).max() <= NEAR - 1 else FAR
        self.logits.setYRange(-limit, limit, padding=0)
        shown = tr("logits a + b, b = {0}").format(plain(params.offset)) if params.offset else ""
        self.logits.set_title(shown or tr("logits a: drag them"))
        for k, handle in enumerate(self.handles):
            handle.setVisible(k < len(bare))
            if k < len(bare):
                handle.show_at(k, float(bare[k]))
        self.stable.show_bars(frame.y, _in_words(frame.y))
        self.stable.set_title(tr("softmax: Σ = {0}").format(f"{frame.y.sum():.4f}"))
        for plot, naive in zip(self.naive, frame.naive, strict=True):
            self._show_naive(plot, naive)
        self.offsets.show_offsets(frame, params.offset)
        self.offsets.set_title(tr("naive: where it breaks"))
        self._show_temperatures(params, frame)

    def _show_naive(self, plot: BarPlot, naive: Naive) -> None:
        plot.show_bars(naive.y, _in_words(naive.y))
        total = plain(float(naive.y.sum()), 5)
        mark = "✓" if naive.kind == OK else "✗"
        text = tr("{0} naive, {1}: Σ = {2}").format(mark, naive.dtype, total)
        plot.set_title(text)
        plot.setAccessibleDescription(tr("not a number") if naive.kind == NAN else text)

    def _show_temperatures(self, params: SoftmaxParams, frame: SoftmaxFrame) -> None:
        if not np.array_equal(self._curves, frame.y_by_temperature):
            self._curves = frame.y_by_temperature
            for k, line in enumerate(self.lines):
                line.setVisible(k < len(frame.y))
                if k < len(frame.y):
                    line.setData(frame.temperatures, self._curves[:, k])
        place = float(np.log10(params.temperature))
        self.at_temperature.setPos(place)
        self.temperature_handle.show_at(place, float(frame.y.max()))
        self.temperatures.set_title(tr("T = {0}").format(plain(params.temperature, 3)))

    def _hover_temperature(self, place: float, y: float) -> None:
        """Read out the probabilities at the temperature under the pointer."""
        if self._frame is None:
            return
        index = int(np.abs(np.log10(self._frame.temperatures) - place).argmin())
        T = plain(float(self._frame.temperatures[index]), 3)
        shares = "  ".join(_in_words(self._frame.y_by_temperature[index]))
        self.note.say(f"T = {T}:  {shares}", place, y)

    def _ask_logit(self, k: int, value: float) -> None:
        if self._params is None or not 0 <= k < self._params.classes:
            return
        logits = list(self._params.logits)
        logits[k] = round(min(max(value, -10.0), 10.0), 1)
        self.ask(logits=tuple(logits))

    def _ask_offset(self, x: float) -> None:
        self.ask(offset=float(round(min(max(x, -FARTHEST), FARTHEST))))

    def _ask_temperature(self, place: float) -> None:
        self.ask(temperature=float(f"{min(max(10**place, 0.05), 20):.3g}"))


def _in_words(y: Array) -> list[str]:
    digits = 3 if len(y) <= 4 else 2
    return [f"{v:.{digits}f}" if np.isfinite(v) else plain(float(v)) for v in y]
