"""A training run as a stream of Frames: what was added since the last one, and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.data import Dataset
from lab.experiments.training.changes import Change
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.setup import dataset, make_trainer, set_live
from lab.history import Evaluation
from lab.message import Message
from lab.nn import Network
from lab.pulse import Pulse


@dataclass(frozen=True)
class DataNote:
    """What a run found to train on: the set's name and class names, and what was noticed.

    `first_label` is the class of its first training image.
    """

    name: str
    class_names: tuple[str, ...]
    found: Message
    first_label: int
    notes: tuple[Message, ...] = ()

    @classmethod
    def of(cls, data: Dataset) -> DataNote:
        """Return what a set says of itself."""
        first = int(data.train_labels[0])
        return cls(data.name, tuple(data.class_names), data.found, first, tuple(data.notes))


@dataclass(frozen=True)
class Frame:
    """Where a run stands, and what is new since the Frame before.

    `batch_size` is that of a step: never more than there are training images.
    `losses` are those of the steps after `first`, `loss` is the newest; `evaluations`, `pulses` and
    `answers` (rows of probabilities of the watched image) are the new ones. `pieces_left` tells how
    much of an evaluation comes before the next step; `shards`, over how many threads a batch is
    spread, where that is known; `changes` are the new ones of live settings. `data` comes with the
    first Frame. `weights` (the network's flat parameters) and `running` (what batch normalization
    remembers) are there where "weights" was wanted.
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
    batch_size: int
    diverged: Message | None
    loss: float = float("nan")
    pulses: tuple[Pulse, ...] = ()
    answers: npt.NDArray[np.float32] | None = None
    pieces_left: int = 0
    shards: int | None = None
    changes: tuple[Change, ...] = ()
    data: DataNote | None = None
    weights: Array | None = None
    running: dict[str, Array] | None = None


class TrainingStream:
    """Trains a new network on the data that the params name."""

    def __init__(self, params: RunParams) -> None:
        data = dataset(params.data)
        self.network = Network(params.architecture())
        self.trainer = make_trainer(params, self.network, data)
        self.data = DataNote.of(data)
        self._data_sent = False
        self._sent = [0, 0, 0, 0]
        self._trained = False
        self._params = params
        self._changes: list[Change] = []
        self.partial = False

    @property
    def shards(self) -> int:
        """Return over how many threads a batch is spread; another number gives other bits."""
        return self.network.shards_for(self.trainer.batch_size)

    def step(self) -> bool:
        """Train on one mini-batch, or do a piece of an evaluation; False when all is done.

        A whole step is one mini-batch with the evaluations before and after it.
        """
        before = self.trainer.steps
        more = self.trainer.step()
        self._trained |= self.trainer.steps > before
        self.partial = not self._trained or self.trainer.evaluation_due
        self._trained = self._trained and self.partial
        return more

    def change(self, params: RunParams) -> None:
        """Take over learning rate, weight decay, length … from the next step on."""
        self._changes.append((self.trainer.steps, params.differences(self._params)))
        self._params = params
        set_live(params, self.trainer)

    def frame(self, want: frozenset[str]) -> Frame:
        """Return what is new; "weights" (or "last", at the end) adds the parameters.

        Where "pulse" is wanted, the next step's will be among the new ones of the next Frame.
        """
        trainer, history = self.trainer, self.trainer.history
        first, evaluation, pulse, answer = self._sent
        self._sent = [
            history.steps,
            len(history.evaluations),
            len(history.pulses),
            len(history.answers),
        ]
        data = None if self._data_sent else self.data
        self._data_sent = True
        changes, self._changes = self._changes, []
        full = bool(want & {"weights", "last"})
        trainer.pulse_wanted |= "pulse" in want
        return Frame(
            step=history.steps,
            steps_total=trainer.steps_total,
            epoch=trainer.epoch,
            first=first,
            losses=history.losses[first:].copy(),
            evaluations=tuple(history.evaluations[evaluation:]),
            train_seconds=trainer.train_seconds,
            evaluate_seconds=trainer.evaluate_seconds,
            seconds_left=trainer.seconds_left(),
            lr=float(trainer.optimizer.lr),
            batch_size=trainer.batch_size,
            diverged=trainer.diverged,
            loss=float(history.losses[-1]) if history.steps else float("nan"),
            pulses=tuple(history.pulses[pulse:]),
            answers=history.answers[answer:].copy() if len(history.answers) > answer else None,
            pieces_left=trainer.pieces_left,
            shards=self.shards,
            changes=tuple(changes),
            data=data,
            weights=self.network.params.copy() if full else None,
            running=_copies(self.network.named_state()) if full else None,
        )


def run(params: RunParams) -> Iterator[Frame]:
    """Train; yield a Frame a step (and one for each piece of an evaluation)."""
    stream = TrainingStream(params)
    nothing: frozenset[str] = frozenset()
    while stream.step():
        yield stream.frame(nothing)


def _copies(arrays: dict[str, Any]) -> dict[str, Array]:
    return {name: values.copy() for name, values in arrays.items()}
