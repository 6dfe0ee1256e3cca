"""The upper half of the MNIST tab: loss on the left, on the right what the reader chose."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from lab.experiments.training import TrainingParams
from widgets.controls import label
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.theme import appearance
from widgets.training.loss_plot import LossPlot
from widgets.training.measure_plot import MEASURES, AnswersPlot, MeasurePlot
from widgets.training.pages.page import choice
from widgets.training.result_plot import ResultPlot
from widgets.training.runs import KeptRun, Runs
from widgets.training.styles import Style, styles
from widgets.translate import tr

MOST_TOLD = 6
SHORTEST = 5
"""Letters that the boxes above the right plot have room for at the least."""


class Curves(QWidget):
    """Two plots side by side; hovering over one marks the same place on the other."""

    edited = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.loss = LossPlot()
        self.measure = MeasurePlot()
        self.right = QStackedWidget()
        self.right.addWidget(self.measure)
        self._axis = "steps"
        self._styles: dict[KeptRun, Style] = {}
        self._marks = [_Mark(plot) for plot in (self.loss, self.measure)]
        for plot in (self.loss, self.measure):
            plot.hovered.connect(lambda x, _: self._tell(x))
            plot.left.connect(lambda: self._tell(None))
        self.x_axis, self.shown = choice("x_axis"), choice("measure")
        named = {
            self.x_axis: tr("what the curves are drawn over"),
            self.shown: tr("what the right plot shows"),
        }
        for control, words in named.items():
            control.box.setAccessibleName(words)
            control.box.setToolTip(words)
            control.box.setMinimumContentsLength(SHORTEST)
            name = control.objectName()
            control.changed.connect(lambda value, n=name: self.edited.emit({n: value}))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.addWidget(label(tr("loss of each step"), "heading"), 0, 0)
        grid.addLayout(self._build_choices(), 0, 1)
        grid.addWidget(self.loss, 1, 0)
        grid.addWidget(self.right, 1, 1)
        grid.setRowStretch(1, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def _build_choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.shown, 1)
        row.addWidget(self.x_axis, 1)
        return row

    def show_losses(self, runs: Runs, params: TrainingParams) -> None:
        """Show the losses of all runs that are to be shown."""
        self._axis = params.x_axis
        self.x_axis.show_value(params.x_axis)
        self._styles = styles(runs.shown)
        self.loss.show_runs(self._styles, runs.selected, params.x_axis)

    def show_measured(self, runs: Runs, params: TrainingParams) -> None:
        """Show what was measured, or the answers to one image."""
        self.shown.show_value(params.measure)
        self._styles = styles(runs.shown)
        selected = runs.selected
        if params.measure in MEASURES:
            self.measure.show_runs(self._styles, selected, params.measure, params.x_axis)
            self.right.setCurrentWidget(self.measure)
        elif params.measure == "answers":
            self.answers.show_run(selected)
            self.right.setCurrentWidget(self.answers)
        else:
            self.results.show_runs(self._styles, params.measure)
            self.right.setCurrentWidget(self.results)

    @cached_property
    def answers(self) -> AnswersPlot:
        """The plot of the answers to one image; made when it is first wanted."""
        plot = AnswersPlot()
        self.right.addWidget(plot)
        return plot

    @cached_property
    def results(self) -> ResultPlot:
        """The plot with a row for each run; made when it is first wanted."""
        plot = ResultPlot()
        self.right.addWidget(plot)
        return plot

    def _tell(self, x: float | None) -> None:
        """Mark a place on both plots and tell what each run had there."""
        if x is None:
            for mark in self._marks:
                mark.hide()
            return
        told = list(self._styles.items())[:MOST_TOLD]
        losses, measured = [], []
        for run, style in told:
            value = self.loss.value_at(run, x)
            if value is not None:
                losses.append(_line(style, run.title, f"{value:.4g}"))
            words = self.measure.words_at(run, self._axis, x)
            if words:
                measured.append(_line(style, run.title, words))
        for mark, lines in zip(self._marks, (losses, measured), strict=True):
            mark.show_at(x, lines)


class _Mark:
    """An upright line on a plot, with a read-out in its corner."""

    def __init__(self, plot: Plot) -> None:
        theme = appearance.theme
        self._line = Rule(pen=pg.mkPen(theme.secondary, style=Qt.PenStyle.DotLine))
        self._text = pg.TextItem(anchor=(1, 0), fill=theme.panel)
        self._plot: Any = plot
        for item in (self._line, self._text):
            item.setZValue(30)
            plot.addItem(item, ignoreBounds=True)
        self.hide()

    def show_at(self, x: float, lines: list[str]) -> None:
        (_, right), (_, top) = self._plot.getViewBox().viewRange()
        self._line.setValue(x)
        self._text.setHtml("<br>".join(lines))
        self._text.setPos(right, top)
        self._line.setVisible(bool(lines))
        self._text.setVisible(bool(lines))

    def hide(self) -> None:
        self._line.hide()
        self._text.hide()


def _line(style: Style, title: str, words: str) -> str:
    text = appearance.theme.text
    return (
        f'<span style="color:{style.color}">■</span> '
        f'<span style="color:{text}">{escape(title)}: {escape(words)}</span>'
    )
