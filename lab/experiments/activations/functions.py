"""The functions that can be drawn: the engine's activations, and one between sigmoid and step."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.nn.activations import ACTIVATIONS, Activation, Sigmoid

FUNCTIONS = {
    "step": "step 0/1",
    "sigmoid": "sigmoid",
    "relu": "ReLU",
    "tanh": "tanh",
    "identity": "identity",
    "leaky_relu": "leaky ReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "softplus": "softplus",
    "swish": "swish",
    "steep": "σ(k·x)",
}
"""Name → what the reader sees, in the order of the list on screen."""


@dataclass(frozen=True)
class SteepSigmoid(Activation):
    """y = sigmoid(k x): the sigmoid at k = 1, the step function as k → ∞ (chapter 3.2.5).

    dy/dx = k y (1 - y), at most k/4.
    """

    k: float = 1.0
    name = "steep"

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = 1 / (1 + e⁻ᵏˣ)."""
        return Sigmoid().forward(self.k * x, out=out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """dy/dx = k y (1 - y)."""
        slope = Sigmoid().derivative(self.k * x, y, out=out)
        slope *= self.k
        return slope


def function(name: str, *, steepness: float, leaky_slope: float, alpha: float) -> Activation:
    """Return the function of that name with the constants that it knows."""
    if name == "steep":
        return SteepSigmoid(steepness)
    constants = {"leaky_relu": {"slope": leaky_slope}, "elu": {"alpha": alpha}}
    return ACTIVATIONS[name](**constants.get(name, {}))


def at(f: Activation, x: float) -> tuple[float, float]:
    """Return f(x) and f'(x) for one number."""
    point = np.array([x])
    return float(f.forward(point)[0]), float(f.derivative(point)[0])
