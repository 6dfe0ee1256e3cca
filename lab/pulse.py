"""How large weights, gradients and steps are in each layer: is it learning, dead, or exploding?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.nn import Network


@dataclass(frozen=True)
class Pulse:
    """The sizes in one training step, each (L,), a number for each layer that has weights.

    A size is the root of the mean square over the layer's weights W, so that layers of different
    width compare: `weights` of W, `gradients` of dW (weight decay included), `updates` of the
    change of W. `layers` are their names; `step` is the number of the step.
    """

    step: int
    layers: tuple[str, ...]
    weights: Array
    gradients: Array
    updates: Array

    @property
    def ratios(self) -> Array:
        """The size of the step over that of the weights, (L,); about 1e-3 is a good pace."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(self.updates / self.weights)


def pulse(net: Network, before: Array, step: int) -> Pulse:
    """Measure the step that led from the flat parameters `before` to those of `net`."""
    weights = {name: W for name, W in net.named_params().items() if name.endswith(".W")}
    gradients = net.named_grads()
    old = dict(zip(net.named_params(), np.split(before, _ends(net)), strict=True))
    return Pulse(
        step,
        tuple(name.removesuffix(".W") for name in weights),
        np.array([_size(W) for W in weights.values()]),
        np.array([_size(gradients[name]) for name in weights]),
        np.array([_size(W.reshape(-1) - old[name]) for name, W in weights.items()]),
    )


def weight_norm(net: Network) -> float:
    """‖W‖, the root of the sum of the squares of all weights; biases do not count."""
    with np.errstate(over="ignore"):
        squares = [
            float(np.vdot(W, W)) for name, W in net.named_params().items() if name.endswith(".W")
        ]
    return float(np.sqrt(sum(squares)))


def _size(values: Array) -> float:
    with np.errstate(all="ignore"):
        return float(np.sqrt(np.mean(np.square(values, dtype=np.float64))))


def _ends(net: Network) -> list[int]:
    """Return where each parameter but the last ends in the flat vector."""
    sizes = [values.size for values in net.named_params().values()]
    return [int(end) for end in np.cumsum(sizes)[:-1]]
