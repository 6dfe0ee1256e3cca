"""The readers' questions, each with all the runs that answer it."""

from __future__ import annotations

from lab.experiments.experiment import Preset
from lab.experiments.training.book_settings import BOOK, SIX_HIDDEN, layers_line, mlp
from lab.experiments.training.params import TrainingParams
from lab.message import Message

QUESTIONS: tuple[Preset[TrainingParams], ...] = (
    Preset(
        "q10",
        Message("Q10 · a single image"),
        TrainingParams(
            layers=mlp(50, activation="sigmoid"),
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
                layers_line(*mlp(100, activation="sigmoid")) + "; init_std = 1; lr = 0.01",
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
            **{**BOOK, "init": "std"},
            epochs=4,
            most_steps=2000,
            evaluate_every=0.2,
            compare=(
                layers_line(*mlp(50)),
                layers_line(*mlp(50, activation="sigmoid")),
                layers_line(*mlp(50, activation="sigmoid")) + "; lr = 1",
                layers_line(*mlp(5)),
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
            **BOOK,
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
            **{**BOOK, "init": "std"},
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
        TrainingParams(**SIX_HIDDEN, measure="test_loss", inspector="runs", x_axis="epochs"),
        chapter="6.4",
        question="Q19",
    ),
    Preset(
        "q19-size",
        Message("300, 600, 60,000 images"),
        TrainingParams(
            **{**SIX_HIDDEN, "layers": mlp(100, 100), "lr": 0.1, "most_steps": 2000},
            compare=(
                "train_size = 300; epochs = 700; evaluate_every = 20",
                "train_size = 600; epochs = 350; evaluate_every = 10",
                "train_size = 60000; epochs = 4; evaluate_every = 0.1",
            ),
            measure="gap",
            inspector="runs",
        ),
        chapter="6.4",
    ),
    Preset(
        "q20",
        Message("Q20 · where the time went"),
        TrainingParams(
            **BOOK,
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
            **SIX_HIDDEN,
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
            **{**SIX_HIDDEN, "epochs": 301},
            compare=(
                layers_line(*mlp(*[100] * 6)),
                layers_line(*mlp(*[100] * 6, after="dropout 0.2")),
                layers_line(*mlp(*[100] * 6, after="dropout 0.2 inverted")),
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
        Message("Ch. 6.4 · where dropout helps"),
        TrainingParams(
            optimizer="sgd",
            lr=0.1,
            batch_size=100,
            sampling="random",
            train_size=1000,
            epochs=150,
            evaluate_every=5.0,
            layers=mlp(200, 200),
            compare=(
                layers_line(*mlp(200, 200)),
                layers_line(*mlp(200, 200, after="dropout 0.2")),
                layers_line(*mlp(200, 200, after="dropout 0.5")),
            ),
            measure="test_loss",
            inspector="runs",
            x_axis="epochs",
        ),
        chapter="6.4",
    ),
    Preset(
        "q24",
        Message("Q24 · the same in PyTorch"),
        TrainingParams(**BOOK, epochs=1, most_steps=500, inspector="runs"),
        chapter="5.7",
        question="Q24",
    ),
)
