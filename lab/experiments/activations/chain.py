"""A deep chain: one activation applied n times, and the product of the slopes along it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.activations.curves import CurvesParams
from lab.experiments.activations.functions import FUNCTIONS
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn.activations import Activation
from lab.nn.layers import Activate
from lab.numerals import bracketed, latex, plain
from lab.params import integer, number

GRID = np.linspace(-6, 6, 241)
GONE = 1e-6
"""A gradient this many times smaller moves no weight any more."""


@dataclass(frozen=True)
class ChainParams(CurvesParams):
    """How long the chain is, and the weight before each activation."""

    depth: int = integer(
        10,
        1,
        50,
        group="Chain",
        label="layers n",
        help="How many times the same activation is applied. Each multiplies the gradient once "
        "more.",
        when=lambda p: p.mode == "chain",
    )
    weight: float = number(
        1.0,
        0,
        5,
        step=0.05,
        group="Chain",
        label="weight w of each layer",
        help="Each layer computes h = f(w·h). A larger weight makes up for small slopes, until "
        "the activation saturates.",
        when=lambda p: p.mode == "chain",
    )


@dataclass(frozen=True)
class Run:
    """One function's way through the chain from h₀ = x: all (n + 1,), `slope` (n,)."""

    name: str
    signal: Array
    """h₀ … hₙ."""
    slope: Array
    """w·f'(a₁) … w·f'(aₙ): the factor that each layer adds to the gradient."""
    gradient: Array
    """dh₀/dx = 1 … dhₙ/dx."""

    def back(self, k: int) -> Array:
        """Return dhₖ/dh₀ … dhₖ/dhₖ = 1: what of the gradient at layer k reaches each one before."""
        return np.cumprod(np.append(self.slope[:k], 1.0)[::-1])[::-1]


@dataclass(frozen=True)
class ChainFrame:
    """The runs of all functions on show, and the selected one's curves: y (n + 1, M) over x."""

    x: Array
    y: Array
    runs: tuple[Run, ...]

    @property
    def steps(self) -> int:
        """Return the number of layers: the cursor goes through them."""
        return len(self.y) - 1

    def run(self, name: str) -> Run:
        """Return the run of that function; KeyError where it is not on show."""
        for run in self.runs:
            if run.name == name:
                return run
        raise KeyError(name)


def compute(params: ChainParams) -> ChainFrame:
    """Return signal and gradient by layer for each function on show."""
    runs = tuple(_with_name(name, params.function(name), params) for name in params.drawn)
    f = params.function(params.selected)
    y = np.empty((params.depth + 1, len(GRID)))
    y[0] = GRID
    for k in range(params.depth):
        f.forward(params.weight * y[k], out=y[k + 1])
    return ChainFrame(GRID, y, runs)


def _with_name(name: str, f: Activation, params: ChainParams) -> Run:
    signal, slope = chain(f, params.x, params.weight, params.depth)
    gradient = np.concatenate([[1.0], np.cumprod(slope)])
    return Run(name, signal, slope, gradient)


def chain(f: Activation, x: float, w: float, n: int) -> tuple[Array, Array]:
    """Apply h ← f(w h) n times from h = x.

    Returns h₀ … hₙ (n + 1,) and each layer's slope dhᵢ/dhᵢ₋₁ = w f'(w hᵢ₋₁) (n,), whose product
    is dhₙ/dx (the chain rule, chapter 5.2).
    """
    h = np.empty(n + 1)
    slope = np.empty(n)
    h[0] = x
    for i in range(n):
        a = w * h[i : i + 1]
        f.forward(a, out=h[i + 1 : i + 2])
        slope[i] = w * f.derivative(a, h[i + 1 : i + 2])[0]
    return h, slope


