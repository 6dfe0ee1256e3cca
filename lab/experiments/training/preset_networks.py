"""The networks of the book, ready to train."""

from __future__ import annotations

from typing import Any

from lab.experiments.experiment import Preset
from lab.experiments.training.book_settings import BOOK, mlp
from lab.experiments.training.params import TrainingParams
from lab.message import Message

TEN_THOUSAND: dict[str, Any] = {
    **BOOK,
    "epochs": 17,
    "most_steps": 10_000,
    "init": "std",
    "init_std": 0.01,
}

NETWORKS: tuple[Preset[TrainingParams], ...] = (
    Preset("default", Message("A small network, Adam"), TrainingParams(epochs=3)),
    Preset(
        "two-layer",
        Message("Ch. 5 · two-layer net, ReLU"),
        TrainingParams(**TEN_THOUSAND),
        chapter="5.7",
    ),
    Preset(
        "two-layer-sigmoid",
        Message("Ch. 4 · two-layer net, sigmoid"),
        TrainingParams(**{**TEN_THOUSAND, "layers": mlp(50, activation="sigmoid")}),
        chapter="4.5",
    ),
    Preset(
        "five-layer",
        Message("Ch. 6 · five-layer net"),
        TrainingParams(layers=mlp(100, 100, 100, 100), batch_size=128),
        chapter="6.1",
    ),
    Preset(
        "seven-layer",
        Message("Ch. 6 · seven-layer net"),
        TrainingParams(layers=mlp(100, 100, 100, 100, 100, 100), batch_size=100),
        chapter="6.4",
    ),
    Preset(
        "wide",
        Message("Wide, batch norm: 98.3 %"),
        TrainingParams(
            layers=mlp(512, 256, activation="batch_norm", after="relu"),
            batch_size=100,
            epochs=15,
            schedule="cosine",
        ),
        chapter="6.3",
    ),
    Preset(
        "convnet",
        Message("Ch. 7 · SimpleConvNet"),
        TrainingParams(
            layers=("conv 30 5", "pool 2", "relu", "affine 100", "relu"),
            batch_size=100,
            epochs=10,
            schedule="cosine",
        ),
        chapter="7.5",
    ),
    Preset(
        "deep-convnet",
        Message("Ch. 8 · the deeper ConvNet"),
        TrainingParams(
            layers=(
                *("conv 16 3 pad 1", "relu", "conv 16 3 pad 1", "pool 2", "relu"),
                *("conv 32 3 pad 1", "relu", "conv 32 3 pad 2", "pool 2", "relu"),
                *("conv 64 3 pad 1", "relu", "conv 64 3 pad 1", "pool 2", "relu"),
                *("affine 50", "relu", "dropout 0.5"),
            ),
            batch_size=100,
            epochs=5,
            schedule="cosine",
        ),
        chapter="8.1",
    ),
)
