"""The Gradient descent tab (chapter 4.3 and 4.4): slopes, the way down, and two traps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lab.experiments.descent.aliasing import AliasFrame, run_twice
from lab.experiments.descent.explain_arrays import explain_alias, explain_shapes
from lab.experiments.descent.explain_line import explain_line
from lab.experiments.descent.explain_plane import explain_plane
from lab.experiments.descent.line import LineFrame, differentiate
from lab.experiments.descent.plane import PlaneFrame, descend
from lab.experiments.descent.presets import PRESETS
from lab.experiments.descent.settings import DescentParams, followed
from lab.experiments.descent.shapes import ShapesFrame, walk
from lab.experiments.experiment import Experiment
from lab.explanation import Explanation

__all__ = ["EXPERIMENT", "PRESETS", "DescentParams", "explain", "followed", "run"]

Frame: TypeAlias = LineFrame | PlaneFrame | AliasFrame | ShapesFrame


def run(params: DescentParams) -> Iterator[Frame]:
    """Yield the one Frame of the view that is chosen: a whole timeline."""
    if params.mode == "line":
        yield differentiate(params)
    elif params.mode == "plane":
        yield descend(params)
    elif params.mode == "alias":
        yield run_twice(params)
    else:
        yield walk(params.array, params.function)


def explain(params: DescentParams, frame: Frame, cursor: int) -> Explanation:
    """Say what the Frame shows at the cursor."""
    if isinstance(frame, LineFrame):
        return explain_line(params, frame, cursor)
    if isinstance(frame, PlaneFrame):
        return explain_plane(params, frame, cursor)
    if isinstance(frame, AliasFrame):
        return explain_alias(params, frame, cursor)
    return explain_shapes(params, frame, cursor)


EXPERIMENT: Experiment[DescentParams, Frame] = Experiment(
    id="descent",
    kind="timeline",
    params=DescentParams,
    run=run,
    presets=PRESETS,
    explain=explain,
)
