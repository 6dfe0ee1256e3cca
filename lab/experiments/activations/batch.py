"""Softmax of a small batch: the right way beside a mistake, with row sums and the loss (Q4, Q5)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.activations.mistakes import MISTAKES
from lab.experiments.activations.mode import ActivationsMode
from lab.nn.losses import cross_entropy, softmax
from lab.params import choice, integer, items, number
from lab.specs import NumberSpec

MOST_ROWS = 4
MOST_COLUMNS = 4


@dataclass(frozen=True)
class BatchParams(ActivationsMode):
    """The logits of a small batch, the mistake, and how MNIST is trained with it."""

    mistake: str = choice(
        "whole_batch",
        {
            "whole_batch": "sum over the whole batch",
            "no_keepdims": "keepdims=True forgotten",
            "numerator": "a left unshifted on top",
            "denominator": "a left unshifted below",
            "right": "none: the right formula",
        },
        group="Mistake",
        help="What is written wrong in the softmax on the right.",
        when=lambda p: p.mode == "batch",
    )
    rows: int = integer(
        3,
        1,
        MOST_ROWS,
        group="A small batch",
        label="samples N",
        help="Rows of the batch: one image each.",
        when=lambda p: p.mode == "batch",
    )
    columns: int = integer(
        3,
        2,
        MOST_COLUMNS,
        group="A small batch",
        label="classes K",
        help="Columns of the batch: one logit for each class.",
        when=lambda p: p.mode == "batch",
    )
    batch: tuple[float, ...] = items(
        (2.0, 1.0, 0.1, 0.5, 0.2, 3.0, 0.4, 1.0, 1.5, 0.3, 1.2, 0.0, -0.5, 0.8, 0.6, 2.2),
        NumberSpec(low=-20, high=20, step=0.1),
        least=MOST_ROWS * MOST_COLUMNS,
        most=MOST_ROWS * MOST_COLUMNS,
        label="logits of the batch",
        control=False,
    )
    targets: tuple[int, ...] = items(
        (0, 1, 2, 3),
        NumberSpec(low=0, high=MOST_COLUMNS - 1, step=1, whole=True),
        least=MOST_ROWS,
        most=MOST_ROWS,
        label="right classes",
        control=False,
    )
    gradient: str = choice(
        "exact",
        {
            "exact": "of this loss, as numerical",
            "backprop": "y − t, as backpropagation",
            "right": "trained right, judged wrong",
        },
        group="Trained on MNIST",
        label="gradient",
        help="Chapter 4 follows the slope of whatever loss is computed; chapter 5 takes y − t; or "
        "the net is trained right, and only its loss is computed wrong.",
        when=lambda p: p.mode == "batch" and p.mistake != "no_keepdims",
    )
    train_steps: int = integer(
        500,
        20,
        2000,
        step=20,
        group="Trained on MNIST",
        label="steps",
        help="How many batches of 100 images the network sees. It is small: 784-50-10.",
        when=lambda p: p.mode == "batch" and p.mistake != "no_keepdims",
    )
    lr: float = number(
        0.1,
        0.001,
        2,
        scale="log",
        group="Trained on MNIST",
        label="learning rate",
        help="The length of each step along the gradient.",
        when=lambda p: p.mode == "batch" and p.mistake != "no_keepdims",
    )
    seed: int = integer(
        0,
        0,
        9999,
        group="Trained on MNIST",
        label="seed",
        help="Draws the initial weights and the batches. The same seed gives the same curves.",
        when=lambda p: p.mode == "batch" and p.mistake != "no_keepdims",
    )

    @property
    def batch_a(self) -> Array:
        """Return the logits in use, (N, K)."""
        return np.array(self.batch).reshape(MOST_ROWS, MOST_COLUMNS)[: self.rows, : self.columns]

    @property
    def batch_t(self) -> npt.NDArray[np.int64]:
        """Return the right classes, (N,); one beyond the last class is the last class."""
        t: npt.NDArray[np.int64] = np.array(self.targets[: self.rows])
        return t.clip(max=self.columns - 1)

    @property
    def run_settings(self) -> tuple[object, ...]:
        """Return what the training depends on: where it changes, the run starts anew."""
        return (self.mistake, self.gradient, self.train_steps, self.lr, self.seed)


@dataclass(frozen=True)
class Judged:
    """A result y (N, K) with what each row adds up to (N,), and its loss; `error` if none came."""

    y: Array
    row_sums: Array
    loss: float
    error: str = ""


@dataclass(frozen=True)
class BatchFrame:
    """Logits a (N, K), right classes t (N,), and both results."""

    a: Array
    t: npt.NDArray[np.int64]
    right: Judged
    wrong: Judged
    steps: int = 0


def compute(params: BatchParams) -> BatchFrame:
    """Return the softmax of the batch, right and with the mistake."""
    a, t = params.batch_a, params.batch_t
    right = _judged(softmax(a), t)
    try:
        with np.errstate(all="ignore"):
            wrong = _judged(MISTAKES[params.mistake].softmax(a), t)
    except ValueError as error:
        nothing = np.full(a.shape, np.nan)
        wrong = Judged(nothing, nothing.sum(axis=1), np.nan, f"ValueError: {error}")
    return BatchFrame(a, t, right, wrong)


def _judged(y: Array, t: npt.NDArray[np.int64]) -> Judged:
    return Judged(y, y.sum(axis=1), cross_entropy(y, t))
