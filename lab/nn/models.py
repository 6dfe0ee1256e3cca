"""The networks of the book, ready to build: `mlp` and `convnet`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.message import InputError
from lab.nn.activations import activation as activation_named
from lab.nn.network import Network


def mlp(
    sizes: Sequence[int],
    activation: str = "relu",
    init: str | float = "he",
    std: float | None = None,
    batch_norm: bool = False,
    dropout: float = 0.0,
    weight_decay: float = 0.0,
    seed: int = 0,
    dtype: npt.DTypeLike = np.float32,
) -> Network:
    """Affine layers with an activation after each but the last: `mlp([784, 100, 10])`.

    With `batch_norm` between affine and activation, and `dropout` (the share of units left out)
    after it, as in chapter 6. `init` is a key of INITIALIZERS or a standard deviation; `std` goes
    with init="std". Raises InputError for sizes, names or numbers that cannot be.
    """
    sizes = list(sizes) if isinstance(sizes, Iterable) else [sizes]
    if len(sizes) < 2 or not all(isinstance(size, Integral) for size in sizes):
        raise InputError(
            "sizes is {sizes}; it needs whole numbers, at least the inputs and the classes, "
            "as in [784, 10].",
            sizes=sizes,
        )
    if not isinstance(batch_norm, (bool, np.bool_)):
        raise InputError("batch_norm is {value}; it must be True or False.", value=repr(batch_norm))
    activation_named(activation)
    layers: list[dict[str, Any]] = []
    for size in sizes[1:-1]:
        layers.append({"kind": "affine", "size": int(size)})
        if batch_norm:
            layers.append({"kind": "batch_norm"})
        layers.append({"kind": activation})
        if dropout:
            layers.append({"kind": "dropout", "p": dropout})
    layers.append({"kind": "affine", "size": int(sizes[-1])})
    return Network(
        {
            "input_shape": [int(sizes[0])],
            "layers": layers,
            "init": std if init == "std" and std is not None else init,
            "weight_decay": weight_decay,
            "seed": seed,
            "dtype": _dtype_name(dtype),
        }
    )


def convnet(
    kind: str = "simple",
    input_shape: Sequence[int] = (1, 28, 28),
    classes: int = 10,
    init: str | float = "he",
    weight_decay: float = 0.0,
    seed: int = 0,
    dtype: npt.DTypeLike = np.float32,
) -> Network:
    """The convolutional networks of chapters 7 and 8: "simple" or "deep".

    simple: conv 30 of 5 × 5, ReLU, pool 2 × 2, affine 100, ReLU, affine 10 (SimpleConvNet).
    deep: three times two convs of 3 × 3 with 16, 32 and 64 filters, ReLU and pool 2 × 2, then
    affine 50, dropout 0.5, affine 10, dropout 0.5 (DeepConvNet).

    The pool comes before the ReLU: max and ReLU may change places, since both only grow, and
    after the pool ReLU has a quarter of the work.
    """
    if kind not in CONVNETS:
        raise InputError(
            "There is no convnet called {kind}. There are: {known}.",
            kind=repr(kind),
            known=", ".join(CONVNETS),
        )
    return Network(
        {
            "input_shape": [int(n) for n in input_shape],
            "layers": CONVNETS[kind] + [{"kind": "affine", "size": classes}],
            "init": init,
            "weight_decay": weight_decay,
            "seed": seed,
            "dtype": _dtype_name(dtype),
        }
    )


def _dtype_name(dtype: npt.DTypeLike) -> object:
    """Return "float32", say; what is no type comes back as it is, and the network refuses it."""
    try:
        return np.dtype(dtype).name
    except TypeError:
        return dtype


def _conv(filters: int, pad: int = 1) -> dict[str, Any]:
    return {"kind": "conv", "filters": filters, "kernel": 3, "pad": pad}


_RELU: dict[str, Any] = {"kind": "relu"}
_POOL: dict[str, Any] = {"kind": "pool", "size": 2, "stride": 2}

CONVNETS: dict[str, list[dict[str, Any]]] = {
    "simple": [
        {"kind": "conv", "filters": 30, "kernel": 5},
        _POOL,
        _RELU,
        {"kind": "flatten"},
        {"kind": "affine", "size": 100},
        _RELU,
    ],
    "deep": [
        *(_conv(16), _RELU, _conv(16), _POOL, _RELU),
        *(_conv(32), _RELU, _conv(32, pad=2), _POOL, _RELU),
        *(_conv(64), _RELU, _conv(64), _POOL, _RELU),
        {"kind": "flatten"},
        {"kind": "affine", "size": 50},
        _RELU,
        {"kind": "dropout", "p": 0.5},
    ],
}
"""The layers before the last affine, by name."""
