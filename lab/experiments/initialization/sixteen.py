"""Batch norm against the std of the first weights: the book's sixteen small plots (6.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.data import load_mnist
from lab.experiments.initialization.settings import InitializationParams
from lab.nn import Network
from lab.optim import OPTIMIZERS
from lab.training import Samples, Trainer

STARTS = 16
BATCH = 100
STD = tuple(float(std) for std in np.logspace(0, -4, STARTS))
"""The std of the first weights in each of the sixteen plots: 1 down to 1e-4."""

PLAIN, NORMED = 0, 1


@dataclass(frozen=True)
class SixteenFrame:
    """Training accuracy of 16 × 2 runs (without, with batch norm), measured at `epochs` (P,).

    `accuracy` (16, 2, P): nan where it is not (yet) measured; `diverged`, `finished` (16, 2).
    """

    epochs: Array
    accuracy: Array
    diverged: npt.NDArray[np.bool_]
    finished: npt.NDArray[np.bool_]

    @property
    def done(self) -> float:
        """Return the share of all measurements that are made."""
        made = np.isfinite(self.accuracy).mean(axis=2)
        return float(np.where(self.finished, 1.0, made).mean())

    @property
    def final(self) -> Array:
        """Return the last accuracy of each finished run, (16, 2); nan if it diverged."""
        last = self.accuracy[:, :, -1]
        return np.where(self.finished & ~self.diverged, last, np.nan)

    def news(self, before: SixteenFrame) -> list[int]:
        """Return which of the sixteen have changed since another Frame."""
        if len(before.epochs) != len(self.epochs):
            return list(range(STARTS))
        same = np.equal(self.accuracy, before.accuracy)
        same |= np.isnan(self.accuracy) & np.isnan(before.accuracy)
        changed = (~same).any(axis=(1, 2))
        changed |= (self.diverged != before.diverged).any(axis=1)
        changed |= (self.finished != before.finished).any(axis=1)
        return [int(start) for start in np.flatnonzero(changed)]

    def merged(self, other: SixteenFrame) -> SixteenFrame:
        """Return what this and another Frame of the same settings have measured."""
        known = np.isfinite(self.accuracy)
        return SixteenFrame(
            self.epochs,
            np.where(known, self.accuracy, other.accuracy),
            self.diverged | other.diverged,
            self.finished | other.finished,
        )


@dataclass(frozen=True)
class Share:
    """A child's part of the work: every `of`-th run, beginning with number `first`."""

    params: InitializationParams
    first: int = 0
    of: int = 1


def run_sixteen(params: InitializationParams) -> Iterator[SixteenFrame]:
    """Do all runs one after another; yield an empty Frame first, then one an epoch."""
    yield empty(params)
    yield from run_share(Share(params))


def empty(params: InitializationParams) -> SixteenFrame:
    """Return the Frame before anything is measured."""
    nothing = np.zeros((STARTS, 2), np.bool_)
    points = np.append(np.arange(params.epochs), params.epochs - 1 + 1 / _steps(params))
    return SixteenFrame(points, np.full((STARTS, 2, len(points)), np.nan), nothing, nothing.copy())


def run_share(share: Share) -> Iterator[SixteenFrame]:
    """Do one share of the runs; yield a Frame after each epoch, with this share's results."""
    frame = empty(share.params)
    for number in range(share.first, 2 * STARTS, share.of):
        for measured in _one_run(share.params, frame, divmod(number, 2)):
            frame = measured
            yield frame


def settings(params: InitializationParams, start: int, batch_norm: bool) -> dict[str, Any]:
    """Return what the MNIST tab needs to do one of the runs."""
    block = [f"affine {params.units}", *(["batch_norm"] if batch_norm else []), params.activation]
    return {
        "layers": tuple(block * params.layers),
        "init": "std",
        "init_std": STD[start],
        "optimizer": "sgd",
        "lr": params.lr,
        "weight_decay": 0.0,
        "batch_size": BATCH,
        "epochs": params.epochs,
        "most_steps": most_steps(params),
        "sampling": "random",
        "train_size": params.images,
        "data": "",
        "own": "",
        "schedule": "constant",
        "fault": "none",
        "seed": params.seed,
    }


def most_steps(params: InitializationParams) -> int:
    """Return the number of updates: the book stops at the first one of the last epoch."""
    return (params.epochs - 1) * _steps(params) + 1


def _steps(params: InitializationParams) -> int:
    return params.images // min(BATCH, params.images)


def _one_run(
    params: InitializationParams, frame: SixteenFrame, place: tuple[int, int]
) -> Iterator[SixteenFrame]:
    start, normed = place
    setting = params.changed(init="std", std=STD[start], batch_norm=bool(normed), dropout=0.0)
    net = Network(setting.architecture("float32"))
    net.shards = 1
    trainer = Trainer(
        net,
        OPTIMIZERS["sgd"](lr=params.lr),
        _samples(params.images),
        batch_size=BATCH,
        epochs=params.epochs,
        most_steps=most_steps(params),
        sampling="random",
        seed=params.seed,
    )
    measured = 0
    while trainer.step():
        if len(trainer.history.evaluations) > measured:
            measured = len(trainer.history.evaluations)
            accuracy = frame.accuracy.copy()
            accuracy[start, normed, :measured] = trainer.history.column("train_accuracy")
            frame = replace(frame, accuracy=accuracy)
            yield frame
    diverged, finished = frame.diverged.copy(), frame.finished.copy()
    finished[place], diverged[place] = True, trainer.diverged is not None
    yield replace(frame, diverged=diverged, finished=finished)


@lru_cache(maxsize=2)
def _samples(images: int) -> Samples:
    data = load_mnist()
    x, t = data.train_images[:images].copy(), data.train_labels[:images]
    # The runs are judged on what they learn from, as in the book; one image costs nothing.
    return Samples(x, t, x[:1], t[:1])
