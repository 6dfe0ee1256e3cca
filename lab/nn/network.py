"""A network: layers in a row, one flat vector of parameters, and softmax with cross entropy."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from lab import threads
from lab.arrays import Array, Labels
from lab.blocks import scratch
from lab.message import InputError
from lab.nn.architecture import (
    Description,
    build_layers,
    check_architecture,
    check_weight_decay,
)
from lab.nn.chain import Chain, Off, Trace
from lab.nn.checks import check_labels, check_off, check_shape
from lab.nn.initializers import initializer
from lab.nn.layer import Layer
from lab.nn.losses import softmax

WORK_FOR_A_THREAD = 2**24
"""Multiplications below which one more thread costs more time than it saves."""

ROWS_FOR_A_THREAD = 16
"""Samples below which adding up the threads' gradients costs more than it saves."""

ADDED_AT_ONCE = 2**18
"""Gradients below which a core of their own gains nothing while shards are added up."""

VALUES_AT_ONCE = 2**19
"""So many inputs or outputs of a layer are evaluated at a time: they stay in the cache."""


class Network:
    """Layers in a row; what the last one gives out are the logits, one for each class.

    Made by `mlp`, by `convnet`, or from a description as in `lab.nn.architecture`. `params` and
    `grads` are two flat vectors; every layer's W, b and dW, db are views into them, so that an
    optimizer needs one pass over one array. `state` is a third: what batch normalization remembers.

    A large batch is cut into shards, one for each thread. The same seed and the same number of
    shards give the same bits. `shards_for` tells the number; setting `shards` fixes it. Where a
    layer needs to see the whole batch, it is that of the threads of the matrix products instead.
    """

    def __init__(self, architecture: Description) -> None:
        self.architecture: dict[str, Any] = check_architecture(architecture)
        self.shards: int | None = None
        layers = build_layers(self.architecture)
        learned = [shape for layer in layers for shape in layer.param_shapes().values()]
        remembered = [shape for layer in layers for shape in layer.state_shapes().values()]
        self.dtype = layers[0].dtype
        self.params: Array = np.zeros(sum(map(math.prod, learned)), self.dtype)
        # Not `zeros_like`, which writes its zeros: of what never learns, no memory is taken.
        self.grads: Array = np.zeros(self.params.shape, self.dtype)
        self.state: Array = np.zeros(sum(map(math.prod, remembered)), self.dtype)
        self._chains: list[Chain] = []
        self._spare: Chain | None = None
        self.layers: list[Layer] = self._chains_for(1)[0].layers
        self.input_shape = self.layers[0].input_shape
        self.classes = self.layers[-1].output_shape[0]
        self._whole_batch = any(layer.whole_batch for layer in self.layers)
        self._work = sum(layer.multiplications() for layer in self.layers)
        largest = max(map(math.prod, [self.input_shape, *(la.output_shape for la in self.layers)]))
        self._at_once = min(1000, max(1, VALUES_AT_ONCE // largest))
        self._weights = [
            (W.reshape(-1), self.named_grads()[name].reshape(-1))
            for name, W in self.named_params().items()
            if name.endswith(".W")
        ]
        self._draw_first_values()

    @classmethod
    def from_architecture(cls, architecture: Description) -> Network:
        """The same network as when it was new: `Network.from_architecture(net.architecture)`."""
        return cls(architecture)

    def copy(self) -> Network:
        """A network of its own with the same parameters, gradients and running averages."""
        twin = Network(self.architecture)
        twin.shards = self.shards
        twin.params[...], twin.grads[...], twin.state[...] = self.params, self.grads, self.state
        return twin

    @property
    def seed(self) -> int:
        """The seed of the first weights, and of what dropout leaves out."""
        return int(self.architecture["seed"])

    @property
    def weight_decay(self) -> float:
        """The book's λ (chapter 6.4.2): the loss gains λ/2 Σ W², and each dW gains λ W."""
        return float(self.architecture["weight_decay"])

    @weight_decay.setter
    def weight_decay(self, value: float) -> None:
        self.architecture["weight_decay"] = check_weight_decay(value)

    def named_params(self) -> dict[str, Array]:
        """Every parameter as a view into `params`: {"affine1.W": …, "affine1.b": …}."""
        return {f"{la.name}.{p}": getattr(la, p) for la in self.layers for p in la.param_shapes()}

    def named_grads(self) -> dict[str, Array]:
        """Every gradient as a view into `grads`, under its parameter's name."""
        return {
            f"{la.name}.{p}": getattr(la, f"d{p}") for la in self.layers for p in la.param_shapes()
        }

    def named_state(self) -> dict[str, Array]:
        """Every running average as a view into `state`: {"batch_norm1.running_mean": …}."""
        return {f"{la.name}.{s}": getattr(la, s) for la in self.layers for s in la.state_shapes()}

    def set_params(self, flat: Array) -> None:
        """Copy a flat vector, like `params`, into the network."""
        if np.shape(flat) != self.params.shape:
            raise InputError(
                "The parameters came with the shape {given}; the network's have {expected}.",
                given=np.shape(flat),
                expected=self.params.shape,
            )
        self.params[...] = flat

    def shards_for(self, N: int) -> int:
        """Over how many threads a batch of N is spread in training: by its work, and the cores.

        Each has a shard of the batch, or, if a layer needs to see all of it, as batch normalization
        does, a part of each matrix product.
        """
        if self.shards is not None:
            return max(1, min(N, self.shards))
        by_size = min(N // ROWS_FOR_A_THREAD, N * self._work // WORK_FOR_A_THREAD)
        return max(1, min(threads.cores(), by_size))

    def loss_and_gradient(self, x: npt.ArrayLike, t: npt.ArrayLike) -> float:
        """L for a batch, in training mode; fills `grads` with dL/dparams.

        x (N, 784) or (N, C, H, W); t labels (N,), or one-hot rows (N, K). A network that has run
        away gives inf or nan, without a warning. Raises InputError for a wrong shape or type, an
        empty batch, nan or infinity in x, a label out of range.
        """
        x, t = self._checked(x, t)
        N = len(x)
        spread = self.shards_for(N)
        chains = self._chains_for(1 if self._whole_batch else spread)
        threads.set_blas_threads(spread if self._whole_batch else 1)
        if len(chains) == 1:
            loss = chains[0].loss_and_gradient(x, t, N)
        else:
            loss = self._in_shards(chains, x, t)
        self.add_weight_decay()
        with np.errstate(all="ignore"):
            return loss + self._decay_loss()

    def add_weight_decay(self, times: float = 1) -> None:
        """Add λ W, so many times, to the gradient of every W (of no bias) in `grads`."""
        if self.weight_decay:
            with np.errstate(all="ignore"):
                for W, dW in self._weights:
                    dW += np.multiply(W, times * self.weight_decay, out=scratch(W))

    def loss(self, x: npt.ArrayLike, t: npt.ArrayLike, train: bool = False) -> float:
        """L for a batch, weight decay included, in training mode or in use; no gradient.

        In training mode batch normalization's running averages move, and dropout draws new masks.
        """
        x, t = self._checked(x, t)
        threads.set_blas_threads(1)
        with np.errstate(all="ignore"):
            return self._chains_for(1)[0].mean_loss(x, t, train) + self._decay_loss()

    def logits(self, x: npt.ArrayLike, off: Off | None = None) -> Array:
        """What the last layer gives out, in use: (N, K).

        `off` switches units off, to see what they are for: {"relu1": [3, 7]}.
        """
        x = check_shape(x, self.input_shape)
        check_off(off, {layer.name: layer.output_shape[0] for layer in self.layers})
        out = np.empty((len(x), self.classes), self.dtype)

        def job(chain: Chain, part: slice) -> None:
            out[part] = chain.logits(x[part], off)

        self._spread(len(x), job)
        return out

    def predict(self, x: npt.ArrayLike, off: Off | None = None) -> Array:
        """Probabilities of the classes, in use: (N, K), each row adds up to 1."""
        a = self.logits(x, off)
        with np.errstate(all="ignore"):
            return softmax(a, out=a)

    def evaluate(
        self, x: npt.ArrayLike, t: npt.ArrayLike, off: Off | None = None
    ) -> tuple[float, float]:
        """(loss, accuracy) in use, without weight decay: how well it answers."""
        x, t = self._checked(x, t)
        check_off(off, {layer.name: layer.output_shape[0] for layer in self.layers})
        found = {}

        def job(chain: Chain, part: slice) -> None:
            found[part.start] = chain.evaluate(x[part], t[part], off)

        self._spread(len(x), job)
        loss, right = np.sum([found[start] for start in sorted(found)], axis=0)
        return float(loss / len(x)), float(right / len(x))

    def accuracy(self, x: npt.ArrayLike, t: npt.ArrayLike) -> float:
        """The share of samples whose largest logit is the right one, in use."""
        return self.evaluate(x, t)[1]

    def trace(self, x: npt.ArrayLike, t: npt.ArrayLike, train: bool = False) -> Trace:
        """Every layer's output and gradient for a batch, for drawing; nothing in here changes."""
        x, t = self._checked(x, t)
        if self._spare is None:
            self._spare = self._new_chain(np.zeros_like(self.grads), self.state.copy(), 0)
        self._spare.state[...] = self.state
        threads.set_blas_threads(1)
        return self._spare.trace(x, t, train)

    def input_gradient(self, x: npt.ArrayLike, t: npt.ArrayLike) -> Array:
        """dL/dx in use, in the shape of x: which pixels the answer hangs on."""
        return self.trace(x, t).input_gradient.reshape(np.shape(x))

    def _checked(self, x: npt.ArrayLike, t: npt.ArrayLike) -> tuple[Array, Labels]:
        x = check_shape(x, self.input_shape)
        return x, check_labels(t, len(x), self.classes)

    def _chains_for(self, count: int) -> list[Chain]:
        while len(self._chains) < count:
            grads = np.zeros_like(self.grads) if self._chains else self.grads
            self._chains.append(self._new_chain(grads, self.state, len(self._chains)))
        return self._chains[:count]

    def _new_chain(self, grads: Array, state: Array, number: int) -> Chain:
        rng = np.random.default_rng([self.seed, number])
        return Chain(self.architecture, self.params, grads, state, rng)

    def _spread(self, N: int, job: Callable[[Chain, slice], None]) -> None:
        """Do job(chain, part) for all parts of N samples, on as many threads as are worth it."""
        threads.set_blas_threads(1)
        parts = [slice(i, i + self._at_once) for i in range(0, N, self._at_once)]
        chains = self._chains_for(min(len(parts), self.shards_for(N)))

        def share(number: int) -> None:
            for part in parts[number :: len(chains)]:
                job(chains[number], part)

        threads.in_parallel([partial(share, number) for number in range(len(chains))])

    def _in_shards(self, chains: Sequence[Chain], x: Array, t: Labels) -> float:
        """The loss of a batch, each chain taking its part of it; their gradients are added up."""
        losses = threads.in_parallel(
            [
                partial(chain.loss_and_gradient, x[part], t[part], len(x))
                for chain, part in zip(chains, threads.cut(len(x), len(chains)), strict=True)
            ]
        )

        def add_up(part: slice) -> None:
            with np.errstate(all="ignore"):
                for chain in chains[1:]:
                    self.grads[part] += chain.grads[part]

        threads.in_parallel(
            [partial(add_up, part) for part in threads.shares(self.grads.size, ADDED_AT_ONCE)]
        )
        return sum(losses)

    def _decay_loss(self) -> float:
        if not self.weight_decay:
            return 0.0
        return 0.5 * self.weight_decay * sum(float(np.dot(W, W)) for W, _ in self._weights)

    def _draw_first_values(self) -> None:
        rng = np.random.default_rng(self.seed)
        for layer, description in zip(self.layers, self.architecture["layers"], strict=True):
            init = initializer(description.get("init", self.architecture["init"]))
            for name in [*layer.param_shapes(), *layer.state_shapes()]:
                getattr(layer, name)[...] = layer.initial(name, init, rng)
