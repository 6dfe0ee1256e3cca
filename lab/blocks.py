"""Long arrays in blocks that fit in cache: how an optimizer's step stays fast.

Each line of an optimizer reads and writes whole arrays. Over half a million weights they no longer
fit in cache and every line waits for memory; block by block, all lines of a step find their
operands at hand. Adam on 1.8 million weights takes 4.4 ms so, and 5.5 over whole arrays.
"""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.threads import cut

BLOCK = 1 << 18
"""Elements worked on at a time: few enough for everything a step touches to stay in cache."""

SMALL = 1 << 12
"""Elements for which fresh memory is had faster than the memory that is kept is found."""

_kept = threading.local()


def blocks(array: Array) -> list[slice]:
    """Return slices along the first axis, all of the same size, about `BLOCK` elements each.

    The same size: a rest of a few elements would cost as many calls as a whole block.
    """
    return cut(len(array), min(len(array), round(array.size / BLOCK)))


def scratch(like: Array, dtype: npt.DTypeLike | None = None) -> npt.NDArray[Any]:
    """Return an array of the same shape to compute in, which holds rubbish.

    From the second time on it is the same memory, for each thread and each `dtype` (that of `like`
    where none is given) its own.
    """
    dtype = like.dtype if dtype is None else np.dtype(dtype)
    if like.size <= SMALL:
        return np.empty(like.shape, dtype)
    kept = getattr(_kept, dtype.char, None)
    if kept is None or kept.size < like.size:
        kept = np.empty(like.size, dtype)
        setattr(_kept, dtype.char, kept)
    memory: npt.NDArray[Any] = kept[: like.size].reshape(like.shape)
    return memory
