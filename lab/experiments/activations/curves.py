"""Curves and slopes: any of the activations at once, a crosshair, tangents, saturation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from lab.arrays import Array
from lab.experiments.activations.attempts import Attempt, attempts, read_array
from lab.experiments.activations.functions import FUNCTIONS, at, function
from lab.experiments.activations.mode import ActivationsMode
from lab.nn.activations import Activation
from lab.params import choice, items, number, text
from lab.specs import ChoiceSpec

LOW, HIGH = -6.0, 6.0
_NEAR_ZERO = np.geomspace(1e-5, 0.3, 32)
GRID = np.unique(np.concatenate([np.linspace(LOW, HIGH, 241), _NEAR_ZERO, -_NEAR_ZERO]))
"""Where the curves are computed: dense around 0, where they bend and jump."""

BOUNDED = {"step", "sigmoid", "steep", "tanh"}
LOWEST = {
    "tanh": -1.0,
    "identity": -5.0,
    "leaky_relu": -2.0,
    "elu": -2.0,
    "gelu": -0.5,
    "swish": -0.5,
}
"""The plot's bounds go by the functions alone: they stand still while a constant is dragged."""

TANGENT_LENGTH = 1.1
FLAT_WIDTH = 1.0
"""As wide as this a stretch away from the plot's edges is flat, not only the bottom of a dip."""
Stretch = tuple[float, float]


def _drawn(name: str) -> Any:
    """Return the test whether a function is on show, for the settings that are its alone."""
    return lambda p: p.mode in ("curves", "chain") and name in p.drawn


@dataclass(frozen=True)
class CurvesParams(ActivationsMode):
    """Which functions are on show, their constants, and where the crosshair stands."""

    selected: str = choice(
        "sigmoid",
        FUNCTIONS,
        label="explained",
        help="The function whose formula and saturation are shown.",
        control=False,
        view=True,
    )
    shown: tuple[str, ...] = items(
        ("step", "sigmoid"),
        ChoiceSpec(options=FUNCTIONS),
        most=len(FUNCTIONS),
        group="Functions",
        label="functions on show",
        help="A click on the box shows a function or takes it away; a click on its name explains "
        "it.",
        when=lambda p: p.mode in ("curves", "chain"),
        control=False,
    )
    x: float = number(
        1.0,
        LOW,
        HIGH,
        step=0.05,
        group="Functions",
        label="x",
        help="Where the functions are read. The slope there is the factor by which a gradient is "
        "multiplied on its way back.",
        when=lambda p: p.mode in ("curves", "chain"),
    )
    steepness: float = number(
        5.0,
        0.2,
        1000,
        scale="log",
        group="Functions",
        label="steepness k",
        help="σ(k·x): at 1 it is the sigmoid, and the larger k, the more it is the step, "
        "whose slope of 0 teaches nothing.",
        when=_drawn("steep"),
    )
    leaky_slope: float = number(
        0.1,
        0,
        1,
        step=0.01,
        group="Functions",
        label="leaky slope",
        help="The slope for negative x. Anything above 0 lets a unit that is off go on learning; "
        "0.01 is usual.",
        when=_drawn("leaky_relu"),
    )
    alpha: float = number(
        1.0,
        0,
        2,
        step=0.05,
        group="Functions",
        label="ELU α",
        help="How far below 0 the ELU goes: towards −α. It keeps the mean of the outputs near 0.",
        when=_drawn("elu"),
    )
    threshold: float = number(
        0.05,
        0,
        0.25,
        step=0.01,
        group="Functions",
        label="saturated below slope",
        help="Where the slope is smaller than this, the stretch is shaded: hardly any gradient "
        "gets through there.",
        when=lambda p: p.mode == "curves",
    )
    array: str = text(
        "-1, 1, 2",
        group="On an array",
        label="x =",
        length=80,
        check=read_array,
        help="Numbers for an array. Below the curves stands what the function makes of it, and "
        "what a small mistake makes of it.",
        when=lambda p: p.mode == "curves",
    )

    @property
    def drawn(self) -> tuple[str, ...]:
        """Return the functions on show, the selected one among them, in the list's order."""
        return tuple(name for name in FUNCTIONS if name in self.shown or name == self.selected)

    def function(self, name: str) -> Activation:
        """Return the activation of that name with the constants that are set."""
        return function(
            name, steepness=self.steepness, leaky_slope=self.leaky_slope, alpha=self.alpha
        )

    def toggled(self, name: str) -> dict[str, Any]:
        """Return the changes that put a function on show or take it away; one always stays."""
        if name not in self.drawn:
            return {"shown": (*self.shown, name)}
        left = tuple(n for n in self.drawn if n != name)
        if not left:
            return {}
        return {"shown": left, "selected": self.selected if name != self.selected else left[0]}


