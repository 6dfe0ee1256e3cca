"""A network: layers in a row, one flat vector of parameters, and softmax with cross entropy."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.message import InputError
from lab.nn.architecture import Description, build_layers
from lab.nn.checks import check_batch, check_labels
from lab.nn.initializers import initializer
from lab.nn.layer import Layer
from lab.nn.losses import SoftmaxWithLoss, softmax

CHUNK = 500
"""So many samples at a time are evaluated: enough to be fast, few enough to stay in the cache."""


@dataclass(frozen=True)
class Trace:
    """What went through a network for one batch, layer by layer: copies, in the layers' order."""

    names: list[str]
    outputs: list[Array]
    """What each layer gave out: (N, …)."""
    gradients: list[Array]
    """dL/d(output), for each of the outputs."""
    loss: float


class Network:
    """Layers in a row. The last one's outputs are the logits, one for each class.

    `params` and `grads` are two flat vectors; every layer's W, b and dW, db are views into them, so
    an optimizer needs one pass over one array, and a step is seen by all layers at once.
    `weight_decay` is the book's λ (chapter 6.4.2): the loss gains λ/2 Σ W², and each dW gains λ W.
    Made by `mlp`, `convnet` or `Network(architecture)`; see `lab.nn.architecture`.
    """

    params: Array
    grads: Array

    def __init__(self, architecture: Description) -> None:
        self.architecture: dict[str, Any] = copy.deepcopy(dict(architecture))
        self.dtype = np.dtype(self.architecture.setdefault("dtype", "float32"))
        if self.dtype not in (np.float32, np.float64):
            raise InputError(
                "dtype is {dtype}; a network computes in float32 or float64.", dtype=self.dtype
            )
        self.architecture.setdefault("init", "he")
        self.seed = int(self.architecture.setdefault("seed", 0))
        self.weight_decay = float(self.architecture.setdefault("weight_decay", 0.0))
        self.layers: list[Layer] = build_layers(self.architecture)
        self.input_shape = tuple(self.architecture["input_shape"])
        if not self.layers or len(self.layers[-1].output_shape) != 1:
            raise InputError(
                "A network must end with a layer that gives one number for each class."
            )
        self.classes = self.layers[-1].output_shape[0]
        self._loss = SoftmaxWithLoss()
        self._batch = 0
        self._lay_out_arrays()
        self._draw_first_values()

    @classmethod
    def from_architecture(cls, architecture: Description) -> Network:
        """The same network as when it was new: `Network(net.architecture)`."""
        return cls(architecture)

    def _lay_out_arrays(self) -> None:
        sizes = [math.prod(s) for layer in self.layers for s in layer.param_shapes().values()]
        self.params = np.zeros(sum(sizes), self.dtype)
        self.grads = np.zeros_like(self.params)
        self._params: dict[str, Array] = {}
        self._grads: dict[str, Array] = {}
        self._state: dict[str, Array] = {}
        start = 0
        for layer in self.layers:
            views: dict[str, Array] = {}
            for name, shape in layer.param_shapes().items():
                part = slice(start, start + math.prod(shape))
                views[name] = self._params[f"{layer.name}.{name}"] = self.params[part].reshape(
                    shape
                )
                views["d" + name] = self.grads[part].reshape(shape)
                self._grads[f"{layer.name}.{name}"] = views["d" + name]
                start = part.stop
            for name, shape in layer.state_shapes().items():
                views[name] = np.zeros(shape, self.dtype)
                self._state[f"{layer.name}.{name}"] = views[name]
            layer.bind(views)

    def _draw_first_values(self) -> None:
        rng = np.random.default_rng(self.seed)
        for layer, description in zip(self.layers, self.architecture["layers"], strict=True):
            init = initializer(description.get("init", self.architecture["init"]))
            for name in [*layer.param_shapes(), *layer.state_shapes()]:
                getattr(layer, name)[...] = layer.initial(name, init, rng)
            if hasattr(layer, "rng"):
                layer.rng = rng.spawn(1)[0]

    def named_params(self) -> dict[str, Array]:
        """Every parameter as a view into `params`: {"affine1.W": …, "affine1.b": …}."""
        return dict(self._params)

    def named_grads(self) -> dict[str, Array]:
        """Every gradient as a view into `grads`, under its parameter's name."""
        return dict(self._grads)

    def named_state(self) -> dict[str, Array]:
        """What is remembered but not learned by gradient: {"batch_norm1.running_mean": …}."""
        return dict(self._state)

    def set_params(self, flat: Array) -> None:
        """Copy a flat vector, like `params`, into the network."""
        if flat.shape != self.params.shape:
            raise InputError(
                "The parameters came with the shape {given}; the network's have {expected}.",
                given=flat.shape,
                expected=self.params.shape,
            )
        self.params[...] = flat

    def copy(self) -> Network:
        """A network of its own with the same parameters and running averages."""
        twin = Network(self.architecture)
        twin.weight_decay = self.weight_decay
        twin.params[...] = self.params
        twin.grads[...] = self.grads
        for name, values in twin.named_state().items():
            values[...] = self._state[name]
        return twin

    def loss_and_gradient(self, x: npt.ArrayLike, t: npt.ArrayLike) -> float:
        """L for a batch, in training mode; fills `grads` with dL/dparams.

        x (N, 784) or (N, C, H, W), t (N,) labels or (N, K) one-hot. Raises InputError for anything
        else. A network that has run away gives inf or nan, without a warning.
        """
        x, t = self._checked(x, t)
        with np.errstate(all="ignore"):
            loss = self._forward_loss(x, t, train=True)
            self._backward(self._loss.backward(len(x)))
            return loss + self._add_weight_decay()

    def loss(self, x: npt.ArrayLike, t: npt.ArrayLike, train: bool = False) -> float:
        """L for a batch, weight decay included, and no gradient."""
        x, t = self._checked(x, t)
        with np.errstate(all="ignore"):
            return self._forward_loss(x, t, train) + self._decay_loss()

    def logits(self, x: npt.ArrayLike, off: Mapping[str, Sequence[int]] | None = None) -> Array:
        """What the last layer gives out, in use: (N, K).

        `off` switches units off to see what they are for: {"relu1": [3, 7]}.
        """
        x = self._checked_x(x)
        out = np.empty((len(x), self.classes), self.dtype)
        with np.errstate(all="ignore"):
            for start in range(0, len(x), CHUNK):
                part = slice(start, start + CHUNK)
                out[part] = self._forward(x[part], train=False, off=off or {})
        return out

    def predict(self, x: npt.ArrayLike, off: Mapping[str, Sequence[int]] | None = None) -> Array:
        """Probabilities of the classes, in use: (N, K), each row adds up to 1."""
        a = self.logits(x, off)
        with np.errstate(all="ignore"):
            return softmax(a, out=a)

    def evaluate(
        self, x: npt.ArrayLike, t: npt.ArrayLike, off: Mapping[str, Sequence[int]] | None = None
    ) -> tuple[float, float]:
        """(loss, accuracy) in use, without weight decay: how well it answers."""
        x, t = self._checked(x, t)
        a = self.logits(x, off)
        self._loss.allocate(len(x), self.classes, self.dtype)
        with np.errstate(all="ignore"):
            loss = self._loss.forward(a, t) / len(x)
        self._batch = 0
        return loss, float(np.mean(a.argmax(axis=1) == t))

    def accuracy(self, x: npt.ArrayLike, t: npt.ArrayLike) -> float:
        """The share of samples whose largest logit is the right one, in use."""
        return self.evaluate(x, t)[1]

    def input_gradient(self, x: npt.ArrayLike, t: npt.ArrayLike) -> Array:
        """dL/dx in use, shaped like x: which pixels the answer hangs on. `grads` stays as it is."""
        shape = np.shape(x)
        x, t = self._checked(x, t)
        kept = self.grads.copy()
        with np.errstate(all="ignore"):
            self._forward_loss(x, t, train=False)
            dout = self._loss.backward(len(x))
            for layer in reversed(self.layers):
                layer.gradients(dout)
                dout = layer.backward(dout)
        self.grads[...] = kept
        return dout.reshape(shape).copy()

    def trace(self, x: npt.ArrayLike, t: npt.ArrayLike, train: bool = False) -> Trace:
        """Every layer's output and its gradient for a batch, for drawing; `grads` stays."""
        x, t = self._checked(x, t)
        kept, outputs, gradients = self.grads.copy(), [], []
        with np.errstate(all="ignore"):
            self._prepare(len(x))
            for layer in self.layers:
                x = layer.forward(x, train)
                outputs.append(x.copy())
            loss = self._loss.forward(x, t) / len(x)
            dout = self._loss.backward(len(x))
            for layer in reversed(self.layers):
                gradients.append(dout.copy())
                layer.gradients(dout)
                dout = layer.backward(dout)
        self.grads[...] = kept
        return Trace([layer.name for layer in self.layers], outputs, gradients[::-1], loss)

    def _forward(
        self, x: Array, train: bool, off: Mapping[str, Sequence[int]] | None = None
    ) -> Array:
        self._prepare(len(x))
        for layer in self.layers:
            x = layer.forward(x, train)
            if off and layer.name in off:
                x[:, list(off[layer.name])] = 0
        return x

    def _forward_loss(self, x: Array, t: Labels, train: bool) -> float:
        return self._loss.forward(self._forward(x, train), t) / len(x)

    def _backward(self, dout: Array) -> None:
        first = next(i for i, layer in enumerate(self.layers) if layer.param_shapes())
        for layer in reversed(self.layers[first + 1 :]):
            layer.gradients(dout)
            dout = layer.backward(dout)
        self.layers[first].gradients(dout)

    def _decay_loss(self) -> float:
        if not self.weight_decay:
            return 0.0
        return 0.5 * self.weight_decay * sum(float(np.vdot(W, W)) for W, _ in self._weights())

    def _add_weight_decay(self) -> float:
        if self.weight_decay:
            for W, dW in self._weights():
                dW += self.weight_decay * W
        return self._decay_loss()

    def _weights(self) -> Iterable[tuple[Array, Array]]:
        return ((W, self._grads[name]) for name, W in self._params.items() if name.endswith(".W"))

    def _prepare(self, N: int) -> None:
        if self._batch != N:
            for layer in self.layers:
                layer.allocate(N)
            self._loss.allocate(N, self.classes, self.dtype)
            self._batch = N

    def _checked_x(self, x: npt.ArrayLike) -> Array:
        return check_batch(x, self.input_shape, self.dtype)

    def _checked(self, x: npt.ArrayLike, t: npt.ArrayLike) -> tuple[Array, Labels]:
        x = self._checked_x(x)
        return x, check_labels(t, len(x), self.classes)
