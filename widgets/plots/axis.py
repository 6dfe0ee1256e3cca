"""Axes that say no more than is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QWidget

_FINE_DECADES = 2
NUMBERS_APART = 8
"""The least room between two numbers below a plot, in pixels."""


def axis_width(widget: QWidget) -> int:
    """Return one width for the left axes of plots that stand above each other."""
    return widget.fontMetrics().horizontalAdvance("−0.001") + 26


class Axis(pg.AxisItem):
    """An axis; where it is logarithmic, only 1, 2 and 5 of a decade get a number, or only 1.

    One of steps has no ticks between whole numbers.
    """

    def __init__(self, side: str, *, whole: bool = False) -> None:
        self._bounds: QRectF | None = None
        super().__init__(side)
        self._whole = whole
        # Painted once and copied until its range changes.
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        """Return its own room, which Qt asks for several times for each picture."""
        if self._bounds is None:
            self._bounds = super().boundingRect()
        return self._bounds

    def resizeEvent(self, event: Any = None) -> None:
        self._bounds = None
        super().resizeEvent(event)

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        spacing: list[tuple[float, float]] = super().tickSpacing(low, high, size)
        if self._whole:
            spacing = [step for step in spacing if step[0] >= 1] or [(1, 0)]
        if self.orientation == "bottom" and spacing and not self.logMode and low != high:
            return self._apart(spacing, low, high, size)
        return spacing

    def _apart(
        self, spacing: list[tuple[float, float]], low: float, high: float, size: float
    ) -> list[tuple[float, float]]:
        """Give every second tick a number, or fewer, where they would run into one another."""
        step, offset = spacing[0]
        metrics = QFontMetricsF(self.style["tickFont"] or self.font())
        numbers = self.tickStrings([low, high], self.scale, step)
        wanted = max(map(metrics.horizontalAdvance, numbers)) + NUMBERS_APART
        while step * size < wanted * abs(high - low):
            step *= 2
        return spacing if step == spacing[0][0] else [(step, offset), *spacing]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: Any) -> list[str]:
        low, high = self.range
        shown = (1, 2, 5) if high - low < _FINE_DECADES else (1,)
        return [_number(10**value) if _leads(10**value) in shown else "" for value in values]


def _leads(value: float) -> int:
    """Return the first digit."""
    return int(f"{value:.0e}"[0])


def _number(value: float) -> str:
    if not _is_far(value):
        return f"{value:g}"
    mantissa, _, exponent = f"{value:.0e}".partition("e")
    return f"{mantissa}e{int(exponent)}"


def _is_far(value: float) -> bool:
    return not 1e-4 <= value < 1e5
