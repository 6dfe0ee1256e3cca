"""Which views need a child process, what it has to do, and when it has to begin anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from lab.experiments.initialization.before_after import (
    BeforeAfter,
    TrainingFrame,
    run_before_after,
)
from lab.experiments.initialization.depth import DepthFrame, run_depth
from lab.experiments.initialization.histograms import HistogramFrame, run_histograms
from lab.experiments.initialization.passage import takes_long
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.sixteen import Share, SixteenFrame, run_share, run_sixteen
from lab.experiments.initialization.survival import SurvivalFrame, run_survival
from lab.experiments.initialization.symmetry import SymmetryFrame, run_symmetry
from lab.stream import GeneratorStream, Stream

Frame: TypeAlias = (
    HistogramFrame | DepthFrame | SurvivalFrame | TrainingFrame | SixteenFrame | SymmetryFrame
)

RUNS: dict[str, Callable[[InitializationParams], Iterator[Any]]] = {
    "histograms": run_histograms,
    "compare": run_histograms,
    "depth": run_depth,
    "survival": run_survival,
    "training": run_before_after,
    "batch_norm": run_sixteen,
    "zeros": run_symmetry,
}

ALWAYS_LONG = ("survival", "training", "batch_norm")
ONLY_SHOWN = ("layer", "log_counts", "survives", "watch")
ON_THE_MAP = ("init", "std", "layers")
"""What the map is drawn over: its point moves, the map stays."""


def needs_child(params: InitializationParams) -> bool:
    """Tell whether the first Frame of a run is not its last, and the rest is for a child."""
    return params.mode in ALWAYS_LONG or (params.mode != "zeros" and takes_long(params))


def job(params: InitializationParams) -> InitializationParams:
    """Return the settings with all set to its default that the work does not depend on.

    Two settings with the same job share its result.
    """
    unused = {name for name in params.specs() if not params.applies(name)} | set(ONLY_SHOWN)
    if params.mode == "survival":
        unused |= set(ON_THE_MAP)
    usual = InitializationParams()
    return params.changed(**{name: getattr(usual, name) for name in unused})


def tasks(params: InitializationParams, children: int) -> list[InitializationParams | Share]:
    """Return what each child has to do: the sixteen pairs of runs are shared by several."""
    if params.mode == "batch_norm":
        return [Share(params, number, children) for number in range(children)]
    return [params]


def stream(task: InitializationParams | Share) -> Stream[Any, Any]:
    """Make a child's work; `lab.runner.Runner` finds this function by its name."""
    if isinstance(task, Share):
        return GeneratorStream(run_share(task))
    if task.mode == "training":
        return BeforeAfter(task)
    return GeneratorStream(RUNS[task.mode](task))


def joined(before: Frame, new: Frame) -> Frame:
    """Return all that is known after a child's next Frame."""
    if isinstance(before, TrainingFrame) and isinstance(new, TrainingFrame):
        return before.joined(new)
    if isinstance(before, SixteenFrame) and isinstance(new, SixteenFrame):
        return before.merged(new)
    return new
