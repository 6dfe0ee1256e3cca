"""The book's sixteen small plots, and the accuracy at the end against the std."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lab.experiments.initialization import InitializationParams
from lab.experiments.initialization.sixteen import NORMED, PLAIN, STARTS, STD, SixteenFrame
from lab.numerals import plain
from widgets.controls import label
from widgets.plots.legend import Line, LineLegend
from widgets.plots.painted import PaintedPlot, line_height
from widgets.plots.plot import Plot
from widgets.theme import appearance
from widgets.translate import tr

SIDE = 4
FINAL_HEIGHT, LEAST_FINAL = 170, 120
GAP = 10


class SixteenView(QWidget):
    """`opened` (start, with batch norm) asks to do one of the runs on the MNIST tab."""

    opened = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__()
        theme = appearance.theme
        self.plots = SixteenPlots()
        self._final: np.ndarray | None = None
        self.readout = label("", "readout")
        self.final = Plot(
            tr("accuracy at the end"),
            x=tr("std of the first weights"),
            y=tr("accuracy at the end"),
            log_x=True,
            movable=False,
        )
        self.final.setMinimumHeight(LEAST_FINAL)
        self.final.setMaximumHeight(round(FINAL_HEIGHT * appearance.scale))
        self._finals = (
            self.final.line(theme.more[1], 1.5, called=tr("without"), style=Qt.PenStyle.DashLine),
            self.final.line(theme.more[0], 1.5, called=tr("with batch norm")),
        )
        for line, symbol in zip(self._finals, ("t", "o"), strict=True):
            color = line.opts["pen"].color()
            line.setSymbol(symbol)
            line.setSymbolSize(7)
            line.setSymbolBrush(color)
            line.setSymbolPen(None)
        legend = LineLegend()
        legend.show_lines(
            [
                Line(tr("with batch norm"), theme.more[0]),
                Line(tr("without"), theme.more[1], Qt.PenStyle.DashLine),
            ]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(legend)
        column.addWidget(self.plots, 1)
        column.addWidget(self.readout)
        column.addWidget(self.final)
        self.plots.opened.connect(self.opened)
        self.plots.pointed.connect(self._point_out)
        self._show_hint()

    def show_frame(self, params: InitializationParams, frame: SixteenFrame) -> None:
        """Show all that is measured."""
        self.plots.show_sixteen(frame)
        if self._final is not None and np.array_equal(frame.final, self._final, equal_nan=True):
            return
        self._final = frame.final
        for line, values in zip(self._finals, frame.final.T, strict=True):
            known = np.isfinite(values)
            line.setData(np.array(STD)[known], values[known])
        self.final.setRange(xRange=(-4, 0), yRange=(0, 1), padding=0.04)

    def _point_out(self, start: int) -> None:
        frame = self.plots.frame
        if start < 0 or frame is None:
            self._show_hint()
            return
        words = [
            tr("std {0}").format(plain(STD[start], 3)),
            tr("with batch norm {0}").format(_state(frame, start, NORMED)),
            tr("without {0}").format(_state(frame, start, PLAIN)),
        ]
        self.readout.setText(" · ".join(words))

    def _show_hint(self) -> None:
        self.readout.setText(tr("Click a curve (or press Enter) to do that run on the MNIST tab."))


class SixteenPlots(PaintedPlot):
    """Sixteen small plots of accuracy against epochs: solid with batch norm, dashed without."""

    opened = Signal(int, bool)
    pointed = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("sixteen plots of accuracy, one for each std"))
        self.frame: SixteenFrame | None = None
        self.chosen = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(SIDE * 70)

    def show_sixteen(self, frame: SixteenFrame) -> None:
        """Show what is measured so far; only what is new is painted."""
        before, self.frame = self.frame, frame
        news = range(STARTS) if before is None else frame.news(before)
        if not news:
            return
        for start in news:
            self.update(self.cell(start).toAlignedRect())
        self.setAccessibleDescription(
            "; ".join(
                f"std {plain(STD[i], 2)}: {_state(frame, i, NORMED)}, {_state(frame, i, PLAIN)}"
                for i in range(STARTS)
            )
        )

    def columns(self) -> list[tuple[str, np.ndarray]]:
        """Return the epochs and the accuracy of each run."""
        if self.frame is None:
            return []
        found = [("epoch", self.frame.epochs)]
        for start in range(STARTS):
            for normed, words in ((PLAIN, tr("without")), (NORMED, tr("with batch norm"))):
                name = f"std {STD[start]:.3g} {words}"
                found.append((name, self.frame.accuracy[start, normed]))
        return found

    def cell(self, start: int) -> QRectF:
        """Return the area of one plot."""
        row, column = divmod(start, SIDE)
        width, height = self.width() / SIDE, self.height() / SIDE
        return QRectF(column * width, row * height, width - GAP, height - GAP)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which plot is below the pointer."""
        self.pointed.emit(self._start_at(event.position()))

    def leaveEvent(self, event: object) -> None:
        """Tell that the pointer is gone."""
        self.pointed.emit(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the run whose curve is nearer to the pointer."""
        start = self._start_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and start >= 0:
            self.chosen = start
            self.update()
            self.opened.emit(start, self._nearer_is_normed(start, event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the plots with the arrow keys; Enter opens (Shift: the run without)."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -SIDE,
            Qt.Key.Key_Down: SIDE,
        }
        if event.key() in steps:
            moved = self.chosen + steps[Qt.Key(event.key())]
            self.chosen = moved if 0 <= moved < STARTS else self.chosen
            self.pointed.emit(self.chosen)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.opened.emit(self.chosen, not shift)
        else:
            event.ignore()

    def focusInEvent(self, event: object) -> None:
        """Show which plot the keys are for."""
        self.pointed.emit(self.chosen)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Show that the focus is gone."""
        self.pointed.emit(-1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all sixteen."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for start in range(STARTS):
                if event.region().intersects(self.cell(start).toAlignedRect()):
                    self._paint_one(painter, start)

    def _paint_one(self, painter: QPainter, start: int) -> None:
        theme, inside = appearance.theme, self._inside(start)
        focused = self.hasFocus() and start == self.chosen
        painter.setPen(QPen(QColor(theme.accent if focused else theme.line), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRect(inside)
        painter.setPen(QColor(theme.text))
        text = line_height(self.font())
        above = QRectF(inside.left(), inside.top() - text - 1, inside.width(), text)
        name = f"σ {plain(STD[start], 2)}"
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, name)
        if self.frame is None:
            return
        ends = self._ends(start)
        longest = self.fontMetrics().horizontalAdvance("σ 0.00063  100 % | 100 %")
        if longest <= above.width():
            painter.setPen(QColor(theme.secondary))
            painter.drawText(above, Qt.AlignmentFlag.AlignRight, ends)
        self._paint_curve(painter, inside, start, PLAIN, theme.more[1], Qt.PenStyle.DashLine)
        self._paint_curve(painter, inside, start, NORMED, theme.more[0], Qt.PenStyle.SolidLine)

    def _paint_curve(
        self,
        painter: QPainter,
        inside: QRectF,
        start: int,
        normed: int,
        color: str,
        style: Qt.PenStyle,
    ) -> None:
        points = self._points(inside, start, normed)
        painter.setPen(pg.mkPen(color, width=appearance.line_width(1.5), style=style))
        painter.drawPolyline(QPolygonF(points))

    def _points(self, inside: QRectF, start: int, normed: int) -> list[QPointF]:
        assert self.frame is not None
        epochs, accuracy = self.frame.epochs, self.frame.accuracy[start, normed]
        known = np.isfinite(accuracy)
        last = float(epochs[-1]) or 1.0
        x = inside.left() + 3 + epochs[known] / last * (inside.width() - 6)
        y = inside.bottom() - 3 - accuracy[known] * (inside.height() - 6)
        return [QPointF(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]

    def _inside(self, start: int) -> QRectF:
        text = line_height(self.font())
        return self.cell(start).adjusted(1, text + 2, 0, 0)

    def _ends(self, start: int) -> str:
        assert self.frame is not None
        return _state(self.frame, start, NORMED) + " | " + _state(self.frame, start, PLAIN)

    def _start_at(self, point: QPointF) -> int:
        for start in range(STARTS):
            if self.cell(start).contains(point):
                return start
        return -1

    def _nearer_is_normed(self, start: int, point: QPointF) -> bool:
        if self.frame is None:
            return True
        inside = self._inside(start)
        nearest = []
        for normed in (PLAIN, NORMED):
            points = self._points(inside, start, normed)
            apart = [(p.x() - point.x()) ** 2 + (p.y() - point.y()) ** 2 for p in points]
            nearest.append(min(apart, default=float("inf")))
        return nearest[NORMED] <= nearest[PLAIN]


def _state(frame: SixteenFrame, start: int, normed: int) -> str:
    """Return how a run ended: its accuracy, "diverged", or "…" while it is not finished."""
    if frame.diverged[start, normed]:
        return tr("nan")
    if not frame.finished[start, normed]:
        return "…"
    return f"{100 * frame.final[start, normed]:.0f} %"