@dataclass(frozen=True)
class Curve:
    """One function: y and slope on the grid (M,), at the crosshair, and where it saturates."""

    name: str
    y: Array
    slope: Array
    y_at: float
    slope_at: float
    tangent: Array
    """Two points of the tangent at the crosshair, (2, 2)."""
    saturated: tuple[Stretch, ...]


@dataclass(frozen=True)
class CurvesFrame:
    """All curves on show over the grid x (M,)."""

    x: Array
    curves: tuple[Curve, ...]
    y_range: Stretch
    slope_range: Stretch
    attempts: tuple[Attempt, ...]
    steps: int = 0

    def curve(self, name: str) -> Curve:
        """Return the curve of that name; KeyError where it is not on show."""
        for curve in self.curves:
            if curve.name == name:
                return curve
        raise KeyError(name)


def compute(params: CurvesParams) -> CurvesFrame:
    """Return y = f(x) and dy/dx of each function on show."""
    curves = tuple(_curve(params, name) for name in params.drawn)
    lowest = min(LOWEST.get(name, 0.0) for name in params.drawn)
    highest = 1.0 if set(params.drawn) <= BOUNDED else 5.0
    steepest = min(max(float(c.slope.max()) for c in curves), 4.0)
    return CurvesFrame(
        GRID,
        curves,
        (lowest - 0.15, highest + 0.15),
        (min(float(c.slope.min()) for c in curves) - 0.1, max(1.1, steepest * 1.1)),
        attempts(params.selected, params.function(params.selected), params.array),
    )


def read(params: CurvesParams, x: float) -> list[tuple[str, float, float]]:
    """Return (name, y, slope) of each function on show at any x, for the pointer."""
    return [(name, *at(params.function(name), x)) for name in params.drawn]


def _curve(params: CurvesParams, name: str) -> Curve:
    f = params.function(name)
    y, slope, saturated = _on_grid(f, params.threshold)
    y_at, slope_at = at(f, params.x)
    run = TANGENT_LENGTH / np.hypot(1, slope_at)
    ends = np.array([-run, run])
    tangent = np.column_stack([params.x + ends, y_at + slope_at * ends])
    return Curve(name, y, slope, y_at, slope_at, tangent, saturated)


@lru_cache(maxsize=64)
def _on_grid(f: Activation, threshold: float) -> tuple[Array, Array, tuple[Stretch, ...]]:
    """Return f, its slope, where that is small: the same arrays while only the crosshair moves."""
    y, slope = f.forward(GRID), f.derivative(GRID)
    y.flags.writeable = slope.flags.writeable = False
    return y, slope, stretches(slope, threshold)


def stretches(slope: Array, threshold: float) -> tuple[Stretch, ...]:
    """Return the stretches of the grid on which |slope| < threshold, from left to right.

    Left out is a bend in the middle, where the slope only changes its sign.
    """
    excess = np.abs(slope) - threshold
    flat = excess < 0
    (before,) = np.nonzero(flat[1:] != flat[:-1])
    share = excess[before] / (excess[before] - excess[before + 1])
    crossings = GRID[before] + share * (GRID[before + 1] - GRID[before])
    ends = [*([LOW] if flat[0] else []), *map(float, crossings), *([HIGH] if flat[-1] else [])]
    return tuple(
        (low, high)
        for low, high in zip(ends[::2], ends[1::2], strict=True)
        if low == LOW or high == HIGH or high - low >= FLAT_WIDTH
    )
