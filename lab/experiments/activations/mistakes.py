"""Four ways to write the softmax of a batch wrong (Q4, Q5), each with its one wrong line.

a (N, K), one sample a row → y (N, K). The right way is `lab.nn.losses.softmax`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lab.arrays import Array
from lab.nn.losses import one_hot, softmax


def whole_batch(a: Array) -> Array:
    """y = e^(a - c) / Σ over the whole batch: rows compete, as `axis=1` is missing."""
    exp_a = np.exp(a - np.max(a))
    sum_exp_a = np.sum(exp_a)
    return np.asarray(exp_a / sum_exp_a)


def no_keepdims(a: Array) -> Array:
    """Σ over each row, but (N,) instead of (N, 1): laid over the columns, if N = K by chance."""
    exp_a = np.exp(a - np.max(a, axis=1, keepdims=True))
    sum_exp_a = np.sum(exp_a, axis=1)
    return np.asarray(exp_a / sum_exp_a)


def numerator_unshifted(a: Array) -> Array:
    """y = e^a / Σ e^(a - c): one `a` was left unchanged, so y is e^c times too large."""
    c = np.max(a, axis=1, keepdims=True)
    sum_exp_a = np.sum(np.exp(a - c), axis=1, keepdims=True)
    return np.asarray(np.exp(a) / sum_exp_a)


def denominator_unshifted(a: Array) -> Array:
    """y = e^(a - c) / Σ e^a: the other `a` was left unchanged, so y is e^c times too small."""
    c = np.max(a, axis=1, keepdims=True)
    sum_exp_a = np.sum(np.exp(a), axis=1, keepdims=True)
    return np.asarray(np.exp(a - c) / sum_exp_a)


@dataclass(frozen=True)
class Mistake:
    """A wrong softmax, its wrong line, and dL/da of the loss that follows from it.

    `gradient(a, y, t)` with t one-hot (N, K): the exact gradient of L = -1/N Σ log y_n,t, which
    numerical differentiation finds; `None` where no training is possible.
    """

    softmax: Callable[[Array], Array]
    wrong_line: str
    latex: str
    gradient: Callable[[Array, Array, Array], Array] | None


def _largest(a: Array) -> Array:
    return one_hot(a.argmax(axis=1), a.shape[1], a.dtype)


MISTAKES: dict[str, Mistake] = {
    "right": Mistake(
        softmax,
        "y /= y.sum",
        r"y_{nk} = \frac{e^{a_{nk} - c_n}}{\sum_j e^{a_{nj} - c_n}}",
        lambda a, y, t: (y - t) / len(a),
    ),
    "whole_batch": Mistake(
        whole_batch,
        "np.sum(exp_a)",
        r"y_{nk} = \frac{e^{a_{nk} - c}}{\sum_m \sum_j e^{a_{mj} - c}}",
        lambda a, y, t: y - t / len(a),
    ),
    "no_keepdims": Mistake(
        no_keepdims,
        "np.sum(exp_a, axis=1)",
        r"y_{nk} = \frac{e^{a_{nk} - c_n}}{\sum_j e^{a_{kj} - c_k}}",
        None,
    ),
    "numerator": Mistake(
        numerator_unshifted,
        "np.exp(a) / sum_exp_a",
        r"y_{nk} = \frac{e^{a_{nk}}}{\sum_j e^{a_{nj} - c_n}}",
        lambda a, y, t: (softmax(a) - t - _largest(a)) / len(a),
    ),
    "denominator": Mistake(
        denominator_unshifted,
        "np.sum(np.exp(a)",
        r"y_{nk} = \frac{e^{a_{nk} - c_n}}{\sum_j e^{a_{nj}}}",
        lambda a, y, t: (softmax(a) - t + _largest(a)) / len(a),
    ),
}
"""Name → the softmax of a batch, right and wrong."""
