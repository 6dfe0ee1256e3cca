"""What somebody wants to see of a network, and the network itself as the child keeps it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.evaluation import images_at_once
from lab.experiments.training.run_params import RunParams
from lab.experiments.training.setup import dataset
from lab.nn import Network

Off = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Look:
    """A question about a network: `kind` says which inspection, the rest what it needs.

    `key` names the network and its step; `weights` and `running` are left out where the network of
    that key was sent before. `off`: units switched off; `gallery`, `cell`, `image`: which test
    images; `drawn`: (28, 28) the drawing as the network sees it, None for the test image `image`;
    `own`: the file with the reader's own digits.
    """

    kind: str
    key: tuple[int, int]
    params: RunParams
    weights: Array | None = None
    running: dict[str, Array] | None = None
    off: Off = ()
    gallery: str = "mistakes"
    cell: tuple[int, int] = (0, 0)
    image: int = 0
    drawn: npt.NDArray[np.float32] | None = None
    own: str = ""

    @property
    def question(self) -> tuple[object, ...]:
        """All but the network's own numbers: two Looks with the same want to see the same."""
        drawn = None if self.drawn is None else self.drawn.tobytes()
        rest = (self.kind, self.off, self.gallery, self.cell, self.image, self.own)
        return (self.key[0], *rest, drawn)


class Subject:
    """The network that is looked at, and what was found out about it so far."""

    def __init__(self, look: Look) -> None:
        self.key = look.key
        self.params = look.params
        self.network = Network({**look.params.architecture(), "init": "zeros"})
        self.data = dataset(look.params.data)
        self._predicted: dict[Off, Array] = {}
        self.take(look)

    def take(self, look: Look) -> None:
        """Take over newer weights, if some were sent."""
        if look.weights is None:
            return
        self.key = look.key
        self.network.set_params(look.weights)
        for name, values in self.network.named_state().items():
            values[...] = (look.running or {})[name]
        self._predicted.clear()

    def fits(self, look: Look) -> bool:
        """Tell whether this is the network of a question, but for its weights."""
        same = look.params.architecture() == self.params.architecture()
        return same and look.params.data == self.params.data

    @property
    def test_x(self) -> Array:
        """The test images in the shape that the network takes."""
        return self.data.test_images.reshape(-1, *self.network.input_shape)

    def predicted(self, off: Off = ()) -> Generator[None, None, Array]:
        """Find the probabilities of all test images, (N, 10), a piece at a time."""
        if off not in self._predicted:
            size = images_at_once(self.network)
            x, units = self.test_x, by_layer(self.network, off)
            found = []
            for start in range(0, len(x), size):
                found.append(self.network.predict(x[start : start + size], units))
                yield
            # What was switched off before is hardly asked for again.
            self._predicted = {o: p for o, p in self._predicted.items() if not o}
            self._predicted[off] = np.concatenate(found)
        return self._predicted[off]

    def accuracy(self, probabilities: Array) -> float:
        """The share of test images that are answered right."""
        return float((probabilities.argmax(axis=1) == self.data.test_labels).mean())

    def accuracies(self, off: Off) -> Generator[None, None, tuple[float, float]]:
        """Find the test accuracy with all units and without some; NaN where none is off."""
        if not off:
            return float("nan"), float("nan")
        whole = yield from self.predicted()
        without = yield from self.predicted(off)
        return self.accuracy(whole), self.accuracy(without)


def by_layer(network: Network, off: Off) -> dict[str, list[int]]:
    """Return the units that are off as the network takes them: {"relu1": [3, 7]}.

    Those that it does not have are left out.
    """
    sizes = {layer.name: layer.output_shape[0] for layer in network.layers}
    layers: dict[str, list[int]] = {}
    for layer, unit in off:
        if unit < sizes.get(layer, 0):
            layers.setdefault(layer, []).append(unit)
    return layers


Finding = Generator[Any, None, Any]
"""An inspection at work: it yields after each piece (what it knows so far, or nothing), and
returns what it found."""
