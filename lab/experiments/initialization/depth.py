"""The signal's size against depth, measured and by theory: the dead-flat line is the good one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.experiments.initialization.histograms import book_range
from lab.experiments.initialization.passage import Passage, samples, takes_long, walk
from lab.experiments.initialization.settings import InitializationParams
from lab.experiments.initialization.signal import Signal, measure
from lab.experiments.initialization.theory import Theory, predict

COMPARED: dict[str, dict[str, object]] = {
    "std": {"init": "std", "std": 0.01},
    "xavier": {"init": "xavier"},
    "he": {"init": "he"},
}
"""Whose theory is drawn beside the chosen setting: the book's three."""


@dataclass(frozen=True)
class DepthFrame:
    """What was measured (None until it is computed), its theory, and that of the book's three."""

    signal: Signal | None
    theory: Theory | None
    others: dict[str, Theory]
    done: float = 1.0

    def gradients(self, theory: Theory) -> Array:
        """Return the sizes of the gradients by a theory, the last layer's being as measured."""
        assert self.signal is not None
        return np.asarray(self.signal.gradient_rms[-1] * theory.gradient)


def run_depth(params: InitializationParams) -> Iterator[DepthFrame]:
    """Yield the whole picture; where it takes long, Frames with the progress before it."""
    slow = takes_long(params)
    if slow:
        yield DepthFrame(None, None, {}, done=0.0)
    passage = Passage(*samples(params))
    for share in walk(params, passage):
        if slow:
            yield DepthFrame(None, None, {}, done=share)
    signal = measure(passage, 2, [book_range(params.activation)] * params.layers)
    square = signal.input_square
    others = {
        name: predict(params.changed(**changes), square) for name, changes in COMPARED.items()
    }
    yield DepthFrame(signal, predict(params, square), others)
