"""How the first weights are drawn. Biases start at 0.

All but "zeros" and "orthogonal" draw from a normal distribution with mean 0; they differ in its
standard deviation. Two fans decide it: `n_in`, the inputs that one unit sums up, and `n_out`, the
units that one input reaches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lab.arrays import Array
from lab.message import InputError
from lab.nn.checks import is_number


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """(n_in, n_out) of a weight array: affine (n_in, n_out) or convolution (FN, C, FH, FW)."""
    if len(shape) == 2:
        return shape[0], shape[1]
    filters, channels, height, width = shape
    return channels * height * width, filters * height * width


@dataclass(frozen=True)
class Initializer:
    """Draws W ~ N(0, std²), with std = `std(n_in, n_out)`.

    Called as `initializer(shape, rng, dtype)`. It draws in float64 whatever the dtype, so that one
    seed gives the same weights in both.
    """

    name: str
    std: Callable[[int, int], float]

    def __call__(
        self, shape: tuple[int, ...], rng: np.random.Generator, dtype: npt.DTypeLike = np.float32
    ) -> Array:
        """A new array of weights."""
        W: Array = rng.standard_normal(shape) * self.std(*fans(shape))
        return W.astype(dtype)


@dataclass(frozen=True)
class Orthogonal(Initializer):
    """W has orthogonal rows or columns, whichever are fewer, each of length √2 (Saxe et al., 2014).

    Lengths and angles survive the layer; the √2 makes up for the half that ReLU takes away.
    """

    def __call__(
        self, shape: tuple[int, ...], rng: np.random.Generator, dtype: npt.DTypeLike = np.float32
    ) -> Array:
        """A new array of weights."""
        rows, columns = shape[0], int(np.prod(shape[1:]))
        Q, R = np.linalg.qr(rng.standard_normal((max(rows, columns), min(rows, columns))))
        # With R's diagonal made positive every rotation is equally likely.
        Q *= np.where(np.diag(R) < 0, -1.0, 1.0)
        W: Array = np.sqrt(2) * (Q if rows >= columns else Q.T).reshape(shape)
        # Row by row, as all other weights lie: a product's `out` must, and it is made like W.
        return W.astype(dtype, order="C")


def normal(std: float) -> Initializer:
    """W ~ N(0, std²) with one std for all layers: 1 and 0.01 are the book's (chapter 6.2)."""
    if not is_number(std) or std < 0:
        raise InputError(
            "init is {std}; a standard deviation is a number from 0 up.", std=repr(std)
        )
    return Initializer("std", lambda n_in, n_out: std)


INITIALIZERS: dict[str, Initializer] = {
    "zeros": Initializer("zeros", lambda n_in, n_out: 0.0),
    "std": normal(0.01),
    "xavier": Initializer("xavier", lambda n_in, n_out: float(np.sqrt(2 / (n_in + n_out)))),
    "he": Initializer("he", lambda n_in, n_out: float(np.sqrt(2 / n_in))),
    "lecun": Initializer("lecun", lambda n_in, n_out: float(np.sqrt(1 / n_in))),
    "orthogonal": Orthogonal(
        "orthogonal", lambda n_in, n_out: float(np.sqrt(2 / max(n_in, n_out)))
    ),
}
"""Every initializer by its name.

zeros: 0 · std: 0.01 · xavier: √(2 / (n_in + n_out)) (Glorot and Bengio, 2010; the book writes
√(1 / n_in), which is the same where n_in = n_out) · he: √(2 / n_in) (He et al., 2015) ·
lecun: √(1 / n_in) (LeCun et al., 1998) · orthogonal: see its class.
"""


def initializer(init: str | float) -> Initializer:
    """The initializer of that name; a number is a constant standard deviation.

    Raises InputError if there is none of that name.
    """
    if isinstance(init, str):
        if init not in INITIALIZERS:
            raise InputError(
                "There is no initializer called {name}. There are: {known}, or a number, "
                "which is a standard deviation.",
                name=repr(init),
                known=", ".join(INITIALIZERS),
            )
        return INITIALIZERS[init]
    return normal(init)
