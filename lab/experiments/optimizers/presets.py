"""The book's figures of chapter 6.1, question 17, and other races worth a look."""

from __future__ import annotations

from typing import Any

from lab.experiments.experiment import Preset
from lab.experiments.optimizers.settings import OptimizersParams, followed
from lab.message import Message
from lab.optim import OPTIMIZERS


def _only(*names: str, **settings: Any) -> OptimizersParams:
    """Return settings in which only these optimizers race."""
    on = {f"{name}_on": name in names for name in OPTIMIZERS}
    return OptimizersParams(**followed({**on, "selected": names[0], **settings}))


def _alone(name: str, title: Message) -> Preset[OptimizersParams]:
    return Preset(f"book_{name}", title, _only(name), chapter="6.1")


PRESETS: tuple[Preset[OptimizersParams], ...] = (
    Preset("book_four", Message("Fig. 6-8 · four optimizers"), OptimizersParams(), chapter="6.1"),
    _alone("sgd", Message("Fig. 6-3 · SGD")),
    _alone("momentum", Message("Fig. 6-5 · Momentum")),
    _alone("adagrad", Message("Fig. 6-6 · AdaGrad")),
    _alone("adam", Message("Fig. 6-7 · Adam")),
    Preset(
        "q17",
        Message("Q17 · AdaGrad gets slower"),
        _only("adagrad", "momentum", "rmsprop", "adam", below="length"),
        question="Q17",
        cursor=0,
    ),
    Preset("seven", Message("All seven, 300 steps"), _only(*OPTIMIZERS, steps=300)),
    Preset("diverges", Message("SGD past 2/λmax"), _only("sgd", sgd_lr=1.05)),
    Preset(
        "memory",
        Message("What each remembers"),
        _only("momentum", "sgd", "adagrad", "rmsprop", "adam", mode="memory"),
        cursor=9,
    ),
    Preset("fair", Message("Fair race · tuned rates"), _only(*OPTIMIZERS, mode="fair", steps=100)),
    Preset(
        "basins",
        Message("Basin map · four bottoms"),
        _only("momentum", mode="basin", surface="himmelblau", basin_by="minimum", steps=200),
    ),
    Preset(
        "arrivals",
        Message("Basin map · steps needed"),
        _only("adam", mode="basin", surface="rosenbrock", goal=0.1, steps=300, adam_lr=0.3),
    ),
    Preset(
        "five_starts",
        Message("Five starts, four bottoms"),
        _only(
            "sgd",
            "momentum",
            "adam",
            surface="himmelblau",
            starts=((-0.5, -1.0), (-5.0, 4.0), (0.0, 5.0), (5.0, -4.5), (-1.0, 0.5)),
        ),
    ),
    Preset("valley", Message("Rosenbrock's valley"), _only(*OPTIMIZERS, surface="rosenbrock")),
    Preset("saddle", Message("Away from a saddle"), _only(*OPTIMIZERS, surface="saddle")),
    Preset(
        "plateau",
        Message("Lost on a plateau"),
        _only(*OPTIMIZERS, surface="plateau", starts=((-7.0, 4.0),)),
    ),
    Preset(
        "noise",
        Message("Mini-batch noise, η falls"),
        _only(
            *("sgd", "momentum", "adam"),
            surface="noisy_bowl",
            schedule="cosine",
            sgd_lr=0.6,
            momentum_lr=0.1,
            adam_lr=0.3,
        ),
    ),
)
