"""Dropout in use: the scaled network against the unscaled one, and against many thinned ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.training.inspection.look import Finding, Look, Subject
from lab.nn import Network, softmax
from lab.nn.layers import Dropout

IMAGES = 2000
MASKS = 50


@dataclass(frozen=True)
class DropoutUse:
    """Test accuracy (first 2,000 images) of a network with dropout, p of its first such layer.

    `kept`: outputs × (1 - p), as it should be; `unscaled`: × 1; `deleted`: × p; `masks` (k,): the
    mean answer of 1, 2 … k thinned networks. `p` is None where there is no dropout.
    """

    p: float | None
    kept: float = float("nan")
    unscaled: float = float("nan")
    deleted: float = float("nan")
    masks: tuple[float, ...] = ()


def dropout_use(subject: Subject, look: Look) -> Finding:
    """Return the DropoutUse; what is known so far comes after each mask."""
    network = subject.network
    layers = [layer for layer in network.layers if isinstance(layer, Dropout)]
    if not layers:
        return DropoutUse(None)
    x, t = subject.test_x[:IMAGES], subject.data.test_labels[:IMAGES]
    p = layers[0].p
    found: list[float] = []
    for shares in ([1 - d.p for d in layers], [1.0 for d in layers], [d.p for d in layers]):
        with _scaled(network, layers, shares):
            found.append(network.accuracy(x, t))
        yield
    kept, unscaled, deleted = found
    total: Array = np.zeros((len(x), network.classes))
    masks: list[float] = []
    for _ in range(MASKS):
        total += softmax(network.trace(x, t, train=True).outputs[-1])
        masks.append(float((total.argmax(axis=1) == t).mean()))
        yield DropoutUse(p, kept, unscaled, deleted, tuple(masks))
    return DropoutUse(p, kept, unscaled, deleted, tuple(masks))


@contextmanager
def _scaled(network: Network, layers: list[Dropout], shares: list[float]) -> Iterator[None]:
    """Let each dropout layer multiply by its share in use, on a network of one shard."""
    before, shards = [layer.use_scale for layer in layers], network.shards
    network.shards = 1
    for layer, share in zip(layers, shares, strict=True):
        # An inverted layer scales while training: in use its × 1 is the right one.
        layer.use_scale = share * layer.train_scale
    try:
        yield
    finally:
        for layer, old in zip(layers, before, strict=True):
            layer.use_scale = old
        network.shards = shards
