"""One optimizer's memory at one step: arrows for directions, squares for accumulated squares."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from lab.arrays import Array
from lab.experiments.optimizers.memory import SQUARES, Recall
from lab.numerals import plain
from lab.optim import OPTIMIZERS
from widgets.optimizers.arrows import arrow_words
from widgets.optimizers.marks import HEIGHT, WIDTH, swatch
from widgets.theme import appearance
from widgets.translate import tr

CARD = (168, 132)
LEFT = 68
"""How wide the part with the arrows is, at the usual size of type, as all of these."""
SQUARE = 21
GAP = 4
HEAD = 6.0
WRAPPED = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class _Part:
    """One arrow, and how it is named beside it."""

    run: Array
    color: str
    words: str
    dashed: bool = False


class MemoryCard(QWidget):
    """Gradient, velocity and step from one point on the left; their lengths and squares beside."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._now: Recall | None = None
        self._selected = False
        scale = appearance.scale
        self.setMinimumSize(round(CARD[0] * scale), round(CARD[1] * scale))
        self.setAccessibleName(tr("memory of {0}").format(OPTIMIZERS[name].title))

    def show_recall(self, now: Recall | None, selected: bool) -> None:
        """Show a step; None before the first."""
        self._now, self._selected = now, selected
        self.setAccessibleDescription(self._in_words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme, line = appearance.theme, self.fontMetrics().height()
            painter.setPen(QPen(QColor(theme.accent if self._selected else theme.line), 1))
            painter.setBrush(QColor(theme.panel))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.drawPixmap(QPointF(8, 5 + (line - HEIGHT) / 2), swatch(self._name, 2.0))
            painter.setPen(QColor(theme.text))
            title = QRectF(14 + WIDTH, 5, self.width() - 16 - WIDTH, line)
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, OPTIMIZERS[self._name].title)
            left = LEFT * appearance.scale
            box = QRectF(10, line + 12, left, self.height() - line - 22)
            if self._now is None:
                painter.setPen(QColor(theme.secondary))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tr("at the start"))
            else:
                parts = self._parts(self._now)
                _paint_arrows(painter, box, parts)
                below = self._paint_legend(painter, QPointF(left + 18, line + 8), parts)
                self._paint_squares(painter, QPointF(left + 18, below + 3))

    def _parts(self, now: Recall) -> list[_Part]:
        theme, words = appearance.theme, arrow_words(self._name, now)
        parts = [_Part(now.push, theme.secondary, words[0], dashed=True)]
        if now.carried is not None and not now.carried_is_step:
            parts.append(_Part(now.carried, theme.accent_text, words[1]))
        parts.append(_Part(now.step, theme.series[self._name], words[2]))
        return parts

    def _paint_legend(self, painter: QPainter, corner: QPointF, parts: list[_Part]) -> float:
        """Name each arrow with its length; return where the next line begins."""
        line, y = self.fontMetrics().height(), corner.y()
        for part in parts:
            painter.setPen(QColor(part.color))
            length = plain(float(np.hypot(*part.run)), 2)
            y += max(line, self._write(painter, QPointF(corner.x(), y), f"{part.words} {length}"))
        return y

    def _write(self, painter: QPainter, corner: QPointF, words: str) -> float:
        """Write words, in further lines where they do not fit; return how high they are."""
        room = QRectF(corner, QPointF(self.width() - GAP, self.height()))
        needed = painter.boundingRect(room, int(WRAPPED), words)
        painter.drawText(room, int(WRAPPED), words)
        return needed.height()

    def _paint_squares(self, painter: QPainter, corner: QPointF) -> None:
        """Paint h along x and y as squares, full size its largest on the path, and η/√h beside."""
        now, metrics, line = self._now, self.fontMetrics(), self.fontMetrics().height()
        painter.setPen(QColor(appearance.theme.secondary))
        if now is None or now.squares is None or now.own is None:
            self._write(painter, corner, tr("no squares"))
            return
        size, gap = SQUARE * appearance.scale, GAP * appearance.scale
        left = corner.x() + metrics.horizontalAdvance("x") + gap
        right = left + size + gap
        kept = SQUARES[self._name]
        above = QRectF(left, corner.y(), size, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, kept)
        painter.drawText(QPointF(right, corner.y() + metrics.ascent()), f"η/√{kept}")
        for axis, value in enumerate(now.squares):
            box = QRectF(left, corner.y() + line + axis * (size + gap), size, size)
            full = now.largest > 0 and value >= 0
            self._paint_square(painter, box, min(value / now.largest, 1.0) if full else 0.0)
            painter.setPen(QColor(appearance.theme.secondary))
            before = QRectF(corner.x(), box.top(), left - corner.x(), size)
            painter.drawText(before, Qt.AlignmentFlag.AlignVCenter, "xy"[axis])
            behind = QRectF(right, box.top(), self.width() - right, size)
            painter.drawText(behind, Qt.AlignmentFlag.AlignVCenter, plain(float(now.own[axis]), 2))

    def _paint_square(self, painter: QPainter, box: QRectF, share: float) -> None:
        """Fill a share of the area of a box, from its lower left corner on."""
        painter.setPen(QPen(QColor(appearance.theme.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        side = box.width() * math.sqrt(share)
        filled = QRectF(box.left(), box.bottom() - side, side, side)
        painter.fillRect(filled, QColor(appearance.theme.series[self._name]))

    def _in_words(self) -> str:
        now = self._now
        if now is None:
            return tr("at the start")
        said = [f"{part.words}: {_pair(part.run)}" for part in self._parts(now)]
        if now.squares is not None and now.own is not None:
            said.append(
                tr("squares: {0}; own rates: {1}").format(_pair(now.squares), _pair(now.own))
            )
        return "; ".join(said)


def _paint_arrows(painter: QPainter, box: QRectF, parts: list[_Part]) -> None:
    """Paint all arrows from one point, as large as there is room."""
    lengths = [math.hypot(*part.run) for part in parts]
    longest = max((length for length in lengths if math.isfinite(length)), default=0.0)
    if longest <= 0:
        return
    tips = np.array([part.run for part in parts]) / longest
    tips[~np.isfinite(tips).all(axis=1)] = 0.0
    corners = np.vstack([tips, np.zeros(2)])
    low, high = corners.min(axis=0), corners.max(axis=0)
    size = float(np.max((high - low) / (box.width(), box.height())))
    middle = (low + high) / 2
    tail = box.center() + QPointF(-middle[0], middle[1]) / size
    for tip, part in zip(tips, parts, strict=True):
        _paint_arrow(painter, tail, tail + QPointF(tip[0], -tip[1]) / size, part)


def _paint_arrow(painter: QPainter, tail: QPointF, tip: QPointF, part: _Part) -> None:
    style = Qt.PenStyle.DashLine if part.dashed else Qt.PenStyle.SolidLine
    along = tip - tail
    length = math.hypot(along.x(), along.y())
    if length < 1:
        return
    painter.setPen(QPen(QColor(part.color), 1.8, style))
    painter.drawLine(tail, tip)
    along /= length
    across = QPointF(-along.y(), along.x()) * (HEAD / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(part.color))
    back = tip - along * HEAD
    painter.drawPolygon(QPolygonF([tip, back + across, back - across]))


def _pair(values: Array) -> str:
    return ", ".join(plain(float(value), 3) for value in values)
