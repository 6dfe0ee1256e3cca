"""What the network answers to the test images: which it mixes up, and where it is unsure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.experiments.training.inspection.look import Finding, Look, Subject

MOST_IMAGES = 60


@dataclass(frozen=True)
class Gallery:
    """Some test images: `numbers` (n,), `pixels` (n, 28, 28) uint8, true `labels`, `answers`.

    `sure` (n,) are the probabilities of the answers; `count` says how many there are in all.
    """

    numbers: npt.NDArray[np.int64]
    pixels: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.int64]
    answers: npt.NDArray[np.int64]
    sure: Array
    count: int


@dataclass(frozen=True)
class Confusion:
    """How often images of one class (row) were answered with another (column), (10, 10).

    `cell`: the images of the cell (true, answered) that is looked at.
    """

    counts: npt.NDArray[np.int64]
    accuracy: float
    cell: Gallery
    class_names: tuple[str, ...]


@dataclass(frozen=True)
class Images:
    """A gallery, with the names of the classes."""

    gallery: Gallery
    class_names: tuple[str, ...]


def confusion(subject: Subject, look: Look) -> Finding:
    """Return the Confusion over all test images."""
    probabilities = yield from subject.predicted(look.off)
    labels, answers = subject.data.test_labels, probabilities.argmax(axis=1)
    counts = np.bincount(labels * 10 + answers, minlength=100).reshape(10, 10)
    true, answered = look.cell
    chosen = np.flatnonzero((labels == true) & (answers == answered))
    by_sureness = np.argsort(-probabilities[chosen, answered], kind="stable")
    return Confusion(
        counts,
        subject.accuracy(probabilities),
        _gallery(subject, probabilities, chosen[by_sureness]),
        tuple(subject.data.class_names),
    )


def images(subject: Subject, look: Look) -> Finding:
    """Return the Images that the look's gallery asks for."""
    probabilities = yield from subject.predicted(look.off)
    labels, answers = subject.data.test_labels, probabilities.argmax(axis=1)
    sure = probabilities.max(axis=1)
    if look.gallery == "mistakes":
        wrong = np.flatnonzero(answers != labels)
        chosen = wrong[np.argsort(-sure[wrong], kind="stable")]
    elif look.gallery == "uncertain":
        chosen = np.argsort(sure, kind="stable")
    elif look.gallery == "cell":
        true, answered = look.cell
        chosen = np.flatnonzero((labels == true) & (answers == answered))
    else:
        first = min(look.image, len(labels) - 1) // MOST_IMAGES * MOST_IMAGES
        chosen = np.arange(first, len(labels))
    gallery = _gallery(subject, probabilities, chosen)
    return Images(gallery, tuple(subject.data.class_names))


def _gallery(subject: Subject, probabilities: Array, chosen: npt.NDArray[Any]) -> Gallery:
    shown = chosen[:MOST_IMAGES]
    answers = probabilities[shown].argmax(axis=1)
    return Gallery(
        shown.astype(np.int64),
        subject.data.test_pixels[shown],
        subject.data.test_labels[shown],
        answers.astype(np.int64),
        probabilities[shown, answers].astype(np.float64),
        len(chosen),
    )
