"""How MNIST trains with the mistake: loss and row sums, step by step, beside the right way."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lab.arrays import Array
from lab.experiments.activations.batch import BatchParams
from lab.experiments.activations.faulty_training import BATCH, FaultyFrame
from lab.numerals import plain
from widgets.activations.pointer_note import PointerNote
from widgets.controls import label
from widgets.plots.label import ground
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.translate import tr

LOWEST = -12.0
HIGHEST = 17.0
SMALLEST_SUM, LARGEST_SUM = 1e-6, 1e6
"""A curve that goes farther leaves the plot."""

LEAST_HEIGHTS = 120, 90
LABEL_WIDTH = 60


class _Curves(Plot):
    """Takes the room that is left: asking for no more, it does not make the page scroll."""

    def sizeHint(self) -> QSize:
        least: QSize = self.minimumSize()
        return least


class FaultyView(QWidget):
    """Two curves on one time axis, what came of it, and a button to cancel or run again."""

    cancel_asked = Signal()
    run_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self._running = False
        self._shown: tuple[object, ...] = ()
        self.loss = _Curves(tr("loss by step"), y=tr("loss"), movable=False)
        self.sums = _Curves(
            tr("row sum by step"), x=tr("step"), y=tr("row sum"), log_y=True, movable=False
        )
        self.sums.setXLink(self.loss)
        for plot, least in zip((self.loss, self.sums), LEAST_HEIGHTS, strict=True):
            plot.getAxis("left").setWidth(round(LABEL_WIDTH * appearance.scale))
            plot.setMinimumHeight(round(least * appearance.scale))
        self.loss.getAxis("bottom").setStyle(showValues=False)
        dash = Qt.PenStyle.DashLine
        zero = Rule(0, 0, pen=pg.mkPen(theme.secondary))
        self.floor = Rule(
            math.log(BATCH),
            0,
            pen=pg.mkPen(theme.more[1], style=dash),
            label=f"ln {BATCH} = {math.log(BATCH):.2f}",
            labelOpts={"position": 0.85, "color": theme.text, "fill": ground()},
        )
        one = Rule(0, 0, pen=pg.mkPen(theme.good, width=1.5, style=dash))
        self.loss.addItem(zero, ignoreBounds=True)
        self.loss.addItem(self.floor, ignoreBounds=True)
        self.sums.addItem(one, ignoreBounds=True)
        self.right_line = self.loss.line(theme.good, called=tr("right"), style=dash)
        self.wrong_line = self.loss.line(theme.error, called=tr("wrong"))
        self.sum_line = self.sums.line(theme.error, called=tr("sum of the row"))
        self.end = pg.TextItem(anchor=(0, 0.5), color=theme.error)
        self.loss.addItem(self.end, ignoreBounds=True)
        self.notes = [PointerNote(plot) for plot in (self.loss, self.sums)]
        self.loss.hovered.connect(lambda x, y: self._hover(0, x, y))
        self.sums.hovered.connect(lambda x, y: self._hover(1, x, y))
        self._frame: FaultyFrame | None = None
        self.verdict = label("", "text")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._build_head())
        column.addWidget(self.verdict)
        column.addWidget(self.loss, 3)
        column.addWidget(self.sums, 2)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme = appearance.theme
        legend = f'<span style="color:{theme.error}">— {tr("mistake")}</span>&nbsp;&nbsp;'
        legend += f'<span style="color:{theme.good}">- - {tr("correct")}</span>'
        self.title = QLabel(f"<b>{tr('MNIST, 784-50-10')}</b>&nbsp;&nbsp;&nbsp;{legend}")
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("progress"))
        self.progress.setTextVisible(False)
        self.button = QPushButton()
        self.button.setObjectName("training_button")
        self.button.clicked.connect(self._press)
        self.title.setWordWrap(True)
        row.addWidget(self.title, 2)
        row.addWidget(self.progress, 1)
        row.addWidget(self.button)
        return row

    def _press(self) -> None:
        if self._running:
            self.cancel_asked.emit()
        else:
            self.run_asked.emit()

    def show_training(self, params: BatchParams, frame: FaultyFrame | None, running: bool) -> None:
        """Show what is known so far; None before the first frame."""
        key = (params.run_settings, frame, running)
        if self._shown == key:
            return
        self._shown, self._running, self._frame = key, running, frame
        self.button.setText(tr("Cancel") if running else tr("Run again"))
        self.progress.setVisible(running)
        self.progress.setRange(0, params.train_steps)
        self.progress.setValue(0 if frame is None else len(frame.loss))
        self.floor.setVisible(params.mistake == "whole_batch")
        empty = np.empty(0)
        self._show_curves(params, frame)
        if frame is None:
            for line in (self.right_line, self.wrong_line, self.sum_line):
                line.setData(empty, empty)
        self.verdict.setText(self._in_words(params, frame))

    def _show_curves(self, params: BatchParams, frame: FaultyFrame | None) -> None:
        self.loss.setXRange(0, params.train_steps, padding=0.02)
        self.end.setVisible(False)
        if frame is None:
            return
        steps = np.arange(len(frame.loss))
        shown = np.where(np.isfinite(frame.loss), np.clip(frame.loss, LOWEST - 9, None), np.nan)
        self.wrong_line.setData(steps, shown, connect="finite")
        self.right_line.setData(steps, frame.right_loss)
        sums = np.where(np.isfinite(frame.row_sum), frame.row_sum, np.nan)
        sums = np.clip(sums, SMALLEST_SUM / 100, LARGEST_SUM * 100)
        self.sum_line.setData(steps, sums, connect="finite")
        low, high = _bounds(shown, frame.right_loss)
        self.loss.setYRange(low, high, padding=0)
        finite = np.clip(sums[np.isfinite(sums)], SMALLEST_SUM, LARGEST_SUM)
        bottom, top = np.log10(finite.min(initial=1)), np.log10(finite.max(initial=1))
        self.sums.setYRange(min(bottom, -0.3) - 0.2, max(top, 0.3) + 0.2, padding=0)
        lost = frame.first_lost
        if lost is not None:
            value = plain(float(frame.loss[lost]))
            self.end.setText(tr("✗ {0} from step {1}").format(value, lost))
            last = float(shown[lost - 1]) if lost else 0.0
            self.end.setPos(lost, min(max(last, low + 1), high - 1))
            self.end.setVisible(True)

    def _hover(self, kind: int, x: float, y: float) -> None:
        """Read out the step under the pointer: the losses (0) or the row sum (1)."""
        frame = self._frame
        if frame is None:
            return
        step = min(max(round(x), 0), len(frame.loss) - 1)
        if kind:
            words = tr("step {0}: row sum {1}").format(step, plain(float(frame.row_sum[step])))
        else:
            losses = plain(float(frame.loss[step])), plain(float(frame.right_loss[step]))
            words = tr("step {0}: mistake {1}, correct {2}").format(step, *losses)
        self.notes[kind].say(words, x, y)

    def _in_words(self, params: BatchParams, frame: FaultyFrame | None) -> str:
        if frame is None:
            return tr("The network starts …") if self._running else ""
        words = [
            tr("First loss {0} (right: {1}).").format(
                plain(float(frame.loss[0]), 3), plain(float(frame.right_loss[0]), 3)
            )
        ]
        if frame.first_negative is not None:
            words.append(tr("Below 0 from step {0}.").format(frame.first_negative))
        if frame.finished:
            words.append(
                tr("Test accuracy {0} (right: {1}).").format(
                    f"{frame.accuracy:.3f}", f"{frame.right_accuracy:.3f}"
                )
            )
        return " ".join(words)


def _bounds(wrong: Array, right: Array) -> tuple[float, float]:
    """Return the range of the loss axis: all of the curves, but nothing far out."""
    finite = wrong[np.isfinite(wrong)]
    low = min(0.0, float(right.min()), float(finite.min(initial=0.0)))
    high = max(3.0, float(right.max()), float(finite.max(initial=0.0)))
    return max(low, LOWEST) - 0.6, min(high, HIGHEST) + 0.6
