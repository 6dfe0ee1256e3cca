"""All weights the same: every unit of a layer computes, and learns, the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.data import load_mnist
from lab.experiments.initialization.batches import train_on_a_batch
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.views import CLASSES, PIXELS
from lab.nn import Network, mlp
from lab.optim import SGD
from lab.training import Samples, Trainer

UNITS = 12
STEPS = 40
IMAGES = 1000
BATCH = 100
JUDGED = 200
RANDOM_STD = 0.1


@dataclass(frozen=True)
class Weights:
    """One network's way: at each of the steps + 1 positions its weights and its loss.

    `into` (P, 12, 784): a row for each hidden unit; `out` (P, 12, 10): what it hands on.
    `apart` (P,): the largest difference between two units' weights.
    """

    into: npt.NDArray[np.float32]
    out: npt.NDArray[np.float32]
    loss: Array
    apart: Array


@dataclass(frozen=True)
class SymmetryFrame:
    """The network whose weights are all the same at first, and one with random ones."""

    same: Weights
    random: Weights

    @property
    def steps(self) -> int:
        """Return the number of training steps."""
        return len(self.same.loss) - 1


def run_symmetry(params: InitializationParams) -> Iterator[SymmetryFrame]:
    """Train both networks for a few steps on MNIST; yield the one Frame."""
    sizes = (PIXELS, UNITS, CLASSES)
    same = mlp(sizes, params.activation, "zeros", seed=params.seed)
    for name, W in same.named_params().items():
        if name.endswith(".W"):
            W[...] = params.same
    random = mlp(sizes, params.activation, "std", std=RANDOM_STD, seed=params.seed)
    yield SymmetryFrame(_train(params, same), _train(params, random))


def _train(params: InitializationParams, net: Network) -> Weights:
    net.shards = 1
    data = _samples()
    trainer = Trainer(
        net, SGD(lr=params.lr), data, batch_size=BATCH, epochs=STEPS, most_steps=STEPS,
        sampling="random", evaluate_every=10**9, seed=params.seed,
    )  # fmt: skip
    named = net.named_params()
    into = np.empty((STEPS + 1, UNITS, PIXELS), np.float32)
    out = np.empty((STEPS + 1, UNITS, CLASSES), np.float32)
    loss = np.empty(STEPS + 1)
    for step in range(STEPS + 1):
        into[step], out[step] = named["affine1.W"].T, named["affine2.W"]
        loss[step] = net.loss(data.train_x[:JUDGED], data.train_t[:JUDGED])
        train_on_a_batch(trainer)
    with np.errstate(all="ignore"):
        apart = np.maximum(np.ptp(into, axis=1).max(axis=1), np.ptp(out, axis=1).max(axis=1))
    return Weights(into, out, loss, apart)


@lru_cache(maxsize=1)
def _samples() -> Samples:
    # The test images are few, so that the first picture need not wait for 60,000.
    data = load_mnist()
    x, t = data.test_images[:IMAGES], data.test_labels[:IMAGES]
    return Samples(x, t, x[:1], t[:1])
