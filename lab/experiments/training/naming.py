"""What to call a run: by what it differs in from the runs beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lab.experiments.training.layers import summary
from lab.experiments.training.run_params import (
    FAULT_NAMES,
    INIT_NAMES,
    OPTIMIZER_NAMES,
    SCHEDULE_NAMES,
    RunParams,
)
from lab.message import Message
from lab.numerals import plain

Namer = Callable[[Any], Message]


def _short(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else plain(value)


def _layers(lines: tuple[str, ...]) -> Message:
    """Return the sizes, and what else is in the network: "784-50-10 sigmoid"."""
    return Message("{value}", {"value": " ".join([summary(lines), *_extras(lines)])})


def _extras(lines: Sequence[str]) -> list[str]:
    """Return what is in a network beside weights, pools and ReLU, each once."""
    usual = ("affine", "conv", "pool", "relu", "flatten")
    return list(dict.fromkeys(line for line in lines if not line.startswith(usual)))


def _only_extras(lines: tuple[str, ...]) -> Message:
    words = " ".join(_extras(lines))
    return Message("{value}", {"value": words}) if words else Message("plain")


def _data(folder: str) -> Message:
    name = folder.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or "MNIST"
    return Message("{value}", {"value": name})


_NAMERS: dict[str, Namer] = {
    "layers": _layers,
    "optimizer": lambda v: Message(OPTIMIZER_NAMES[v]),
    "init": lambda v: Message(INIT_NAMES[v]),
    "init_std": lambda v: Message("std {value}", {"value": _short(v)}),
    "lr": lambda v: Message("η {value}", {"value": _short(v)}),
    "momentum": lambda v: Message("α {value}", {"value": _short(v)}),
    "decay_rate": lambda v: Message("ρ {value}", {"value": _short(v)}),
    "beta1": lambda v: Message("β₁ {value}", {"value": _short(v)}),
    "beta2": lambda v: Message("β₂ {value}", {"value": _short(v)}),
    "weight_decay": lambda v: Message("λ {value}", {"value": _short(v)}),
    "batch_size": lambda v: Message("batch {value}", {"value": _short(v)}),
    "schedule": lambda v: Message(SCHEDULE_NAMES[v]),
    "schedule_every": lambda v: Message("every {value}", {"value": _short(v)}),
    "schedule_factor": lambda v: Message("× {value}", {"value": _short(v)}),
    "warm_up": lambda v: Message("warm-up {value}", {"value": _short(v)}),
    "train_size": lambda v: Message("{value} images", {"value": _short(v)}),
    "fault": lambda v: Message(FAULT_NAMES[v] if v != "none" else "no mistake"),
    "sampling": lambda v: Message("with repetition" if v == "random" else "in new order"),
    "data": _data,
    "own": lambda v: Message("with own digits" if v else "without own digits"),
    "most_steps": lambda v: Message("{value} steps", {"value": _short(v)}),
    "epochs": lambda v: Message("{value} epochs", {"value": _short(v)}),
    "evaluate_every": lambda v: Message("evaluated every {value} ep.", {"value": _short(v)}),
    "seed": lambda v: Message("seed {value}", {"value": _short(v)}),
}
"""How each setting is told, the most telling first."""

TOLD = tuple(_NAMERS)
"""The settings that a run is told by, the most telling first."""

_ALWAYS = ("layers", "optimizer")
_UNUSUAL = ("fault", "weight_decay", "train_size", "batch_size")
"""What a run by itself is told by, too, where it is not as usual."""

_MOST_WORDS = 4
_LENGTHS = ("evaluate_every", "most_steps", "epochs")
"""How long a run was is the least of what tells runs apart."""


def names(runs: Sequence[RunParams]) -> list[tuple[Message, ...]]:
    """Return for each run the words that tell it from the others: (He, η 0.3).

    Runs that differ in nothing, and a run by itself, are told by network, optimizer, and what is
    unusual: so those that were compared keep apart when others are compared.
    """
    differing = [n for n in _NAMERS if len({getattr(run, n) for run in runs}) > 1]
    chosen = [n for n in differing if n not in _LENGTHS]
    for length in _LENGTHS:
        if length in differing and not _apart(runs, chosen):
            chosen.append(length)
    chosen = (chosen or _by_itself(runs[0]))[:_MOST_WORDS]
    namers = dict(_NAMERS)
    if "layers" in differing and len({summary(run.layers) for run in runs}) == 1:
        namers["layers"] = _only_extras
    return [_words(run, chosen, namers) for run in runs]


def _by_itself(run: RunParams) -> list[str]:
    usual = RunParams()
    return [*_ALWAYS, *(n for n in _UNUSUAL if getattr(run, n) != getattr(usual, n))]


def _apart(runs: Sequence[RunParams], told: Sequence[str]) -> bool:
    return len({tuple(getattr(run, name) for name in told) for run in runs}) == len(runs)


def in_words(name: str, value: Any) -> Message:
    """Return what a setting has, in the words that tell runs apart by it."""
    return _NAMERS[name](value)


def describe(run: RunParams) -> tuple[Message, ...]:
    """Return a run's settings in short: network, what is not as usual, optimizer, η, batch."""
    usual = RunParams()
    always = ("layers", "optimizer", "lr", "batch_size")
    told = [
        n
        for n in _NAMERS
        if n in always or (n not in _LENGTHS and getattr(run, n) != getattr(usual, n))
    ]
    return _words(run, told, _NAMERS)


def _words(run: RunParams, told: Sequence[str], namers: Mapping[str, Namer]) -> tuple[Message, ...]:
    words = []
    for name in told:
        # "normal, own std" says less than the std itself.
        shown = "init_std" if name == "init" and run.init == "std" else name
        if run.applies(shown) and not (shown != name and shown in told):
            words.append(namers[shown](getattr(run, shown)))
    return tuple(words) or (namers["optimizer"](run.optimizer),)
