"""The learning rate's slider, and below it what the rates do here: steady, to and fro, away."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from lab.numerals import plain
from lab.specs import NumberSpec
from lab.surface import RateMarks
from widgets.controls import NumberControl
from widgets.theme import appearance
from widgets.translate import tr

WIDTH_IN_LIMITS = 1.5
"""The line ends at 1.5 times the rate at which descent diverges."""
BAR = 7


class RateLine(QWidget):
    """A number line from 0 to 3/λmax in three zones; a press or a drag asks for a rate."""

    asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._marks = RateMarks(None, None, None)
        self._lr = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("What the learning rates do here"))
        self.setToolTip(
            tr(
                "λmax is the largest curvature of the surface where the path stands. "
                "Press or drag to set the learning rate."
            )
        )

    def show_marks(self, marks: RateMarks, lr: float) -> None:
        """Show the zones and where the learning rate stands."""
        if marks != self._marks or lr != self._lr:
            self._marks, self._lr = marks, lr
            self.setAccessibleDescription(self._in_words())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 3 * self.fontMetrics().height() + BAR + 20)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the rate at this place."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Ask for the rates that the pointer is dragged over."""
        self._ask(event)

    def _ask(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._end:
            share = (event.position().x() - self._left) / self._length
            self.asked.emit(float(f"{min(max(share, 0.0), 1.0) * self._end:.3g}"))

    @property
    def _end(self) -> float:
        return WIDTH_IN_LIMITS * self._marks.diverges if self._marks.diverges else 0.0

    @property
    def _left(self) -> float:
        return 6.0

    @property
    def _length(self) -> float:
        return max(1.0, self.width() - 2 * self._left)

    def _at(self, lr: float) -> float:
        return self._left + self._length * min(max(lr / self._end, 0.0), 1.0)

    def _in_words(self) -> str:
        marks = self._marks
        if marks.oscillates is None or marks.diverges is None:
            return tr("no upward curvature here")
        return tr("steady up to {0}, to and fro up to {1}, diverges above").format(
            plain(marks.oscillates, 3), plain(marks.diverges, 3)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the three zones, their limits, the best rate, and where the rate stands."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            small = QFont(self.font())
            small.setPointSizeF(max(6.5, self.font().pointSizeF() - 1))
            painter.setFont(small)
            top = painter.fontMetrics().height() + 9.0
            if not self._end:
                painter.setPen(QColor(appearance.theme.secondary))
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._in_words())
            else:
                self._paint_zones(painter, top)
                self._paint_best(painter, top)
                self._paint_rate(painter, top)

    def _paint_zones(self, painter: QPainter, top: float) -> None:
        theme, marks = appearance.theme, self._marks
        assert marks.oscillates is not None
        assert marks.diverges is not None
        limits = [0.0, marks.oscillates, marks.diverges, self._end]
        zones = (
            (tr("steady"), theme.good),
            (tr("to and fro"), theme.series["sgd"]),
            (tr("diverges"), theme.error),
        )
        height = painter.fontMetrics().height()
        for (words, color), low, high in zip(zones, limits, limits[1:], strict=False):
            left, right = self._at(low), self._at(high)
            bar = QRectF(left + 1, top, right - left - 2, BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(bar, 2.5, 2.5)
            painter.setPen(QColor(theme.secondary))
            below = QRectF(left, top + BAR + height + 3, right - left, height)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QColor(theme.text))
        for limit in limits[:3]:
            x = self._at(limit)
            place = QRectF(x - 40, top + BAR + 2, 80, height)
            flag = Qt.AlignmentFlag.AlignHCenter
            if limit == 0:
                place, flag = QRectF(x, place.y(), 80, height), Qt.AlignmentFlag.AlignLeft
            painter.drawText(place, flag, plain(limit, 3))

    def _paint_best(self, painter: QPainter, top: float) -> None:
        if self._marks.best is None:
            return
        x, y, r = self._at(self._marks.best), top + BAR / 2, BAR * 0.72
        diamond = QPainterPath(QPointF(x, y - r))
        for corner in ((x + r, y), (x, y + r), (x - r, y)):
            diamond.lineTo(*corner)
        diamond.closeSubpath()
        painter.setPen(QPen(QColor(appearance.theme.panel), 1.5))
        painter.setBrush(QColor(appearance.theme.text))
        painter.drawPath(diamond)

    def _paint_rate(self, painter: QPainter, top: float) -> None:
        theme = appearance.theme
        x, beyond = self._at(self._lr), self._lr > self._end
        words = f"η {plain(self._lr, 3)}" + (" →" if beyond else "")
        width = painter.fontMetrics().horizontalAdvance(words)
        left = min(max(x - width / 2, 0), self.width() - width)
        painter.setPen(QColor(theme.accent_text))
        painter.drawText(QPointF(left, painter.fontMetrics().ascent()), words)
        pointer = QPainterPath(QPointF(x, top - 1))
        pointer.lineTo(x - 4.5, top - 8)
        pointer.lineTo(x + 4.5, top - 8)
        pointer.closeSubpath()
        painter.fillPath(pointer, QColor(theme.accent))


class RateControl(NumberControl):
    """The learning rate: a slider over all rates, the number line of those that matter here."""

    def __init__(self, name: str, spec: Any) -> None:
        assert isinstance(spec, NumberSpec)
        super().__init__(name, spec)
        self._best = 0.0
        self.line = RateLine()
        self.line.asked.connect(self.ask)
        self.best = QPushButton()
        self.best.setObjectName("best_rate")
        self.best.setToolTip(
            tr("2/(λmin + λmax): on a bowl, the rate that shrinks the slowest direction fastest")
        )
        self.best.clicked.connect(lambda: self.ask(self._best))
        self._column.addSpacing(4)
        self._column.addWidget(self.line)
        self._column.addWidget(self.best)

    def show_marks(self, marks: RateMarks | None, lr: float) -> None:
        """Show what the rates do at the place in question; None: where there is no such place."""
        self.line.setVisible(marks is not None)
        self.best.setVisible(marks is not None and marks.best is not None)
        if marks is None:
            return
        self.line.show_marks(marks, lr)
        if marks.best is not None:
            self._best = float(f"{marks.best:.3g}")
            self.best.setText(tr("◆ best rate for a bowl: {0}").format(plain(self._best, 3)))
