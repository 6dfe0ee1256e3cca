"""Who takes part: each optimizer on or off, with hyper-parameters of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lab.optim import OPTIMIZERS
from lab.params import Params, choice, flag, number
from lab.stepping import Optimizer

TITLES = {name: kind.title for name, kind in OPTIMIZERS.items()}


def _of(name: str) -> Callable[[Any], bool]:
    return lambda params: params.selected == name


def _lr(name: str, default: float) -> Any:
    return number(
        default,
        1e-5,
        10,
        scale="log",
        group=TITLES[name],
        label="learning rate η",
        help="How far a step goes: too small never arrives, too large climbs out of the valley",
        when=lambda params: params.selected == name and params.mode != "fair",
    )


def _on(name: str) -> Any:
    return flag(
        name in ("sgd", "momentum", "adagrad", "adam"),
        label=TITLES[name],
        help="Let this optimizer take part",
        control=False,
    )


def _momentum(name: str) -> Any:
    return number(
        0.9,
        0,
        0.999,
        step=0.001,
        group=TITLES[name],
        label="momentum α",
        help="How much of its velocity the ball keeps: 0 is SGD, near 1 it rolls far past the goal",
        when=_of(name),
    )


def _beta(name: str, label: str, default: float, help: str) -> Any:
    return number(
        default, 0, 0.9999, step=0.0001, group=TITLES[name], label=label, help=help, when=_of(name)
    )


def _beta1(name: str) -> Any:
    return _beta(name, "β₁", 0.9, "How slowly the mean gradient forgets: it smooths the direction")


def _beta2(name: str) -> Any:
    return _beta(
        name, "β₂", 0.999, "How slowly the mean square forgets: it smooths the step's size"
    )


def _eps(name: str, label: str) -> Any:
    return number(
        1e-7,
        1e-12,
        1,
        scale="log",
        group=TITLES[name],
        label=label,
        help="Keeps the division safe; a large one turns adaptive steps back into plain ones",
        when=_of(name),
    )


def _bias_correction(name: str) -> Any:
    return flag(
        True,
        group=TITLES[name],
        label="correct the bias",
        help="The means start at 0, so they are too small at first; this makes up for it",
        when=_of(name),
    )


@dataclass(frozen=True)
class Racers(Params):
    """The seven optimizers. What belongs to one of them begins with its name."""

    selected: str = choice(
        "momentum",
        TITLES,
        group="Optimizers",
        label="selected",
        view=True,
        help="Whose settings are shown below and whose formula on the right",
    )
    sgd_on: bool = _on("sgd")
    sgd_lr: float = _lr("sgd", 0.95)
    momentum_on: bool = _on("momentum")
    momentum_lr: float = _lr("momentum", 0.1)
    momentum_momentum: float = _momentum("momentum")
    nesterov_on: bool = _on("nesterov")
    nesterov_lr: float = _lr("nesterov", 0.1)
    nesterov_momentum: float = _momentum("nesterov")
    adagrad_on: bool = _on("adagrad")
    adagrad_lr: float = _lr("adagrad", 1.5)
    adagrad_eps: float = _eps("adagrad", "ε added to √h")
    rmsprop_on: bool = _on("rmsprop")
    rmsprop_lr: float = _lr("rmsprop", 0.3)
    rmsprop_decay_rate: float = _beta(
        "rmsprop", "decay rate ρ", 0.9, "How slowly old gradients are forgotten; AdaGrad never does"
    )
    rmsprop_eps: float = _eps("rmsprop", "ε added to √h")
    adam_on: bool = _on("adam")
    adam_lr: float = _lr("adam", 0.3)
    adam_beta1: float = _beta1("adam")
    adam_beta2: float = _beta2("adam")
    adam_eps: float = _eps("adam", "ε added to √v")
    adam_bias_correction: bool = _bias_correction("adam")
    adamw_on: bool = _on("adamw")
    adamw_lr: float = _lr("adamw", 0.3)
    adamw_beta1: float = _beta1("adamw")
    adamw_beta2: float = _beta2("adamw")
    adamw_eps: float = _eps("adamw", "ε added to √v")
    adamw_bias_correction: bool = _bias_correction("adamw")
    adamw_weight_decay: float = number(
        0.01,
        0,
        1,
        step=0.001,
        group="AdamW",
        label="weight decay λ",
        help="Pulls every position towards (0, 0), whatever the gradient says",
        when=_of("adamw"),
    )

    @property
    def ticked(self) -> tuple[str, ...]:
        """Return the names of the optimizers that are switched on."""
        return tuple(name for name in OPTIMIZERS if getattr(self, f"{name}_on"))

    def lr(self, name: str) -> float:
        """Return an optimizer's learning rate before the schedule."""
        return float(getattr(self, f"{name}_lr"))

    def make(self, name: str, lr: Any = None) -> Optimizer:
        """Return the engine's optimizer with its settings here, perhaps with other rates."""
        kind = OPTIMIZERS[name]
        settings = {f.name: getattr(self, f"{name}_{f.name}") for f in dataclasses.fields(kind)}
        return kind(**settings if lr is None else {**settings, "lr": lr})
