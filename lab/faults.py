"""Mistakes that readers of chapter 5 have made, to be made on purpose: each has its signature.

A run with a fault is otherwise the run it would have been: the same weights, the same batches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array, Labels
from lab.nn import Network
from lab.nn.activations import Activation
from lab.nn.layers import Activate


def weights_as_gradients(net: Network, N: int) -> None:
    """`self.dW = self.W`: every step makes the weights smaller, whatever the images are."""
    gradients = net.named_grads()
    for name, W in net.named_params().items():
        if name.endswith(".W"):
            gradients[name][...] = W


def bias_forgotten(net: Network, N: int) -> None:
    """`y = np.dot(x, W)` without `+ b`: the biases stay at the 0 they began with."""
    for name, gradient in net.named_grads().items():
        if name.endswith(".b"):
            gradient[...] = 0


def wrong_sign(net: Network, N: int) -> None:
    """`W += lr * dW`: up the hill."""
    np.negative(net.grads, out=net.grads)


def not_averaged(net: Network, N: int) -> None:
    """`y - t` without `/ batch_size`: the gradient is N times too long."""
    net.grads *= N


def averaged_twice(net: Network, N: int) -> None:
    """`/ batch_size` in the loss layer and again in the affine layer: N times too short."""
    net.grads /= N


def first_layer_left_out(net: Network, N: int) -> None:
    """The update loop forgets the first layer: its weights stay random."""
    first = next(iter(net.named_grads())).partition(".")[0]
    for name, gradient in net.named_grads().items():
        if name.startswith(f"{first}."):
            gradient[...] = 0


def copy_updated(net: Network, N: int) -> None:
    """`params = params - lr * grads` makes a new array: the network never sees the step."""
    net.grads[...] = 0


@dataclass(frozen=True)
class _Unmasked(Activation):
    """An activation whose way back forgets its own slope: dx = dout."""

    f: Activation

    def forward(self, x: Array, out: Array | None = None) -> Array:
        """y = f(x), as it should be."""
        return self.f.forward(x, out)

    def derivative(self, x: Array, y: Array | None = None, out: Array | None = None) -> Array:
        """1 everywhere."""
        slope = np.empty_like(x) if out is None else out
        slope.fill(1)
        return slope


def forget_masks(net: Network) -> None:
    """`dout[self.mask] = 0` left out of ReLU's backward; changes the network's layers.

    The batch is no longer cut into shards: their layers are others. So are those of `trace` and
    `input_gradient`, which go on showing the gradient as it should be.
    """
    net.shards = 1
    for layer in net.layers:
        if isinstance(layer, Activate):
            layer.f = _Unmasked(layer.f)


def shuffled(labels: Labels, seed: int) -> Labels:
    """The images in another order than their labels: there is nothing to be learned."""
    return np.random.default_rng(seed).permutation(labels)


GRADIENT_FAULTS: dict[str, Callable[[Network, int], None]] = {
    "weights_as_gradients": weights_as_gradients,
    "bias_forgotten": bias_forgotten,
    "wrong_sign": wrong_sign,
    "not_averaged": not_averaged,
    "averaged_twice": averaged_twice,
    "first_layer_left_out": first_layer_left_out,
    "copy_updated": copy_updated,
}
"""What is done to `net.grads` after a batch of N, by name."""

FAULTS = (*GRADIENT_FAULTS, "mask_forgotten", "labels_shuffled")
"""All names that `RunParams.fault` takes, beside "none"."""
