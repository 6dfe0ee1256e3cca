"""What a passage looks like in numbers: a histogram and a few measures for each layer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from lab import threads
from lab.arrays import Array
from lab.blocks import scratch
from lab.experiments.initialization.counting import HALF_OCTAVES, Counts, histogram, size_counts
from lab.experiments.initialization.passage import Passage

Limits = tuple[float, float]

DECADES_A_BIN = math.log10(2) / 2
RARE = 1e-3
TOWERS = 3.0


@dataclass(frozen=True)
class Signal:
    """Each array has one row for each of L layers, first to last.

    Of the activations y (N, units): `mean`, `std`, `square` (the mean of y²) over all values;
    `unit_std`: over the samples, for each unit, then the mean over the units; `flat`: the share
    with almost no slope; `dead`: the share of units that answer all samples the same; `pre_std`:
    the std of what the activation got. `finite`: the share of values that are numbers.

    `counts` (L, bins) in equal bins between `low` and `high`; `outside`: the share beyond them.

    Of dL/dy, L each sample's own loss: `gradient_rms`, the root mean square; `gradient_counts`
    (L, bins) of their sizes, each bin a factor √2 wide, the first beginning at √2^`gradient_first`;
    `gradient_zero`: the share that is exactly 0. `weight_gradient`: the root mean square of dL/dW,
    L the mean loss.

    `input_std`, `input_square`, `input_unit_std`: the same of the input. `samples` went through,
    `values` = samples · units are in each layer.
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
    gradient_rms: Array
    gradient_counts: Counts
    gradient_first: int
    gradient_zero: Array
    gradient_finite: Array
    weight_gradient: Array
    input_std: float
    input_square: float
    input_unit_std: float
    samples: int
    values: int

    @property
    def layers(self) -> int:
        """Return the number of hidden layers."""
        return len(self.mean)

    @property
    def gradient_left(self) -> float:
        """Return the gradient's size in the first layer over that in the last; 0 if it is 0."""
        last = self.gradient_rms[-1]
        return float(self.gradient_rms[0] / last) if last else 0.0

    def shares(self, layer: int) -> Array:
        """Return the share of all values in each bin of a layer (0 is the first)."""
        return np.asarray(self._shares[layer])

    @cached_property
    def _shares(self) -> Array:
        return np.asarray(self.counts / self.values)

    @cached_property
    def _gradient_shares(self) -> Array:
        return np.asarray(self.gradient_counts / self.values)

    def gradient_shares(self, layer: int, first: int, last: int) -> Array:
        """Return the share of gradients in each half octave of size, from √2^first to √2^last."""
        shares = np.zeros(last - first)
        own = self._gradient_shares[layer]
        begin, end = max(first, self.gradient_first), min(last, self.gradient_first + len(own))
        if begin < end:
            shares[begin - first : end - first] = own[
                begin - self.gradient_first : end - self.gradient_first
            ]
        return shares

    @property
    def width(self) -> float:
        """Return the share of the input's difference between samples that reaches the end."""
        first = self.input_unit_std
        return float(self.unit_std[-1] / first) if first else math.nan


