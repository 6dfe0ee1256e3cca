"""Damaged copies of a file, the same ones each time: for proving that a reader holds."""

from __future__ import annotations

import os
from collections.abc import Iterator

import numpy as np

CASES = int(os.environ.get("LAB_FUZZ", "300"))
"""Damaged files a reader is given; `LAB_FUZZ=10000 pytest -k fuzz` gives it more."""

_TELLING = (
    b"\x00",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\xff" * 8,
    b"-1",
    b"1e999",
)


def mutations(data: bytes, count: int, seed: int = 0) -> Iterator[bytes]:
    """Give `count` copies of `data`, each with one to four faults."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        damaged = data
        for _ in range(rng.integers(1, 5)):
            damaged = _fault(damaged, rng)
        yield damaged


def _fault(data: bytes, rng: np.random.Generator) -> bytes:
    # Half of the faults hit the first and the last 100 bytes, where headers and lists are.
    place = int(rng.integers(0, len(data) + 1))
    if rng.random() < 0.5:
        place = int(rng.choice([min(place, place % 100), max(0, len(data) - place % 100)]))
    length = int(rng.integers(1, 40))
    telling = _TELLING[rng.integers(len(_TELLING))]
    match int(rng.integers(8)):
        case 0:
            return data[:place]
        case 1:
            return data[:place] + data[place + length :]
        case 2:
            return data[:place] + rng.bytes(length) + data[place:]
        case 3:
            return data[:place] + data[place : place + length] * 3 + data[place + length :]
        case 4:
            return data[:place] + bytes(length) + data[place + length :]
        case 5:
            return data + data[place:]
        case _:
            return data[:place] + telling + data[place + len(telling) :]
