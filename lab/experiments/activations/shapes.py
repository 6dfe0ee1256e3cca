"""Shapes laid side by side: which axes meet in np.dot, which stretch when broadcasting (Q6)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.experiments.activations.attempts import listed
from lab.experiments.activations.mode import ActivationsMode
from lab.message import InputError
from lab.params import choice, integer, text
from lab.specs import NumberSpec

Shape = tuple[int, ...]
MOST_AXES = 5
AXIS = NumberSpec(low=0, high=1_000_000, step=1, whole=True)
MOST_CELLS = 36
"""Arrays with more numbers than this are shown by their shape alone."""


def read_shape(text: str) -> Shape:
    """Return the shape written as "(2, 3)", "2, 3", "2 x 3", "2" or "()"; InputError otherwise."""
    words = listed(text.replace("（", "(").replace("）", ")"), "()", ",x×")
    if not all(word.isascii() and word.isdigit() and len(word) < 9 for word in words):
        raise InputError("“{text}” is not a shape, such as (2, 3)", text=text[:40])
    if len(words) > MOST_AXES:
        raise InputError("{count} axes; at most {most} fit", count=len(words), most=MOST_AXES)
    return tuple(int(AXIS.checked("axis", int(word))) for word in words)


def written(shape: Shape) -> str:
    """Return a shape as Python prints it."""
    return str(tuple(shape))


@dataclass(frozen=True)
class ShapesParams(ActivationsMode):
    """Two shapes, what is done with them, and the cell of the result that is looked at."""

    operation: str = choice(
        "dot",
        {"dot": "np.dot(a, b)", "broadcast": "a + b, broadcasting"},
        group="Shapes",
        help="np.dot multiplies and adds up along one axis of each; + goes element by element and "
        "stretches axes of size 1.",
        when=lambda p: p.mode == "shapes",
    )
    shape_a: str = text(
        "(2,)",
        group="Shapes",
        label="shape of a",
        length=40,
        check=read_shape,
        help="Type a shape such as (2, 3). In the picture each number can be dragged up and down.",
        when=lambda p: p.mode == "shapes",
    )
    shape_b: str = text(
        "(2, 3)",
        group="Shapes",
        label="shape of b",
        length=40,
        check=read_shape,
        help="Type a shape such as (3, 4). In the picture each number can be dragged up and down.",
        when=lambda p: p.mode == "shapes",
    )
    cell: int = integer(0, 0, MOST_CELLS - 1, label="cell of the result", control=False, view=True)

    @property
    def axes_a(self) -> Shape:
        """Return the shape of a."""
        return read_shape(self.shape_a)

    @property
    def axes_b(self) -> Shape:
        """Return the shape of b."""
        return read_shape(self.shape_b)


@dataclass(frozen=True)
class Axis:
    """One axis of an array: its size, and its role.

    "meet": summed over in np.dot; "kept"; "stretched" from 1; "added" on the left by broadcasting;
    "clash": it does not fit its partner.
    """

    size: int
    role: str


@dataclass(frozen=True)
class Cells:
    """Arrays small enough to show whole: a, b, the result, and what the chosen cell is made of.

    When broadcasting, a and b are as large as the result, and `copied_a`, `copied_b` are True where
    a number is only a copy made by stretching. `used_a`, `used_b` are indices into the flat arrays,
    pair by pair.
    """

    a: npt.NDArray[np.int64]
    b: npt.NDArray[np.int64]
    copied_a: npt.NDArray[np.bool_]
    copied_b: npt.NDArray[np.bool_]
    result: npt.NDArray[np.int64]
    cell: int
    used_a: tuple[int, ...]
    used_b: tuple[int, ...]


@dataclass(frozen=True)
class ShapesFrame:
    """The axes of a, b and the result (None where there is none), and NumPy's own error."""

    operation: str
    a: tuple[Axis, ...]
    b: tuple[Axis, ...]
    result: Shape | None
    error: str
    cells: Cells | None
    steps: int = 0


def compute(params: ShapesParams) -> ShapesFrame:
    """Return which axes meet or stretch, the result's shape or NumPy's error, and the numbers."""
    a, b = params.axes_a, params.axes_b
    make = _dot if params.operation == "dot" else _broadcast
    axes_a, axes_b, result = make(a, b)
    error = "" if result is not None else numpy_error(params.operation, a, b)
    cells = _cells(params, a, b, result) if result is not None else None
    return ShapesFrame(params.operation, axes_a, axes_b, result, error, cells)


