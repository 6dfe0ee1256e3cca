"""What the lines of a plot mean, in a row above it: nothing of the plot is covered."""

from __future__ import annotations

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.plots.painted import line_height
from widgets.theme import appearance

SAMPLE = 22
GAP = 16


@dataclass(frozen=True)
class Line:
    """A line's name, colour and style; `dots` where its points are marked."""

    name: str
    color: str
    style: Qt.PenStyle = Qt.PenStyle.SolidLine
    dots: bool = False
    width: float = 1.5


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
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for line, place in zip(self._lines, self._places(), strict=True):
                y = place.center().y()
                width = appearance.line_width(line.width)
                painter.setPen(pg.mkPen(line.color, width=width, style=line.style))
                painter.drawLine(QPointF(place.left(), y), QPointF(place.left() + SAMPLE, y))
                if line.dots:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(QColor(line.color))
                    painter.drawEllipse(QPointF(place.left() + SAMPLE / 2, y), 3, 3)
                painter.setPen(QColor(appearance.theme.secondary))
                words = place.adjusted(SAMPLE + 6, 0, 0, 0)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, line.name)

    def _places(self) -> list[QRectF]:
        height = line_height(self.fontMetrics()) + 2
        places: list[QRectF] = []
        x, y = 0.0, 0.0
        for line in self._lines:
            width = SAMPLE + 8 + self.fontMetrics().horizontalAdvance(line.name)
            if x and x + width > self.width():
                x, y = 0.0, y + height
            places.append(QRectF(x, y, width, height))
            x += width + GAP
        return places

    def _make_room(self) -> None:
        places = self._places()
        self.setFixedHeight(round(places[-1].bottom()) if places else 0)
