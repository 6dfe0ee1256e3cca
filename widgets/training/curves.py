"""The curves of a run: the loss of each step, and the accuracy at each evaluation."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from lab.experiments.training.record import RunRecord
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

SMALLEST_LOSS = 1e-8
ENOUGH, CLOSE_UP = 0.9, 0.8
"""A network that answers better than the first is looked at from the second up."""


class Curves(QWidget):
    """Loss on the left (each step pale, smoothed on top), accuracy on the right."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        theme = appearance.theme
        self.loss = Plot(tr("loss by step"), title=tr("loss"), x=tr("step"), log_y=True)
        self.accuracy = Plot(
            tr("accuracy by step"), title=tr("accuracy — test, - - train"), x=tr("step")
        )
        pale = QColor(theme.accent)
        pale.setAlphaF(0.16)
        self._each = self._fast(self.loss.line(pale, 1.0))
        self._smooth = self._fast(self.loss.line(theme.accent, 2.0))
        self._test = self.accuracy.line(theme.accent, 1.5)
        self._train = self.accuracy.line(theme.accent, 1.0, style=Qt.PenStyle.DashLine)
        row.addWidget(self.loss)
        row.addWidget(self.accuracy)

    def show_record(self, record: RunRecord) -> None:
        """Show all that a run has sent so far."""
        history = record.history
        steps = range(1, history.steps + 1)
        self._each.setData(steps, history.losses.clip(SMALLEST_LOSS))
        self._smooth.setData(steps, history.smoothed().clip(SMALLEST_LOSS))
        measured = history.column("step")
        self._test.setData(measured, history.column("test_accuracy"))
        self._train.setData(measured, history.column("train_accuracy"))
        best = max((e.test_accuracy for e in history.evaluations), default=0.0)
        self.accuracy.setYRange(CLOSE_UP if best > ENOUGH else 0.0, 1.0, padding=0.02)

    def _fast(self, curve: Any) -> Any:
        curve.setDownsampling(auto=True, method="peak")
        curve.setClipToView(True)
        return curve
