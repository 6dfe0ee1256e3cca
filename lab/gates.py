"""One perceptron with two inputs (chapter 2): a gate, its truth table, its line in the plane."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.message import InputError
from lab.polygon import clip, cut

Outputs: TypeAlias = tuple[int, int, int, int]
"""The right-hand column of a truth table: one output for each of `INPUTS`."""

Point: TypeAlias = tuple[float, float]

Weights: TypeAlias = tuple[float, float, float]
"""w1, w2 and b."""

INPUTS = ((0, 0), (1, 0), (0, 1), (1, 1))
"""The rows of a truth table, x1 and x2, in the book's order."""

TRUTH_TABLES: dict[str, Outputs] = {
    "0": (0, 0, 0, 0),
    "NOR": (1, 0, 0, 0),
    "x1 AND NOT x2": (0, 1, 0, 0),
    "NOT x2": (1, 1, 0, 0),
    "x2 AND NOT x1": (0, 0, 1, 0),
    "NOT x1": (1, 0, 1, 0),
    "XOR": (0, 1, 1, 0),
    "NAND": (1, 1, 1, 0),
    "AND": (0, 0, 0, 1),
    "XNOR": (1, 0, 0, 1),
    "x1": (0, 1, 0, 1),
    "x1 OR NOT x2": (1, 1, 0, 1),
    "x2": (0, 0, 1, 1),
    "x2 OR NOT x1": (1, 0, 1, 1),
    "OR": (0, 1, 1, 1),
    "1": (1, 1, 1, 1),
}
"""All sixteen gates that two inputs can have, counted up in binary with the first row as ones."""


@dataclass(frozen=True)
class Gate:
    """A perceptron: y = 1 if w1·x1 + w2·x2 + b > 0, else 0. Raises InputError unless finite."""

    w1: float
    w2: float
    b: float

    def __post_init__(self) -> None:
        for name in ("w1", "w2", "b"):
            value = getattr(self, name)
            if not isinstance(value, int | float | np.floating) or not math.isfinite(value):
                raise InputError(
                    "{name} must be a finite number, not {came}", name=name, came=value
                )
            object.__setattr__(self, name, float(value))

    @property
    def weights(self) -> Weights:
        """Return (w1, w2, b)."""
        return self.w1, self.w2, self.b

    def total(self, x: npt.ArrayLike) -> Array:
        """Return the sum w1·x1 + w2·x2 + b at each position: (..., 2) -> (...)."""
        x = np.asarray(x, dtype=np.float64)
        return self.w1 * x[..., 0] + self.w2 * x[..., 1] + self.b

    def __call__(self, x: npt.ArrayLike) -> Labels:
        """Return the output 0 or 1 at each position: (..., 2) -> (...)."""
        return (self.total(x) > 0).astype(np.int64)

    def outputs(self) -> Outputs:
        """Return the truth table that this gate has."""
        a, b, c, d = self(INPUTS).tolist()
        return a, b, c, d

    def name(self) -> str:
        """Return what the gate does, by its truth table: a name in `TRUTH_TABLES`."""
        return table_name(self.outputs())

    def through(self, p: Point, q: Point) -> Gate:
        """Return the gate whose line goes through p and q: what dragging an end of the line does.

        The weights keep their length and the ones, as far as can be, their side. Raises InputError
        if p and q are one point.
        """
        dx, dy = q[0] - p[0], q[1] - p[1]
        length = math.hypot(dx, dy)
        if not (math.isfinite(length) and length > 0):
            raise InputError("A line needs two different points, not {p} and {q}", p=p, q=q)
        size = math.hypot(self.w1, self.w2) or 1.0
        w1, w2 = -dy / length * size, dx / length * size
        if w1 * self.w1 + w2 * self.w2 < 0:
            w1, w2 = -w1, -w2
        return Gate(w1, w2, -(w1 * p[0] + w2 * p[1]))

    def shifted_to(self, p: Point) -> Gate:
        """Return the gate whose line goes through p in the same direction: only b changes."""
        return replace(self, b=-(self.w1 * p[0] + self.w2 * p[1]))

    def area(self, box: Array, output: int = 1) -> Array:
        """Return the part of a convex polygon where the gate has this output: (k, 2) or (0, 2)."""
        if self.w1 == self.w2 == 0:
            return box if (self.b > 0) == bool(output) else np.empty((0, 2))
        sign = 1.0 if output else -1.0
        return clip(box, sign * self.w1, sign * self.w2, sign * self.b)

    def line(self, box: Array) -> Array:
        """Return both ends of the decision line within a convex polygon: (2, 2) or (0, 2)."""
        return cut(box, self.w1, self.w2, self.b)


def table_name(outputs: Outputs) -> str:
    """Return a truth table's name in `TRUTH_TABLES`. Raises InputError if it is no truth table."""
    for name, table in TRUTH_TABLES.items():
        if table == tuple(outputs):
            return name
    raise InputError("A truth table has four outputs 0 or 1, not {came}", came=outputs)


GATES = {
    "AND": Gate(0.5, 0.5, -0.7),
    "NAND": Gate(-0.5, -0.5, 0.7),
    "OR": Gate(0.5, 0.5, -0.2),
}
"""The book's gates with the book's weights."""
