"""The book's figures of chapter 3, and the set-ups that answer the readers' questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from lab.experiments.activations.functions import FUNCTIONS
from lab.experiments.experiment import Preset
from lab.message import Message
from lab.params import Params

P = TypeVar("P", bound=Params)


def presets(make: Callable[..., P]) -> tuple[Preset[P], ...]:
    """Return the presets, each with settings made by `make`."""
    return (*_curves(make), *_softmax(make), *_arrays(make))


def _curves(make: Callable[..., P]) -> tuple[Preset[P], ...]:
    return (
        Preset(
            "fig-3-8",
            Message("Fig. 3-8 · step and sigmoid"),
            make(shown=("step", "sigmoid", "steep"), steepness=4.0),
            chapter="3.2",
        ),
        Preset(
            "fig-3-9",
            Message("Fig. 3-9 · ReLU and its kin"),
            make(
                shown=("relu", "leaky_relu", "elu", "swish"),
                selected="relu",
                x=-1.0,
                array="-3, -0.5, 0, 1, 2",
            ),
            chapter="3.2",
        ),
        Preset(
            "q2",
            Message("Q2 · functions on arrays"),
            make(shown=("step", "sigmoid", "relu"), selected="relu", x=0.0),
            chapter="3.2",
            question="Q2",
        ),
        Preset(
            "all",
            Message("All activations at once"),
            make(shown=tuple(FUNCTIONS), selected="gelu", x=-1.5),
        ),
        Preset(
            "vanishing",
            Message("6.2 · ten sigmoids in a row"),
            make(mode="chain", shown=("sigmoid", "tanh", "relu"), selected="sigmoid"),
            chapter="6.2",
        ),
    )


def _softmax(make: Callable[..., P]) -> tuple[Preset[P], ...]:
    return (
        Preset("softmax", Message("3.5 · softmax"), make(mode="softmax"), chapter="3.5"),
        Preset(
            "q3",
            Message("Q3 · softmax gives nan"),
            make(
                mode="softmax",
                logits=(0.0, -1.0, -2.0, 1.0, -1.0, 0.0, 2.0, 0.5, -2.0, 1.5),
                offset=710.0,
            ),
            chapter="3.5",
            question="Q3",
        ),
        Preset(
            "q4",
            Message("Q4 · softmax of a batch"),
            make(mode="batch"),
            chapter="4.5",
            question="Q4",
        ),
        Preset(
            "q5",
            Message("Q5 · a negative loss"),
            make(mode="batch", mistake="numerator", gradient="right"),
            chapter="4.5",
            question="Q5",
        ),
    )


def _arrays(make: Callable[..., P]) -> tuple[Preset[P], ...]:
    return (
        Preset(
            "fig-3-15",
            Message("Fig. 3-15 · three-layer net"),
            make(mode="network"),
            chapter="3.4",
        ),
        Preset(
            "q6",
            Message("Q6 · which shapes fit"),
            make(mode="shapes"),
            chapter="3.3",
            question="Q6",
        ),
        Preset(
            "broadcast",
            Message("1.5 · broadcasting"),
            make(mode="shapes", operation="broadcast", shape_a="(4, 3)", shape_b="(3,)"),
            chapter="1.5",
        ),
    )
