"""The Optimizers tab (chapter 6.1): seven ways down one surface, side by side."""

from __future__ import annotations

from lab.experiments.experiment import Experiment
from lab.experiments.optimizers.explain import explain
from lab.experiments.optimizers.frame import Frame, needs_child, run
from lab.experiments.optimizers.presets import PRESETS
from lab.experiments.optimizers.settings import OptimizersParams

__all__ = ["EXPERIMENT", "PRESETS", "Frame", "OptimizersParams", "explain", "run"]

EXPERIMENT: Experiment[OptimizersParams, Frame] = Experiment(
    id="optimizers",
    kind="timeline",
    params=OptimizersParams,
    run=run,
    presets=PRESETS,
    explain=explain,
    long=needs_child,
)
