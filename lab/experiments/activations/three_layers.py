"""The three-layer net of chapter 3.4, with every number on its way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from lab.arrays import Array
from lab.experiments.activations.mode import ActivationsMode
from lab.explanation import Explanation, Source, Suggestion
from lab.message import Message
from lab.nn import Network, softmax
from lab.nn.activations import ACTIVATIONS
from lab.nn.layers import Affine
from lab.numerals import bracketed, latex
from lab.params import choice, items
from lab.specs import NumberSpec

SIZES = (2, 3, 2, 2)
BOOK_WEIGHTS = (
    *(0.1, 0.3, 0.5, 0.2, 0.4, 0.6),
    *(0.1, 0.2, 0.3),
    *(0.1, 0.4, 0.2, 0.5, 0.3, 0.6),
    *(0.1, 0.2),
    *(0.1, 0.3, 0.2, 0.4),
    *(0.1, 0.2),
)
"""W1 (2, 3), b1 (3,), W2 (3, 2), b2 (2,), W3 (2, 2), b3 (2,), row by row."""

WEIGHT = NumberSpec(low=-10, high=10, step=0.1)


def parts() -> dict[str, tuple[int, tuple[int, ...]]]:
    """Return for each array of the net (x, W1, b1 …) where it begins in its tuple, and its shape.

    x begins at 0 of the inputs; the others are counted in the weights.
    """
    found: dict[str, tuple[int, tuple[int, ...]]] = {"x": (0, (SIZES[0],))}
    start = 0
    for layer, shape in enumerate(pairwise(SIZES), start=1):
        found[f"W{layer}"] = (start, shape)
        found[f"b{layer}"] = (start + shape[0] * shape[1], shape[1:])
        start += (shape[0] + 1) * shape[1]
    return found


@dataclass(frozen=True)
class NetParams(ActivationsMode):
    """Inputs, weights and functions of the three-layer net."""

    hidden: str = choice(
        "sigmoid",
        {
            "sigmoid": "sigmoid",
            "relu": "ReLU",
            "tanh": "tanh",
            "step": "step 0/1",
            "identity": "identity",
        },
        group="Functions",
        label="hidden layers h( )",
        help="The activation of both hidden layers. With the identity all three layers are one "
        "linear layer.",
        when=lambda p: p.mode == "network",
    )
    output: str = choice(
        "identity",
        {"identity": "identity", "softmax": "softmax"},
        group="Functions",
        label="output layer σ( )",
        help="The identity for regression; softmax for classification.",
        when=lambda p: p.mode == "network",
    )
    inputs: tuple[float, ...] = items(
        (1.0, 0.5), WEIGHT, least=SIZES[0], most=SIZES[0], label="x", control=False
    )
    weights: tuple[float, ...] = items(
        BOOK_WEIGHTS,
        WEIGHT,
        least=len(BOOK_WEIGHTS),
        most=len(BOOK_WEIGHTS),
        label="weights",
        control=False,
    )

    def matrix(self, name: str) -> Array:
        """Return x, W1, b1 … in its shape."""
        start, shape = parts()[name]
        values = self.inputs if name == "x" else self.weights
        return np.array(values[start : start + int(np.prod(shape))]).reshape(shape)


@dataclass(frozen=True)
class Stage:
    """One array on the way: its name as the book has it, and its values (n,)."""

    name: str
    values: Array


@dataclass(frozen=True)
class NetFrame:
    """x, a1, z1, a2, z2, a3, y: the cursor goes through them."""

    stages: tuple[Stage, ...]

    @property
    def steps(self) -> int:
        """Return the number of computations between input and output."""
        return len(self.stages) - 1

    @property
    def y(self) -> Array:
        """Return the output, (2,)."""
        return self.stages[-1].values


def network(params: NetParams) -> Network:
    """Return the engine's network with these weights: affine, h, affine, h, affine."""
    layers: list[dict[str, object]] = []
    for size in SIZES[1:-1]:
        layers += [{"kind": "affine", "size": size}, {"kind": params.hidden}]
    layers.append({"kind": "affine", "size": SIZES[-1]})
    net = Network({"input_shape": [SIZES[0]], "layers": layers, "dtype": "float64"})
    net.params[...] = params.weights
    return net


def compute(params: NetParams) -> NetFrame:
    """Send x through the network and keep what each layer gives out."""
    x = np.array(params.inputs)
    outputs = [out[0] for out in network(params).trace(x[None], np.zeros(1, int)).outputs]
    y = softmax(outputs[-1]) if params.output == "softmax" else outputs[-1]
    names = ("x", "a1", "z1", "a2", "z2", "a3", "y")
    return NetFrame(tuple(map(Stage, names, (x, *outputs, y))))