def leaving(values: Array, low: float, high: float) -> Array:
    """Return what to draw of a line between two heights: it leaves the picture where it crosses.

    The first point beyond is kept, well outside; behind it a gap (nan), not a plateau at the edge.
    """
    inside = (low <= values) & (values <= high)
    near = np.append(inside[1:], False) | np.insert(inside[:-1], 0, False)
    room = high - low
    return np.where(inside | near, np.clip(values, low - room, high + room), np.nan)


def explain(params: ChainParams, frame: ChainFrame, cursor: int) -> Explanation:
    """Say what the selected function leaves of the gradient after `cursor` layers."""
    run = frame.run(params.selected)
    name = Message(FUNCTIONS[run.name])
    return Explanation(
        Message("{name}, {count} layers deep", {"name": name, "count": cursor}),
        _formulas(params, run, cursor),
        (_verdict(params, run, cursor),),
        Source(Activate.backward, ("    dx ", "return")),
        _suggestions(params, run),
    )


def _formulas(params: ChainParams, run: Run, k: int) -> tuple[str, ...]:
    symbols = (
        r"h_i = f(a_i),\quad a_i = w\,h_{i-1},\quad h_0 = x",
        r"\frac{\partial h_n}{\partial x} = \prod_{i=1}^{n} w\,f'(a_i)",
    )
    if not k:
        return symbols
    factors = [bracketed(float(value), 3) for value in run.slope[:k]]
    shown = r" \cdot ".join(factors if k <= 4 else [*factors[:3], r"\cdots", factors[-1]])
    a = params.weight * run.signal[k - 1]
    return (
        *symbols,
        rf"h_{{{k}}} = f({latex(float(a), 3)}) = {latex(float(run.signal[k]), 3)}",
        rf"\frac{{\partial h_{{{k}}}}}{{\partial x}} = {shown} = "
        + latex(float(run.gradient[k]), 3),
    )


def _verdict(params: ChainParams, run: Run, k: int) -> Message:
    gradient = abs(float(run.gradient[k]))
    values = {"count": k, "gradient": plain(gradient, 3)}
    if gradient == 0 and k:
        return Message(
            "After {count} layers the gradient is exactly 0: some layer's slope is 0, and nothing "
            "times 0 comes back. The first layers learn nothing.",
            values,
        )
    if gradient < GONE:
        return Message(
            "After {count} layers {gradient} of the gradient is left: it has vanished. The last "
            "layers learn, the first ones stand still.",
            values,
        )
    if gradient > 1 / GONE:
        return Message(
            "After {count} layers the gradient is {gradient} times as large: it has exploded, and "
            "one step throws the weights far away.",
            values,
        )
    if run.name == "sigmoid":
        return Message(
            "After {count} layers {gradient} of the gradient is left. With w = 1 each sigmoid "
            "takes at least three quarters of it, since its slope is at most 0.25.",
            values,
        )
    if gradient > 1:
        return Message(
            "After {count} layers the gradient is {gradient} times what it was at the output.",
            values,
        )
    return Message(
        "After {count} layers the gradient is {gradient} of what it was at the output.", values
    )


def _suggestions(params: ChainParams, run: Run) -> tuple[Suggestion, ...]:
    if run.name == "relu":
        first = Suggestion(
            Message("A negative input: the first ReLU switches it off."), {"x": -1.0}
        )
    else:
        first = Suggestion(
            Message("Take ReLU: its slope is 1, however long the chain."),
            {"selected": "relu", "shown": ("sigmoid", "relu", "tanh"), "weight": 1.0, "x": 1.0},
        )
    if params.weight == 4.0:
        second = Suggestion(Message("Back to w = 1."), {"weight": 1.0})
    else:
        second = Suggestion(
            Message("Set w = 4, to make up for the sigmoid's 0.25. Is the gradient saved?"),
            {"weight": 4.0, "selected": "sigmoid", "shown": ("sigmoid", "relu", "tanh")},
        )
    third = Suggestion(Message("Fifty layers."), {"depth": 50})
    return first, second, third
