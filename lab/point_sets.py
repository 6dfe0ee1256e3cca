"""Sets of points of two classes to try the perceptron rule on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lab.gates import INPUTS, TRUTH_TABLES, Point
from lab.message import Message


@dataclass(frozen=True)
class PointSet:
    """Points of the plane and the class, 0 or 1, of each."""

    title: Message
    points: tuple[Point, ...]
    targets: tuple[int, ...]


def _heaps(seed: int, each: int = 12) -> tuple[tuple[Point, ...], tuple[int, ...]]:
    """Return two round heaps of points around (0.1, 1.4) and (1.9, 2.6), in turn one of each."""
    rng = np.random.default_rng(seed)
    heaps = rng.normal(scale=0.45, size=(each, 2, 2)) + np.array([[0.1, 1.4], [1.9, 2.6]])
    points = tuple((round(x, 2), round(y, 2)) for x, y in heaps.reshape(-1, 2).tolist())
    return points, (0, 1) * each


def _corners(name: str) -> tuple[tuple[Point, ...], tuple[int, ...]]:
    return tuple((float(x1), float(x2)) for x1, x2 in INPUTS), TRUTH_TABLES[name]


_HEAPS, _CLASSES = _heaps(seed=3)

POINT_SETS: dict[str, PointSet] = {
    "and": PointSet(Message("AND"), *_corners("AND")),
    "or": PointSet(Message("OR"), *_corners("OR")),
    "xor": PointSet(Message("XOR: no line does it"), *_corners("XOR")),
    "blobs": PointSet(Message("Two heaps"), _HEAPS, _CLASSES),
    "outlier": PointSet(
        Message("Two heaps and an outlier"), (*_HEAPS, (-0.25, 3.0)), (*_CLASSES, 1)
    ),
    "narrow": PointSet(
        Message("A narrow street"),
        ((0.0, 0.0), (1.0, 0.9), (2.0, 1.9), (0.5, -0.5), (0.0, 0.1), (1.0, 1.1), (2.0, 2.0)),
        (0, 0, 0, 0, 1, 1, 1),
    ),
    "touching": PointSet(
        Message("Touching: one point between two"),
        ((0.0, 0.0), (2.0, 2.0), (0.0, 2.0), (1.0, 1.0), (2.0, 0.0), (1.5, 0.5)),
        (0, 0, 0, 1, 1, 1),
    ),
}
