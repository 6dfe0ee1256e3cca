"""A run as the window keeps it: its settings, its curves, and its newest network."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path
from typing import Any, Literal

import numpy as np

from lab import checkpoint
from lab.arrays import Array
from lab.experiments.training import changes
from lab.experiments.training.changes import Change
from lab.experiments.training.layers import CLASSES, lines_of
from lab.experiments.training.run_file import Ending, data_from, data_to_json
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.stream import DataNote, Frame
from lab.history import History
from lab.message import InputError, Message
from lab.nn import Network

BUNDLED = Path(__file__).parents[3] / "resources" / "models" / "mnist.npz"
PACE_SECONDS = 0.5
_numbers = count()

Stage = Literal["waiting", "training", "paused", "done", "stopped", "failed"]


class RunRecord:
    """Collects a run's Frames: nothing that was sent is lost, whatever becomes of the process.

    `key` is its number and which of its weights are here, counted from 0; `name` is what the reader
    calls it ("" for a name made from its settings); `stage` is where it stands, `problem` why it
    stopped; `network` is None until its weights have been sent, and then the one that it was after
    `network_step` steps; `first` are the settings that it began with, `changes` what was changed
    on the way to `params`; `shards` is into how many each batch was cut, None where nobody has said
    so.
    """

    def __init__(self, params: RunParams) -> None:
        self.params = self.first = params
        self.changes: list[Change] = []
        self.key = (next(_numbers), 0)
        self.name = ""
        self.stage: Stage = "waiting"
        self.problem: Message | None = None
        self.network: Network | None = None
        self.network_step = 0
        self.history = History()
        self.frame: Frame | None = None
        self.data: DataNote | None = None
        self.shards: int | None = None
        self.steps_per_second = math.nan
        self._paced_at = (0, 0.0)

    @classmethod
    def load(cls, path: str | Path = BUNDLED) -> RunRecord:
        """Return the run that a network file tells of; InputError where it is damaged."""
        saved = checkpoint.load(path)
        try:
            params = _settings(saved)
            history = _history(saved)
        except InputError as error:
            raise InputError(
                "{file} holds a network that cannot be shown: {reason}",
                file=Path(path).name,
                reason=error.message,
            ) from error
        record = cls(params)
        record.network, record.network_step = saved.network, history.steps
        record.data = data_from(saved.extra)
        record.first, record.changes = changes.from_json(saved.extra, params)
        shards = saved.extra.get("shards")
        record.shards = shards if type(shards) is int else None
        record.history = history
        record.stage = "done"
        record.name = "" if path is BUNDLED else Path(path).stem
        record.frame = record._last_frame(Ending.found(saved.extra, history))
        return record

    @classmethod
    def ended(
        cls, params: RunParams, name: str, history: History, weights: Array, state: Array
    ) -> RunRecord:
        """Return a run that was made elsewhere, from its network's `params` and `state`."""
        record = cls(params)
        record.name, record.history, record.stage = name, history, "done"
        record.network, record.network_step = _network(params), history.steps
        record.network.set_params(weights)
        record.network.state[...] = state
        record.frame = record._last_frame(Ending.found({}, history))
        return record

    def _last_frame(self, ending: Ending) -> Frame:
        """Return a Frame that tells where a run ended that was not seen running."""
        steps = self.history.steps
        return Frame(
            step=steps,
            steps_total=steps,
            epoch=ending.epoch,
            first=steps,
            losses=self.history.losses[:0],
            evaluations=(),
            train_seconds=ending.train_seconds,
            evaluate_seconds=ending.evaluate_seconds,
            seconds_left=0.0,
            lr=self.params.lr,
            batch_size=min(self.params.batch_size, self.params.train_size),
            diverged=None,
            loss=float(self.history.losses[-1]) if steps else math.nan,
        )

    def add(self, frame: Frame) -> None:
        """Take over what is new in a Frame."""
        # The weights go into the network: kept twice, they would be most of what a run takes.
        self.frame = replace(frame, weights=None, running=None)
        self.data = frame.data or self.data
        self.shards = frame.shards or self.shards
        changes.note(self.changes, frame.changes)
        self.history.add_losses(frame.losses)
        self.history.evaluations.extend(frame.evaluations)
        self.history.pulses.extend(frame.pulses)
        if frame.answers is not None:
            self.history.add_answers(frame.answers)
        if frame.weights is not None:
            self.key = (self.key[0], self.key[1] + 1)
            self.network, self.network_step = self.network or _network(self.params), frame.step
            self.network.set_params(frame.weights)
            for name, values in self.network.named_state().items():
                values[...] = (frame.running or {})[name]
        self.problem = frame.diverged or self.problem
        self._take_pace(frame)

    def _take_pace(self, frame: Frame) -> None:
        step, seconds = self._paced_at
        spent = frame.train_seconds
        if spent - seconds > PACE_SECONDS or (math.isnan(self.steps_per_second) and frame.step):
            self.steps_per_second = (frame.step - step) / max(spent - seconds, 1e-9)
            self._paced_at = (frame.step, spent)

    def along(self, axis: str, steps: Array) -> Array:
        """Return where these steps are on an axis: "steps", "epochs" or "seconds" of training.

        Where an older file does not say how far it had come, that is by step on every axis.
        """
        places = np.asarray(steps, np.float64)
        if axis == "steps" or self.frame is None:
            return places
        if axis == "epochs":
            epoch = self.frame.epoch
            return places * (epoch / max(1, self.frame.step)) if math.isfinite(epoch) else places
        known = [(0, 0.0), *((e.step, e.train_seconds) for e in self.history.evaluations)]
        known.append((self.frame.step, self.frame.train_seconds))
        known = [(step, seconds) for step, seconds in known if math.isfinite(seconds)]
        return np.interp(places, *np.array(known).T) if known[-1][0] else places

    @property
    def class_names(self) -> tuple[str, ...]:
        """Return what the ten classes are called."""
        return self.data.class_names if self.data else tuple("0123456789")

    @property
    def share_done(self) -> float:
        """Return which part of the run is done, 0 to 1."""
        if self.frame is None or not self.frame.steps_total:
            return 0.0
        return min(1.0, self.frame.step / self.frame.steps_total)

    @property
    def images_per_second(self) -> float:
        """Return the pace in training images."""
        return self.steps_per_second * (self.frame.batch_size if self.frame else math.nan)

    @property
    def test_accuracy(self) -> float | None:
        """Return the newest accuracy on the test images, None before the first."""
        measured = self.history.evaluations
        return measured[-1].test_accuracy if measured else None

    @property
    def accuracy_so_far(self) -> float | None:
        """Return the newest test accuracy, None where only the first weights were measured."""
        measured = self.history.evaluations
        stale = bool(measured) and measured[-1].step == 0 < self.history.steps
        return None if stale else self.test_accuracy

    @property
    def network_note(self) -> Message | None:
        """Return a sentence where the network that is here is older than the curves."""
        if self.network_step == self.history.steps:
            return None
        if self.network is None:
            return Message("Its network was not sent, so it can be neither looked into nor saved.")
        return Message(
            "Its newest network was not sent; the one that is kept is that of step {step}.",
            {"step": self.network_step},
        )

    def save(self, path: str | Path) -> None:
        """Keep the network, its settings and the curves up to it in one file.

        InputError where that fails, or where no network has been sent.
        """
        if self.network is None:
            raise InputError("The run was not saved: its network has not been sent yet.")
        extra: dict[str, Any] = {"params": self.params.to_json()}
        if self.changes:
            extra |= {"first": self.first.to_json(), "changes": self.changes}
        if self.shards is not None:
            extra["shards"] = self.shards
        if self.data is not None:
            extra["data"] = data_to_json(self.data)
        epoch, seconds = (
            float(self.along(axis, np.array([self.network_step]))[0])
            for axis in ("epochs", "seconds")
        )
        if self.frame is not None and math.isfinite(self.frame.epoch):
            extra["ended"] = asdict(Ending(epoch, seconds, self.frame.evaluate_seconds))
        checkpoint.save(
            path,
            self.network,
            history=self.history.until(self.network_step).to_arrays(),
            seed=self.params.seed,
            extra=extra,
        )


def _network(params: RunParams) -> Network:
    """Return a network that waits for its weights: to draw large ones takes seconds."""
    network = Network({**params.architecture(), "init": "zeros"})
    network.architecture["init"] = params.architecture()["init"]
    return network


def _history(saved: checkpoint.Checkpoint) -> History:
    history = History.from_arrays(saved.history)
    count = history.answers.shape[1]
    if count not in (0, CLASSES):
        raise InputError(
            "its curves are damaged: the answers to one image are {count}, expected {expected}",
            count=count,
            expected=CLASSES,
        )
    return history


def _settings(saved: checkpoint.Checkpoint) -> RunParams:
    """Return the settings in a file, their layers those of the network that is really there."""
    found = saved.extra.get("params", {})
    params, _ = RunParams.from_json(found if isinstance(found, dict) else {})
    lines = lines_of(saved.network.architecture)
    same = params.architecture()["layers"] == saved.network.architecture["layers"]
    return params if same else params.changed(layers=lines)
