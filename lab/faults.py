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
from lab.stepping import Optimizer, State


def weights_as_gradients(net: Network, N: int) -> None:
    """`self.dW = self.W`: every step makes the weights smaller, whatever the images are."""
    gradients = net.named_grads()
    for name, W in net.named_params().items():
        if name.endswith(".W"):
            gradients[name][...] = W
    net.add_weight_decay()


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
    # λ W is no mean over the batch: it is added to whatever the gradient is.
    net.add_weight_decay(1 - N)


def averaged_twice(net: Network, N: int) -> None:
    """`/ batch_size` in the loss layer and again in the affine layer: N times too short."""
    net.grads /= N
    net.add_weight_decay(1 - 1 / N)


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


def _first_layer(net: Network) -> list[Array]:
    """The update loop forgets the first layer: its weights stay random."""
    first = next(iter(net.named_params())).partition(".")[0]
    return [W for name, W in net.named_params().items() if name.startswith(f"{first}.")]


def _all_layers(net: Network) -> list[Array]:
    """`params = params - lr * grads` makes a new array: the network never sees the step."""
    return [net.params]


def forget_update(net: Network, optimizer: Optimizer, fault: str) -> None:
    """Leave parameters of `net` as they are in each update to come; changes the optimizer.

    A gradient of 0 would not do: AdamW shrinks every weight, whatever its gradient.
    """
    forgotten, update = UPDATE_FAULTS[fault](net), optimizer.update

    def forgetful(params: Array, grads: Array, state: State) -> None:
        before = [W.copy() for W in forgotten]
        update(params, grads, state)
        for W, was in zip(forgotten, before, strict=True):
            W[...] = was

    optimizer.update = forgetful  # type: ignore[method-assign]


def shuffled(labels: Labels, seed: int) -> Labels:
    """The images in another order than their labels: there is nothing to be learned."""
    return np.random.default_rng(seed).permutation(labels)


GRADIENT_FAULTS: dict[str, Callable[[Network, int], None]] = {
    "weights_as_gradients": weights_as_gradients,
    "bias_forgotten": bias_forgotten,
    "wrong_sign": wrong_sign,
    "not_averaged": not_averaged,
    "averaged_twice": averaged_twice,
}
"""What is done to `net.grads` after a batch of N, by name."""

UPDATE_FAULTS: dict[str, Callable[[Network], list[Array]]] = {
    "first_layer_left_out": _first_layer,
    "copy_updated": _all_layers,
}
"""What an update does not reach, by name."""

FAULTS = (*GRADIENT_FAULTS, *UPDATE_FAULTS, "mask_forgotten", "labels_shuffled")
"""All names that `RunParams.fault` takes, beside "none"."""
