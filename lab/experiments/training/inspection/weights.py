"""The first layer's weights as pictures: what each unit looks for, before training and now."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.training.inspection.look import Finding, Look, Subject
from lab.nn import Network

MOST_UNITS = 120


@dataclass(frozen=True)
class WeightPictures:
    """`now` and `before`, each (n, H, W): of the first n of `units` units of layer `layer`.

    `switch`: the layer whose output is set to 0 when a unit is switched off; `off`: the units that
    are off; `accuracy` on the test images with all units, and `accuracy_off` without those (not a
    number where none is off).
    """

    layer: str
    units: int
    now: Array
    before: Array
    switch: str
    off: tuple[int, ...]
    accuracy: float
    accuracy_off: float


def weight_pictures(subject: Subject, look: Look) -> Finding:
    """Return the WeightPictures; units that are off cost two passes over the test images."""
    network = subject.network
    first = next(layer for layer in network.layers if "W" in layer.param_shapes())
    accuracy, accuracy_off = yield from subject.accuracies(look.off)
    # A network without a hidden layer has no unit that could be switched off.
    switch = next(iter(unit_layers(network)), "")
    return WeightPictures(
        layer=first.name,
        units=first.output_shape[0],
        now=pictures(network),
        before=pictures(Network(subject.params.architecture())),
        switch=switch,
        off=tuple(unit for layer, unit in look.off if layer == switch),
        accuracy=accuracy,
        accuracy_off=accuracy_off,
    )


def pictures(network: Network) -> Array:
    """Return the weights of the first units of the first layer, (n, H, W)."""
    first = next(layer for layer in network.layers if "W" in layer.param_shapes())
    W: Array = network.named_params()[f"{first.name}.W"]
    if W.ndim == 2:
        side = round(W.shape[0] ** 0.5)
        return np.ascontiguousarray(W.T[:MOST_UNITS]).reshape(-1, side, side)
    return np.asarray(W[:MOST_UNITS].mean(axis=1))


def unit_layers(network: Network) -> list[str]:
    """Return for each hidden layer with weights the layer that gives out what its units say.

    That is the last one before the next weights that still has a number (or a map) for each unit:
    the activation, or the pool or dropout behind it.
    """
    names: list[str] = []
    for layer in network.layers:
        if layer.kind in ("affine", "conv"):
            names.append(layer.name)
            units = layer.output_shape[0]
        elif names and layer.kind != "flatten" and layer.output_shape[0] == units:
            names[-1] = layer.name
    return names[:-1]
