"""What the window does with a run that was opened: none of it may fail, whatever the file held."""

from __future__ import annotations

import numpy as np

from lab.experiments.training import RunParams, RunRecord, TrainingParams
from lab.experiments.training.lab_script import lab_script
from lab.experiments.training.naming import names
from lab.experiments.training.recognize import recognize
from lab.experiments.training.torch_script import torch_script
from lab.history import History
from lab.nn import Network


def untrained(params: RunParams, history: History | None = None) -> RunRecord:
    """Return a run that has its first weights, as if it had just been trained to them."""
    network = Network(params.architecture())
    curves = History() if history is None else history
    return RunRecord.ended(params, "", curves, network.params, network.state)


def use_run(record: RunRecord) -> None:
    """Answer a drawing, thin out the curves, name the run, write it down."""
    answer = recognize(record.network, TrainingParams())
    assert abs(answer.probabilities.sum() - 1) < 0.01
    history = record.history
    curve = history.curve()
    for axis in ("steps", "epochs", "seconds"):
        record.along(axis, curve.step)
    history.best()
    history.to_csv()
    for name in ("test_accuracy", "train_loss", "weight_norm"):
        assert history.column(name).dtype == np.float64
    for pulse in history.pulses:
        assert pulse.ratios.shape == (len(pulse.layers),)
    names([record.params])
    lab_script(record.first, record.changes, record.shards)
    torch_script(record.first)
    assert 0 <= record.share_done <= 1
    str(record.test_accuracy)
