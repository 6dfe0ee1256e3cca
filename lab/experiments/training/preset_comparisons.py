"""The book's comparisons of runs."""

from __future__ import annotations

from lab.experiments.experiment import Preset
from lab.experiments.training.book_settings import FOUR_HIDDEN, layers_line, mlp
from lab.experiments.training.params import TrainingParams
from lab.message import Message

COMPARISONS: tuple[Preset[TrainingParams], ...] = (
    Preset(
        "optimizers",
        Message("Fig. 6-9 · four optimizers"),
        TrainingParams(
            **FOUR_HIDDEN,
            compare=(
                "optimizer = sgd",
                "optimizer = momentum",
                "optimizer = adagrad",
                "optimizer = adam; lr = 0.001",
            ),
            inspector="runs",
        ),
        chapter="6.1",
    ),
    Preset(
        "initial-weights",
        Message("Fig. 6-15 · std 0.01, Xavier, He"),
        TrainingParams(
            **FOUR_HIDDEN,
            compare=("init = std; init_std = 0.01", "init = xavier", "init = he"),
            inspector="gradients",
        ),
        chapter="6.2",
    ),
    Preset(
        "batch-norm",
        Message("Ch. 6.3 · batch norm, on and off"),
        TrainingParams(
            layers=mlp(100, 100, 100, 100, 100),
            init="std",
            init_std=0.0136,
            optimizer="sgd",
            lr=0.01,
            batch_size=100,
            sampling="random",
            train_size=1000,
            epochs=20,
            compare=(
                layers_line(*mlp(100, 100, 100, 100, 100)),
                layers_line(*mlp(*[100] * 5, activation="batch_norm", after="relu")),
            ),
            inspector="activations",
        ),
        chapter="6.3",
    ),
)
