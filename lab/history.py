"""What a training run leaves behind: the loss of every step, and what was measured now and then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

FIRST_ROOM = 1024


@dataclass(frozen=True)
class Evaluation:
    """How well the network answers after `step` steps; loss and accuracy without weight decay.

    `train_seconds` and `evaluate_seconds` are what the run has spent so far on each of the two.
    """

    step: int
    epoch: float
    train_loss: float
    train_accuracy: float
    test_loss: float
    test_accuracy: float
    train_seconds: float
    evaluate_seconds: float


class History:
    """The curves of one run. They only grow, and never move in memory more than a few times."""

    def __init__(self) -> None:
        self._losses = np.empty(FIRST_ROOM, np.float32)
        self._steps = 0
        self.evaluations: list[Evaluation] = []

    @property
    def steps(self) -> int:
        """Return how many steps were made."""
        return self._steps

    @property
    def losses(self) -> npt.NDArray[np.float32]:
        """Return the mini-batch loss of each step, (steps,), as a view."""
        return self._losses[: self._steps]

    def add_losses(self, losses: npt.ArrayLike) -> None:
        """Append the losses of one or more steps."""
        new = np.atleast_1d(np.asarray(losses, np.float32))
        end = self._steps + len(new)
        if end > len(self._losses):
            grown = np.empty(max(end, 2 * len(self._losses)), np.float32)
            grown[: self._steps] = self.losses
            self._losses = grown
        self._losses[self._steps : end] = new
        self._steps = end

    def smoothed(self, window: int = 50) -> npt.NDArray[np.float64]:
        """Return at each step the mean of the last `window` losses (fewer at first), (steps,)."""
        if not self._steps:
            return np.empty(0)
        sums = np.concatenate([[0.0], np.cumsum(self.losses, dtype=np.float64)])
        ends = np.arange(1, self._steps + 1)
        starts = np.maximum(ends - window, 0)
        return np.asarray((sums[ends] - sums[starts]) / (ends - starts))

    def column(self, name: str) -> npt.NDArray[np.float64]:
        """Return one field of all evaluations, e.g. column("test_accuracy")."""
        return np.array([getattr(e, name) for e in self.evaluations], np.float64)

    def to_arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Return the curves by name, as a checkpoint keeps them."""
        names = [f.name for f in fields(Evaluation)]
        return {"loss": self.losses.astype(np.float64)} | {n: self.column(n) for n in names}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> History:
        """Return the history that `to_arrays` described; what is missing is left empty."""
        history = cls()
        history.add_losses(arrays.get("loss", np.empty(0)))
        columns = [arrays.get(f.name, np.empty(0)) for f in fields(Evaluation)]
        for step, *rest in zip(*columns, strict=False):
            history.evaluations.append(Evaluation(int(step), *map(float, rest)))
        return history

    def to_csv(self) -> str:
        """Return the curves as text: a line for each step, measured values where there are any."""
        names = [f.name for f in fields(Evaluation)][1:]
        measured = {e.step: astuple(e)[1:] for e in self.evaluations}
        rows = [",".join(["step", "loss", *names])]
        for step in range(self._steps + 1):
            if step == 0 and 0 not in measured:
                continue
            loss = f"{self._losses[step - 1]:.8g}" if step else ""
            values = measured.get(step)
            rest = [f"{v:.8g}" for v in values] if values else [""] * len(names)
            rows.append(",".join([str(step), loss, *rest]))
        return "\n".join(rows) + "\n"
