"""The Initialization tab (chapters 6.2, 6.3): why the first weights decide what is learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lab.experiments.experiment import Experiment
from lab.experiments.initialization.before_after import TrainingFrame
from lab.experiments.initialization.depth import DepthFrame
from lab.experiments.initialization.explain_fresh import (
    explain_depth,
    explain_histograms,
    explain_survival,
)
from lab.experiments.initialization.explain_trained import (
    explain_sixteen,
    explain_symmetry,
    explain_training,
)
from lab.experiments.initialization.histograms import HistogramFrame
from lab.experiments.initialization.jobs import RUNS, Frame, needs_child
from lab.experiments.initialization.presets import PRESETS
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.sixteen import SixteenFrame
from lab.experiments.initialization.survival import SurvivalFrame
from lab.experiments.initialization.symmetry import SymmetryFrame
from lab.explanation import Explanation

__all__ = ["EXPERIMENT", "PRESETS", "Frame", "InitializationParams", "explain", "run"]


def run(params: InitializationParams) -> Iterator[Frame]:
    """Yield Frames of the chosen view: the first at once, the last one complete."""
    yield from RUNS[params.mode](params)


def explain(params: InitializationParams, frame: Frame, cursor: int) -> Explanation:
    """Say what the Frame shows at the cursor; suggest what is not so already."""
    explanation = _explain(params, frame, cursor)
    new = (s for s in explanation.suggestions if params.changed(**s.changes) != params)
    return replace(explanation, suggestions=tuple(new))


def _explain(params: InitializationParams, frame: Frame, cursor: int) -> Explanation:
    match frame:
        case HistogramFrame():
            return explain_histograms(params, frame)
        case DepthFrame():
            return explain_depth(params, frame)
        case SurvivalFrame():
            return explain_survival(params, frame)
        case TrainingFrame():
            return explain_training(params, frame, cursor)
        case SixteenFrame():
            return explain_sixteen(params, frame)
        case SymmetryFrame():
            return explain_symmetry(params, frame, cursor)


EXPERIMENT: Experiment[InitializationParams, Frame] = Experiment(
    id="initialization",
    kind="timeline",
    params=InitializationParams,
    run=run,
    presets=PRESETS,
    explain=explain,
    long=needs_child,
)
