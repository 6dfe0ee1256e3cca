"""The surfaces that the tabs offer by name, and a reader's own formula made into one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lab import landscape
from lab.arrays import Array
from lab.formula import parse
from lab.message import InputError, Message
from lab.surface import Function, Point, Slopes, Surface, find_minima

MAX_HEIGHT = 1e30
MAX_RANGE = 1e6

SURFACES: dict[str, Surface] = {
    "ravine": Surface(
        title=Message("Stretched bowl"),
        formula="x²/20 + y²",
        f=landscape.ravine,
        df=landscape.ravine_gradient,
        x_range=(-10, 10),
        y_range=(-5, 5),
        start=(-7, 2),
        minima=((0, 0),),
        levels=(0.05, 0.25, 0.6, 1, 1.7, 2.5, 4, 6, 9, 13, 18, 24),
    ),
    "bowl": Surface(
        title=Message("Round bowl"),
        formula="x² + y²",
        f=landscape.bowl,
        df=landscape.bowl_gradient,
        x_range=(-5, 5),
        y_range=(-5, 5),
        start=(-3, 4),
        minima=((0, 0),),
        levels=(0.25, 1, 2.25, 4, 6.25, 9, 12.25, 16, 20.25, 25, 32, 40),
    ),
    "rosenbrock": Surface(
        title=Message("Rosenbrock's valley"),
        formula="(1 - x)² + 100*(y - x²)²",
        f=landscape.rosenbrock,
        df=landscape.rosenbrock_gradient,
        x_range=(-2, 2),
        y_range=(-1, 3),
        start=(-1.5, 2),
        minima=((1, 1),),
        levels=(0.3, 1, 3, 8, 20, 50, 100, 200, 400, 800, 1500),
    ),
    "himmelblau": Surface(
        title=Message("Himmelblau's four bottoms"),
        formula="(x² + y - 11)² + (x + y² - 7)²",
        f=landscape.himmelblau,
        df=landscape.himmelblau_gradient,
        x_range=(-6, 6),
        y_range=(-6, 6),
        start=(-0.5, -1),
        minima=(
            (3, 2),
            (-2.805118086952745, 3.131312518250573),
            (-3.779310253377747, -3.283185991286170),
            (3.584428340330492, -1.848126526964404),
        ),
        levels=(2, 8, 20, 40, 70, 105, 150, 220, 350, 600, 1000),
    ),
    "beale": Surface(
        title=Message("Beale's cross"),
        formula="(1.5 - x + x*y)² + (2.25 - x + x*y²)² + (2.625 - x + x*y³)²",
        f=landscape.beale,
        df=landscape.beale_gradient,
        x_range=(-4.5, 4.5),
        y_range=(-4.5, 4.5),
        start=(-2, 1.5),
        minima=((3, 0.5),),
        levels=(0.05, 0.3, 1, 3, 8, 15, 40, 150, 600, 3000, 15000, 60000),
    ),
    "rastrigin": Surface(
        title=Message("Rastrigin's dents"),
        formula="20 + x² - 10*cos(2*pi*x) + y² - 10*cos(2*pi*y)",
        f=landscape.rastrigin,
        df=landscape.rastrigin_gradient,
        x_range=(-5.12, 5.12),
        y_range=(-5.12, 5.12),
        start=(-3.4, 2.6),
        minima=((0, 0),),
        levels=(6, 14, 24, 36, 50),
    ),
    "ackley": Surface(
        title=Message("Ackley's funnel"),
        formula="20 + e - 20*exp(-0.2*sqrt((x² + y²)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
        f=landscape.ackley,
        df=landscape.ackley_gradient,
        x_range=(-4.5, 4.5),
        y_range=(-4.5, 4.5),
        start=(-3.4, 2.6),
        minima=((0, 0),),
        levels=(2, 4, 6, 7.5, 9, 10.5, 12, 13.5),
    ),
    "styblinski_tang": Surface(
        title=Message("Styblinski and Tang's depths"),
        formula="(x⁴ - 16*x² + 5*x + y⁴ - 16*y² + 5*y)/2",
        f=landscape.styblinski_tang,
        df=landscape.styblinski_tang_gradient,
        x_range=(-5, 5),
        y_range=(-5, 5),
        start=(0.5, 4.5),
        minima=((-2.903534027771177, -2.903534027771177),),
        levels=(-75, -70, -62, -52, -42, -30, -18, -6, 10, 40, 100),
    ),
    "monkey_saddle": Surface(
        title=Message("Monkey saddle"),
        formula="x³ - 3*x*y²",
        f=landscape.monkey_saddle,
        df=landscape.monkey_saddle_gradient,
        x_range=(-2, 2),
        y_range=(-2, 2),
        start=(1.5, 0.02),
        minima=(),
        levels=(-8, -4, -2, -0.8, -0.2, 0, 0.2, 0.8, 2, 4, 8),
    ),
    "saddle": Surface(
        title=Message("Saddle"),
        formula="x² - y²",
        f=landscape.saddle,
        df=landscape.saddle_gradient,
        x_range=(-3, 3),
        y_range=(-3, 3),
        start=(-2.5, 0.01),
        minima=(),
        levels=(-7, -5, -3.5, -2, -1, -0.3, 0, 0.3, 1, 2, 3.5, 5, 7),
    ),
    "plateau": Surface(
        title=Message("Hole in a plateau"),
        formula="1 - exp(-(x² + 2*y²)/8)",
        f=landscape.plateau,
        df=landscape.plateau_gradient,
        x_range=(-8, 8),
        y_range=(-5, 5),
        start=(-5, 2),
        minima=((0, 0),),
        levels=(0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.87, 0.95, 0.99, 0.999),
    ),
    "noisy_bowl": Surface(
        title=Message("Noisy bowl"),
        formula="x²/20 + y²",
        f=landscape.ravine,
        df=landscape.ravine_gradient,
        x_range=(-10, 10),
        y_range=(-5, 5),
        start=(-7, 2),
        minima=((0, 0),),
        levels=(0.05, 0.25, 0.6, 1, 1.7, 2.5, 4, 6, 9, 13, 18, 24),
        noise=0.5,
    ),
}

BOWLS = ("ravine", "bowl", "noisy_bowl")
"""Surfaces that curve everywhere alike, so that the bounds on η hold everywhere."""


def custom(
    text: str,
    x_range: tuple[float, float] = (-5, 5),
    y_range: tuple[float, float] = (-5, 5),
    start: Point | None = None,
) -> Surface:
    """Return the surface of a reader's formula in x and y (see `lab.formula.parse`).

    Its gradient is numerical, by central differences; its minima are searched within the range.
    Raises InputError with a sentence for a formula that cannot be read, is not finite all over the
    range, rises above 1e30 or is flat, and for a range that is empty or beyond ±1e6.
    """
    f = parse(text)
    for name, (low, high) in (("x", x_range), ("y", y_range)):
        if not -MAX_RANGE <= low < high <= MAX_RANGE:
            raise InputError(
                "The range of {name} must rise and lie within ±1e6, not go from {low} to {high}",
                name=name,
                low=low,
                high=high,
            )
    surface = Surface(
        title=Message("Your own formula"),
        formula=f.text,
        f=f,
        df=numerical_slopes(f),
        x_range=x_range,
        y_range=y_range,
        start=start or (0.7 * x_range[0] + 0.3 * x_range[1], 0.2 * y_range[0] + 0.8 * y_range[1]),
        minima=(),
        levels=(),
    )
    levels = _contour_levels(*surface.grid(61, 61))
    minima = _lowest(surface, find_minima(surface))
    return replace(surface, levels=levels, minima=minima)


def numerical_slopes(f: Function) -> Slopes:
    """Return the gradient of any f(x, y) by central differences, h growing with the distance."""

    def slopes(x: Array, y: Array) -> tuple[Array, Array]:
        hx, hy = (6e-6 * np.maximum(1, np.abs(a)) for a in (x, y))
        return (
            (f(x + hx, y) - f(x - hx, y)) / (2 * hx),
            (f(x, y + hy) - f(x, y - hy)) / (2 * hy),
        )

    return slopes


def _contour_levels(xs: Array, ys: Array, z: Array, count: int = 12) -> tuple[float, ...]:
    """Return heights with equally much between each two: half in area, half in height.

    By area alone a hole in a plain would get no line, by height alone a valley would not.
    Raises InputError if there is no shape to show.
    """
    if not np.all(np.isfinite(z)):
        row, column = np.argwhere(~np.isfinite(z))[0]
        raise InputError(
            "The formula has no finite value at x = {x}, y = {y}",
            x=f"{xs[column]:.3g}",
            y=f"{ys[row]:.3g}",
        )
    if np.abs(z).max() > MAX_HEIGHT:
        raise InputError(
            "The formula reaches {came} here: too steep to show", came=f"{np.abs(z).max():.1g}"
        )
    if np.ptp(z) <= 1e-9 * np.abs(z).max():
        raise InputError("The formula is the same everywhere: there is nothing to descend")
    heights = np.sort(z, axis=None)
    lower = np.linspace(0, 1, heights.size)
    height = (heights - heights[0]) / (heights[-1] - heights[0])
    shares = np.arange(1, count + 1) / (count + 1)
    return tuple(np.unique(np.interp(shares, (lower + height) / 2, heights)).tolist())


def _lowest(surface: Surface, minima: Array) -> tuple[Point, ...]:
    """Return those of the minima that are as deep as the deepest."""
    heights = surface(minima)
    return tuple(
        (float(x), float(y))
        for (x, y), height in zip(minima, heights, strict=True)
        if height <= heights.min() + 1e-9 * max(1, abs(heights.min()))
    )
