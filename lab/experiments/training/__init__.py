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

from typing import Any

from lab.experiments.experiment import Experiment
from lab.experiments.training.lab_script import comparison_script, lab_script


class TrainingExperiment(Experiment[TrainingParams, Any]):
    """Its script is the run itself, in the engine's own terms, or all runs that are compared."""

    def script(self, params: TrainingParams) -> str:
        """Return a short Python program on `lab` that trains the same."""
        runs = params.runs()
        return comparison_script(runs) if params.compare else lab_script(runs[0])


EXPERIMENT = TrainingExperiment(
    id="training",
    kind="stream",
    params=TrainingParams,
    run=run,
    presets=PRESETS,
    explain=explain,
)
