"""A network as a plain description, which can be edited, checked, saved and built.

    {"input_shape": [784], "init": "he", "dtype": "float32", "seed": 0, "weight_decay": 0.0,
     "layers": [{"kind": "affine", "size": 100}, {"kind": "relu"}, {"kind": "affine", "size": 10}]}

A layer's `kind` is a key of `LAYERS` or of `ACTIVATIONS`; the rest are its options. An affine or
conv layer may have an `init` of its own. What the last layer gives out are the logits. Only
`input_shape` and `layers` must be there.
"""

from __future__ import annotations

import copy
import inspect
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from lab.message import InputError
from lab.nn.activations import ACTIVATIONS
from lab.nn.checks import is_number
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

_DEFAULTS: dict[str, Any] = {"init": "he", "dtype": "float32", "seed": 0, "weight_decay": 0.0}


@dataclass(frozen=True)
class LayerShape:
    """A layer as it will be: shapes without the batch, and the number of its parameters."""

    name: str
    input_shape: Shape
    output_shape: Shape
    param_count: int


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


def build_layers(architecture: Description) -> list[Layer]:
    """The layers, named and fitted to one another, but with no arrays yet.

    Raises InputError for a kind, an option or a size that cannot be.
    """
    shape, dtype = _input_shape(architecture), _dtype(architecture)
    layers: list[Layer] = []
    count: Counter[str] = Counter()
    for description in architecture["layers"]:
        layer = _build(description, shape, dtype)
        count[layer.name] += 1
        layer.name = f"{layer.name}{count[layer.name]}"
        shape = layer.output_shape
        layers.append(layer)
    return layers


def check_architecture(architecture: Description) -> dict[str, Any]:
    """A copy of its own with what was left out filled in. Raises InputError if it cannot be."""
    known = {"input_shape", "layers", *_DEFAULTS}
    if not {"input_shape", "layers"} <= set(architecture) <= known:
        raise InputError(
            "The architecture has the entries {given}; it takes {known}, and needs the first two.",
            given=", ".join(map(str, architecture)),
            known="input_shape, layers, " + ", ".join(_DEFAULTS),
        )
    whole = _DEFAULTS | copy.deepcopy(dict(architecture))
    whole["input_shape"] = list(_input_shape(whole))
    whole["dtype"] = _dtype(whole).name
    initializer(whole["init"])
    if isinstance(whole["seed"], bool) or not isinstance(whole["seed"], int) or whole["seed"] < 0:
        raise InputError(
            "seed is {seed}; it must be a whole number from 0 up.", seed=repr(whole["seed"])
        )
    check_weight_decay(whole["weight_decay"])
    layers = build_layers(whole)
    if not any(layer.param_shapes() for layer in layers) or len(layers[-1].output_shape) != 1:
        raise InputError(
            "A network needs a layer that learns, and at its end a layer that gives one number "
            "for each class: an affine layer."
        )
    return whole


def check_weight_decay(value: Any) -> float:
    """λ as a float. Raises InputError unless it is a finite number from 0 up."""
    if not is_number(value) or value < 0:
        raise InputError(
            "weight_decay is {value}; it must be a finite number from 0 up.", value=repr(value)
        )
    return float(value)


def _input_shape(architecture: Description) -> Shape:
    sizes = architecture["input_shape"]
    right = isinstance(sizes, (list, tuple)) and len(sizes) > 0
    if not right or not all(isinstance(n, int) and n >= 1 for n in sizes):
        raise InputError(
            "The input shape is {shape}; it must hold whole numbers from 1 up.", shape=sizes
        )
    return tuple(sizes)


def _dtype(architecture: Description) -> np.dtype[Any]:
    name = architecture.get("dtype", "float32")
    if name not in ("float32", "float64"):
        raise InputError(
            "dtype is {dtype}; a network computes in float32 or float64.", dtype=repr(name)
        )
    return np.dtype(name)


def _build(description: Description, shape: Shape, dtype: np.dtype[Any]) -> Layer:
    if not isinstance(description, Mapping) or not isinstance(description.get("kind"), str):
        raise InputError(
            "A layer is {given}; it must be described as in {example}.",
            given=repr(description),
            example='{"kind": "affine", "size": 100}',
        )
    kind = description["kind"]
    options = {key: value for key, value in description.items() if key != "kind"}
    if kind in ACTIVATIONS:
        _check_options(kind, ACTIVATIONS[kind], options)
        return Activate(shape, ACTIVATIONS[kind](**options), dtype=dtype)
    if kind not in LAYERS:
        raise InputError(
            "There is no layer of kind {kind}. There are: {known}.",
            kind=repr(kind),
            known=", ".join([*LAYERS, *ACTIVATIONS]),
        )
    if kind in ("affine", "conv") and "init" in options:
        initializer(options.pop("init"))
    _check_options(kind, LAYERS[kind], options)
    return LAYERS[kind](shape, dtype=dtype, **options)


def _check_options(kind: str, layer: type, options: dict[str, Any]) -> None:
    """Raise InputError unless the options are those of the constructor, and of its types."""
    parameters = inspect.signature(layer).parameters
    known = {name: p for name, p in parameters.items() if name not in ("input_shape", "dtype")}
    needed = {name for name, p in known.items() if p.default is inspect.Parameter.empty}
    if not needed <= set(options) <= set(known):
        raise InputError(
            "A layer of kind {kind} came with the options {given}; it takes {known}.",
            kind=kind,
            given=", ".join(options) or "none",
            known=", ".join(known) or "none",
        )
    for name, value in options.items():
        expected = known[name].annotation
        right = {
            "int": isinstance(value, int) and not isinstance(value, bool),
            "float": is_number(value),
            "bool": isinstance(value, bool),
        }
        if not right[expected]:
            raise InputError(
                "{option} of a layer of kind {kind} is {value}; it must be of type {type}.",
                option=name,
                kind=kind,
                value=repr(value),
                type=expected,
            )
