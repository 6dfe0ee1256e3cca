"""What goes through the layers: the spread of their outputs, and units that have died."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.training.inspection.look import Finding, Look, Subject
from lab.nn.activations import ACTIVATIONS

IMAGES = 500
BINS = 60
SATURATING = {"sigmoid": (0.02, 0.98), "tanh": (-0.96, 0.96)}


@dataclass(frozen=True)
class LayerOutputs:
    """The outputs of one layer for the first test images.

    `counts` (60,) of the values that are not 0, over `edges` (61,) that all layers share; `zero`:
    the share of zeros; `dead`: how many of the `units` say nothing to any image (ReLU
    only); `saturated`: the share of values where the slope is all but gone (sigmoid, tanh).
    """

    name: str
    counts: Array
    mean: float
    std: float
    zero: float
    units: int
    dead: int | None
    saturated: float | None


@dataclass(frozen=True)
class Outputs:
    """The outputs layer by layer, with the `edges` of the histograms' bins."""

    layers: tuple[LayerOutputs, ...]
    edges: Array


def layer_outputs(subject: Subject, look: Look) -> Finding:
    """Return the Outputs of all activation layers (of the affine ones, where there are none)."""
    network, data = subject.network, subject.data
    x, t = subject.test_x[:IMAGES], data.test_labels[:IMAGES]
    trace = network.trace(x, t)
    yield
    hidden = list(zip(trace.names, network.layers, trace.outputs, strict=True))[:-1]
    shown = [(n, o) for n, layer, o in hidden if _is_activation(n)]
    shown = shown or [(n, o) for n, layer, o in hidden if layer.kind in ("affine", "conv")]
    edges = _edges([o for _, o in shown])
    return Outputs(tuple(_measure(name, out, edges) for name, out in shown), edges)


def _kind(name: str) -> str:
    return name.rstrip("0123456789")


def _is_activation(name: str) -> bool:
    return _kind(name) in ACTIVATIONS


def _edges(outputs: list[Array]) -> Array:
    """Return bins that hold all but a hundredth of the values of each layer."""
    ends = [np.percentile(values, (0.5, 99.5)) for out in outputs if (values := _finite(out)).size]
    low = min((float(e[0]) for e in ends), default=0.0)
    high = max((float(e[1]) for e in ends), default=1.0)
    return np.linspace(low, high if high > low else low + 1.0, BINS + 1)


def _finite(values: Array) -> Array:
    return values[np.isfinite(values)]


def _measure(name: str, out: Array, edges: Array) -> LayerOutputs:
    values = _finite(out).astype(np.float64)
    counts, _ = np.histogram(values[values != 0], edges)
    by_unit = out.reshape(len(out), out.shape[1], -1)
    dead = saturated = None
    if _kind(name) == "relu":
        dead = int((by_unit <= 0).all(axis=(0, 2)).sum())
    if _kind(name) in SATURATING:
        low, high = SATURATING[_kind(name)]
        saturated = _share((values < low) | (values > high))
    return LayerOutputs(
        name=name,
        counts=counts.astype(np.float64),
        mean=float(values.mean()) if values.size else float("nan"),
        std=float(values.std()) if values.size else float("nan"),
        zero=_share(values == 0),
        units=out.shape[1],
        dead=dead,
        saturated=saturated,
    )


def _share(found: npt.NDArray[np.bool_]) -> float:
    """Return the share of True; 0 where there is nothing: all outputs were nan."""
    return float(found.mean()) if found.size else 0.0