def numpy_error(operation: str, a: Shape, b: Shape) -> str:
    """Return what NumPy says about two shapes, "" if they fit.

    Only for shapes that do not: the arrays take no memory, but a result would. Whole numbers,
    since for floats np.dot makes copies before it looks at the shapes.
    """
    try:
        x, y = (np.broadcast_to(np.int64(0), shape) for shape in (a, b))
        np.dot(x, y) if operation == "dot" else np.add(x, y)
    except ValueError as error:
        return f"ValueError: {error}"
    return ""


def _dot(a: Shape, b: Shape) -> tuple[tuple[Axis, ...], tuple[Axis, ...], Shape | None]:
    """Last axis of a against the second-to-last of b, or its only one (chapter 3.3)."""
    if not a or not b:
        return _all(a, "kept"), _all(b, "kept"), a + b
    axis = max(0, len(b) - 2)
    fits = a[-1] == b[axis]
    role = "meet" if fits else "clash"
    axes_a = (*_all(a[:-1], "kept"), Axis(a[-1], role))
    axes_b = tuple(Axis(n, role if i == axis else "kept") for i, n in enumerate(b))
    return axes_a, axes_b, a[:-1] + b[:axis] + b[axis + 1 :] if fits else None


def _broadcast(a: Shape, b: Shape) -> tuple[tuple[Axis, ...], tuple[Axis, ...], Shape | None]:
    """Sizes aligned on the right must be equal, or one of them 1 (chapter 1.5.5)."""
    count = max(len(a), len(b))
    sides: list[tuple[Axis, ...]] = []
    for own, other in ((a, b), (b, a)):
        axes = [Axis(1, "added") for _ in range(count - len(own))]
        padded = (1,) * (count - len(other)) + other
        for n, m in zip(own, padded[count - len(own) :], strict=True):
            role = "kept" if n == m or m == 1 else "stretched" if n == 1 else "clash"
            axes.append(Axis(n, role))
        sides.append(tuple(axes))
    pairs = list(zip(*sides, strict=True))
    if any(axis.role == "clash" for pair in pairs for axis in pair):
        return sides[0], sides[1], None
    return sides[0], sides[1], tuple(y.size if x.size == 1 else x.size for x, y in pairs)


def _all(shape: Shape, role: str) -> tuple[Axis, ...]:
    return tuple(Axis(n, role) for n in shape)


def _cells(params: ShapesParams, a: Shape, b: Shape, result: Shape) -> Cells | None:
    """Return the numbers of arrays that are small enough to be seen, at most 2-D."""
    shapes = (a, b, result)
    sizes = [math.prod(shape) for shape in shapes]
    if not all(len(shape) <= 2 for shape in shapes) or not all(
        0 < size <= MOST_CELLS for size in sizes
    ):
        return None
    if any(n > 6 for shape in shapes for n in shape):
        return None
    x = np.arange(1, sizes[0] + 1).reshape(a)
    y = np.arange(1, sizes[1] + 1).reshape(b)
    cell = min(params.cell, sizes[2] - 1)
    if params.operation == "dot":
        used = _used_by_dot(a, b, np.unravel_index(cell, result) if result else ())
        made: Any = np.dot(x, y)
        copied = [np.zeros(array.shape, bool) for array in (x, y)]
    else:
        used = (cell,), (cell,)
        made = x + y
        copied = [_copied(shape, result) for shape in (a, b)]
        x, y = (np.broadcast_to(array, result) for array in (x, y))
    return Cells(x, y, copied[0], copied[1], np.asarray(made), cell, *used)


def _copied(shape: Shape, result: Shape) -> npt.NDArray[np.bool_]:
    """Return True for each cell of a stretched array but those that were there before."""
    index = np.broadcast_to(np.arange(math.prod(shape)).reshape(shape), result).ravel()
    first = np.unique(index, return_index=True)[1]
    copied = np.ones(index.shape, bool)
    copied[first] = False
    return copied.reshape(result)


def _used_by_dot(a: Shape, b: Shape, index: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the flat indices of the row of a and the column of b that make one cell."""
    of_a = np.arange(math.prod(a)).reshape(a)
    of_b = np.arange(math.prod(b)).reshape(b)
    if not a or not b:
        flat_a = of_a[tuple(index)[: len(a)]]
        flat_b = of_b[tuple(index)[len(a) :]]
    else:
        flat_a = of_a[tuple(index)[: len(a) - 1]]
        rest = tuple(index)[len(a) - 1 :]
        flat_b = of_b[(slice(None), *rest)] if len(b) == 2 else of_b
    return (
        tuple(int(i) for i in np.atleast_1d(flat_a)),
        tuple(int(i) for i in np.atleast_1d(flat_b)),
    )
