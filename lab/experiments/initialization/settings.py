"""What a reader can change on the Initialization tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lab.experiments.initialization.views import (
    ACTIVATION_NAMES,
    CLASSES,
    FRESH,
    INITS,
    LARGEST_STD,
    MODES,
    MOST_LAYERS,
    PIXELS,
    SPREAD,
    TRAINED,
    WATCHED,
)
from lab.params import Params, choice, flag, integer, number


def _in(*modes: str) -> Callable[[Any], bool]:
    return lambda params: params.mode in modes


def _has_std(params: Any) -> bool:
    if params.mode == "training":
        return True
    return params.mode in FRESH and params.init == "std"


@dataclass(frozen=True)
class InitializationParams(Params):
    """The settings of all views. What ends in `_b` belongs to the second of two settings."""

    mode: str = choice(
        "histograms",
        MODES,
        label="view",
        help="What becomes of a signal in a network whose weights are still the first ones",
    )
    init: str = choice(
        "std",
        INITS,
        group="First weights",
        help="How the weights are drawn. Xavier fits sigmoid and tanh, He fits ReLU",
        when=_in(*FRESH),
    )
    std: float = number(
        1.0,
        0.0,
        LARGEST_STD,
        scale="log",
        step=1e-4,
        group="First weights",
        label="std of the weights σ",
        help="Too small: the signal dies from layer to layer. Too large: it saturates or explodes",
        when=_has_std,
    )
    same: float = number(
        0.0,
        -1.0,
        1.0,
        step=0.01,
        group="First weights",
        label="every weight starts at",
        help="Where all weights are the same, all units of a layer stay the same",
        when=_in("zeros"),
    )
    activation: str = choice(
        "sigmoid",
        ACTIVATION_NAMES,
        group="Network",
        label="activation function",
        help="It decides which first weights keep the signal alive",
    )
    layers: int = integer(
        5,
        1,
        MOST_LAYERS,
        group="Network",
        label="hidden layers",
        help="The signal is multiplied once a layer, so depth makes a small loss large",
        when=lambda p: p.mode != "zeros",
    )
    units: int = integer(
        100,
        1,
        1000,
        scale="log",
        group="Network",
        label="units in a layer",
        help="Each unit sums up so many inputs; the more, the smaller the weights must be",
        when=lambda p: p.mode != "zeros",
    )
    batch_norm: bool = flag(
        False,
        group="Network",
        label="batch norm",
        help="Scales each unit to mean 0 and std 1 over the batch, whatever the weights are",
        when=lambda p: p.mode not in ("batch_norm", "zeros"),
    )
    dropout: float = number(
        0.0,
        0.0,
        0.9,
        step=0.05,
        group="Network",
        label="dropout",
        help="The share of units left out in training; what is left out carries no signal",
        when=lambda p: p.mode not in ("batch_norm", "zeros"),
    )
    init_b: str = choice(
        "xavier",
        INITS,
        group="Setting B",
        label="first weights",
        help="How the weights of B are drawn, from the same seed",
        when=_in("compare"),
    )
    std_b: float = number(
        0.01,
        0.0,
        LARGEST_STD,
        scale="log",
        step=1e-4,
        group="Setting B",
        label="std of the weights σ",
        help="The std of B's weights",
        when=lambda p: p.mode == "compare" and p.init_b == "std",
    )
    activation_b: str = choice(
        "sigmoid",
        ACTIVATION_NAMES,
        group="Setting B",
        label="activation function",
        help="The activation function of B",
        when=_in("compare"),
    )
    batch_norm_b: bool = flag(
        False, group="Setting B", label="batch norm", help="Batch norm in B", when=_in("compare")
    )
    dropout_b: float = number(
        0.0,
        0.0,
        0.9,
        step=0.05,
        group="Setting B",
        label="dropout",
        help="Dropout in B",
        when=_in("compare"),
    )
    data: str = choice(
        "noise",
        {"noise": "normal noise, as in the book", "mnist": "MNIST images"},
        group="Input",
        help="Numbers with mean 0 and std 1, or real digits, whose pixels are 0 … 1",
        when=_in(*FRESH),
    )
    inputs: int = integer(
        1000,
        1,
        1000,
        scale="log",
        group="Input",
        label="samples",
        help="So many inputs go through the network at once",
        when=_in(*FRESH),
    )
    bins: int = integer(
        30,
        5,
        100,
        group="Histograms",
        label="bins",
        help="The book has 30",
        when=_in(*SPREAD),
    )
    span: str = choice(
        "book",
        {
            "book": "0 … 1, as in the book",
            "all": "the same for all layers",
            "each": "each layer its own",
        },
        group="Histograms",
        label="range",
        help="tanh and others that reach below 0 begin at −1 instead of 0",
        when=_in(*SPREAD),
    )
    log_counts: bool = flag(
        False,
        group="Histograms",
        label="log scale upwards",
        help="Shows rare values beside a bar that towers over all others",
        when=_in(*SPREAD, "training"),
    )
    layer: int = integer(1, 1, MOST_LAYERS, label="layer", control=False)
    survives: str = choice(
        "signal",
        {"signal": "the differences between inputs", "all": "the spread of all values"},
        group="Map",
        label="what survives",
        help="A wide histogram is of no use where every input gives the same numbers",
        when=_in("survival"),
    )
    watch: str = choice(
        "he",
        WATCHED,
        group="Histograms",
        label="of the network with",
        help="Whose histograms are shown; all three are trained",
        when=_in("training"),
    )
    optimizer: str = choice(
        "sgd",
        {"sgd": "SGD", "momentum": "Momentum", "adagrad": "AdaGrad", "adam": "Adam"},
        group="Training",
        label="optimizer",
        help="SGD's steps shrink with the gradient; Adam rescales them",
        when=_in("training"),
    )
    lr: float = number(
        0.01,
        1e-5,
        10.0,
        scale="log",
        group="Training",
        label="learning rate η",
        help="How far one step goes",
        when=_in(*TRAINED),
    )
    iterations: int = integer(
        2000,
        20,
        10_000,
        scale="log",
        group="Training",
        label="steps",
        help="So many mini-batches are learned from",
        when=_in("training"),
    )
    batch_size: int = integer(
        128,
        1,
        1000,
        scale="log",
        group="Training",
        label="batch size",
        help="Images in a step",
        when=_in("training"),
    )
    images: int = integer(
        1000,
        100,
        10_000,
        scale="log",
        group="Training",
        label="training images",
        help="The book takes 1,000, so that sixteen pairs of runs take seconds",
        when=_in("batch_norm"),
    )
    epochs: int = integer(
        20,
        1,
        50,
        group="Training",
        label="epochs",
        help="How many times the images are gone through",
        when=_in("batch_norm"),
    )
    seed: int = integer(
        0,
        0,
        9999,
        group="Chance",
        label="seed",
        help="The same seed gives the same weights, inputs and batches",
    )

    def other(self) -> InitializationParams:
        """Return setting B as settings of its own: what ends in `_b` takes its place."""
        names = ("init", "std", "activation", "batch_norm", "dropout")
        return self.changed(**{name: getattr(self, f"{name}_b") for name in names})

    def first_weights(self) -> str | float:
        """Return what `lab.nn` calls the initializer: its name, or a standard deviation."""
        return self.std if self.init == "std" else self.init

    def architecture(self, dtype: str = "float64") -> dict[str, Any]:
        """Return the network as `lab.nn.Network` takes it: `layers` hidden ones and ten classes."""
        block: list[dict[str, Any]] = [{"kind": "affine", "size": self.units}]
        if self.batch_norm:
            block.append({"kind": "batch_norm"})
        block.append({"kind": self.activation})
        if self.dropout:
            block.append({"kind": "dropout", "p": self.dropout})
        images = self.data == "mnist" or self.mode not in FRESH
        return {
            "input_shape": [PIXELS if images else self.units],
            "layers": block * self.layers + [{"kind": "affine", "size": CLASSES}],
            "init": self.first_weights(),
            "seed": self.seed,
            "dtype": dtype,
        }
