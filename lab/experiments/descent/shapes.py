"""Why chapter 4.4's first numerical_gradient fails on a matrix, step by step (Q9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from lab.calculus import numerical_gradient
from lab.message import Message

AnyArray: TypeAlias = npt.NDArray[Any]
Calls: TypeAlias = list[tuple[AnyArray, float]]
H = 1e-4
PHASES = 3

ARRAYS: dict[str, tuple[str, AnyArray]] = {
    "vector": ("(3,): a row of numbers", np.array([1.0, 2.0, 3.0])),
    "integers": ("(2,): whole numbers", np.array([3, 4])),
    "column": ("(4, 1): a column", np.array([[1.0], [2.0], [3.0], [4.0]])),
    "matrix": ("(2, 3): a matrix", np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])),
}
"""Arrays to take the gradient of Σx² at, where 2x is right."""


def sum_of_squares(x: AnyArray) -> Any:
    """Return Σx², over all elements."""
    return np.sum(x**2)


def numerical_gradient_1d(f: Callable[[AnyArray], Any], x: AnyArray) -> AnyArray:
    """Return ∂f/∂x for a 1-D array of floats ONLY, as chapter 4.4 first has it.

    For a matrix x[idx] is a whole row, and a view: what was saved changes with x. In an array of
    integers x + h is cut back to x, and x − h to x − 1.
    """
    h = 1e-4
    grad = np.zeros_like(x)
    for idx in range(x.size):
        saved = x[idx]
        x[idx] = saved + h
        f_ahead = f(x)
        x[idx] = saved - h
        f_behind = f(x)
        grad[idx] = (f_ahead - f_behind) / (2 * h)
        x[idx] = saved
    return grad


@dataclass(frozen=True)
class Moment:
    """The walk over the array at one moment.

    `gradient` is what is written so far, and `written` where.

    `phase` 0: f was called with what should be x + h; 1: with what should be x − h; 2: the slope
    is written into `gradient` and x put back. `index` is the element that is visited, a whole row
    if it has fewer numbers than x has dimensions. `saved` is what the function has saved: a number,
    or a view of a row as it reads now. `f_ahead`, `f_behind` and `slope` are None until they are
    known. Before the first visit `phase` is −1; where the function raised, the last one is 3.
    """

    index: tuple[int, ...]
    phase: int
    x: AnyArray
    gradient: AnyArray
    written: npt.NDArray[np.bool_]
    saved: AnyArray | None = None
    f_ahead: float | None = None
    f_behind: float | None = None
    slope: float | None = None


@dataclass(frozen=True)
class ShapesFrame:
    """The whole walk: a moment for each step of the cursor, what came out, and what is right.

    `result` is None where the function raised; `error` is Python's own sentence then. `visits` has
    what f gives for x + h and for x − h, and the slope, where one element at a time is moved.
    """

    moments: tuple[Moment, ...]
    result: AnyArray | None
    right: AnyArray
    error: str
    visits: dict[tuple[int, ...], tuple[float, float, float]]

    def right_visit(self, cursor: int) -> tuple[float, float, float] | None:
        """Return what f(… + h), f(… − h) and the slope should be; None where a row is visited."""
        index = self.moments[cursor].index
        if self.right.shape[1:] == (1,) and len(index) == 1:
            index = (*index, 0)
        return self.visits.get(index)

    @property
    def steps(self) -> int:
        """Return the number of steps: three a visit."""
        return len(self.moments) - 1

    @property
    def is_right(self) -> bool:
        """Tell whether the gradient came out right."""
        return self.result is not None and np.allclose(self.result, self.right, rtol=1e-6)

    def wrong(self, cursor: int) -> npt.NDArray[np.bool_]:
        """Return which elements of the gradient are written and wrong at the cursor."""
        moment = self.moments[cursor]
        return moment.written & ~np.isclose(moment.gradient, self.right, rtol=1e-6)

    def saved_changed(self, cursor: int) -> bool:
        """Tell whether what was saved no longer is what stood there before the walk."""
        moment = self.moments[cursor]
        if moment.saved is None:
            return False
        return not np.allclose(moment.saved, self.moments[0].x[moment.index], rtol=1e-9)


def walk(array: str, function: str) -> ShapesFrame:
    """Run one of the two gradient functions on an array and note each moment of it."""
    original = ARRAYS[array][1]
    floats = original.astype(np.float64)
    right, calls = _watched(numerical_gradient, floats.copy())
    values = [value for _, value in calls]
    visits = {
        index: (ahead, behind, float(right[index]))
        for index, ahead, behind in zip(
            np.ndindex(floats.shape), values[::2], values[1::2], strict=True
        )
    }
    run = numerical_gradient_1d if function == "flat" else numerical_gradient
    error, result = "", None
    calls.clear()
    try:
        result, _ = _watched(run, original.copy(), calls)
    except IndexError as raised:
        error = f"IndexError: {raised}"
    moments = _moments(original, calls, result, whole_rows=function == "flat")
    if error:
        raised_at = (len(moments) // PHASES,)
        moments += (Moment(raised_at, 3, original, moments[-1].gradient, moments[-1].written),)
    return ShapesFrame(moments, result, right, error, visits)


def _watched(
    run: Callable[..., AnyArray], x: AnyArray, calls: Calls | None = None
) -> tuple[AnyArray, Calls]:
    """Run a gradient function on Σx² and note each array that it calls f with, and the value."""
    noted: Calls = [] if calls is None else calls

    def watched(now: AnyArray) -> Any:
        value = sum_of_squares(now)
        noted.append((now.copy(), float(value)))
        return value

    return run(watched, x), noted


def _moments(
    x: AnyArray, calls: Calls, result: AnyArray | None, whole_rows: bool
) -> tuple[Moment, ...]:
    """Return the moments: f's two calls of each visit, and what followed from them."""
    gradient = np.zeros(x.shape, x.dtype if result is None else result.dtype)
    written = np.zeros(x.shape, dtype=np.bool_)
    moments = [Moment((), -1, x, gradient.copy(), written.copy())]
    places = [(i,) for i in range(len(x))] if whole_rows else list(np.ndindex(x.shape))
    visits = zip(places, calls[::2], calls[1::2], strict=False)
    for place, (x_ahead, f_ahead), (x_behind, f_behind) in visits:
        view = whole_rows and x.ndim > 1
        saved = (x_ahead[place], x_behind[place]) if view else (x[place], x[place])
        before = gradient.copy(), written.copy()
        moments.append(Moment(place, 0, x_ahead, *before, saved[0], f_ahead))
        moments.append(Moment(place, 1, x_behind, *before, saved[1], f_ahead, f_behind))
        slope = (f_ahead - f_behind) / (2 * H)
        gradient[place] = slope if result is None else result[place]
        written[place] = True
        after = gradient.copy(), written.copy()
        moments.append(Moment(place, 2, x, *after, saved[1], f_ahead, f_behind, slope))
    return tuple(moments)


def verdict(frame: ShapesFrame) -> Message:
    """Say in one sentence what came out."""
    if frame.result is None:
        return Message(
            "It stops with {error}: there are fewer rows than numbers.", {"error": frame.error}
        )
    if frame.is_right:
        return Message("The gradient is right: twice each number.")
    ratio = float(np.ravel(frame.result)[0] / np.ravel(frame.right)[0])
    if ratio < 1:
        return Message("No error, but every slope is about half of the right one.")
    return Message("No error, but the slopes are far too large: h was cut off.")
