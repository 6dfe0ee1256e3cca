"""How each function is drawn: the same colour and dash wherever it appears."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import Qt

from lab.experiments.activations.functions import FUNCTIONS
from widgets.plots.legend import Line
from widgets.theme import appearance
from widgets.translate import tr

_SOLID, _DASH, _DOT = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine
_STYLES: dict[str, tuple[int, Qt.PenStyle]] = {
    "step": (6, _DASH),
    "sigmoid": (0, _SOLID),
    "relu": (1, _SOLID),
    "tanh": (2, _SOLID),
    "identity": (6, _DOT),
    "leaky_relu": (3, _SOLID),
    "elu": (4, _SOLID),
    "gelu": (5, _DASH),
    "softplus": (7, _SOLID),
    "swish": (2, _DASH),
    "steep": (3, _DASH),
}


def color(name: str) -> str:
    """Return a function's colour in the theme in use."""
    return appearance.theme.more[_STYLES[name][0]]


def pen(name: str, width: float = 2.0) -> Any:
    """Return a function's pen."""
    style = _STYLES[name][1]
    return pg.mkPen(color(name), width=appearance.line_width(width), style=style)


def legend_lines(shown: Container[str]) -> list[Line]:
    """Return the legend of these functions, in the order of the list."""
    return [
        Line(tr(words), color(name), _STYLES[name][1], width=2)
        for name, words in FUNCTIONS.items()
        if name in shown
    ]
