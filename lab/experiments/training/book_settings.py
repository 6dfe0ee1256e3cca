"""Settings of the book's experiments on MNIST that several presets have in common."""

from __future__ import annotations

from typing import Any


def mlp(*sizes: int, activation: str = "relu", after: str = "") -> tuple[str, ...]:
    """Return affine layers, each with its activation and perhaps one line more."""
    block = [activation, after] if after else [activation]
    return tuple(line for size in sizes for line in (f"affine {size}", *block))


def layers_line(*lines: str) -> str:
    """Return the line of a comparison that sets these layers."""
    return "layers = " + ", ".join(lines)


BOOK: dict[str, Any] = {
    "layers": mlp(50),
    "optimizer": "sgd",
    "lr": 0.1,
    "batch_size": 100,
    "sampling": "random",
}
"""TwoLayerNet of chapters 4 and 5."""

FOUR_HIDDEN: dict[str, Any] = {
    "layers": mlp(100, 100, 100, 100),
    "optimizer": "sgd",
    "lr": 0.01,
    "batch_size": 128,
    "sampling": "random",
    "epochs": 5,
    "most_steps": 2000,
    "evaluate_every": 0.5,
}
"""Chapters 6.1 and 6.2: four hidden layers of 100, 2,000 updates."""

SIX_HIDDEN: dict[str, Any] = {
    "layers": mlp(100, 100, 100, 100, 100, 100),
    "optimizer": "sgd",
    "lr": 0.01,
    "batch_size": 100,
    "sampling": "random",
    "train_size": 300,
    "epochs": 200,
    "evaluate_every": 4.0,
}
"""Chapter 6.4: six hidden layers of 100 on 300 images."""
