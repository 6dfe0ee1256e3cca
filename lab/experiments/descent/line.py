"""One dimension: the slope of a curve from two of its points, and how wrong it is (Q7)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.calculus import DIFFERENCES, ErrorAgainstH, error_against_h, numerical_derivative
from lab.experiments.descent.curves import CURVES, Curve
from lab.experiments.descent.settings import DescentParams

POINTS = 401
HS_A_DECADE = 4
ALL_HS = np.logspace(0.5, -16, 133)
FLOOR = 1e-17
NEIGHBOURS = 4

LINES = tuple((m, p) for m in ("central", "forward") for p in ("float64", "float32"))
"""The four curves of the error plot."""


@dataclass(frozen=True)
class ErrorLine:
    """|numerical − exact slope| for each of `h` (n,), and the h that is best of all.

    Rounding hits or misses by luck, so `best_h` is where the worst error of the neighbours is
    smallest. An error of 0 is put to 1e-17, to have a place on a log axis.
    """

    h: Array
    error: Array
    best_h: float
    best_error: float

    @property
    def grows_better(self) -> bool:
        """Tell whether the best h is merely the largest one tried: nothing is truncated."""
        return self.best_h >= float(self.h[0])


@dataclass(frozen=True)
class LineFrame:
    """A curve, the tangent at x, and the secants as h shrinks to the one that was asked for.

    `h`, `slopes` and `errors` (steps + 1,) belong to the cursor's positions; `ends` (steps + 1, 2,
    2) are the two points (x, y) that each slope is taken between. `tangent` is the slope that
    `numerical_derivative` gives with its own h = 1e-4; `exact` is by the formula.
    """

    curve: Curve
    xs: Array
    ys: Array
    x: float
    y: float
    exact: float
    tangent: float
    h: Array
    slopes: Array
    errors: Array
    ends: Array
    lines: dict[tuple[str, str], ErrorLine]

    @property
    def steps(self) -> int:
        """Return how often h is made smaller."""
        return len(self.h) - 1

    def tangent_line(self) -> Array:
        """Return the ends (2, 2) of the tangent over the curve's range."""
        return _through(self.curve, self.x, self.y, self.tangent)

    def secant_line(self, cursor: int) -> Array:
        """Return the ends (2, 2) of the line through the two points, over the curve's range."""
        x, y = self.ends[cursor, 0]
        return _through(self.curve, float(x), float(y), float(self.slopes[cursor]))


def differentiate(params: DescentParams) -> LineFrame:
    """Take the slope at x for one h after another, down to `params.h`."""
    curve = CURVES[params.curve]
    x = params.x
    xs = np.linspace(*curve.x_range, POINTS)
    h = _shrinking((curve.x_range[1] - curve.x_range[0]) / 4, params.h)
    kind = np.dtype(params.precision).type
    slopes = np.array(
        [numerical_derivative(curve.f, kind(x), float(one), params.method) for one in h]
    )
    exact = float(curve.derivative(x))
    return LineFrame(
        curve=curve,
        xs=xs,
        ys=curve.f(xs),
        x=x,
        y=float(curve.f(x)),
        exact=exact,
        tangent=numerical_derivative(curve.f, x),
        h=h,
        slopes=slopes,
        errors=np.abs(slopes - exact),
        ends=_ends(curve, x, h, params.method),
        lines={
            (method, precision): _line(
                error_against_h(curve.f, curve.derivative, x, ALL_HS, method, precision)
            )
            for method, precision in LINES
        },
    )


def _shrinking(widest: float, last: float) -> Array:
    """Return h from the widest that fits the picture down to the last, four a decade."""
    if last >= widest:
        return np.array([last])
    steps = int(np.ceil(HS_A_DECADE * np.log10(widest / last)))
    return np.append(np.geomspace(widest, last, steps + 1)[:-1], last)


def _ends(curve: Curve, x: float, h: Array, method: str) -> Array:
    ahead, behind = DIFFERENCES[method]
    xs = x + np.stack((behind * h, ahead * h), axis=-1)
    return np.stack((xs, curve.f(xs)), axis=-1)


def _through(curve: Curve, x: float, y: float, slope: float) -> Array:
    low, high = curve.x_range
    margin = high - low
    ends = np.array([low - margin, high + margin])
    return np.stack((ends, y + slope * (ends - x)), axis=-1)


def _line(found: ErrorAgainstH) -> ErrorLine:
    padded = np.pad(found.error, NEIGHBOURS, mode="edge")
    window = np.lib.stride_tricks.sliding_window_view(padded, 2 * NEIGHBOURS + 1)
    best = int(np.argmin(window.max(axis=-1)))
    error = np.maximum(found.error, FLOOR)
    return ErrorLine(found.h, error, float(found.h[best]), float(error[best]))
