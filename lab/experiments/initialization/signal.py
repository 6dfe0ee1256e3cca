"""What a passage looks like in numbers: a histogram and a few measures for each layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.initialization.passage import Passage

Counts = npt.NDArray[np.int64]
Limits = tuple[float, float]

HALF_OCTAVES = 2200
"""Sizes of gradients are counted in steps of a factor √2, from 2^-1100 (below any float) up."""

DECADES_A_BIN = math.log10(2) / 2
_HUGE, _TINY = 1e100, 1e-100


@dataclass(frozen=True)
class Signal:
    """Each array has one row for each of L layers, first to last.

    Of the activations y (N, units): `mean`, `std`, `square` (the mean of y²) over all values;
    `unit_std`: over the samples, for each unit, then the mean over the units; `flat`: the share
    with almost no slope; `dead`: the share of units that answer all samples the same; `pre_std`:
    the std of what the activation got. `finite`: the share of values that are numbers.

    `counts` (L, bins) in equal bins between `low` and `high`; `outside`: the share beyond them.

    Of dL/dy, L each sample's own loss: `gradient_std`; `gradient_counts` (L, bins) of their sizes,
    each bin a factor √2 wide, the first beginning at √2^`gradient_first`; `gradient_zero`: the
    share that is exactly 0. `weight_gradient`: the root mean square of dL/dW, L the mean loss.

    `input_std`, `input_square`, `input_unit_std`: the same of the input.
    """

    mean: Array
    std: Array
    square: Array
    unit_std: Array
    flat: Array
    dead: Array
    pre_std: Array
    finite: Array
    counts: Counts
    low: Array
    high: Array
    outside: Array
    gradient_std: Array
    gradient_counts: Counts
    gradient_first: int
    gradient_zero: Array
    gradient_finite: Array
    weight_gradient: Array
    input_std: float
    input_square: float
    input_unit_std: float
    samples: int

    @property
    def layers(self) -> int:
        """Return the number of hidden layers."""
        return len(self.mean)

    @property
    def width(self) -> float:
        """Return the share of the input's difference between samples that reaches the end."""
        first = self.input_unit_std
        return float(self.unit_std[-1] / first) if first else math.nan


def measure(passage: Passage, bins: int, limits: list[Limits]) -> Signal:
    """Measure a whole Passage; `limits` are the ends of each layer's histogram."""
    outputs, gradients = passage.outputs, passage.gradients
    with np.errstate(all="ignore"):
        values = [moments(y) for y in outputs]
        binned = [histogram(y, bins, *ends) for y, ends in zip(outputs, limits, strict=True)]
        sizes = np.array([size_counts(g) for g in gradients])
        backs = [moments(g) for g in gradients]
        into = moments(passage.x)
        dead = [float(np.mean(y.max(axis=0) == y.min(axis=0))) for y in outputs]
        spread = [unit_std(y) for y in outputs]
    first, last = _occupied(sizes)
    ends = np.array(limits, float).reshape(-1, 2)
    sizes_total = np.array([max(g.size, 1) for g in gradients])
    return Signal(
        mean=_column(values, 0),
        std=_column(values, 1),
        square=_column(values, 2),
        finite=_column(values, 3),
        unit_std=np.array(spread),
        flat=np.array(passage.flat),
        dead=np.array(dead),
        pre_std=np.array(passage.pre_std),
        counts=np.array([counts for counts, _ in binned]),
        outside=np.array([outside for _, outside in binned]),
        low=ends[:, 0],
        high=ends[:, 1],
        gradient_std=_column(backs, 1),
        gradient_finite=_column(backs, 3),
        gradient_counts=sizes[:, first:last],
        gradient_first=first - HALF_OCTAVES // 2,
        gradient_zero=1 - sizes.sum(axis=1) / sizes_total,
        weight_gradient=np.array(passage.weight_gradients),
        input_std=into[1],
        input_square=into[2],
        input_unit_std=unit_std(passage.x),
        samples=len(passage.x),
    )


def moments(values: Array) -> tuple[float, float, float, float]:
    """Return mean, std, mean square and the share of finite values.

    Squares of numbers beyond 1e±154 leave the range of floats, so such values are scaled first.
    """
    largest = float(np.max(np.abs(values)))
    if not math.isfinite(largest):
        finite = float(np.mean(np.isfinite(values)))
        return math.nan, math.nan, math.nan, finite
    scale = largest if largest and not _TINY < largest < _HUGE else 1.0
    scaled = values / scale if scale != 1.0 else values
    mean, std = float(np.mean(scaled)), float(np.std(scaled))
    return mean * scale, std * scale, (mean * mean + std * std) * scale * scale, 1.0


def unit_std(values: Array) -> float:
    """Return the std over the samples of each unit, averaged over the units: (N, units) → one."""
    largest = float(np.max(np.abs(values)))
    if not math.isfinite(largest):
        return math.nan
    scale = largest if largest and not _TINY < largest < _HUGE else 1.0
    scaled = values / scale if scale != 1.0 else values
    return float(np.mean(np.std(scaled, axis=0))) * scale


def histogram(values: Array, bins: int, low: float, high: float) -> tuple[Counts, float]:
    """Return the counts in equal bins (the last one includes `high`) and the share outside.

    Five times as fast as numpy.histogram, which must also please those who give their own edges.
    """
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return np.zeros(bins, np.int64), 1.0
    place = values.reshape(-1) - low
    place *= bins / (high - low)
    inside = (place >= 0) & (place <= bins)
    outside = 1 - float(np.count_nonzero(inside)) / values.size
    if outside:
        place = place[inside]
    counts = np.bincount(place.astype(np.intp), minlength=bins + 1)
    counts[bins - 1] += counts[bins]
    return counts[:bins], outside


def size_counts(values: Array) -> Counts:
    """Return how many of the values lie in each half octave of size; 0 and nan in none."""
    mantissa, exponent = np.frexp(values.reshape(-1))
    np.abs(mantissa, out=mantissa)
    # |value| = mantissa · 2^exponent with mantissa in [1/2, 1): the half octave is its upper half.
    place = 2 * (exponent.astype(np.intp) - 1) + (mantissa >= math.sqrt(0.5))
    place += HALF_OCTAVES // 2
    counts = np.bincount(place[(mantissa >= 0.5) & (mantissa < 1)], minlength=HALF_OCTAVES)
    return counts[:HALF_OCTAVES]


def extent(outputs: list[Array]) -> list[Limits]:
    """Return the smallest and the largest value of each layer, a little apart in any case."""
    ends = []
    for y in outputs:
        low, high = float(np.min(y)), float(np.max(y))
        if low == high:
            low, high = low - 0.5 * abs(low or 1), high + 0.5 * abs(high or 1)
        ends.append((low, high))
    return ends


def _occupied(sizes: Counts) -> tuple[int, int]:
    """Return first and last + 1 of the bins that hold anything in some layer."""
    found = np.flatnonzero(sizes.any(axis=0)) if sizes.size else np.empty(0, np.intp)
    if not found.size:
        return HALF_OCTAVES // 2, HALF_OCTAVES // 2 + 1
    return int(found[0]), int(found[-1]) + 1


def _column(rows: Sequence[tuple[float, ...]], place: int) -> Array:
    return np.array([row[place] for row in rows])
