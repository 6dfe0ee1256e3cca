"""Chapter 3: activations and their slopes, softmax, a whole small network, shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from lab.experiments.activations import (
    batch,
    batch_words,
    chain,
    curve_words,
    curves,
    shape_words,
    shapes,
    softmax,
    softmax_words,
    three_layers,
)
from lab.experiments.activations.presets import presets
from lab.experiments.experiment import Experiment
from lab.explanation import Explanation


@dataclass(frozen=True)
class ActivationsParams(
    chain.ChainParams,
    softmax.SoftmaxParams,
    batch.BatchParams,
    three_layers.NetParams,
    shapes.ShapesParams,
):
    """All settings of the tab; `mode` says which of them are in use."""


Frame: TypeAlias = (
    curves.CurvesFrame
    | chain.ChainFrame
    | softmax.SoftmaxFrame
    | batch.BatchFrame
    | three_layers.NetFrame
    | shapes.ShapesFrame
)

_MODES: dict[str, tuple[Callable[[Any], Frame], Callable[[Any, Any, int], Explanation]]] = {
    "curves": (curves.compute, curve_words.explain),
    "chain": (chain.compute, chain.explain),
    "softmax": (softmax.compute, softmax_words.explain),
    "batch": (batch.compute, batch_words.explain),
    "network": (three_layers.compute, three_layers.explain),
    "shapes": (shapes.compute, shape_words.explain),
}


def run(params: ActivationsParams) -> Iterator[Frame]:
    """Yield the one Frame of the view that is on show."""
    yield _MODES[params.mode][0](params)


def explain(params: ActivationsParams, frame: Frame, cursor: int) -> Explanation:
    """Say what is on show, with its numbers; only what is not set yet is suggested."""
    explanation = _MODES[params.mode][1](params, frame, cursor)
    new = tuple(s for s in explanation.suggestions if params.changed(**s.changes) != params)
    return replace(explanation, suggestions=new)


PRESETS = presets(ActivationsParams)
EXPERIMENT: Experiment[ActivationsParams, Frame] = Experiment(
    "activations", "timeline", ActivationsParams, run, PRESETS, explain
)
