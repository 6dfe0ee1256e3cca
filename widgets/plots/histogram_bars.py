"""One histogram: what is in it, and how it is painted."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF

from lab.arrays import Array
from widgets.plots.painted import line_height
from widgets.theme import appearance, tint

LOG_FLOOR = 1e-5
"""On a log scale a bar of this share has no height."""

GHOST_OPACITY = 0.75


@dataclass(frozen=True)
class Bars:
    """One histogram: `heights` (K,) are shares of all values, in equal bins from `low` to `high`.

    `name` is what a screen reader and the saved numbers call it; `title` stands above it on the
    left, `value` on the right; their short forms, and then the value alone, where there is no room.
    `ticks` are places below it with their words; `note` stands between them if there is room, and
    in the place of bars that are not there. `top` is the share at full height. `ghost` is an
    earlier histogram, as a line.
    """

    name: str
    heights: Array
    low: float
    high: float
    top: float
    color: str
    title: str = ""
    short: str = ""
    value: str = ""
    short_value: str = ""
    ticks: tuple[tuple[float, str], ...] = ()
    note: str = ""
    ghost: Array | None = None
    log: bool = False
    selected: bool = False


def paint_bars(painter: QPainter, inside: QRectF, bars: Bars) -> None:
    """Draw the bars, their base and the earlier histogram into a rectangle."""
    theme = appearance.theme
    heights = _relative(bars.heights, bars) * inside.height()
    width = inside.width() / max(1, len(heights))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(bars.color))
    thin = 1.0 if width > 4 else 0.0
    _draw(painter, inside, heights, width, width - thin)
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(inside.bottomLeft(), inside.bottomRight())
    if bars.ghost is not None:
        _paint_ghost(painter, inside, bars)
    if not bars.log:
        _paint_cuts(painter, inside, bars)


def _draw(painter: QPainter, inside: QRectF, heights: Array, step: float, width: float) -> None:
    """Draw rectangles that stand on the base, one each `step`."""
    places = np.flatnonzero(heights > 0)
    if not len(places):
        return
    rects = PrimitiveArray(QRectF, 4)
    rects.resize(len(places))
    corners = rects.ndarray()
    corners[:, 0] = inside.left() + places * step
    corners[:, 1] = inside.bottom() - heights[places]
    corners[:, 2] = width
    corners[:, 3] = heights[places]
    draw: Any = painter.drawRects
    draw(*rects.drawargs())


def _paint_cuts(painter: QPainter, inside: QRectF, bars: Bars) -> None:
    """Break a bar that is higher than there is room for, and write its share beside it."""
    theme, text = appearance.theme, line_height(painter.font())
    width = inside.width() / max(1, len(bars.heights))
    for place in np.flatnonzero(bars.heights > 1.001 * bars.top).tolist():
        x = inside.left() + place * width
        painter.fillRect(QRectF(x - 1, inside.top() + 5, width + 1, 3), QColor(theme.background))
        words = percent(float(bars.heights[place]))
        wide = painter.fontMetrics().horizontalAdvance(words)
        left = x + width + 3
        if left + wide > inside.right():
            left = x - wide - 4
        painter.setPen(QColor(theme.secondary))
        beside = QRectF(left, inside.top() - 2, wide + 1, text)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, words)


def _paint_ghost(painter: QPainter, inside: QRectF, bars: Bars) -> None:
    assert bars.ghost is not None
    heights = _relative(bars.ghost, bars) * inside.height()
    width = inside.width() / max(1, len(heights))
    points = [inside.bottomLeft()]
    for i, h in enumerate(heights.tolist()):
        y = inside.bottom() - h
        points += [
            QPointF(inside.left() + i * width, y),
            QPointF(inside.left() + (i + 1) * width, y),
        ]
    color = tint(appearance.theme.text, GHOST_OPACITY)
    painter.setPen(pg.mkPen(color, width=appearance.line_width(1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([*points, inside.bottomRight()]))


def paint_words(painter: QPainter, inside: QRectF, bars: Bars) -> None:
    """Write what stands above and below the bars' rectangle."""
    theme, metrics = appearance.theme, painter.fontMetrics()
    text = line_height(painter.font())
    line = QRectF(inside.left(), inside.top() - text - 2, inside.width(), text)
    title, value = _fitting(metrics, bars, line.width())
    painter.setPen(QColor(theme.accent_text if bars.selected else theme.secondary))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft, title)
    painter.setPen(QColor(theme.text))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight, value)
    painter.setPen(QColor(theme.secondary))
    left, right = _paint_ticks(painter, inside, bars)
    below = QRectF(inside.left(), inside.bottom() + 2, inside.width(), text)
    middle = Qt.AlignmentFlag.AlignHCenter
    if bars.note and not bars.heights.any():
        painter.drawText(inside, middle | Qt.TextFlag.TextWordWrap, bars.note)
    elif bars.note and metrics.horizontalAdvance(bars.note) + 12 < right - left:
        painter.drawText(below.adjusted(left, 0, right - below.width(), 0), middle, bars.note)


def _fitting(metrics: QFontMetrics, bars: Bars, width: float) -> tuple[str, str]:
    """Return title and value in the longest forms for which there is room."""
    forms = (
        (bars.title, bars.value),
        (bars.short, bars.value),
        (bars.short, bars.short_value or bars.value),
    )
    for title, value in forms:
        if metrics.horizontalAdvance(f"{title} {value}") <= width:
            return title, value
    return "", bars.short_value or bars.value


def _paint_ticks(painter: QPainter, inside: QRectF, bars: Bars) -> tuple[float, float]:
    """Write below the bars; return where the first text ends and the last one begins."""
    metrics = painter.fontMetrics()
    text, width = line_height(painter.font()), inside.width()
    ends: list[tuple[float, float]] = []
    for place, words in bars.ticks:
        wide = metrics.horizontalAdvance(words)
        x = (place - bars.low) / (bars.high - bars.low) * width - wide / 2
        x = min(max(x, 0.0), width - wide)
        if ends and x < ends[-1][1] + 4:
            continue
        ends.append((x, x + wide))
        line = QRectF(inside.left() + x, inside.bottom() + 2, wide + 1, text)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, words)
    return (ends[0][1] if ends else 0.0), (ends[-1][0] if len(ends) > 1 else width)


def _relative(heights: Array, bars: Bars) -> Array:
    """Return heights as shares of the full height."""
    top = bars.top if bars.top > 0 else 1.0
    if not bars.log:
        return np.asarray(np.clip(heights / top, 0, 1))
    rise = np.log10(np.maximum(heights, LOG_FLOOR) / LOG_FLOOR)
    return np.asarray(np.clip(rise / math.log10(top / LOG_FLOOR), 0, 1))


def percent(share: float) -> str:
    """Return a share in percent, with two digits where it is small."""
    return f"{100 * share:.2g} %" if share < 0.095 else f"{100 * share:.0f} %"
