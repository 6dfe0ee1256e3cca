"""The surface from above, as the map shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lab.arrays import Array
from lab.experiments.optimizers.settings import OptimizersParams
from lab.surface import Surface
from lab.surface_choice import OWN, surface_named

COLUMNS, ROWS = 241, 181


@dataclass(frozen=True)
class Picture:
    """Heights over the surface's range: `x` (n,), `y` (m,), `values` (m, n).

    `levels` of the isolines, rising; `minima` (k, 2), the lowest points alone.
    """

    x: Array
    y: Array
    values: Array
    levels: Array
    minima: Array


def picture(params: OptimizersParams) -> Picture:
    """Return the picture of the surface; the same object each time, so that it is drawn once."""
    return _picture(params.surface, params.formula if params.surface == OWN else "")


@lru_cache(maxsize=16)
def _picture(name: str, formula: str) -> Picture:
    surface = surface_named(name, formula)
    minima = np.reshape(np.array(surface.minima, dtype=np.float64), (-1, 2))
    return Picture(*surface.grid(COLUMNS, ROWS), np.array(surface.levels), minima)


def level_near(surface: Surface, x: float, y: float, dx: float, dy: float) -> float | None:
    """Return the height of the isoline that passes (x, y) within ±(dx, dy), if there is one."""
    around = np.array([(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]) * (dx, dy) + (x, y)
    heights = surface(around)
    crossed = [level for level in surface.levels if heights.min() <= level <= heights.max()]
    return min(crossed, key=lambda level: abs(level - heights[0]), default=None)
