"""A surface f(x, y): its values, slopes and curvature at any number of positions at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError, Message

Function: TypeAlias = Callable[[Array, Array], Array]
"""f(x, y) for arrays of one shape."""

Slopes: TypeAlias = Callable[[Array, Array], tuple[Array, Array]]
"""∂f/∂x and ∂f/∂y at x, y."""

Point: TypeAlias = tuple[float, float]

_H = 1e-4
"""Of the differences of slopes: large, since a numerical slope is rounded already."""


@dataclass(frozen=True)
class RateMarks:
    """What the learning rates of plain gradient descent do at one place of a surface.

    Below `oscillates` = 1/λmax a step stays on its side of the valley, beyond `diverges` = 2/λmax
    it climbs higher than it came from; between the two it jumps to and fro. On a bowl the rate
    `best` = 2/(λmin + λmax) shrinks the slowest direction fastest. None where nothing such exists:
    the surface does not curve upwards (λmax ≤ 0), or not in every direction (λmin ≤ 0).
    """

    oscillates: float | None
    diverges: float | None
    best: float | None


@dataclass(frozen=True)
class Surface:
    """A surface to walk down. Positions are arrays (..., 2); results are float64.

    Far out, values overflow to inf or nan without a warning. Wrong shapes raise InputError.
    `minima` are the lowest points, `levels` the heights of its contour lines, and `noise` is the
    standard deviation of the mini-batch noise in each component of the gradient.
    """

    title: Message
    formula: str
    f: Function
    df: Slopes
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    start: Point
    minima: tuple[Point, ...]
    levels: tuple[float, ...]
    noise: float = 0.0

    def __call__(self, position: npt.ArrayLike) -> Array:
        """Return f at each position: (..., 2) -> (...)."""
        x, y = _components(position)
        with np.errstate(all="ignore"):
            return self.f(x, y)

    def gradient(self, position: npt.ArrayLike) -> Array:
        """Return (∂f/∂x, ∂f/∂y) at each position: (..., 2) -> (..., 2)."""
        x, y = _components(position)
        gradient = np.empty((*x.shape, 2))
        with np.errstate(all="ignore"):
            gradient[..., 0], gradient[..., 1] = self.df(x, y)
        return gradient

    def hessian(self, position: npt.ArrayLike) -> Array:
        """Return the second derivatives, by differences of slopes: (..., 2) -> (..., 2, 2)."""
        x, y = _components(position)
        p = np.stack((x, y), axis=-1)
        hessian = np.empty((*p.shape, 2))
        for axis in (0, 1):
            h = np.zeros_like(p)
            h[..., axis] = _H * np.maximum(1, np.abs(p[..., axis]))
            with np.errstate(all="ignore"):
                difference = self.gradient(p + h) - self.gradient(p - h)
                hessian[..., axis, :] = difference / (2 * h[..., axis, None])
        return (hessian + np.swapaxes(hessian, -1, -2)) / 2

    def curvature(self, position: npt.ArrayLike) -> tuple[Array, Array]:
        """Return (λmin, λmax), the eigenvalues of the Hessian, at each position."""
        H = self.hessian(position)
        xx, xy, yy = H[..., 0, 0], H[..., 0, 1], H[..., 1, 1]
        with np.errstate(all="ignore"):
            mean, radius = (xx + yy) / 2, np.hypot((xx - yy) / 2, xy)
            return mean - radius, mean + radius

    def rate_marks(self, position: Point) -> RateMarks:
        """Return what gradient descent's learning rates do at one position."""
        low, high = (float(value) for value in self.curvature(position))
        if not (np.isfinite(high) and high > 0):
            return RateMarks(None, None, None)
        return RateMarks(1 / high, 2 / high, 2 / (low + high) if low > 0 else None)

    def inside(self, position: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Return whether each position lies within the range: (..., 2) -> (...)."""
        x, y = _components(position)
        (left, right), (bottom, top) = self.x_range, self.y_range
        return (left <= x) & (x <= right) & (bottom <= y) & (y <= top)

    def grid(self, columns: int = 200, rows: int = 200) -> tuple[Array, Array, Array]:
        """Return x (columns,), y (rows,) over the range and f there (rows, columns)."""
        xs, ys = np.linspace(*self.x_range, columns), np.linspace(*self.y_range, rows)
        return xs, ys, self(np.stack(np.meshgrid(xs, ys), axis=-1))

    @cached_property
    def local_minima(self) -> Array:
        """All minima within the range, the lowest first: (k, 2); found by search, k may be 0."""
        found = find_minima(self)
        for known in self.minima:
            near = np.hypot(*(found - known).T) < 1e-3
            found = np.concatenate([[known], found[~near]])
        return found[np.argsort(self(found), kind="stable")]

    def distance_to_minimum(self, position: npt.ArrayLike) -> Array:
        """Return the distance to the nearest of `minima`: (..., 2) -> (...), nan if none."""
        x, y = _components(position)
        with np.errstate(all="ignore"):
            far = [np.hypot(x - a, y - b) for a, b in self.minima]
        return np.min(far, axis=0) if far else np.full_like(x, np.nan)


def find_minima(surface: Surface, cells: int = 120) -> Array:
    """Return the local minima inside a surface's range: (k, 2).

    Starts from the points of a grid that lie no higher than their eight neighbours, and looks
    around each in ever smaller squares, so that kinks are found as well as smooth bottoms; Newton's
    method does the last digits. What is not the lowest point of its surroundings then (a plain, a
    valley floor) is left out.
    """
    xs, ys, z = surface.grid(cells + 1, cells + 1)
    cell = np.array([xs[1] - xs[0], ys[1] - ys[0]])
    best = _lowest_of_neighbours(xs, ys, z)
    square = np.stack(np.meshgrid(*[(0.0, -1.0, 1.0)] * 2), axis=-1).reshape(-1, 1, 2)
    for size in cell * 0.7 ** np.arange(60)[:, None]:
        tried = best + square * size
        best = tried[np.argmin(surface(tried), axis=0), np.arange(len(best))]
    for _ in range(10):
        tried = best - _newton_step(surface, best)
        best = np.where((surface(tried) < surface(best))[:, None], tried, best)
    ring = square[1:] * cell / 100
    best = best[surface.inside(best) & np.all(surface(best + ring) > surface(best), axis=0)]
    near = np.abs(best[:, None] - best[None]).max(axis=-1) < cell.min() / 2
    distinct: Array = best[~np.tril(near, -1).any(axis=1)]
    return distinct


def _lowest_of_neighbours(xs: Array, ys: Array, z: Array, limit: int = 200) -> Array:
    """Return the inner points of a grid that none of their eight neighbours lies below: (k, 2)."""
    middle = z[1:-1, 1:-1]
    rows, columns = middle.shape
    around = [z[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    low, high = np.min(around, axis=0), np.max(around, axis=0)
    row, column = np.nonzero((middle <= low) & (middle < high))
    lowest = np.argsort(middle[row, column], kind="stable")[:limit]
    return np.stack([xs[column + 1], ys[row + 1]], axis=-1)[lowest]


def _newton_step(surface: Surface, p: Array) -> Array:
    """Return H⁻¹ ∇f at each position: (k, 2) -> (k, 2)."""
    (gx, gy), H = surface.gradient(p).T, surface.hessian(p)
    xx, xy, yy = H[:, 0, 0], H[:, 0, 1], H[:, 1, 1]
    with np.errstate(all="ignore"):
        determinant = xx * yy - xy**2
        return np.stack(
            [(yy * gx - xy * gy) / determinant, (xx * gy - xy * gx) / determinant], axis=-1
        )


def _components(position: npt.ArrayLike) -> tuple[Array, Array]:
    p = np.asarray(position, dtype=np.float64)
    if p.ndim == 0 or p.shape[-1] != 2:
        raise InputError("A position must be an array of shape (..., 2), not {came}", came=p.shape)
    return p[..., 0], p[..., 1]
