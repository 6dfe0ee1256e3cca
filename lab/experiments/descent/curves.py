"""The curves y = f(x) whose slope chapter 4.3 takes, each next to its exact derivative."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.calculus import Elementwise


@dataclass(frozen=True)
class Curve:
    """f and its derivative, element by element in the precision of x; the part that is drawn."""

    title: str
    f: Elementwise
    derivative: Elementwise
    x_range: tuple[float, float]
    x: float
    """A telling place to begin with."""


def parabola(x: Array) -> Array:
    """Chapter 4.3's 0.01x² + 0.1x."""
    return 0.01 * x**2 + 0.1 * x


def parabola_slope(x: Array) -> Array:
    """0.02x + 0.1: 0.2 at 5 and 0.3 at 10."""
    return 0.02 * x + 0.1


def cubic(x: Array) -> Array:
    """x³ − 3x: a hill and a valley."""
    return x**3 - 3 * x


def cubic_slope(x: Array) -> Array:
    """3x² − 3."""
    return 3 * x**2 - 3


def logistic(x: Array) -> Array:
    """The sigmoid 1 / (1 + e⁻ˣ) of chapter 3."""
    return 1 / (1 + np.exp(-x))


def logistic_slope(x: Array) -> Array:
    """y (1 − y), at most ¼."""
    y = logistic(x)
    return y * (1 - y)


CURVES: dict[str, Curve] = {
    "parabola": Curve("0.01x² + 0.1x", parabola, parabola_slope, (0, 20), 5),
    "sin": Curve("sin x", np.sin, np.cos, (-6.5, 6.5), 1),
    "exp": Curve("eˣ", np.exp, np.exp, (-3, 3), 1),
    "cubic": Curve("x³ − 3x", cubic, cubic_slope, (-2.5, 2.5), -1.6),
    "logistic": Curve("1 / (1 + e⁻ˣ)", logistic, logistic_slope, (-6, 6), 0.5),
    "kink": Curve("|x|", np.abs, np.sign, (-2, 2), 0.3),
}
