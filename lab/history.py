"""What a training run leaves behind: the loss of every step, and what was measured now and then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError
from lab.pulse import Pulse

FIRST_ROOM = 1024
SMOOTHED_SHARE, MOST_SMOOTHED = 50, 500
"""A curve is smoothed over a 50th of its length, and at most over 500 steps."""


@dataclass(frozen=True)
class Evaluation:
    """How well the network answers after `step` steps; loss and accuracy without weight decay.

    `train_seconds` and `evaluate_seconds` are what the run has spent so far on each of the two;
    `weight_norm` is the root of the sum of all squared weights.
    """

    step: int
    epoch: float
    train_loss: float
    train_accuracy: float
    test_loss: float
    test_accuracy: float
    train_seconds: float
    evaluate_seconds: float
    weight_norm: float = float("nan")

    @property
    def gap(self) -> float:
        """How much better it answers what it was trained on."""
        return self.train_accuracy - self.test_accuracy


@dataclass(frozen=True)
class Curve:
    """The losses thinned out for drawing: n places, and what lies between one and the next.

    `step`, `low`, `high` (the range of the losses there) and `smooth`, each (n,).
    """

    step: Array
    low: Array
    high: Array
    smooth: Array


class History:
    """The curves of one run. They only grow.

    `evaluations` and `pulses` are lists; `answers` are the probabilities that a watched image got,
    before the first step and after each, empty where none is watched.
    """

    def __init__(self) -> None:
        self._losses = _Growing(np.empty(0, np.float32))
        self._answers = _Growing(np.empty((0, 0), np.float32))
        self.evaluations: list[Evaluation] = []
        self.pulses: list[Pulse] = []

    @property
    def steps(self) -> int:
        """Return how many steps were made."""
        return self._losses.count

    @property
    def losses(self) -> npt.NDArray[np.float32]:
        """Return the mini-batch loss of each step, (steps,), as a view."""
        return self._losses.rows

    @property
    def answers(self) -> npt.NDArray[np.float32]:
        """Return the watched image's probabilities, (steps + 1, K) or (0, 0), as a view."""
        return self._answers.rows

    def add_losses(self, losses: npt.ArrayLike) -> None:
        """Append the losses of one or more steps."""
        self._losses.add(np.atleast_1d(np.asarray(losses, np.float32)))

    def add_answers(self, answers: npt.ArrayLike) -> None:
        """Append rows of probabilities, (n, K)."""
        self._answers.add(np.asarray(answers, np.float32))

    def smoothed(self, window: int = 0) -> npt.NDArray[np.float64]:
        """Return at each step the mean of the last `window` losses (fewer at first), (steps,).

        0 takes a 50th of all steps, so that a short run is hardly smoothed and a long one well.
        """
        window = window or min(MOST_SMOOTHED, max(1, self.steps // SMOOTHED_SHARE))
        # In float64 a sum over a million losses loses nothing that could be seen.
        sums = np.concatenate([[0.0], np.cumsum(self.losses, dtype=np.float64)])
        ends = np.arange(1, self.steps + 1)
        starts = np.maximum(ends - window, 0)
        with np.errstate(invalid="ignore"):
            return np.asarray((sums[ends] - sums[starts]) / (ends - starts))

    def curve(self, most: int = 700) -> Curve:
        """Return the losses at no more than `most` places, for drawing; none is left out."""
        if not self.steps:
            return Curve(*(np.empty(0) for _ in range(4)))
        width = -(-self.steps // most)
        starts = np.arange(0, self.steps, width)
        ends = np.minimum(starts + width, self.steps)
        return Curve(
            ends.astype(np.float64),
            np.minimum.reduceat(self.losses, starts).astype(np.float64),
            np.maximum.reduceat(self.losses, starts).astype(np.float64),
            self.smoothed()[ends - 1],
        )

    def column(self, name: str) -> npt.NDArray[np.float64]:
        """Return one field of all evaluations, e.g. column("test_accuracy")."""
        return np.array([getattr(e, name) for e in self.evaluations], np.float64)

    def best(self, name: str = "test_loss") -> Evaluation | None:
        """Return the evaluation with the smallest of a column (its first), None without any."""
        measured = [e for e in self.evaluations if np.isfinite(getattr(e, name))]
        return min(measured, key=lambda e: float(getattr(e, name)), default=None)

    def until(self, step: int) -> History:
        """Return the curves as they were after `step` steps."""
        cut = History()
        cut.add_losses(self.losses[:step])
        cut.evaluations = [e for e in self.evaluations if e.step <= step]
        cut.pulses = [p for p in self.pulses if p.step <= step]
        if len(self.answers):
            cut.add_answers(self.answers[: step + 1])
        return cut

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the curves by name, as a checkpoint keeps them: each (n,)."""
        arrays: dict[str, npt.NDArray[Any]] = {"loss": self.losses.astype(np.float64)}
        arrays |= {f.name: self.column(f.name) for f in fields(Evaluation)}
        if len(self.answers):
            arrays |= {f"answer.{k}": row for k, row in enumerate(self.answers.T)}
        if self.pulses:
            arrays["pulse.step"] = np.array([p.step for p in self.pulses], np.int64)
            for i, layer in enumerate(self.pulses[0].layers):
                for size in ("weights", "gradients", "updates"):
                    values = [float(getattr(p, size)[i]) for p in self.pulses]
                    arrays[f"pulse.{layer}.{size}"] = np.array(values)
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> History:
        """Return the history that `to_arrays` described; what is missing is left empty.

        InputError where the numbers of steps are none.
        """
        history = cls()
        with np.errstate(over="ignore"):
            history.add_losses(arrays.get("loss", np.empty(0)))
        count = len(arrays.get("step", ()))
        for name in ("step", "pulse.step"):
            steps = arrays.get(name, np.empty(0))
            if not ((steps >= 0) & (steps <= history.steps) & (steps == np.floor(steps))).all():
                raise InputError(
                    "its curves are damaged: {name} has no numbers of steps", name=name
                )
        columns = [_padded(arrays.get(f.name, np.empty(0)), count) for f in fields(Evaluation)]
        for step, *rest in zip(*columns, strict=True):
            history.evaluations.append(Evaluation(int(step), *map(float, rest)))
        names = [name for name in arrays if name.startswith("answer.")]
        answers = [arrays[name] for name in sorted(names, key=lambda k: (len(k), k))]
        if answers and {len(row) for row in answers} == {history.steps + 1}:
            with np.errstate(over="ignore"):
                history.add_answers(np.stack(answers, axis=1))
        history.pulses = _pulses(arrays)
        return history

    def to_csv(self) -> str:
        """Return the curves as text: a line for each step, measured values where there are any."""
        names = [f.name for f in fields(Evaluation)][1:]
        measured = {e.step: astuple(e)[1:] for e in self.evaluations}
        rows = [",".join(["step", "loss", *names])]
        for step in range(self.steps + 1):
            if step == 0 and 0 not in measured:
                continue
            loss = f"{self.losses[step - 1]:.8g}" if step else ""
            values = measured.get(step)
            rest = [f"{v:.8g}" for v in values] if values else [""] * len(names)
            rows.append(",".join([str(step), loss, *rest]))
        return "\n".join(rows) + "\n"


class _Growing:
    """Rows of float32 that are appended to; they move in memory only when they have doubled."""

    def __init__(self, room: npt.NDArray[np.float32]) -> None:
        self._room = room
        self.count = 0

    @property
    def rows(self) -> npt.NDArray[np.float32]:
        return self._room[: self.count]

    def add(self, new: npt.NDArray[np.float32]) -> None:
        end = self.count + len(new)
        if end > len(self._room) or new.shape[1:] != self._room.shape[1:]:
            room = max(end, 2 * len(self._room), FIRST_ROOM)
            grown = np.empty((room, *new.shape[1:]), np.float32)
            if self.count:
                grown[: self.count] = self.rows
            self._room = grown
        self._room[self.count : end] = new
        self.count = end


def _padded(values: npt.NDArray[Any], count: int) -> npt.NDArray[np.float64]:
    """Return a column of the right length: what an older file does not have is not a number."""
    column = np.full(count, np.nan)
    column[: min(count, len(values))] = values[:count]
    return column


def _pulses(arrays: Mapping[str, npt.NDArray[Any]]) -> list[Pulse]:
    steps = arrays.get("pulse.step", np.empty(0))
    layers = [k.split(".")[1] for k in arrays if k.startswith("pulse.") and k.endswith(".weights")]
    sizes = {
        size: np.array([_padded(arrays[f"pulse.{la}.{size}"], len(steps)) for la in layers])
        for size in ("weights", "gradients", "updates")
        if all(f"pulse.{la}.{size}" in arrays for la in layers)
    }
    if len(sizes) < 3 or not layers:
        return []
    return [
        Pulse(int(step), tuple(layers), *(sizes[s][:, i] for s in sizes))
        for i, step in enumerate(steps)
    ]
