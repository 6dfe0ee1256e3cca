"""How each run is drawn: the same colour and marker in the curves, the legend and the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from widgets.theme import appearance
from widgets.training.runs import KeptRun

SYMBOLS = ("o", "s", "t", "d", "+", "x", "star", "p")
_PALETTE = (1, 2, 3, 4, 7, 6)


@dataclass(frozen=True)
class Style:
    """A colour, and a marker for those who cannot tell colours apart."""

    color: str
    symbol: str


def styles(runs: Sequence[KeptRun]) -> dict[KeptRun, Style]:
    """Return how runs are drawn; where the optimizer tells them apart, in its own colour."""
    theme = appearance.theme
    optimizers = [run.record.params.optimizer for run in runs]
    by_optimizer = len(runs) > 1 and len(set(optimizers)) == len(runs)
    palette = [theme.accent, *(theme.more[i] for i in _PALETTE)]
    return {
        run: Style(
            theme.series[run.record.params.optimizer]
            if by_optimizer
            else palette[run.slot % len(palette)],
            SYMBOLS[run.slot % len(SYMBOLS)],
        )
        for run in runs
    }


def swatch(style: Style, ratio: float) -> QPixmap:
    """Return a short piece of a run's curve, with its marker."""
    width, height = 26, 12
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = QColor(style.color)
    painter.setPen(QPen(color, 2))
    painter.drawLine(QPointF(1, height / 2), QPointF(width - 1, height / 2))
    painter.setBrush(color)
    _draw_marker(painter, style.symbol, QPointF(width / 2, height / 2), 3.6)
    painter.end()
    return pixmap


def _draw_marker(painter: QPainter, symbol: str, at: QPointF, size: float) -> None:
    """Draw one of the markers as pyqtgraph has them, near enough for so small a picture."""
    painter.save()
    painter.setPen(QPen(painter.brush().color(), 0.2))
    painter.translate(at)
    painter.scale(2 * size, 2 * size)
    painter.drawPath(Symbols[symbol])
    painter.restore()
