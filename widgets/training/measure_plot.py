"""What is measured at each evaluation: accuracy, loss, gap, weights; or answers to one image."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt

from widgets.plots import ink
from widgets.plots.label import Label
from widgets.plots.marks import Marks
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.training.loss_plot import SELECTED_WIDTH, WIDTH, axis_label
from widgets.training.runs import KeptRun
from widgets.training.styles import Style
from widgets.translate import tr

ENOUGH, CLOSE_UP = 0.9, 0.8
"""A network that answers better than the first is looked at from the second up."""

ROOM = 0.05
"""An axis shows the number at its end only where there is room for half of it."""

LABEL_HEIGHT = 0.07
"""Of the axis from 0 to 1: as much of it a digit beside its curve takes."""

MOST_MARKERS = 10
"""A marker stands on every so many evaluations, the last one included."""


@dataclass(frozen=True)
class _Measure:
    """The columns of an evaluation that a measure draws: the solid line, and the dashed one."""

    solid: str
    dashed: str = ""
    log: bool = False


MEASURES = {
    "accuracy": _Measure("test_accuracy", "train_accuracy"),
    "test_loss": _Measure("test_loss", "train_loss", log=True),
    "gap": _Measure("gap"),
    "norm": _Measure("weight_norm", log=True),
}


class MeasurePlot(Plot):
    """One line for each run, or two: test (solid, with the run's marker) and training (dashed)."""

    def __init__(self) -> None:
        super().__init__(tr("what was measured"), x=tr("step"))
        self._lines: dict[KeptRun, tuple[Any, Any, Any]] = {}
        self._measure = "accuracy"
        self._drawn: dict[KeptRun, tuple[object, ...]] = {}
        self._drawn_by = ("", "")
        self.getViewBox().sent_home.connect(self._fit)
        self._low = Marks(symbol="t", size=11)
        self._low_label = Label(color=appearance.theme.text, anchor=(0.5, -0.3))
        for item in (self._low, self._low_label):
            item.setZValue(10)
            self.addItem(item, ignoreBounds=True)

    def show_runs(
        self,
        styles: dict[KeptRun, Style],
        selected: KeptRun | None,
        measure: str,
        axis: str,
    ) -> None:
        """Draw one of the measures.

        What the reader has enlarged or moved stays so, until measure or axis are others.
        """
        self._measure = measure
        if self._drawn_by != (measure, axis):
            self.set_labels(axis_label(axis), "")
            self.getPlotItem().setLogMode(False, MEASURES[measure].log)
        for run in list(self._lines):
            if run not in styles:
                for item in self._lines.pop(run):
                    self.removeItem(item)
        drawn: dict[KeptRun, tuple[object, ...]] = {
            run: (run.record, len(run.record.history.evaluations), style, run is selected)
            for run, style in styles.items()
        }
        changed = self._drawn_by != (measure, axis)
        for run, key in drawn.items():
            if changed or self._drawn.get(run) != key:
                self._draw(run, styles[run], run is selected, axis)
        if changed or drawn != self._drawn:
            self._drawn, self._drawn_by = drawn, (measure, axis)
            if changed or not self.getViewBox().moved:
                self._fit()
            self._mark_lowest(selected if selected in styles else None, axis)

    def words_at(self, run: KeptRun, axis: str, x: float) -> str:
        """Return what was measured nearest to a place of the axis, as text."""
        history = run.record.history
        if not history.evaluations:
            return ""
        places = run.record.along(axis, history.column("step"))
        nearest = history.evaluations[int(np.abs(places - x).argmin())]
        return _words(self._measure, nearest)

    def _draw(self, run: KeptRun, style: Style, selected: bool, axis: str) -> None:
        if run not in self._lines:
            self._lines[run] = (self.line("#000"), self.line("#000"), self._markers())
        measure, history = MEASURES[self._measure], run.record.history
        solid, dashed, markers = self._lines[run]
        width = appearance.line_width(SELECTED_WIDTH if selected else WIDTH)
        places = run.record.along(axis, history.column("step"))
        solid.setPen(pg.mkPen(style.color, width=width))
        values = _drawable(history.column(measure.solid), measure.log)
        every = max(1, len(places) // MOST_MARKERS)
        marked = np.isfinite(values) & (np.arange(len(places))[::-1] % every == 0)
        heights = np.log10(values[marked]) if measure.log else values[marked]
        solid.setData(places, values, connect="finite")
        markers.setSymbol(style.symbol)
        markers.setData(places[marked], heights, brush=ink.brush(style.color))
        dashed.setPen(pg.mkPen(style.color, width=width * 0.7, style=Qt.PenStyle.DashLine))
        train = history.column(measure.dashed) if measure.dashed else places * np.nan
        train = _drawable(train, measure.log)
        dashed.setData(places, train, connect="finite")
        for item in (solid, dashed, markers):
            item.setZValue(2 if selected else 1)

    def _markers(self) -> Any:
        markers = Marks(size=7, pen=None)
        self.addItem(markers, ignoreBounds=True)
        return markers

    def _fit(self) -> None:
        runs, (_, axis) = list(self._drawn), self._drawn_by
        # Around a single place pyqtgraph would make room on both sides, steps below 0 among it.
        ends = [run.record.along(axis, run.record.history.column("step")) for run in runs]
        last = max((float(places[-1]) for places in ends if len(places)), default=0.0)
        self.setXRange(0, last or 1.0, padding=0.03)
        if self._measure != "accuracy":
            self.enableAutoRange(x=False, y=True)
            return
        accuracies = [run.record.test_accuracy or 0.0 for run in runs]
        close = bool(accuracies) and min(accuracies) > ENOUGH
        self.enableAutoRange(x=False, y=False)
        low = CLOSE_UP if close else 0.0
        self.setYRange(low, 1.0 + ROOM * (1.0 - low), padding=0)

    def _mark_lowest(self, run: KeptRun | None, axis: str) -> None:
        lowest = run.record.history.best("test_loss") if run else None
        shown = self._measure == "test_loss" and run is not None and lowest is not None
        self._low.setVisible(shown)
        self._low_label.setVisible(shown)
        if not shown or run is None or lowest is None:
            return
        x = float(run.record.along(axis, np.array([lowest.step]))[0])
        y = float(np.log10(max(lowest.test_loss, 1e-12)))
        self._low.setData([x], [y], brush=ink.brush(appearance.theme.text), pen=ink.pen(None))
        words = tr("lowest: {0}, epoch {1}")
        self._low_label.setText(words.format(f"{lowest.test_loss:.3f}", f"{lowest.epoch:.3g}"))
        self._low_label.setPos(x, y)


class AnswersPlot(Plot):
    """The ten probabilities of one image over the steps; the right one is drawn thick."""

    def __init__(self) -> None:
        super().__init__(tr("answers to one image"), x=tr("step"))
        self.setYRange(0, 1, padding=0.03)
        self._lines = [self.line("#000") for _ in range(10)]
        self._labels = [pg.TextItem(anchor=(0, 0.5)) for _ in range(10)]
        for label in self._labels:
            self.addItem(label, ignoreBounds=True)

    def show_run(self, run: KeptRun | None) -> None:
        """Draw a run's answers to its first training image."""
        answers = run.record.history.answers if run else np.empty((0, 10))
        data = run.record.data if run else None
        right = data.first_label if data else -1
        if not len(answers):
            self.set_title(tr("choose preset Q10, then press play"))
        elif run is None or data is None:
            self.set_title(tr("answers to one image"))
        else:
            self.set_title(tr("answers to image 1, a {0}").format(run.record.class_names[right]))
        theme = appearance.theme
        heights = apart(answers[-1]) if len(answers) else answers
        for k, (line, label) in enumerate(zip(self._lines, self._labels, strict=True)):
            color = theme.accent if k == right else theme.secondary
            width = appearance.line_width(2.5 if k == right else 1.0)
            line.setPen(pg.mkPen(color, width=width))
            label.setVisible(len(answers) > 0)
            if len(answers):
                line.setData(np.arange(len(answers)), answers[:, k])
                label.setText(str(k), color=color)
                label.setPos(len(answers) - 1, float(heights[k]))
            else:
                line.setData([], [])


def apart(values: Any) -> Any:
    """Return heights between 0 and 1 for labels, as near to the values as their size lets them."""
    order = np.argsort(values, kind="stable")
    heights = np.asarray(values, float)[order]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + LABEL_HEIGHT)
    heights[-1] = min(heights[-1], 1.0)
    for i in range(len(heights) - 2, -1, -1):
        heights[i] = min(heights[i], heights[i + 1] - LABEL_HEIGHT)
    return heights[np.argsort(order)]


def _words(measure: str, evaluation: Any) -> str:
    e = evaluation
    if measure == "accuracy":
        test, train = f"{100 * e.test_accuracy:.2f}", f"{100 * e.train_accuracy:.2f}"
        return tr("test {0} %, train {1} %").format(test, train)
    if measure == "test_loss":
        return tr("test {0}, train {1}").format(f"{e.test_loss:.4f}", f"{e.train_loss:.4f}")
    if measure == "gap":
        return tr("gap {0} points").format(f"{100 * e.gap:.2f}")
    return f"‖W‖ {e.weight_norm:.4g}"


def _drawable(values: Any, log: bool) -> Any:
    """Return values, nan for those with no place on the axis, as 0 on a logarithmic one."""
    return np.where(np.isfinite(values) & ((values > 0) | (not log)), values, np.nan)
