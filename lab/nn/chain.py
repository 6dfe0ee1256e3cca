"""The layers of a network in a row, with arrays of their own to compute in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array, Labels
from lab.nn.architecture import Description, build_layers
from lab.nn.checks import check_values
from lab.nn.layer import Shape
from lab.nn.losses import SoftmaxWithLoss

Off = Mapping[str, Sequence[int]]
"""Units that are switched off, by the name of their layer: {"relu1": [3, 7]}."""


@dataclass(frozen=True)
class Trace:
    """What went through a network for one batch: copies, in the order of its layers."""

    names: list[str]
    outputs: list[Array]
    """What each layer gave out: (N, …)."""
    gradients: list[Array]
    """dL/d(output), for each of the outputs."""
    input_gradient: Array
    """dL/dx."""
    loss: float


class Chain:
    """Layers in a row, bound to a network's parameters but with gradients of their own.

    A network has one. When a batch is cut into shards it has more, one for each thread: they share
    `params` and `state`, and each computes its part of the batch in arrays and into `grads` that
    no other touches.
    """

    def __init__(
        self,
        architecture: Description,
        params: Array,
        grads: Array,
        state: Array,
        rng: np.random.Generator,
    ) -> None:
        self.layers = build_layers(architecture)
        self.grads = grads
        self.loss = SoftmaxWithLoss(self.layers[-1].output_shape[0], params.dtype)
        self.state = state
        self._dtype = params.dtype
        self._N = 0
        self._first = next(i for i, layer in enumerate(self.layers) if layer.param_shapes())
        param_shapes = [layer.param_shapes() for layer in self.layers]
        state_shapes = [layer.state_shapes() for layer in self.layers]
        for layer, W, dW, remembered in zip(
            self.layers,
            cut(params, param_shapes),
            cut(grads, param_shapes),
            cut(state, state_shapes),
            strict=True,
        ):
            layer.bind(W | {f"d{name}": values for name, values in dW.items()} | remembered)
            layer.rng = rng

    def logits(self, x: Array, off: Off | None = None) -> Array:
        """What the last layer gives out, in use: (N, K); it holds until the next batch."""
        with np.errstate(all="ignore"):
            return self._forward(x, train=False, off=off)

    def evaluate(self, x: Array, t: Labels, off: Off | None = None) -> tuple[float, int]:
        """In use, over the rows of x: the sum of their losses, and how many are answered right."""
        with np.errstate(all="ignore"):
            a = self._forward(x, train=False, off=off)
            return self.loss.forward(a, t), int(np.count_nonzero(a.argmax(axis=1) == t))

    def mean_loss(self, x: Array, t: Labels, train: bool) -> float:
        """The mean loss of a batch."""
        return self.loss.forward(self._forward(x, train), t) / len(x)

    def _forward(self, x: Array, train: bool, off: Off | None = None) -> Array:
        x = check_values(x, self._dtype)
        self._allocate(len(x))
        for layer in self.layers:
            x = layer.forward(x, train)
            if off and layer.name in off:
                x[:, list(off[layer.name])] = 0
        return x

    def loss_and_gradient(self, x: Array, t: Labels, N: int) -> float:
        """This part's share of the loss of a batch of N, and in `grads` of its gradient.

        The way back ends at the first layer that learns: nobody asks for the gradient of x.
        """
        with np.errstate(all="ignore"):
            loss = self.loss.forward(self._forward(x, train=True), t)
            dout = self.loss.backward(N)
            for layer in reversed(self.layers[self._first + 1 :]):
                layer.gradients(dout)
                dout = layer.backward(dout)
            self.layers[self._first].gradients(dout)
        return loss / N

    def trace(self, x: Array, t: Labels, train: bool) -> Trace:
        """All the way there and all the way back, with a copy of everything on the way."""
        N, outputs, gradients = len(x), [], []
        self._allocate(N)
        with np.errstate(all="ignore"):
            x = check_values(x, self._dtype)
            for layer in self.layers:
                x = layer.forward(x, train)
                outputs.append(x.copy())
            loss = self.loss.forward(x, t) / N
            dout = self.loss.backward(N)
            for layer in reversed(self.layers):
                gradients.append(dout.copy())
                layer.gradients(dout)
                dout = layer.backward(dout)
        names = [layer.name for layer in self.layers]
        return Trace(names, outputs, gradients[::-1], dout.copy(), loss)

    def _allocate(self, N: int) -> None:
        if self._N != N:
            # Where memory runs out midway, no layer may be taken to fit the batch before.
            self._N = 0
            for layer in self.layers:
                layer.allocate(N)
            self.loss.allocate(N)
            self._N = N


def cut(flat: Array, shapes: Iterable[Mapping[str, Shape]]) -> list[dict[str, Array]]:
    """Views into a flat vector, one after the other, named and shaped as each layer has them."""
    views: list[dict[str, Array]] = []
    start = 0
    for of_layer in shapes:
        views.append({})
        for name, shape in of_layer.items():
            end = start + math.prod(shape)
            views[-1][name] = flat[start:end].reshape(shape)
            start = end
    return views
