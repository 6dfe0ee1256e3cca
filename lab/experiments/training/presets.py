"""The networks of the book, its comparisons, and the readers' questions, ready to train."""

from __future__ import annotations

from typing import Any

from lab.experiments.experiment import Preset
from lab.experiments.training.params import TrainingParams
from lab.message import Message


def _mlp(*sizes: int, activation: str = "relu", after: str = "") -> tuple[str, ...]:
    """Return affine layers, each with its activation and perhaps one line more."""
    block = [activation, after] if after else [activation]
    return tuple(line for size in sizes for line in (f"affine {size}", *block))


def _layers(*lines: str) -> str:
    return "layers = " + ", ".join(lines)


_BOOK: dict[str, Any] = {
    "layers": _mlp(50),
    "optimizer": "sgd",
    "lr": 0.1,
    "batch_size": 100,
    "sampling": "random",
}
"""TwoLayerNet of chapters 4 and 5."""

_TEN_THOUSAND: dict[str, Any] = {
    **_BOOK,
    "epochs": 17,
    "most_steps": 10_000,
    "init": "std",
    "init_std": 0.01,
}

_FOUR_HIDDEN: dict[str, Any] = {
    "layers": _mlp(100, 100, 100, 100),
    "optimizer": "sgd",
    "lr": 0.01,
    "batch_size": 128,
    "sampling": "random",
    "epochs": 5,
    "most_steps": 2000,
    "evaluate_every": 0.5,
}
"""Chapters 6.1 and 6.2: four hidden layers of 100, 2,000 updates."""

_SIX_HIDDEN: dict[str, Any] = {
    "layers": _mlp(100, 100, 100, 100, 100, 100),
    "optimizer": "sgd",
    "lr": 0.01,
    "batch_size": 100,
    "sampling": "random",
    "train_size": 300,
    "epochs": 200,
    "evaluate_every": 4.0,
}
"""Chapter 6.4: six hidden layers of 100 on 300 images."""

