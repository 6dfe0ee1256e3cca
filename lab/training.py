"""The one training loop: mini-batch, gradient, update; evaluation apart."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.history import Evaluation, History
from lab.message import InputError, Message
from lab.nn import Network
from lab.optim import Optimizer
from lab.schedules import Constant, Schedule

Sampling = Literal["shuffle", "random"]

MOST_EVALUATED = 10_000
"""Of a larger training set, as many images (always the same ones) are evaluated."""

RUNAWAY = 100.0
"""A loss so many times the first one will not come back."""


@dataclass(frozen=True)
class Samples:
    """Inputs and labels to train on and to test on: x (N, …), t (N,)."""

    train_x: Array
    train_t: Labels
    test_x: Array
    test_t: Labels


class Trainer:
    """Trains `net` with `optimizer` on `samples`, one mini-batch a `step()`.

    `sampling` "shuffle" goes through the training set in a new order each epoch (a rest smaller
    than a batch is left out of it); "random" draws each batch anew with replacement, as the book
    does. An epoch is as many steps as full batches fit into the training set. The network is
    evaluated before the first step and every `evaluate_every` epochs, on the clock apart.
    All chance comes from `seed`: the same arguments give the same bits.
    """

    def __init__(
        self,
        net: Network,
        optimizer: Optimizer,
        samples: Samples,
        *,
        batch_size: int = 100,
        epochs: int = 3,
        most_steps: int = 0,
        sampling: Sampling = "shuffle",
        schedule: Schedule | None = None,
        evaluate_every: int = 1,
        seed: int = 0,
    ) -> None:
        count = len(samples.train_x)
        if count == 0 or len(samples.train_t) != count:
            raise InputError(
                "The training set has {images} images and {labels} labels; both must be the same, "
                "and at least 1.",
                images=count,
                labels=len(samples.train_t),
            )
        self.net, self.optimizer, self.samples = net, optimizer, samples
        self.batch_size = min(batch_size, count)
        self.steps_per_epoch = count // self.batch_size
        self.epochs, self.most_steps = epochs, most_steps
        self.evaluate_every = evaluate_every
        self.base_lr = optimizer.lr
        self.schedule: Schedule = schedule or Constant()
        self.state = optimizer.init(net.params)
        self.history = History()
        self.train_seconds = 0.0
        self.evaluate_seconds = 0.0
        self.diverged: Message | None = None
        self._sampling = sampling
        # Two streams of chance, so that what one draws does not depend on how often another did.
        seeds = np.random.SeedSequence(seed).spawn(2)
        self._rng = np.random.default_rng(seeds[0])
        self._order = np.empty(0, np.intp)
        self._x = np.empty((self.batch_size, *samples.train_x.shape[1:]), samples.train_x.dtype)
        self._t = np.empty(self.batch_size, samples.train_t.dtype)
        self._evaluated = self._pick_evaluated(np.random.default_rng(seeds[1]))
        self._first_loss = 0.0

    @property
    def steps(self) -> int:
        """Return how many steps are done."""
        return self.history.steps

    @property
    def steps_total(self) -> int:
        """Return how many steps the run will have."""
        total = self.epochs * self.steps_per_epoch
        return min(total, self.most_steps) if self.most_steps else total

    @property
    def epoch(self) -> float:
        """Return how many times the training set was gone through."""
        return self.steps / self.steps_per_epoch

    @property
    def finished(self) -> bool:
        """Tell whether nothing is left to do: all steps are done, or the run has diverged."""
        return self.diverged is not None or self.steps >= self.steps_total

    def step(self) -> bool:
        """Train on one mini-batch; evaluate where it is time. Return False when finished."""
        if not self.history.evaluations:
            self.evaluate()
        if self.finished:
            return False
        begin = time.perf_counter()
        x, t = self._next_batch()
        loss = self.net.loss_and_gradient(x, t)
        self.optimizer.lr = self.base_lr * self.schedule(self.steps)
        self.optimizer.update(self.net.params, self.net.grads, self.state)
        self.history.add_losses(loss)
        self.train_seconds += time.perf_counter() - begin
        self._notice_divergence(loss)
        every = self.evaluate_every * self.steps_per_epoch
        if self.diverged is None and (self.steps % every == 0 or self.steps == self.steps_total):
            self.evaluate()
        return True

    def evaluate(self) -> Evaluation:
        """Measure loss and accuracy on training and test images; append to the history."""
        begin = time.perf_counter()
        samples, part = self.samples, self._evaluated
        train = self.net.evaluate(samples.train_x[part], samples.train_t[part])
        test = self.net.evaluate(samples.test_x, samples.test_t)
        self.evaluate_seconds += time.perf_counter() - begin
        evaluation = Evaluation(
            self.steps, self.epoch, *train, *test, self.train_seconds, self.evaluate_seconds
        )
        self.history.evaluations.append(evaluation)
        return evaluation

    def seconds_left(self) -> float:
        """Return how long the rest will take at the pace so far; NaN before the first step."""
        if not self.steps:
            return math.nan
        pace = (self.train_seconds + self.evaluate_seconds) / self.steps
        return pace * (self.steps_total - self.steps)

    def _pick_evaluated(self, rng: np.random.Generator) -> slice | npt.NDArray[np.intp]:
        count = len(self.samples.train_x)
        if count <= MOST_EVALUATED:
            return slice(None)
        return np.sort(rng.choice(count, MOST_EVALUATED, replace=False))

    def _next_batch(self) -> tuple[Array, Labels]:
        count, size = len(self.samples.train_x), self.batch_size
        if self._sampling == "random":
            picked = self._rng.integers(0, count, size)
        else:
            place = self.steps % self.steps_per_epoch
            if place == 0:
                self._order = self._rng.permutation(count)
            picked = self._order[place * size : (place + 1) * size]
        # mode="clip" lets take write into the buffer without a copy in between.
        np.take(self.samples.train_x, picked, axis=0, out=self._x, mode="clip")
        np.take(self.samples.train_t, picked, axis=0, out=self._t, mode="clip")
        return self._x, self._t

    def _notice_divergence(self, loss: float) -> None:
        if self.steps <= 1:
            self._first_loss = max(loss, 1.0)
        if math.isfinite(loss) and loss <= RUNAWAY * self._first_loss:
            return
        self.diverged = Message(
            "The run diverged: the loss was {loss} at step {step}. "
            "Try a smaller learning rate (now {lr}) or other initial weights.",
            {"loss": f"{loss:.3g}", "step": self.steps, "lr": f"{float(self.optimizer.lr):g}"},
        )
