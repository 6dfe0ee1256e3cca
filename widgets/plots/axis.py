"""Axes that say no more than is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyqtgraph as pg

_FINE_DECADES = 1.5


class Axis(pg.AxisItem):
    """An axis; where it is logarithmic, only 1, 2 and 5 of a decade get a number, or only 1."""

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: Any) -> list[str]:
        low, high = self.range
        shown = (1, 2, 5) if high - low < _FINE_DECADES else (1,)
        return [_number(10**value) if _leads(10**value) in shown else "" for value in values]


def _leads(value: float) -> int:
    """Return the first digit."""
    return int(f"{value:.0e}"[0])


def _number(value: float) -> str:
    return (
        f"{value:.0e}".replace("e-0", "e-").replace("e+0", "e") if _is_far(value) else f"{value:g}"
    )


def _is_far(value: float) -> bool:
    return not 1e-4 <= value < 1e5
