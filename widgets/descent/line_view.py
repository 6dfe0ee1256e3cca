"""One dimension: the curve with its tangent and secant, over the error against h."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lab.experiments.descent.line import FLOOR, LINES, LineFrame
from lab.numerals import plain
from widgets.controls import label
from widgets.plots import ink
from widgets.plots.draggable import DraggablePoint
from widgets.plots.label import Label, ground
from widgets.plots.marks import Marks
from widgets.plots.numbers import named
from widgets.plots.plot import Plot
from widgets.plots.rule import Rule
from widgets.steady import Steady
from widgets.theme import appearance
from widgets.translate import tr

SMALLEST_H, LARGEST_H = -16.0, 0.5
TOP = 2.2
NEAR_EDGE = 0.02
DASHES = {"float64": Qt.PenStyle.SolidLine, "float32": Qt.PenStyle.DashLine}


def swatch(color: str, words: str, line: str = "━━") -> str:
    """Return a piece of rich text: a line in a colour, and what it stands for."""
    return f'<span style="color:{color}">{line}</span>&nbsp;{words}'


class LineView(QWidget):
    """The curve above, the error below; asks for x and h."""

    x_asked = Signal(float)
    h_asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._frame: LineFrame | None = None
        self._cursor = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.legend = label("")
        self.readout = label("")
        self._build_curve()
        self._build_error()
        self.error_legend = label(self._error_words())
        for legend in (self.legend, self.error_legend):
            legend.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(Steady(self.legend))
        column.addWidget(self.curve, 6)
        column.addWidget(Steady(self.error_legend))
        column.addWidget(self.error, 5)
        column.addWidget(Steady(self.readout))

    def _build_curve(self) -> None:
        theme = appearance.theme
        self.curve = Plot(tr("the curve and its slope"), x="x", y="f(x)", movable=False)
        self._f = self.curve.line(theme.more[0], 2.0, called="f(x)")
        self._tangent = self.curve.line(theme.more[1], 3.0, called=tr("tangent"))
        dash = Qt.PenStyle.DashLine
        self._secant = self.curve.line(theme.more[3], 2.0, called=tr("secant"), style=dash)
        self._ends = Marks(
            symbol="s", size=8, pen=pg.mkPen(theme.background), brush=pg.mkBrush(theme.more[3])
        )
        self._ends.setZValue(10)
        named(self._ends, "")
        self.curve.addItem(self._ends)
        self.point = DraggablePoint(tr("x, where the slope is taken"), step=0.1, text="x")
        self.point.asked.connect(self._ask_x)
        self.curve.addItem(self.point)
        self.curve.clicked.connect(lambda _button, x, y: self._ask_x(x, y))
        self.curve.dragged.connect(self._ask_x)
        self.curve.hovered.connect(self._hover_curve)
        self.curve.left.connect(lambda: self.readout.setText(""))
        self.curve.getViewBox().disableAutoRange()

    def _build_error(self) -> None:
        theme = appearance.theme
        self.error = Plot(
            tr("error of the slope against h"),
            x="h",
            y=tr("error"),
            log_x=True,
            log_y=True,
            movable=False,
        )
        self.error.setXRange(SMALLEST_H, LARGEST_H, padding=0.01)
        self._lines: dict[tuple[str, str], Any] = {}
        for method, precision in LINES:
            words = f"{_method_words()[method]} {precision}"
            self._lines[method, precision] = self.error.line(
                _color(method), 1.5, called=words, style=DASHES[precision]
            )
        self._best = Marks(symbol="star", size=13, pen=pg.mkPen(theme.background))
        self._best_text = Label(color=theme.text, anchor=(0.5, -0.25), fill=ground())
        self._here = Rule(
            angle=90,
            movable=True,
            pen=pg.mkPen(theme.accent, width=1, style=Qt.PenStyle.DashLine),
            hoverPen=pg.mkPen(theme.accent, width=3),
        )
        self._here.setToolTip(tr("Drag to another h"))
        self._here.sigDragged.connect(lambda line: self._ask_h(line.value()))
        self._dot = Marks(
            symbol="o", size=10, pen=pg.mkPen(theme.text, width=1.5), brush=pg.mkBrush(theme.accent)
        )
        named(self._best, tr("best h"))
        named(self._dot, tr("h in force"))
        for item in (self._best, self._best_text, self._here, self._dot):
            self.error.addItem(item, ignoreBounds=True)
        for words, x, anchor in (
            (tr("← rounding"), SMALLEST_H + 0.3, (0, 0)),
            (tr("truncation →"), LARGEST_H - 0.1, (1, 0)),
        ):
            text = pg.TextItem(words, color=theme.secondary, anchor=anchor)
            self.error.addItem(text, ignoreBounds=True)
            text.setPos(x, TOP)
        self.error.setYRange(math.log10(FLOOR), TOP, padding=0)
        self.error.clicked.connect(lambda _button, x, y: self._ask_h(x))
        self.error.dragged.connect(lambda x, y: self._ask_h(x))
        self.error.hovered.connect(self._hover_error)
        self.error.left.connect(lambda: self.readout.setText(""))

    def show_frame(self, frame: LineFrame, cursor: int, method: str, precision: str) -> None:
        """Show the curve and the secant at the cursor's h."""
        if self._frame is None or frame.curve is not self._frame.curve:
            self._show_range(frame)
        self._frame, self._cursor = frame, cursor
        self._f.setData(frame.xs, frame.ys)
        self._tangent.setData(frame.tangent_line())
        self._secant.setData(frame.secant_line(cursor))
        self._ends.setData(pos=frame.ends[cursor])
        self.point.show_at(frame.x, frame.y)
        h, error = float(frame.h[cursor]), float(max(frame.errors[cursor], FLOOR))
        for name, line in self._lines.items():
            found = frame.lines[name]
            line.setData(found.h, found.error)
            line.setOpacity(1.0 if name == (method, precision) else 0.45)
        self._show_best(frame, method, precision)
        self._here.blockSignals(True)
        self._here.setValue(math.log10(h))
        self._here.blockSignals(False)
        self._dot.setData([math.log10(h)], [math.log10(error)])
        self.legend.setText(self._words(frame, cursor))

    def _show_range(self, frame: LineFrame) -> None:
        low, high = float(frame.ys.min()), float(frame.ys.max())
        self.curve.setXRange(*frame.curve.x_range, padding=0.02)
        self.curve.setYRange(low, high, padding=0.14)

    def _show_best(self, frame: LineFrame, method: str, precision: str) -> None:
        found = [frame.lines[name] for name in LINES]
        self._best.setData(
            [math.log10(line.best_h) for line in found],
            [math.log10(line.best_error) for line in found],
            brush=[ink.brush(_color(name[0])) for name in LINES],
        )
        chosen = frame.lines[method, precision]
        # Inside the plot also where the best h is the largest.
        self._best_text.setAnchor((1.0 if chosen.best_h > NEAR_EDGE else 0.5, -0.25))
        words = tr("★ best h ≈ {0}").format(plain(chosen.best_h, 1))
        if chosen.grows_better:
            words = tr("★ the larger h, the better")
        self._best_text.setText(words)
        self._best_text.setPos(math.log10(chosen.best_h), math.log10(chosen.best_error))

    def _words(self, frame: LineFrame, cursor: int) -> str:
        theme = appearance.theme
        tangent = tr("tangent {0}").format(plain(frame.tangent, 6))
        secant = tr("secant at h = {0}: {1}").format(
            plain(float(frame.h[cursor]), 3), plain(float(frame.slopes[cursor]), 6)
        )
        return " &nbsp; ".join(
            (
                swatch(theme.more[0], f"f(x) = {frame.curve.title}"),
                swatch(theme.more[1], tangent),
                swatch(theme.more[3], secant, "╍╍"),
            )
        )

    def _error_words(self) -> str:
        names = _method_words()
        pieces = [
            swatch(_color(m), f"{names[m]} {p}", "━━" if p == "float64" else "╍╍") for m, p in LINES
        ]
        return " &nbsp; ".join(pieces)

    def _ask_x(self, x: float, _y: float) -> None:
        if self._frame is not None:
            low, high = self._frame.curve.x_range
            self.x_asked.emit(float(f"{min(max(x, low), high):.4g}"))

    def _ask_h(self, exponent: float) -> None:
        h = 10 ** min(max(exponent, SMALLEST_H), LARGEST_H)
        self.h_asked.emit(float(f"{h:.2g}"))

    def _hover_curve(self, x: float, _y: float) -> None:
        frame = self._frame
        if frame is None:
            return
        near = min(int(np.searchsorted(frame.xs, x)), len(frame.xs) - 1)
        place = (plain(float(frame.xs[near])), plain(float(frame.ys[near])))
        self.readout.setText(tr("x = {0}: f(x) = {1}").format(*place))

    def _hover_error(self, x: float, _y: float) -> None:
        frame = self._frame
        if frame is None:
            return
        hs = frame.lines[LINES[0]].h
        near = int(np.argmin(np.abs(np.log10(hs) - x)))
        names = {"central": tr("central"), "forward": tr("forward")}
        errors = [
            f"{names[m]} {p} {plain(float(frame.lines[m, p].error[near]), 2)}" for m, p in LINES
        ]
        self.readout.setText(f"h = {plain(float(hs[near]), 2)}: " + ", ".join(errors))


def _method_words() -> dict[str, str]:
    return {"central": tr("central"), "forward": tr("forward")}


def _color(method: str) -> str:
    return appearance.theme.more[0 if method == "central" else 1]
