"""The perceptron learning rule (Rosenblatt, 1958), step by step, on points in the plane."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.gates import Gate, Weights
from lab.message import InputError, Message
from lab.separability import Separation, checked, separate

MAX_RATE = 1e6


@dataclass(frozen=True)
class Learning:
    """All that happened while the rule learned: T looks at single points, in E epochs.

    `weights` (T + 1, 3) are w1, w2, b before the first look and after each one; look k goes from
    row k to row k + 1. For each look (T,): `epoch`, `point` (its index), `output` before the
    update, and `error` = target − output: the update was lr · error · (x1, x2, 1). For each row of
    `weights` (T + 1,): `wrong`, the number of points on the wrong side, and `margin`, the least
    distance of a point from the line, that of the worst wrong point as a negative number, and nan
    as long as there is no line.
    `errors` (E,) counts the updates of each epoch. `learned`: the last epoch had none.
    """

    weights: Array
    epoch: Labels
    point: Labels
    output: Labels
    error: Labels
    wrong: Labels
    margin: Array
    errors: Labels
    learned: bool
    separation: Separation
    message: Message

    def __len__(self) -> int:
        return len(self.point)

    def gate(self, row: int) -> Gate:
        """Return the perceptron before the first look (row 0) or after look number `row`."""
        w1, w2, b = self.weights[row].tolist()
        return Gate(w1, w2, b)

    def update(self, look: int) -> Weights:
        """Return what look number `look` (from 0) added to w1, w2 and b: zeros if it was right."""
        d1, d2, d3 = (self.weights[look + 1] - self.weights[look]).tolist()
        return d1, d2, d3


def learn(
    points: npt.ArrayLike,
    targets: npt.ArrayLike,
    start: Weights = (0.0, 0.0, 0.0),
    lr: float = 1.0,
    max_looks: int = 20_000,
    hopeless_epochs: int = 20,
) -> Learning:
    """Look at one point after the other; move the line whenever one is on the wrong side.

    w ← w + η (t − y) x,  b ← b + η (t − y)

    Points (n, 2) and targets (n,) of 0 and 1 come in their own order, epoch after epoch, until one
    passes without an error. If no line separates the classes that never happens: the rule then runs
    for `hopeless_epochs` only, to show how it goes round. If one does, it is reached after at most
    (R / γ)² updates (Novikoff, 1962), R the farthest point and γ the margin, both with b's 1 as a
    third coordinate; that may be more than `max_looks` if the street between the classes is narrow.
    Raises InputError for points or settings of no use.
    """
    p, t = checked(points, targets)
    if not 0 < lr <= MAX_RATE:
        raise InputError("lr must be a number > 0, at most 1e6, not {came}", came=lr)
    if not (max_looks >= 1 and hopeless_epochs >= 1):
        raise InputError("max_looks and hopeless_epochs must be ≥ 1")
    separation = separate(p, t)
    epochs = math.ceil(max_looks / len(p))
    if not separation.separable:
        epochs = min(epochs, hopeless_epochs)
    samples = [(x1, x2, target) for (x1, x2), target in zip(p.tolist(), t.tolist(), strict=True)]
    weights = [Gate(*start).weights]
    outputs: list[int] = []
    errors: list[int] = []
    while len(errors) < epochs and (not errors or errors[-1] > 0):
        errors.append(one_epoch(samples, lr, weights, outputs))
    return _told(p, t, separation, weights, outputs, errors)


def one_epoch(
    samples: list[tuple[float, float, int]], lr: float, weights: list[Weights], outputs: list[int]
) -> int:
    """Look at each sample once; append to `weights` and `outputs`, return the number of updates."""
    w1, w2, b = weights[-1]
    errors = 0
    for x1, x2, target in samples:
        output = 1 if w1 * x1 + w2 * x2 + b > 0 else 0
        if output != target:
            step = lr * (target - output)
            w1, w2, b = w1 + step * x1, w2 + step * x2, b + step
            errors += 1
        outputs.append(output)
        weights.append((w1, w2, b))
    return errors


def _told(
    points: Array,
    targets: Labels,
    separation: Separation,
    weights: list[Weights],
    outputs: list[int],
    errors: list[int],
) -> Learning:
    looks = np.arange(len(outputs))
    rows = np.array(weights)
    wrong, margin = _standing(points, targets, rows)
    learned = errors[-1] == 0
    if learned:
        message = Message(
            "All points are on the right side (updates: {updates}, epochs: {epochs}).",
            {"updates": sum(errors), "epochs": len(errors)},
        )
    elif separation.separable:
        message = Message(
            "Not there yet after {epochs} epochs: the street between the classes is narrow",
            {"epochs": len(errors)},
        )
    else:
        message = separation.reason
    return Learning(
        weights=rows,
        epoch=looks // len(points),
        point=looks % len(points),
        output=np.array(outputs),
        error=targets[looks % len(points)] - outputs,
        wrong=wrong,
        margin=margin,
        errors=np.array(errors),
        learned=learned,
        separation=separation,
        message=message,
    )


def _standing(points: Array, targets: Labels, weights: Array) -> tuple[Labels, Array]:
    """Return the number of wrong points and the margin for each row of weights.

    Computed only where the weights change, and in pieces: most looks change nothing.
    """
    changed = np.append(True, np.any(weights[1:] != weights[:-1], axis=1))
    rows = weights[changed]
    wrong = np.empty(len(rows), dtype=np.int64)
    margin = np.empty(len(rows))
    for i in range(0, len(rows), 1000):
        w1, w2, b = rows[i : i + 1000, :, None].transpose(1, 0, 2)
        total = w1 * points[:, 0] + w2 * points[:, 1] + b
        wrong[i : i + 1000] = np.sum((total > 0) != targets, axis=1)
        size = np.hypot(w1, w2)
        distance = np.where(targets, total, 0 - total) / np.where(size > 0, size, np.nan)
        margin[i : i + 1000] = distance.min(axis=1)
    piece = np.cumsum(changed) - 1
    return wrong[piece], margin[piece]
