"""Two dimensions: gradient descent on a surface, and which learning rates it bears."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from lab.arrays import Array
from lab.experiments.descent.picture import Picture, Relief, picture, place_on, relief
from lab.experiments.descent.settings import DescentParams
from lab.experiments.descent.walk import Gradient, gradient_descent
from lab.surface import RateMarks, Surface
from lab.surface_choice import OWN
from lab.surfaces import BOWLS

FAR_OUT = 1e6


@dataclass(frozen=True)
class PlaneFrame:
    """The whole way down: `path` (steps + 1, 2) with the start first, `f` and `gradients` on it.

    `left_at` is the first step outside of the picture, `stopped_at` the step after which x
    overflowed; None where that did not happen.
    """

    name: str
    formula: str
    surface: Surface
    path: Array
    f: Array
    gradients: Array
    lr: float
    left_at: int | None
    stopped_at: int | None

    @property
    def steps(self) -> int:
        """Return the number of steps made."""
        return len(self.path) - 1

    @property
    def f_on_log_axis(self) -> bool:
        """Tell whether f can be drawn on a log axis: it is nowhere negative."""
        known = self.f[~np.isnan(self.f)]
        return bool(len(known) and known.min() >= 0 < known.max())

    @property
    def ends_without_value(self) -> bool:
        """Tell whether the path ends where f has no value (far out ∞ − ∞ is none either)."""
        return bool(np.isnan(self.f[-1]) and np.abs(self.path[-1]).max() < FAR_OUT)

    @property
    def f_drawn(self) -> Array:
        """Return f (steps + 1,) for the axis that fits it: nan where it has no place there."""
        drawable = np.isfinite(self.f) & ((self.f > 0) | (not self.f_on_log_axis))
        return np.where(drawable, self.f, np.nan)

    @property
    def f_span(self) -> tuple[float, float]:
        """Return the ends of the axis for f, in decades where it is a log axis.

        At least one decade: an f that hardly changes has to look like it.
        """
        shown = self.f_drawn[np.isfinite(self.f_drawn)]
        if not len(shown):
            return 0.0, 1.0
        ends = np.array([shown.min(), shown.max()])
        least = 0.1 * max(1.0, float(np.abs(ends).max()))
        if self.f_on_log_axis:
            ends, least = np.log10(ends), 1.0
        middle, half = ends.mean(), max(float(ends[1] - ends[0]), least) / 2
        return float(middle - half), float(middle + half)

    @property
    def picture(self) -> Picture:
        """Return the surface from above; the same object as long as the surface is the same."""
        return picture(self.name, self.formula)

    @property
    def relief(self) -> Relief:
        """Return the surface as a landscape; the same object as long as the surface is the same."""
        return relief(self.name, self.formula)

    def path_on_relief(self) -> Array:
        """Return the part of the path that lies on the relief, (k, 3), from the start on."""
        inside = self.surface.inside(self.path)
        end = len(inside) if inside.all() else max(1, int(np.argmin(inside)))
        return place_on(self.relief, self.surface, self.path[:end])

    def marks(self, cursor: int) -> RateMarks:
        """Return what the learning rates do where the path stands, or where it was last inside.

        A best rate only on a bowl: elsewhere the curvature changes on the way.
        """
        marks = self.surface.rate_marks(self.reference(cursor))
        return marks if self.name in BOWLS else replace(marks, best=None)

    def reference(self, cursor: int) -> tuple[float, float]:
        """Return the last position up to the cursor that lies on the picture."""
        inside = self.picture.covers(self.path[: cursor + 1])
        last = int(np.flatnonzero(inside)[-1]) if inside.any() else 0
        x, y = self.path[last]
        return float(x), float(y)


def descend(params: DescentParams) -> PlaneFrame:
    """Walk down the surface from the start."""
    surface = params.surface_shown()
    with np.errstate(all="ignore"):
        _, path = gradient_descent(slope(params), params.start, params.lr, params.steps)
    formula = params.formula if params.surface == OWN else ""
    outside = np.flatnonzero(~picture(params.surface, formula).covers(path))
    return PlaneFrame(
        name=params.surface,
        formula=formula,
        surface=surface,
        path=path,
        f=surface(path),
        gradients=surface.gradient(path),
        lr=params.lr,
        left_at=int(outside[0]) if len(outside) else None,
        stopped_at=len(path) - 1 if len(path) <= params.steps else None,
    )


def slope(params: DescentParams) -> Gradient:
    """Return the gradient that the settings ask for: exact or numerical, with or without noise."""
    surface = params.surface_shown()

    # As lab.calculus.numerical_gradient does, with the four calls of f made at once.
    h = 1e-4
    steps = h * np.eye(2)

    def numerical(x: Array) -> Array:
        return (surface(x + steps) - surface(x - steps)) / (2 * h)

    gradient = surface.gradient if params.gradient == "exact" else numerical
    if params.surface != "noisy_bowl" or not params.noise:
        return gradient
    rng = np.random.default_rng(params.seed)
    return lambda x: gradient(x) + params.noise * rng.standard_normal(2)
