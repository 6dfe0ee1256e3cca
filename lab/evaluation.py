"""How well a network answers a set of images, measured piece by piece."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.nn import Network

WORK_AT_ONCE = 2**28
"""Multiplications in one piece: some 20 ms, so that a pause need not wait for the whole set."""

FEWEST_AT_ONCE = 100


def images_at_once(net: Network) -> int:
    """Return how many images make one piece of work."""
    work = sum(layer.multiplications() for layer in net.layers)
    return max(FEWEST_AT_ONCE, WORK_AT_ONCE // max(1, work))


class Measuring:
    """Loss (without weight decay) and accuracy of `net` on x[picked], t[picked].

    Call `piece()` until nothing is `left`; the same set is always cut into the same pieces.
    """

    def __init__(self, net: Network, x: Array, t: Labels, picked: npt.NDArray[np.intp]) -> None:
        size = images_at_once(net)
        self._net, self._x, self._t = net, x, t
        self._pieces = np.split(picked, range(size, len(picked), size))
        self._count = len(picked)
        self._loss = 0.0
        self._right = 0
        self.left = len(self._pieces)

    def piece(self) -> None:
        """Measure the next piece."""
        picked = self._pieces[-self.left]
        loss, accuracy = self._net.evaluate(self._x[picked], self._t[picked])
        self._loss += loss * len(picked)
        self._right += round(accuracy * len(picked))
        self.left -= 1

    @property
    def result(self) -> tuple[float, float]:
        """(loss, accuracy) over what was measured."""
        return self._loss / self._count, self._right / self._count
