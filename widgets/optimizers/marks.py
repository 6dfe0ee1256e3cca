"""How each optimizer is told apart: its colour, and the mark at the head of its path."""

from __future__ import annotations

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from lab.optim import OPTIMIZERS
from widgets.plots.legend import Line
from widgets.theme import appearance
from widgets.translate import tr

SYMBOLS = {
    "sgd": "o",
    "momentum": "s",
    "nesterov": "d",
    "adagrad": "t",
    "rmsprop": "t1",
    "adam": "p",
    "adamw": "star",
}
WIDTH, HEIGHT = 26, 16


def legend_lines(names: Iterable[str]) -> list[Line]:
    """Return the legend of the paths of these optimizers."""
    colors = appearance.theme.series
    return [
        Line(tr(OPTIMIZERS[name].title), colors[name], width=2, symbol=SYMBOLS[name])
        for name in names
    ]


def swatch(name: str, ratio: float = 1.0) -> QPixmap:
    """Return a short piece of an optimizer's path with its mark, sharp at a pixel ratio."""
    pixmap = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    color = QColor(appearance.theme.series[name])
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 2))
    painter.drawLine(QPointF(1, HEIGHT / 2), QPointF(WIDTH - 1, HEIGHT / 2))
    painter.translate(WIDTH / 2, HEIGHT / 2)
    size = 9 if SYMBOLS[name] in "osd" else 11
    painter.scale(size, size)
    painter.fillPath(pg.graphicsItems.ScatterPlotItem.Symbols[SYMBOLS[name]], color)
    painter.end()
    return pixmap
