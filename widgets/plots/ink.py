"""Pens and brushes for marks: for the same look the same object each time.

pyqtgraph keeps a picture of a mark for every pen and brush object that it is given. New ones for
each Frame would have each mark drawn anew each time, and a thousand pictures kept.
"""

from __future__ import annotations

from functools import cache

import pyqtgraph as pg
from PySide6.QtGui import QBrush, QPen


@cache
def brush(color: str) -> QBrush:
    """Return a brush that fills with a colour."""
    made: QBrush = pg.mkBrush(color)
    return made


@cache
def pen(color: str | None, width: float = 1.0) -> QPen:
    """Return a pen of so many pixels; without a colour, one that draws nothing."""
    made: QPen = pg.mkPen(color, width=width) if color else pg.mkPen(None)
    return made
