"""Softmax and the losses: how far the answer is from the truth, as one number.

N is the batch size, K the number of classes. A batch has shape (N, K), one sample a row; each
sample is judged by itself, so a row of the softmax adds up to 1 whatever else is in the batch.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lab.arrays import Array, Labels
from lab.message import InputError
from lab.nn.checks import check_labels


def softmax(a: npt.ArrayLike, out: Array | None = None) -> Array:
    """y_k = e^(a_k - c) / Σ_j e^(a_j - c), c = max a, along the last axis (chapter 3.5).

    Only differences count, so c changes nothing but the largest exponent: it is 0, and e⁰ cannot
    overflow. a (…, K) → y (…, K). Raises InputError if there is nothing to choose from.
    """
    a = np.asarray(a)
    if not a.shape or not a.shape[-1]:
        raise InputError(
            "a has the shape {shape}; softmax takes (…, K), K from 1 up.", shape=a.shape
        )
    # The 1.0 makes floats of whole numbers.
    y: Array = np.subtract(a, 1.0 * a.max(axis=-1, keepdims=True), out=out)
    np.exp(y, out=y)
    y /= y.sum(axis=-1, keepdims=True)
    return y


def softmax_naive(a: Array) -> Array:
    """y_k = e^a_k / Σ_j e^a_j as it is written: nan once e^a_k overflows (chapter 3.5.2).

    For showing only: a_k > 709.78 is too much in float64, a_k > 88.72 in float32.
    """
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        e = np.exp(a)
        return np.asarray(e / e.sum(axis=-1, keepdims=True))


def one_hot(t: Labels, classes: int, dtype: npt.DTypeLike = np.float64) -> Array:
    """Labels as rows of 0 with a single 1: t (N,) → (N, K). Raises InputError for others."""
    return np.asarray(np.eye(classes, dtype=dtype)[check_labels(t, len(t), classes)])


def cross_entropy(y: Array, t: Array | Labels) -> float:
    """L = -1/N Σ_n log(y_n,t_n + 1e-7): the mean surprise at the right answer (chapter 4.2).

    y (N, K) or (K,) probabilities; t labels (N,), or one-hot in the shape of y. The 1e-7 keeps
    log 0 away, so no loss is above 16.118. Raises InputError for an empty batch, and for labels
    that do not fit y.
    """
    y, labels = _with_labels(y, t)
    return float(-np.log(y[np.arange(len(y)), labels] + 1e-7).mean())


def mean_squared_error(y: Array, t: Array | Labels) -> float:
    """L = 1/N Σ_n 1/2 Σ_k (y_nk - t_nk)²; the book's has no 1/N (chapter 4.2.1).

    y (N, K) or (K,); t in the shape of y, or labels (N,). Raises InputError for an empty batch, and
    for labels that do not fit y.
    """
    _check_filled(y)
    if np.shape(t) != y.shape:
        y, labels = _with_labels(y, t)
        return mean_squared_error(y, one_hot(labels, y.shape[1]))
    samples = len(y) if y.ndim == 2 else 1
    return float(0.5 * np.square(y - t).sum() / samples)


def _with_labels(y: Array, t: Array | Labels) -> tuple[Array, Labels]:
    """y as rows (N, K), and a label for each of them."""
    _check_filled(y)
    rows = y.reshape(-1, y.shape[-1])
    one_hot_too = np.shape(t) == y.shape
    return rows, check_labels(t.reshape(rows.shape) if one_hot_too else t, *rows.shape)


def _check_filled(y: Array) -> None:
    if not y.size:
        raise InputError(
            "y has the shape {shape}; a loss needs 1 sample or more, of 1 class or more.",
            shape=y.shape,
        )


class SoftmaxWithLoss:
    """Softmax and cross entropy in one (chapter 5.6.3): L = 1/N Σ_n (log Σ_j e^a_nj - a_n,t_n).

    a (N, K) → L. Taken together the two have a very simple gradient,
    dL/da = (y - t) / N: what was answered minus what was right.
    """

    y: Array
    t: Labels

    def __init__(self, classes: int, dtype: npt.DTypeLike = np.float32) -> None:
        self.classes, self.dtype = classes, dtype

    def allocate(self, N: int) -> None:
        """Make room for a batch of N; a class's numbers lie side by side, which reduces faster."""
        self.y = np.empty((self.classes, N), self.dtype).T
        self.rows = np.arange(N)

    def forward(self, a: Array, t: Labels) -> float:
        """Σ_n log Σ_j e^a_nj - a_n,t_n over the rows given; the caller divides by N."""
        y, rows = self.y, self.rows
        self.t = t
        np.copyto(y, a)
        y -= y.max(axis=1, keepdims=True)
        right = y[rows, t]
        np.exp(y, out=y)
        total = y.sum(axis=1, keepdims=True)
        y /= total
        return float((np.log(total[:, 0]) - right).sum())

    def backward(self, N: int) -> Array:
        """(y - t) / N, with t one-hot; N is the whole batch, of which this may be a part."""
        dout = self.y
        dout[self.rows, self.t] -= 1
        dout *= 1 / N
        return dout
