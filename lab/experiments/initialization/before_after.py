"""Histograms before and after training on MNIST, and the three loss curves of the book (6.2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.data import load_mnist
from lab.experiments.initialization.batches import train_on_a_batch
from lab.experiments.initialization.passage import Passage, flat_share
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Signal, measure
from lab.experiments.initialization.views import WATCHED
from lab.history import History
from lab.message import Message
from lab.nn import Network
from lab.nn.layers import Activate, Affine
from lab.optim import OPTIMIZERS
from lab.training import Samples, Trainer

SNAPSHOTS = 40
BINS = 30
LOOKED_AT = 500
"""So many images go through the networks for a snapshot."""

STARTS = {"std": "std", "xavier": "lecun", "he": "he"}
"""Each network's initializer: the book's Xavier is √(1/n_in), which is LeCun's."""

EVALUATED = 10_000
SMOOTHED = 50
REACH = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0), "step": (0.0, 1.0), "identity": (-3.0, 3.0)}
"""Where histograms of activations begin and end; 0 … 3 for ReLU and softplus, else -1 … 3."""


@dataclass(frozen=True)
class TrainingFrame:
    """How far three networks are; each dictionary has their names ("std", "xavier", "he").

    `losses`: of each step, (steps,); `snapshots`: one Signal for each of `snapshot_steps`;
    `accuracy`: at the end, on the first 10,000 training images; `diverged`: why one stopped.
    """

    total: int
    snapshot_steps: tuple[int, ...] = ()
    losses: dict[str, npt.NDArray[np.float32]] = field(default_factory=dict)
    snapshots: dict[str, tuple[Signal, ...]] = field(default_factory=dict, repr=False)
    accuracy: dict[str, float] = field(default_factory=dict)
    diverged: dict[str, Message] = field(default_factory=dict)

    @property
    def steps(self) -> int:
        """Return the cursor's last position: one for each snapshot after the first."""
        return max(0, len(self.snapshot_steps) - 1)

    @property
    def done(self) -> float:
        """Return the share of the training that is done."""
        return self.snapshot_steps[-1] / self.total if self.snapshot_steps else 0.0

    def joined(self, part: TrainingFrame) -> TrainingFrame:
        """Return this Frame with what came after it."""
        names = list(part.losses) or list(self.losses)
        empty = np.empty(0, np.float32)
        return TrainingFrame(
            self.total,
            self.snapshot_steps + part.snapshot_steps,
            {
                n: np.concatenate([self.losses.get(n, empty), part.losses.get(n, empty)])
                for n in names
            },
            {n: self.snapshots.get(n, ()) + part.snapshots.get(n, ()) for n in names},
            self.accuracy | part.accuracy,
            self.diverged | part.diverged,
        )

    def smoothed(self, name: str) -> npt.NDArray[np.float64]:
        """Return at each step the mean of the last 50 losses."""
        history = History()
        history.add_losses(self.losses[name])
        return history.smoothed(SMOOTHED)


class BeforeAfter:
    """Trains the three networks on the same batches, one mini-batch a step (a `Stream`)."""

    def __init__(self, params: InitializationParams) -> None:
        self._params = params
        data = load_mnist()
        samples = Samples(
            data.train_images, data.train_labels, data.train_images[:1], data.train_labels[:1]
        )
        self._x, self._t = data.train_images[:EVALUATED], data.train_labels[:EVALUATED]
        self.trainers = {name: _trainer(params, name, samples) for name in WATCHED}
        self._done = 0
        self._sent = 0
        self._new: dict[str, list[Signal]] = {name: [] for name in WATCHED}
        self._new_steps: list[int] = []
        self._accuracy: dict[str, float] = {}
        self._snapshot()

    def step(self) -> bool:
        """Train all three on a mini-batch; False when nothing is left to do."""
        total = self._params.iterations
        if self._done == total:
            return False
        for trainer in self.trainers.values():
            train_on_a_batch(trainer)
        self._done += 1
        if self._done * SNAPSHOTS // total > (self._done - 1) * SNAPSHOTS // total:
            self._snapshot()
        if self._done == total:
            self._accuracy = {
                name: trainer.net.accuracy(self._x, self._t)
                for name, trainer in self.trainers.items()
                if trainer.diverged is None
            }
        return True

    def change(self, params: InitializationParams) -> None:
        """There is nothing that can change on the way."""

    def frame(self, want: frozenset[str]) -> TrainingFrame:
        """Return what was added since the last Frame."""
        first, self._sent = self._sent, self._done
        frame = TrainingFrame(
            self._params.iterations,
            tuple(self._new_steps),
            {n: t.history.losses[first:].copy() for n, t in self.trainers.items()},
            {n: tuple(signals) for n, signals in self._new.items()},
            self._accuracy,
            {n: t.diverged for n, t in self.trainers.items() if t.diverged is not None},
        )
        self._new_steps = []
        self._new = {name: [] for name in WATCHED}
        return frame

    def _snapshot(self) -> None:
        self._new_steps.append(self._done)
        x, t = self._x[:LOOKED_AT], self._t[:LOOKED_AT]
        ends = [reach(self._params.activation)] * self._params.layers
        for name, trainer in self.trainers.items():
            passage = trace(trainer.net, x, t)
            self._new[name].append(measure(passage, BINS, ends))


def run_before_after(params: InitializationParams) -> Iterator[TrainingFrame]:
    """Yield an empty Frame, then one for each snapshot, with all that came before."""
    frame = TrainingFrame(params.iterations)
    yield frame
    stream = BeforeAfter(params)
    nothing: frozenset[str] = frozenset()
    frame = frame.joined(stream.frame(nothing))
    yield frame
    while stream.step():
        frame = frame.joined(part := stream.frame(nothing))
        if part.snapshot_steps:
            yield frame


def trace(net: Network, x: Array, t: Labels) -> Passage:
    """Return what goes through a network, trained or not, as a Passage."""
    seen = net.trace(x, t, train=True)
    passage = Passage(x, t)
    N = len(x)
    before: Array = passage.x
    places = list(zip(net.layers, seen.outputs, seen.gradients, strict=True))[:-1]
    with np.errstate(all="ignore"):
        for number, (layer, y, gradient) in enumerate(places):
            if isinstance(layer, Affine):
                passage.weight_gradients.append(
                    float(np.sqrt(np.mean(np.square(before.T @ gradient))))
                )
            if isinstance(layer, Activate):
                passage.pre_std.append(float(np.std(before)))
                passage.flat.append(flat_share(layer.f, before, y))
            if number + 1 == len(places) or isinstance(places[number + 1][0], Affine):
                passage.outputs.append(y)
                passage.gradients.append(gradient * N)
            before = y
    return passage


def reach(activation: str) -> tuple[float, float]:
    """Return where histograms of a trained network's activations begin and end."""
    if activation in ("relu", "softplus"):
        return (0.0, 3.0)
    return REACH.get(activation, (-1.0, 3.0))


def _trainer(params: InitializationParams, name: str, samples: Samples) -> Trainer:
    setting = params.changed(init=STARTS[name])
    net = Network(setting.architecture("float32"))
    net.shards = 1
    return Trainer(
        net,
        OPTIMIZERS[params.optimizer](lr=params.lr),
        samples,
        batch_size=params.batch_size,
        epochs=10**9,
        most_steps=params.iterations,
        sampling="random",
        evaluate_every=10**9,
        seed=params.seed,
    )
