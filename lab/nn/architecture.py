"""A network as a plain description, which can be edited, checked, saved and built.

    {"input_shape": [784], "init": "he", "dtype": "float32", "seed": 0, "weight_decay": 0.0,
     "layers": [{"kind": "affine", "size": 100}, {"kind": "relu"}, {"kind": "affine", "size": 10}]}

A layer's `kind` is a key of `LAYERS` or of `ACTIVATIONS`; the rest are its options. An affine or
conv layer may have an `init` of its own. What the last layer gives out are the logits.
"""

from __future__ import annotations

import inspect
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lab.message import InputError
from lab.nn.activations import ACTIVATIONS
from lab.nn.convolution import Conv2d, MaxPool2d
from lab.nn.initializers import initializer
from lab.nn.layer import Layer, Shape
from lab.nn.layers import Activate, Affine, Dropout, Flatten
from lab.nn.normalization import BatchNorm

Description = Mapping[str, Any]
"""One layer, or a whole architecture, as JSON has it."""

LAYERS: dict[str, type[Layer]] = {
    kind.kind: kind for kind in (Affine, BatchNorm, Dropout, Conv2d, MaxPool2d, Flatten)
}
"""The layers that are not activations, by kind."""


@dataclass(frozen=True)
class LayerShape:
    """A layer as it will be: shapes without the batch, and the number of its parameters."""

    name: str
    input_shape: Shape
    output_shape: Shape
    param_count: int


def build_layers(architecture: Description) -> list[Layer]:
    """The layers, named and fitted to one another, but with no arrays yet.

    Raises InputError for a kind, an option or a size that cannot be.
    """
    shape = tuple(int(n) for n in architecture["input_shape"])
    if not shape or min(shape) < 1:
        raise InputError("The input shape is {shape}; every size must be 1 or more.", shape=shape)
    layers: list[Layer] = []
    count: Counter[str] = Counter()
    for description in architecture["layers"]:
        layer = _build(description, shape, np.dtype(architecture.get("dtype", "float32")))
        count[layer.name] += 1
        layer.name = f"{layer.name}{count[layer.name]}"
        shape = layer.output_shape
        layers.append(layer)
    return layers


def layer_shapes(architecture: Description) -> list[LayerShape]:
    """Shapes and parameter counts of every layer, without building the network.

    Raises InputError as `build_layers` does, e.g. for a kernel larger than its input.
    """
    return [
        LayerShape(
            layer.name,
            layer.input_shape,
            layer.output_shape,
            sum(math.prod(shape) for shape in layer.param_shapes().values()),
        )
        for layer in build_layers(architecture)
    ]


def _build(description: Description, shape: Shape, dtype: np.dtype[Any]) -> Layer:
    options = {key: value for key, value in description.items() if key not in ("kind", "init")}
    kind = description.get("kind")
    if kind in ACTIVATIONS:
        _check_options(kind, ACTIVATIONS[kind], options)
        return Activate(shape, ACTIVATIONS[kind](**options), dtype=dtype)
    if kind not in LAYERS:
        raise InputError(
            "There is no layer of kind {kind}. There are: {known}.",
            kind=repr(kind),
            known=", ".join([*LAYERS, *ACTIVATIONS]),
        )
    _check_options(kind, LAYERS[kind], options)
    initializer(description.get("init", "he"))
    return LAYERS[kind](shape, dtype=dtype, **options)


def _check_options(kind: str, layer: type, options: dict[str, Any]) -> None:
    parameters = inspect.signature(layer).parameters
    known = {name: p for name, p in parameters.items() if name not in ("input_shape", "dtype")}
    needed = {name for name, p in known.items() if p.default is inspect.Parameter.empty}
    if not (needed <= set(options) <= set(known)):
        raise InputError(
            "A layer of kind {kind} came with the options {given}; it takes {known}.",
            kind=kind,
            given=", ".join(options) or "none",
            known=", ".join(known) or "none",
        )
    for name, value in options.items():
        whole = known[name].annotation == "int"
        if isinstance(value, bool) != (known[name].annotation == "bool") or not isinstance(
            value, int if whole else (int, float)
        ):
            raise InputError(
                "The {option} of a layer of kind {kind} is {value}; it must be a number of type "
                "{type}.",
                option=name,
                kind=kind,
                value=repr(value),
                type=known[name].annotation,
            )
