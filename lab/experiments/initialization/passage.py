"""One batch's way through layers with their first weights, and the gradient's way back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial

import numpy as np

from lab import threads
from lab.arrays import Array, Labels
from lab.blocks import scratch
from lab.data import load_mnist
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.views import CLASSES, PIXELS
from lab.nn import initializer, one_hot, softmax
from lab.nn.activations import Activation
from lab.nn.architecture import build_layers
from lab.nn.layer import Layer
from lab.nn.layers import Activate, Affine

INSTANT_WORK = 6e8
"""Multiplications of one passage that are done within one picture of the window (some dozen ms)."""

NEARLY_FLAT = 0.05
"""An activation is called flat where its slope is below so much of its steepest one."""


@dataclass
class Passage:
    """What is seen of the hidden layers, first to last; complete when `walk` has ended.

    `x` is the input, `t` its labels. `outputs`: what each layer hands on, (N, units); `pre_std`:
    the std of what went into its activation; `flat`: the share of values where the activation has
    (almost) no slope. `gradients`: dL/d(output), (N, units), L being each sample's own loss;
    `weight_gradients`: the root mean square of dL/dW, L being the batch's mean loss. Passages with
    the same `number` share their arrays: a later one overwrites the earlier.
    """

    x: Array
    t: Labels
    outputs: list[Array] = field(default_factory=list)
    pre_std: list[float] = field(default_factory=list)
    flat: list[float] = field(default_factory=list)
    gradients: list[Array] = field(default_factory=list)
    weight_gradients: list[float] = field(default_factory=list)
    number: int = 0


def walk(params: InitializationParams, passage: Passage) -> Iterator[float]:
    """Go there and back and fill the Passage, layer by layer; yield the share that is done."""
    threads.set_blas_threads(1)
    instant = not takes_long(params)
    x = passage.x.astype(precision(params), copy=False)
    steps = 2 * (params.layers + 1)
    blocks: list[list[Layer]] = []
    looked: list[threads.Task[tuple[float, float]]] = []
    roots: list[threads.Task[float]] = []
    for block in threads.ahead(fresh_blocks(params, passage.number if instant else None)):
        blocks.append(block)
        x = _forward(block, x, passage, looked)
        yield len(blocks) / steps
    dout = _loss_gradient(x, passage.t)
    done = len(blocks)
    while blocks:
        # What the way back has left behind is let go: a large network fills the memory.
        dout = _backward(blocks.pop(), dout, passage, roots, last=not blocks)
        done += 1
        yield done / steps
    passage.pre_std, passage.flat = map(list, zip(*(task.result() for task in looked), strict=True))
    passage.weight_gradients = [task.result() for task in reversed(roots)]


def fresh_blocks(params: InitializationParams, number: int | None = None) -> Iterator[list[Layer]]:
    """Make the layers one after another, each affine one with what follows it.

    The weights are those of `Network(params.architecture())`; they are not drawn before they are
    needed. With a `number`, layers and their arrays are those of the last network of that number
    and shape: fresh memory would take as long as the work.
    """
    init = initializer(params.first_weights())
    architecture = params.architecture(precision(params))
    layers = build_layers(architecture) if number is None else _bench(number, *_shape(params))
    rng = np.random.default_rng(params.seed)
    dropped = np.random.default_rng([params.seed, 0])
    block: list[Layer] = []
    for layer in layers:
        if isinstance(layer, Affine) and block:
            yield block
            block = []
        values = {
            name: layer.initial(name, init, rng)
            for name in [*layer.param_shapes(), *layer.state_shapes()]
        }
        layer.bind(values | {f"d{name}": np.empty_like(v) for name, v in values.items()})
        layer.rng = dropped
        layer.allocate(params.inputs)
        block.append(layer)
    yield block


def _shape(params: InitializationParams) -> tuple[str, int]:
    """Return what the arrays of a passage depend on: the layers and the number of samples."""
    architecture = params.architecture()
    return json.dumps([architecture["input_shape"], architecture["layers"]]), params.inputs


@lru_cache(maxsize=4)
def _bench(number: int, shape: str, samples: int) -> list[Layer]:
    """Return layers that are kept; `number` and `samples` only tell them apart."""
    input_shape, layers = json.loads(shape)
    return build_layers({"input_shape": input_shape, "layers": layers, "dtype": "float64"})


def takes_long(params: InitializationParams) -> bool:
    """Tell whether a passage is too much work to be done between two pictures of a drag."""
    first = PIXELS if params.data == "mnist" else params.units
    weights = params.units * (first + (params.layers - 1) * params.units)
    # Three products a layer (y, dx, dW), and some 200 operations for each value and each weight.
    values = params.inputs * params.units * params.layers
    work = 3 * params.inputs * weights + 200 * values + 200 * weights
    return work > INSTANT_WORK


def samples(params: InitializationParams) -> tuple[Array, Labels]:
    """Return the input (N, n_in) and the labels (N,): noise gets its labels by chance."""
    if params.data == "mnist":
        images, labels = _images()
        return images[: params.inputs], labels[: params.inputs]
    return _noise(params.inputs, params.units, params.seed)


@lru_cache(maxsize=4)
def _noise(count: int, width: int, seed: int) -> tuple[Array, Labels]:
    # A stream of its own, so that the input is the same whatever weights are drawn.
    rng = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    return rng.standard_normal((count, width)), rng.integers(0, CLASSES, count)


@lru_cache(maxsize=1)
def _images() -> tuple[Array, Labels]:
    data = load_mnist()
    return data.test_pixels[:1000].reshape(-1, 784) / 255.0, data.test_labels[:1000]


def precision(params: InitializationParams) -> str:
    """Return the type of numbers: where each layer keeps many large arrays, half as large ones."""
    many = takes_long(params) and (params.batch_norm or params.dropout)
    return "float32" if many else "float64"


def _forward(
    block: list[Layer],
    x: Array,
    passage: Passage,
    looked: list[threads.Task[tuple[float, float]]],
) -> Array:
    with np.errstate(all="ignore"):
        for layer in block:
            x = layer.forward(x, train=True)
            if isinstance(layer, Activate):
                looked.append(threads.Task(partial(_looked_at, layer.f, layer.x, x)))
    if len(block) > 1:
        passage.outputs.append(x)
    return x


def _looked_at(f: Activation, x: Array, y: Array) -> tuple[float, float]:
    """Return the std of what went into an activation, and the share where it is flat."""
    return float(np.std(x, dtype=np.float64)), flat_share(f, x, y)


def _loss_gradient(a: Array, t: Labels) -> Array:
    """Return softmax(a) - one-hot t, each sample's own (without the 1/N of a batch's mean)."""
    with np.errstate(all="ignore"):
        return softmax(a) - one_hot(t, CLASSES, a.dtype)


def _backward(
    block: list[Layer],
    dout: Array,
    passage: Passage,
    roots: list[threads.Task[float]],
    last: bool,
) -> Array:
    hidden = len(block) > 1
    if hidden:
        passage.gradients.insert(0, dout)
    with np.errstate(all="ignore"):
        for layer in reversed(block):
            if isinstance(layer, Affine):
                if hidden:
                    roots.append(threads.Task(partial(_weight_gradient, layer, dout)))
                if last:
                    break
            else:
                layer.gradients(dout)
            dout = layer.backward(dout)
    return dout


def _weight_gradient(layer: Affine, dout: Array) -> float:
    """Return the root mean square of dL/dW, L being the batch's mean loss."""
    layer.gradients(dout)
    return float(np.sqrt(np.mean(np.square(layer.dW, dtype=np.float64)))) / len(dout)


def flat_share(f: Activation, x: Array, y: Array) -> float:
    """Return the share of values where the slope is below 5 % of the steepest one."""
    steepest = _steepest(f)
    if not steepest:
        return 1.0
    slope = f.derivative(x, y, out=scratch(y))
    return np.count_nonzero(np.abs(slope, out=slope) < NEARLY_FLAT * steepest) / slope.size


@lru_cache(maxsize=32)
def _steepest(f: Activation) -> float:
    return float(np.max(np.abs(f.derivative(np.linspace(-10.0, 10.0, 2001)))))
