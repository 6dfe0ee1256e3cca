"""TwoLayerNet on MNIST with a wrong softmax beside the right one, step by step (Q4, Q5).

Both nets begin with the same weights and see the same batches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.data import Dataset, as_input, load_mnist
from lab.experiments.activations.batch import BatchParams
from lab.experiments.activations.mistakes import MISTAKES
from lab.nn import Network, cross_entropy, mlp, one_hot, softmax
from lab.nn.layer import Layer
from lab.stream import GeneratorStream

BATCH = 100
SIZES = [784, 50, 10]
CLASSES = SIZES[-1]
EVERY = 10
"""A frame is given every so many steps."""


@dataclass(frozen=True, eq=False)
class FaultyFrame:
    """What was measured so far: each (n,), one number a step, before its update.

    `row_sum` is the mean over the batch of what a row of the wrong y adds up to. The accuracies on
    all test images are nan until the run has ended.
    """

    steps: int
    loss: Array
    row_sum: Array
    right_loss: Array
    accuracy: float = float("nan")
    right_accuracy: float = float("nan")

    @property
    def finished(self) -> bool:
        """Tell whether all steps are done."""
        return not np.isnan(self.right_accuracy)

    @property
    def first_negative(self) -> int | None:
        """Return the first step with a loss below 0, None where there is none."""
        return _first(self.loss < 0)

    @property
    def first_lost(self) -> int | None:
        """Return the first step whose loss is no finite number, None where there is none."""
        return _first(~np.isfinite(self.loss))


def _first(true: npt.NDArray[np.bool_]) -> int | None:
    found = np.flatnonzero(true)
    return int(found[0]) if found.size else None


def make(params: BatchParams) -> GeneratorStream[BatchParams, FaultyFrame]:
    """Make the stream in the child process."""
    return GeneratorStream(train(params))


def train(params: BatchParams) -> Iterator[FaultyFrame]:
    """Train both nets; the last frame has the accuracies."""
    data = _mnist()
    pixels, labels = data.train_pixels, data.train_labels
    wrong = mlp(SIZES, seed=params.seed)
    right = wrong.copy()
    rng = np.random.default_rng(params.seed)
    kept: list[tuple[float, float, float]] = []
    for step in range(params.train_steps):
        rows = rng.integers(0, len(pixels), BATCH)
        x, t = as_input(pixels[rows]), labels[rows]
        with np.errstate(all="ignore"):
            kept.append((*_wrong_step(wrong, params, x, t), _right_step(right, params.lr, x, t)))
        if step % EVERY == EVERY - 1:
            yield _frame(params, kept)
    test = as_input(data.test_pixels)
    accuracies = (net.accuracy(test, data.test_labels) for net in (wrong, right))
    yield _frame(params, kept, *accuracies)


@cache
def _mnist() -> Dataset:
    """MNIST as bytes, read once by a child that runs several trainings."""
    return load_mnist()


def _frame(
    params: BatchParams, kept: list[tuple[float, float, float]], *accuracies: float
) -> FaultyFrame:
    loss, row_sum, right_loss = np.array(kept).T
    return FaultyFrame(params.train_steps, loss, row_sum, right_loss, *accuracies)


def _right_step(net: Network, lr: float, x: Array, t: Labels) -> float:
    """One SGD step of the net as it should be; returns its loss."""
    loss = net.loss_and_gradient(x, t)
    net.params -= lr * net.grads
    return loss


def _wrong_step(net: Network, params: BatchParams, x: Array, t: Labels) -> tuple[float, float]:
    """One SGD step with the wrong softmax; returns the loss and the mean row sum that it shows."""
    mistake = MISTAKES[params.mistake]
    if mistake.gradient is None:
        raise ValueError(f"{params.mistake} cannot be trained with")
    a = _forward(net.layers, x)
    y = mistake.softmax(a)
    target = one_hot(t, CLASSES, a.dtype)
    if params.gradient == "right":
        dout: Array = (softmax(a) - target) / len(x)
    elif params.gradient == "backprop":
        dout = (y - target) / len(x)
    else:
        dout = mistake.gradient(a, y, target)
    _backward(net.layers, dout)
    net.params -= params.lr * net.grads
    return cross_entropy(y, t), float(y.sum(axis=1).mean())


def _forward(layers: list[Layer], x: Array) -> Array:
    for layer in layers:
        layer.allocate(len(x))
        x = layer.forward(x, True)
    return x


def _backward(layers: list[Layer], dout: Array) -> None:
    for layer in reversed(layers):
        layer.gradients(dout)
        dout = layer.backward(dout)