class Measuring:
    """Measures a Passage while it is under way, in a thread beside the one that walks.

    `limits` are the ends of each layer's histogram of so many `bins`, where they are known before
    the values are.
    """

    def __init__(self, passage: Passage, bins: int, limits: list[Limits] | None = None) -> None:
        self._passage = passage
        self._bins = bins
        self._limits = limits
        self._binned: list[threads.Task[tuple[Counts, float]]] = []
        self._into = threads.Task(partial(spread, passage.x))
        self._forth: list[threads.Task[Spread]] = []
        self._back: list[threads.Task[tuple[Spread, Counts]]] = []

    def follow(self) -> None:
        """Begin with the layers that have been reached since the last time."""
        outputs, gradients = self._passage.outputs, self._passage.gradients
        with np.errstate(all="ignore"):
            for y in outputs[len(self._forth) :]:
                self._forth.append(threads.Task(partial(spread, y)))
                if self._limits is not None:
                    self._bin(y, self._limits[len(self._binned)])
            # On the way back the last layer comes first.
            for g in reversed(gradients[: len(gradients) - len(self._back)]):
                self._back.insert(0, threads.Task(partial(_way_back, g)))

    def _bin(self, y: Array, ends: Limits) -> None:
        self._binned.append(threads.Task(partial(histogram, y, self._bins, *ends)))

    def signal(self, limits: list[Limits]) -> Signal:
        """Return the measures of the whole Passage; `limits` are the ends of the histograms."""
        self.follow()
        passage = self._passage
        outputs = passage.outputs
        with np.errstate(all="ignore"):
            for y, wanted in list(zip(outputs, limits, strict=True))[len(self._binned) :]:
                self._bin(y, wanted)
        binned = [counted.result() for counted in self._binned]
        into, forth = self._into.result(), [measured.result() for measured in self._forth]
        back, counted = zip(*(measured.result() for measured in self._back), strict=True)
        sizes = np.array(counted)
        first, last = _occupied(sizes)
        ends = np.array(limits, float).reshape(-1, 2)
        return Signal(
            mean=np.array([of.mean for of in forth]),
            std=np.array([of.std for of in forth]),
            square=np.array([of.square for of in forth]),
            finite=np.array([of.finite for of in forth]),
            unit_std=np.array([of.unit_std for of in forth]),
            dead=np.array([of.dead for of in forth]),
            flat=np.array(passage.flat),
            pre_std=np.array(passage.pre_std),
            counts=np.array([counts for counts, _ in binned]),
            outside=np.array([outside for _, outside in binned]),
            low=ends[:, 0],
            high=ends[:, 1],
            gradient_rms=np.array([math.hypot(of.mean, of.std) for of in back]),
            gradient_finite=np.array([of.finite for of in back]),
            gradient_counts=sizes[:, first:last],
            gradient_first=first - HALF_OCTAVES // 2,
            gradient_zero=1 - sizes.sum(axis=1) / outputs[0].size,
            weight_gradient=np.array(passage.weight_gradients),
            input_std=into.std,
            input_square=into.square,
            input_unit_std=into.unit_std,
            samples=len(passage.x),
            values=outputs[0].size,
        )


def measure(passage: Passage, bins: int, limits: list[Limits]) -> Signal:
    """Measure a Passage that is complete; `limits` are the ends of each layer's histogram."""
    return Measuring(passage, bins).signal(limits)


@dataclass(frozen=True)
class Spread:
    """How a batch (N, units) is spread: see Signal."""

    mean: float
    std: float
    square: float
    finite: float
    unit_std: float
    dead: float


def full_height(rows: Sequence[Array]) -> float:
    """Return the share at full height, the same for several histograms.

    That is the largest share; but where single bins tower over all others (ReLU's zeros), it is a
    little more than the second largest of a row, as the book cuts its figure 6-14 at 7 %.
    """
    tops = np.array([np.partition(np.append(row, 0.0), -2)[-2:] for row in rows])
    second, largest = map(float, tops.max(axis=0))
    return 1.3 * second if 0 < second < largest / TOWERS else largest


def gradient_range(signals: Sequence[Signal]) -> tuple[int, int]:
    """Return the first and the last + 1 half octave that holds 0.1 % of some layer's gradients."""
    places = [
        signal.gradient_first
        + np.flatnonzero((signal.gradient_counts / signal.values).max(0) > RARE)
        for signal in signals
    ]
    found = np.concatenate(places) if places else np.empty(0, np.intp)
    return (int(found.min()), int(found.max()) + 1) if found.size else (-2, 2)


def spread(values: Array) -> Spread:
    """Measure values (N, units).

    Values whose squares come near the ends of their floats' range are scaled first: those beyond
    1e±102, of 32 bits 1e±12.
    """
    out = scratch(values)
    low, high = values.min(axis=0), values.max(axis=0)
    largest = float(max(np.max(high), -np.min(low)))
    if not math.isfinite(largest):
        finite = float(np.mean(np.isfinite(values)))
        return Spread(math.nan, math.nan, math.nan, finite, math.nan, math.nan)
    ends = np.finfo(values.dtype)
    safe = float(ends.tiny) ** (1 / 3) < largest < float(ends.max) ** (1 / 3)
    scale = 1.0 if safe or not largest else largest
    scaled = values if scale == 1.0 else np.divide(values, scale)
    means = scaled.mean(axis=0)
    np.subtract(scaled, means, out=out)
    units = np.einsum("nj,nj->j", out, out) / len(values)
    mean, variance = float(means.mean()), float(units.mean() + means.var())
    return Spread(
        mean=mean * scale,
        std=math.sqrt(variance) * scale,
        square=(mean * mean + variance) * scale * scale,
        finite=1.0,
        unit_std=float(np.sqrt(units).mean()) * scale,
        dead=float(np.mean(low == high)),
    )


def _way_back(gradient: Array) -> tuple[Spread, Counts]:
    return spread(gradient), size_counts(gradient)


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
