"""All that a training run depends on: the network, how it learns, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lab.experiments.training.layers import architecture, network_rows, parse_layer
from lab.faults import FAULTS
from lab.message import InputError
from lab.params import Params, choice, flag, integer, items, number, text
from lab.specs import TextSpec

OPTIMIZER_NAMES = {
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
    "adamw": "AdamW",
}

INIT_NAMES = {
    "he": "He",
    "xavier": "Xavier",
    "lecun": "LeCun",
    "orthogonal": "orthogonal",
    "std": "normal, own std",
    "zeros": "zeros",
}

SCHEDULE_NAMES = {
    "constant": "constant",
    "step": "falls in steps",
    "cosine": "falls along a cosine",
}

FAULT_NAMES = {
    "none": "none",
    "weights_as_gradients": "dW = W",
    "bias_forgotten": "+ b forgotten",
    "mask_forgotten": "ReLU's mask forgotten",
    "wrong_sign": "sign of the step flipped",
    "not_averaged": "not divided by the batch",
    "averaged_twice": "divided by the batch twice",
    "first_layer_left_out": "first layer not updated",
    "copy_updated": "a copy is updated",
    "labels_shuffled": "labels shuffled",
}
assert set(FAULT_NAMES) == {"none", *FAULTS}

MOST_IMAGES = 240_000

MOST_PARAMS = 30_000_000
"""With gradients, Adam's memory and what is on its way, a network takes ten times its own room."""


@dataclass(frozen=True)
class RunParams(Params):
    """What a run is made from.

    Two runs with the same RunParams give the same bits, on computers with as many cores.
    """

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
        INIT_NAMES,
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
    batch_size: int = integer(
        32,
        1,
        10_000,
        scale="log",
        label="batch size",
        group="Learning",
        help="Images per step. Larger batches give steadier gradients, but fewer steps an epoch.",
    )
    optimizer: str = choice(
        "adam",
        OPTIMIZER_NAMES,
        label="optimizer",
        group="Learning",
        help="How a gradient becomes a step.",
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
    schedule: str = choice(
        "constant",
        SCHEDULE_NAMES,
        label="schedule of η",
        group="Learning",
        live=True,
        help="Large steps first, to get near; small ones later, to settle down.",
    )
    schedule_every: int = integer(
        5,
        1,
        1000,
        scale="log",
        label="a smaller η every … epochs",
        group="Learning",
        live=True,
        when=lambda p: p.schedule == "step",
        help="After so many epochs the learning rate gets smaller, again and again.",
    )
    schedule_factor: float = number(
        0.5,
        0.01,
        1.0,
        label="times this factor",
        group="Learning",
        live=True,
        when=lambda p: p.schedule == "step",
        help="What the learning rate is multiplied by each time.",
    )
    warm_up: int = integer(
        0,
        0,
        100_000,
        scale="log",
        label="warm-up steps",
        group="Learning",
        live=True,
        help="The learning rate grows from 0 over so many steps: a gentle start.",
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
        label="at most … steps (0: all)",
        group="Learning",
        live=True,
        help="Ends the run earlier, to compare runs at the same number of updates.",
    )
    evaluate_every: float = number(
        1.0,
        0.01,
        1000.0,
        scale="log",
        label="evaluate every … epochs",
        group="Learning",
        live=True,
        help="How often all test images are asked. With few training images that takes longer "
        "than the training itself.",
    )
    momentum: float = number(
        0.9,
        0.0,
        1.0,
        label="momentum α",
        group="Learning",
        live=True,
        when=lambda p: p.optimizer in ("momentum", "nesterov"),
        help="How much of its speed the ball keeps from step to step.",
    )
    decay_rate: float = number(
        0.99,
        0.0,
        0.9999,
        step=0.0001,
        label="memory ρ",
        group="Learning",
        live=True,
        when=lambda p: p.optimizer == "rmsprop",
        help="How long RMSProp remembers the squares of old gradients.",
    )
    beta1: float = number(
        0.9,
        0.0,
        0.9999,
        step=0.0001,
        label="memory of gradients β₁",
        group="Learning",
        live=True,
        when=lambda p: p.optimizer in ("adam", "adamw"),
        help="How long Adam remembers old gradients: its momentum.",
    )
    beta2: float = number(
        0.999,
        0.0,
        0.9999,
        step=0.0001,
        label="memory of squares β₂",
        group="Learning",
        live=True,
        when=lambda p: p.optimizer in ("adam", "adamw"),
        help="How long Adam remembers the squares of old gradients.",
    )
    train_size: int = integer(
        60_000,
        1,
        MOST_IMAGES,
        scale="log",
        label="training images",
        group="Data",
        help="With few images the network learns them by heart: overfitting.",
    )
    sampling: str = choice(
        "shuffle",
        {"shuffle": "all images in new order", "random": "drawn at random (book)"},
        label="batches",
        group="Data",
        help="Each epoch in a new order, or each batch drawn anew with repetition.",
    )
    data: str = text(
        "",
        length=1000,
        label="images",
        group="Data",
        control=False,
        help="MNIST, or a folder with four IDX files like it: Fashion-MNIST, KMNIST, EMNIST …",
    )
    own: str = text(
        "",
        length=1000,
        label="with your own digits",
        group="Data",
        control=False,
        help="The digits that you have drawn and kept are added to the training images.",
    )
    seed: int = integer(
        0,
        0,
        999_999,
        label="seed",
        group="Data",
        help="All chance comes from it: the same seed gives the same run, bit for bit, on a "
        "computer with as many cores.",
    )
    fault: str = choice(
        "none",
        FAULT_NAMES,
        label="a mistake in the code, on purpose",
        group="Data",
        help="Mistakes that readers of the book have made. Each leaves its traces in loss, "
        "accuracy and weights.",
    )
    watch: bool = flag(
        False,
        label="follow the answers to the first image",
        group="Data",
        control=False,
        help="Keeps the ten probabilities of the first training image after every step.",
    )

    def check(self) -> None:
        """Raise InputError where the layers do not fit one another, or are too large together."""
        count = network_rows(self.layers).params
        if count > MOST_PARAMS:
            raise InputError(
                "The layers have {count:,} weights and biases in all, expected at most {most:,}",
                count=count,
                most=MOST_PARAMS,
            )

    def architecture(self) -> dict[str, Any]:
        """Return the description of the network, as `lab.nn.Network` takes it."""
        return architecture(
            self.layers,
            init=self.init_std if self.init == "std" else self.init,
            weight_decay=self.weight_decay,
            seed=self.seed,
        )