NETWORKS: tuple[Preset[TrainingParams], ...] = (
    Preset("default", Message("A small network, Adam"), TrainingParams()),
    Preset(
        "two-layer",
        Message("Ch. 5 · two-layer net, ReLU"),
        TrainingParams(**_TEN_THOUSAND),
        chapter="5.7",
    ),
    Preset(
        "two-layer-sigmoid",
        Message("Ch. 4 · two-layer net, sigmoid"),
        TrainingParams(**{**_TEN_THOUSAND, "layers": _mlp(50, activation="sigmoid")}),
        chapter="4.5",
    ),
    Preset(
        "five-layer",
        Message("Ch. 6 · five-layer net"),
        TrainingParams(layers=_mlp(100, 100, 100, 100), batch_size=128),
        chapter="6.1",
    ),
    Preset(
        "seven-layer",
        Message("Ch. 6 · seven-layer net"),
        TrainingParams(layers=_mlp(100, 100, 100, 100, 100, 100), batch_size=100),
        chapter="6.4",
    ),
    Preset(
        "wide",
        Message("Wide, batch norm: 98.3 %"),
        TrainingParams(
            layers=_mlp(512, 256, activation="batch_norm", after="relu"),
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

COMPARISONS: tuple[Preset[TrainingParams], ...] = (
    Preset(
        "optimizers",
        Message("Fig. 6-9 · four optimizers"),
        TrainingParams(
            **_FOUR_HIDDEN,
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
            **_FOUR_HIDDEN,
            compare=("init = std; init_std = 0.01", "init = xavier", "init = he"),
            inspector="gradients",
        ),
        chapter="6.2",
    ),
    Preset(
        "batch-norm",
        Message("Ch. 6.3 · batch norm, on and off"),
        TrainingParams(
            layers=_mlp(100, 100, 100, 100, 100),
            init="std",
            init_std=0.0136,
            optimizer="sgd",
            lr=0.01,
            batch_size=100,
            sampling="random",
            train_size=1000,
            epochs=20,
            compare=(
                _layers(*_mlp(100, 100, 100, 100, 100)),
                _layers(*_mlp(*[100] * 5, activation="batch_norm", after="relu")),
            ),
            inspector="activations",
        ),
        chapter="6.3",
    ),
)

QUESTIONS: tuple[Preset[TrainingParams], ...] = (
    Preset(
        "q10",
        Message("Q10 · a single image"),
        TrainingParams(
            layers=_mlp(50, activation="sigmoid"),
            init="std",
            init_std=0.01,
            optimizer="sgd",
            lr=0.1,
            batch_size=1,
            train_size=1,
            epochs=15,
            evaluate_every=15.0,
            watch=True,
            compare=(
                "init_std = 0.01",
                _layers(*_mlp(100, activation="sigmoid")) + "; init_std = 1; lr = 0.01",
            ),
            measure="answers",
            inspector="runs",
        ),
        chapter="4.5",
        question="Q10",
    ),
    Preset(
        "q11",
        Message("Q11 · sigmoid or ReLU"),
        TrainingParams(
            **{**_BOOK, "init": "std"},
            epochs=4,
            most_steps=2000,
            evaluate_every=0.2,
            compare=(
                _layers(*_mlp(50)),
                _layers(*_mlp(50, activation="sigmoid")),
                _layers(*_mlp(50, activation="sigmoid")) + "; lr = 1",
                _layers(*_mlp(5)),
            ),
            inspector="runs",
        ),
        chapter="4.5",
        question="Q11",
    ),
    Preset(
        "q14",
        Message("Q14 · batches of 10, 100, 1000"),
        TrainingParams(
            **_BOOK,
            epochs=10,
            evaluate_every=0.5,
            compare=("batch_size = 10; epochs = 3", "batch_size = 100", "batch_size = 1000"),
            inspector="runs",
            x_axis="epochs",
        ),
        chapter="5.7",
        question="Q14",
    ),
    Preset(
        "q15",
        Message("Q15 · the accuracy never moves"),
        TrainingParams(
            **{**_BOOK, "init": "std"},
            epochs=2,
            most_steps=1200,
            evaluate_every=0.2,
            compare=(
                "fault = none",
                "fault = weights_as_gradients",
                "fault = bias_forgotten",
                "fault = not_averaged",
            ),
            inspector="runs",
        ),
        chapter="5.7",
        question="Q15",
    ),
    Preset(
        "q19",
        Message("Q19 · overfitting on 300 images"),
        TrainingParams(**_SIX_HIDDEN, measure="test_loss", inspector="runs", x_axis="epochs"),
        chapter="6.4",
        question="Q19",
    ),
    Preset(
        "q19-size",
        Message("Q19 · 300, 600, 60,000 images"),
        TrainingParams(
            **{**_SIX_HIDDEN, "layers": _mlp(100, 100), "lr": 0.1, "most_steps": 2000},
            compare=(
                "train_size = 300; epochs = 700; evaluate_every = 20",
                "train_size = 600; epochs = 350; evaluate_every = 10",
                "train_size = 60000; epochs = 4; evaluate_every = 0.1",
            ),
            measure="gap",
            inspector="runs",
        ),
        chapter="6.4",
        question="Q19",
    ),
    Preset(
        "q20",
        Message("Q20 · where the time went"),
        TrainingParams(
            **_BOOK,
            most_steps=1200,
            compare=(
                "train_size = 600; epochs = 200",
                "train_size = 600; epochs = 200; evaluate_every = 20",
                "train_size = 60000; epochs = 2",
            ),
            measure="time",
            inspector="runs",
        ),
        chapter="6.4",
        question="Q20",
    ),
    Preset(
        "q21",
        Message("Q21 · weight decay"),
        TrainingParams(
            **_SIX_HIDDEN,
            compare=(
                "weight_decay = 0",
                "weight_decay = 0.01",
                "weight_decay = 0.03",
                "weight_decay = 0.1",
            ),
            measure="test_loss",
            inspector="runs",
            x_axis="epochs",
        ),
        chapter="6.4",
        question="Q21",
    ),
    Preset(
        "q22",
        Message("Q22 · dropout"),
        TrainingParams(
            **{**_SIX_HIDDEN, "epochs": 301},
            compare=(
                _layers(*_mlp(*[100] * 6)),
                _layers(*_mlp(*[100] * 6, after="dropout 0.2")),
                _layers(*_mlp(*[100] * 6, after="dropout 0.2 inverted")),
            ),
            measure="gap",
            inspector="runs",
            x_axis="epochs",
        ),
        chapter="6.4",
        question="Q22",
    ),
    Preset(
        "q22-helps",
        Message("Q22 · where dropout helps"),
        TrainingParams(
            optimizer="sgd",
            lr=0.1,
            batch_size=100,
            sampling="random",
            train_size=1000,
            epochs=150,
            evaluate_every=5.0,
            layers=_mlp(200, 200),
            compare=(
                _layers(*_mlp(200, 200)),
                _layers(*_mlp(200, 200, after="dropout 0.2")),
                _layers(*_mlp(200, 200, after="dropout 0.5")),
            ),
            measure="test_loss",
            inspector="runs",
            x_axis="epochs",
        ),
        chapter="6.4",
        question="Q22",
    ),
    Preset(
        "q24",
        Message("Q24 · the same in PyTorch"),
        TrainingParams(**_BOOK, epochs=1, most_steps=500, inspector="runs"),
        chapter="5.7",
        question="Q24",
    ),
)

PRESETS = (*NETWORKS, *COMPARISONS, *QUESTIONS)
