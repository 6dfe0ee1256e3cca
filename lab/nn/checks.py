"""What comes into a network from outside is looked at once, here."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.message import InputError


def check_shape(x: npt.ArrayLike, input_shape: tuple[int, ...]) -> Array:
    """A batch as (N, *input_shape), of whatever type it came in.

    Raises InputError for another shape, no samples, or anything but numbers.
    """
    x = np.asarray(x)
    if x.dtype.kind not in "fiub":
        raise InputError("x holds {dtype}; it must hold numbers.", dtype=x.dtype)
    if x.shape[1:] != input_shape:
        if x.shape[1:] != (math.prod(input_shape),):
            raise InputError(
                "x has the shape {shape}; the network takes (N, {expected}).",
                shape=x.shape,
                expected=", ".join(map(str, input_shape)),
            )
        x = x.reshape(len(x), *input_shape)
    if not len(x):
        raise InputError("x is empty; a batch needs 1 sample or more.")
    return x


def check_values(x: Array, dtype: np.dtype[Any]) -> Array:
    """A batch in the network's dtype, copied only if it must be.

    Raises InputError for nan or infinity. One product finds either of them; only if it overflows
    is a second look needed.
    """
    x = np.ascontiguousarray(x, dtype)
    flat = x.reshape(-1)
    if not math.isfinite(np.dot(flat, flat)) and not np.isfinite(flat).all():
        raise InputError("x holds nan or infinity; every value must be a finite number.")
    return x


def check_off(off: Mapping[str, Sequence[int]] | None, units: Mapping[str, int]) -> None:
    """Raise InputError unless there are such layers with so many units (or channels)."""
    for name, numbers in (off or {}).items():
        if name not in units:
            raise InputError(
                "There is no layer called {name}. There are: {known}.",
                name=name,
                known=", ".join(units),
            )
        for number in numbers:
            if not 0 <= number < units[name]:
                raise InputError(
                    "{name} has no unit {number}; it has {count}, counted from 0.",
                    name=name,
                    number=number,
                    count=units[name],
                )


def check_labels(t: npt.ArrayLike, N: int, classes: int) -> Labels:
    """Labels as (N,) whole numbers from 0 to classes - 1; one-hot rows (N, K) are turned into them.

    Raises InputError for another shape, no whole numbers, or a label out of range.
    """
    t = np.asarray(t)
    if t.shape == (N, classes) and t.ndim == 2:
        labels: Labels = t.argmax(axis=1)
        if np.count_nonzero(t) != N or not (t[np.arange(N), labels] == 1).all():
            raise InputError("t has one row a sample, but not each row is a single 1 among 0s.")
        return labels
    if t.shape != (N,):
        raise InputError(
            "t has the shape {shape}; with {N} samples it must be ({N},), or ({N}, {classes}) "
            "if it is one-hot.",
            shape=t.shape,
            N=N,
            classes=classes,
        )
    if t.dtype.kind not in "iu":
        raise InputError("t holds {dtype}; labels are whole numbers.", dtype=t.dtype)
    if t.size and (t.min() < 0 or t.max() >= classes):
        raise InputError(
            "t holds labels from {lowest} to {highest}; the classes are 0 to {last}.",
            lowest=int(t.min()),
            highest=int(t.max()),
            last=classes - 1,
        )
    return t


def is_number(value: object) -> bool:
    """Whether a value is a finite number, NumPy's among them; True and False are none."""
    if not isinstance(value, Real) or isinstance(value, bool):
        return False
    # NumPy compares a float32 as a float32, which 1e308 is too large for.
    number: float = value.item() if isinstance(value, np.generic) else value  # type: ignore[assignment]
    return abs(number) < 1e308
