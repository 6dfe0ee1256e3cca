"""A training run as a stream of Frames: what was added since the last one, and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.data import Dataset, load_folder, load_mnist
from lab.experiments.training.params import TrainingParams
from lab.history import Evaluation
from lab.message import Message
from lab.nn import Network
from lab.optim import OPTIMIZERS, AdamW, Optimizer
from lab.training import Samples, Trainer


@dataclass(frozen=True)
class Frame:
    """Where a run stands, and what is new since the Frame before.

    `losses` are those of the steps after `first`. `weights` (the network's flat parameters) and
    `running` (what batch normalization remembers) are there where "weights" was wanted.
    """

    step: int
    steps_total: int
    epoch: float
    first: int
    losses: npt.NDArray[np.float32]
    evaluations: tuple[Evaluation, ...]
    train_seconds: float
    evaluate_seconds: float
    seconds_left: float
    lr: float
    diverged: Message | None
    weights: Array | None = None
    running: dict[str, Array] | None = None


class TrainingStream:
    """Trains a new network on the data that the params name."""

    def __init__(self, params: TrainingParams) -> None:
        self.network = Network(params.architecture())
        self.trainer = make_trainer(params, self.network, dataset(params.data))
        self.trainer.evaluate()
        self._sent = 0
        self._sent_evaluations = 0

    def step(self) -> bool:
        """Train on one mini-batch; False when the run is finished or has diverged."""
        return self.trainer.step()

    def change(self, params: TrainingParams) -> None:
        """Take over learning rate, weight decay and length from the next step on."""
        self.trainer.base_lr = params.lr
        set_weight_decay(params, self.network, self.trainer.optimizer)
        self.trainer.epochs, self.trainer.most_steps = params.epochs, params.most_steps

    def frame(self, want: frozenset[str]) -> Frame:
        """Return what is new; "weights" (or "last", at the end) adds the parameters."""
        trainer, history = self.trainer, self.trainer.history
        first, self._sent = self._sent, history.steps
        evaluations = tuple(history.evaluations[self._sent_evaluations :])
        self._sent_evaluations = len(history.evaluations)
        full = bool(want & {"weights", "last"})
        return Frame(
            step=history.steps,
            steps_total=trainer.steps_total,
            epoch=trainer.epoch,
            first=first,
            losses=history.losses[first:].copy(),
            evaluations=evaluations,
            train_seconds=trainer.train_seconds,
            evaluate_seconds=trainer.evaluate_seconds,
            seconds_left=trainer.seconds_left(),
            lr=float(trainer.optimizer.lr),
            diverged=trainer.diverged,
            weights=self.network.params.copy() if full else None,
            running=_copies(self.network.named_state()) if full else None,
        )


def run(params: TrainingParams) -> Iterator[Frame]:
    """Train; yield a Frame a step, each with that step's loss."""
    stream = TrainingStream(params)
    nothing: frozenset[str] = frozenset()
    while stream.step():
        yield stream.frame(nothing)


def dataset(folder: str) -> Dataset:
    """Return the data in a folder, or MNIST for an empty name."""
    return load_folder(folder) if folder else load_mnist()


def make_trainer(params: TrainingParams, network: Network, data: Dataset) -> Trainer:
    """Return the Trainer that these params describe, on the first `train_size` images."""
    shape = (-1, *network.input_shape)
    size = params.train_size
    samples = Samples(
        data.train_images[:size].reshape(shape),
        data.train_labels[:size],
        data.test_images.reshape(shape),
        data.test_labels,
    )
    optimizer = OPTIMIZERS[params.optimizer](lr=params.lr)
    set_weight_decay(params, network, optimizer)
    return Trainer(
        network,
        optimizer,
        samples,
        batch_size=params.batch_size,
        epochs=params.epochs,
        most_steps=params.most_steps,
        sampling="random" if params.sampling == "random" else "shuffle",
        seed=params.seed,
    )


def set_weight_decay(params: TrainingParams, network: Network, optimizer: Optimizer) -> None:
    """Hand λ to where it belongs: AdamW shrinks the weights itself, else it is in the loss."""
    if isinstance(optimizer, AdamW):
        optimizer.weight_decay, network.weight_decay = params.weight_decay, 0.0
    else:
        network.weight_decay = params.weight_decay


def _copies(arrays: dict[str, Any]) -> dict[str, Array]:
    return {name: values.copy() for name, values in arrays.items()}
