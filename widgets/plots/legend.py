"""What the lines of a plot mean, in a row above it: nothing of the plot is covered."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.plots.painted import line_height
from widgets.theme import appearance

SAMPLE, PRESENTED = 22, 34
"""How long a sample is; where a class looks on, a dash alone is nearly as long as the first."""
GAP = 16


@dataclass(frozen=True)
class Line:
    """A line's name, colour and style; `dots` where its points are marked, `symbol` at its head."""

    name: str
    color: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    dots: bool = False
    width: float = 1.5
    symbol: str = ""


class LineLegend(QWidget):
    """Samples of lines with their names; they flow into further rows where the width ends."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines, in this order."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(", ".join(line.name for line in lines))
            self._make_room()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Flow anew."""
        self._make_room()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the samples and the names."""
        sample = _sample()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for line, place in zip(self._lines, self._places(), strict=True):
                y = place.center().y()
                width = appearance.line_width(line.width)
                painter.setPen(pg.mkPen(line.color, width=width, style=line.style))
                painter.drawLine(QPointF(place.left(), y), QPointF(place.left() + sample, y))
                if line.dots:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(line.color))
                    painter.drawEllipse(QPointF(place.left() + sample / 2, y), 3, 3)
                if line.symbol:
                    _paint_symbol(painter, line, QPointF(place.left() + sample / 2, y))
                painter.setPen(QColor(appearance.theme.secondary))
                words = place.adjusted(sample + 6, 0, 0, 0)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line.name)

    def _places(self) -> list[QRectF]:
        height = line_height(self.font()) + 2
        places: list[QRectF] = []
        x, y = 0.0, 0.0
        for line in self._lines:
            width = _sample() + 8 + self.fontMetrics().horizontalAdvance(line.name)
            if x and x + width > self.width():
                x, y = 0.0, y + height
            places.append(QRectF(x, y, width, height))
            x += width + GAP
        return places

    def _make_room(self) -> None:
        places = self._places()
        self.setFixedHeight(round(places[-1].bottom()) if places else 0)


def presentation_legend() -> LineLegend:
    """Return a legend for a class: only there the list of the left column is not in sight."""
    legend = LineLegend()
    legend.setVisible(appearance.presentation)
    return legend


def _sample() -> int:
    return PRESENTED if appearance.presentation else SAMPLE


def _paint_symbol(painter: QPainter, line: Line, middle: QPointF) -> None:
    painter.save()
    painter.translate(middle)
    size = 9 if line.symbol in "osd" else 11
    painter.scale(size, size)
    painter.fillPath(Symbols[line.symbol], QColor(line.color))
    painter.restore()
