"""Functions f(x, y) to walk down, each next to its gradient (∂f/∂x, ∂f/∂y).

The book's bowls and the classic test functions, for arrays x and y of one shape.
"""

from __future__ import annotations

import numpy as np

from lab.arrays import Array

TAU = 2 * np.pi


def ravine(x: Array, y: Array) -> Array:
    """Chapter 6.1's stretched bowl: 20 times steeper across than along."""
    return x**2 / 20 + y**2


def ravine_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(x/10, 2y)."""
    return x / 10, 2 * y


def bowl(x: Array, y: Array) -> Array:
    """Chapter 4.4's bowl, the same in every direction."""
    return x**2 + y**2


def bowl_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(2x, 2y): straight away from the bottom."""
    return 2 * x, 2 * y


def rosenbrock(x: Array, y: Array) -> Array:
    """A curved valley, easy to find and hard to follow (Rosenbrock, 1960)."""
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def rosenbrock_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(−2(1 − x) − 400x(y − x²), 200(y − x²))."""
    return -2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)


def himmelblau(x: Array, y: Array) -> Array:
    """Four bottoms, all at 0 (Himmelblau, 1972)."""
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2


def himmelblau_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(4xu + 2v, 2u + 4yv) with u = x² + y − 11, v = x + y² − 7."""
    u, v = x**2 + y - 11, x + y**2 - 7
    return 4 * x * u + 2 * v, 2 * u + 4 * y * v


def beale(x: Array, y: Array) -> Array:
    """A flat cross between steep corners (Beale, 1958)."""
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2


def beale_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(2Σ uₙ (yⁿ − 1), 2Σ uₙ n x yⁿ⁻¹), uₙ the three terms that are squared."""
    y2, y3 = y**2, y**2 * y  # NumPy's y**3 takes twenty times as long
    u1, u2, u3 = 1.5 - x + x * y, 2.25 - x + x * y2, 2.625 - x + x * y3
    return (
        2 * (u1 * (y - 1) + u2 * (y2 - 1) + u3 * (y3 - 1)),
        2 * x * (u1 + 2 * u2 * y + 3 * u3 * y2),
    )


def rastrigin(x: Array, y: Array) -> Array:
    """A bowl full of dents, one near each pair of whole numbers (Rastrigin, 1974)."""
    dents: Array = 10 * np.cos(TAU * x) + 10 * np.cos(TAU * y)
    return 20 + x**2 + y**2 - dents


def rastrigin_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(2x + 20π sin 2πx, 2y + 20π sin 2πy)."""
    return 2 * x + 10 * TAU * np.sin(TAU * x), 2 * y + 10 * TAU * np.sin(TAU * y)


def ackley(x: Array, y: Array) -> Array:
    """An almost flat, dented plain around one deep funnel (Ackley, 1987)."""
    funnel: Array = 20 * np.exp(-0.2 * np.sqrt((x**2 + y**2) / 2))
    dents: Array = np.exp((np.cos(TAU * x) + np.cos(TAU * y)) / 2)
    return 20 + np.e - funnel - dents


def ackley_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """The funnel's slope points away from the tip, where it has a kink: 0 is returned there."""
    r = np.sqrt((x**2 + y**2) / 2)
    funnel = np.where(r > 0, 2 * np.exp(-0.2 * r) / r, 0)
    dents = np.pi * np.exp((np.cos(TAU * x) + np.cos(TAU * y)) / 2)
    return funnel * x + dents * np.sin(TAU * x), funnel * y + dents * np.sin(TAU * y)


def styblinski_tang(x: Array, y: Array) -> Array:
    """Four bottoms of different depth (Styblinski and Tang, 1990)."""
    return (x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2


def styblinski_tang_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(2x³ − 16x + 2.5, 2y³ − 16y + 2.5)."""
    return 2 * x * (x**2 - 8) + 2.5, 2 * y * (y**2 - 8) + 2.5


def monkey_saddle(x: Array, y: Array) -> Array:
    """Down in three directions, for two legs and a tail; no curvature at all at the middle."""
    return x**3 - 3 * x * y**2


def monkey_saddle_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(3x² − 3y², −6xy)."""
    return 3 * x**2 - 3 * y**2, -6 * x * y


def saddle(x: Array, y: Array) -> Array:
    """A minimum along x, a maximum along y."""
    return x**2 - y**2


def saddle_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(2x, −2y)."""
    return 2 * x, -2 * y


def plateau(x: Array, y: Array) -> Array:
    """A hole in a plain: far from it hardly any slope tells where it is."""
    return 1 - np.exp(-(x**2 + 2 * y**2) / 8)


def plateau_gradient(x: Array, y: Array) -> tuple[Array, Array]:
    """(x/4, y/2) exp(−(x² + 2y²)/8): it vanishes with the distance."""
    fading = np.exp(-(x**2 + 2 * y**2) / 8)
    return x / 4 * fading, y / 2 * fading
