"""A network's hidden layers as short lines of text: "affine 100", "relu", "conv 30 5 pad 2".

One line a layer, so that a network can be listed, typed, saved, linked and compared. The last
affine layer, one output a class, is not listed: every network for digits ends with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from lab.message import InputError
from lab.nn import LayerShape, layer_shapes
from lab.nn.activations import ACTIVATIONS

CLASSES = 10

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
_WORDS: dict[str, tuple[str, ...]] = {"dropout": ("inverted",)}
"""What a kind may have switched on, at the end of its line."""

_LAST = {"kind": "affine", "size": CLASSES}
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
    layer: dict[str, Any] = {"kind": kind}
    while words and words[-1] in _WORDS.get(kind, ()):
        layer[words.pop()] = True
    places, names = _NUMBERS[kind], _NAMED.get(kind, ())
    rest = words[len(places) :]
    if len(words) < len(places) or len(rest) % 2 or any(n not in names for n in rest[::2]):
        optional = [*(f"[{n} N]" for n in names), *(f"[{w}]" for w in _WORDS.get(kind, ()))]
        usage = " ".join([kind, *(p.upper() for p in places), *optional])
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
) -> dict[str, Any]:
    """Return the description of a network for 28 × 28 images that `lab.nn.Network` builds.

    Images go in flat, (784,), or as (1, 28, 28) where there is a conv or a pool. A flatten is put
    before the first affine layer that needs one.
    """
    layers = [parse_layer(line) for line in lines]
    layers.append(_LAST)
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


def lines_of(described: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the lines of a network, what `architecture` makes a description of.

    InputError where a network is not one that lines can say: for other images than 28 × 28, for
    other than ten classes, in float64, or with something in its layers that no line has.
    """
    *hidden, last = described["layers"]
    lines = tuple(map(_line, hidden))
    same = ("input_shape", "layers", "dtype")
    try:
        again = architecture(lines)
    except InputError:
        again = {}
    if last != _LAST or any(again.get(key) != described[key] for key in same):
        raise InputError(
            "its layers, {layers}, are none that the lab makes for digits",
            layers="; ".join((*lines, _line(last)))[:200],
        )
    return lines


def _line(layer: Mapping[str, Any]) -> str:
    kind = str(layer["kind"])
    places, words = _NUMBERS.get(kind, ()), _WORDS.get(kind, ())
    parts = [kind, *(str(layer.get(name)) for name in places)]
    for name, value in layer.items():
        if name in words:
            parts += [name] if value is True else []
        elif name != "kind" and name not in places:
            parts += [name, str(value)]
    return " ".join(parts)


@dataclass(frozen=True)
class LayerRow:
    """What stands beside a layer in the list: its output's shape, and how much it learns."""

    shape: str
    params: int

    @property
    def words(self) -> str:
        """Return both in short: "30×24×24 · 780"."""
        return f"{self.shape} · {self.params:,}" if self.params else self.shape


@dataclass(frozen=True)
class NetworkRows:
    """A network in words: the images that go in, each listed layer, the last affine layer."""

    input: str
    hidden: tuple[LayerRow, ...]
    output: LayerRow
    params: int


@lru_cache(maxsize=256)
def network_rows(lines: tuple[str, ...]) -> NetworkRows:
    """Return what stands beside each layer; InputError where the layers do not fit together."""
    described = architecture(lines)
    shapes = layer_shapes(described)
    kinds = [layer["kind"] for layer in described["layers"]]
    # A flatten that was put in is not in the reader's list.
    listed = [
        shape
        for kind, shape in zip(kinds, shapes, strict=True)
        if kind != "flatten" or "flatten" in lines
    ]
    *hidden, output = [_row(shape) for shape in listed]
    count = sum(shape.param_count for shape in shapes)
    return NetworkRows(_times(described["input_shape"]), tuple(hidden), output, count)


def summary(lines: Sequence[str]) -> str:
    """Return a network's short name: "784-100-10", "784-6×100-10", "conv 30-100-10"."""
    layers = [parse_layer(line) for line in lines]
    sizes = [
        str(layer["size"]) if layer["kind"] == "affine" else f"conv {layer['filters']}"
        for layer in layers
        if layer["kind"] in ("affine", "conv")
    ]
    runs = [(size, len(list(same))) for size, same in groupby(sizes)]
    words = [part for size, count in runs for part in _repeated(size, count)]
    if not any(layer["kind"] == "conv" for layer in layers):
        words.insert(0, "784")
    return "-".join([*words, str(CLASSES)])


def _repeated(size: str, count: int) -> list[str]:
    return [f"{count}×{size}"] if count > 2 else [size] * count


def _row(shape: LayerShape) -> LayerRow:
    return LayerRow(_times(shape.output_shape), shape.param_count)


def _times(shape: Sequence[int]) -> str:
    return "×".join(map(str, shape))
