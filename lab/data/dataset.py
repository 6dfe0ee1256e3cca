"""A set of pictures with labels, kept as four IDX files and read when it is asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lab.data.idx import Bytes, read_idx, read_shape
from lab.data.known import DIGITS
from lab.message import InputError, Message

SIDE = 28
"""Every picture is 28 × 28 pixels."""

CLASSES = 10
"""Every set has ten classes, 0 to 9."""

Pixels = npt.NDArray[np.float32]


class IdxFiles(NamedTuple):
    """Where the four files of a set are."""

    train_images: Path
    train_labels: Path
    test_images: Path
    test_labels: Path


def as_input(pixels: Bytes) -> Pixels:
    """Turn bytes (N, 28, 28) into what a network reads: float32 in [0, 1], (N, 784)."""
    flat = pixels.reshape(-1, SIDE * SIDE)
    # A plain astype and division would go through memory twice.
    return np.divide(flat, np.float32(255), dtype=np.float32)


class Dataset:
    """Training and test images with their labels; each is read from its file at its first use.

    `name`; `class_names`: ten; `found`: a sentence that says what is in the files; `notes`: what
    was noticed or changed on the way; `turned`: whether rows and columns were swapped, which the
    files have otherwise. The arrays are read-only. To have only the test images in
    memory, touch only what begins with `test_`.

    Making one reads the four headers. Raises `InputError`, then or at the first use, when a file is
    missing or damaged, the pictures are not 28 × 28, a label is not 0 … 9 or the counts differ.
    """

    def __init__(self, name: str, files: IdxFiles, class_names: tuple[str, ...] = DIGITS) -> None:
        self.name, self.files, self.class_names = name, files, class_names
        self.notes: tuple[Message, ...] = ()
        self.turned = False
        self.crcs: dict[Path, int] = {}
        self.train_size = _count(files.train_images, files.train_labels)
        self.test_size = _count(files.test_images, files.test_labels)

    @property
    def found(self) -> Message:
        """What is in the files, in one sentence."""
        return Message(
            "{name}: {train:,} training and {test:,} test images of 28 × 28 pixels in ten classes",
            {"name": self.name, "train": self.train_size, "test": self.test_size},
        )

    @cached_property
    def train_images(self) -> Pixels:
        """(N, 784) float32 in [0, 1]."""
        return _read_only(as_input(self.train_pixels))

    @cached_property
    def test_images(self) -> Pixels:
        """(N, 784) float32 in [0, 1]."""
        return _read_only(as_input(self.test_pixels))

    @cached_property
    def train_pixels(self) -> Bytes:
        """(N, 28, 28) uint8, a quarter of the memory of `train_images`."""
        return self._read(self.files.train_images, 3)

    @cached_property
    def test_pixels(self) -> Bytes:
        """(N, 28, 28) uint8, a quarter of the memory of `test_images`."""
        return self._read(self.files.test_images, 3)

    @cached_property
    def train_labels(self) -> npt.NDArray[np.int64]:
        """(N,) class numbers 0 … 9."""
        return self._read_labels(self.files.train_labels)

    @cached_property
    def test_labels(self) -> npt.NDArray[np.int64]:
        """(N,) class numbers 0 … 9."""
        return self._read_labels(self.files.test_labels)

    def check(self) -> None:
        """Read all four files now. Raises `InputError` when one is damaged."""
        for part in ("test_labels", "train_labels", "test_pixels", "train_pixels"):
            getattr(self, part)

    def _read(self, path: Path, dimensions: int) -> Bytes:
        idx = read_idx(path, dimensions)
        self.crcs[path] = idx.crc
        return idx.data

    def _read_labels(self, path: Path) -> npt.NDArray[np.int64]:
        labels = self._read(path, 1)
        wrong = np.flatnonzero(labels >= CLASSES)
        if wrong.size:
            raise InputError(
                "{file} has the label {label} at place {place:,}, expected 0 to {last}",
                file=path.name,
                label=int(labels[wrong[0]]),
                place=int(wrong[0]),
                last=CLASSES - 1,
            )
        wide = labels.astype(np.int64)
        wide.flags.writeable = False
        return wide


def _count(images: Path, labels: Path) -> int:
    """Return how many pictures both files have, by their headers."""
    count, rows, columns = read_shape(images, 3)
    if (rows, columns) != (SIDE, SIDE):
        raise InputError(
            "{file} has images of {rows} × {columns} pixels, expected 28 × 28",
            file=images.name,
            rows=rows,
            columns=columns,
        )
    (label_count,) = read_shape(labels, 1)
    if count != label_count:
        raise InputError(
            "{images} has {count:,} images, but {labels} has {label_count:,} labels: "
            "are training and test files mixed up?",
            images=images.name,
            count=count,
            labels=labels.name,
            label_count=label_count,
        )
    return count


def _read_only(images: Pixels) -> Pixels:
    images.flags.writeable = False
    return images
