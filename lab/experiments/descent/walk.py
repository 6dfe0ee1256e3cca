"""Gradient descent as chapter 4.4 writes it, and its twin that forgets to copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from lab.arrays import Array

Gradient: TypeAlias = Callable[[Array], Array]
"""∇f at one position x: an array of x's shape."""


def gradient_descent(
    gradient: Gradient, init_x: npt.ArrayLike, lr: float = 0.01, step_num: int = 100
) -> tuple[Array, Array]:
    """Walk downhill from init_x (chapter 4.4.1).

    x ← x − η ∇f(x)

    Returns x after the last step and the whole path, (steps + 1, *x.shape) with the start first.
    It ends early where x is no finite number any more.
    """
    x = np.array(init_x, dtype=np.float64)
    history = [x.copy()]
    for _ in range(step_num):
        x -= lr * gradient(x)
        if not np.isfinite(x).all():
            break
        history.append(x.copy())
    return history[-1], np.array(history)


def careless_descent(
    gradient: Gradient,
    init_x: Array,
    lr: float = 0.01,
    step_num: int = 100,
    in_place: bool = True,
    keep_x: bool = True,
) -> tuple[Array, list[Array]]:
    """Walk downhill, WRONG ON PURPOSE: changes init_x if `in_place`.

    `x = init_x` gives the same array a second name, and `-=` writes into that array. With `keep_x`
    the history holds that one array again and again, so all its rows are the last position.
    Returns x and the history.
    """
    x = init_x if in_place else init_x.copy()
    history = []
    for _ in range(step_num):
        history.append(x if keep_x else x.copy())
        x -= lr * gradient(x)
    return x, history
