"""Histograms by layer: of one setting, and of two side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.histograms import HistogramFrame, weights_in_words
from lab.experiments.initialization.signal import gradient_range
from lab.experiments.initialization.views import ACTIVATION_NAMES
from lab.message import Message
from lab.numerals import plain
from widgets.controls import label
from widgets.initialization.layer_bars import (
    activation_bars,
    gradient_bars,
    layer_columns,
    read_out,
    shared_tops,
)
from widgets.initialization.layer_table import LayerTable
from widgets.plots.histogram_bars import Bars
from widgets.plots.histograms import HistogramGrid
from widgets.scrolling import scrolling
from widgets.translate import say, tr


class HistogramView(QWidget):
    """A column of two histograms for each layer, and a table with their measures."""

    layer_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.grid = HistogramGrid(tr("histograms by layer"), choosable=True)
        self.table = LayerTable()
        self.readout = label("", "readout")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.grid, sideways=False), 1)
        column.addWidget(self.readout)
        column.addWidget(self.table)
        self.grid.hovered.connect(self._hover)
        self.grid.left.connect(self._show_hint)
        self.grid.chosen.connect(lambda column: self.layer_chosen.emit(column + 1))
        self._show_hint()

    def show_frame(self, params: InitializationParams, frame: HistogramFrame) -> None:
        """Show a Frame; until there is one, what was on show stays."""
        if not frame.signals:
            return
        signal = frame.signals[0]
        selected = min(params.layer, signal.layers) - 1
        self.grid.show_columns(
            layer_columns(signal, log=params.log_counts, selected=selected),
            [
                tr("activations: share of values; std on the right"),
                tr("gradients |∂L/∂y|, log axis; rms on the right"),
            ],
        )
        self.table.show_signal(signal)

    def _hover(self, row: int, column: int, place: int) -> None:
        self.readout.setText(read_out(self.grid.bars_at(row, column), place, gradient=row == 1))

    def _show_hint(self) -> None:
        self.readout.setText(tr("Click a layer to see its numbers in the formulas."))


class CompareView(QWidget):
    """Two settings on the same axes: activations and gradients of A on the left, of B right."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "heading")
        self.grid = HistogramGrid(tr("histograms of A and B"), wrap=False)
        self.readout = label("", "readout")
        self.heads = (label("", "heading"), label("", "heading"))
        heads = QHBoxLayout()
        for head in self.heads:
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            heads.addWidget(head, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addLayout(heads)
        column.addWidget(scrolling(self.grid, sideways=False), 1)
        column.addWidget(self.readout)
        self.grid.hovered.connect(self._hover)
        self.grid.left.connect(self._show_summary)
        self._summary = ""

    def show_frame(self, params: InitializationParams, frame: HistogramFrame) -> None:
        """Show a Frame; until there is one, what was on show stays."""
        words = "; ".join(say(difference) for difference in frame.differences)
        self.title.setText(words or tr("A and B are the same: change one of them."))
        for name, head, setting in zip("AB", self.heads, (params, params.other()), strict=True):
            head.setText(f"{name} · {_in_words(setting)}")
        if len(frame.signals) == 2:
            self.grid.show_columns(_columns(params, frame), [""] * params.layers)
            a, b = (plain(float(signal.unit_std[-1]), 2) for signal in frame.signals)
            self._summary = tr("std of a unit of the last layer over the inputs: A {0}, B {1}")
            self._summary = self._summary.format(a, b)
            self._show_summary()

    def _hover(self, row: int, column: int, place: int) -> None:
        bars = self.grid.bars_at(row, column)
        self.readout.setText(read_out(bars, place, gradient=column % 2 == 1))

    def _show_summary(self) -> None:
        self.readout.setText(self._summary)


def _columns(params: InitializationParams, frame: HistogramFrame) -> list[list[Bars]]:
    sizes = gradient_range(frame.signals)
    log = params.log_counts
    tops = shared_tops(frame.signals, sizes, log)
    columns: list[list[Bars]] = []
    for name, signal in zip("AB", frame.signals, strict=True):
        layers = range(signal.layers)
        columns.append(
            [activation_bars(signal, i, log=log, top=tops[0], setting=name) for i in layers]
        )
        columns.append(
            [gradient_bars(signal, i, sizes, log=log, top=tops[1], setting=name) for i in layers]
        )
    return columns


def _in_words(params: InitializationParams) -> str:
    words = [say(weights_in_words(params)), tr(ACTIVATION_NAMES[params.activation])]
    if params.batch_norm:
        words.append(tr("batch norm"))
    if params.dropout:
        words.append(say(Message("dropout {share}", {"share": plain(params.dropout)})))
    return " · ".join(words)
