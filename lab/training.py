"""The one training loop: mini-batch, gradient, update; evaluation apart."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral, Real
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.evaluation import Measuring
from lab.history import Evaluation, History
from lab.message import InputError, Message
from lab.nn import Network
from lab.pulse import pulse, weight_norm
from lab.schedules import Constant, Schedule
from lab.stepping import Optimizer

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

    def check(self) -> None:
        """Raise InputError unless there is a label for each image, and one of both at least."""
        train, test = len(self.train_x), len(self.test_x)
        if not train or len(self.train_t) != train:
            raise InputError(
                "The training set has {images} images and {labels} labels; both must be the same, "
                "and at least 1.",
                images=train,
                labels=len(self.train_t),
            )
        if not test or len(self.test_t) != test:
            raise InputError(
                "The test set has {images} images and {labels} labels; both must be the same, "
                "and at least 1.",
                images=test,
                labels=len(self.test_t),
            )


class Trainer:
    """Trains `net` with `optimizer` on `samples`, one mini-batch a `step()`.

    `sampling` "shuffle" goes through the training set in a new order each epoch (a rest smaller
    than a batch is left out of it); "random" draws each batch anew with replacement, as the book
    does. An epoch is as many steps as full batches fit into the training set. The network is
    evaluated before the first step, every `evaluate_every` epochs and at the end, in pieces, each
    one a `step()`, on the clock apart. `fault` spoils the gradient of each batch (see lab.faults);
    `watched` is an input whose probabilities are kept after every step.
    All chance comes from `seed`: the same arguments give the same bits, where a batch is spread
    over as many threads (`net.shards`). Raises InputError for an argument that cannot be.
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
        evaluate_every: float = 1,
        seed: int = 0,
        fault: Callable[[Network, int], None] | None = None,
        watched: Array | None = None,
    ) -> None:
        samples.check()
        _check(batch_size, epochs, most_steps, sampling, evaluate_every, seed)
        count = len(samples.train_x)
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
        self.pulse_wanted = True
        self._sampling, self._fault, self._watched = sampling, fault, watched
        # Two streams of chance, so that what one draws does not depend on how often another did.
        seeds = np.random.SeedSequence(seed).spawn(2)
        self._rng = np.random.default_rng(seeds[0])
        self._order = np.empty(0, np.intp)
        self._x = np.empty((self.batch_size, *samples.train_x.shape[1:]), samples.train_x.dtype)
        self._t = np.empty(self.batch_size, samples.train_t.dtype)
        self._evaluated = self._pick_evaluated(np.random.default_rng(seeds[1]))
        self._measuring: list[Measuring] = []
        self._first_loss = 0.0
        self._watch()

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
    def pieces_left(self) -> int:
        """Return how many pieces of an evaluation come before the next mini-batch."""
        return sum(part.left for part in self._measuring)

    @property
    def finished(self) -> bool:
        """Tell whether nothing is left to do: all steps are done, or the run has diverged."""
        trained = self.diverged is not None or self.steps >= self.steps_total
        return trained and not self.evaluation_due

    def step(self) -> bool:
        """Do a piece of an evaluation that is due, else train on one mini-batch.

        Return False when there is nothing left to do.
        """
        if self.evaluation_due:
            self._evaluate_piece()
            return True
        if self.finished:
            return False
        begin = time.perf_counter()
        before = self.net.params.copy() if self.pulse_wanted else None
        x, t = self._next_batch()
        loss = self.net.loss_and_gradient(x, t)
        if self._fault is not None:
            self._fault(self.net, self.batch_size)
        self.optimizer.lr = self.base_lr * self.schedule(self.steps)
        self.optimizer.update(self.net.params, self.net.grads, self.state)
        self.history.add_losses(loss)
        self._watch()
        self.train_seconds += time.perf_counter() - begin
        self._notice_divergence(loss)
        if before is not None:
            self.history.pulses.append(pulse(self.net, before, self.steps))
        # The step before an evaluation has its pulse taken too.
        self.pulse_wanted = self._evaluation_at(self.steps + 1)
        return True

    def evaluate(self) -> Evaluation:
        """Measure loss and accuracy on training and test images; append to the history."""
        self._evaluate_piece()
        while self._measuring:
            self._evaluate_piece()
        return self.history.evaluations[-1]

    def seconds_left(self) -> float:
        """Return how long the rest will take at the pace so far; NaN before the first step."""
        if not self.steps:
            return math.nan
        steps_left = max(0, self.steps_total - self.steps)
        measured = len(self.history.evaluations)
        training = self.train_seconds / self.steps * steps_left
        evaluating = self.evaluate_seconds / max(1, measured) * steps_left / self._every
        return training + evaluating

    @property
    def _every(self) -> int:
        """The number of steps from one evaluation to the next."""
        return max(1, round(self.evaluate_every * self.steps_per_epoch))

    def _evaluation_at(self, step: int) -> bool:
        """Tell whether the network is to be evaluated after so many steps."""
        return step % self._every == 0 or step >= self.steps_total or self.diverged is not None

    @property
    def evaluation_due(self) -> bool:
        """Tell whether the next step is a piece of an evaluation."""
        measured = self.history.evaluations
        done = bool(measured) and measured[-1].step == self.steps
        return bool(self._measuring) or (not done and self._evaluation_at(self.steps))

    def _evaluate_piece(self) -> None:
        begin = time.perf_counter()
        net, samples = self.net, self.samples
        if not self._measuring:
            everything = np.arange(len(samples.test_x))
            self._measuring = [
                Measuring(net, samples.train_x, samples.train_t, self._evaluated),
                Measuring(net, samples.test_x, samples.test_t, everything),
            ]
        next(part for part in self._measuring if part.left).piece()
        self.evaluate_seconds += time.perf_counter() - begin
        if not self.pieces_left:
            train, test = (part.result for part in self._measuring)
            spent = self.train_seconds, self.evaluate_seconds
            self.history.evaluations.append(
                Evaluation(self.steps, self.epoch, *train, *test, *spent, weight_norm(net))
            )
            self._measuring = []

    def _pick_evaluated(self, rng: np.random.Generator) -> npt.NDArray[np.intp]:
        count = len(self.samples.train_x)
        if count <= MOST_EVALUATED:
            return np.arange(count)
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

    def _watch(self) -> None:
        if self._watched is not None:
            self.history.add_answers(self.net.predict(self._watched))

    def _notice_divergence(self, loss: float) -> None:
        if self.steps <= 1:
            self._first_loss = max(loss, 1.0)
        if math.isfinite(loss) and loss <= RUNAWAY * self._first_loss:
            return
        values = {"loss": f"{loss:.3g}", "step": self.steps, "lr": f"{float(self.optimizer.lr):g}"}
        if self._fault is not None:
            # No other rate would mend what was made wrong on purpose.
            words = "The run diverged: the loss was {loss} at step {step}."
            self.diverged = Message(words, values)
            return
        self.diverged = Message(
            "The run diverged: the loss was {loss} at step {step}. "
            "Try a smaller learning rate (now {lr}) or other initial weights.",
            values,
        )


def _check(
    batch_size: int,
    epochs: int,
    most_steps: int,
    sampling: str,
    evaluate_every: float,
    seed: int,
) -> None:
    least = {"batch_size": 1, "epochs": 0, "most_steps": 0, "seed": 0}
    given = {"batch_size": batch_size, "epochs": epochs, "most_steps": most_steps, "seed": seed}
    for name, value in given.items():
        if not isinstance(value, Integral) or isinstance(value, bool) or value < least[name]:
            raise InputError(
                "{name}: came {value}, expected a whole number, {least} or more",
                name=name,
                value=repr(value)[:40],
                least=least[name],
            )
    if sampling not in get_args(Sampling):
        raise InputError(
            "{name}: came {value}, expected one of {known}",
            name="sampling",
            value=repr(sampling)[:40],
            known=", ".join(get_args(Sampling)),
        )
    if not isinstance(evaluate_every, Real) or not 0 < evaluate_every < math.inf:
        raise InputError(
            "{name}: came {value}, expected a number above 0",
            name="evaluate_every",
            value=repr(evaluate_every)[:40],
        )
