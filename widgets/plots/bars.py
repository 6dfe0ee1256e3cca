"""Ten probabilities as bars: a name, a bar and a number in each row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.theme import appearance
from widgets.translate import tr


class ProbabilityBars(QWidget):
    """One row for each class; the largest is drawn in the accent colour."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = list(names)
        self._values = [0.0] * len(self._names)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("probabilities"))

    def show_values(self, names: Sequence[str], values: Sequence[float], known: bool) -> None:
        """Show probabilities, or empty rows where nothing is known yet."""
        self._names = list(names)
        self._values = [float(v) for v in values] if known else [0.0] * len(self._names)
        words = ", ".join(
            f"{name}: {100 * value:.1f} %"
            for name, value in zip(self._names, self._values, strict=True)
        )
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, len(self._names) * self._row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        theme = appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            metrics = self.fontMetrics()
            height = self._row_height()
            left = max(metrics.horizontalAdvance(name) for name in self._names) + 8
            right = metrics.horizontalAdvance("100.0") + 8
            best = max(self._values)
            for row, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
                line = QRectF(0, row * height, self.width(), height)
                leads = value == best and best > 0
                painter.setPen(QColor(theme.text if leads else theme.secondary))
                flags = Qt.AlignmentFlag.AlignVCenter
                painter.drawText(line, flags | Qt.AlignmentFlag.AlignLeft, name)
                painter.drawText(line, flags | Qt.AlignmentFlag.AlignRight, f"{100 * value:.1f}")
                bar = QRectF(left, line.center().y() - 3, self.width() - left - right, 6)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.line))
                painter.drawRoundedRect(bar, 3, 3)
                painter.setBrush(QColor(theme.accent if leads else theme.secondary))
                bar.setWidth(bar.width() * value)
                painter.drawRoundedRect(bar, 3, 3)

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 3