def explain(params: NetParams, frame: NetFrame, cursor: int) -> Explanation:
    """Say how the numbers at the cursor come from those before."""
    stage = frame.stages[cursor]
    before = frame.stages[max(0, cursor - 1)]
    formulas: tuple[str, ...]
    source: Source | None
    if cursor == 0:
        title, formulas = Message("The input"), (rf"x = {_row(stage.values)}",)
        source = None
        note = Message("Two numbers, shape (2,). Play, or drag the cursor, to send them through.")
    elif cursor % 2:
        layer = (cursor + 1) // 2
        W, b = params.matrix(f"W{layer}"), params.matrix(f"b{layer}")
        title = Message("Layer {number}: the weighted sum", {"number": layer})
        formulas = (
            rf"a^{{({layer})}} = {_name(before.name)}\,W^{{({layer})}} + b^{{({layer})}}",
            *(_weighted_sum(before.values, W[:, j], b[j], stage, j) for j in range(len(b))),
        )
        source = Source(Affine.forward, ("np.dot", "self.y +=", "return"))
        note = Message(
            "{x} · {W} → {y}: the last axis of the left meets the first of the right, and b is "
            "added.",
            {"x": before.values.shape, "W": W.shape, "y": stage.values.shape},
        )
    else:
        title, formulas, source, note = _activation(params, frame, cursor)
    return Explanation(title, formulas, (note,), source, _suggestions(params))


def _activation(
    params: NetParams, frame: NetFrame, cursor: int
) -> tuple[Message, tuple[str, ...], Source, Message]:
    before, stage = frame.stages[cursor - 1], frame.stages[cursor]
    last = cursor == frame.steps
    sign = r"\sigma" if last else "h"
    layer = cursor // 2
    formulas = (
        rf"{_name(stage.name)} = {sign}({_name(before.name)})",
        *(
            rf"{_unit(stage.name, j)} = {sign}({latex(float(a))}) = {_digits(stage, j)}"
            for j, a in enumerate(before.values)
        ),
    )
    if last and params.output == "softmax":
        note = Message("The softmax looks at both numbers at once; they add up to 1.")
        return (
            Message("The output: softmax"),
            formulas,
            Source(softmax, ("    y", "np.exp", "return")),
            note,
        )
    name = params.output if last else params.hidden
    source = Source(
        type(ACTIVATIONS[name]()).forward, ("    y = ", "    y += ", "    np.", "return")
    )
    note = Message("Element by element: the shape stays {shape}.", {"shape": stage.values.shape})
    title = (
        Message("The output: identity")
        if last
        else Message("Layer {number}: the activation", {"number": layer})
    )
    return title, formulas, source, note


def _weighted_sum(x: Array, w: Array, b: float, stage: Stage, j: int) -> str:
    products = " + ".join(
        rf"{bracketed(float(xi), 3)} \cdot {bracketed(float(wi), 3)}"
        for xi, wi in zip(x, w, strict=True)
    )
    sign, size = ("-", -b) if b < 0 else ("+", b)
    return (
        rf"{_unit(stage.name, j)} = {products} {sign} {latex(float(size), 3)} = {_digits(stage, j)}"
    )


def _digits(stage: Stage, j: int) -> str:
    return latex(float(stage.values[j]), 8 if stage.name == "y" else 4)


def _unit(name: str, j: int) -> str:
    return f"y_{{{j + 1}}}" if name == "y" else f"{name[0]}_{{{j + 1}}}^{{({name[1]})}}"


def _name(name: str) -> str:
    return name if len(name) == 1 else f"{name[0]}^{{({name[1]})}}"


def _row(values: Array) -> str:
    return r"\begin{pmatrix} " + " & ".join(latex(float(v)) for v in values) + r" \end{pmatrix}"


def _suggestions(params: NetParams) -> tuple[Suggestion, ...]:
    relu = (
        Suggestion(Message("ReLU in the hidden layers."), {"hidden": "relu"})
        if params.hidden != "relu"
        else Suggestion(Message("The sigmoid again."), {"hidden": "sigmoid"})
    )
    out = (
        Suggestion(Message("A softmax at the end: the outputs add up to 1."), {"output": "softmax"})
        if params.output == "identity"
        else Suggestion(Message("The identity at the end, as in the book."), {"output": "identity"})
    )
    zero = Suggestion(
        Message("All weights 0: does the input still matter?"), {"weights": (0.0,) * 23}
    )
    return relu, out, zero
