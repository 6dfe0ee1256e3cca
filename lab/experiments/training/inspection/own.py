"""How well the reader's own digits are read, and what each step of preparing them is worth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.data import OwnDigits
from lab.experiments.training.inspection.look import Finding, Look, Subject

STEPS: tuple[tuple[bool, bool, bool], ...] = (
    (True, True, True),
    (False, True, True),
    (True, False, True),
    (True, True, False),
    (False, False, False),
)
"""(crop, scale, centre): all, without one of them, and without any."""


@dataclass(frozen=True)
class OwnResults:
    """The reader's digits: `pixels` (n, 28, 28), their `labels`, the network's `answers`.

    `accuracies` (5,) belong to the five ways of preparing them in STEPS; `test_accuracy` is that on
    the test images, to compare.
    """

    pixels: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    answers: npt.NDArray[np.int64]
    accuracies: tuple[float, ...]
    test_accuracy: float


def own_results(subject: Subject, look: Look) -> Finding:
    """Return the OwnResults of the digits in the file `look.own`."""
    digits = OwnDigits.load(look.own) if look.own else OwnDigits()
    network = subject.network
    accuracies: list[float] = []
    answers = np.empty(0, np.int64)
    for crop, scale, centre in STEPS:
        if not len(digits):
            accuracies.append(float("nan"))
            continue
        x = digits.images_with(crop=crop, scale=scale, centre=centre)
        probabilities = network.predict(x.reshape(-1, *network.input_shape))
        found = probabilities.argmax(axis=1)
        answers = found if not accuracies else answers
        accuracies.append(float((found == digits.labels).mean()))
        yield
    whole = yield from subject.predicted()
    pixels = np.array([digit.image for digit in digits], np.uint8).reshape(-1, 28, 28)
    return OwnResults(
        pixels,
        digits.labels,
        answers.astype(np.int64),
        tuple(accuracies),
        subject.accuracy(whole),
    )
