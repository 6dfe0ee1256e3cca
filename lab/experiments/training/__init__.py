"""Training on MNIST, and what the trained network sees in a drawn digit."""

from lab.experiments.training.explain import explain
from lab.experiments.training.params import TrainingParams
from lab.experiments.training.presets import PRESETS
from lab.experiments.training.record import RunRecord
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.stream import Frame, TrainingStream, run

__all__ = [
    "EXPERIMENT",
    "PRESETS",
    "Frame",
    "RunParams",
    "RunRecord",
    "TrainingParams",
    "TrainingStream",
    "explain",
    "run",
]

from lab.experiments.experiment import Experiment

EXPERIMENT = Experiment(
    id="training",
    kind="stream",
    params=TrainingParams,
    run=run,
    presets=PRESETS,
    explain=explain,
)
