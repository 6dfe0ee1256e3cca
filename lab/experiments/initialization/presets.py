"""The book's figures and the readers' questions as settings of the Initialization tab."""

from __future__ import annotations

from typing import Any

from lab.experiments.experiment import Preset
from lab.experiments.initialization.settings import InitializationParams
from lab.message import Message

_RELU: dict[str, Any] = {"activation": "relu"}
_FOUR: dict[str, Any] = {
    "mode": "training",
    "activation": "relu",
    "std": 0.01,
    "layers": 4,
}

PRESETS: tuple[Preset[InitializationParams], ...] = (
    Preset(
        "fig-6-10",
        Message("Fig. 6-10 · sigmoid, std 1"),
        InitializationParams(),
        chapter="6.2",
    ),
    Preset(
        "fig-6-11",
        Message("Fig. 6-11 · sigmoid, std 0.01"),
        InitializationParams(std=0.01),
        chapter="6.2",
    ),
    Preset(
        "fig-6-12",
        Message("Fig. 6-12 · Xavier on the map"),
        InitializationParams(mode="survival", activation="tanh", init="xavier"),
        chapter="6.2",
    ),
    Preset(
        "fig-6-13",
        Message("Fig. 6-13 · sigmoid, Xavier"),
        InitializationParams(init="xavier"),
        chapter="6.2",
    ),
    Preset(
        "fig-6-14-std",
        Message("Fig. 6-14 · ReLU, std 0.01"),
        InitializationParams(std=0.01, **_RELU),
        chapter="6.2",
    ),
    Preset(
        "fig-6-14-xavier",
        Message("Fig. 6-14 · ReLU, Xavier"),
        InitializationParams(init="xavier", **_RELU),
        chapter="6.2",
    ),
    Preset(
        "fig-6-14-he",
        Message("Fig. 6-14 · ReLU, He"),
        InitializationParams(init="he", **_RELU),
        chapter="6.2",
    ),
    Preset(
        "xavier-he",
        Message("ReLU: Xavier beside He"),
        InitializationParams(
            mode="compare",
            init="xavier",
            init_b="he",
            activation_b="relu",
            **_RELU,
        ),
        chapter="6.2",
    ),
    Preset(
        "hidden-death",
        Message("Good histogram, dead signal"),
        InitializationParams(
            mode="compare",
            init="xavier",
            init_b="xavier",
            activation_b="tanh",
        ),
        chapter="6.2",
    ),
    Preset(
        "depth",
        Message("20 layers of ReLU, He"),
        InitializationParams(mode="depth", activation="relu", init="he", layers=20),
        chapter="6.2",
    ),
    Preset(
        "fig-6-15",
        Message("Fig. 6-15 · three starts"),
        InitializationParams(**_FOUR),
        chapter="6.2",
    ),
    Preset(
        "q16",
        Message("Q16 · std 0.01 against He"),
        InitializationParams(**{**_FOUR, "watch": "std", "iterations": 500}),
        chapter="6.2",
        question="Q16",
    ),
    Preset(
        "fig-6-18",
        Message("Fig. 6-18 · batch norm"),
        InitializationParams(mode="batch_norm", activation="relu"),
        chapter="6.3",
    ),
    Preset(
        "q18",
        Message("Q18 · batch norm and std"),
        InitializationParams(mode="batch_norm", activation="relu", seed=1),
        chapter="6.3",
        question="Q18",
    ),
    Preset(
        "zeros",
        Message("All weights zero"),
        InitializationParams(mode="zeros", lr=0.5),
        chapter="6.2",
    ),
)
