"""A surface made ready to be drawn: from above with its arrows, or as a landscape."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.surface import Surface
from lab.surface_choice import surface_named

COLUMNS, ROWS = 241, 161
WIDEST, TALLEST = 2.2, 1.0
"""The picture is drawn beyond the surface's range, up to these ratios of width to height."""
MARGIN = 1.15
ARROWS_ALONG = 15
HEAD = 0.34
RELIEF_POINTS = 90
RELIEF_HEIGHT = 0.45


@dataclass(frozen=True)
class Picture:
    """The surface from above, wider than its range, so that it fills a plot of any shape.

    `x` (n,), `y` (m,), `values` (m, n); `levels` of the isolines; `minima` (k, 2); `arrows` (p, 2):
    shafts and heads of −∇f as one line, broken by rows of nan.
    """

    x: Array
    y: Array
    values: Array
    levels: Array
    minima: Array
    arrows: Array

    def covers(self, positions: Array) -> npt.NDArray[np.bool_]:
        """Return whether each position lies on the picture: (k, 2) -> (k,)."""
        x, y = positions[:, 0], positions[:, 1]
        left, right, bottom, top = self.x[0], self.x[-1], self.y[0], self.y[-1]
        return np.asarray((left <= x) & (x <= right) & (bottom <= y) & (y <= top))


@dataclass(frozen=True)
class Relief:
    """A surface over its range as a landscape: x (n,), y (m,), z (n, m), 1 in width.

    A height lies as far up as its share of the contour levels below it, so that a deep hole beside
    a high cliff is still seen; `levels` are f at its lowest point, and its contour levels.
    """

    x: Array
    y: Array
    z: Array
    levels: Array

    @property
    def heights(self) -> Array:
        """Return how high the contour levels lie on the landscape, but for the highest."""
        return _raised(self.levels[1:-1], self.levels)


@lru_cache(maxsize=16)
def picture(name: str, formula: str) -> Picture:
    """Return a surface's picture; the same object each time, so that it is drawn only once."""
    surface = surface_named(name, formula)
    x_range, y_range = _wider(surface)
    xs, ys = np.linspace(*x_range, COLUMNS), np.linspace(*y_range, ROWS)
    values = surface(np.stack(np.meshgrid(xs, ys), axis=-1))
    return Picture(
        xs,
        ys,
        values,
        np.array(surface.levels),
        surface.local_minima,
        arrows(surface, x_range, y_range),
    )


@lru_cache(maxsize=16)
def relief(name: str, formula: str) -> Relief:
    """Return a surface as a landscape; the same object each time."""
    surface = surface_named(name, formula)
    xs, ys, values = surface.grid(RELIEF_POINTS, RELIEF_POINTS)
    scale, middle = _scale(surface)
    levels = np.concatenate(([values.min()], surface.levels))
    z = _raised(values, levels)
    return Relief((xs - middle[0]) / scale, (ys - middle[1]) / scale, z.T, levels)


def place_on(landscape: Relief, surface: Surface, positions: Array) -> Array:
    """Return where positions (k, 2) lie on a landscape: (k, 3), a little above it."""
    scale, middle = _scale(surface)
    heights = _raised(surface(positions), landscape.levels)
    return np.column_stack(((positions - middle) / scale, heights + 0.01))


def _scale(surface: Surface) -> tuple[float, Array]:
    """Return the greater of width and height, and the middle of the range (2,)."""
    (left, right), (bottom, top) = surface.x_range, surface.y_range
    return max(right - left, top - bottom), np.array([left + right, bottom + top]) / 2


def _raised(heights: Array, levels: Array) -> Array:
    """Return the height on the landscape, 0 … RELIEF_HEIGHT, by the share of levels below."""
    return np.interp(heights, levels, np.linspace(0, RELIEF_HEIGHT, len(levels)))


def _wider(surface: Surface) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ranges of the picture, for a plot of any usual shape with equal axes."""
    (left, right), (bottom, top) = surface.x_range, surface.y_range
    width = MARGIN * max(right - left, WIDEST * (top - bottom))
    height = MARGIN * max(top - bottom, (right - left) / TALLEST)
    x, y = (left + right) / 2, (bottom + top) / 2
    return (x - width / 2, x + width / 2), (y - height / 2, y + height / 2)


def arrows(surface: Surface, x_range: tuple[float, float], y_range: tuple[float, float]) -> Array:
    """Return arrows of −∇f on a grid, as one line (p, 2) broken by rows of nan.

    The steeper, the longer, up to the size of a cell: |g| / (|g| + median |g|) of it, so that a
    surface with cliffs still shows its valleys.
    """
    cell = min(surface.x_range[1] - surface.x_range[0], surface.y_range[1] - surface.y_range[0])
    cell /= ARROWS_ALONG
    axes = [np.arange(low + cell / 2, high, cell) for low, high in (x_range, y_range)]
    tails = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    downhill = -surface.gradient(tails)
    steepness = np.hypot(*downhill.T)
    known = np.isfinite(steepness) & (steepness > 0)
    tails, downhill, steepness = tails[known], downhill[known], steepness[known]
    if not len(tails):
        return np.empty((0, 2))
    share = steepness / (steepness + np.median(steepness))
    run = downhill / steepness[:, None] * (0.95 * cell * share)[:, None]
    across = np.stack((-run[:, 1], run[:, 0]), axis=-1)
    tip, gap = tails + run, np.full_like(tails, np.nan)
    left, right = (tip - HEAD * run + side * HEAD / 2 * across for side in (1, -1))
    return np.stack((tails, tip, gap, left, tip, right, gap), axis=1).reshape(-1, 2)
