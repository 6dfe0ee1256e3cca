"""A cable on the wiring board: glowing for 1, thin for 0, dashed where it carries nothing yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from widgets.theme import appearance, tint

SLACK = 0.45
BACK = 40.0
"""Pixels: how far a cable that runs backwards swings out."""
ROUND = Qt.PenCapStyle.RoundCap


def draw_cable(
    painter: QPainter, start: QPointF, end: QPointF, value: int | None, *, warm: bool
) -> None:
    """Draw a cable from its source to its plug; a `warm` one is being dragged or pointed at."""
    theme = appearance.theme
    along = end.x() - start.x()
    reach = QPointF(along * SLACK if along > 0 else BACK, 0)
    path = QPainterPath(start)
    path.cubicTo(start + reach, end - reach, end)
    if value:
        painter.setPen(QPen(tint(theme.accent, 0.25), 8, Qt.PenStyle.SolidLine, ROUND))
        painter.drawPath(path)
    style = Qt.PenStyle.DashLine if value is None else Qt.PenStyle.SolidLine
    width = 3.5 if warm else 2.5 if value else 1.5
    color = QColor(theme.accent if value or warm else theme.secondary)
    painter.setPen(QPen(color, width, style, ROUND))
    painter.drawPath(path)
