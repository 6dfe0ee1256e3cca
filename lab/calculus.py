"""Numerical derivatives and gradients (chapter 4.3 and 4.4), and how wrong they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError

Elementwise: TypeAlias = Callable[[Any], Any]
"""A function of numbers that takes an array element by element, like `np.sin`."""

DIFFERENCES: dict[str, tuple[int, int]] = {
    "central": (1, -1),
    "forward": (1, 0),
    "backward": (0, -1),
}
"""The two points a difference is taken between, in units of h from x."""


def numerical_derivative(
    f: Elementwise, x: npt.ArrayLike, h: float = 1e-4, method: str = "central"
) -> Any:
    """Return the slope of the line through two points of f near x, for each element of x.

    central: (f(x + h) − f(x − h)) / 2h, error ∝ h²
    forward: (f(x + h) − f(x)) / h, backward: (f(x) − f(x − h)) / h, error ∝ h

    Integers become floats first: in an integer array x + h would be cut back to x. A number gives a
    float, an array an array of its shape. Raises InputError for x, h or a method of no use.
    """
    x = _floats(x)
    ahead, behind = _points(h, method, x.dtype)
    step = x.dtype.type(h)
    slope = (f(x + ahead * step) - f(x + behind * step)) / ((ahead - behind) * step)
    return slope if np.ndim(slope) else float(slope)


def numerical_gradient(
    f: Callable[[Array], Any], x: npt.ArrayLike, h: float = 1e-4, method: str = "central"
) -> Array:
    """Return ∂f/∂x for a function of the whole array x to one number: an array of x's shape.

    Each element in turn is moved by h, whatever the number of dimensions: what is saved and put
    back is a number, since `x[0]` of a 2-D array would be a view of a row that changes as well.

    An array of floats is moved in place while f runs, and put back bit by bit, so that f may also
    be the loss of a network that holds x. Anything else is copied: integers become floats.
    Raises InputError for x, h or a method of no use, and if f returns more than one number.
    """
    x = _floats(x)
    ahead, behind = _points(h, method, x.dtype)
    x = x if x.flags.writeable else x.copy()
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        saved = x[index]
        try:
            x[index] = saved + ahead * h
            f_ahead = _number(f(x))
            x[index] = saved + behind * h
            f_behind = _number(f(x))
        finally:
            x[index] = saved
        gradient[index] = (f_ahead - f_behind) / ((ahead - behind) * h)
    return gradient


@dataclass(frozen=True)
class GradientCheck:
    """How far a gradient is from the numerical one, over all elements.

    `largest` and `mean` are of |gradient − numerical|; `relative` is the length of the difference
    over the sum of both lengths: about 1e-7 if right (in float64), 0.1 to 1 if wrong.
    """

    numerical: Array
    largest: float
    mean: float
    relative: float


def gradient_check(
    f: Callable[[Array], Any],
    x: npt.ArrayLike,
    gradient: npt.ArrayLike,
    h: float = 1e-4,
    method: str = "central",
) -> GradientCheck:
    """Compare a gradient of f at x, say from backpropagation, with the numerical one (5.7.3).

    Takes two calls of f for each element of x, and moves x as `numerical_gradient` does. Raises
    InputError as that does, and if the gradient has not the shape of x.
    """
    given = np.asarray(gradient, dtype=np.float64)
    if given.shape != np.shape(x):
        raise InputError(
            "The gradient must have the shape of x, {expected}, not {came}",
            expected=np.shape(x),
            came=given.shape,
        )
    numerical = numerical_gradient(f, x, h, method)
    difference = np.abs(given - numerical)
    lengths = np.linalg.norm(given) + np.linalg.norm(numerical)
    relative = np.linalg.norm(difference) / lengths if lengths else 0.0
    return GradientCheck(
        numerical, float(difference.max()), float(difference.mean()), float(relative)
    )


@dataclass(frozen=True)
class ErrorAgainstH:
    """The error of a numerical derivative for each h, both (n,)."""

    h: Array
    error: Array


def error_against_h(
    f: Elementwise,
    derivative: Elementwise,
    x: float,
    h: npt.ArrayLike,
    method: str = "central",
    dtype: npt.DTypeLike = np.float64,
) -> ErrorAgainstH:
    """Return |numerical derivative − derivative(x)| at one x for many h, computed in `dtype`.

    A large h measures a chord, not the tangent: the error falls with h (∝ h², or ∝ h on one side).
    A small h takes the difference of nearly equal numbers: rounding leaves an error ∝ 1/h, and in
    the end x + h = x, the difference is 0 and the error is the whole derivative.
    """
    if np.dtype(dtype).kind != "f":
        raise InputError("dtype must be a float, not {came}", came=np.dtype(dtype))
    hs = np.asarray(h, dtype=np.float64)
    for one in (np.min(hs, initial=np.inf), np.max(hs, initial=0)):
        ahead, behind = _points(float(one), method, np.dtype(dtype))
    point = np.asarray(_floats(x), dtype=dtype)[()]
    steps = hs.astype(dtype)
    slope = (f(point + ahead * steps) - f(point + behind * steps)) / ((ahead - behind) * steps)
    error = np.abs(slope.astype(np.float64) - float(derivative(float(x))))
    return ErrorAgainstH(hs, error)


def _points(h: float, method: str, dtype: np.dtype[Any]) -> tuple[int, int]:
    number = np.ndim(h) == 0 and np.asarray(h).dtype.kind in "iuf"
    if not (number and np.isfinite(h) and h >= np.finfo(dtype).tiny):
        raise InputError(
            "h must be a number > 0 that {dtype} can hold, not {came}", dtype=dtype, came=h
        )
    if method not in DIFFERENCES:
        raise InputError(
            "method must be one of {expected}, not {came}",
            expected=", ".join(DIFFERENCES),
            came=method,
        )
    return DIFFERENCES[method]


def _floats(x: npt.ArrayLike) -> Array:
    """Return x itself if it is an array of floats, else its numbers as float64."""
    array = np.asarray(x)
    if array.size == 0:
        raise InputError("x must hold numbers, but it is empty")
    if array.dtype.kind not in "iuf":
        raise InputError("x must hold real numbers, not {came}", came=array.dtype)
    if not np.all(np.isfinite(array)):
        raise InputError("x must hold finite numbers, but some are nan or infinite")
    return array if array.dtype.kind == "f" else array.astype(np.float64)


def _number(value: Any) -> float:
    if np.ndim(value) != 0:
        raise InputError(
            "f must return one number, not an array of shape {came}", came=np.shape(value)
        )
    return float(value)
