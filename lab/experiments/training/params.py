"""What can be changed about a training run, and the presets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lab.experiments.experiment import Preset
from lab.experiments.training.layers import architecture, parse_layer
from lab.message import Message
from lab.nn import layer_shapes
from lab.params import (
    ItemsSpec,
    Params,
    PointSpec,
    TextSpec,
    choice,
    flag,
    integer,
    items,
    number,
    text,
)

OPTIMIZER_NAMES = {
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
}

STROKE = ItemsSpec(item=PointSpec(x_low=-1, x_high=2, y_low=-1, y_high=2), least=1, most=20_000)


_THREE = (
    (
        (0.29, 0.23),
        (0.42, 0.16),
        (0.57, 0.16),
        (0.68, 0.24),
        (0.67, 0.36),
        (0.57, 0.45),
        (0.46, 0.48),
        (0.6, 0.51),
        (0.71, 0.61),
        (0.7, 0.75),
        (0.58, 0.84),
        (0.42, 0.84),
        (0.28, 0.76),
    ),
)
"""A drawn 3, so that the canvas is not empty when the lab opens."""


@dataclass(frozen=True)
class TrainingParams(Params):
    """The network, how it learns, on what, and what is drawn on the canvas."""

    layers: tuple[str, ...] = items(
        ("affine 100", "relu"),
        TextSpec(check=parse_layer, length=60),
        most=40,
        label="layers",
        group="Network",
        control=False,
        help="The hidden layers. More and wider layers can represent more, and take longer.",
    )
    init: str = choice(
        "he",
        {
            "he": "He",
            "xavier": "Xavier",
            "lecun": "LeCun",
            "orthogonal": "orthogonal",
            "std": "normal, own std",
            "zeros": "zeros",
        },
        label="initial weights",
        group="Network",
        help="How large the first weights are. He fits ReLU, Xavier fits sigmoid and tanh.",
    )
    init_std: float = number(
        0.01,
        1e-4,
        10.0,
        scale="log",
        label="std of the initial weights",
        group="Network",
        when=lambda p: p.init == "std",
        help="Too small: the signal dies from layer to layer. Too large: it explodes.",
    )
    optimizer: str = choice(
        "adam",
        OPTIMIZER_NAMES,
        label="optimizer",
        group="Learning",
        help="How a gradient becomes a step.",
    )
    lr: float = number(
        0.001,
        1e-6,
        1000.0,
        scale="log",
        label="learning rate η",
        group="Learning",
        live=True,
        help="How far one step goes. Too small: slow. Too large: it diverges. "
        "It can be changed while it trains.",
    )
    weight_decay: float = number(
        0.0,
        0.0,
        10.0,
        scale="log",
        step=1e-6,
        label="weight decay λ",
        group="Learning",
        live=True,
        help="Pulls all weights towards 0, against overfitting; too much stops learning.",
    )
    batch_size: int = integer(
        32,
        1,
        10_000,
        scale="log",
        label="batch size",
        group="Learning",
        help="Images per step. Larger batches give steadier gradients, but fewer steps an epoch.",
    )
    epochs: int = integer(
        10,
        1,
        10_000,
        scale="log",
        label="epochs",
        group="Learning",
        live=True,
        help="How many times the training images are gone through.",
    )
    most_steps: int = integer(
        0,
        0,
        1_000_000,
        scale="log",
        label="at most so many steps (0: all)",
        group="Learning",
        live=True,
        help="Ends the run earlier, to compare runs at the same number of updates.",
    )
    sampling: str = choice(
        "shuffle",
        {"shuffle": "all images in new order", "random": "drawn at random (book)"},
        label="batches",
        group="Data",
        help="Each epoch in a new order, or each batch drawn anew with repetition.",
    )
    train_size: int = integer(
        60_000,
        1,
        60_000,
        scale="log",
        label="training images",
        group="Data",
        help="With few images the network learns them by heart: overfitting.",
    )
    data: str = text(
        "",
        length=1000,
        label="folder with other data",
        group="Data",
        control=False,
        help="A folder with four IDX files; empty for MNIST.",
    )
    seed: int = integer(
        0,
        0,
        999_999,
        label="seed",
        group="Data",
        help="All chance comes from it: the same seed gives the same run, bit for bit.",
    )
    strokes: tuple[tuple[tuple[float, float], ...], ...] = items(
        _THREE, STROKE, most=500, label="drawing", live=True, kept=True, control=False
    )
    crop: bool = flag(True, label="crop", live=True, kept=True, control=False)
    scale: bool = flag(True, label="scale", live=True, kept=True, control=False)
    centre: bool = flag(True, label="centre", live=True, kept=True, control=False)

    def check(self) -> None:
        """Raise InputError where the layers do not fit one another."""
        layer_shapes(self.architecture())

    def rows(self) -> LayerRows:
        """Return what stands beside each layer: its output shape and its number of parameters."""
        architecture = self.architecture()
        shapes = layer_shapes(architecture)
        kinds = zip(architecture["layers"], shapes, strict=True)
        listed = [s for d, s in kinds if d["kind"] != "flatten" or "flatten" in self.layers]
        words = [
            f"{_times(s.output_shape)}   {s.param_count:,}"
            if s.param_count
            else _times(s.output_shape)
            for s in listed[:-1]
        ]
        count = sum(s.param_count for s in shapes)
        return LayerRows(_times(architecture["input_shape"]), tuple(words), count)

    def architecture(self) -> dict[str, Any]:
        """Return the description of the network, as `lab.nn.Network` takes it."""
        return architecture(
            self.layers,
            init=self.init_std if self.init == "std" else self.init,
            weight_decay=self.weight_decay,
            seed=self.seed,
        )


@dataclass(frozen=True)
class LayerRows:
    """A network in words: what goes in, each hidden layer's output, the number of parameters."""

    input: str
    hidden: tuple[str, ...]
    count: int


def _times(shape: Sequence[int]) -> str:
    return " × ".join(map(str, shape))


def _mlp(*sizes: int, activation: str = "relu") -> tuple[str, ...]:
    return tuple(line for size in sizes for line in (f"affine {size}", activation))


_BOOK: dict[str, Any] = {
    "optimizer": "sgd",
    "lr": 0.1,
    "batch_size": 100,
    "epochs": 17,
    "most_steps": 10_000,
    "sampling": "random",
    "init": "std",
    "init_std": 0.01,
}

PRESETS: tuple[Preset[TrainingParams], ...] = (
    Preset("default", Message("A small network, Adam"), TrainingParams()),
    Preset(
        "two-layer",
        Message("Ch. 5 · two-layer net, ReLU"),
        TrainingParams(layers=_mlp(50), **_BOOK),
        chapter="5.7",
    ),
    Preset(
        "two-layer-sigmoid",
        Message("Ch. 4 · two-layer net, sigmoid"),
        TrainingParams(layers=_mlp(50, activation="sigmoid"), **_BOOK),
        chapter="4.5",
    ),
    Preset(
        "convnet",
        Message("Ch. 7 · SimpleConvNet"),
        TrainingParams(
            layers=("conv 30 5", "pool 2", "relu", "affine 100", "relu"),
            batch_size=100,
            epochs=10,
        ),
        chapter="7.5",
    ),
    Preset(
        "batch-norm",
        Message("Batch norm, wide"),
        TrainingParams(
            layers=("affine 512", "batch_norm", "relu", "affine 256", "batch_norm", "relu"),
            batch_size=100,
            epochs=15,
        ),
        chapter="6.3",
    ),
)
