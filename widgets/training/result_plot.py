"""One row for each run: where the time went, or how well it answers in the end."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtGui import QColor

from lab.history import Evaluation
from widgets.plots.marks import Marks
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.training.runs import KeptRun
from widgets.training.styles import Style
from widgets.translate import tr

THICKEST, THINNEST = 0.5, 0.15
"""How much of its row a bar takes; the rest is for its numbers."""


class ResultPlot(Plot):
    """Rows of runs in their colours, the first on top, each with its numbers above its bar."""

    def __init__(self) -> None:
        super().__init__(tr("results of the runs"), movable=False)
        self.getPlotItem().hideAxis("left")
        self._items: list[Any] = []
        self._shown: tuple[dict[KeptRun, Style], str] = ({}, "time")
        self._bar_share = THICKEST
        # In rows of another height the numbers take another share.
        self.getViewBox().sigResized.connect(lambda: self.show_runs(*self._shown))

    def show_runs(self, styles: dict[KeptRun, Style], measure: str) -> None:
        """Draw "time" or "final"."""
        self._shown = (styles, measure)
        for item in self._items:
            self.removeItem(item)
        self._items.clear()
        timed = measure == "time"
        words = tr("seconds: training, then evaluation") if timed else tr("○ train, ● test")
        self.set_labels(words, "")
        rows = max(1, len(styles))
        self._bar_share = self._share_of_bars(rows)
        longest = 0.0
        for row, (run, style) in enumerate(styles.items()):
            measured = run.record.history.evaluations
            if measured:
                draw = self._draw_time if timed else self._draw_final
                longest = max(longest, draw(-row, run, style, measured[-1]))
        self.setYRange(-rows + 0.9, 1, padding=0)
        if timed:
            self.setXRange(0, max(longest, 0.1) * 1.05, padding=0)
        else:
            self.setXRange(0, 1, padding=0.03)

    def _share_of_bars(self, rows: int) -> float:
        height: float = self.getViewBox().height() / rows
        words = self.fontMetrics().height() + 2
        return float(min(THICKEST, max(THINNEST, 1 - words / max(1.0, height))))

    def _draw_time(self, y: float, run: KeptRun, style: Style, last: Evaluation) -> float:
        train, evaluate = last.train_seconds, last.evaluate_seconds
        theme = appearance.theme
        self._bar(0, train, y, QColor(style.color))
        self._bar(train, evaluate, y, QColor(theme.secondary))
        words = tr("training {0} s, evaluation {1} s")
        self._text(0, y, words.format(f"{train:.2f}", f"{evaluate:.2f}"))
        return train + evaluate

    def _draw_final(self, y: float, run: KeptRun, style: Style, last: Evaluation) -> float:
        ends = [last.test_accuracy, last.train_accuracy]
        middle = y + self._bar_share / 2
        line = pg.PlotCurveItem(ends, [middle] * 2, pen=pg.mkPen(style.color, width=2))
        hollow = pg.mkBrush(appearance.theme.background)
        train = Marks(
            [ends[1]], [middle], size=10, brush=hollow, pen=pg.mkPen(style.color, width=2)
        )
        full = pg.mkBrush(style.color)
        test = Marks([ends[0]], [middle], size=10, symbol=style.symbol, brush=full, pen=None)
        for item in (line, train, test):
            self._keep(item)
        words = tr("test {0} %, train {1} %")
        self._text(0, y, words.format(f"{100 * ends[0]:.1f}", f"{100 * ends[1]:.1f}"))
        return 1.0

    def _bar(self, x: float, width: float, y: float, color: QColor) -> None:
        height = self._bar_share
        self._keep(
            pg.BarGraphItem(x0=[x], width=[width], y0=[y], height=height, brush=color, pen=None)
        )

    def _text(self, x: float, y: float, words: str) -> None:
        label = pg.TextItem(words, color=appearance.theme.text, anchor=(0, 1))
        label.textItem.document().setDocumentMargin(0)
        label.setPos(x, y + self._bar_share)
        self._keep(label)

    def _keep(self, item: Any) -> None:
        self.addItem(item, ignoreBounds=True)
        self._items.append(item)
