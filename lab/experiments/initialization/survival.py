"""How much of a signal survives, for every std and depth: a map, from coarse to fine."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab import threads
from lab.arrays import Array
from lab.experiments.initialization.passage import fresh_blocks, precision, samples
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import spread
from lab.experiments.initialization.theory import weight_std
from lab.experiments.initialization.views import LARGEST_STD, MOST_LAYERS

SMALLEST_STD = 1e-4
COLUMNS = 97
FIRST_STRIDE = 16
MOST_SAMPLES = 200
"""So few samples are enough for a colour, and make a column five times as fast."""

MARKED = ("xavier", "he")


@dataclass(frozen=True)
class SurvivalFrame:
    """log10 of the variance left in a layer over that of the input.

    `std` (C,): the columns; `signal`, `all` (MOST_LAYERS, C): of the differences between inputs,
    and of all values; nan where nothing is computed, ±inf where nothing or no number is left.
    `computed` (C,): which columns are. `marks`: the std of Xavier and He for this width.
    """

    std: Array
    signal: Array
    all: Array
    computed: npt.NDArray[np.bool_]
    marks: dict[str, float]

    @property
    def done(self) -> float:
        """Return the share of columns that are computed."""
        return float(np.mean(self.computed))

    def survives(self, what: str) -> Array:
        """Return the whole map, "signal" or "all"; a gap is filled from its nearest column."""
        values = self.signal if what == "signal" else self.all
        known = np.flatnonzero(self.computed)
        if not known.size:
            return values
        places = np.arange(len(self.std))
        nearest = known[np.argmin(np.abs(places[:, None] - known[None, :]), axis=1)]
        return np.asarray(values[:, nearest])

    def at(self, what: str, std: float, layers: int) -> float:
        """Return the map's value at the column nearest to a std, in a layer; nan if unknown."""
        if not std > 0:
            return -math.inf
        column = int(np.argmin(np.abs(np.log(self.std) - math.log(std))))
        return float(self.survives(what)[layers - 1, column])


def run_survival(params: InitializationParams) -> Iterator[SurvivalFrame]:
    """Yield the empty map, then one with another column each time: far apart, then between."""
    std = np.logspace(math.log10(SMALLEST_STD), math.log10(LARGEST_STD), COLUMNS)
    shape = (MOST_LAYERS, COLUMNS)
    signal, every = np.full(shape, np.nan), np.full(shape, np.nan)
    computed = np.zeros(COLUMNS, np.bool_)
    marks = {
        name: weight_std(params.changed(init=name, data="noise"), params.units) for name in MARKED
    }
    yield SurvivalFrame(std, signal, every, computed, marks)
    threads.set_blas_threads(1)
    for place in coarse_to_fine(COLUMNS):
        signal, every, computed = signal.copy(), every.copy(), computed.copy()
        signal[:, place], every[:, place] = column(params, float(std[place]))
        computed[place] = True
        yield SurvivalFrame(std, signal, every, computed, marks)


def coarse_to_fine(count: int) -> Iterator[int]:
    """Yield each of 0 … count - 1 once: every 16th, then those halfway between, and so on."""
    seen: set[int] = set()
    stride = FIRST_STRIDE
    while stride:
        for place in range(0, count, stride):
            if place not in seen:
                seen.add(place)
                yield place
        stride //= 2


def column(params: InitializationParams, std: float) -> tuple[Array, Array]:
    """Send samples through MOST_LAYERS layers of one std; return what is left in each of them."""
    deep = params.changed(
        init="std",
        std=std,
        layers=MOST_LAYERS,
        inputs=min(params.inputs, MOST_SAMPLES),
    )
    x = samples(deep)[0].astype(precision(deep), copy=False)
    start = spread(x)
    signal, every = np.full(MOST_LAYERS, np.nan), np.full(MOST_LAYERS, np.nan)
    with np.errstate(all="ignore"):
        for number, block in enumerate(fresh_blocks(deep)):
            if number == MOST_LAYERS:
                break
            for layer in block:
                x = layer.forward(x, train=True)
            now = spread(x)
            signal[number] = _left(now.unit_std, start.unit_std)
            every[number] = _left(now.std, start.std)
    return signal, every


def _left(now: float, at_first: float) -> float:
    """Return log10 of the variance's share: -inf where none is left, +inf where it overflowed."""
    if math.isnan(now):
        return math.inf
    if not at_first:
        return math.nan
    return 2 * math.log10(now / at_first) if now > 0 else -math.inf
