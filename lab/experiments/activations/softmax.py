"""Softmax: logits to drag, temperature, and where the formula as written turns to nan (Q3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.activations.mode import ActivationsMode
from lab.nn.losses import softmax, softmax_naive
from lab.params import integer, items, number
from lab.specs import NumberSpec

MOST_CLASSES = 10
FARTHEST = 1200.0
OK, WRONG, NAN = 0, 1, 2
"""What the naive formula gives: probabilities, finite numbers that do not add up to 1, nan."""

TEMPERATURES = np.geomspace(0.05, 20, 81)
_OFFSETS = np.arange(-FARTHEST, FARTHEST + 1, 2.0)
Reals = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class SoftmaxParams(ActivationsMode):
    """The logits, what is added to all of them, and the temperature."""

    classes: int = integer(
        3,
        2,
        MOST_CLASSES,
        group="Softmax",
        label="classes K",
        help="The number of logits: one for each class that the network knows.",
        when=lambda p: p.mode == "softmax",
    )
    logits: tuple[float, ...] = items(
        (0.3, 2.9, 4.0, 1.0, -1.0, 0.0, 2.0, 0.5, -2.0, 1.5),
        NumberSpec(low=-10, high=10, step=0.1),
        least=MOST_CLASSES,
        most=MOST_CLASSES,
        group="Softmax",
        label="logits a",
        help="What the last layer of a network gives out: any numbers. Drag the bars, or a number "
        "up and down, or type.",
        when=lambda p: p.mode == "softmax",
        control=False,
    )
    temperature: float = number(
        1.0,
        0.05,
        20,
        scale="log",
        group="Softmax",
        label="temperature T",
        help="The logits are divided by it. Small: the largest takes all. Large: all classes come "
        "out alike.",
        when=lambda p: p.mode == "softmax",
    )
    offset: float = number(
        0.0,
        -FARTHEST,
        FARTHEST,
        step=1,
        group="Softmax",
        label="offset b, added to all logits",
        help="Softmax depends on differences alone, so b should change nothing. The formula as it "
        "is written breaks all the same.",
        when=lambda p: p.mode == "softmax",
    )

    @property
    def shifted(self) -> Array:
        """Return the logits of the classes in use with the offset, (K,)."""
        return np.array(self.logits[: self.classes]) + self.offset


@dataclass(frozen=True)
class Naive:
    """The formula as written in one precision: y (K,), its kind by offset, where it breaks."""

    dtype: str
    y: Reals
    kinds: npt.NDArray[np.uint8]
    """OK, WRONG or NAN for each of the offsets, (M,)."""
    breaks_above: float
    """The smallest offset ≥ 0 at which it no longer gives probabilities."""

    @property
    def kind(self) -> int:
        """Return what `y` is: OK, WRONG or NAN."""
        return int(_kinds(self.y[None])[0])


@dataclass(frozen=True)
class SoftmaxFrame:
    """Logits a (K,), probabilities y (K,), the naive results, and y over the temperature."""

    a: Array
    y: Array
    naive: tuple[Naive, ...]
    offsets: Array
    temperatures: Array
    y_by_temperature: Array
    """(81, K)"""
    steps: int = 0


def compute(params: SoftmaxParams) -> SoftmaxFrame:
    """Return the stable softmax beside the naive one in float32 and float64."""
    a = params.shifted
    plain_logits = a - params.offset
    return SoftmaxFrame(
        a,
        softmax(a / params.temperature),
        tuple(
            _naive(plain_logits, params.offset, params.temperature, dtype)
            for dtype in (np.float64, np.float32)
        ),
        _OFFSETS,
        TEMPERATURES,
        softmax(a / TEMPERATURES[:, None]),
    )


def _naive(a: Array, offset: float, temperature: float, dtype: type[Any]) -> Naive:
    def result(offsets: Array) -> Reals:
        return softmax_naive(((a + offsets[:, None]) / temperature).astype(dtype))

    kinds = _kinds(result(_OFFSETS))
    return Naive(
        np.dtype(dtype).name,
        result(np.array([offset]))[0],
        kinds,
        _edge(result, 0.0, FARTHEST),
    )


def _kinds(y: Reals) -> npt.NDArray[np.uint8]:
    """Return OK, WRONG or NAN for each row of y (M, K)."""
    total = y.sum(axis=1, dtype=np.float64)
    good = np.abs(total - 1) < 1e-3
    return np.where(np.isnan(total), NAN, np.where(good, OK, WRONG)).astype(np.uint8)


def _edge(result: Any, good: float, bad: float) -> float:
    """Return the offset nearest to `good` at which the result breaks, to 0.001.

    ±inf where it does not break on the way to `bad`.
    """
    found = np.inf * np.sign(bad)
    for _ in range(3):
        offsets = np.linspace(good, bad, 121)
        broken = np.flatnonzero(_kinds(result(offsets)) != OK)
        if not broken.size or broken[0] == 0:
            return float(found if not broken.size else offsets[0])
        good, bad = offsets[broken[0] - 1], offsets[broken[0]]
        found = bad
    return float(found)
