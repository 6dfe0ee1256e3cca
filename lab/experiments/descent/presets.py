"""The book's figures of chapter 4 and the readers' questions 7 to 9, ready to look at."""

from __future__ import annotations

from lab.experiments.descent.settings import DescentParams
from lab.experiments.experiment import Preset
from lab.message import Message

PRESETS: tuple[Preset[DescentParams], ...] = (
    Preset(
        "book_descent",
        Message("Fig. 4-10 · descent from (−3, 4)"),
        DescentParams(mode="plane"),
        chapter="4.4",
    ),
    Preset(
        "book_arrows",
        Message("Fig. 4-9 · arrows of −∇f"),
        DescentParams(mode="plane", start=(2.0, -1.0), steps=1),
        chapter="4.4",
    ),
    Preset(
        "book_too_large",
        Message("Ch. 4.4 · η = 10, too large"),
        DescentParams(mode="plane", lr=10.0, steps=100),
        chapter="4.4",
    ),
    Preset(
        "book_too_small",
        Message("Ch. 4.4 · η = 10⁻¹⁰, too small"),
        DescentParams(mode="plane", lr=1e-10, steps=100),
        chapter="4.4",
    ),
    Preset(
        "book_tangent_5",
        Message("Fig. 4-7 · tangent at x = 5"),
        DescentParams(mode="line", x=5.0),
        chapter="4.3",
    ),
    Preset(
        "book_tangent_10",
        Message("Fig. 4-7 · tangent at x = 10"),
        DescentParams(mode="line", x=10.0),
        chapter="4.3",
    ),
    Preset(
        "q7",
        Message("Q7 · error against h"),
        DescentParams(mode="line", curve="sin", x=1.0, h=1e-15),
        question="Q7",
        cursor=0,
    ),
    Preset(
        "q8",
        Message("Q8 · why are both the same?"),
        DescentParams(mode="alias", steps=100),
        question="Q8",
        cursor=0,
    ),
    Preset(
        "q9",
        Message("Q9 · gradient of a column"),
        DescentParams(mode="shapes", array="column", function="flat"),
        question="Q9",
        cursor=0,
    ),
    Preset(
        "q9_matrix",
        Message("Ch. 4.4 · gradient of a matrix"),
        DescentParams(mode="shapes", array="matrix", function="flat"),
        chapter="4.4",
    ),
    Preset(
        "integers",
        Message("Ch. 4.4 · whole numbers"),
        DescentParams(mode="shapes", array="integers", function="flat"),
        chapter="4.4",
    ),
    Preset(
        "limit",
        Message("Learning rates: to and fro"),
        DescentParams(mode="plane", surface="ravine", start=(-7.0, 2.0), lr=0.95, steps=30),
        chapter="6.1",
    ),
    Preset(
        "valley",
        Message("Rosenbrock's valley, 1000 steps"),
        DescentParams(
            mode="plane",
            surface="rosenbrock",
            start=(-1.5, 2.0),
            lr=0.0015,
            steps=1000,
            gradient="exact",
        ),
    ),
)
