"""Nets for the tests, and the proof of a gradient along random directions."""

from __future__ import annotations

from typing import Any

import numpy as np

from lab.nn import Network


def build(input_shape: tuple[int, ...], *layers: dict[str, Any], **entries: Any) -> Network:
    """A float64 network from its layers' descriptions."""
    whole = {"input_shape": list(input_shape), "layers": list(layers), "dtype": "float64"}
    return Network(whole | entries)


def batch(net: Network, N: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N, *net.input_shape)), rng.integers(0, net.classes, N)


def worst_error(net: Network, x: np.ndarray, t: np.ndarray, directions: int = 4) -> float:
    """The largest relative error of `grads` and dL/dx against differences of the loss.

    Along random directions u: (L(p + h u) - L(p - h u)) / 2h should be grads · u. Every evaluation
    draws the same dropout, and leaves the running averages alone.
    """
    rng = np.random.default_rng(9)
    # Away from the start, where γ = 1, β = 0 and b = 0 could hide a fault.
    net.set_params(net.params + 0.1 * rng.normal(size=net.params.shape))
    chance = net.layers[0].rng
    dice, state = chance.bit_generator.state, net.state.copy()

    def loss(params: np.ndarray) -> float:
        net.set_params(params)
        chance.bit_generator.state = dice
        value = net.loss(x, t, train=True)
        net.state[...] = state
        return value

    start = net.params.copy()
    chance.bit_generator.state = dice
    net.loss_and_gradient(x, t)
    net.state[...] = state
    gradient = net.grads.copy()
    errors = [0.0]
    for _ in range(directions):
        u = rng.normal(size=start.shape)
        errors.append(_error(lambda h, u=u: loss(start + h * u), gradient @ u))
    net.set_params(start)
    return max(errors)


def worst_input_error(net: Network, x: np.ndarray, t: np.ndarray) -> float:
    """The same for dL/dx, in use."""
    rng = np.random.default_rng(9)
    gradient = net.input_gradient(x, t)
    u = rng.normal(size=x.shape)
    return _error(lambda h: net.loss(x + h * u, t), (gradient * u).sum())


def _error(loss, expected: float) -> float:
    near, far = ((loss(h) - loss(-h)) / (2 * h) for h in (1e-5, 2e-5))
    found = (4 * near - far) / 3  # Richardson's: the error that grows with h² is gone.
    # Where the slope is 0 itself, an error of 1e-9 in it is rounding.
    return abs(found - expected) / max(abs(found), abs(expected), 1e-2)
