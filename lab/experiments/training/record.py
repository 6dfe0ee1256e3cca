"""A run as the window keeps it: its settings, its curves, and its newest network."""

from __future__ import annotations

import math
from pathlib import Path

from lab import checkpoint
from lab.experiments.training.params import TrainingParams
from lab.experiments.training.stream import Frame
from lab.history import History
from lab.message import Message
from lab.nn import Network

BUNDLED = Path(__file__).parents[3] / "resources" / "models" / "mnist.npz"
PACE_SECONDS = 0.5


class RunRecord:
    """Collects a run's Frames: nothing that was sent is lost, whatever becomes of the process."""

    def __init__(self, params: TrainingParams) -> None:
        self.params = params
        self.network = Network(params.architecture())
        self.history = History()
        self.frame: Frame | None = None
        self.steps_per_second = math.nan
        self._paced_at = (0, 0.0)

    @classmethod
    def load(cls, path: Path = BUNDLED) -> RunRecord:
        """Return the run that a network file tells of; InputError where it is damaged."""
        saved = checkpoint.load(path)
        settings = saved.extra.get("params", {})
        params, _ = TrainingParams.from_json(settings if isinstance(settings, dict) else {})
        record = cls(params)
        record.network = saved.network
        record.history = History.from_arrays(saved.history)
        steps, epochs = record.history.steps, float(params.epochs)
        last = record.history.evaluations[-1] if record.history.evaluations else None
        record.frame = Frame(
            step=steps,
            steps_total=steps,
            epoch=last.epoch if last else epochs,
            first=steps,
            losses=record.history.losses[:0],
            evaluations=(),
            train_seconds=last.train_seconds if last else 0.0,
            evaluate_seconds=last.evaluate_seconds if last else 0.0,
            seconds_left=0.0,
            lr=params.lr,
            diverged=None,
        )
        return record

    def add(self, frame: Frame) -> None:
        """Take over what is new in a Frame."""
        self.frame = frame
        self.history.add_losses(frame.losses)
        self.history.evaluations.extend(frame.evaluations)
        if frame.weights is not None:
            self.network.set_params(frame.weights)
            for name, values in self.network.named_state().items():
                values[...] = (frame.running or {})[name]
        step, seconds = self._paced_at
        spent = frame.train_seconds + frame.evaluate_seconds
        if spent - seconds > PACE_SECONDS or math.isnan(self.steps_per_second):
            self.steps_per_second = (frame.step - step) / max(spent - seconds, 1e-9)
            self._paced_at = (frame.step, spent)

    @property
    def share_done(self) -> float:
        """Return which part of the run is done, 0 to 1."""
        if self.frame is None or not self.frame.steps_total:
            return 0.0
        return min(1.0, self.frame.step / self.frame.steps_total)

    @property
    def images_per_second(self) -> float:
        """Return the pace in training images."""
        return self.steps_per_second * self.params.batch_size

    @property
    def diverged(self) -> Message | None:
        """Return why the run was stopped, if it ran away."""
        return self.frame.diverged if self.frame else None

    def save(self, path: str | Path) -> None:
        """Keep network, settings and curves in one file; InputError where that fails."""
        checkpoint.save(
            path,
            self.network,
            history=self.history.to_arrays(),
            seed=self.params.seed,
            extra={"params": self.params.to_json()},
        )
