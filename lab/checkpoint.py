"""A network and what its training has learned so far, in one `.npz` file.

The file holds plain arrays, which `numpy.load` shows too: `params/affine1.W` …, what batch
normalization remembers as `running/…`, the optimizer's memory as `optimizer/…`, the curves as
`history/…`; and `header`, a text in JSON with the architecture, the optimizer's name and numbers
and the seed. Where chance stands is not in it: training that goes on draws other batches and, for
dropout, other masks than it would have without a stop.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.message import InputError
from lab.nn import LayerShape, Network, initializer, layer_shapes
from lab.npz import LONGEST_HEADER, Arrays, check_format, damaged, load_arrays, save_arrays
from lab.optim import OPTIMIZERS
from lab.stepping import Optimizer, State

_FORMAT, _VERSION = "visual-lab network", 1
_LARGEST_FILE = 500_000_000
_MOST_LAYERS = 200
_MOST_VALUES_A_LAYER = 1_000_000
# What an array takes in a file beside its numbers, at most.
_ENTRY = 500
_KEYS = {"input_shape", "layers", "init", "dtype", "seed", "weight_decay"}


@dataclass(frozen=True)
class Checkpoint:
    """What a file holds.

    `history`: curves by name, each (n,) of int64 or float64, possibly with NaN where nothing was
    measured; `extra`: whatever else was saved with it, as JSON has it.
    """

    network: Network
    optimizer: Optimizer | None = None
    optimizer_name: str | None = None
    state: State | None = None
    history: dict[str, npt.NDArray[Any]] = field(default_factory=dict)
    seed: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def save(
    path: str | Path,
    network: Network,
    *,
    optimizer: Optimizer | None = None,
    state: State | None = None,
    history: Mapping[str, npt.ArrayLike] | None = None,
    seed: int | None = None,
    extra: Mapping[str, Any] | None = None,
) -> None:
    """Save a network, and with it what is given: all of it or, when that fails, nothing.

    `state`: the optimizer's, its arrays shaped like `network.params`; `history`: curves of numbers,
    (n,) each; `seed`: the run's; `extra`: settings for the reader of the file, as JSON has them.
    Raises `InputError` when the file cannot be written, a weight is not finite, or for more than
    `load` would read (see `check_size`).
    """
    arrays: Arrays = {f"params/{k}": v for k, v in network.named_params().items()}
    arrays |= {f"running/{k}": v for k, v in network.named_state().items()}
    header: dict[str, Any] = {
        "format": _FORMAT,
        "version": _VERSION,
        "architecture": network.architecture,
        "seed": seed,
        "extra": dict(extra or {}),
    }
    if optimizer is not None:
        header["optimizer"] = {"name": _name(optimizer), **dataclasses.asdict(optimizer)}
        numbers = {k: v for k, v in (state or {}).items() if np.ndim(v) == 0}
        header["state"] = {k: int(v) for k, v in numbers.items()}
        arrays |= {f"optimizer/{k}": v for k, v in (state or {}).items() if k not in numbers}
    for name, values in arrays.items():
        if not np.isfinite(values).all():
            raise InputError(
                "The network was not saved: {name} holds numbers that are not finite",
                name=name.partition("/")[2],
            )
    for name, curve in (history or {}).items():
        if np.ndim(curve) != 1:
            raise InputError("history: {name} is not a row of numbers", name=name)
        arrays[f"history/{name}"] = np.asarray(curve)
    check_size(network, arrays.values())
    save_arrays(path, header, arrays)


def check_size(network: Network, arrays: Iterable[npt.ArrayLike]) -> None:
    """Raise `InputError` for a network, saved in these arrays, that `load` would refuse."""
    layers = len(network.layers)
    values = max(math.prod(layer.output_shape) for layer in network.layers)
    size = LONGEST_HEADER + sum(_ENTRY + np.asarray(array).nbytes for array in arrays)
    if layers > _MOST_LAYERS or values > _MOST_VALUES_A_LAYER or size > _LARGEST_FILE:
        raise InputError(
            "The network was not saved, for it could not be opened again: it has {layers} layers, "
            "up to {values:,} values in a layer and {size:,} bytes; the most are {most_layers}, "
            "{most_values:,} and {most_size:,}",
            layers=layers,
            values=values,
            size=size,
            most_layers=_MOST_LAYERS,
            most_values=_MOST_VALUES_A_LAYER,
            most_size=_LARGEST_FILE,
        )


def load(path: str | Path) -> Checkpoint:
    """Read what `save` wrote; the network computes the same bits as the saved one.

    Raises `InputError` when there is no such file, it is damaged, was made by another version, is
    not a network, or a number in it is not finite.
    """
    name = Path(path).name
    header, arrays = load_arrays(path, _LARGEST_FILE)
    check_format(name, header, _FORMAT, _VERSION)
    parts: dict[str, Arrays] = {"params": {}, "running": {}, "optimizer": {}, "history": {}}
    for key, values in arrays.items():
        part, _, rest = key.partition("/")
        if part not in parts:
            raise damaged(name)
        parts[part][rest] = values
    network = _network(name, header.get("architecture"), parts["params"])
    _fill(name, network.named_params(), parts["params"])
    _fill(name, network.named_state(), parts["running"])
    if any(curve.ndim != 1 or curve.dtype.kind not in "if" for curve in parts["history"].values()):
        raise damaged(name)
    seed, extra = header.get("seed"), header.get("extra", {})
    if type(seed) not in (int, type(None)) or not isinstance(extra, dict):
        raise damaged(name)
    optimizer, state = _optimizer(name, header, parts["optimizer"], network)
    return Checkpoint(
        network,
        optimizer,
        None if optimizer is None else _name(optimizer),
        state,
        parts["history"],
        seed,
        extra,
    )


def _network(name: str, architecture: Any, params: Arrays) -> Network:
    """Build the network that the header describes, once it is known to be as large as its file."""
    if not isinstance(architecture, dict) or not set(architecture) <= _KEYS:
        raise damaged(name)
    try:
        few = len(architecture["layers"]) <= _MOST_LAYERS
        shapes = layer_shapes(architecture) if few else []
        initializer(architecture.get("init", "he"))
        # The first weights are replaced at once: zeros, since large orthogonal ones take minutes.
        plain = [{k: v for k, v in d.items() if k != "init"} for d in architecture["layers"]]
        if _fits(shapes, params):
            network = Network({**architecture, "layers": plain, "init": "zeros"})
            first = {"init": architecture.get("init", "he"), "layers": architecture["layers"]}
            network.architecture |= first
            return network
    except InputError as error:
        raise InputError(
            "{file} describes a network that cannot be: {reason}", file=name, reason=error.message
        ) from error
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise damaged(name) from error
    raise damaged(name)


def _fits(shapes: list[LayerShape], params: Arrays) -> bool:
    """Tell whether a network is as large as the arrays that are there, before it is built."""
    return (
        bool(shapes)
        and max(math.prod(s.output_shape) for s in shapes) <= _MOST_VALUES_A_LAYER
        and sum(s.param_count for s in shapes) == sum(values.size for values in params.values())
    )


def _fill(name: str, into: Mapping[str, npt.NDArray[Any]], arrays: Arrays) -> None:
    """Copy arrays into the network's; names, shapes, types must be the same, numbers finite."""
    if set(into) != set(arrays):
        raise damaged(name)
    for key, values in arrays.items():
        if values.shape != into[key].shape or values.dtype != into[key].dtype:
            raise damaged(name)
        if not np.isfinite(values).all():
            raise InputError(
                "{file} holds numbers that are not finite in {array}", file=name, array=key
            )
        into[key][...] = values


def _optimizer(
    name: str, header: Mapping[str, Any], arrays: Arrays, network: Network
) -> tuple[Optimizer | None, State | None]:
    described = header.get("optimizer")
    if described is None:
        if arrays:
            raise damaged(name)
        return None, None
    try:
        kind = OPTIMIZERS[described["name"]]
        optimizer = kind(**{k: v for k, v in described.items() if k != "name"})
        numbers = dict(header["state"])
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        raise damaged(name) from error
    state = optimizer.init(network.params)
    if not arrays and not numbers:
        return optimizer, state
    _fill(name, {k: v for k, v in state.items() if np.ndim(v)}, arrays)
    counts = {k for k, v in state.items() if not np.ndim(v)}
    if set(numbers) != counts or any(type(v) is not int or v < 0 for v in numbers.values()):
        raise damaged(name)
    return optimizer, state | numbers


def _name(optimizer: Optimizer) -> str:
    return next(name for name, kind in OPTIMIZERS.items() if kind is type(optimizer))
