"""A network's hidden layers as short lines of text: "affine 100", "relu", "conv 30 5 pad 2".

One line a layer, so that a network can be listed, typed, saved, linked and compared. The last
affine layer, one output a class, is not listed: every network for digits ends with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lab.message import InputError
from lab.nn.activations import ACTIVATIONS

_NUMBERS: dict[str, tuple[str, ...]] = {
    "affine": ("size",),
    "conv": ("filters", "kernel"),
    "pool": ("size",),
    "dropout": ("p",),
    "batch_norm": (),
    "flatten": (),
}
"""The numbers that each kind takes in its place; further ones follow their names."""

_NAMED: dict[str, tuple[str, ...]] = {"conv": ("stride", "pad"), "pool": ("stride",)}

KINDS = (*_NUMBERS, *ACTIVATIONS)


def parse_layer(line: str) -> dict[str, Any]:
    """Return a layer's description; InputError says what is wrong with the line."""
    kind, *words = line.split()[:20] or [""]
    if kind in ACTIVATIONS and not words:
        return {"kind": kind}
    if kind not in _NUMBERS:
        raise InputError(
            "“{line}” is no layer; it begins with one of {kinds}",
            line=line[:60],
            kinds=", ".join(KINDS),
        )
    places = _NUMBERS[kind]
    layer: dict[str, Any] = {"kind": kind}
    rest = words[len(places) :]
    names = _NAMED.get(kind, ())
    if len(words) < len(places) or len(rest) % 2 or any(n not in names for n in rest[::2]):
        usage = " ".join([kind, *(p.upper() for p in places), *(f"[{n} N]" for n in names)])
        raise InputError("“{line}” is not of the form: {usage}", line=line[:60], usage=usage)
    for name, word in [*zip(places, words, strict=False), *zip(rest[::2], rest[1::2], strict=True)]:
        layer[name] = _number(line, word, whole=name != "p")
    if kind == "pool":
        layer.setdefault("stride", layer["size"])
    return layer


def _number(line: str, word: str, whole: bool) -> int | float:
    try:
        return int(word) if whole else float(word)
    except ValueError:
        raise InputError(
            "“{line}”: {word} is not a number", line=line[:60], word=repr(word[:20])
        ) from None


def architecture(
    lines: Sequence[str],
    *,
    init: str | float = "he",
    weight_decay: float = 0.0,
    seed: int = 0,
    classes: int = 10,
) -> dict[str, Any]:
    """Return the description of a network for 28 × 28 images that `lab.nn.Network` builds.

    Images go in flat, (784,), or as (1, 28, 28) where the first layer with weights is a conv.
    """
    layers = [parse_layer(line) for line in lines]
    layers.append({"kind": "affine", "size": classes})
    image = any(layer["kind"] in ("conv", "pool") for layer in layers)
    if image and not any(layer["kind"] == "flatten" for layer in layers):
        first = next(i for i, layer in enumerate(layers) if layer["kind"] == "affine")
        layers.insert(first, {"kind": "flatten"})
    return {
        "input_shape": [1, 28, 28] if image else [784],
        "layers": layers,
        "init": init,
        "weight_decay": weight_decay,
        "seed": seed,
        "dtype": "float32",
    }
