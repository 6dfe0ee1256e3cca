"""The lab's own engine, as the training loop uses it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from lab.nn import Network, convnet, mlp
from lab.optim import OPTIMIZERS
from tests.benchmarks.work import LEARNING_RATES, Work, batches, weights

VERSION = f"NumPy {np.__version__}"
VARIANTS = ("",)


def use(variant: str) -> None:
    """Nothing to set: there is one way only."""


def step(work: Work, variant: str) -> Callable[[], float]:
    net = mlp(work.sizes) if work.sizes else convnet()
    _fill(net, work)
    data = batches(work)
    if work.optimizer is None:
        return lambda: net.evaluate(*next(data))[0]
    optimizer = OPTIMIZERS[work.optimizer](lr=LEARNING_RATES[work.optimizer])
    state = optimizer.init(net.params)

    def train() -> float:
        loss = net.loss_and_gradient(*next(data))
        optimizer.update(net.params, net.grads, state)
        return loss

    return train


def _fill(net: Network, work: Work) -> None:
    values = [array for pair in weights(work) for array in pair]
    for param, value in zip(net.named_params().values(), values, strict=True):
        param[...] = value
