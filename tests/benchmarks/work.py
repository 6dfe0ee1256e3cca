"""The work that is timed: nets, optimizers and batches of real MNIST. Needs only NumPy."""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import numpy as np

MNIST = Path(__file__).parents[2] / "resources" / "mnist"
LEARNING_RATES = {"sgd": 0.01, "adam": 0.001}


@dataclass(frozen=True)
class Work:
    """A net to train, batch by batch, or to evaluate when there is no optimizer.

    `sizes` are those of an MLP with ReLU; without them it is the SimpleConvNet of chapter 7.
    """

    title: str
    sizes: tuple[int, ...]
    optimizer: str | None
    batch: int

    @property
    def images_shape(self):
        return (784,) if self.sizes else (1, 28, 28)


WORKS = (
    Work("784-50-10, SGD, 100", (784, 50, 10), "sgd", 100),
    Work("784-100-100-100-100-10, Adam, 100", (784, 100, 100, 100, 100, 10), "adam", 100),
    Work("784-512-256-10, Adam, 128", (784, 512, 256, 10), "adam", 128),
    Work("784-1000-1000-10, SGD, 1000", (784, 1000, 1000, 10), "sgd", 1000),
    Work("SimpleConvNet, Adam, 100", (), "adam", 100),
    Work("evaluating 10,000 images, 784-100-10", (784, 100, 10), None, 10_000),
)


def images(count: int = 10_000) -> np.ndarray:
    """The first training images, (count, 784) float32 in [0, 1]."""
    with gzip.open(MNIST / "train-images-idx3-ubyte.gz") as file:
        file.read(16)
        pixels = np.frombuffer(file.read(count * 784), np.uint8)
    return pixels.reshape(count, 784).astype(np.float32) / 255


def labels(count: int = 10_000) -> np.ndarray:
    """Their labels, (count,) int64."""
    with gzip.open(MNIST / "train-labels-idx1-ubyte.gz") as file:
        file.read(8)
        return np.frombuffer(file.read(count), np.uint8).astype(np.int64)


def batches(work: Work) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Batch after batch, for ever."""
    x, t = images().reshape(-1, *work.images_shape), labels()
    starts = range(0, len(x) - work.batch + 1, work.batch)
    return cycle([(x[i : i + work.batch], t[i : i + work.batch]) for i in starts])


def weights(work: Work) -> list[tuple[np.ndarray, np.ndarray]]:
    """The same first weights for all: (W, b) of each layer, as float32, W (n_in, n_out)."""
    rng = np.random.default_rng(0)
    shapes = (
        list(zip(work.sizes, work.sizes[1:], strict=False))
        if work.sizes
        else [(30, 1, 5, 5), (30 * 12 * 12, 100), (100, 10)]
    )
    pairs = []
    for shape in shapes:
        n_in, n_out = (shape[0], shape[1]) if len(shape) == 2 else (math.prod(shape[1:]), shape[0])
        W = rng.standard_normal(shape) * math.sqrt(2 / n_in)
        pairs.append((W.astype(np.float32), np.zeros(n_out, np.float32)))
    return pairs
