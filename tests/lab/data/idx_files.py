"""IDX files written byte by byte, as their description has it."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]

USUAL = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


def idx_bytes(array: Bytes) -> bytes:
    return struct.pack(f">I{array.ndim}I", 0x800 + array.ndim, *array.shape) + array.tobytes()


def small_set(train: int = 30, test: int = 20) -> tuple[Bytes, Bytes, Bytes, Bytes]:
    rng = np.random.default_rng(0)

    def images(n: int) -> Bytes:
        return rng.integers(0, 256, (n, 28, 28), np.uint8)

    def labels(n: int) -> Bytes:
        return rng.integers(0, 10, n, np.uint8)

    return images(train), labels(train), images(test), labels(test)


def write_set(
    folder: Path,
    arrays: tuple[Bytes, Bytes, Bytes, Bytes] | None = None,
    names: tuple[str, str, str, str] = USUAL,
) -> Path:
    """Write a small set into a folder; names that end with .gz are packed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in zip(names, arrays or small_set(), strict=True):
        data = idx_bytes(array)
        packed = gzip.compress(data) if name.endswith(".gz") else data
        (folder / name).write_bytes(packed)
    return folder
